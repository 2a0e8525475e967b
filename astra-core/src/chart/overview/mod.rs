//! Charts in words: for a document, for a voice, for the day. Every statement is a fact of the chart.

mod spoken;

pub use spoken::{Statement, spoken, statements};

use super::{Body, Chart, Placement, Sign, Transits, Zodiac};

/// Aspects that [`markdown`] tells.
const INSIGHTS: usize = 8;
/// Transits that [`snapshot`] tells.
const SNAPSHOT: usize = 6;

/// The chart as Markdown, below 2 KB: a heading, a table, the tightest aspects under `Insights:`, and what it rests on.
///
/// Without a time of birth there is no house column, and a body that changes sign within the day has both signs with
/// the hour of the change.
#[must_use]
pub fn markdown(chart: &Chart) -> String {
    let mut text = format!("# {}\n\n", heading(chart));
    let houses = chart.cusps.is_some();
    text.push_str(if houses {
        "| Planet | Sign | House |\n|---|---|---|\n"
    } else {
        "| Planet | Sign |\n|---|---|\n"
    });
    for (body, placement) in &chart.bodies {
        let retrograde = if placement.retrograde && !is_node(*body) {
            " (retrograde)"
        } else {
            ""
        };
        text.push_str(&format!("| {}{retrograde} | ", capital(body.name())));
        text.push_str(&signs(chart, placement));
        match placement.house {
            Some(house) if houses => text.push_str(&format!(" | {house} |\n")),
            _ => text.push_str(" |\n"),
        }
    }
    if let Some(angles) = &chart.angles {
        for (name, longitude) in [("Ascendant", angles.ascendant), ("Midheaven", angles.midheaven)] {
            text.push_str(&format!("| {name} | {}", position(longitude)));
            match chart.house_of(longitude) {
                Some(house) if houses => text.push_str(&format!(" | {house} |\n")),
                _ => text.push_str(" |\n"),
            }
        }
    }
    text.push_str("\nInsights:\n");
    for found in chart.aspects.iter().take(INSIGHTS) {
        text.push_str(&format!(
            "- {} {} {}, orb {:.1}°{}\n",
            capital(found.a.name()),
            found.aspect.as_str(),
            found.b.name(),
            found.orb,
            direction(found.applying)
        ));
    }
    if chart.aspects.is_empty() {
        text.push_str("- No major aspect within orb.\n");
    }
    if !chart.time_known {
        text.push_str(
            "- The time of birth is unknown: no ascendant, no houses; aspects are those that hold all day.\n",
        );
    }
    text.push_str(&format!("\nBasis: {}.\n", basis(chart)));
    text
}

/// The transits of the moment in a few lines, the tightest first.
#[must_use]
pub fn snapshot(transits: &Transits) -> String {
    let mut lines = vec![format!("Transits of {}:", transits.at.strftime("%Y-%m-%d %H:%M UTC"))];
    lines.extend(transits.aspects.iter().take(SNAPSHOT).map(|found| {
        format!(
            "- {} {} natal {}, orb {:.1}°{}",
            capital(found.transiting.name()),
            found.aspect.as_str(),
            found.natal.name(),
            found.orb,
            direction(found.applying)
        )
    }));
    if transits.aspects.is_empty() {
        lines.push("- No major aspect to the natal chart within orb.".into());
    }
    lines.join("\n")
}

fn heading(chart: &Chart) -> String {
    let sign = |body| {
        let placement = chart.bodies.get(&body)?;
        Some(match sign_change(placement) {
            Some(change) => format!("{} or {}", change.from.name(), change.to.name()),
            None => placement.sign.name().to_owned(),
        })
    };
    let mut parts = Vec::new();
    for body in [Body::Sun, Body::Moon] {
        if let Some(sign) = sign(body) {
            parts.push(format!("{} in {sign}", body.name()));
        }
    }
    if let Some(angles) = &chart.angles {
        parts.push(format!("{} rising", Sign::of(angles.ascendant).name()));
    }
    if parts.is_empty() {
        "Birth chart".into()
    } else {
        parts.join(", ")
    }
}

fn sign_change(placement: &Placement) -> Option<&super::SignChange> {
    placement.day.as_ref()?.sign_change.as_ref()
}

/// The sign of a placement; its degree only where the time is known.
fn signs(chart: &Chart, placement: &Placement) -> String {
    match sign_change(placement) {
        Some(change) => format!(
            "{} until {}, then {}",
            change.from.name(),
            change.local_time,
            change.to.name()
        ),
        None if chart.time_known => position(placement.longitude),
        None => placement.sign.name().to_owned(),
    }
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

fn basis(chart: &Chart) -> String {
    let basis = &chart.basis;
    let zodiac = match (basis.zodiac, chart.ayanamsha) {
        (Zodiac::Sidereal(ayanamsha), Some(value)) => format!("sidereal zodiac, {} {value:.4}°", ayanamsha.name()),
        (zodiac, _) => format!("{zodiac} zodiac"),
    };
    let mut parts = vec![basis.ephemeris.clone(), zodiac];
    if let Some(used) = chart.houses {
        parts.push(if used == chart.houses_requested {
            format!("{} houses", used.name())
        } else {
            format!(
                "{} houses, because {} does not exist at this latitude",
                used.name(),
                chart.houses_requested.name()
            )
        });
    }
    parts.push(format!("{} ({})", basis.time.given, basis.time.rule));
    parts.join(", ")
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
