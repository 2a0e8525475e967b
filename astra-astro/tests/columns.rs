//! Charts in columns are the charts of the engine, whatever the threads, and a bad row harms no other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::num::NonZeroUsize;

use astra_astro::{
    Engine,
    angle::arc,
    columns::{ChartColumns, ChartsRequest, Places, Times, charts, charts_into, charts_on},
    ephemeris::Ephemeris,
};
use astra_core::{
    ErrorKind,
    chart::{
        Body, BodySet, Chart, ChartEngine as _, ChartRequest, Coordinates, HouseNumber, HouseSystem, JulianDayUt, Lot,
        OrbRule, Orbs, Point, PolarPolicy, Zodiac,
    },
};

/// The ephemeris that the charts are cast with.
fn ephemeris() -> impl Ephemeris + Clone {
    astra_astro::tables().unwrap().ephemeris().clone()
}

/// Moments and places, scattered but the same in every run; some of them polar.
struct Births {
    times: Vec<f64>,
    latitudes: Vec<f64>,
    longitudes: Vec<f64>,
}

impl Births {
    fn new(rows: u32) -> Self {
        let golden = |step: u32, width: f64| (f64::from(step) * 0.618_033_988_749_895).fract() * width;
        Self {
            times: (0..rows).map(|row| 2_415_020.5 + golden(row, 54_787.0)).collect(),
            latitudes: (0..rows).map(|row| golden(row * 7, 150.0) - 75.0).collect(),
            longitudes: (0..rows).map(|row| golden(row * 3, 360.0) - 180.0).collect(),
        }
    }

    fn request(&self) -> ChartsRequest<'_> {
        let places = Places {
            latitudes: &self.latitudes,
            longitudes: &self.longitudes,
        };
        ChartsRequest::new(Times::Ut(&self.times), Some(places))
    }

    /// The chart of a row, cast alone.
    fn alone<E: Ephemeris>(&self, engine: &Engine<E>, asked: &ChartsRequest<'_>, row: usize) -> Chart {
        let place = asked
            .places
            .map(|_| Coordinates::new(self.latitudes[row], self.longitudes[row]).unwrap());
        let mut request = ChartRequest::new(JulianDayUt(self.times[row]), place);
        request.options.bodies = BodySet::of(asked.bodies);
        request.options.zodiac = asked.zodiac;
        request.options.houses = asked.houses;
        request.options.polar = asked.polar;
        request.options.orbs = asked.orbs;
        request.options.points = asked.points.to_vec().into();
        engine.natal(&request).unwrap()
    }
}

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

/// Every number of a row is that of the chart.
fn assert_same(columns: &ChartColumns, row: usize, chart: &Chart) {
    assert_eq!(columns.jd_ut[row], chart.jd_ut.0);
    assert_eq!(columns.delta_t[row], chart.basis.delta_t);
    assert_eq!(columns.obliquity[row], chart.basis.obliquity);
    for column in &columns.bodies {
        let body = &chart.bodies[&column.body];
        assert_eq!(column.longitude[row], body.longitude);
        assert_eq!(column.latitude[row], body.latitude);
        assert_eq!(column.distance[row], body.distance);
        assert_eq!(column.longitude_speed[row], body.speed);
    }
    match (&columns.local, chart.angles) {
        (Some(local), Some(angles)) => {
            assert_eq!(local.ascendant[row], angles.ascendant);
            assert_eq!(local.midheaven[row], angles.midheaven);
            assert_eq!(local.vertex[row], angles.vertex);
            assert_eq!(local.east_point[row], angles.east_point);
            let cusps: Vec<_> = local.cusps.iter().map(|cusp| cusp[row]).collect();
            assert_eq!(cusps, chart.cusps.unwrap());
            assert_eq!(local.system[row], chart.houses);
        }
        (ours, theirs) => assert!(ours.is_none() && theirs.is_none()),
    }
    let aspects = &columns.aspects;
    let (from, to) = (aspects.offsets[row] as usize, aspects.offsets[row + 1] as usize);
    let point = |number: u8| aspects.points[usize::from(number)];
    let mut ours: Vec<_> = (from..to)
        .map(|at| {
            let kind = aspects.kind[at];
            (
                point(aspects.a[at]),
                point(aspects.b[at]),
                kind,
                aspects.orb[at],
                aspects.applying[at],
            )
        })
        .collect();
    // A chart has them tightest first.
    ours.sort_by(|x, y| x.3.total_cmp(&y.3));
    let theirs: Vec<_> = chart
        .aspects
        .iter()
        .map(|found| (found.a, found.b, found.aspect, found.orb, found.applying))
        .collect();
    assert_eq!(ours, theirs);
}

