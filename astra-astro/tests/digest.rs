//! The words of real charts: digests of a day and of a week, and what is said of an uncertain time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::Arc;

use astra_core::{
    Language,
    chart::{
        Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, Reading, TransitRequest,
        overview::{Digest, DigestRequest, DigestSpan, digest, markdown, markdown_lines, spoken, statements},
    },
};
use jiff::{
    Timestamp,
    civil::{date, time},
    tz::Offset,
};

fn chart(moment: Moment) -> Arc<Chart> {
    let place = Coordinates::new(41.9028, 12.4964).unwrap();
    let request = ChartRequest::new(moment, Some(place));
    Arc::new(astra_astro::tables().unwrap().natal(&request).unwrap())
}

fn timed() -> Arc<Chart> {
    chart(Moment::JulianDay(JulianDayUt(2_448_058.020_833)))
}

fn untimed() -> Arc<Chart> {
    chart(Moment::civil(date(1990, 6, 15), None, "Europe/Rome"))
}

fn told(natal: &Arc<Chart>, from: &str, span: DigestSpan, change: impl Fn(&mut DigestRequest)) -> Digest {
    let mut request = DigestRequest::new(Arc::clone(natal), from.parse().unwrap(), span);
    change(&mut request);
    digest(&astra_astro::tables().unwrap(), &request).unwrap()
}

#[test]
fn every_entry_is_a_transit_of_the_window_and_the_strongest_come_first() {
    let (engine, natal) = (astra_astro::tables().unwrap(), timed());
    let mut from: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let mut entries = 0;
    for week in 0..52 {
        let span = if week % 2 == 0 {
            DigestSpan::Day
        } else {
            DigestSpan::Week
        };
        let digest = told(&natal, &from.to_string(), span, |request| request.limit = 100);
        let sky = engine.transits(&TransitRequest::new(Arc::clone(&natal), from)).unwrap();
        let reading = Reading {
            natal: &natal,
            transits: Some(&sky),
        };
        assert!(
            digest
                .entries
                .windows(2)
                .all(|pair| pair[0].strength >= pair[1].strength)
        );
        for entry in &digest.entries {
            assert!((0.0..=1.0).contains(&entry.strength), "{entry:?}");
            assert_eq!(entry.statement.basis.len(), 1);
            let id = &entry.statement.basis[0];
            match (&entry.hit, &entry.aspect) {
                (Some(hit), None) => {
                    assert!(from <= hit.instant.at && hit.instant.at < digest.to, "{entry:?}");
                    assert!(id.starts_with("transit.exact.") && id.contains(&*hit.natal), "{id}");
                    let clock = hit.instant.at.strftime("%A at %H:%M").to_string();
                    assert!(
                        entry.statement.text.contains(&clock),
                        "{clock}: {}",
                        entry.statement.text
                    );
                }
                (None, Some(_)) => assert!(reading.resolve(id).is_some(), "{id}"),
                other => panic!("{other:?}"),
            }
        }
        entries += digest.entries.len();
        from = digest.to;
    }
    assert!(entries > 300, "{entries}");
}

#[test]
fn hours_are_told_on_the_clock_asked_for() {
    let universal = told(&timed(), "2026-01-01T00:00:00Z", DigestSpan::Week, |_| {});
    let indian = told(&timed(), "2026-01-01T00:00:00Z", DigestSpan::Week, |request| {
        request.offset = Offset::constant(5);
    });
    let hit = universal.entries.iter().find_map(|entry| entry.hit.as_ref()).unwrap();
    let local = Offset::constant(5)
        .to_datetime(hit.instant.at)
        .strftime("%H:%M")
        .to_string();
    assert!(indian.markdown().contains(&local), "{}", indian.markdown());
}

