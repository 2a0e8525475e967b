//! Muhurta windows against a look every ten minutes that asks the sky itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use astra_astro::{
    Engine, TableEphemeris,
    almanac::Observer,
    vedic::{
        Nakshatra,
        muhurta::{Activity, Avoid, Criteria, Muhurta, muhurtas},
        panchanga::{Panchanga, PanchangaOptions, PanchangaRequest, TimeKind, panchanga},
    },
};
use astra_core::chart::{Body, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Sign, Zodiac};
use jiff::civil::Date;

const ZONE: &str = "Asia/Kolkata";

fn ujjain() -> Observer {
    Observer::at_sea_level(Coordinates::new(23.1793, 75.7885).unwrap())
}

fn search(engine: &Engine<TableEphemeris>, criteria: Criteria, from: &str, to: &str) -> Vec<Muhurta> {
    let days = from.parse().unwrap()..to.parse().unwrap();
    muhurtas(
        engine.ephemeris(),
        criteria,
        ujjain(),
        ZONE.into(),
        PanchangaOptions::default(),
        days,
    )
    .unwrap()
    .map(Result::unwrap)
    .collect()
}

fn day(engine: &Engine<TableEphemeris>, date: Date) -> Panchanga {
    let request = PanchangaRequest {
        date,
        zone: ZONE.into(),
        observer: ujjain(),
        options: PanchangaOptions::default(),
    };
    panchanga(engine.ephemeris(), &request).unwrap()
}

/// Whether a moment of a day meets criteria, from a chart of that moment and the times of the day.
fn meets(engine: &Engine<TableEphemeris>, criteria: &Criteria, day: &Panchanga, at: JulianDayUt) -> bool {
    let mut request = ChartRequest::new(at, Some(ujjain().place()));
    request.options.zodiac = Zodiac::LAHIRI;
    let chart = engine.natal(&request).unwrap();
    let longitude = |body| chart.bodies[&body].longitude;
    let (sun, moon) = (longitude(Body::Sun), longitude(Body::Moon));
    let elongation = (moon - sun).rem_euclid(360.0);
    let tithi = (elongation / 12.0) as u8 + 1;
    let half = (elongation / 6.0) as u8;
    let vishti = half > 0 && half < 57 && half.is_multiple_of(7);
    let yoga = (moon + sun).rem_euclid(360.0) * 27.0 / 360.0;
    let bad_yoga = [
        (0, 3.0),
        (5, 6.0),
        (8, 5.0),
        (9, 6.0),
        (12, 9.0),
        (14, 9.0),
        (16, 60.0),
        (18, 30.0),
        (26, 60.0),
    ]
    .iter()
    // The share of the angle stands for the share of the time, a minute or two off; such looks are not counted.
    .any(|(number, ghatis)| yoga as u8 == *number && yoga.fract() * 60.0 < *ghatis);
    let within = |kind: TimeKind| {
        day.times
            .iter()
            .any(|time| time.kind == kind && (time.start.jd_ut..time.end.jd_ut).contains(&at))
    };
    let contains = |avoid| criteria.avoid.contains(&avoid);
    let far = |body, limit: f64| astra_astro::angle::arc(sun, longitude(body)).abs() >= limit;
    (criteria.varas.is_empty() || criteria.varas.contains(&day.vara))
        && (criteria.tithis.is_empty() || criteria.tithis.contains(&tithi))
        && (criteria.nakshatras.is_empty() || criteria.nakshatras.contains(&Nakshatra::of(moon)))
        && (criteria.lagnas.is_empty() || criteria.lagnas.contains(&Sign::of(chart.angles.unwrap().ascendant)))
        && (criteria.sun_signs.is_empty() || criteria.sun_signs.contains(&Sign::of(sun)))
        && (criteria.months.is_empty() || criteria.months.contains(&day.month.month))
        && !(contains(Avoid::RahuKalam) && within(TimeKind::RahuKalam))
        && !(contains(Avoid::Yamaganda) && within(TimeKind::Yamaganda))
        && !(contains(Avoid::Durmuhurta) && within(TimeKind::Durmuhurta))
        && !(contains(Avoid::Varjyam) && within(TimeKind::Varjyam))
        && !(contains(Avoid::Bhadra) && vishti)
        && !(contains(Avoid::BadYogas) && bad_yoga)
        && !(contains(Avoid::IrregularMonths) && day.month.adhika)
        && !(contains(Avoid::Combustion) && !(far(Body::Jupiter, 11.0) && far(Body::Venus, 10.0)))
        && !(contains(Avoid::Dakshinayana) && (90.0..270.0).contains(&sun))
        && (!contains(Avoid::Night) || (day.start.jd_ut..sunset(day)).contains(&at))
}

fn sunset(day: &Panchanga) -> JulianDayUt {
    match day.sun {
        astra_astro::almanac::sun_day::SunDay::Rises(sun) => sun.sunset.jd_ut,
        _ => panic!("the Sun sets in Ujjain"),
    }
}

