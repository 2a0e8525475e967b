//! Births in awkward zones and years, against universal times read off the text of the time zone database; and every
//! zone at random instants.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::civil;
use astra_core::{
    ErrorKind,
    chart::{ChartRequest, Coordinates, Fold, JulianDayUt, Moment},
};
use jiff::{SignedDuration, Timestamp, tz::Offset};
use proptest::prelude::*;
use serde_json::Value;

fn births() -> Vec<Value> {
    serde_json::from_str(include_str!("fixtures/historical-births.json")).unwrap()
}

fn request(birth: &Value) -> astra_core::Result<ChartRequest> {
    let mut fields = serde_json::Map::new();
    for (field, name) in [
        ("at", "local"),
        ("zone", "zone"),
        ("lat", "lat"),
        ("lon", "lon"),
        ("fold", "fold"),
        ("calendar", "calendar"),
    ] {
        fields.insert(field.into(), birth[name].clone());
    }
    ChartRequest::from_json(&fields)
}

#[test]
fn births_in_awkward_zones_and_years_come_to_the_universal_time_of_the_sources() {
    let births = births();
    let mut wrong = Vec::new();
    for birth in &births {
        let told = request(birth).and_then(|request| civil::resolve(&request.moment, request.place.as_ref()));
        let right = match (&told, birth["error"].as_str()) {
            (Ok(told), None) => {
                let expected: Timestamp = birth["utc"].as_str().unwrap().parse().unwrap();
                let off = (told.jd_ut.0 - JulianDayUt::from(expected).0) * 86_400.0;
                // The sources give seconds; local mean time of a longitude has fractions.
                off.abs() < 0.6
            }
            (Err(error), Some(expected)) => error.kind().as_str() == expected,
            _ => false,
        };
        if !right {
            wrong.push(format!("{}: {told:?}", birth["id"]));
        }
    }
    let verdict = if wrong.is_empty() && births.len() >= 60 {
        "pass"
    } else {
        "FAIL"
    };
    println!(
        "bar | births in awkward zones and years as the sources have them, at least 60 | {} of {} | {verdict}",
        births.len() - wrong.len(),
        births.len()
    );
    assert_eq!(verdict, "pass", "{wrong:#?}");
}

#[test]
fn the_basis_repeats_the_day_in_the_calendar_that_it_was_given_in() {
    let births = births();
    let birth = births
        .iter()
        .find(|birth| birth["id"] == "moscow-1900-julian-leap")
        .unwrap();
    let request = request(birth).unwrap();
    let told = civil::resolve(&request.moment, request.place.as_ref()).unwrap();
    assert_eq!(told.basis.given, "1900-02-29T06:00 (Julian calendar) Europe/Moscow");
}

/// What a zone's clocks showed at an instant, by an offset that the zone says was in force.
fn moment(zone: &str, at: Timestamp, offset: SignedDuration, fold: Option<Fold>) -> Moment {
    let local = Offset::UTC.to_datetime(at).checked_add(offset).unwrap();
    match Moment::civil(local.date(), Some(local.time()), zone) {
        Moment::Civil {
            date,
            time,
            zone,
            calendar,
            ..
        } => Moment::Civil {
            date,
            time,
            zone,
            fold,
            calendar,
        },
        other => other,
    }
}

