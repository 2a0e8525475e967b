//! Dignities, receptions, lots, mirrors and patterns of charts made for them: one that has each, and one that lacks it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod western_chart;

use astra_astro::{
    angle::{arc, normalize},
    aspects,
    western::{
        Crowd, Dignity, DignityOptions, Mirror, PatternKind, PatternOptions, SEVEN, Side, SolarPhase, Western,
        WesternOptions, accidental_dignities, antiscia, declination, dispositors, mutual, parallels, patterns,
        receptions, tables::Rulers,
    },
};
use astra_core::chart::{
    AspectKind, Body, Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Lot, Moment, Orbs, Point,
    Reading, Sect,
};
use western_chart::{at, by_day, by_night, with};

const BODIES: [Body; 6] = [
    Body::Sun,
    Body::Moon,
    Body::Mercury,
    Body::Venus,
    Body::Mars,
    Body::Jupiter,
];

/// The kinds of patterns that bodies make at longitudes, turned by some degrees.
fn kinds(longitudes: &[f64], turn: f64) -> Vec<PatternKind> {
    let places: Vec<_> = BODIES.into_iter().zip(longitudes.iter().map(|at| at + turn)).collect();
    let options = PatternOptions {
        points: places.iter().map(|(body, _)| Point::Body(*body)).collect(),
        stellium: 7,
        ..PatternOptions::default()
    };
    let mut kinds: Vec<_> = patterns(&with(by_day(), &places), &options)
        .into_iter()
        .filter(|found| !found.within_larger)
        .map(|found| found.kind)
        .collect();
    kinds.dedup();
    kinds
}

#[test]
fn each_figure_is_found_wherever_zero_lies_and_lost_when_one_corner_leaves() {
    use PatternKind as P;
    // The last corner of each carries the figure.
    let figures: [(P, &[f64]); 14] = [
        (P::GrandTrine, &[0.0, 120.0, 240.0]),
        (P::TSquare, &[0.0, 180.0, 90.0]),
        (P::GrandCross, &[0.0, 90.0, 180.0, 270.0]),
        (P::Yod, &[0.0, 60.0, 210.0]),
        (P::BoomerangYod, &[0.0, 60.0, 210.0, 30.0]),
        (P::Kite, &[0.0, 120.0, 240.0, 60.0]),
        (P::MysticRectangle, &[0.0, 60.0, 180.0, 240.0]),
        (P::GrandSextile, &[0.0, 60.0, 120.0, 180.0, 240.0, 300.0]),
        (P::ThorsHammer, &[0.0, 90.0, 225.0]),
        (P::Cradle, &[0.0, 60.0, 120.0, 180.0]),
        (P::Wedge, &[0.0, 180.0, 60.0]),
        (P::MinorGrandTrine, &[0.0, 120.0, 60.0]),
        (P::GoldenYod, &[0.0, 72.0, 216.0]),
        (P::GrandQuintile, &[0.0, 72.0, 144.0, 216.0, 288.0]),
    ];
    for (kind, longitudes) in figures {
        for turn in [0.0, 13.0, 111.5, 359.9] {
            assert_eq!(kinds(longitudes, turn), [kind], "turned by {turn}");
        }
        let mut without = longitudes.to_vec();
        *without.last_mut().unwrap() += 17.0;
        assert!(
            !kinds(&without, 0.0).contains(&kind),
            "{kind:?} without its last corner"
        );
    }
}