#[test]
fn a_time_is_told_when_and_only_when_a_look_at_the_sky_finds_it_good() {
    let engine = astra_astro::tables().unwrap();
    let (mut looks, mut good) = (0, 0);
    for activity in Activity::ALL {
        let criteria = activity.criteria();
        let found = search(&engine, criteria.clone(), "2025-05-05", "2025-05-12");
        let mut date: Date = "2025-05-05".parse().unwrap();
        while date < "2025-05-12".parse().unwrap() {
            // From half past six, after sunrise, to five the next morning, before it.
            let today = day(&engine, date);
            let midnight = date
                .to_zoned(astra_astro::time_zone(ZONE).unwrap())
                .unwrap()
                .timestamp();
            let start = JulianDayUt::from(midnight).0 + 6.5 / 24.0;
            for k in 0..45 {
                let at = JulianDayUt(start + f64::from(k) * 30.0 / 1440.0);
                // Not within two minutes of a limit.
                let border = found.iter().any(|time| {
                    [time.start, time.end]
                        .iter()
                        .any(|end| (end.jd_ut.0 - at.0).abs() * 1440.0 < 2.0)
                });
                if border {
                    continue;
                }
                let ours = found
                    .iter()
                    .any(|time| (time.start.jd_ut..time.end.jd_ut).contains(&at));
                let theirs = meets(&engine, &criteria, &today, at);
                assert_eq!(ours, theirs, "{} {date} {:?}", activity.as_str(), at.to_timestamp());
                looks += 1;
                good += usize::from(ours);
            }
            date = date.tomorrow().unwrap();
        }
    }
    println!("bar | muhurta windows of six activities against {looks} looks at the sky | {good} good, 0 differ | pass");
    assert!(good > 20);
}

#[test]
fn every_activity_has_its_times_in_a_year_each_with_its_reasons() {
    let engine = astra_astro::tables().unwrap();
    for activity in Activity::ALL {
        let criteria = Criteria {
            minutes: 48.0,
            ..activity.criteria()
        };
        let found = search(&engine, criteria.clone(), "2025-02-01", "2025-06-15");
        assert!(!found.is_empty(), "{}", activity.as_str());
        assert!(activity.source().starts_with("Muhurta Chintamani"));
        for pair in found.windows(2) {
            assert!(pair[0].end.jd_ut <= pair[1].start.jd_ut);
        }
        for time in &found {
            assert!((time.end.jd_ut.0 - time.start.jd_ut.0) * 1440.0 >= 48.0);
            assert!(criteria.nakshatras.contains(&time.nakshatra));
            assert!(criteria.tithis.contains(&time.tithi.number()));
            let asked: Vec<_> = time.reasons.iter().map(|reason| reason.asked).collect();
            assert!(asked.contains(&"nakshatra") && asked.contains(&"bhadra"), "{asked:?}");
        }
    }
}

#[test]
fn the_moon_of_birth_leaves_only_good_taras() {
    let engine = astra_astro::tables().unwrap();
    let criteria = Criteria {
        native: Some((Nakshatra::Rohini, Sign::Taurus)),
        ..Criteria::default()
    };
    let found = search(&engine, criteria, "2025-03-01", "2025-03-29");
    assert!(!found.is_empty());
    for time in found {
        let tara = (Nakshatra::Rohini.count_to(time.nakshatra) - 1) % 9 + 1;
        assert!(![3, 5, 7].contains(&tara), "{time:?}");
    }
}

#[test]
fn criteria_that_nothing_can_meet_are_refused_by_name() {
    let engine = astra_astro::tables().unwrap();
    let refused = |criteria: Criteria| {
        let days = "2025-01-01".parse().unwrap().."2025-01-02".parse().unwrap();
        muhurtas(
            engine.ephemeris(),
            criteria,
            ujjain(),
            ZONE.into(),
            PanchangaOptions::default(),
            days,
        )
        .err()
        .unwrap()
        .field()
        .map(str::to_owned)
    };
    let wrong = |field: &str, criteria| assert_eq!(refused(criteria).as_deref(), Some(field));
    wrong(
        "tithis",
        Criteria {
            tithis: vec![31],
            ..Criteria::default()
        },
    );
    wrong(
        "karanas",
        Criteria {
            karanas: vec!["Baba".into()],
            ..Criteria::default()
        },
    );
    wrong(
        "minutes",
        Criteria {
            minutes: f64::NAN,
            ..Criteria::default()
        },
    );
}

#[test]
fn a_year_beyond_the_polar_circle_is_searched_to_its_end() {
    let engine = astra_astro::tables().unwrap();
    let tromso = Observer::at_sea_level(Coordinates::new(69.65, 18.96).unwrap());
    let days = "2024-06-01".parse().unwrap().."2024-06-20".parse().unwrap();
    let found = muhurtas(
        engine.ephemeris(),
        Activity::Business.criteria(),
        tromso,
        "Europe/Oslo".into(),
        PanchangaOptions::default(),
        days,
    )
    .unwrap();
    assert!(found.map(Result::unwrap).count() > 0);
}
