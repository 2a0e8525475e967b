//! What holds of risings, lunations and planetary hours at every place and time, the poles and the ends of the ephemeris
//! included.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{ops::Range, sync::LazyLock};

use astra_astro::{
    TableEphemeris, TableOptions,
    almanac::{
        Crossing, CrossingKind, HorizonOptions, Limb, Observer, Refraction,
        eclipse::{self, EclipseOptions},
        horizon::{self, Standing},
        hours::planetary_hours,
        moon,
        sun_day::SunDay,
        void_of_course,
    },
    ephemeris::Ephemeris as _,
};
use astra_core::{
    ErrorKind,
    chart::{Body, Coordinates, JulianDayUt},
};
use proptest::prelude::*;

static EPHEMERIS: LazyLock<TableEphemeris> = LazyLock::new(|| TableEphemeris::open(TableOptions::default()).unwrap());

fn at(latitude: f64, longitude: f64) -> Observer {
    Observer::at_sea_level(Coordinates::new(latitude, longitude).unwrap())
}

fn span(from: f64, days: f64) -> Range<JulianDayUt> {
    JulianDayUt(from)..JulianDayUt(from + days)
}

fn crossings(body: Body, observer: Observer, span: Range<JulianDayUt>) -> Vec<Crossing> {
    horizon::crossings(&*EPHEMERIS, body, observer, HorizonOptions::default(), span)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn only(crossings: &[Crossing], kinds: [CrossingKind; 2]) -> Vec<CrossingKind> {
    crossings
        .iter()
        .map(|crossing| crossing.kind)
        .filter(|kind| kinds.contains(kind))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("ASTRA_PROVE").is_some() { 500 } else { 40 }))]

    #[test]
    fn risings_and_settings_alternate_and_so_do_culminations(
        latitude in -90.0..=90.0_f64, longitude in -180.0..=180.0_f64, from in 2_400_000.0..2_500_000.0_f64, moon: bool,
    ) {
        let body = if moon { Body::Moon } else { Body::Sun };
        let found = crossings(body, at(latitude, longitude), span(from, 4.0));
        let times: Vec<_> = found.iter().map(|crossing| crossing.instant.jd_ut).collect();
        prop_assert!(times.windows(2).all(|pair| pair[0] <= pair[1]));
        for kinds in [
            [CrossingKind::Rise, CrossingKind::Set],
            [CrossingKind::UpperCulmination, CrossingKind::LowerCulmination],
        ] {
            let found = only(&found, kinds);
            prop_assert!(found.windows(2).all(|pair| pair[0] != pair[1]), "{found:?}");
        }
        let culminations = only(&found, [CrossingKind::UpperCulmination, CrossingKind::LowerCulmination]);
        prop_assert!((7..=8).contains(&culminations.len()), "{culminations:?}");
    }

    #[test]
    fn up_to_sixty_degrees_the_sun_rises_before_noon_and_sets_after_it(
        latitude in -60.0..=60.0_f64, longitude in -180.0..=180.0_f64, from in 2_400_000.0..2_500_000.0_f64,
    ) {
        let found = crossings(Body::Sun, at(latitude, longitude), span(from, 3.0));
        let from_night = found.iter().position(|crossing| crossing.kind == CrossingKind::LowerCulmination).unwrap();
        let day: Vec<_> = found[from_night..].iter().take(4).map(|crossing| crossing.kind).collect();
        prop_assert_eq!(day, [
            CrossingKind::LowerCulmination, CrossingKind::Rise, CrossingKind::UpperCulmination, CrossingKind::Set,
        ]);
    }

    #[test]
    fn a_span_cut_in_two_brings_the_same(
        latitude in -90.0..=90.0_f64, longitude in -180.0..=180.0_f64, from in 2_400_000.0..2_500_000.0_f64,
        cut in 0.01..6.9_f64,
    ) {
        let observer = at(latitude, longitude);
        let whole = crossings(Body::Moon, observer, span(from, 7.0));
        let mut parts = crossings(Body::Moon, observer, JulianDayUt(from)..JulianDayUt(from + cut));
        parts.extend(crossings(Body::Moon, observer, JulianDayUt(from + cut)..JulianDayUt(from + 7.0)));
        prop_assert_eq!(whole.len(), parts.len());
        for (a, b) in whole.iter().zip(&parts) {
            prop_assert_eq!(a.kind, b.kind);
            prop_assert!((a.instant.jd_ut.0 - b.instant.jd_ut.0).abs() < 1e-6);
        }
    }

    #[test]
    fn what_rises_stands_at_the_horizon_that_was_asked_for(
        latitude in -70.0..=70.0_f64, from in 2_400_000.0..2_500_000.0_f64, horizon in -1.0..10.0_f64,
    ) {
        let options = HorizonOptions { limb: Limb::Center, refraction: Refraction::None, horizon, ..HorizonOptions::default() };
        for found in horizon::crossings(&*EPHEMERIS, Body::Sun, at(latitude, 0.0), options, span(from, 2.0)).unwrap() {
            let found = found.unwrap();
            if matches!(found.kind, CrossingKind::Rise | CrossingKind::Set) {
                prop_assert!((found.altitude - horizon).abs() < 1e-6, "{found:?}");
                prop_assert_eq!(found.azimuth < 180.0, found.kind == CrossingKind::Rise);
            }
        }
    }
}

