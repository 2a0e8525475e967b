//! The chart as Markdown, for a document and a prompt.

use super::{
    Statement, capital, direction, is_node, position, sign_change,
    spoken::{natal_aspect_id, natal_id},
};
use crate::chart::{Body, Chart, Placement, Point, Sign, Zodiac};

/// Aspects that are told.
pub(super) const INSIGHTS: usize = 8;

/// The chart as Markdown, below 2 KB with the bodies of a natal chart: a heading, a table, the tightest aspects under
/// `Insights:`, and what it rests on.
///
/// Without a time of birth there is no house column, and a body that changes sign within the day has both signs with
/// the hour of the change.
#[must_use]
pub fn markdown(chart: &Chart) -> String {
    let houses = chart.cusps.is_some();
    let header = if houses {
        "| Planet | Sign | House |\n|---|---|---|"
    } else {
        "| Planet | Sign |\n|---|---|"
    };
    let text = |told: Statement| told.text;
    let mut lines = vec![format!("# {}\n", heading(chart).text), header.to_owned()];
    lines.extend(rows(chart).map(text));
    lines.push("\nInsights:".into());
    lines.extend(insights(chart).map(text));
    if chart.aspects.is_empty() {
        lines.push("- No major aspect within orb.".into());
    }
    lines.extend(unknown_time(chart).map(text));
    lines.push(format!("\n{}\n", ground(chart).text));
    lines.join("\n")
}

/// The lines of [`markdown`] that state something of the chart, each with the ids of its facts.
#[must_use]
pub fn markdown_lines(chart: &Chart) -> Vec<Statement> {
    std::iter::once(heading(chart))
        .chain(rows(chart))
        .chain(insights(chart))
        .chain(unknown_time(chart))
        .chain([ground(chart)])
        .collect()
}

fn heading(chart: &Chart) -> Statement {
    let sign = |body| {
        let placement = chart.bodies.get(&body)?;
        Some(match sign_change(placement) {
            Some(change) => format!("{} or {}", change.from.name(), change.to.name()),
            None => placement.sign.name().to_owned(),
        })
    };
    let (mut parts, mut ids) = (Vec::new(), Vec::new());
    for body in [Body::Sun, Body::Moon] {
        if let Some(sign) = sign(body) {
            parts.push(format!("{} in {sign}", body.name()));
            ids.push(natal_id(body.into()));
        }
    }
    if let Some(angles) = &chart.angles {
        parts.push(format!("{} rising", Sign::of(angles.ascendant).name()));
        ids.push(natal_id(Point::Ascendant));
    }
    if parts.is_empty() {
        parts.push("Birth chart".into());
        ids.push("basis.time".into());
    }
    Statement {
        text: parts.join(", "),
        basis: ids,
    }
}

fn rows(chart: &Chart) -> impl Iterator<Item = Statement> {
    let row = |name: String, place: String, house: Option<u8>, id: String| Statement {
        text: match house {
            Some(house) => format!("| {name} | {place} | {house} |"),
            None => format!("| {name} | {place} |"),
        },
        basis: vec![id],
    };
    let bodies = chart.bodies.iter().map(move |(body, placement)| {
        let retrograde = if placement.retrograde && !is_node(*body) {
            " (retrograde)"
        } else {
            ""
        };
        let name = format!("{}{retrograde}", capital(body.name()));
        let house = placement.house.filter(|_| chart.cusps.is_some());
        row(name, signs(chart, placement), house, natal_id((*body).into()))
    });
    let angles = chart.angles.iter().flat_map(|angles| {
        [
            ("Ascendant", angles.ascendant, Point::Ascendant),
            ("Midheaven", angles.midheaven, Point::Midheaven),
        ]
    });
    bodies.chain(angles.map(move |(name, longitude, point)| {
        row(
            name.into(),
            position(longitude),
            chart.house_of(longitude),
            natal_id(point),
        )
    }))
}

fn insights(chart: &Chart) -> impl Iterator<Item = Statement> {
    chart.aspects.iter().take(INSIGHTS).map(|found| Statement {
        text: format!(
            "- {} {} {}, orb {:.1}°{}",
            capital(found.a.name()),
            found.aspect.as_str(),
            found.b.name(),
            found.orb,
            direction(found.applying)
        ),
        basis: vec![natal_aspect_id(found)],
    })
}

fn unknown_time(chart: &Chart) -> impl Iterator<Item = Statement> {
    (!chart.time_known)
        .then(|| Statement {
            text: "- The time of birth is unknown: no ascendant, no houses; aspects are those that hold all day."
                .into(),
            basis: vec!["basis.time".into()],
        })
        .into_iter()
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

fn ground(chart: &Chart) -> Statement {
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
    Statement {
        text: format!("Basis: {}.", parts.join(", ")),
        basis: ["ephemeris", "zodiac", "houses", "time"]
            .map(|field| format!("basis.{field}"))
            .to_vec(),
    }
}
