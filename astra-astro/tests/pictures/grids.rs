//! The aspect grids.

use astra_astro::pictures::{GridOptions, Outer, Theme, cross_grid, grid};
use astra_core::chart::{Orbs, Point};
use proptest::prelude::*;
use roxmltree::Document;

use crate::{
    charts::{chart, reference_charts, stellium, without_time},
    geometry::{assert_sound, cases, keep, labels, texts},
};

#[test]
fn every_reference_chart_is_sound() {
    for (name, chart) in reference_charts() {
        let svg = grid(&chart, &GridOptions::default());
        keep(&format!("{name}-grid"), &svg);
        assert_sound(&svg, &name);
        assert_sound(&grid(&without_time(chart), &GridOptions::themed(Theme::dark())), &name);
    }
}

#[test]
fn each_aspect_of_the_chart_stands_in_its_cell() {
    let chart = chart([(10.0, 1.0), (101.5, 13.0), (130.0, -0.5)], None, None);
    let svg = grid(&chart, &GridOptions::default());
    let document = Document::parse(&svg).unwrap();
    let labels = labels(&document);
    // Sun square Moon, orb 1°30': the second row, the first column of cells of 56.
    let orb = labels.iter().find(|label| label.what == "1°30′").unwrap();
    assert!(
        (0.0..56.0).contains(&orb.x) && (56.0..112.0).contains(&orb.y),
        "{orb:?}"
    );
    // Sun trine Mercury, exact: the third row.
    let orb = labels.iter().find(|label| label.what == "0°00′").unwrap();
    assert!(
        (0.0..56.0).contains(&orb.x) && (112.0..168.0).contains(&orb.y),
        "{orb:?}"
    );
    let said = document
        .descendants()
        .find(|node| node.tag_name().name() == "desc")
        .unwrap();
    assert_eq!(
        said.text(),
        Some("Sun square Moon, orb 1°30′. Sun trine Mercury, orb 0°00′.")
    );
}

#[test]
fn a_crowd_where_all_aspect_all_is_sound_and_so_is_a_chart_without_any() {
    let svg = grid(&stellium(), &GridOptions::default());
    keep("grid-stellium", &svg);
    assert_sound(&svg, "stellium");
    let lonely = grid(&chart([(10.0, 1.0)], None, None), &GridOptions::default());
    assert_sound(&lonely, "one body");
    assert!(texts(&lonely).contains(&"No aspect is within orb".to_owned()));
    let nobody = GridOptions {
        points: Vec::new(),
        ..GridOptions::default()
    };
    assert_sound(&grid(&stellium(), &nobody), "no points");
}

#[test]
fn the_grid_of_two_charts_has_a_row_for_each_point_of_the_other() {
    let charts = reference_charts();
    let (inner, other) = (&charts[3].1, &charts[11].1);
    let outer = Outer::chart(
        "A partner with a long name that is written out in full",
        other,
        inner,
        &Orbs::NATAL,
    );
    let svg = cross_grid(inner, &outer, &GridOptions::default());
    keep("cross-grid", &svg);
    assert_sound(&svg, "cross grid");
    let marks = svg.matches("class=\"body\"").count();
    assert_eq!(
        marks,
        2 * (Point::ASPECTED.len() - 2),
        "all but the angles, which are words"
    );
    assert_eq!(texts(&svg).iter().filter(|text| *text == "AC").count(), 2);
    let orbs = texts(&svg).iter().filter(|text| text.contains('′')).count();
    assert_eq!(orbs, outer.aspects.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(100)))]
    #[test]
    fn any_two_skies_are_sound(
        inner in prop::collection::vec((prop_oneof![0.0..360.0, 100.0..103.0], -1.0..14.0_f64), 0..=14),
        outer in prop::collection::vec((prop_oneof![0.0..360.0, 190.0..193.0], -1.0..14.0_f64), 0..=14),
        title in ".{0,60}",
    ) {
        let (inner, outer) = (chart(inner, None, None), chart(outer, None, None));
        let options = GridOptions { title: format!("Aspects {title}"), ..GridOptions::default() };
        assert_sound(&grid(&inner, &options), "drawn at random");
        let around = Outer::chart(title, &outer, &inner, &Orbs::NATAL);
        assert_sound(&cross_grid(&inner, &around, &options), "drawn at random");
    }
}
