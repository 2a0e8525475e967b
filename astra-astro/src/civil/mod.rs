//! From the wall clock and calendar of a place to universal time, by the rules in force there and then.

mod tzdb;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Calendar, Coordinates, Fold, JulianDayUt, Moment, TimeBasis},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{self, DateTime},
    tz::{AmbiguousOffset, Offset, TimeZone},
};
pub(crate) use tzdb::Tzdb;

use crate::earth;

/// What the database calls local mean time, the time of the Sun, before a place had a standard time.
const LOCAL_MEAN_TIME: &str = "LMT";
/// Zones of which the database says so in a comment only, with the day from which the capital's time was the law.
const LEGAL_MEAN_TIME: [(&str, civil::Date); 5] = [
    ("Africa/Luanda", civil::date(1892, 1, 1)),
    ("Africa/Sao_Tome", civil::date(1884, 1, 1)),
    ("America/Lima", civil::date(1890, 1, 1)),
    ("Europe/Lisbon", civil::date(1884, 1, 1)),
    ("Portugal", civil::date(1884, 1, 1)),
];
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The instant of a moment, and how it was found.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The instant; local noon where the time is unknown.
    pub jd_ut: JulianDayUt,
    /// The rule.
    pub basis: TimeBasis,
    /// The civil day, where the time is unknown.
    pub day: Option<CivilDay>,
}

/// A civil day of unknown hour.
#[derive(Clone, Debug)]
pub struct CivilDay {
    /// Its first instant.
    pub start: JulianDayUt,
    /// The first instant of the next day.
    pub end: JulianDayUt,
    zone: Zone,
}

/// The version of the time zone database, such as `2026b`.
///
/// # Errors
/// [`ErrorKind::CorruptData`] where the build embedded a damaged one.
pub fn tzdb_version() -> Result<&'static str> {
    Tzdb::embedded().map(Tzdb::version)
}

/// The names of every zone, with those of old that lead to the same.
///
/// # Errors
/// As [`tzdb_version`].
pub fn zones() -> Result<impl Iterator<Item = &'static str>> {
    Tzdb::embedded().map(Tzdb::names)
}

/// How far the clocks of a zone are ahead of universal time at an instant. Before standard time, where they showed
/// the Sun of each place, it is that of the zone's own city.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] for an unknown zone, with the nearest names.
pub fn offset_at(zone: &str, at: Timestamp) -> Result<SignedDuration> {
    let (_, tz) = Tzdb::embedded()?.zone(zone)?;
    Ok(duration(tz.to_offset(at)))
}

impl CivilDay {
    /// An instant of the day on its own clocks, `HH:MM`.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        self.zone.local(at).strftime("%H:%M").to_string()
    }
}

/// A time zone with its whole history, by its IANA name in any case: to tell an instant on the clocks of a place, or
/// find its days.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] for the field `zone`, with the nearest names.
pub fn time_zone(name: &str) -> Result<TimeZone> {
    Ok(Tzdb::embedded()?.zone(name)?.1)
}

/// A change of the clocks of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// How far the clocks were ahead of universal time before.
    pub before: SignedDuration,
    /// The same after.
    pub after: SignedDuration,
}

/// The changes of the clocks of a zone through its history, as far as they are on file one by one; the rules that go
/// on for ever are not.
///
/// # Errors
/// As [`offset_at`].
pub fn changes(zone: &str) -> Result<Vec<Change>> {
    /// Where the yearly rules have taken over everywhere.
    const END: i64 = 4_102_444_800;
    let (_, tz) = Tzdb::embedded()?.zone(zone)?;
    let changes = tz
        .following(Timestamp::MIN)
        .take_while(|change| change.timestamp().as_second() < END);
    Ok(changes
        .map(|change| {
            let at = change.timestamp();
            let before = at.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(at);
            Change {
                at,
                before: duration(tz.to_offset(before)),
                after: duration(change.offset()),
            }
        })
        .collect())
}