/// Whether an instant comes back from its wall clock, in one of the ways that clocks allow.
fn comes_back(zone: &str, at: Timestamp) -> Result<(), String> {
    let offset = civil::offset_at(zone, at).map_err(|error| error.to_string())?;
    let same = |told: civil::Resolved| ((told.jd_ut.0 - JulianDayUt::from(at).0) * 86_400.0).abs() < 0.01;
    match civil::resolve(&moment(zone, at, offset, None), None) {
        Ok(told) if same(told.clone()) => Ok(()),
        Ok(told) => Err(format!("{zone} {at}: {:?}", told.basis)),
        Err(error) if error.kind() == ErrorKind::AmbiguousTime => {
            let either = [Fold::Earlier, Fold::Later]
                .into_iter()
                .filter_map(|fold| civil::resolve(&moment(zone, at, offset, Some(fold)), None).ok())
                .filter(|told| same(told.clone()))
                .count();
            (either == 1)
                .then_some(())
                .ok_or_else(|| format!("{zone} {at}: {either} of both folds"))
        }
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn every_zone_comes_back_from_its_own_clocks_between_1800_and_2200() {
    let count = if std::env::var_os("ASTRA_PROVE").is_some() {
        2_000
    } else {
        60
    };
    let (from, to) = ("1800-01-02T00:00:00Z", "2200-01-01T00:00:00Z");
    let (from, to): (Timestamp, Timestamp) = (from.parse().unwrap(), to.parse().unwrap());
    let span = to.as_second() - from.as_second();
    let (mut zones, mut instants) = (0, 0);
    for zone in civil::zones().unwrap() {
        zones += 1;
        for step in 0..count {
            // Strides of the golden ratio fall everywhere, and elsewhere in each zone.
            let share = (f64::from(step + zones) * 0.618_033_988_749_895).fract();
            let at = Timestamp::from_second(from.as_second() + (share * span as f64) as i64).unwrap();
            comes_back(zone, at).unwrap();
            instants += 1;
        }
    }
    println!(
        "bar | every zone comes back from its own clocks, 1800 to 2200 | {zones} zones, {instants} instants | pass"
    );
    assert!(zones > 590);
}

#[test]
fn every_change_of_every_zone_is_a_typed_gap_or_fold_or_neither() {
    let (mut gaps, mut folds, mut neither) = (0, 0, 0);
    for zone in civil::zones().unwrap() {
        for change in civil::changes(zone).unwrap() {
            let (before, after) = (change.before, change.after);
            let wall = |offset: SignedDuration| Offset::UTC.to_datetime(change.at).checked_add(offset).unwrap();
            let middle = (before + after) / 2;
            let local = wall(middle);
            let asked = Moment::civil(local.date(), Some(local.time()), zone);
            let told = civil::resolve(&asked, None);
            let kind = told.as_ref().err().map(astra_core::Error::kind);
            match after.cmp(&before) {
                std::cmp::Ordering::Greater => {
                    gaps += 1;
                    assert_eq!(kind, Some(ErrorKind::NonexistentTime), "{zone} {}", change.at);
                }
                std::cmp::Ordering::Less => {
                    folds += 1;
                    assert_eq!(kind, Some(ErrorKind::AmbiguousTime), "{zone} {}", change.at);
                }
                std::cmp::Ordering::Equal => {
                    neither += 1;
                    assert_eq!(kind, None, "{zone} {}", change.at);
                }
            }
        }
    }
    println!(
        "bar | every change of clocks is a typed gap or fold | {gaps} gaps, {folds} folds, {neither} neither | pass"
    );
    assert!(gaps > 10_000 && folds > 10_000);
}

proptest! {
    #[test]
    fn any_zone_at_any_instant_and_place_is_resolved_or_refused_with_a_type(
        zone in proptest::sample::select(civil::zones().unwrap().collect::<Vec<_>>()),
        second in -5_364_662_400_i64..7_258_118_400_i64,
        longitude in -180.0..180.0_f64,
    ) {
        let at = Timestamp::from_second(second).unwrap();
        prop_assert_eq!(comes_back(zone, at), Ok(()));
        let local = Offset::UTC.to_datetime(at);
        let place = Coordinates::new(0.0, longitude).unwrap();
        let asked = Moment::civil(local.date(), Some(local.time()), zone);
        match civil::resolve(&asked, Some(&place)) {
            // A zone is never more than a day and a bit away from Greenwich.
            Ok(told) => prop_assert!((told.jd_ut.0 - JulianDayUt::from(at).0).abs() < 1.7),
            Err(error) => prop_assert!(matches!(error.kind(), ErrorKind::AmbiguousTime | ErrorKind::NonexistentTime)),
        }
        let day = civil::resolve(&Moment::civil(local.date(), None, zone), Some(&place));
        match day {
            Ok(told) => {
                let day = told.day.unwrap();
                prop_assert!(day.start < day.end && (day.start..=day.end).contains(&told.jd_ut));
            }
            Err(error) => prop_assert_eq!(error.kind(), ErrorKind::NonexistentTime),
        }
    }

    #[test]
    fn no_name_of_a_zone_breaks_anything(name in "\\PC{0,40}") {
        let asked = Moment::civil(jiff::civil::date(1990, 6, 15), None, name);
        if let Err(error) = civil::resolve(&asked, None) {
            prop_assert_eq!(error.field(), Some("zone"));
        }
    }
}
