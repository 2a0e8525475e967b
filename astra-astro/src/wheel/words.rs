//! What the wheel says: degrees, the note below it, and the text for those who do not see it.

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

fn place(placement: &Placement) -> String {
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

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_cut_off_and_never_reach_the_next_sign() {
        assert_eq!(degrees_and_minutes(29.999_99), "29°59′");
        assert_eq!(degrees_and_minutes(359.999_999_999_9), "29°59′");
        assert_eq!(degrees_and_minutes(-1e-18), "0°00′");
        assert_eq!(degrees_and_minutes(45.0 + 7.0 / 60.0), "15°07′");
    }
}