/// Finds the instant of a moment. The place serves local mean time.
///
/// # Errors
/// - [`ErrorKind::InvalidInput`] for an unknown zone.
/// - [`ErrorKind::AmbiguousTime`]: the time happened twice and the moment does not say which is meant; the context
///   has both instants.
/// - [`ErrorKind::NonexistentTime`]: the clocks were put forward over the time; the context has the times before and
///   after.
/// - [`ErrorKind::OutOfRange`] at the ends of the civil calendar.
pub fn resolve(moment: &Moment, place: Option<&Coordinates>) -> Result<Resolved> {
    match moment {
        Moment::JulianDay(jd_ut) => Ok(Resolved {
            jd_ut: *jd_ut,
            basis: TimeBasis {
                given: format!("JD {} UT", jd_ut.0),
                rule: "julian day".into(),
                offset: None,
                tzdb: None,
            },
            day: None,
        }),
        Moment::Terrestrial { jd_tt, jd_ut } => Ok(Resolved {
            jd_ut: jd_ut.unwrap_or_else(|| earth::universal(*jd_tt)),
            basis: TimeBasis {
                given: format!("JD {} TT", jd_tt.0),
                rule: "julian day".into(),
                offset: None,
                tzdb: None,
            },
            day: None,
        }),
        Moment::Civil {
            date,
            time,
            zone,
            fold,
            calendar,
        } => {
            let zone = Zone::find(zone, place, *calendar)?;
            match time {
                Some(time) => zone.known(date.to_datetime(*time), *fold),
                None => zone.unknown(*date),
            }
        }
    }
}

/// A zone, with the local mean time of the birth place where that is known.
#[derive(Clone, Debug)]
struct Zone {
    name: &'static str,
    tz: TimeZone,
    longitude: Option<f64>,
    /// The calendar in which the basis repeats the day.
    calendar: Calendar,
    tzdb: &'static str,
}

/// One reading of a wall clock.
struct Reading {
    at: Timestamp,
    /// From universal time, east positive.
    offset: SignedDuration,
    rule: String,
}

impl Zone {
    fn find(name: &str, place: Option<&Coordinates>, calendar: Calendar) -> Result<Self> {
        let tzdb = Tzdb::embedded()?;
        let (name, tz) = tzdb.zone(name)?;
        Ok(Self {
            name,
            tz,
            longitude: place.map(Coordinates::longitude),
            calendar,
            tzdb: tzdb.version(),
        })
    }

    fn known(&self, at: DateTime, fold: Option<Fold>) -> Result<Resolved> {
        let reading = match self.tz.to_ambiguous_timestamp(at).offset() {
            AmbiguousOffset::Unambiguous { offset } => self.reading(at, offset, "zone")?,
            AmbiguousOffset::Fold { before, after } => match fold {
                Some(Fold::Earlier) => self.reading(at, before, "fold: earlier")?,
                Some(Fold::Later) => self.reading(at, after, "fold: later")?,
                None => return Err(self.ambiguous(at, before, after)),
            },
            AmbiguousOffset::Gap { before, after } => return Err(self.nonexistent(at, before, after)),
        };
        let format = if at.second() == 0 { "T%H:%M" } else { "T%H:%M:%S" };
        let given = self.calendar.show(at.date()) + &at.strftime(format).to_string();
        Ok(Resolved {
            jd_ut: reading.at.into(),
            basis: self.basis(&given, reading),
            day: None,
        })
    }