fn assert_charts(births: &Births, request: &ChartsRequest<'_>) {
    let engine = Engine::new(ephemeris());
    let columns = charts(engine.ephemeris(), request).unwrap();
    assert!(columns.errors.is_empty(), "{:?}", columns.errors);
    assert_eq!(columns.aspects.offsets.len(), births.times.len() + 1);
    for row in 0..births.times.len() {
        assert_same(&columns, row, &births.alone(&engine, request, row));
    }
}

/// The numbers of all columns, as bits, and everything else.
fn everything(columns: &ChartColumns) -> (Vec<u64>, String) {
    let mut numbers = Vec::new();
    let mut put = |column: &Vec<f64>| numbers.extend(column.iter().map(|number| number.to_bits()));
    [
        &columns.jd_ut,
        &columns.jd_tt,
        &columns.delta_t,
        &columns.obliquity,
        &columns.sidereal_time,
    ]
    .into_iter()
    .for_each(&mut put);
    for body in &columns.bodies {
        [&body.longitude, &body.latitude, &body.distance]
            .into_iter()
            .for_each(&mut put);
        [&body.longitude_speed, &body.latitude_speed, &body.distance_speed]
            .into_iter()
            .for_each(&mut put);
    }
    let mut systems = String::new();
    if let Some(local) = &columns.local {
        [&local.ascendant, &local.midheaven, &local.vertex, &local.east_point]
            .into_iter()
            .for_each(&mut put);
        local.cusps.iter().for_each(&mut put);
        systems = format!("{:?}", local.system);
    }
    (numbers, format!("{systems} {:?} {:?}", columns.aspects, columns.errors))
}

#[test]
fn every_row_is_the_chart_of_the_engine() {
    let births = Births::new(3000);
    assert_charts(&births, &births.request());
}

#[test]
fn so_it_is_with_every_option() {
    let births = Births::new(150);
    let default = births.request();
    let cusps: Vec<Point> = HouseNumber::ALL.into_iter().map(Point::Cusp).collect();
    let unusual = [
        Body::Pluto.into(),
        Point::TrueSouthNode,
        Point::MeanSouthNode,
        Point::Vertex,
        Point::EastPoint,
        Point::Descendant,
        Point::ImumCoeli,
        Body::Moon.into(),
        Body::Moon.into(),
        Body::Ceres.into(),
        Body::TrueNode.into(),
        Body::Sun.into(),
    ];
    let unusual: Vec<Point> = unusual.into_iter().chain(cusps).collect();
    let bodies = [Body::Sun, Body::Moon, Body::MeanNode, Body::TrueNode, Body::Pluto];
    for zodiac in ["tropical", "sidereal:lahiri", "sidereal:true_citra", "draconic"] {
        let zodiac: Zodiac = zodiac.parse().unwrap();
        assert_charts(&births, &ChartsRequest { zodiac, ..default });
    }
    for houses in HouseSystem::ALL {
        assert_charts(&births, &ChartsRequest { houses, ..default });
    }
    let polar = PolarPolicy::WholeSign;
    assert_charts(&births, &ChartsRequest { polar, ..default });
    for orbs in [
        Orbs::NONE,
        Orbs::NATAL_WITH_MINOR,
        Orbs::LILLY,
        Orbs::NATAL.by(OrbRule::Luminaries(2.5)),
        // So wide that aspects run into each other.
        Orbs::major(30.0),
        Orbs::NATAL_WITH_MINOR.by(OrbRule::Luminaries(12.0)),
    ] {
        assert_charts(&births, &ChartsRequest { orbs, ..default });
        let points = unusual.as_slice();
        assert_charts(
            &births,
            &ChartsRequest {
                orbs,
                points,
                bodies: &bodies,
                ..default
            },
        );
    }
    assert_charts(
        &births,
        &ChartsRequest {
            places: None,
            ..default
        },
    );
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut births = Births::new(2500);
    births.latitudes[700] = 91.0;
    births.times[2499] = f64::NAN;
    let (ephemeris, request) = (ephemeris(), births.request());
    let one = everything(&charts(&ephemeris, &request).unwrap());
    for number in [2, 3, 7, 64] {
        assert_eq!(
            everything(&charts_on(&ephemeris, &request, threads(number)).unwrap()),
            one
        );
    }
}

