//! The wheel, judged by its own geometry: the SVG is parsed and every label's box is compared with every other.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;

use astra_astro::wheel::{Theme, WheelOptions, glyph_sheet, wheel};
use astra_core::chart::{
    Angles, AspectKind, Basis, Body, Chart, DaySpan, HouseSystem, JulianDayUt, NatalAspect, Orbs, Placement, Point,
    Sign, TimeBasis, Zodiac,
};
use proptest::prelude::*;
use roxmltree::{Document, Node};

// ---------------------------------------------------------------- charts to draw

fn placement(longitude: f64, speed: f64) -> Placement {
    Placement {
        longitude,
        latitude: 0.0,
        right_ascension: longitude,
        declination: 0.0,
        distance: 1.0,
        speed,
        pace: speed,
        sign: Sign::of(longitude),
        degree: longitude.rem_euclid(30.0),
        house: None,
        retrograde: speed < 0.0,
        day: None,
    }
}

fn chart(places: impl IntoIterator<Item = (f64, f64)>, angles: Option<Angles>, cusps: Option<[f64; 12]>) -> Chart {
    let bodies: BTreeMap<Body, Placement> = Body::NATAL
        .into_iter()
        .zip(places)
        .map(|(body, (longitude, speed))| (body, placement(longitude, speed)))
        .collect();
    let mut chart = Chart {
        jd_ut: JulianDayUt(2_451_545.0),
        time_known: true,
        bodies,
        angles,
        cusps,
        houses: cusps.map(|_| HouseSystem::Placidus),
        houses_requested: HouseSystem::Placidus,
        ayanamsha: None,
        aspects: Vec::new(),
        facts: Vec::new(),
        basis: Basis {
            ephemeris: "drawn by hand".into(),
            source: "test".into(),
            error_bound: 0.0,
            jd_ut: 2_451_545.0,
            delta_t: 0.0,
            obliquity: 23.44,
            delta_t_model: "none".into(),
            zodiac: Zodiac::Tropical,
            houses: None,
            orbs: Orbs::NATAL,
            time: TimeBasis {
                given: String::new(),
                rule: "julian day".into(),
                offset: None,
                tzdb: None,
            },
            place: None,
        },
    };
    chart.aspects = aspects(&chart);
    for body in Body::NATAL {
        if let Some(longitude) = chart.longitude(body.into()) {
            let house = chart.house_of(longitude);
            chart.bodies.get_mut(&body).unwrap().house = house;
        }
    }
    chart
}

fn aspects(chart: &Chart) -> Vec<NatalAspect> {
    let mut found = Vec::new();
    for (i, a) in Point::ASPECTED.into_iter().enumerate() {
        for b in Point::ASPECTED.into_iter().skip(i + 1) {
            let (Some(first), Some(second)) = (chart.longitude(a), chart.longitude(b)) else {
                continue;
            };
            let apart = (first - second).rem_euclid(360.0);
            let apart = apart.min(360.0 - apart);
            for aspect in AspectKind::MAJOR {
                let (orb, limit) = ((apart - aspect.angle()).abs(), Orbs::NATAL.of(aspect).unwrap());
                if orb <= limit {
                    found.push(NatalAspect {
                        a,
                        b,
                        aspect,
                        orb,
                        limit,
                        applying: None,
                        mutual: false,
                        out_of_sign: false,
                    });
                }
            }
        }
    }
    found.sort_by(|a, b| a.orb.total_cmp(&b.orb));
    found
}

/// Each quadrant in three equal parts.
fn porphyry(ascendant: f64, midheaven: f64) -> [f64; 12] {
    let low = (midheaven + 180.0 - ascendant).rem_euclid(360.0) / 3.0;
    let high = (ascendant - midheaven).rem_euclid(360.0) / 3.0;
    let eastern: Vec<f64> = (0..3)
        .map(|part| ascendant + low * f64::from(part))
        .chain((0..3).map(|part| midheaven + 180.0 + high * f64::from(part)))
        .map(|cusp| cusp.rem_euclid(360.0))
        .collect();
    std::array::from_fn(|house| (eastern[house % 6] + if house < 6 { 0.0 } else { 180.0 }).rem_euclid(360.0))
}

/// The reference charts, the polar ones with Porphyry houses.
fn reference_charts() -> Vec<(String, Chart)> {
    let file: serde_json::Value = serde_json::from_str(include_str!("fixtures/reference-charts.json")).unwrap();
    let numbers = |value: &serde_json::Value| -> Vec<f64> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect()
    };
    let cases = file["c"].as_array().unwrap();
    let charts = cases.iter().enumerate().map(|(index, case)| {
        let places: Vec<(f64, f64)> = case["p"]
            .as_array()
            .unwrap()
            .iter()
            .map(|place| (place[0].as_f64().unwrap(), place[2].as_f64().unwrap()))
            .collect();
        let given = numbers(&case["a"]);
        let angles = Angles {
            ascendant: given[0],
            midheaven: given[1],
            vertex: given[3],
            east_point: 0.0,
        };
        let placidus: Option<[f64; 12]> = case["P"].as_array().map(|_| numbers(&case["P"]).try_into().unwrap());
        let cusps = placidus.unwrap_or_else(|| porphyry(given[0], given[1]));
        let mut chart = chart(places, Some(angles), Some(cusps));
        if placidus.is_none() {
            chart.houses = Some(HouseSystem::Porphyry);
        }
        (format!("{index:02}-{}", case["t"].as_str().unwrap()), chart)
    });
    charts.collect()
}