    /// The whole day, shown at noon.
    fn unknown(&self, date: civil::Date) -> Result<Resolved> {
        let start = self.compatible(date.at(0, 0, 0, 0))?;
        let end = self.compatible(date.tomorrow().map_err(|cause| beyond(date, cause))?.at(0, 0, 0, 0))?;
        let noon = self.compatible(date.at(12, 0, 0, 0))?;
        if start.at >= end.at {
            return Err(Error::new(
                ErrorKind::NonexistentTime,
                format!("{date} never happened in {}: the calendar went over it", self.name),
            )
            .with("field", "at")
            .with("value", date)
            .with("zone", self.name));
        }
        let noon = Reading {
            rule: format!("{}; time unknown: the whole day, shown at noon", noon.rule),
            ..noon
        };
        Ok(Resolved {
            jd_ut: noon.at.into(),
            day: Some(CivilDay {
                start: start.at.into(),
                end: end.at.into(),
                zone: self.clone(),
            }),
            basis: self.basis(&self.calendar.show(date), noon),
        })
    }

    /// The instant of a wall clock; where the clocks were put forward, the moment they were; where they went back,
    /// the first of both.
    fn compatible(&self, at: DateTime) -> Result<Reading> {
        match self.tz.to_ambiguous_timestamp(at).offset() {
            AmbiguousOffset::Unambiguous { offset } => self.reading(at, offset, "zone"),
            AmbiguousOffset::Fold { before, .. } => self.reading(at, before, "zone"),
            AmbiguousOffset::Gap { before, after } => {
                let change = self
                    .change(at, after)
                    .ok_or_else(|| Error::new(ErrorKind::Internal, "a gap without a change of the clocks"))?;
                Ok(Reading {
                    at: change,
                    offset: duration(before),
                    rule: "zone".into(),
                })
            }
        }
    }

    /// The instant of a wall clock that shows `offset`, or local mean time where that was in force.
    fn reading(&self, at: DateTime, offset: Offset, rule: &str) -> Result<Reading> {
        let by_zone = offset.to_timestamp(at).map_err(|cause| beyond(at, cause))?;
        let Some(offset) = self.local_mean_time(by_zone) else {
            return Ok(Reading {
                at: by_zone,
                offset: duration(offset),
                rule: rule.into(),
            });
        };
        let by_sun = at
            .checked_sub(offset)
            .and_then(|at| Offset::UTC.to_timestamp(at))
            .map_err(|cause| beyond(at, cause))?;
        Ok(Reading {
            at: by_sun,
            offset,
            rule: match self.longitude {
                Some(longitude) => format!("local mean time of longitude {longitude}"),
                None => format!("local mean time of {}", self.name),
            },
        })
    }

    /// The offset of local mean time, where that was in force at an instant: of the birth place where it is known,
    /// else of the zone's own city.
    fn local_mean_time(&self, at: Timestamp) -> Option<SignedDuration> {
        let info = self.tz.to_offset_info(at);
        if info.abbreviation() != LOCAL_MEAN_TIME || self.has_legal_mean_time(at) {
            return None;
        }
        let zone = duration(info.offset());
        let Some(longitude) = self.longitude else {
            return Some(zone);
        };
        // The Earth turns a degree in four minutes.
        let sun = SignedDuration::from_millis((longitude * 240_000.0).round() as i64);
        // Manila kept the date of America until 1844, Alaska that of Asia until 1867: the sun tells the time of day,
        // the zone which day.
        let days = ((zone - sun).as_secs_f64() / DAY.as_secs_f64()).round() as i32;
        Some(sun + DAY * days)
    }

    /// Whether what is called local mean time is in truth that of a capital, kept by law everywhere.
    fn has_legal_mean_time(&self, at: Timestamp) -> bool {
        let since = LEGAL_MEAN_TIME.iter().find(|(zone, _)| *zone == self.name);
        since.is_some_and(|(_, since)| self.tz.to_datetime(at).date() >= *since)
    }

    fn local(&self, at: Timestamp) -> DateTime {
        match self.local_mean_time(at) {
            Some(offset) => {
                let utc = Offset::UTC.to_datetime(at);
                utc.checked_add(offset).unwrap_or(utc)
            }
            None => self.tz.to_datetime(at),
        }
    }

