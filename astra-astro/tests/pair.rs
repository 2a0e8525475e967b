//! Two charts, symbolic time and time lords.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod western_chart;

use astra_astro::{
    angle::{arc, normalize},
    pair::{CompositeHouses, CompositeOptions, DavisonOptions, PairOptions, between, composite, davison, synastry},
    progress::{
        ArcRate, NAIBOD, ProgressOptions, ProgressedAngles, Progression, TROPICAL_YEAR, directed_aspects, progress,
        solar_arc,
    },
    time_lords::{
        FirdarLord, FirdariaOptions, Level, NodePlacement, ProfectionOptions, ReleasingOptions, firdaria, profections,
        releasing,
    },
};
use astra_core::{
    ErrorKind,
    chart::{
        Body, ChartEngine as _, ChartRequest, Coordinates, HouseSystem, JulianDayUt, Lot, Moment, Orbs, Point, Sign,
        Zodiac,
    },
};
use western_chart::{at, by_day, by_night, with};

#[test]
fn a_composite_of_a_chart_with_itself_is_itself() {
    let chart = by_day();
    let made = composite(&chart, &chart, &CompositeOptions::default()).unwrap();
    for (body, placement) in &chart.bodies {
        let made = &made.bodies[body];
        assert!(arc(made.longitude, placement.longitude).abs() < 1e-9);
        assert_eq!(
            (made.sign, made.house, made.retrograde),
            (placement.sign, placement.house, placement.retrograde)
        );
        // The equatorial place comes from the ecliptic one, by the same obliquity.
        assert!((made.declination - placement.declination).abs() < 1e-6, "{body:?}");
    }
    let (angles, own) = (made.angles.unwrap(), chart.angles.unwrap());
    assert!(arc(angles.midheaven, own.midheaven).abs() < 1e-9 && arc(angles.vertex, own.vertex).abs() < 1e-9);
    for (a, b) in made.cusps.unwrap().into_iter().zip(chart.cusps.unwrap()) {
        assert!(arc(a, b).abs() < 1e-9);
    }
    assert_eq!(made.aspects.len(), chart.aspects.len());
    assert!(made.aspects.iter().all(|found| found.applying.is_none()));
    // By reference place, at its own latitude, too.
    let place = Coordinates::new(41.9028, 12.4964).unwrap();
    let options = CompositeOptions {
        houses: CompositeHouses::Reference(place),
        ..CompositeOptions::default()
    };
    let made = composite(&chart, &chart, &options).unwrap();
    for (a, b) in made.cusps.unwrap().into_iter().zip(chart.cusps.unwrap()) {
        assert!(arc(a, b).abs() < 1e-6, "{a} {b}");
    }
}

#[test]
fn a_composite_does_not_know_the_order_of_its_charts_and_its_houses_stay_in_order() {
    let births = [
        (2_448_058.0, 41.9, 12.5),
        (2_440_000.3, -33.9, 151.2),
        (2_455_500.7, 60.2, 24.9),
        (2_433_333.1, 19.0, 72.8),
    ];
    for a in births {
        for b in births {
            let (a, b) = (at(a.0, a.1, a.2), at(b.0, b.1, b.2));
            let (made, other) = (
                composite(&a, &b, &CompositeOptions::default()).unwrap(),
                composite(&b, &a, &CompositeOptions::default()).unwrap(),
            );
            for (body, placement) in &made.bodies {
                assert!(arc(placement.longitude, other.bodies[body].longitude).abs() < 1e-9);
                assert!(placement.house.is_some());
            }
            let cusps = made.cusps.unwrap();
            let around: f64 = (0..12).map(|k| normalize(cusps[(k + 1) % 12] - cusps[k])).sum();
            assert!((around - 360.0).abs() < 1e-9);
            assert!(arc(made.angles.unwrap().midheaven, cusps[9]).abs() < 1e-9);
        }
    }
}

#[test]
fn a_davison_chart_of_a_birth_with_itself_is_its_chart() {
    let engine = astra_astro::tables().unwrap();
    let chart = by_day();
    let made = davison(&engine, &chart, &chart, &DavisonOptions::default()).unwrap();
    assert_eq!(
        (made.bodies, made.angles, made.cusps),
        (chart.bodies.clone(), chart.angles, chart.cusps)
    );
    let other = by_night();
    let made = davison(&engine, &chart, &other, &DavisonOptions::default()).unwrap();
    assert_eq!(made.jd_ut.0, f64::midpoint(chart.jd_ut.0, other.jd_ut.0));
    assert_eq!(made.basis.time.rule, "davison");
}

