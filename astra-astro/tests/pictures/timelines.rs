//! The time-line of transits.

use astra_astro::pictures::{Pass, Theme, Timeline, TimelineOptions, timeline};
use astra_core::chart::{AspectKind, Body, Point};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use roxmltree::Document;

use crate::geometry::{assert_sound, cases, keep, labels, texts};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn days(from: Timestamp, days: f64) -> Timestamp {
    from + SignedDuration::from_secs_f64(days * 86_400.0)
}

const FROM: &str = "2026-01-10T00:00:00Z";

fn pass(transiting: Body, aspect: AspectKind, natal: Point, [enter, exact, exit]: [f64; 3]) -> Pass {
    let when = |day: f64| Some(days(at(FROM), day));
    Pass {
        transiting,
        aspect,
        natal: natal.as_str().into(),
        enter: when(enter),
        exact: when(exact),
        exit: when(exit),
    }
}

/// A retrograde loop, a lone pass, one that reaches beyond the window, and one that turns back before it is exact.
pub(crate) fn year() -> Timeline {
    let (sun, moon) = (Body::Sun.into(), Body::Moon.into());
    let mut near = pass(
        Body::Jupiter,
        AspectKind::Trine,
        Point::Ascendant,
        [200.0, 220.0, 245.0],
    );
    near.exact = None;
    Timeline::new(
        at(FROM),
        days(at(FROM), 365.0),
        [
            pass(Body::Mars, AspectKind::Opposition, moon, [30.0, 33.0, 36.0]),
            pass(Body::Saturn, AspectKind::Square, sun, [20.0, 41.0, 160.0]),
            pass(Body::Saturn, AspectKind::Square, sun, [20.0, 90.0, 160.0]),
            pass(Body::Saturn, AspectKind::Square, sun, [20.0, 150.0, 160.0]),
            pass(
                Body::Pluto,
                AspectKind::Conjunction,
                Point::Midheaven,
                [-100.0, -50.0, 40.0],
            ),
            pass(
                Body::Uranus,
                AspectKind::Sextile,
                Body::TrueNode.into(),
                [300.0, 364.5, 500.0],
            ),
            near,
        ],
    )
}

#[test]
fn a_retrograde_loop_is_one_row_and_slow_bodies_come_first() {
    let line = year();
    let rows: Vec<_> = line.bars.iter().map(|bar| (bar.transiting, bar.spans.len())).collect();
    assert_eq!(
        rows,
        [
            (Body::Pluto, 1),
            (Body::Uranus, 1),
            (Body::Saturn, 1),
            (Body::Jupiter, 1),
            (Body::Mars, 1)
        ]
    );
    let exact = |index: usize| line.bars[index].spans[0].2.len();
    assert_eq!(
        [exact(0), exact(1), exact(2), exact(3), exact(4)],
        [0, 1, 3, 0, 1],
        "what is in the window"
    );
}

#[test]
fn spans_that_are_apart_stay_apart_and_those_outside_the_window_are_left_out() {
    let sun = Body::Sun.into();
    let line = Timeline::new(
        at(FROM),
        days(at(FROM), 100.0),
        [
            pass(Body::Mercury, AspectKind::Square, sun, [50.0, 52.0, 54.0]),
            pass(Body::Mercury, AspectKind::Square, sun, [10.0, 12.0, 14.0]),
            pass(Body::Mercury, AspectKind::Trine, sun, [110.0, 112.0, 114.0]),
        ],
    );
    assert_eq!(line.bars.len(), 1);
    let starts: Vec<_> = line.bars[0].spans.iter().map(|(from, ..)| *from).collect();
    assert_eq!(starts, [days(at(FROM), 10.0), days(at(FROM), 50.0)]);
}