#[test]
fn in_hinglish_the_same_transits_are_told_in_the_same_order() {
    let english = told(&timed(), "2026-03-01T00:00:00Z", DigestSpan::Day, |_| {});
    let hinglish = told(&timed(), "2026-03-01T00:00:00Z", DigestSpan::Day, |request| {
        request.language = Language::Hinglish;
    });
    let ids = |digest: &Digest| {
        digest
            .entries
            .iter()
            .map(|one| one.statement.basis.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&english), ids(&hinglish));
    assert!(english.markdown().starts_with("# Your day, 2026-03-01\n\n- "));
    assert!(hinglish.markdown().starts_with("# Aapka din, 2026-03-01\n\n- "));
    assert!(
        hinglish
            .entries
            .iter()
            .all(|entry| entry.statement.text.contains(" mein hai"))
    );
}

#[test]
fn without_a_time_of_birth_no_hour_and_no_angle_is_told() {
    for week in 0..26 {
        let from: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let from = from + jiff::Span::new().hours(24 * 14 * week);
        for entry in told(&untimed(), &from.to_string(), DigestSpan::Week, |_| {}).entries {
            let text = entry.statement.text;
            assert!(
                !text.contains(':') && !text.contains("exactly") && !text.contains("pass "),
                "{text}"
            );
            assert!(
                !text.contains("ascendant") && !text.contains("midheaven") && !text.contains("natal Moon"),
                "{text}"
            );
        }
    }
}

#[test]
fn of_an_uncertain_time_only_what_holds_throughout_is_said() {
    let place = Coordinates::new(41.9028, 12.4964).unwrap();
    for (day, minutes) in (1..=28).zip([5.0, 20.0, 60.0, 240.0].into_iter().cycle()) {
        let moment = Moment::civil(date(1990, 2, day), Some(time(13, 7, 0, 0)), "Europe/Rome");
        let mut request = ChartRequest::new(moment, Some(place));
        request.uncertainty_minutes = Some(minutes);
        let chart = Arc::new(astra_astro::tables().unwrap().natal(&request).unwrap());
        let off = chart.uncertainty.clone().unwrap();
        let overview = markdown(&chart);
        let spoken = spoken(&chart, None, Language::English);
        let warned = format!("may be off by {minutes} minutes either way");
        assert!(
            overview.contains(&warned) && spoken.contains(&warned),
            "{overview}\n{spoken}"
        );
        let row = |name: &str| {
            let line = overview.lines().find(|line| line.starts_with(&format!("| {name}")));
            line.unwrap().to_owned()
        };
        for stretch in &off.ascendant {
            assert!(row("Ascendant").contains(stretch.value.name()), "{overview}");
            assert!(spoken.contains(stretch.value.name()), "{spoken}");
        }
        assert_eq!(row("Ascendant").contains('%'), off.ascendant.len() > 1, "{overview}");
        for (body, houses) in &off.houses {
            let name = body.name();
            for house in houses {
                assert!(row(&capital(name)).contains(&format!("{}", house.value)), "{overview}");
            }
            let said = statements(&chart, None, Language::English);
            let about = said
                .iter()
                .find(|one| one.basis == [format!("natal.{}", body.as_str())]);
            assert!(about.is_none_or(|one| !one.text.contains("house")), "{about:?}");
        }
        for chance in &off.aspects {
            let id = format!(
                "natal.aspect.{}.{}.{}",
                chance.a.as_str(),
                chance.aspect.as_str(),
                chance.b.as_str()
            );
            assert!(
                markdown_lines(&chart).iter().all(|line| line.basis != [id.clone()]),
                "{id}"
            );
            assert!(
                statements(&chart, None, Language::English)
                    .iter()
                    .all(|one| one.basis != [id.clone()]),
                "{id}"
            );
        }
        for entry in told(&chart, "2026-03-01T00:00:00Z", DigestSpan::Week, |_| {}).entries {
            let text = entry.statement.text;
            assert!(
                !text.contains(':') && !text.contains("ascendant") && !text.contains("midheaven"),
                "{text}"
            );
        }
    }
}

fn capital(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}
