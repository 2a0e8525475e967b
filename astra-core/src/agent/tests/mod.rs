//! The agent against real charts and the corpora of questions.

mod backing;
mod rules;
mod safety;
mod session;
mod speech;

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    chart::{Chart, Transits},
    context::UserContext,
    voice::TurnContext,
};

#[derive(Deserialize)]
struct Person {
    now: jiff::Timestamp,
    document: UserContext,
    natal: Chart,
    transits: Transits,
}

/// People with computed charts: Western and Vedic, without a time, without a place, within the polar circle, a
/// minor.
const PEOPLE: [(&str, &str); 7] = [
    ("asha", include_str!("../testdata/charts/asha.json")),
    ("rohan", include_str!("../testdata/charts/rohan.json")),
    ("maya", include_str!("../testdata/charts/maya.json")),
    ("dev", include_str!("../testdata/charts/dev.json")),
    ("ines", include_str!("../testdata/charts/ines.json")),
    ("kabir", include_str!("../testdata/charts/kabir.json")),
    ("lena", include_str!("../testdata/charts/lena.json")),
];

fn people() -> Vec<(&'static str, TurnContext)> {
    PEOPLE.iter().map(|(name, _)| (*name, person(name))).collect()
}

fn person(name: &str) -> TurnContext {
    let (_, json) = PEOPLE.iter().find(|(known, _)| *known == name).expect("a known person");
    let person: Person = serde_json::from_str(json).expect("a chart");
    TurnContext {
        document: person.document,
        natal: Some(Arc::new(person.natal)),
        transits: Some(Arc::new(person.transits)),
        now: person.now,
    }
}

/// Somebody of whom nothing is known.
fn stranger() -> TurnContext {
    TurnContext {
        document: UserContext::default(),
        natal: None,
        transits: None,
        now: "2026-11-22T09:00:00Z".parse().expect("a timestamp"),
    }
}