#[test]
fn a_year_is_sound_and_names_every_exact_day_and_today() {
    let line = year();
    for theme in [Theme::light(), Theme::dark()] {
        let options = TimelineOptions {
            today: Some(at("2026-06-15T12:00:00Z")),
            ..TimelineOptions::themed(theme)
        };
        let svg = timeline(&line, &options);
        keep(
            if theme == Theme::dark() {
                "timeline-dark"
            } else {
                "timeline"
            },
            &svg,
        );
        assert_sound(&svg, "a year");
        let texts = texts(&svg);
        for day in ["20 Feb", "10 Apr", "9 Jun", "12 Feb", "9 Jan", "today", "2026", "Mar"] {
            assert!(texts.iter().any(|text| text == day), "{day} in {texts:?}");
        }
    }
}

#[test]
fn today_stands_where_the_calendar_has_it() {
    let options = TimelineOptions {
        today: Some(days(at(FROM), 182.5)),
        ..TimelineOptions::default()
    };
    let svg = timeline(&year(), &options);
    let document = Document::parse(&svg).unwrap();
    let today = labels(&document)
        .into_iter()
        .find(|label| label.what == "today")
        .unwrap();
    assert!((today.x - (318.0 + 1128.0) / 2.0).abs() < 1.0, "{today:?}");
    let options = TimelineOptions {
        today: Some(days(at(FROM), -1.0)),
        ..TimelineOptions::default()
    };
    assert!(
        !texts(&timeline(&year(), &options)).contains(&"today".to_owned()),
        "outside the window"
    );
}

#[test]
fn the_whole_time_line_can_be_read_aloud() {
    let svg = timeline(&year(), &TimelineOptions::default());
    let document = Document::parse(&svg).unwrap();
    let said = document
        .descendants()
        .find(|node| node.tag_name().name() == "desc")
        .unwrap();
    let said = said.text().unwrap();
    assert!(
        said.contains(
            "Saturn square natal Sun: 30 Jan 2026 to 19 Jun 2026, exact 20 Feb 2026 and 10 Apr 2026 and 9 Jun 2026."
        ),
        "{said}"
    );
    assert!(
        said.contains("Jupiter trine natal ascendant: 29 Jul 2026 to 12 Sep 2026, never exact."),
        "{said}"
    );
}

#[test]
fn rows_beyond_the_most_are_counted_not_hidden() {
    let options = TimelineOptions {
        most: 2,
        ..TimelineOptions::default()
    };
    let svg = timeline(&year(), &options);
    assert_sound(&svg, "two rows");
    assert!(texts(&svg).contains(&"and 3 more, not drawn".to_owned()));
    let empty = timeline(
        &Timeline::new(at(FROM), days(at(FROM), 30.0), []),
        &TimelineOptions::default(),
    );
    assert_sound(&empty, "no rows");
    assert!(texts(&empty).contains(&"No transit comes within orb in this time".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(150)))]
    #[test]
    fn any_passes_in_any_window_are_sound(
        passes in prop::collection::vec(
            (0..14_usize, 0..5_usize, 0..14_usize, -50.0..400.0_f64, 0.0..40.0_f64, 0.0..40.0_f64, any::<[bool; 3]>()), 0..40),
        start in -50_000.0..50_000.0_f64,
        length in prop_oneof![0.0..1.0, 1.0..60.0, 60.0..800.0, 800.0..40_000.0_f64],
        words in ".{0,60}",
    ) {
        let title = format!("Transits {words}");
        let from = days(at(FROM), start);
        let to = days(from, length);
        let passes = passes.into_iter().map(|(body, aspect, point, exact, before, after, known)| Pass {
            transiting: Body::NATAL[body],
            aspect: AspectKind::MAJOR[aspect],
            natal: Point::ASPECTED[point].as_str().into(),
            enter: known[0].then(|| days(from, exact - before)),
            exact: known[1].then(|| days(from, exact)),
            exit: known[2].then(|| days(from, exact + after)),
        });
        let line = Timeline::new(from, to, passes);
        let options = TimelineOptions { title, today: Some(days(from, length / 3.0)), ..TimelineOptions::default() };
        let svg = timeline(&line, &options);
        assert_sound(&svg, "drawn at random");
        prop_assert_eq!(svg, timeline(&line, &options), "the same bytes");
    }
}
