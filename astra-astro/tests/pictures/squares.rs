//! The North Indian diamond and the South Indian square.

use astra_astro::{
    pictures::{Seat, SquareChart, SquareOptions, Theme, north, south},
    vedic::{Node, varga::Varga},
};
use astra_core::chart::{Angles, Sign};
use proptest::prelude::*;
use roxmltree::Document;

use crate::{
    charts::{chart, reference_charts, without_time},
    geometry::{assert_sound, cases, keep, labels, texts},
};

type Picture = fn(&SquareChart, &SquareOptions) -> String;
const BOTH: [(&str, Picture); 2] = [("north", north), ("south", south)];

fn seats(count: usize, sign: Sign, first: Sign) -> SquareChart {
    let seats = (0..count).map(|index| Seat {
        name: format!("planet {index}"),
        label: ["Su", "Mo", "Ma", "Me", "Ju"][index % 5].to_owned(),
        sign,
        degree: Some(28.0),
        retrograde: index % 2 == 0,
        or: Vec::new(),
    });
    SquareChart {
        title: "Rasi (D1)".into(),
        notes: vec!["Ayanamsha Lahiri 23.85°".into()],
        first,
        ascendant_known: true,
        seats: seats.collect(),
    }
}

fn said(svg: &str) -> String {
    let document = Document::parse(svg).unwrap();
    let said = document
        .descendants()
        .find(|node| node.tag_name().name() == "desc")
        .unwrap();
    said.text().unwrap().to_owned()
}

#[test]
fn every_reference_chart_is_sound_with_and_without_a_time_of_birth() {
    for (name, chart) in reference_charts() {
        for (which, draw) in BOTH {
            let square = SquareChart::rasi(&chart);
            let svg = draw(&square, &SquareOptions::default());
            keep(&format!("{name}-{which}"), &svg);
            assert_sound(&svg, &name);
            let square = SquareChart::rasi(&without_time(chart.clone()));
            assert_sound(&draw(&square, &SquareOptions::themed(Theme::dark())), &name);
        }
    }
}

#[test]
fn everybody_finds_a_seat_in_any_one_house() {
    for (which, draw) in BOTH {
        for count in 1..=16 {
            for sign in Sign::ALL {
                let square = seats(count, sign, Sign::Scorpio);
                let svg = draw(&square, &SquareOptions::default());
                assert_sound(&svg, which);
                let named = texts(&svg)
                    .iter()
                    .filter(|text| ["Su", "Mo", "Ma", "Me", "Ju"].contains(&text.as_str()))
                    .count();
                assert_eq!(named, count, "{which} {sign:?}");
            }
        }
    }
}

#[test]
fn a_label_stands_within_its_own_house() {
    // In the south the cells are squares of 175: Aries is the second of the top row, Pisces the first.
    for (sign, column, row) in [
        (Sign::Aries, 1.0, 0.0),
        (Sign::Pisces, 0.0, 0.0),
        (Sign::Cancer, 3.0, 1.0),
        (Sign::Libra, 2.0, 3.0),
    ] {
        let svg = south(&seats(12, sign, Sign::Aries), &SquareOptions::default());
        let document = Document::parse(&svg).unwrap();
        for label in labels(&document)
            .iter()
            .filter(|label| ["Su", "Mo", "Ma", "Me", "Ju"].contains(&label.what.as_str()))
        {
            let (x, y) = (label.x / 175.0 - column, label.y / 175.0 - row);
            assert!(
                (0.0..1.0).contains(&x) && (0.0..1.0).contains(&y),
                "{sign:?}: {label:?}"
            );
        }
    }
    // In the north the first house is the upper diamond: within a distance of 1 of its middle, counted along the axes.
    let svg = north(&seats(12, Sign::Aries, Sign::Aries), &SquareOptions::default());
    let document = Document::parse(&svg).unwrap();
    for label in labels(&document)
        .iter()
        .filter(|label| ["Su", "Mo", "Ma", "Me", "Ju"].contains(&label.what.as_str()))
    {
        let off = (label.x / 175.0 - 2.0).abs() + (label.y / 175.0 - 1.0).abs() + label.half_width / 175.0;
        assert!(off < 1.0, "{label:?}");
    }
}

