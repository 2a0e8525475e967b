//! What a chart says where its moment is not exact: against charts of the instants that it may be.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use astra_astro::{Engine, TableEphemeris, angle::arc};
use astra_core::{
    ErrorKind,
    chart::{
        Ayanamsha, Body, Chart, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayUt, Moment, Pada,
        Point, Sign, Stretch, Zodiac,
    },
};

fn engine() -> Engine<TableEphemeris> {
    astra_astro::tables().unwrap()
}

fn uncertain(jd: f64, latitude: f64, longitude: f64, minutes: f64) -> ChartRequest {
    let mut request = ChartRequest::new(JulianDayUt(jd), Some(Coordinates::new(latitude, longitude).unwrap()));
    request.uncertainty_minutes = Some(minutes);
    request
}

/// The value at an instant.
fn at<T: Copy>(stretches: &[Stretch<T>], jd: f64) -> T {
    let within = |stretch: &&Stretch<T>| stretch.from.jd_ut.0 <= jd && jd <= stretch.to.jd_ut.0;
    stretches.iter().find(within).unwrap().value
}

/// Whether an instant is so near to a change that rounding decides.
fn near_change<T>(stretches: &[Stretch<T>], jd: f64) -> bool {
    stretches
        .iter()
        .any(|stretch| (stretch.from.jd_ut.0 - jd).abs() < 1e-6 || (stretch.to.jd_ut.0 - jd).abs() < 1e-6)
}

fn adds_up<T>(stretches: &[Stretch<T>]) -> bool {
    let total: f64 = stretches.iter().map(|stretch| stretch.probability).sum();
    (total - 1.0).abs() < 1e-9
        && stretches.windows(2).all(|pair| pair[0].to == pair[1].from)
        && stretches.iter().all(|stretch| stretch.probability > 0.0)
}

/// The instants from the first to the last that a chart may have, evenly.
fn instants(chart: &Chart, count: usize) -> Vec<f64> {
    let told = chart.uncertainty.as_ref().unwrap();
    let (from, to) = (told.from.jd_ut.0, told.to.jd_ut.0);
    (0..count)
        .map(|step| from + (to - from) * (step as f64 + 0.5) / count as f64)
        .collect()
}

#[test]
fn an_exact_moment_has_no_uncertainty() {
    let engine = engine();
    let exact = ChartRequest::new(JulianDayUt(2_448_058.0), Some(Coordinates::new(41.9, 12.5).unwrap()));
    let chart = engine.natal(&exact).unwrap();
    assert_eq!(chart.uncertainty, None);
    assert!(serde_json::to_value(&chart).unwrap().get("uncertainty").is_none());
    assert!(chart.house_is_certain(Body::Sun) && chart.ascendant_is_certain());
    assert_eq!(engine.natal(&uncertain(2_448_058.0, 41.9, 12.5, 0.0)).unwrap(), chart);
}

#[test]
fn every_instant_that_is_possible_has_what_is_told_of_it() {
    let engine = engine();
    let count = if std::env::var_os("ASTRA_PROVE").is_some() {
        300
    } else {
        24
    };
    let latitudes = [0.0, 19.0, 41.9, -33.9, 59.9, 66.0, 69.6, -77.8];
    let (mut checked, mut changes) = (0, 0);
    for birth in 0_u16..count {
        let jd = 2_415_020.5 + (1_234.567 * f64::from(birth)) % 150_000.0;
        let latitude = latitudes[usize::from(birth) % latitudes.len()];
        let longitude = (f64::from(birth) * 77.7) % 180.0;
        let minutes = [5.0, 15.0, 45.0, 120.0][usize::from(birth) / 2 % 4];
        let mut request = uncertain(jd, latitude, longitude, minutes);
        if birth % 3 == 0 {
            request.options.zodiac = Zodiac::Sidereal(Ayanamsha::LAHIRI);
            request.options.houses = HouseSystem::WholeSign;
        }
        let chart = engine.natal(&request).unwrap();
        let told = chart.uncertainty.as_ref().unwrap();
        assert!(adds_up(&told.ascendant) && adds_up(&told.midheaven));
        assert!(told.houses.values().all(|houses| adds_up(houses) && houses.len() > 1));
        changes += told.ascendant.len() - 1 + told.houses.values().map(|houses| houses.len() - 1).sum::<usize>();
        for jd in instants(&chart, 31) {
            let mut exact = request.clone();
            exact.moment = Moment::JulianDay(JulianDayUt(jd));
            exact.uncertainty_minutes = None;
            let then = engine.natal(&exact).unwrap();
            let sign = |point| Sign::of(then.longitude(point).unwrap());
            if !near_change(&told.ascendant, jd) {
                assert_eq!(at(&told.ascendant, jd), sign(Point::Ascendant), "birth {birth}");
            }
            if !near_change(&told.midheaven, jd) {
                assert_eq!(at(&told.midheaven, jd), sign(Point::Midheaven), "birth {birth}");
            }
            for (body, placement) in &then.bodies {
                match told.houses.get(body) {
                    Some(houses) if near_change(houses, jd) => {}
                    Some(houses) => assert_eq!(Some(at(houses, jd)), placement.house, "birth {birth} {body:?}"),
                    None => assert_eq!(chart.bodies[body].house, placement.house, "birth {birth} {body:?}"),
                }
                match told.signs.get(body) {
                    Some(signs) if near_change(signs, jd) => {}
                    Some(signs) => assert_eq!(at(signs, jd), placement.sign),
                    None => assert_eq!(chart.bodies[body].sign, placement.sign),
                }
                checked += 1;
            }
            for found in &chart.aspects {
                let apart = arc(then.longitude(found.a).unwrap(), then.longitude(found.b).unwrap()).abs();
                let holds = (apart - found.aspect.angle()).abs() <= found.limit + 1e-6;
                assert!(
                    holds || !chart.aspect_is_certain(found.a, found.b, found.aspect),
                    "{found:?}"
                );
            }
        }
    }
    assert!(changes > usize::from(count), "{changes}");
    println!(
        "bar | uncertain moments: signs and houses of every instant as told | {checked} placements, {changes} changes | pass"
    );
}