    fn basis(&self, given: &str, reading: Reading) -> TimeBasis {
        let calendar = match self.calendar {
            Calendar::Gregorian => "",
            Calendar::Julian => " (Julian calendar)",
        };
        TimeBasis {
            given: format!("{given}{calendar} {}", self.name),
            rule: reading.rule,
            offset: Some(reading.offset.as_secs_f64().round() as i32),
            tzdb: Some(self.tzdb.into()),
        }
    }

    /// When the clocks went over a time that never was.
    fn change(&self, at: DateTime, after: Offset) -> Option<Timestamp> {
        let before_it = after.to_timestamp(at).ok()?;
        self.tz.following(before_it).next().map(|change| change.timestamp())
    }

    fn ambiguous(&self, at: DateTime, before: Offset, after: Offset) -> Error {
        let instant = |offset: Offset| match offset.to_timestamp(at) {
            Ok(instant) => instant.to_string(),
            Err(_) => format!("{at} at {offset}"),
        };
        let (earlier, later) = (instant(before), instant(after));
        Error::new(
            ErrorKind::AmbiguousTime,
            format!(
                "{} happened twice in {}, because the clocks were put back: expected fold earlier ({earlier}) or \
                 later ({later})",
                at.strftime("%Y-%m-%d %H:%M"),
                self.name
            ),
        )
        .with("field", "fold")
        .with("zone", self.name)
        .with("earlier", earlier)
        .with("later", later)
    }

    fn nonexistent(&self, at: DateTime, before: Offset, after: Offset) -> Error {
        let (last, first) = match self.change(at, after) {
            Some(change) => (before.to_datetime(change), after.to_datetime(change)),
            None => (at, at),
        };
        let shown = |at: DateTime| at.strftime("%Y-%m-%d %H:%M").to_string();
        Error::new(
            ErrorKind::NonexistentTime,
            format!(
                "{} never happened in {}: the clocks were put forward from {} to {}",
                shown(at),
                self.name,
                shown(last),
                shown(first)
            ),
        )
        .with("field", "at")
        .with("value", at)
        .with("zone", self.name)
        .with("before", last)
        .with("after", first)
    }
}

fn duration(offset: Offset) -> SignedDuration {
    SignedDuration::from_secs(offset.seconds().into())
}