#[test]
fn what_two_charts_cannot_be_compared_in_is_named() {
    let engine = astra_astro::tables().unwrap();
    let (chart, place) = (by_day(), Coordinates::new(41.9028, 12.4964).unwrap());
    let field = |error: astra_core::Error| {
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
        error.field().map(str::to_owned)
    };
    let mut request = ChartRequest::new(JulianDayUt(2_448_058.0), Some(place));
    request.options.zodiac = Zodiac::LAHIRI;
    let sidereal = engine.natal(&request).unwrap();
    assert_eq!(
        field(synastry(&chart, &sidereal, &PairOptions::default()).unwrap_err()),
        Some("zodiac".into())
    );
    assert_eq!(
        field(composite(&chart, &sidereal, &CompositeOptions::default()).unwrap_err()),
        Some("zodiac".into())
    );
    request.options.zodiac = Zodiac::Tropical;
    request.options.houses = HouseSystem::WholeSign;
    let whole = engine.natal(&request).unwrap();
    assert_eq!(
        field(composite(&chart, &whole, &CompositeOptions::default()).unwrap_err()),
        Some("houses".into())
    );
    let nowhere = engine
        .natal(&ChartRequest::new(JulianDayUt(2_448_058.0), None))
        .unwrap();
    assert_eq!(
        field(davison(&engine, &chart, &nowhere, &DavisonOptions::default()).unwrap_err()),
        Some("lat".into())
    );
    let day = Moment::civil(jiff::civil::date(1990, 6, 15), None, "Europe/Rome");
    let dayless = engine.natal(&ChartRequest::new(day, Some(place))).unwrap();
    assert_eq!(
        field(composite(&chart, &dayless, &CompositeOptions::default()).unwrap_err()),
        Some("at".into())
    );
    assert_eq!(
        field(firdaria(&dayless, &FirdariaOptions::default()).unwrap_err()),
        Some("at".into())
    );
    assert_eq!(
        field(profections(&dayless, &ProfectionOptions::default()).unwrap_err()),
        Some("points".into())
    );
    assert_eq!(
        field(releasing(&dayless, &ReleasingOptions::default()).unwrap_err()),
        Some("points".into())
    );
    let to = JulianDayUt(2_460_000.5);
    assert_eq!(
        field(progress(&engine, &dayless, to, &ProgressOptions::default()).unwrap_err()),
        Some("at".into())
    );
    // Bodies alone make a composite without houses.
    assert_eq!(
        composite(&chart, &nowhere, &CompositeOptions::default())
            .unwrap()
            .angles,
        None
    );
}

#[test]
fn synastry_is_the_same_from_both_sides_and_turns_with_the_zodiac() {
    let (a, b) = (by_day(), at(2_440_000.3, -33.9, 151.2));
    let (there, back) = (
        synastry(&a, &b, &PairOptions::default()).unwrap(),
        synastry(&b, &a, &PairOptions::default()).unwrap(),
    );
    assert_eq!(there.first_in_second, back.second_in_first);
    assert_eq!(there.aspects.len(), back.aspects.len());
    for found in &there.aspects {
        assert!(found.applying.is_none());
        assert!(back.aspects.iter().any(|other| (other.inner, other.outer, other.aspect)
            == (found.outer, found.inner, found.aspect)
            && (other.orb - found.orb).abs() < 1e-9));
    }
    // The sky of the same moment against itself: each body conjunct itself, and what moves applies or separates.
    let moving = between(&a, &a, &PairOptions::transits()).unwrap();
    assert!(
        moving
            .iter()
            .filter(|found| found.inner == found.outer)
            .all(|found| found.orb == 0.0)
    );
    let house = b.house_of(a.bodies[&Body::Sun].longitude).unwrap();
    assert_eq!(there.first_in_second[&Body::Sun], house);
}

#[test]
fn a_body_that_the_unknown_hour_leaves_open_is_in_no_aspect_that_it_may_miss() {
    let engine = astra_astro::tables().unwrap();
    let day = Moment::civil(jiff::civil::date(1990, 6, 15), None, "Europe/Rome");
    let dayless = engine.natal(&ChartRequest::new(day, None)).unwrap();
    let moon = dayless.bodies[&Body::Moon].clone();
    let run = moon.day.unwrap();
    let exact = with(by_day(), &[(Body::Mars, moon.longitude)]);
    let options = |orb: f64| PairOptions {
        inner: vec![Body::Mars.into()],
        outer: vec![Body::Moon.into()],
        orbs: Orbs::major(orb),
        outer_moves: false,
    };
    let wide = arc(moon.longitude, run.from)
        .abs()
        .max(arc(moon.longitude, run.to).abs());
    assert_eq!(between(&exact, &dayless, &options(wide + 0.1)).unwrap().len(), 1);
    assert_eq!(between(&exact, &dayless, &options(wide - 0.1)).unwrap().len(), 0);
}