#[test]
fn a_figure_tells_its_apex_its_widest_orb_and_what_lies_within_it() {
    let chart = with(
        by_day(),
        &[
            (Body::Sun, 0.0),
            (Body::Moon, 183.0),
            (Body::Mars, 91.0),
            (Body::Saturn, 272.0),
        ],
    );
    let options = PatternOptions {
        points: [Body::Sun, Body::Moon, Body::Mars].map(Point::Body).to_vec(),
        ..PatternOptions::default()
    };
    let found = patterns(&chart, &options);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind, found[0].apex),
        (PatternKind::TSquare, Some(Body::Mars.into()))
    );
    assert!((found[0].orb - 3.0).abs() < 1e-9 && !found[0].within_larger);
    let options = PatternOptions {
        points: [Body::Sun, Body::Moon, Body::Mars, Body::Saturn]
            .map(Point::Body)
            .to_vec(),
        ..options
    };
    let found = patterns(&chart, &options);
    let cross = found
        .iter()
        .find(|found| found.kind == PatternKind::GrandCross)
        .unwrap();
    assert_eq!(cross.points.len(), 4);
    let within: Vec<_> = found.iter().filter(|found| found.within_larger).collect();
    assert_eq!(within.len(), 4);
    assert!(within.iter().all(|found| found.kind == PatternKind::TSquare));
}

#[test]
fn a_stellium_is_of_a_sign_a_house_or_some_degrees() {
    let three = |places: [f64; 3]| {
        let chart = with(
            by_day(),
            &[(Body::Sun, places[0]), (Body::Moon, places[1]), (Body::Mars, places[2])],
        );
        let options = PatternOptions {
            points: [Body::Sun, Body::Moon, Body::Mars].map(Point::Body).to_vec(),
            ..PatternOptions::default()
        };
        let found = patterns(&chart, &options);
        found
            .into_iter()
            .filter_map(|found| Some((found.crowd?, found.points, found.orb)))
            .collect::<Vec<_>>()
    };
    let by_sign = three([1.0, 12.0, 28.0]);
    assert!(
        by_sign
            .iter()
            .any(|(crowd, ..)| *crowd == Crowd::Sign(astra_core::chart::Sign::Aries))
    );
    // Across 0 Aries no sign holds them; in order of the zodiac Mars comes first.
    let across = three([1.0, 3.0, 357.0]);
    assert!(!across.iter().any(|(crowd, ..)| matches!(crowd, Crowd::Sign(_))));
    for (_, points, orb) in &across {
        assert_eq!(*points, [Body::Mars, Body::Sun, Body::Moon].map(Point::Body));
        assert!((orb - 6.0).abs() < 1e-9);
    }
    assert!(!across.is_empty());
    assert!(three([1.0, 100.0, 200.0]).is_empty());
}

#[test]
fn sect_is_told_by_the_horizon_also_where_the_midheaven_is_below_it() {
    assert_eq!(
        (by_day().sect(), by_night().sect()),
        (Some(Sect::Day), Some(Sect::Night))
    );
    // Northern Norway: the Sun is up at midnight in June and down at noon in December, at any hour.
    for hour in 0..24 {
        let hour = f64::from(hour) / 24.0;
        assert_eq!(
            at(2_451_717.0 + hour, 71.0, 25.0).sect(),
            Some(Sect::Day),
            "June {hour}"
        );
        assert_eq!(
            at(2_451_900.0 + hour, 71.0, 25.0).sect(),
            Some(Sect::Night),
            "December {hour}"
        );
        assert_eq!(
            at(2_451_717.0 + hour, -71.0, 25.0).sect(),
            Some(Sect::Night),
            "June, south {hour}"
        );
    }
}

#[test]
fn lots_turn_with_sect_and_fortune_and_spirit_mirror_each_other() {
    for (chart, sign) in [(by_day(), 1.0), (by_night(), -1.0)] {
        let of = |point: Point| chart.longitude(point).unwrap();
        let (asc, sun, moon) = (of(Point::Ascendant), of(Body::Sun.into()), of(Body::Moon.into()));
        let (fortune, spirit) = (of(Lot::Fortune.into()), of(Lot::Spirit.into()));
        assert!(arc(fortune, normalize(asc + sign * (moon - sun))).abs() < 1e-9);
        assert!((arc(asc, fortune) + arc(asc, spirit)).abs() < 1e-9);
        // Basis is never above half a circle ahead of the ascendant.
        assert!(normalize(of(Lot::Basis.into()) - asc) <= 180.0);
        for lot in Lot::ALL {
            assert!((0.0..360.0).contains(&of(lot.into())), "{lot:?}");
            assert!(!lot.formula().source.is_empty());
        }
    }
    let day = by_day();
    let exaltation = day.longitude(Lot::Exaltation.into()).unwrap();
    let want = day.longitude(Point::Ascendant).unwrap() + 19.0 - day.longitude(Body::Sun.into()).unwrap();
    assert!(arc(exaltation, want).abs() < 1e-9);
}

