//! `astra panchanga --muhurta`: the good times of a span of days.

use std::ops::Range;

use astra::{
    astro::{
        ephemeris::Ephemeris,
        vedic::{
            Nakshatra, Rashi as _,
            muhurta::{Activity, Criteria, Muhurta, muhurtas},
            panchanga::PanchangaRequest,
        },
    },
    core::{Error, Result, chart::Sign},
};
use jiff::{ToSpan as _, civil::Date};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{day, number, text};

/// Days that are searched where no end is given.
const DAYS: i32 = 30;
/// Days that one answer searches at most.
const MOST: i32 = 3700;
/// A ghati: shorter times are of no use.
const MINUTES: f64 = 24.0;

/// A search that a request asks for.
pub(super) struct Search {
    activity: Activity,
    criteria: Criteria,
    days: Range<Date>,
}

/// What it is answered.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    muhurta: Activity,
    source: &'static str,
    from: Date,
    to: Date,
    zone: String,
    times: Vec<Muhurta>,
}

/// The search of a request, where it asks for one.
pub(super) fn read(fields: &Map<String, Value>, request: &PanchangaRequest) -> Result<Option<Search>> {
    let Some(name) = text(fields, "muhurta")? else {
        for of_search in ["to", "minutes", "moon_of_birth"] {
            if fields.get(of_search).is_some_and(|value| !value.is_null()) {
                return Err(Error::invalid(
                    "muhurta",
                    "missing",
                    "an activity beside to, minutes and moon_of_birth",
                ));
            }
        }
        return Ok(None);
    };
    let activity = Activity::ALL
        .into_iter()
        .find(|activity| activity.as_str() == name)
        .ok_or_else(|| {
            let names = Activity::ALL.map(Activity::as_str);
            Error::invalid("muhurta", name, &format!("one of {}", names.join(", ")))
        })?;
    let from = request.date;
    let to = match text(fields, "to")? {
        Some(text) => day("to", text)?,
        None => from.saturating_add(DAYS.days()),
    };
    if to > from.saturating_add(MOST.days()) {
        return Err(Error::invalid("to", to, "at most ten years after date"));
    }
    let mut criteria = activity.criteria();
    criteria.minutes = number(fields, "minutes")?.unwrap_or(MINUTES);
    if let Some(moon) = number(fields, "moon_of_birth")? {
        if !(0.0..360.0).contains(&moon) {
            return Err(Error::invalid(
                "moon_of_birth",
                moon,
                "a longitude from 0 to 360 degrees",
            ));
        }
        criteria.native = Some((Nakshatra::of(moon), Sign::of(moon)));
    }
    Ok(Some(Search {
        activity,
        criteria,
        days: from..to,
    }))
}

impl Search {
    /// Searches.
    pub(super) fn run(self, ephemeris: &dyn Ephemeris, request: PanchangaRequest) -> Result<Told> {
        let zone = request.zone;
        let (from, to) = (self.days.start, self.days.end);
        let found = muhurtas(
            ephemeris,
            self.criteria,
            request.observer,
            zone.clone(),
            request.options,
            self.days,
        )?;
        Ok(Told {
            muhurta: self.activity,
            source: self.activity.source(),
            from,
            to,
            zone,
            times: found.collect::<Result<Vec<_>>>()?,
        })
    }
}

impl Told {
    /// For people.
    pub(super) fn table(&self) -> Result<String> {
        let zone = astra::astro::time_zone(&self.zone)?;
        let time = |instant: &astra::core::chart::Instant| {
            instant.at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
        };
        let mut lines = vec![
            format!(
                "{} from {} to {}, {}",
                self.muhurta.as_str(),
                self.from,
                self.to,
                self.zone
            ),
            self.source.to_owned(),
            String::new(),
        ];
        lines.extend(self.times.iter().map(|found| {
            format!(
                "{} to {}  {}, {} {}, {}, {} rising",
                time(&found.start),
                time(&found.end),
                found.vara.sanskrit(),
                found.tithi.paksha().name(),
                found.tithi.name(),
                found.nakshatra.name(),
                found.lagna.sanskrit()
            )
        }));
        if self.times.is_empty() {
            lines.push("None in these days.".into());
        }
        lines.push(String::new());
        Ok(lines.join("\n"))
    }
}
