//! The wheel of one chart.

use astra_astro::pictures::{Theme, WheelOptions, glyph_sheet, wheel};
use astra_core::chart::{Angles, AspectKind, Body, HouseSystem, Sign};
use proptest::prelude::*;
use roxmltree::Document;

use crate::{
    charts::{chart, porphyry, reference_charts, stellium, without_time},
    geometry::{Label, assert_nothing_overlaps, cases, keep, labels, texts},
};

#[test]
fn no_label_overlaps_another_on_any_reference_chart() {
    let charts = reference_charts();
    assert!(
        charts
            .iter()
            .any(|(_, chart)| chart.houses == Some(HouseSystem::Porphyry)),
        "a polar chart"
    );
    for (name, chart) in charts {
        let svg = wheel(&chart, &WheelOptions::default());
        keep(&name, &svg);
        assert_nothing_overlaps(&svg, &name);
        let svg = wheel(&without_time(chart), &WheelOptions::themed(Theme::dark()));
        keep(&format!("{name}-no-time"), &svg);
        assert_nothing_overlaps(&svg, &name);
    }
}

#[test]
fn no_label_overlaps_another_where_fourteen_bodies_stand_within_eight_degrees() {
    for theme in [Theme::light(), Theme::dark()] {
        let every = WheelOptions {
            bodies: Body::NATAL.to_vec(),
            ..WheelOptions::themed(theme)
        };
        let svg = wheel(&stellium(), &every);
        keep(
            if theme == Theme::dark() {
                "stellium-dark"
            } else {
                "stellium"
            },
            &svg,
        );
        assert_eq!(svg.matches("class=\"body\"").count(), 14);
        assert_nothing_overlaps(&svg, "stellium");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(200)))]
    #[test]
    fn no_label_overlaps_another_whatever_the_sky(
        places in prop::collection::vec(
            (prop_oneof![0.0..360.0, 100.0..112.0, 355.0..360.0], -1.0..14.0_f64), 14),
        ascendant in 0.0..360.0_f64,
        quadrant in 0.5..179.5_f64,
        timed in any::<bool>(),
    ) {
        let midheaven = (ascendant - quadrant).rem_euclid(360.0);
        let angles = Angles { ascendant, midheaven, vertex: 0.0, east_point: 0.0 };
        let chart = chart(places, Some(angles), Some(porphyry(ascendant, midheaven)));
        let chart = if timed { chart } else { without_time(chart) };
        assert_nothing_overlaps(&wheel(&chart, &WheelOptions::default()), "drawn at random");
    }
}

#[test]
fn the_ascendant_is_at_the_left_and_the_next_sign_below_it() {
    let angles = Angles {
        ascendant: 75.0,
        midheaven: 340.0,
        vertex: 0.0,
        east_point: 0.0,
    };
    let svg = wheel(
        &chart([(75.0, 1.0), (105.0, 1.0)], Some(angles), None),
        &WheelOptions::default(),
    );
    let document = Document::parse(&svg).unwrap();
    let glyphs: Vec<Label> = labels(&document)
        .into_iter()
        .filter(|label| label.what == "body")
        .collect();
    let (sun, moon) = (&glyphs[0], &glyphs[1]);
    assert!(sun.x < -250.0 && sun.y.abs() < 1.0, "{sun:?}");
    assert!(moon.x < -200.0 && moon.y > 130.0, "{moon:?}");
}

#[test]
fn without_a_time_there_is_no_house_no_angle_and_no_minute_and_the_picture_says_why() {
    let (_, chart) = reference_charts().swap_remove(0);
    let svg = wheel(&without_time(chart), &WheelOptions::default());
    let texts = texts(&svg);
    assert!(
        texts.iter().any(|text| text.contains("Time of birth unknown")),
        "{texts:?}"
    );
    assert!(texts.iter().all(|text| !text.contains('′')), "{texts:?}");
    assert!(
        !texts
            .iter()
            .any(|text| ["AC", "DC", "MC", "IC"].contains(&text.as_str())),
        "{texts:?}"
    );
    assert!(
        texts.iter().all(|text| text.parse::<u8>().is_err()),
        "a house number in {texts:?}"
    );
    // The Moon's degree is a range.
    assert!(texts.iter().any(|text| text.starts_with('–')), "{texts:?}");
}

#[test]
fn a_polar_chart_says_that_its_houses_are_not_those_asked_for() {
    let polar = reference_charts()
        .into_iter()
        .find(|(_, chart)| chart.houses == Some(HouseSystem::Porphyry));
    let texts = texts(&wheel(&polar.unwrap().1, &WheelOptions::default()));
    assert!(
        texts.contains(&"Porphyry houses: Placidus does not exist at this latitude".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn the_whole_chart_can_be_read_aloud() {
    let places = [(84.5, 0.95), (329.25, 13.0), (100.0, -0.5)];
    let angles = Angles {
        ascendant: 180.5,
        midheaven: 91.0,
        vertex: 0.0,
        east_point: 0.0,
    };
    let svg = wheel(
        &chart(places, Some(angles), Some(porphyry(180.5, 91.0))),
        &WheelOptions::default(),
    );
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let say = |name: &str| {
        document
            .descendants()
            .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
    };
    assert_eq!(say("title").unwrap().text(), Some("Birth chart"));
    assert_eq!(
        say("desc").unwrap().text(),
        Some(
            "Tropical zodiac. Ascendant 0°30′ Libra, midheaven 1°00′ Cancer. Placidus houses. \
             Sun 24°30′ Gemini, house 9. Moon 29°15′ Aquarius, house 5. Mercury 10°00′ Cancer, house 10, retrograde."
        )
    );
}

#[test]
fn a_title_cannot_break_out_of_its_element() {
    let title = "</title><script>alert(1)</script> \u{0} & \"";
    let options = WheelOptions {
        title: title.into(),
        ..WheelOptions::default()
    };
    let svg = wheel(&stellium(), &options);
    let document = Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|node| node.tag_name().name() == "script"));
    let read = document
        .descendants()
        .find(|node| node.tag_name().name() == "title")
        .unwrap();
    assert_eq!(
        read.text().map(|text| text.replace(' ', "")),
        Some(title.replace(['\u{0}', ' '], ""))
    );
}

#[test]
fn the_picture_refers_to_nothing_outside_itself() {
    let svg = wheel(&stellium(), &WheelOptions::default());
    for outside in ["href", "url(", "<style", "<script", "<image", "@import"] {
        assert!(!svg.contains(outside), "{outside}");
    }
    assert!(svg.len() < 48_000, "{} bytes", svg.len());
}

#[test]
fn the_pages_legend_has_the_strokes_of_the_wheel() {
    let page = include_str!("../../../astra-server/page/glyphs.svg");
    assert_eq!(
        page,
        glyph_sheet(),
        "print it anew: cargo run -p astra-astro --example glyphs"
    );
    let document = Document::parse(page).unwrap();
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.len(), Body::ALL.len() + Sign::ALL.len() + AspectKind::ALL.len());
    let used = wheel(
        &stellium(),
        &WheelOptions {
            bodies: Body::NATAL.to_vec(),
            ..WheelOptions::default()
        },
    );
    let drawn: Vec<_> = Body::NATAL
        .map(|body| body.as_str().to_owned())
        .into_iter()
        .chain(Sign::ALL.map(|sign| sign.name().to_lowercase()))
        .collect();
    for symbol in document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "symbol")))
    {
        let path = symbol.first_element_child().unwrap().attribute("d").unwrap();
        let id = symbol.attribute("id").unwrap();
        assert_eq!(used.contains(path), drawn.iter().any(|one| one == id), "{id}");
    }
}