#[test]
fn without_a_time_there_are_no_lots_no_sect_and_no_moon() {
    let date = jiff::civil::date(1990, 6, 15);
    let mut request = ChartRequest::new(
        Moment::civil(date, None, "Europe/Rome"),
        Some(Coordinates::new(41.9028, 12.4964).unwrap()),
    );
    request.options.orbs = Orbs::NATAL_WITH_MINOR;
    let chart = astra_astro::tables().unwrap().natal(&request).unwrap();
    let read = Western::read(&chart, &WesternOptions::default());
    assert!(read.sect.is_none() && read.lots.is_empty() && read.moon_phase.is_none());
    let moon = Point::Body(Body::Moon);
    assert!(!read.dignities.contains_key(&Body::Moon) && read.dignities.contains_key(&Body::Sun));
    assert!(
        read.receptions
            .iter()
            .all(|found| found.guest != Body::Moon && found.host != Body::Moon)
    );
    assert!(
        read.antiscia
            .iter()
            .chain(&read.parallels)
            .all(|found| found.a != moon && found.b != moon)
    );
    assert!(read.patterns.iter().all(|found| found.kind != PatternKind::Stellium
        || !found.points.contains(&moon)
        || chart.bodies[&Body::Moon].sign_is_certain()));
}

#[test]
fn planets_in_each_others_signs_receive_each_other_and_others_do_not() {
    // Mars in Taurus, Venus in Aries: mutual by domicile; the Sun in Leo receives itself alone.
    let chart = with(by_day(), &[(Body::Mars, 40.0), (Body::Venus, 10.0), (Body::Sun, 130.0)]);
    let options = DignityOptions::default();
    let found = mutual(&receptions(&chart, &options, &Orbs::NATAL));
    let pair = found
        .iter()
        .find(|found| (found.a, found.b) == (Body::Venus, Body::Mars))
        .unwrap();
    assert!(pair.is_by_domicile());
    assert_eq!(pair.aspect, None);
    let apart = with(by_day(), &[(Body::Mars, 5.0), (Body::Venus, 35.0)]);
    let found = mutual(&receptions(&apart, &options, &Orbs::NATAL));
    let by_domicile = found
        .iter()
        .any(|found| found.is_by_domicile() && (found.a, found.b) == (Body::Venus, Body::Mars));
    assert!(!by_domicile);
}

#[test]
fn every_chain_of_dispositors_ends_and_a_planet_at_home_may_end_all() {
    // All in Leo but the Sun's own: every chain leads to the Sun.
    let all_in_leo: Vec<_> = astra_core::chart::Point::ASPECTED
        .into_iter()
        .filter_map(|point| match point {
            Point::Body(body) => Some((body, 130.0)),
            _ => None,
        })
        .collect();
    let found = dispositors(&with(by_day(), &all_in_leo), &DignityOptions::default());
    assert_eq!((found.last, found.ends), (Some(Body::Sun), vec![vec![Body::Sun]]));
    // Moving Mars to Taurus and Venus to Aries makes a circle beside.
    let mut circle = all_in_leo.clone();
    circle.push((Body::Mars, 40.0));
    circle.push((Body::Venus, 10.0));
    let found = dispositors(&with(by_day(), &circle), &DignityOptions::default());
    assert_eq!(found.last, None);
    assert_eq!(found.ends, [vec![Body::Sun], vec![Body::Venus, Body::Mars]]);
    // Modern rulers: Pluto in Scorpio disposes of itself.
    let mut modern = all_in_leo;
    modern.push((Body::Pluto, 220.0));
    let options = DignityOptions {
        rulers: Rulers::Modern,
        ..DignityOptions::default()
    };
    let found = dispositors(&with(by_day(), &modern), &options);
    assert!(found.ends.contains(&vec![Body::Pluto]));
}

