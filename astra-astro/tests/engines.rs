//! The two engines against each other: random charts by the tables and by the Swiss Ephemeris, at the same delta T.
//! `docs/tables.md` has the bounds, and says where the differences come from.
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use astra_astro::angle::arc;
use astra_core::chart::{
    Body, BodySet, Chart, ChartEngine, ChartRequest, Coordinates, HouseSystem, JulianDayTt, JulianDayUt, Moment,
};

const ARCSEC: f64 = 1.0 / 3600.0;
/// 1900-01-01 and 2050-01-01.
const SPAN: (f64, f64) = (2_415_020.5, 2_469_807.5);

/// How far the engines may differ in longitude and latitude from 1900 to 2050, in arc seconds.
fn bound(body: Body) -> f64 {
    match body {
        Body::Sun | Body::Moon | Body::Mercury | Body::Venus => 0.01,
        Body::Mars => 0.06,
        Body::Jupiter | Body::Saturn | Body::Chiron => 0.03,
        Body::Uranus | Body::Pluto => 0.12,
        Body::Neptune | Body::TrueNode => 0.3,
        Body::TrueLilith => 1.0,
        Body::Ceres | Body::Pallas | Body::Juno | Body::Vesta => 0.03,
        // Two definitions of what is mean.
        Body::MeanNode => 0.15,
        Body::MeanLilith => 0.6,
        // Hypothetical: the tables are coarser.
        _ => 0.06,
    }
}

/// More than the radius of the Sun, in degrees.
const DISC: f64 = 0.28;
/// Angles and cusps, in arc seconds.
const ANGLE: f64 = 0.03;
/// Closer to a polar circle, in degrees, the angles swing so fast that the sidereal time's last digit shows.
const POLAR: f64 = 1.0;

fn chart(engine: &impl ChartEngine, number: u32) -> Chart {
    let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
    let jd_ut = JulianDayUt(SPAN.0 + golden(number, SPAN.1 - SPAN.0));
    // The same delta T for both, of about the right size.
    let jd_tt = JulianDayTt(jd_ut.0 + (30.0 + golden(number * 5, 40.0)) / 86_400.0);
    let moment = Moment::Terrestrial {
        jd_tt,
        jd_ut: Some(jd_ut),
    };
    let place = Coordinates::new(golden(number * 7, 130.0) - 65.0, golden(number * 3, 360.0) - 180.0).unwrap();
    let mut request = ChartRequest::new(moment, Some(place));
    request.options.bodies = BodySet::ALL;
    request.options.houses = [HouseSystem::Placidus, HouseSystem::Koch, HouseSystem::Campanus][number as usize % 3];
    engine.natal(&request).unwrap()
}

#[test]
fn random_charts_differ_within_the_bounds() {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let count = if full { 5000 } else { 1000 };
    let (tables, swiss) = (astra_astro::tables().unwrap(), astra_astro::swiss().unwrap());
    let mut worst = BTreeMap::<&str, (f64, f64)>::new();
    for number in 1..=count {
        let (ours, theirs) = (chart(&tables, number), chart(&swiss, number));
        let mut check = |what: &'static str, off: f64, bound: f64| {
            let entry = worst.entry(what).or_insert((0.0, bound));
            entry.0 = entry.0.max(off / ARCSEC);
            assert!(off / ARCSEC <= bound, "{what} at {:?}: {}", ours.jd_ut, off / ARCSEC);
        };
        let sun = ours.bodies[&Body::Sun].longitude;
        for (body, a) in &ours.bodies {
            let b = &theirs.bodies[body];
            // Behind the disc of the Sun, where no light comes through, its deflection is a convention.
            if *body != Body::Sun && arc(sun, a.longitude).hypot(a.latitude) < DISC {
                continue;
            }
            check(body.as_str(), arc(a.longitude, b.longitude).abs(), bound(*body));
            check(body.as_str(), (a.latitude - b.latitude).abs(), bound(*body));
            // The Swiss Ephemeris has the speeds of the osculating points by coarse differences.
            let most = if matches!(body, Body::TrueNode | Body::TrueLilith) {
                0.02
            } else {
                1.4e-4
            };
            assert!(
                (a.speed - b.speed).abs() <= most,
                "{} {} {}",
                body.as_str(),
                a.speed,
                b.speed
            );
        }
        if ours.basis.place.as_ref().unwrap().latitude.abs() > 66.5 - POLAR {
            continue;
        }
        let (a, b) = (ours.angles.unwrap(), theirs.angles.unwrap());
        check("ascendant", arc(a.ascendant, b.ascendant).abs(), ANGLE);
        check("midheaven", arc(a.midheaven, b.midheaven).abs(), ANGLE);
        for (a, b) in ours.cusps.unwrap().into_iter().zip(theirs.cusps.unwrap()) {
            check("cusps", arc(a, b).abs(), ANGLE);
        }
    }
    for (what, (worst, bound)) in &worst {
        println!("{what}: {worst:.4} of {bound} arc seconds");
    }
    println!("bar | {count} random charts by both engines | within the bounds of docs/tables.md | pass");
}
