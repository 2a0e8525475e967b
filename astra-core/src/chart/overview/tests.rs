//! Tests of the words, on charts made by hand.

use std::collections::BTreeMap;

use super::*;
use crate::{
    Language,
    chart::{
        Angles, AspectKind, Ayanamsha, Basis, Chart, DaySpan, HouseSystem, JulianDayUt, NatalAspect, Orbs, Point,
        Reading, SignChange, TimeBasis, TransitAspect, Zodiac,
    },
};

fn placement(longitude: f64, house: Option<u8>) -> Placement {
    let sign = Sign::of(longitude);
    Placement {
        longitude,
        latitude: 0.0,
        right_ascension: longitude,
        declination: 0.0,
        distance: 1.0,
        speed: 1.0,
        pace: 1.0,
        sign,
        degree: longitude - sign.start(),
        house,
        retrograde: false,
        day: None,
    }
}

fn basis() -> Basis {
    Basis {
        ephemeris: "Swiss Ephemeris 2.10.03".into(),
        source: "sepl_18.se1".into(),
        error_bound: 0.25,
        jd_ut: 2_448_058.0,
        delta_t: 57.0,
        obliquity: 23.44,
        delta_t_model: "a model".into(),
        zodiac: Zodiac::Tropical,
        houses: Some(HouseSystem::Placidus),
        orbs: Orbs::NATAL,
        time: TimeBasis {
            given: "1990-06-15T14:30 Europe/Rome".into(),
            rule: "zone".into(),
            offset: Some(7200),
            tzdb: Some("2026b".into()),
        },
        place: None,
    }
}

/// Bodies 25 degrees apart from 84 degrees, houses of 30 degrees from the ascendant at 170.
fn chart() -> Chart {
    let cusps = std::array::from_fn(|house| (170.0 + 30.0 * house as f64).rem_euclid(360.0));
    let bodies: BTreeMap<_, _> = (0..)
        .zip(Body::NATAL)
        .map(|(number, body)| {
            let longitude = (84.22 + 25.0 * f64::from(number)).rem_euclid(360.0);
            (body, placement(longitude, crate::chart::house_of(&cusps, longitude)))
        })
        .collect();
    let aspects = Body::NATAL
        .windows(2)
        .map(|pair| NatalAspect {
            a: pair[0].into(),
            b: pair[1].into(),
            aspect: AspectKind::Opposition,
            orb: 0.6,
            limit: 8.0,
            applying: Some(true),
            mutual: false,
            out_of_sign: false,
        })
        .collect();
    Chart {
        jd_ut: JulianDayUt(2_448_058.0),
        time_known: true,
        bodies,
        stars: Vec::new(),
        angles: Some(Angles {
            ascendant: 170.0,
            midheaven: 79.999,
            vertex: 10.0,
            east_point: 0.0,
        }),
        cusps: Some(cusps),
        houses: Some(HouseSystem::Placidus),
        houses_requested: HouseSystem::Placidus,
        ayanamsha: None,
        aspects,
        facts: Vec::new(),
        uncertainty: None,
        basis: basis(),
    }
}

fn chart_of_unknown_hour() -> Chart {
    let mut chart = chart();
    chart.time_known = false;
    (chart.angles, chart.cusps, chart.houses) = (None, None, None);
    for placement in chart.bodies.values_mut() {
        placement.house = None;
    }
    let moon = chart.bodies.get_mut(&Body::Moon).unwrap();
    moon.day = Some(DaySpan {
        from: 85.0,
        to: 98.0,
        sign_change: Some(SignChange {
            at: "1990-06-15T07:05:00Z".parse().unwrap(),
            local_time: "09:05".into(),
            from: Sign::Gemini,
            to: Sign::Cancer,
        }),
    });
    chart
}

fn transits(count: usize) -> Transits {
    Transits {
        at: "2026-03-01T12:00:00Z".parse().unwrap(),
        jd_ut: JulianDayUt(2_461_101.0),
        bodies: chart().bodies,
        aspects: Body::NATAL
            .into_iter()
            .take(count)
            .map(|transiting| TransitAspect {
                transiting,
                natal: Point::Midheaven,
                aspect: AspectKind::Square,
                orb: 1.04,
                limit: 2.0,
                applying: Some(false),
            })
            .collect(),
        basis: basis(),
    }
}

#[test]
fn the_overview_has_heading_table_insights_and_basis() {
    let text = markdown(&chart());
    assert!(text.starts_with("# Sun in Gemini, Moon in Cancer, Virgo rising\n\n| Planet | Sign | House |\n"));
    assert!(text.contains("\n| Sun | Gemini 24°13' | 10 |\n"), "{text}");
    assert!(text.contains("\n| Midheaven | Gemini 19°59' | 9 |\n"), "{text}");
    assert!(
        text.contains("\nInsights:\n- Sun opposition Moon, orb 0.6°, applying\n"),
        "{text}"
    );
    assert!(text.contains("Basis: Swiss Ephemeris 2.10.03, tropical zodiac, Placidus houses, 1990-06-15T14:30"));
    assert_eq!(text.matches("\n- ").count(), markdown::INSIGHTS);
    assert!(text.len() < 2048);
}