#[test]
fn accidental_dignity_sees_the_house_the_sun_and_the_sect() {
    let sun = 100.0;
    let chart = with(
        by_day(),
        &[
            (Body::Sun, sun),
            (Body::Mercury, sun + 0.2),
            (Body::Venus, sun - 5.0),
            (Body::Mars, sun + 12.0),
            (Body::Saturn, sun + 170.0),
        ],
    );
    let found = accidental_dignities(&chart);
    let phase = |body: Body| found[&body].solar_phase;
    assert_eq!(phase(Body::Sun), None);
    assert_eq!(phase(Body::Mercury), Some(SolarPhase::Cazimi));
    assert_eq!(phase(Body::Venus), Some(SolarPhase::Combust));
    assert_eq!(phase(Body::Mars), Some(SolarPhase::UnderTheBeams));
    assert_eq!(phase(Body::Saturn), Some(SolarPhase::Free));
    assert_eq!(
        (found[&Body::Venus].side, found[&Body::Mars].side),
        (Some(Side::Oriental), Some(Side::Occidental))
    );
    assert_eq!(
        (found[&Body::Sun].of_the_sect, found[&Body::Mars].of_the_sect),
        (Some(true), Some(false))
    );
    // By day above the horizon: a diurnal planet has halb; in a masculine sign hayz.
    let above = chart.longitude(Point::Midheaven).unwrap();
    for longitude in (0..12).map(|sign| above + 30.0 * f64::from(sign)) {
        let chart = with(by_day(), &[(Body::Jupiter, longitude)]);
        let jupiter = &accidental_dignities(&chart)[&Body::Jupiter];
        let up = chart.is_above_horizon(longitude).unwrap();
        let masculine = (chart.bodies[&Body::Jupiter].sign as u8).is_multiple_of(2);
        assert_eq!((jupiter.halb, jupiter.hayz), (Some(up), Some(up && masculine)));
    }
    let joyful = by_day().cusps.unwrap()[10] + 1.0;
    assert!(accidental_dignities(&with(by_day(), &[(Body::Jupiter, joyful)]))[&Body::Jupiter].joy);
    assert!(!accidental_dignities(&with(by_day(), &[(Body::Saturn, joyful)]))[&Body::Saturn].joy);
}

#[test]
fn mirrors_are_found_across_solstice_and_equator_and_not_elsewhere() {
    let points = [Point::Body(Body::Sun), Point::Body(Body::Mars)];
    let pair = |mars: f64| antiscia(&with(by_day(), &[(Body::Sun, 70.0), (Body::Mars, mars)]), &points, 1.0);
    assert_eq!(pair(110.5)[0].mirror, Mirror::Antiscion);
    assert!((pair(110.5)[0].orb - 0.5).abs() < 1e-9);
    assert_eq!(pair(290.0)[0].mirror, Mirror::ContraAntiscion);
    assert!(pair(112.0).is_empty() && pair(70.0).is_empty());
    let declined = |sun: f64, mars: f64| {
        let mut chart = by_day();
        chart.bodies.get_mut(&Body::Sun).unwrap().declination = sun;
        chart.bodies.get_mut(&Body::Mars).unwrap().declination = mars;
        parallels(&chart, &points, 1.0)
    };
    assert_eq!(declined(10.0, 10.4)[0].mirror, Mirror::Parallel);
    assert_eq!(declined(10.0, -10.4)[0].mirror, Mirror::ContraParallel);
    assert!(declined(10.0, 12.0).is_empty());
    // An angle is a point of the ecliptic: the declination of the Sun, were it there.
    let chart = by_day();
    let angle = chart.longitude(Point::Ascendant).unwrap();
    let sin = chart.basis.obliquity.to_radians().sin() * angle.to_radians().sin();
    assert!((declination(&chart, Point::Ascendant).unwrap() - sin.asin().to_degrees()).abs() < 1e-12);
}