#[test]
fn columns_can_be_filled_again_with_other_charts() {
    let ephemeris = ephemeris();
    let (many, few) = (Births::new(800), Births::new(3));
    let mut columns = ChartColumns::default();
    for (births, places) in [(&many, true), (&few, true), (&many, false), (&many, true)] {
        let mut request = births.request();
        if !places {
            request = ChartsRequest {
                places: None,
                bodies: &[Body::Moon],
                ..request
            };
        }
        charts_into(&ephemeris, &request, threads(2), &mut columns).unwrap();
        assert_eq!(everything(&columns), everything(&charts(&ephemeris, &request).unwrap()));
    }
}

#[test]
fn a_bad_row_is_told_and_harms_no_other() {
    let mut births = Births::new(40);
    let bad = [
        (3, "jd_ut", ErrorKind::InvalidInput),
        (4, "jd_ut", ErrorKind::OutOfRange),
        (5, "jd_ut", ErrorKind::InvalidInput),
        (33, "lat", ErrorKind::InvalidInput),
        (34, "lon", ErrorKind::InvalidInput),
    ];
    births.times[3] = f64::NAN;
    births.times[4] = 1e7;
    births.times[5] = f64::NEG_INFINITY;
    births.latitudes[33] = 91.0;
    births.longitudes[34] = f64::NAN;
    let engine = Engine::new(ephemeris());
    let request = births.request();
    let columns = charts(engine.ephemeris(), &request).unwrap();
    let told: Vec<_> = columns
        .errors
        .iter()
        .map(|(row, error)| (*row, error.field().unwrap(), error.kind()))
        .collect();
    assert_eq!(told, bad);
    let value = |index: usize| {
        columns.errors[index]
            .1
            .context()
            .any(|(key, value)| key == "value" && value == "91")
    };
    assert!(value(3));
    for row in 0..births.times.len() {
        if bad.iter().all(|(bad, ..)| *bad != row) {
            assert_same(&columns, row, &births.alone(&engine, &request, row));
            continue;
        }
        let local = columns.local.as_ref().unwrap();
        assert!(columns.jd_ut[row].is_nan() && columns.bodies.iter().all(|body| body.distance_speed[row].is_nan()));
        assert!(local.vertex[row].is_nan() && local.cusps.iter().all(|cusp| cusp[row].is_nan()));
        assert_eq!(local.system[row], None);
        assert_eq!(columns.aspects.offsets[row], columns.aspects.offsets[row + 1]);
    }
}

#[test]
fn beyond_the_polar_circle_the_policy_decides_row_by_row() {
    let ephemeris = ephemeris();
    let places = Places {
        latitudes: &[60.0, 70.0],
        longitudes: &[25.0],
    };
    let request = ChartsRequest::new(Times::Ut(&[2_451_545.0; 2]), Some(places));
    for (polar, used) in [
        (PolarPolicy::Porphyry, Some(HouseSystem::Porphyry)),
        (PolarPolicy::WholeSign, Some(HouseSystem::WholeSign)),
        (PolarPolicy::Error, None),
    ] {
        let columns = charts(&ephemeris, &ChartsRequest { polar, ..request }).unwrap();
        assert_eq!(columns.local.unwrap().system, [Some(HouseSystem::Placidus), used]);
        match used {
            Some(_) => assert!(columns.errors.is_empty()),
            None => {
                assert_eq!((columns.errors.len(), columns.errors[0].0), (1, 1));
                assert_eq!(columns.errors[0].1.field(), Some("lat"));
            }
        }
    }
}