#[test]
fn an_unknown_hour_shows_no_house_no_degree_and_both_signs() {
    let chart = chart_of_unknown_hour();
    let text = markdown(&chart);
    assert!(
        text.starts_with("# Sun in Gemini, Moon in Gemini or Cancer\n\n| Planet | Sign |\n"),
        "{text}"
    );
    assert!(
        text.contains("\n| Moon | Gemini until 09:05, then Cancer |\n"),
        "{text}"
    );
    assert!(text.contains("\n| Sun | Gemini |\n"), "{text}");
    let said = spoken(&chart, Some(&transits(0)), Language::English);
    assert!(
        said.contains("The Moon was in Gemini until 09:05 that day, and in Cancer after."),
        "{said}"
    );
    for text in [text, said] {
        for absent in ["House", "rising,", "Midheaven", "midheaven", "in the tenth"] {
            assert!(!text.contains(absent), "{absent}: {text}");
        }
    }
}

#[test]
fn a_house_system_that_was_replaced_is_told() {
    let mut chart = chart();
    chart.houses = Some(HouseSystem::Porphyry);
    assert!(markdown(&chart).contains("Porphyry houses, because Placidus does not exist at this latitude"));
}

#[test]
fn a_sidereal_chart_says_so_with_its_value() {
    let mut chart = chart();
    chart.basis.zodiac = Zodiac::LAHIRI;
    chart.ayanamsha = Some(23.725_04);
    assert!(markdown(&chart).contains("sidereal zodiac, Lahiri 23.7250°"));
    assert!(spoken(&chart, None, Language::English).starts_with("This is a sidereal chart with the Lahiri ayanamsha."));
}

#[test]
fn the_spoken_context_fits_its_limit_in_whole_sentences() {
    let said = spoken(&chart(), Some(&transits(14)), Language::English);
    assert!(said.len() <= spoken::LIMIT, "{}", said.len());
    assert!(
        said.starts_with("The Sun is in Gemini in the tenth house. The Moon is in Cancer in the tenth house."),
        "{said}"
    );
    assert!(said.contains("The rising sign is Virgo and the midheaven is in Gemini."));
    assert!(said.contains("Right now Mars is square the natal midheaven, one degree from exact and moving away."));
    assert!(said.ends_with('.'));
    assert!(!said.contains('°') && !said.contains('|'));
}

#[test]
fn the_snapshot_tells_the_tightest_transits_or_that_there_are_none() {
    let text = snapshot(&transits(14));
    assert!(
        text.starts_with("Transits of 2026-03-01 12:00 UTC:\n- Sun square natal midheaven, orb 1.0°, separating\n")
    );
    assert_eq!(text.lines().count(), 1 + SNAPSHOT);
    assert_eq!(snapshot(&transits(0)).lines().count(), 2);
}

#[test]
fn a_body_at_the_end_of_a_sign_is_not_rounded_out_of_it() {
    assert_eq!(position(89.999_999), "Gemini 29°59'");
    assert_eq!(position(90.0), "Cancer 0°00'");
    assert_eq!(position(359.999_999_9), "Pisces 29°59'");
}

#[test]
fn in_hinglish_the_same_facts_are_told_in_the_same_order() {
    let (chart, transits) = (chart(), transits(14));
    let english = statements(&chart, Some(&transits), Language::English);
    let hinglish = statements(&chart, Some(&transits), Language::Hinglish);
    let ids = |told: &[Statement]| told.iter().map(|one| one.basis.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&english), ids(&hinglish));
    let said = spoken(&chart, Some(&transits), Language::Hinglish);
    assert!(said.len() <= spoken::LIMIT, "{}", said.len());
    assert!(
        said.starts_with("Sun Gemini mein hai, dasve house mein. Moon Cancer mein hai, dasve house mein."),
        "{said}"
    );
    assert!(
        said.contains("Abhi Mars natal midheaven se square mein hai, exact se ek degree door aur door ja raha hai."),
        "{said}"
    );
}

#[test]
fn a_vedic_chart_in_hinglish_has_its_own_names() {
    let mut chart = chart();
    chart.basis.zodiac = Zodiac::Sidereal(Ayanamsha::LAHIRI);
    let said = spoken(&chart, None, Language::Devanagari);
    assert!(
        said.starts_with("Ye sidereal kundli hai, Lahiri ayanamsha se. Sun Mithuna mein hai"),
        "{said}"
    );
    assert!(said.contains("Rahu ") && said.contains("Lagna Kanya hai"), "{said}");
}

#[test]
fn each_sentence_names_facts_that_the_chart_has() {
    let transits = transits(14);
    for chart in [chart(), chart_of_unknown_hour()] {
        let reading = Reading {
            natal: &chart,
            transits: Some(&transits),
        };
        let spoken = [Language::English, Language::Hinglish].map(|tongue| statements(&chart, Some(&transits), tongue));
        let written = [markdown_lines(&chart), snapshot_lines(&transits)];
        for Statement { text, basis } in spoken.into_iter().chain(written).flatten() {
            assert!(!basis.is_empty(), "{text}");
            for id in &basis {
                assert!(
                    id.starts_with("basis.") || reading.resolve(id).is_some(),
                    "{id}: {text}"
                );
            }
        }
    }
}