#[test]
fn the_probability_of_an_aspect_is_the_share_of_the_time_through_which_it_holds() {
    let engine = engine();
    let chart = engine.natal(&uncertain(2_448_058.3, 41.9, 12.5, 60.0)).unwrap();
    let told = chart.uncertainty.as_ref().unwrap();
    assert!(
        !told.aspects.is_empty(),
        "the ascendant turns thirty degrees in two hours"
    );
    let instants = instants(&chart, 1001);
    let charts: Vec<Chart> = instants
        .iter()
        .map(|jd| {
            let place = Some(Coordinates::new(41.9, 12.5).unwrap());
            engine.natal(&ChartRequest::new(JulianDayUt(*jd), place)).unwrap()
        })
        .collect();
    for chance in &told.aspects {
        let found = chart
            .aspects
            .iter()
            .find(|found| (found.a, found.b, found.aspect) == (chance.a, chance.b, chance.aspect))
            .unwrap();
        let holding = charts
            .iter()
            .filter(|then| {
                let apart = arc(then.longitude(chance.a).unwrap(), then.longitude(chance.b).unwrap()).abs();
                (apart - chance.aspect.angle()).abs() <= found.limit
            })
            .count();
        let share = holding as f64 / charts.len() as f64;
        assert!((share - chance.probability).abs() < 2e-3, "{chance:?} {share}");
        assert!(chance.probability < 1.0);
    }
}

#[test]
fn at_the_instant_of_a_change_the_ascendant_stands_on_the_border() {
    let engine = engine();
    let chart = engine.natal(&uncertain(2_451_545.0, 19.08, 72.88, 720.0)).unwrap();
    let told = chart.uncertainty.as_ref().unwrap();
    assert!((12..=13).contains(&told.ascendant.len()), "a day has every sign rise");
    for pair in told.ascendant.windows(2) {
        let place = Some(Coordinates::new(19.08, 72.88).unwrap());
        let then = engine.natal(&ChartRequest::new(pair[1].from.jd_ut, place)).unwrap();
        let off = arc(pair[1].value.start(), then.angles.unwrap().ascendant);
        assert!(off.abs() < 1e-3, "{off}");
    }
}

#[test]
fn an_unknown_hour_tells_the_nakshatras_and_the_phase_of_the_moon() {
    let engine = engine();
    for day in 1..=28 {
        let date = jiff::civil::date(1990, 6, day);
        let place = Some(Coordinates::new(19.08, 72.88).unwrap());
        let mut request = ChartRequest::new(Moment::civil(date, None, "Asia/Kolkata"), place);
        request.options.zodiac = Zodiac::Sidereal(Ayanamsha::LAHIRI);
        let chart = engine.natal(&request).unwrap();
        let told = chart.uncertainty.as_ref().unwrap();
        assert!(told.ascendant.is_empty() && told.houses.is_empty() && told.minutes.is_none());
        assert!(adds_up(&told.padas) && (4..=6).contains(&told.padas.len()));
        let elongation = told.elongation.unwrap();
        assert!((10.0..15.0).contains(&(elongation.to - elongation.from)));
        for jd in instants(&chart, 24) {
            let mut exact = request.clone();
            exact.moment = JulianDayUt(jd).into();
            let then = engine.natal(&exact).unwrap();
            let moon = then.bodies[&Body::Moon].longitude;
            if !near_change(&told.padas, jd) {
                assert_eq!(at(&told.padas, jd), Pada::of(moon));
            }
            match told.signs.get(&Body::Moon) {
                Some(signs) => assert!(near_change(signs, jd) || at(signs, jd) == Sign::of(moon)),
                None => assert_eq!(chart.bodies[&Body::Moon].sign, Sign::of(moon)),
            }
        }
        assert_eq!(
            told.signs.contains_key(&Body::Moon),
            !chart.bodies[&Body::Moon].sign_is_certain()
        );
        assert_eq!(
            chart.sign_is_certain(Body::Moon),
            chart.bodies[&Body::Moon].sign_is_certain()
        );
    }
}

#[test]
fn what_is_no_uncertainty_is_refused() {
    let engine = engine();
    for minutes in [-1.0, 720.1, f64::NAN, f64::INFINITY] {
        let error = engine.natal(&uncertain(2_448_058.0, 41.9, 12.5, minutes)).unwrap_err();
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::InvalidInput, Some("uncertainty_minutes")),
            "{minutes}"
        );
    }
    let first = engine.capability().from.0;
    let error = engine.natal(&uncertain(first + 0.01, 0.0, 0.0, 60.0)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutOfRange);
}