#[test]
fn terrestrial_times_and_both_scales_give_the_same_charts() {
    let births = Births::new(200);
    let ephemeris = ephemeris();
    let request = births.request();
    let by_ut = charts(&ephemeris, &request).unwrap();
    let times = Times::Tt(&by_ut.jd_tt);
    let by_tt = charts(&ephemeris, &ChartsRequest { times, ..request }).unwrap();
    let times = Times::Both {
        ut: &by_ut.jd_ut,
        tt: &by_ut.jd_tt,
    };
    let by_both = charts(&ephemeris, &ChartsRequest { times, ..request }).unwrap();
    for columns in [&by_tt, &by_both] {
        for row in 0..births.times.len() {
            assert!((columns.jd_ut[row] - by_ut.jd_ut[row]).abs() < 1e-9);
            assert!((columns.delta_t[row] - by_ut.delta_t[row]).abs() < 1e-4);
            assert_eq!(columns.bodies[1].longitude[row], by_ut.bodies[1].longitude[row]);
            let ascendants = [columns, &by_ut].map(|columns| columns.local.as_ref().unwrap().ascendant[row]);
            assert!(arc(ascendants[0], ascendants[1]).abs() < 1e-5);
        }
    }
    // A delta T of one's own moves the sky and leaves the houses.
    let later: Vec<f64> = by_ut.jd_tt.iter().map(|tt| tt + 0.05).collect();
    let times = Times::Both {
        ut: &by_ut.jd_ut,
        tt: &later,
    };
    let own = charts(&ephemeris, &ChartsRequest { times, ..request }).unwrap();
    assert!((own.delta_t[0] - by_ut.delta_t[0] - 4_320.0).abs() < 1e-3);
    let tt: Vec<f64> = by_ut.jd_tt.iter().map(|tt| tt + 2.0).collect();
    let times = Times::Both {
        ut: &by_ut.jd_ut,
        tt: &tt,
    };
    let apart = charts(&ephemeris, &ChartsRequest { times, ..request }).unwrap();
    assert_eq!(apart.errors.len(), births.times.len());
    assert_eq!(apart.errors[0].1.field(), Some("jd_ut"));
}

#[test]
fn one_place_serves_all_rows_and_no_row_is_no_error() {
    let ephemeris = ephemeris();
    let places = |latitudes, longitudes| Some(Places { latitudes, longitudes });
    let times = [2_451_545.0, 2_451_546.0, 2_451_547.0];
    let one = charts(
        &ephemeris,
        &ChartsRequest::new(Times::Ut(&times), places(&[41.9], &[12.5])),
    )
    .unwrap();
    let each = charts(
        &ephemeris,
        &ChartsRequest::new(Times::Ut(&times), places(&[41.9; 3], &[12.5; 3])),
    )
    .unwrap();
    assert_eq!(everything(&one), everything(&each));
    let none = charts(&ephemeris, &ChartsRequest::new(Times::Ut(&[]), places(&[], &[]))).unwrap();
    assert_eq!((none.jd_ut.len(), none.bodies.len()), (0, 14));
    assert_eq!(none.aspects.offsets, [0]);
}

#[test]
fn a_request_that_no_row_can_be_computed_of_is_refused() {
    let ephemeris = ephemeris();
    let times = [2_451_545.0; 3];
    let default = ChartsRequest::new(Times::Ut(&times), None);
    let refused = |request: ChartsRequest<'_>| {
        let error = charts(&ephemeris, &request).unwrap_err();
        (error.kind(), error.field().unwrap().to_owned())
    };
    let places = |latitudes, longitudes| ChartsRequest {
        places: Some(Places { latitudes, longitudes }),
        ..default
    };
    let invalid = |field: &str| (ErrorKind::InvalidInput, field.to_owned());
    assert_eq!(refused(places(&[1.0; 2], &[1.0; 3])), invalid("lat"));
    assert_eq!(refused(places(&[1.0; 3], &[])), invalid("lon"));
    let both = Times::Both {
        ut: &times,
        tt: &times[1..],
    };
    assert_eq!(refused(ChartsRequest { times: both, ..default }), invalid("jd_tt"));
    let orbs = Orbs::major(f64::NAN);
    assert_eq!(refused(ChartsRequest { orbs, ..default }), invalid("orbs"));
    let points = [Point::Ascendant; 257];
    assert_eq!(
        refused(ChartsRequest {
            points: &points,
            ..default
        }),
        (ErrorKind::TooLarge, "points".into())
    );
    let points = [Point::Lot(Lot::Fortune)];
    assert_eq!(
        refused(ChartsRequest {
            points: &points,
            ..default
        }),
        (ErrorKind::Unsupported, "points".into())
    );
}