#[test]
fn polar_day_and_polar_night_are_answers() {
    let tromso = at(69.65, 18.96);
    let day = |from| {
        horizon::day(
            &*EPHEMERIS,
            Body::Sun,
            tromso,
            HorizonOptions::default(),
            span(from, 1.0),
        )
        .unwrap()
    };
    // 21 June and 21 December 2024.
    assert_eq!(day(2_460_482.5).standing, Some(Standing::Above));
    assert_eq!(day(2_460_665.5).standing, Some(Standing::Below));
    assert_eq!(day(2_460_390.5).standing, None);
    let hours = |from| planetary_hours(&*EPHEMERIS, tromso, HorizonOptions::default(), 5, span(from, 1.0)).unwrap();
    assert_eq!(hours(2_460_482.5).day, SunDay::Above);
    assert_eq!(hours(2_460_665.5).day, SunDay::Below);
    assert!(hours(2_460_665.5).hours.is_empty());
}

#[test]
fn at_the_poles_the_sun_rises_once_a_year() {
    for latitude in [90.0, -90.0] {
        let year = crossings(Body::Sun, at(latitude, 0.0), span(2_460_310.5, 366.0));
        let risings = only(&year, [CrossingKind::Rise, CrossingKind::Set]);
        assert_eq!(risings.len(), 2, "{latitude}");
    }
}

#[test]
fn around_the_end_of_the_polar_night_the_sun_shows_itself_for_less_and_less() {
    // The shortest days of Tromso are found, and none is invented between them and the night.
    let found = crossings(Body::Sun, at(69.65, 18.96), span(2_460_310.5, 30.0));
    let risings: Vec<_> = found
        .iter()
        .filter(|crossing| crossing.kind == CrossingKind::Rise)
        .collect();
    let settings: Vec<_> = found
        .iter()
        .filter(|crossing| crossing.kind == CrossingKind::Set)
        .collect();
    assert_eq!(risings.len(), settings.len());
    let lengths: Vec<_> = risings
        .iter()
        .zip(&settings)
        .map(|(rise, set)| set.instant.jd_ut.0 - rise.instant.jd_ut.0)
        .collect();
    assert!(!lengths.is_empty());
    assert!(lengths.iter().all(|length| *length > 0.0));
    assert!(lengths.windows(2).all(|pair| pair[0] < pair[1]), "{lengths:?}");
    // The middle of January, as the town celebrates it behind its hills a week later.
    assert!(
        risings[0].instant.at.to_string().starts_with("2024-01-1"),
        "{:?}",
        risings[0]
    );
}

#[test]
fn the_unequal_hours_fill_day_and_night() {
    let hours = planetary_hours(
        &*EPHEMERIS,
        at(-33.87, 151.21),
        HorizonOptions::default(),
        3,
        span(2_460_310.083_3, 1.0),
    );
    let hours = hours.unwrap();
    let SunDay::Rises(sun) = hours.day else {
        panic!("{hours:?}")
    };
    assert_eq!(hours.hours.len(), 24);
    assert_eq!(hours.hours[0].start, sun.sunrise);
    assert!((hours.hours[23].end.jd_ut.0 - sun.next_sunrise.jd_ut.0).abs() < 1e-9);
    assert!((hours.hours[12].start.jd_ut.0 - sun.sunset.jd_ut.0).abs() < 1e-9);
    assert!(
        hours
            .hours
            .windows(2)
            .all(|pair| (pair[0].end.jd_ut.0 - pair[1].start.jd_ut.0).abs() < 1e-9)
    );
    let found = hours.at(hours.hours[5].start.jd_ut).unwrap();
    assert_eq!(found.number, 6);
}