#[test]
fn at_birth_nothing_has_progressed_and_a_year_later_a_day_has_gone() {
    let engine = astra_astro::tables().unwrap();
    let natal = by_day();
    for angles in [
        ProgressedAngles::SolarArcLongitude,
        ProgressedAngles::SolarArcRightAscension,
        ProgressedAngles::Naibod,
        ProgressedAngles::TrueQuotidian,
        ProgressedAngles::MeanQuotidian,
    ] {
        let options = ProgressOptions {
            angles,
            ..ProgressOptions::default()
        };
        let made = progress(&engine, &natal, natal.jd_ut, &options).unwrap();
        assert!((made.age, made.solar_arc) == (0.0, 0.0));
        for point in Point::ASPECTED {
            assert!(
                arc(made.chart.longitude(point).unwrap(), natal.longitude(point).unwrap()).abs() < 1e-6,
                "{angles:?} {point:?}"
            );
        }
        let later = progress(&engine, &natal, JulianDayUt(natal.jd_ut.0 + TROPICAL_YEAR), &options).unwrap();
        assert!((later.stands_for.jd_ut.0 - natal.jd_ut.0 - 1.0).abs() < 1e-9);
        assert!((later.age - 1.0).abs() < 1e-12 && (0.95..1.02).contains(&later.solar_arc));
        let midheaven = arc(
            natal.longitude(Point::Midheaven).unwrap(),
            later.chart.longitude(Point::Midheaven).unwrap(),
        );
        assert!((0.85..1.15).contains(&midheaven), "{angles:?} {midheaven}");
    }
    let minor = ProgressOptions {
        progression: Progression::Minor,
        ..ProgressOptions::default()
    };
    let later = progress(&engine, &natal, JulianDayUt(natal.jd_ut.0 + TROPICAL_YEAR), &minor).unwrap();
    assert!((later.stands_for.jd_ut.0 - natal.jd_ut.0 - 27.321_582).abs() < 1e-9);
}

#[test]
fn the_solar_arc_carries_every_point_as_far_as_the_sun_and_counts_whole_turns() {
    let engine = astra_astro::tables().unwrap();
    let natal = by_day();
    let to = JulianDayUt(natal.jd_ut.0 + 30.0 * TROPICAL_YEAR);
    let made = solar_arc(&engine, &natal, to, ArcRate::True, &Point::ASPECTED).unwrap();
    let sun = progress(&engine, &natal, to, &ProgressOptions::default()).unwrap();
    assert!((made.arc - sun.solar_arc).abs() < 1e-12 && (28.0..31.0).contains(&made.arc));
    for (point, longitude) in &made.points {
        assert!((normalize(longitude - natal.longitude(*point).unwrap()) - made.arc).abs() < 1e-9);
    }
    let naibod = solar_arc(&engine, &natal, to, ArcRate::Naibod, &Point::ASPECTED).unwrap();
    assert!((naibod.arc - 30.0 * NAIBOD).abs() < 1e-9);
    assert!(
        directed_aspects(&natal, &made, &Point::ASPECTED, &Orbs::major(1.0))
            .iter()
            .all(|found| found.inner != found.outer && found.applying.is_some())
    );
    // Thirteen months of progressed days: more than a turn by minor progression.
    let minor = ProgressOptions {
        progression: Progression::Minor,
        ..ProgressOptions::default()
    };
    let far = progress(&engine, &natal, to, &minor).unwrap();
    assert!((far.solar_arc - 819.65 * NAIBOD).abs() < 5.0, "{}", far.solar_arc);
    // Before birth they go backwards.
    let converse = solar_arc(
        &engine,
        &natal,
        JulianDayUt(natal.jd_ut.0 - 3652.4),
        ArcRate::True,
        &Point::ASPECTED,
    )
    .unwrap();
    assert!((-10.3..-9.4).contains(&converse.arc));
}