fn beyond(at: impl std::fmt::Display, cause: jiff::Error) -> Error {
    Error::new(ErrorKind::OutOfRange, "the time is beyond the civil calendar")
        .with("field", "at")
        .with("value", at)
        .caused_by(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at: &str, zone: &str, fold: Option<Fold>) -> Moment {
        let (date, time) = match at.split_once('T') {
            Some((date, time)) => (date, Some(time.parse().unwrap())),
            None => (at, None),
        };
        Moment::Civil {
            date: date.parse().unwrap(),
            time,
            zone: zone.into(),
            fold,
            calendar: Calendar::Gregorian,
        }
    }

    fn offset(at: &str, zone: &str) -> i32 {
        resolve(&moment(at, zone, None), None).unwrap().basis.offset.unwrap()
    }

    fn context(error: &Error, key: &str) -> String {
        error.context().find(|(k, _)| *k == key).unwrap().1.to_owned()
    }

    #[test]
    fn the_history_before_1970_is_whole() {
        assert_eq!(offset("1935-05-05T12:00:00", "Europe/Amsterdam"), 19 * 60 + 32);
        assert_eq!(offset("1940-10-15T12:00:00", "Africa/Accra"), 20 * 60);
        assert_eq!(offset("1944-07-20T12:00:00", "Europe/London"), 2 * 3600);
        assert_eq!(offset("1969-12-12T12:00:00", "Africa/Monrovia"), -(44 * 60 + 30));
    }

    #[test]
    fn rules_go_on_after_the_last_change_on_file() {
        assert_eq!(offset("2099-07-01T12:00:00", "Europe/Rome"), 7200);
        assert_eq!(offset("2099-12-01T12:00:00", "Europe/Rome"), 3600);
    }

    #[test]
    fn before_standard_time_the_sun_of_the_birth_place_is_the_clock() {
        let moment = moment("1850-03-01T12:00:00", "America/Chicago", None);
        let springfield = Coordinates::new(39.8, -89.65).unwrap();
        let there = resolve(&moment, Some(&springfield)).unwrap();
        assert_eq!(there.basis.offset, Some(-(89.65 * 240.0) as i32));
        assert_eq!(there.basis.rule, "local mean time of longitude -89.65");
        let zone = resolve(&moment, None).unwrap();
        assert_eq!(zone.basis.offset, Some(-(5 * 3600 + 50 * 60 + 36)));
        assert_eq!(zone.basis.rule, "local mean time of America/Chicago");
        assert!(there.jd_ut > zone.jd_ut);
    }

    #[test]
    fn on_the_other_side_of_the_old_date_line_the_zone_tells_the_day() {
        let manila = Coordinates::new(14.6, 120.97).unwrap();
        let hours = |date: &str| {
            let resolved = resolve(&moment(date, "Asia/Manila", None), Some(&manila)).unwrap();
            f64::from(resolved.basis.offset.unwrap()) / 3600.0
        };
        assert!((hours("1844-01-01T12:00:00") - (120.97 / 15.0 - 24.0)).abs() < 1e-3);
        assert!((hours("1845-02-01T12:00:00") - 120.97 / 15.0).abs() < 1e-3);
    }

    #[test]
    fn a_time_that_happened_twice_asks_which_and_names_both_instants() {
        let ask = |fold| resolve(&moment("2020-10-25T02:30:00", "Europe/Rome", fold), None);
        let error = ask(None).err().unwrap();
        assert_eq!((error.kind(), error.field()), (ErrorKind::AmbiguousTime, Some("fold")));
        assert_eq!(context(&error, "earlier"), "2020-10-25T00:30:00Z");
        assert_eq!(context(&error, "later"), "2020-10-25T01:30:00Z");
        let (earlier, later) = (ask(Some(Fold::Earlier)).unwrap(), ask(Some(Fold::Later)).unwrap());
        assert!((later.jd_ut.0 - earlier.jd_ut.0 - 1.0 / 24.0).abs() < 1e-9);
        assert_eq!(earlier.basis.rule, "fold: earlier");
    }

    #[test]
    fn a_time_that_never_happened_names_the_times_on_both_sides() {
        let error = resolve(&moment("2021-03-28T02:30:00", "Europe/Rome", None), None)
            .err()
            .unwrap();
        assert_eq!((error.kind(), error.field()), (ErrorKind::NonexistentTime, Some("at")));
        assert_eq!(context(&error, "before"), "2021-03-28T02:00:00");
        assert_eq!(context(&error, "after"), "2021-03-28T03:00:00");
    }

    #[test]
    fn a_day_of_unknown_hour_is_as_long_as_it_was() {
        let hours = |date: &str, zone: &str| {
            let day = resolve(&moment(date, zone, None), None).unwrap().day.unwrap();
            ((day.end.0 - day.start.0) * 24.0).round() as i32
        };
        assert_eq!(hours("2021-03-28", "Europe/Rome"), 23);
        assert_eq!(hours("2021-10-31", "Europe/Rome"), 25);
        assert_eq!(hours("2018-11-04", "America/Sao_Paulo"), 23, "midnight was skipped");
        assert_eq!(hours("1990-06-15", "Asia/Kolkata"), 24);
    }

    #[test]
    fn a_day_that_the_calendar_skipped_never_happened() {
        for (date, zone) in [("2011-12-30", "Pacific/Apia"), ("1844-12-31", "Asia/Manila")] {
            let error = resolve(&moment(date, zone, None), None).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::NonexistentTime, "{zone}");
        }
        let manila = Coordinates::new(14.6, 120.97).unwrap();
        let error = resolve(&moment("1844-12-31", "Asia/Manila", None), Some(&manila))
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::NonexistentTime);
    }
}
