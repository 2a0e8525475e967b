//! The names of the sky in a text: what must be backed by a citation.

use crate::chart::{AspectKind, Body, Sign};

/// Whether a text names a sign, a body, a numbered house or an aspect.
pub(super) fn names_sky(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |name: &str| words.contains(&name.to_lowercase().as_str());
    Sign::ALL.iter().any(|sign| named(sign.name()) || named(sign.rashi()))
        || Body::ALL.iter().any(|body| named(body.name()))
        || AspectKind::MAJOR.iter().any(|kind| named(kind.as_str()))
        || [
            "node",
            "rahu",
            "ketu",
            "ascendant",
            "midheaven",
            "house",
            "houses",
            "rising",
        ]
        .into_iter()
        .any(named)
}