#[test]
fn a_profection_goes_a_sign_a_year_and_its_parts_fill_it() {
    let natal = by_day();
    let rising = Sign::of(natal.angles.unwrap().ascendant);
    let years: Vec<_> = profections(&natal, &ProfectionOptions::default())
        .unwrap()
        .take(25)
        .collect();
    assert_eq!((years[0].sign, years[12].sign, years[24].house), (rising, rising, 1));
    assert_eq!(
        (years[7].house, years[7].age, years[7].lord),
        (8, 7, years[7].sign.ruler())
    );
    assert!((years[0].longitude - natal.angles.unwrap().ascendant).abs() < 1e-9);
    for level in [Level::Annual, Level::Monthly, Level::Daily] {
        let options = ProfectionOptions {
            level,
            ..ProfectionOptions::default()
        };
        let parts: Vec<_> = profections(&natal, &options).unwrap().take(2000).collect();
        assert!(parts.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
        let per_year = parts.iter().filter(|part| part.age == 3).count();
        assert_eq!(
            per_year,
            match level {
                Level::Annual => 1,
                Level::Monthly => 12,
                Level::Daily => 144,
            }
        );
        // The first part of a year is of the sign of the year.
        let first = parts.iter().find(|part| part.age == 3).unwrap();
        assert_eq!((first.sign, first.span.start), (years[3].sign, years[3].span.start));
        let now = JulianDayUt(natal.jd_ut.0 + 1234.5);
        let found = profections(&natal, &options).unwrap().starting_at(now).next().unwrap();
        assert!(found.span.contains(now));
        assert_eq!(Some(&found), parts.iter().find(|part| part.span.contains(now)));
    }
    let of_moon = ProfectionOptions {
        from: Body::Moon.into(),
        ..ProfectionOptions::default()
    };
    assert_eq!(
        profections(&natal, &of_moon).unwrap().next().unwrap().sign,
        natal.bodies[&Body::Moon].sign
    );
}

#[test]
fn firdaria_begin_with_the_light_of_the_sect_and_return_after_seventy_five_years() {
    use FirdarLord::{Mars, Mercury, Moon, NorthNode, SouthNode, Sun, Venus};
    let lords = |chart, nodes| {
        let options = FirdariaOptions {
            nodes,
            ..FirdariaOptions::default()
        };
        firdaria(chart, &options)
            .unwrap()
            .take(10)
            .map(|period| period.lord)
            .collect::<Vec<_>>()
    };
    let (day, night) = (by_day(), by_night());
    assert_eq!(lords(&day, NodePlacement::Last)[..4], [Sun, Venus, Mercury, Moon]);
    assert_eq!(lords(&night, NodePlacement::Last)[7..9], [NorthNode, SouthNode]);
    assert_eq!(
        lords(&night, NodePlacement::AfterMars)[3..7],
        [Mars, NorthNode, SouthNode, Sun]
    );
    for nodes in [NodePlacement::Last, NodePlacement::AfterMars] {
        assert_eq!(lords(&night, nodes)[9], Moon);
    }
    let periods: Vec<_> = firdaria(&day, &FirdariaOptions::default()).unwrap().take(10).collect();
    assert!((periods[9].span.start.0 - day.jd_ut.0 - 75.0 * TROPICAL_YEAR).abs() < 1e-6);
    assert!(periods.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
    for period in &periods {
        match period.lord.planet() {
            None => assert!(period.parts.is_empty()),
            Some(_) => {
                assert_eq!((period.parts.len(), period.parts[0].0), (7, period.lord));
                assert_eq!(period.parts[0].1.start, period.span.start);
                assert!((period.parts[6].1.end.0 - period.span.end.0).abs() < 1e-6);
            }
        }
    }
    // Within the firdar of the Sun: Sun, Venus, Mercury, Moon, and so on.
    assert_eq!(
        periods[0].parts.iter().map(|(lord, _)| *lord).collect::<Vec<_>>()[..4],
        [Sun, Venus, Mercury, Moon]
    );
}

#[test]
fn releasing_gives_the_years_of_the_signs_and_looses_the_bond_after_a_circle() {
    let natal = by_day();
    let spirit = Sign::of(natal.longitude(Lot::Spirit.into()).unwrap());
    let periods: Vec<_> = releasing(&natal, &ReleasingOptions::default())
        .unwrap()
        .take(12)
        .collect();
    assert_eq!(periods[0].sign, spirit);
    let years: f64 = periods.iter().map(|period| period.span.days() / 360.0).sum();
    // 15 + 8 + 20 + 25 + 19 + 20 + 8 + 15 + 12 + 27 + 30 + 12 (Valens).
    assert!((years - 211.0).abs() < 1e-9);
    for period in &periods {
        let parts: Vec<_> = period.parts().collect();
        assert_eq!((parts[0].sign, parts[0].level), (period.sign, 2));
        assert!(
            parts
                .windows(2)
                .all(|pair| (pair[0].span.end.0 - pair[1].span.start.0).abs() < 1e-6)
        );
        assert!((parts.last().unwrap().span.end.0 - period.span.end.0).abs() < 1e-6);
        // 211 months make a circle: only Cancer (25 years of 12 months), Capricorn and Aquarius and a few others are longer.
        let months = period.span.days() / 30.0;
        assert_eq!(
            parts.iter().any(|part| part.loosed),
            months > 211.0 + 1e-6,
            "{:?}",
            period.sign
        );
        if let Some(loosed) = parts.iter().find(|part| part.loosed) {
            assert_eq!(loosed.sign.start(), (period.sign.start() + 180.0) % 360.0);
        }
        let third: Vec<_> = parts[0].parts().collect();
        assert_eq!(third[0].level, 3);
        assert_eq!(third[0].parts().next().unwrap().level, 4);
        assert_eq!(third[0].parts().next().unwrap().parts().next(), None);
    }
}
