//! What a chart says when the hour is unknown, and what a transit is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Arc;

use astra_astro::angle::arc;
use astra_core::{
    ErrorKind,
    chart::{
        Body, Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, Orbs, Point, Sign,
        TransitRequest, Zodiac,
    },
};

fn request(date: &str, time: Option<&str>, zone: &str) -> ChartRequest {
    ChartRequest::new(
        Moment::civil(date.parse().unwrap(), time.map(|time| time.parse().unwrap()), zone),
        Some(Coordinates::new(41.9028, 12.4964).unwrap()),
    )
}

fn chart(request: &ChartRequest) -> Chart {
    astra_astro::tables().unwrap().natal(request).unwrap()
}

#[test]
fn a_known_hour_gives_angles_houses_and_a_truthful_basis() {
    let chart = chart(&request("1990-06-15", Some("14:30:00"), "europe/rome"));
    assert!(chart.time_known);
    assert_eq!(chart.bodies[&Body::Sun].sign, Sign::Gemini);
    assert!(
        chart
            .bodies
            .values()
            .all(|body| body.house.is_some() && body.day.is_none())
    );
    let basis = &chart.basis;
    assert_eq!(basis.time.given, "1990-06-15T14:30 Europe/Rome");
    assert_eq!((basis.time.rule.as_str(), basis.time.offset), ("zone", Some(7200)));
    assert_eq!(basis.time.tzdb.as_deref(), Some("2026b"));
    assert!(basis.ephemeris.starts_with("Astra tables "));
    assert!(basis.source.contains("DE440"));
    assert!((basis.delta_t - 57.0).abs() < 0.5);
    assert_eq!(basis.orbs, Orbs::NATAL);
    assert!(chart.aspects.is_sorted_by(|x, y| x.orb <= y.orb));
}

#[test]
fn an_unknown_hour_gives_no_angle_no_house_and_the_moment_of_the_moons_change_of_sign() {
    let engine = astra_astro::tables().unwrap();
    let mut changes = 0;
    for day in 1..=28 {
        let chart = engine
            .natal(&request(&format!("1990-06-{day:02}"), None, "Europe/Rome"))
            .unwrap();
        assert!(!chart.time_known);
        assert_eq!((chart.angles, chart.cusps, chart.houses), (None, None, None));
        assert!(chart.bodies.values().all(|body| body.house.is_none()));
        let moon = &chart.bodies[&Body::Moon];
        let day = moon.day.as_ref().unwrap();
        assert!((11.0..16.0).contains(&arc(day.from, day.to)));
        assert_eq!(moon.sign_is_certain(), Sign::of(day.from) == Sign::of(day.to));
        if let Some(change) = &day.sign_change {
            changes += 1;
            assert_eq!((change.from, change.to), (Sign::of(day.from), Sign::of(day.to)));
            // At that instant the Moon stands on the border, to a hundredth of a second of its motion.
            let natal = Arc::new(chart.clone());
            let sky = engine.transits(&TransitRequest::new(natal, change.at)).unwrap();
            let off = arc(change.to.start(), sky.bodies[&Body::Moon].longitude);
            assert!(off.abs() < 1e-6, "{off}");
            let summer = change.at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2)));
            assert_eq!(change.local_time, summer.strftime("%H:%M").to_string());
        }
    }
    assert!(
        (11..=13).contains(&changes),
        "{changes}: the Moon passes twelve signs in 27 days"
    );
}

#[test]
fn aspects_of_an_unknown_hour_are_those_of_every_hour() {
    let engine = astra_astro::tables().unwrap();
    for zodiac in [Zodiac::Tropical, Zodiac::LAHIRI] {
        for date in ["1990-06-15", "2001-02-03", "1955-11-20"] {
            let mut asked = request(date, None, "Europe/Rome");
            asked.options.zodiac = zodiac;
            let unknown = engine.natal(&asked).unwrap();
            let hours: Vec<_> = (0..24)
                .map(|hour| {
                    let mut asked = request(date, Some(&format!("{hour:02}:00:00")), "Europe/Rome");
                    asked.options.zodiac = zodiac;
                    engine.natal(&asked).unwrap()
                })
                .collect();
            let has = |chart: &Chart, a: Point, b: Point, kind| {
                chart
                    .aspects
                    .iter()
                    .find(|found| (found.a, found.b, found.aspect) == (a, b, kind))
                    .cloned()
            };
            assert!(!unknown.aspects.is_empty());
            for found in &unknown.aspects {
                for chart in &hours {
                    let then = has(chart, found.a, found.b, found.aspect).unwrap();
                    if found.applying.is_some() {
                        assert_eq!(then.applying, found.applying);
                    }
                }
            }
            for found in &hours[12].aspects {
                let bodies = matches!((found.a, found.b), (Point::Body(_), Point::Body(_)));
                let always = hours.iter().all(|chart| {
                    // Well within the orb at every hour, so that it cannot slip out in between.
                    has(chart, found.a, found.b, found.aspect).is_some_and(|then| then.orb < then.limit - 0.5)
                });
                if bodies && always {
                    assert!(has(&unknown, found.a, found.b, found.aspect).is_some(), "{found:?}");
                }
            }
        }
    }
}