#[test]
fn the_houses_are_counted_from_the_ascendants_sign_and_the_numbers_name_the_signs() {
    let angles = Angles {
        ascendant: 215.0,
        midheaven: 120.0,
        vertex: 0.0,
        east_point: 0.0,
    };
    let square = SquareChart::rasi(&chart([(5.0, 1.0), (230.0, 13.0)], Some(angles), None));
    assert_eq!(
        (square.first, square.house(Sign::Aries), square.house(Sign::Libra)),
        (Sign::Scorpio, 6, 12)
    );
    let svg = north(&square, &SquareOptions::default());
    let said = said(&svg);
    assert!(said.contains("House 1, Scorpio: Ascendant 5°, Moon 20°."), "{said}");
    assert!(said.contains("House 6, Aries: Sun 5°."), "{said}");
    // Scorpio is the eighth sign; its number stands in the first house, at the top in the middle.
    let document = Document::parse(&svg).unwrap();
    let eight = labels(&document).into_iter().find(|label| label.what == "8").unwrap();
    assert!((eight.x - 350.0).abs() < 1.0 && eight.y < 350.0, "{eight:?}");
}

#[test]
fn ketu_stands_opposite_rahu_and_a_retrograde_planet_is_marked() {
    // Sun, Moon, Mercury ... Saturn, Uranus, Neptune, Pluto, mean node.
    let places = (0..11).map(|body| (f64::from(body) * 20.0, if body == 2 { -0.5 } else { 1.0 }));
    let square = SquareChart::rasi(&chart(places, None, None));
    let of = |name: &str| square.seats.iter().find(|seat| seat.name == name).unwrap();
    assert_eq!((of("Rahu").sign, of("Ketu").sign), (Sign::Libra, Sign::Aries));
    assert!(of("Mercury").retrograde && !of("Rahu").retrograde);
    let svg = south(&square, &SquareOptions::default());
    assert_eq!(texts(&svg).iter().filter(|text| *text == "R").count(), 1);
}

#[test]
fn without_a_time_the_houses_are_counted_from_the_moon_and_a_moon_between_two_signs_says_so() {
    let square = SquareChart::rasi(&without_time(chart([(10.0, 1.0), (31.0, 13.0)], None, None)));
    assert_eq!((square.first, square.ascendant_known), (Sign::Taurus, false));
    for (_, draw) in BOTH {
        let svg = draw(&square, &SquareOptions::default());
        let texts = texts(&svg);
        assert!(
            texts.contains(&"Time of birth unknown: houses from the Moon".to_owned()),
            "{texts:?}"
        );
        assert!(texts.contains(&"Moon may be in Aries".to_owned()), "{texts:?}");
        assert!(texts.contains(&"Mo?".to_owned()), "{texts:?}");
        assert!(
            !texts.iter().any(|text| text.contains('°') || text == "As"),
            "{texts:?}"
        );
    }
}

#[test]
fn a_division_puts_the_bodies_where_its_rule_says() {
    let chart = chart([(5.0, 1.0), (359.0, 13.0)], None, None);
    let square = SquareChart::varga(&chart, Varga::D9, Node::Mean);
    let signs: Vec<Sign> = square.seats.iter().map(|seat| seat.sign).collect();
    assert_eq!(signs, [Sign::Taurus, Sign::Pisces]);
    assert_eq!(square.seats[0].degree.map(f64::round), Some(15.0));
    let texts = texts(&south(&square, &SquareOptions::default()));
    assert!(texts.iter().any(|text| text.contains("(D9)")), "{texts:?}");
}

#[test]
fn of_a_moon_that_runs_through_many_parts_of_the_day_no_sign_is_pretended() {
    let day = without_time(chart([(10.0, 1.0), (45.0, 13.0)], None, None));
    let square = SquareChart::varga(&day, Varga::D60, Node::Mean);
    let moon = &square.seats[1];
    assert_eq!((moon.name.as_str(), moon.or.len()), ("Moon", 11), "any sign in turn");
    assert!(
        square.notes.contains(&"Moon may be elsewhere".to_owned()),
        "{:?}",
        square.notes
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(150)))]
    #[test]
    fn any_seating_and_any_words_are_sound(
        places in prop::collection::vec((prop_oneof![0.0..360.0, 100.0..103.0], -1.0..14.0_f64), 14),
        ascendant in 0.0..360.0_f64,
        timed in any::<bool>(),
        degrees in any::<bool>(),
        title in ".{0,80}",
    ) {
        let angles = Angles { ascendant, midheaven: 0.0, vertex: 0.0, east_point: 0.0 };
        let drawn = chart(places, Some(angles), None);
        let drawn = if timed { drawn } else { without_time(drawn) };
        let square = SquareChart { title: format!("D1 {title}"), ..SquareChart::rasi(&drawn) };
        let options = SquareOptions { degrees, ..SquareOptions::default() };
        for (which, draw) in BOTH {
            let svg = draw(&square, &options);
            assert_sound(&svg, which);
            prop_assert_eq!(svg, draw(&square, &options), "the same bytes");
        }
    }
}
