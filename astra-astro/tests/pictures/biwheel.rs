//! The wheel of two charts.

use astra_astro::pictures::{Outer, Theme, WheelOptions, biwheel};
use astra_core::chart::{Angles, AspectKind, Body, Orbs, Point};
use proptest::prelude::*;
use roxmltree::Document;

use crate::{
    charts::{chart, porphyry, reference_charts, stellium, without_time},
    geometry::{assert_sound, cases, keep, labels, texts},
};

#[test]
fn any_reference_chart_around_any_other_is_sound() {
    let charts = reference_charts();
    let around = charts.iter().cycle().skip(7);
    for ((name, inner), (_, other)) in charts.iter().zip(around).step_by(3) {
        let outer = Outer::chart("Partner", other, inner, &Orbs::NATAL);
        let svg = biwheel(inner, &outer, &WheelOptions::themed(Theme::dark()));
        assert_sound(&svg, name);
        let unknown = without_time(other.clone());
        let outer = Outer::chart("Partner", &unknown, inner, &Orbs::NATAL);
        assert_sound(&biwheel(inner, &outer, &WheelOptions::default()), name);
    }
}

#[test]
fn a_crowd_around_a_crowd_is_sound() {
    let crowd = stellium();
    let outer = Outer::chart("The same sky", &crowd, &crowd, &Orbs::NATAL);
    let every = WheelOptions {
        bodies: Body::NATAL.to_vec(),
        ..WheelOptions::default()
    };
    let svg = biwheel(&crowd, &outer, &every);
    keep("biwheel-stellium", &svg);
    assert_eq!(svg.matches("class=\"outer\"").count(), 14);
    assert_eq!(svg.matches("class=\"body\"").count(), 14);
    assert_sound(&svg, "a crowd around a crowd");
}

#[test]
fn the_outer_chart_stands_outside_the_zodiac_at_its_own_longitudes() {
    let angles = Angles {
        ascendant: 0.0,
        midheaven: 270.0,
        vertex: 0.0,
        east_point: 0.0,
    };
    let inner = chart([(0.0, 1.0)], Some(angles), Some(porphyry(0.0, 270.0)));
    let other = chart([(90.0, 1.0)], None, None);
    let outer = Outer::chart("Partner", &other, &inner, &Orbs::NATAL);
    let svg = biwheel(&inner, &outer, &WheelOptions::default());
    let document = Document::parse(&svg).unwrap();
    let sun = labels(&document)
        .into_iter()
        .find(|label| label.what == "outer")
        .unwrap();
    assert!(sun.y > 370.0 && sun.x.abs() < 1.0, "{sun:?}");
}

#[test]
fn the_aspects_are_those_between_the_charts() {
    let inner = chart([(9.0, 1.0), (100.0, 13.0)], None, None);
    let other = chart([(101.0, 1.0)], None, None);
    let outer = Outer::chart("Partner", &other, &inner, &Orbs::NATAL);
    let found: Vec<_> = outer
        .aspects
        .iter()
        .map(|aspect| (aspect.outer, aspect.aspect, aspect.inner))
        .collect();
    let sun = Point::from(Body::Sun);
    assert_eq!(
        found,
        [
            (sun, AspectKind::Conjunction, Body::Moon.into()),
            (sun, AspectKind::Square, sun)
        ]
    );
}

#[test]
fn of_a_chart_without_a_time_only_those_aspects_count_that_hold_all_day() {
    let inner = chart([(0.0, 1.0)], None, None);
    // The Moon runs 13 degrees that day: at noon it is near enough, in the morning it is not.
    let day = without_time(chart([(250.0, 1.0), (5.0, 13.0)], None, None));
    assert!(Outer::chart("Day", &day, &inner, &Orbs::NATAL).aspects.is_empty());
    let slow = without_time(chart([(250.0, 1.0), (1.0, 5.0)], None, None));
    assert_eq!(Outer::chart("Day", &slow, &inner, &Orbs::NATAL).aspects.len(), 1);
}

#[test]
fn both_charts_can_be_read_aloud() {
    let inner = chart([(10.0, 1.0)], None, None);
    let other = chart([(101.5, -1.0)], None, None);
    let outer = Outer::chart("<Partner>", &other, &inner, &Orbs::NATAL);
    let svg = biwheel(&inner, &outer, &WheelOptions::default());
    let document = Document::parse(&svg).unwrap();
    let said = document
        .descendants()
        .find(|node| node.tag_name().name() == "desc")
        .unwrap();
    let said = said.text().unwrap();
    assert!(
        said.ends_with("Around it: <Partner>. Sun 11°30′ Cancer, retrograde. Sun square natal Sun, orb 1°30′."),
        "{said}"
    );
    assert!(texts(&svg).contains(&"R".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(100)))]
    #[test]
    fn any_two_skies_are_sound(
        inner in prop::collection::vec((prop_oneof![0.0..360.0, 100.0..103.0, Just(0.0)], -1.0..14.0_f64), 14),
        outer in prop::collection::vec((prop_oneof![0.0..360.0, 100.0..103.0, Just(359.999)], -1.0..14.0_f64), 14),
        ascendant in 0.0..360.0_f64,
        quadrant in 0.5..179.5_f64,
    ) {
        let midheaven = (ascendant - quadrant).rem_euclid(360.0);
        let angles = Angles { ascendant, midheaven, vertex: 0.0, east_point: 0.0 };
        let inner = chart(inner, Some(angles), Some(porphyry(ascendant, midheaven)));
        let outer = chart(outer, Some(Angles { ascendant: midheaven, midheaven: ascendant, vertex: 0.0, east_point: 0.0 }), None);
        let around = Outer::chart("Another", &outer, &inner, &Orbs::NATAL);
        let svg = biwheel(&inner, &around, &WheelOptions::default());
        assert_sound(&svg, "drawn at random");
        prop_assert_eq!(svg, biwheel(&inner, &around, &WheelOptions::default()), "the same bytes");
    }
}