#[test]
fn antiscia_keep_to_the_solstices_in_a_sidereal_zodiac() {
    let request = |zodiac| {
        let mut request = ChartRequest::new(JulianDayUt(2_448_058.0), None);
        request.options.zodiac = zodiac;
        astra_astro::tables().unwrap().natal(&request).unwrap()
    };
    let tropical = request(astra_core::chart::Zodiac::Tropical);
    let sidereal = request(astra_core::chart::Zodiac::LAHIRI);
    let found = |chart: &Chart| antiscia(chart, &Point::ASPECTED, 3.0);
    assert_eq!(found(&tropical).len(), found(&sidereal).len());
    for (a, b) in found(&tropical).iter().zip(found(&sidereal)) {
        assert_eq!((a.a, a.b, a.mirror), (b.a, b.b, b.mirror));
        assert!((a.orb - b.orb).abs() < 1e-6);
    }
}

#[test]
fn every_fact_of_a_reading_resolves_by_its_id_and_no_other_does() {
    let mut chart = by_day();
    let read = Western::read(&chart, &WesternOptions::default());
    chart.facts = read.facts(&chart);
    assert!(chart.facts.len() > SEVEN.len());
    let reading = Reading {
        natal: &chart,
        transits: None,
    };
    for fact in &chart.facts {
        assert_eq!(reading.resolve(&fact.id).as_ref(), Some(fact));
    }
    let venus = reading.resolve("natal.dignity.venus").unwrap();
    let says: Vec<_> = read.dignities[&Body::Venus]
        .dignities
        .iter()
        .map(|dignity: &Dignity| dignity.as_str())
        .collect();
    assert_eq!(venus.says, Some(says.join(", ")));
    for id in [
        "natal.lot.fortune",
        "natal.lot_fortune",
        "natal.cusp_7",
        "natal.descendant",
        "natal.east_point",
        "natal.true_south_node",
    ] {
        let fact = reading.resolve(id).unwrap();
        assert_eq!(fact.house, chart.house_of(chart.longitude(fact.body).unwrap()), "{id}");
    }
    assert_eq!(reading.resolve("natal.lot.luck"), None);
    assert_eq!(reading.resolve("natal.dignity.chiron"), None);
    assert_eq!(reading.resolve("natal.pattern.yod.sun.moon.mars"), None);
    // All of it survives JSON.
    let json = serde_json::to_string(&read).unwrap();
    let back: Western = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (back.accidental, back.receptions, back.balance),
        (read.accidental, read.receptions, read.balance)
    );
    assert_eq!(
        (back.lots.len(), back.patterns.len()),
        (read.lots.len(), read.patterns.len())
    );
}

#[test]
fn aspects_among_points_leave_out_what_geometry_makes() {
    let chart = by_day();
    let points: Vec<_> = Point::all().collect();
    let found = aspects::among(&chart, &points, &Orbs::NATAL);
    assert!(found.iter().all(|found| !found.a.is_bound_to(found.b)));
    let has = |a: Point, b: Point| found.iter().any(|found| (found.a, found.b) == (a, b));
    assert!(!has(Point::Ascendant, Point::Descendant) && !has(Body::TrueNode.into(), Point::TrueSouthNode));
    // What is conjunct one end of an axis is opposed to the other.
    for aspect in found
        .iter()
        .filter(|found| found.b == Point::Ascendant && found.aspect == AspectKind::Conjunction)
    {
        assert!(found.iter().any(|other| other.a == aspect.a
            && other.b == Point::Descendant
            && other.aspect == AspectKind::Opposition
            && (other.orb - aspect.orb).abs() < 1e-9));
    }
}