#[test]
fn transits_stand_in_the_natal_houses_and_their_aspects_have_the_orbs_they_tell() {
    let engine = astra_astro::tables().unwrap();
    let natal = Arc::new(chart(&request("1990-06-15", Some("14:30:00"), "Europe/Rome")));
    let sky = engine
        .transits(&TransitRequest::new(
            Arc::clone(&natal),
            "2026-03-01T12:00:00Z".parse().unwrap(),
        ))
        .unwrap();
    for body in sky.bodies.values() {
        assert_eq!(body.house, natal.house_of(body.longitude));
    }
    assert!(!sky.aspects.is_empty());
    for found in &sky.aspects {
        let apart = arc(
            natal.longitude(found.natal).unwrap(),
            sky.bodies[&found.transiting].longitude,
        );
        assert!(((apart.abs() - found.aspect.angle()).abs() - found.orb).abs() < 1e-9);
        assert!(found.orb <= found.limit);
    }
    assert!(sky.aspects.is_sorted_by(|x, y| x.orb <= y.orb));
}

#[test]
fn transits_to_a_moon_of_unknown_hour_are_not_told() {
    let engine = astra_astro::tables().unwrap();
    let natal = Arc::new(chart(&request("1990-06-15", None, "Europe/Rome")));
    for day in 1..=28 {
        let at = format!("2026-02-{day:02}T12:00:00Z").parse().unwrap();
        let sky = engine.transits(&TransitRequest::new(Arc::clone(&natal), at)).unwrap();
        // Two degrees of orb are less than the Moon runs in half a day.
        assert!(sky.aspects.iter().all(|found| found.natal != Point::Body(Body::Moon)));
        assert!(sky.bodies.values().all(|body| body.house.is_none()));
    }
}

#[test]
fn wrong_input_is_a_typed_error_that_names_the_field() {
    let engine = astra_astro::tables().unwrap();
    let refused = |date, time, zone| {
        let error = engine.natal(&request(date, time, zone)).unwrap_err();
        (error.kind(), error.field().unwrap_or_default().to_owned())
    };
    let noon = Some("12:00:00");
    assert_eq!(
        refused("1990-06-15", noon, "Europe/Rom"),
        (ErrorKind::InvalidInput, "zone".into())
    );
    assert_eq!(refused("0999-01-01", noon, "UTC"), (ErrorKind::OutOfRange, "at".into()));
    assert_eq!(refused("0999-01-01", None, "UTC"), (ErrorKind::OutOfRange, "at".into()));
    assert_eq!(refused("9999-12-31", None, "UTC"), (ErrorKind::OutOfRange, "at".into()));
    assert_eq!(
        refused("2021-03-28", Some("02:30:00"), "Europe/Rome"),
        (ErrorKind::NonexistentTime, "at".into())
    );
    assert_eq!(
        refused("2021-10-31", Some("02:30:00"), "Europe/Rome"),
        (ErrorKind::AmbiguousTime, "fold".into())
    );
    assert_eq!(Coordinates::new(91.0, 0.0).unwrap_err().field(), Some("lat"));
    assert_eq!(Coordinates::new(f64::NAN, 0.0).unwrap_err().field(), Some("lat"));
    assert_eq!(Coordinates::new(0.0, f64::NAN).unwrap_err().field(), Some("lon"));
}

#[test]
fn a_time_beyond_the_tables_is_told_their_range_and_what_reaches_further() {
    let refused = |engine: &dyn astra_core::chart::ChartEngine, at: f64| {
        let error = engine.natal(&ChartRequest::new(JulianDayUt(at), None)).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::OutOfRange, Some("jd_ut")));
        error.message().to_owned()
    };
    let shipped = astra_astro::tables().unwrap();
    for at in [2_085_914.5, 2_378_456.9, 2_524_633.0, 5_000_000.0, 1e300] {
        let told = refused(&shipped, at);
        assert!(told.contains("from 1799-11-22 to 2200-02-09"), "{told}");
        assert!(told.contains("ASTRA_EPHEMERIS_TABLES"), "{told}");
    }
}
