//! A chart as a table for people: colours on a terminal only, a width of eighty columns.

use astra::core::chart::{Body, Chart, Point, Uncertainty, Zodiac, overview::position};

const ASPECTS: usize = 12;
const WIDTH: usize = 80;

/// The table.
pub(super) fn render(chart: &Chart, colours: bool) -> String {
    let paint = Paint(colours);
    let mut text = String::new();
    let mut line = |parts: &[&str]| {
        text.push_str(parts.concat().trim_end());
        text.push('\n');
    };
    let houses = chart.cusps.is_some();
    line(&[&paint.bold(&chart.basis.time.given)]);
    line(&[]);
    // Wide enough for two signs and the hour between them.
    let width = if chart.time_known { 24 } else { 36 };
    let house = if houses { "House" } else { "" };
    line(&[&paint.faint(&format!(
        "{:<12}{:<width$}{:>9}  {house:<6}{}",
        "", "Position", "°/day", "Latitude"
    ))]);
    for (body, placement) in &chart.bodies {
        let place = match placement.day.as_ref().and_then(|day| day.sign_change.as_ref()) {
            Some(change) => format!(
                "{} until {}, then {}",
                change.from.name(),
                change.local_time,
                change.to.name()
            ),
            None if chart.time_known => position(placement.longitude),
            None => placement.sign.name().to_owned(),
        };
        let sure = if chart.house_is_certain(*body) { "" } else { "?" };
        let house = placement
            .house
            .map(|house| format!("{house}{sure}"))
            .unwrap_or_default();
        let speed = format!("{:>9.4}", placement.speed);
        line(&[
            &format!("{:<12}{place:<width$}", capital(*body)),
            &if placement.retrograde { paint.red(&speed) } else { speed },
            &format!("  {house:<6}{:>8.4}", placement.latitude),
        ]);
    }
    if !chart.stars.is_empty() {
        line(&[]);
        line(&[&paint.faint("Stars")]);
    }
    for star in &chart.stars {
        let with: Vec<_> = star
            .conjunctions
            .iter()
            .map(|found| format!("{} {:.2}°", name(found.point), found.orb))
            .collect();
        let place = position(star.longitude);
        line(&[&format!("{:<20} {place:<24}{}", star.name, with.join(", "))]);
    }
    if let Some(angles) = &chart.angles {
        line(&[]);
        for (name, longitude) in [
            ("Ascendant", angles.ascendant),
            ("Midheaven", angles.midheaven),
            ("Vertex", angles.vertex),
        ] {
            line(&[&format!("{name:<12}{}", position(longitude))]);
        }
    }
    if let Some(uncertainty) = chart.uncertainty.as_ref().filter(|told| told.minutes.is_some()) {
        line(&[]);
        line(&[&uncertain(uncertainty)]);
    }
    if let Some((cusps, system)) = chart.cusps.zip(chart.houses) {
        line(&[]);
        line(&[&paint.faint(&if system == chart.houses_requested {
            format!("Houses: {}", system.as_str())
        } else {
            format!(
                "Houses: {}; {} does not exist at this latitude",
                system.as_str(),
                chart.houses_requested.as_str()
            )
        })]);
        let (left, right) = cusps.split_at(6);
        for ((number, first), second) in (1..).zip(left).zip(right) {
            line(&[&format!(
                "{number:>2}  {:<20}{:>2}  {}",
                position(*first),
                number + 6,
                position(*second)
            )]);
        }
    }
    line(&[]);
    line(&[&paint.faint(if chart.time_known {
        "Aspects"
    } else {
        "Aspects that hold all day"
    })]);
    // Lots and minor aspects have longer names than planets and the major ones.
    let told = || chart.aspects.iter().take(ASPECTS);
    let points = told().flat_map(|found| [found.a, found.b]);
    let width = points.map(|point| point.name().len() + 1).max().unwrap_or(0).max(12);
    let kind = told()
        .map(|found| found.aspect.as_str().len() + 1)
        .max()
        .unwrap_or(0)
        .max(13);
    for found in told() {
        let direction = match found.applying {
            Some(true) => "applying",
            Some(false) => "separating",
            None => "",
        };
        line(&[&format!(
            "{:<width$}{:<kind$}{:<width$}{:>5.2}°  {direction}",
            name(found.a),
            found.aspect.as_str(),
            name(found.b),
            found.orb
        )]);
    }
    if let Some(more) = chart.aspects.len().checked_sub(ASPECTS).filter(|more| *more > 0) {
        line(&[&paint.faint(&format!("and {more} more"))]);
    }
    line(&[]);
    for fact in basis(chart) {
        line(&[&paint.faint(&fact)]);
    }
    text
}

/// What the time leaves open, in a line.
fn uncertain(told: &Uncertainty) -> String {
    let mut text = format!("Time within {} minutes either way.", told.minutes.unwrap_or_default());
    for (name, signs) in [("Ascendant", &told.ascendant), ("Midheaven", &told.midheaven)] {
        if let [_, _, ..] = signs.as_slice() {
            let signs: Vec<_> = signs
                .iter()
                .map(|sign| format!("{} {:.0} %", sign.value.name(), sign.probability * 100.0))
                .collect();
            text.push_str(&format!(" {name}: {}.", signs.join(", ")));
        }
    }
    if !told.houses.is_empty() {
        text.push_str(" Houses with ? are not certain.");
    }
    text
}

/// What the chart rests on, one fact a line.
fn basis(chart: &Chart) -> Vec<String> {
    let basis = &chart.basis;
    let mut facts = vec![
        format!("{}: {}", basis.ephemeris, basis.source),
        format!(
            "JD {:.6} UT, delta T {:.2} s, {}",
            basis.jd_ut,
            basis.delta_t,
            match (basis.zodiac, chart.ayanamsha) {
                (Zodiac::Tropical, _) | (_, None) => basis.zodiac.to_string(),
                (zodiac, Some(value)) => format!("{zodiac} {value:.6}°"),
            }
        ),
    ];
    let mut time = format!("Time: {}", basis.time.rule);
    if let Some(offset) = basis.time.offset {
        let sign = if offset < 0 { '-' } else { '+' };
        let (hours, minutes, seconds) = (offset.abs() / 3600, offset.abs() / 60 % 60, offset.abs() % 60);
        time.push_str(&format!(", {sign}{hours:02}:{minutes:02}:{seconds:02}"));
    }
    if let Some(tzdb) = &basis.time.tzdb {
        time.push_str(&format!(", tzdb {tzdb}"));
    }
    facts.push(time);
    if let Some(place) = &basis.place {
        facts.push(format!("Place: {}, {}", place.latitude, place.longitude));
        if let Some(origin) = &place.origin {
            facts.push(format!("{}, {} of {}", origin.name, origin.id, origin.source));
        }
    }
    facts.iter().flat_map(|fact| wrapped(fact)).collect()
}

/// Words in lines of [`WIDTH`] columns at most, as far as the words themselves allow.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn name(point: Point) -> String {
    match point {
        Point::Body(body) => capital(body),
        other => upper(other.name()),
    }
}

fn capital(body: Body) -> String {
    upper(body.name())
}

fn upper(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

struct Paint(bool);

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
    fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }
    fn faint(&self, text: &str) -> String {
        self.with("2", text)
    }
    fn red(&self, text: &str) -> String {
        self.with("31", text)
    }
}