#[test]
fn the_phase_turns_over_at_the_new_moon() {
    let first = moon::lunations(&*EPHEMERIS, span(2_460_310.5, 60.0))
        .unwrap()
        .map(Result::unwrap)
        .find(|lunation| lunation.kind == moon::LunationKind::New)
        .unwrap();
    let phase = |days: f64| moon::phase(&*EPHEMERIS, JulianDayUt(first.instant.jd_ut.0 + days)).unwrap();
    let (before, after) = (phase(-1e-4), phase(1e-4));
    assert!(before.age > 29.0 && after.age < 1e-3, "{before:?} {after:?}");
    assert!(before.elongation > 359.9 && after.elongation < 0.1);
    assert!(before.illumination < 0.01);
    assert!(phase(14.8).illumination > 0.98);
}

#[test]
fn signs_and_void_courses_follow_each_other_without_gap() {
    let signs: Vec<_> = void_of_course::moon_signs(&*EPHEMERIS, span(2_460_310.5, 60.0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(
        signs
            .windows(2)
            .all(|pair| (pair[0].end.jd_ut.0 - pair[1].start.jd_ut.0).abs() < 1e-7)
    );
    assert!(
        signs
            .windows(2)
            .all(|pair| (pair[0].sign as u8 + 1) % 12 == pair[1].sign as u8)
    );
    let voids = void_of_course::voids(
        &*EPHEMERIS,
        void_of_course::VoidBodies::Traditional,
        span(2_460_310.5, 60.0),
    );
    for void in voids.unwrap().map(Result::unwrap) {
        assert!(void.start.jd_ut < void.end.jd_ut);
        assert!(signs.iter().any(|stay| stay.end == void.end && stay.sign == void.sign));
    }
}

#[test]
fn what_lies_beyond_the_ephemeris_is_refused_by_name_and_its_ends_are_reached() {
    let rome = at(41.9, 12.5);
    let beyond = [
        (JulianDayUt(f64::NAN)..JulianDayUt(2_460_000.0), ErrorKind::InvalidInput),
        (
            JulianDayUt(1_000_000.0)..JulianDayUt(2_460_000.0),
            ErrorKind::OutOfRange,
        ),
        (JulianDayUt(2_460_000.0)..JulianDayUt(9e9), ErrorKind::OutOfRange),
        (
            JulianDayUt(2_460_001.0)..JulianDayUt(2_460_000.0),
            ErrorKind::InvalidInput,
        ),
    ];
    for (span, kind) in beyond {
        let refused = [
            horizon::crossings(&*EPHEMERIS, Body::Sun, rome, HorizonOptions::default(), span.clone()).err(),
            moon::lunations(&*EPHEMERIS, span.clone()).err(),
            eclipse::solar_eclipses(&*EPHEMERIS, EclipseOptions::default(), span.clone()).err(),
            eclipse::lunar_eclipses(&*EPHEMERIS, EclipseOptions::default(), span.clone()).err(),
            void_of_course::moon_signs(&*EPHEMERIS, span.clone()).err(),
        ];
        for error in refused {
            let error = error.unwrap();
            assert_eq!(error.kind(), kind, "{span:?}");
            assert!(matches!(error.field(), Some("from" | "to")), "{error}");
        }
    }
    let range = &EPHEMERIS.description().range;
    // Delta T is below an hour within the range.
    let (first, last) = (JulianDayUt(range.start().0 + 0.05), JulianDayUt(range.end().0 - 0.05));
    for ends in [first..JulianDayUt(first.0 + 400.0), JulianDayUt(last.0 - 400.0)..last] {
        assert!(crossings(Body::Moon, rome, ends.clone()).len() > 1500);
        assert!(
            (52..=56).contains(
                &moon::lunations(&*EPHEMERIS, ends.clone())
                    .unwrap()
                    .map(Result::unwrap)
                    .count()
            )
        );
        let solar = eclipse::solar_eclipses(&*EPHEMERIS, EclipseOptions::default(), ends.clone()).unwrap();
        assert!((1..=6).contains(&solar.map(Result::unwrap).count()));
        let lunar = eclipse::lunar_eclipses(&*EPHEMERIS, EclipseOptions::default(), ends).unwrap();
        assert!((1..=6).contains(&lunar.map(Result::unwrap).count()));
    }
}