fn without_time(mut chart: Chart) -> Chart {
    chart.time_known = false;
    (chart.angles, chart.cusps, chart.houses) = (None, None, None);
    chart.aspects = aspects(&chart);
    for placement in chart.bodies.values_mut() {
        placement.house = None;
        let half = placement.speed / 2.0;
        let (from, to) = (placement.longitude - half, placement.longitude + half);
        placement.day = Some(DaySpan {
            from: from.rem_euclid(360.0),
            to: to.rem_euclid(360.0),
            sign_change: None,
        });
    }
    chart
}

fn stellium() -> Chart {
    let places = (0..14).map(|body| (288.0 + f64::from(body) * 0.6, if body % 2 == 0 { -0.3 } else { 1.0 }));
    let angles = Angles {
        ascendant: 290.0,
        midheaven: 215.0,
        vertex: 100.0,
        east_point: 0.0,
    };
    chart(places, Some(angles), Some(porphyry(290.0, 215.0)))
}

// ---------------------------------------------------------------- what the picture really contains

/// A label's outline: a box with round corners; of words the radius is 0, of a glyph the box is a point.
#[derive(Debug)]
struct Label {
    what: String,
    x: f64,
    y: f64,
    half_width: f64,
    half_height: f64,
    radius: f64,
}

impl Label {
    fn overlaps(&self, other: &Self) -> bool {
        let across = ((self.x - other.x).abs() - self.half_width - other.half_width).max(0.0);
        let down = ((self.y - other.y).abs() - self.half_height - other.half_height).max(0.0);
        let apart = across.hypot(down);
        apart < self.radius + other.radius || apart == 0.0
    }

    fn within(&self, [left, top, width, height]: [f64; 4]) -> bool {
        let (across, down) = (self.half_width + self.radius, self.half_height + self.radius);
        self.x - across >= left
            && self.x + across <= left + width
            && self.y - down >= top
            && self.y + down <= top + height
    }
}

/// The advance of a character in em, at least as wide as in DejaVu Sans, one of the widest sans faces in use.
fn advance(letter: char) -> f64 {
    match letter {
        '0'..='9' => 0.637,
        '°' | '–' => 0.5,
        '′' => 0.23,
        'A'..='Z' => 0.78,
        ' ' => 0.32,
        _ => 0.64,
    }
}

fn labels(document: &Document<'_>) -> Vec<Label> {
    document
        .descendants()
        .filter_map(|node| match node.tag_name().name() {
            "text" => Some(words(node)),
            "g" => Some(glyph(node)),
            _ => None,
        })
        .collect()
}

fn words(node: Node<'_, '_>) -> Label {
    let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (size, text) = (number("font-size"), node.text().unwrap());
    Label {
        what: text.to_owned(),
        x: number("x"),
        // From the baseline up to the height of digits.
        y: number("y") - 0.37 * size,
        half_width: text.chars().map(advance).sum::<f64>() * size / 2.0,
        half_height: 0.38 * size,
        radius: 0.0,
    }
}

fn glyph(node: Node<'_, '_>) -> Label {
    let numbers: Vec<f64> = node
        .attribute("transform")
        .unwrap()
        .split(|letter: char| !(letter.is_ascii_digit() || "-.".contains(letter)))
        .filter_map(|part| part.parse().ok())
        .collect();
    let [x, y, scale] = numbers.try_into().unwrap();
    Label {
        what: node.attribute("class").unwrap().to_owned(),
        x,
        y,
        half_width: 0.0,
        half_height: 0.0,
        radius: 12.2 * scale,
    }
}

fn assert_nothing_overlaps(svg: &str, name: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let view = document.root_element().attribute("viewBox").unwrap();
    let view: Vec<f64> = view.split(' ').map(|part| part.parse().unwrap()).collect();
    let view: [f64; 4] = view.try_into().unwrap();
    let labels = labels(&document);
    assert!(labels.len() > 12, "{name}: {} labels", labels.len());
    for (i, a) in labels.iter().enumerate() {
        assert!(a.within(view), "{name}: {a:?} leaves the picture");
        for b in labels.iter().skip(i + 1) {
            assert!(!a.overlaps(b), "{name}: {a:?} overlaps {b:?}");
        }
    }
}

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap().to_owned())
        .collect()
}

/// Keeps the picture for people to look at.
fn keep(name: &str, svg: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("wheels");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.svg")), svg).unwrap();
}

// ---------------------------------------------------------------- what must hold

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
    #![proptest_config(ProptestConfig::with_cases(200))]
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
    let page = include_str!("../../astra-server/page/glyphs.svg");
    assert_eq!(
        page,
        glyph_sheet(),
        "print it anew: cargo run -p astra-astro --example glyphs"
    );
    let document = Document::parse(page).unwrap();
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.len(), Body::NATAL.len() + Sign::ALL.len());
    let used = wheel(
        &stellium(),
        &WheelOptions {
            bodies: Body::NATAL.to_vec(),
            ..WheelOptions::default()
        },
    );
    for path in document.descendants().filter_map(|node| node.attribute("d")) {
        assert!(used.contains(path), "{path}");
    }
}
