//! A panchanga as people read it, on the clocks of its place.

use astra::{
    astro::{
        almanac::sun_day::SunDay,
        vedic::{
            Rashi as _,
            panchanga::{Limb, Panchanga, TimeKind, limbs::Extent},
        },
    },
    core::{Result, chart::Instant},
};
use jiff::tz::TimeZone;

/// Renders it.
pub(super) fn render(told: &Panchanga, colours: bool) -> Result<String> {
    let clock = Clock {
        zone: astra::astro::time_zone(&told.zone)?,
        told,
    };
    let faint = |text: String| match colours {
        true => format!("\x1b[2m{text}\x1b[0m"),
        false => text,
    };
    let place = told.observer.place();
    let mut lines = vec![
        format!("{}, {}", told.date, told.vara.sanskrit()),
        faint(format!(
            "{} {:.4}, {:.4}; ayanamsha {:.4}°; times of {}, + is the next day",
            told.zone,
            place.latitude(),
            place.longitude(),
            told.ayanamsha,
            told.zone
        )),
        String::new(),
    ];
    let mut row = |name: &str, value: String| lines.push(format!("{name:<16}{value}"));
    match &told.sun {
        SunDay::Rises(sun) => row("Sun", format!("{} to {}", clock.at(sun.sunrise), clock.at(sun.sunset))),
        SunDay::Above => row("Sun", "over the horizon all day".into()),
        SunDay::Below => row("Sun", "below the horizon all day".into()),
    }
    let moon = |instant: Option<Instant>| instant.map_or_else(|| "-".to_owned(), |instant| clock.at(instant));
    row(
        "Moon",
        format!("rises {}, sets {}", moon(told.moonrise), moon(told.moonset)),
    );
    row(
        "Tithi",
        clock.limbs(&told.tithi, |tithi| {
            format!("{} {}", tithi.paksha().name(), tithi.name())
        }),
    );
    row(
        "Nakshatra",
        clock.limbs(&told.nakshatra, |nakshatra| nakshatra.name().to_owned()),
    );
    row(
        "Pada",
        clock.limbs(&told.pada, |pada| format!("{} {}", pada.nakshatra.name(), pada.pada)),
    );
    row("Yoga", clock.limbs(&told.yoga, |yoga| yoga.name().to_owned()));
    row("Karana", clock.limbs(&told.karana, |karana| karana.name().to_owned()));
    row(
        "Moon sign",
        clock.limbs(&told.moon_sign, |sign| sign.sanskrit().to_owned()),
    );
    row("Sun sign", told.sun_sign.sanskrit().to_owned());
    let added = if told.month.adhika { "Adhika " } else { "" };
    let dropped = told
        .month
        .kshaya
        .map_or_else(String::new, |month| format!(", {} dropped", month.name()));
    row("Month", format!("{added}{}{dropped}", told.month.month.name()));
    row(
        "Year",
        format!(
            "Shaka {}, Vikrama {}, {}",
            told.years.shaka, told.years.vikrama, told.years.samvatsara_name
        ),
    );
    row("Season", format!("{:?}, {:?}", told.ritu, told.ayana));
    for time in &told.times {
        if !matches!(time.kind, TimeKind::Choghadiya(_) | TimeKind::Hora(_)) {
            row(
                time.kind.name(),
                format!("{} to {}", clock.at(time.start), clock.at(time.end)),
            );
        }
    }
    for (name, kind) in [("Choghadiya", true), ("Hora", false)] {
        let listed: Vec<String> = told
            .times
            .iter()
            .filter_map(|time| match time.kind {
                TimeKind::Choghadiya(choghadiya) if kind => Some(format!("{choghadiya:?} {}", clock.at(time.start))),
                TimeKind::Hora(body) if !kind => Some(format!("{} {}", body.name(), clock.at(time.start))),
                _ => None,
            })
            .collect();
        for (index, part) in listed.chunks(if kind { 8 } else { 12 }).enumerate() {
            row(if index == 0 { name } else { "" }, part.join(", "));
        }
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The clocks of the place.
struct Clock<'a> {
    zone: TimeZone,
    told: &'a Panchanga,
}

impl Clock<'_> {
    /// `HH:MM`, with a sign for another day.
    fn at(&self, instant: Instant) -> String {
        let local = instant.at.to_zoned(self.zone.clone());
        let mark = match local.date().cmp(&self.told.date) {
            std::cmp::Ordering::Less => "-",
            std::cmp::Ordering::Equal => "",
            std::cmp::Ordering::Greater => "+",
        };
        format!("{}{mark}", local.strftime("%H:%M"))
    }

    /// The limbs of a day with their ends; the last goes on.
    fn limbs<T: Copy>(&self, limbs: &[Limb<T>], name: impl Fn(T) -> String) -> String {
        let told: Vec<_> = limbs
            .iter()
            .map(|limb| {
                let extent = match limb.extent {
                    Extent::Repeated => " (repeated)",
                    Extent::Skipped | Extent::Usual => "",
                };
                format!("{} until {}{extent}", name(limb.value), self.at(limb.end))
            })
            .collect();
        told.join(", ")
    }
}
