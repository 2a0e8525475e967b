//! What the pictures say: degrees, notes, the text for those who do not see them, and how much room words need.

use astra_core::chart::{Body, Chart, Placement, Sign, Zodiac};

/// Whole minutes of arc within the sign, cut off rather than rounded: 29°59.9′ is not yet the next sign.
fn arc_minutes(longitude: f64) -> u32 {
    let within = longitude.rem_euclid(360.0) % 30.0;
    // The tenth of a millionth keeps a whole minute whole where the sum of its parts came out a hair below.
    ((within * 60.0 + 1e-7) as u32).min(30 * 60 - 1)
}

/// `12°`.
pub(super) fn degrees(longitude: f64) -> String {
    format!("{}°", arc_minutes(longitude) / 60)
}

/// `34′`.
pub(super) fn minutes(longitude: f64) -> String {
    format!("{:02}′", arc_minutes(longitude) % 60)
}

/// `12°34′`.
pub(super) fn degrees_and_minutes(longitude: f64) -> String {
    degrees(longitude) + &minutes(longitude)
}

/// What a reader of the picture must know to read it rightly.
pub(super) fn note(chart: &Chart) -> Option<String> {
    if !chart.time_known {
        return Some("Time of birth unknown: no houses and no angles; 0° Aries at the left".into());
    }
    match chart.houses {
        None => Some("No place given: no houses and no angles; 0° Aries at the left".into()),
        Some(used) if used != chart.houses_requested => Some(format!(
            "{} houses: {} does not exist at this latitude",
            capital(used.name()),
            chart.houses_requested.name()
        )),
        Some(_) => None,
    }
}

/// The whole chart in words.
pub(super) fn describe(chart: &Chart, bodies: &[Body]) -> String {
    let mut sentences = Vec::new();
    sentences.push(match chart.basis.zodiac {
        Zodiac::Sidereal(_) => "Sidereal zodiac.".to_owned(),
        Zodiac::Draconic(_) => "Draconic zodiac.".to_owned(),
        _ => "Tropical zodiac.".to_owned(),
    });
    if let Some(angles) = chart.angles {
        sentences.push(format!(
            "Ascendant {} {}, midheaven {} {}.",
            degrees_and_minutes(angles.ascendant),
            Sign::of(angles.ascendant).name(),
            degrees_and_minutes(angles.midheaven),
            Sign::of(angles.midheaven).name()
        ));
    }
    if let Some(houses) = chart.houses {
        sentences.push(format!("{} houses.", capital(houses.name())));
    }
    sentences.extend(note(chart).map(|note| note + "."));
    for body in bodies {
        if let Some(placement) = chart.bodies.get(body) {
            sentences.push(format!("{} {}.", capital(body.name()), place(placement)));
        }
    }
    sentences.join(" ")
}

pub(super) fn place(placement: &Placement) -> String {
    let mut words = match &placement.day {
        None => format!("{} {}", degrees_and_minutes(placement.longitude), placement.sign.name()),
        Some(day) => match &day.sign_change {
            None => format!("about {} {}", degrees(placement.longitude), placement.sign.name()),
            Some(change) => format!(
                "{}, from {} {}",
                change.from.name(),
                change.local_time,
                change.to.name()
            ),
        },
    };
    if let Some(house) = placement.house {
        words += &format!(", house {house}");
    }
    if placement.retrograde {
        words += ", retrograde";
    }
    words
}

pub(super) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The width of words, an upper bound: as wide as in DejaVu Sans, one of the widest sans faces in use.
pub(super) fn width(words: &str, size: f64) -> f64 {
    let advance = |letter| match letter {
        'i' | 'j' | 'l' | '′' => 0.32,
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | '-' | '|' => 0.416,
        'f' | 'r' | 't' | '(' | ')' => 0.45,
        '°' | '–' | '·' => 0.5,
        '0'..='9' => 0.637,
        'w' => 0.85,
        'M' => 0.91,
        'm' => 0.98,
        'W' => 1.01,
        'a'..='z' => 0.655,
        'A'..='Z' => 0.79,
        // An ideogram is as wide as it is high.
        _ => 1.0,
    };
    words.chars().map(advance).sum::<f64>() * size
}

/// What bold letters need beyond [`width`].
pub(super) const BOLD: f64 = 1.1;

/// Words and a size for them that fit a room: smaller down to `least`, then cut off.
pub(super) fn fitted(words: &str, size: f64, least: f64, room: f64) -> (String, f64) {
    let needed = width(words, 1.0);
    let size = size.min(room / needed.max(1e-9)).max(least);
    if needed * size <= room + 1e-9 {
        return (words.to_owned(), size);
    }
    let mut cut = words.to_owned();
    while cut.pop().is_some() && width(&cut, size) + size > room {}
    (cut.trim_end().to_owned() + "…", size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_wider_than_its_bound() {
        let table = include_str!("../../tests/fixtures/font-advances.json");
        let table: serde_json::Value = serde_json::from_str(table).unwrap();
        for (face, factor) in [("regular", 1.0), ("bold", BOLD)] {
            for (letter, advance) in table[face].as_object().unwrap() {
                let advance = advance.as_f64().unwrap() / 1000.0;
                let bound = width(letter, factor);
                assert!(bound >= advance - 1e-9, "{face} {letter}: {bound} < {advance}");
            }
        }
    }

    #[test]
    fn words_that_do_not_fit_get_smaller_and_then_shorter() {
        assert_eq!(fitted("Sun", 20.0, 10.0, 200.0), ("Sun".to_owned(), 20.0));
        let (words, size) = fitted("a name that is rather long", 20.0, 5.0, 200.0);
        assert!(words.ends_with("long") && size < 20.0);
        let (words, size) = fitted(&"long ".repeat(50), 20.0, 10.0, 200.0);
        assert!(words.ends_with('…') && width(&words, size) <= 200.0, "{words} {size}");
    }

    #[test]
    fn minutes_are_cut_off_and_never_reach_the_next_sign() {
        assert_eq!(degrees_and_minutes(29.999_99), "29°59′");
        assert_eq!(degrees_and_minutes(359.999_999_999_9), "29°59′");
        assert_eq!(degrees_and_minutes(-1e-18), "0°00′");
        assert_eq!(degrees_and_minutes(45.0 + 7.0 / 60.0), "15°07′");
    }
}
