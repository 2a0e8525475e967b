//! Charts in words: for a document, for a voice, for the day. Every statement is a fact of the chart.

mod digest;
mod markdown;
mod spoken;

pub use digest::{Digest, DigestEntry, DigestRequest, DigestSpan, digest, strength};
pub use markdown::{markdown, markdown_lines};
pub use spoken::{Statement, spoken, statements};

use super::{Body, Chart, Placement, Point, Sign, Stretch, Transits};

/// Transits that [`snapshot`] tells.
const SNAPSHOT: usize = 6;

/// The transits of the moment in a few lines, the tightest first.
#[must_use]
pub fn snapshot(transits: &Transits) -> String {
    let mut lines = vec![format!("Transits of {}:", transits.at.strftime("%Y-%m-%d %H:%M UTC"))];
    lines.extend(snapshot_lines(transits).into_iter().map(|line| line.text));
    if transits.aspects.is_empty() {
        lines.push("- No major aspect to the natal chart within orb.".into());
    }
    lines.join("\n")
}

/// The lines of [`snapshot`] that state a fact, each with its id.
#[must_use]
pub fn snapshot_lines(transits: &Transits) -> Vec<Statement> {
    let told = transits.aspects.iter().take(SNAPSHOT);
    told.map(|found| Statement {
        text: format!(
            "- {} {} natal {}, orb {:.1}°{}",
            capital(found.transiting.name()),
            found.aspect.as_str(),
            found.natal.name(),
            found.orb,
            direction(found.applying)
        ),
        basis: vec![spoken::transit_id(found)],
    })
    .collect()
}

fn sign_change(placement: &Placement) -> Option<&super::SignChange> {
    placement.day.as_ref()?.sign_change.as_ref()
}

/// How far the time of birth may be off either way, in minutes, where it is neither exact nor unknown.
fn off_by(chart: &Chart) -> Option<f64> {
    chart.uncertainty.as_ref()?.minutes
}

/// Whether a point stays where it is, to a fraction of a degree, whatever the time of birth was: bodies but the angles.
fn is_steady(chart: &Chart, point: Point) -> bool {
    off_by(chart).is_none() || matches!(point, Point::Body(_))
}

/// Every value once, in the order of time: `9 or 10`.
fn either<T: PartialEq>(stretches: &[Stretch<T>], or: &str, name: impl Fn(&T) -> String) -> String {
    let mut names: Vec<String> = Vec::new();
    for stretch in stretches {
        let name = name(&stretch.value);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(or)
}

/// A longitude as `Gemini 24°13'`; cut off, not rounded: 29°59'59" is still Gemini.
#[must_use]
pub fn position(longitude: f64) -> String {
    let sign = Sign::of(longitude);
    let minutes = ((longitude - sign.start()) * 60.0).clamp(0.0, 1799.0) as u32;
    format!("{} {}°{:02}'", sign.name(), minutes / 60, minutes % 60)
}

fn direction(applying: Option<bool>) -> &'static str {
    match applying {
        Some(true) => ", applying",
        Some(false) => ", separating",
        None => "",
    }
}

/// The nodes go backwards as a rule: to say so of one chart would be no fact about it.
fn is_node(body: Body) -> bool {
    matches!(body, Body::MeanNode | Body::TrueNode)
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
