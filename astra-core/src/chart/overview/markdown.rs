//! The chart as Markdown, for a document and a prompt.

use super::{
    Statement, capital, direction, either, is_node, off_by, position, sign_change,
    spoken::{natal_aspect_id, natal_id},
};
use crate::chart::{Body, Chart, NatalAspect, Placement, Point, Sign, Stretch, Zodiac};

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
        let possible = chart.uncertainty.as_ref().and_then(|off| off.signs.get(&body));
        if let Some(signs) = possible {
            return Some(either(signs, " or ", |sign| sign.name().to_owned()));
        }
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
        let sign = match &chart.uncertainty {
            Some(off) => either(&off.ascendant, " or ", |sign| sign.name().to_owned()),
            None => Sign::of(angles.ascendant).name().to_owned(),
        };
        parts.push(format!("{sign} rising"));
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
    let has_houses = chart.cusps.is_some();
    let row = move |name: String, place: String, house: Option<String>, id: String| Statement {
        text: match house {
            Some(house) => format!("| {name} | {place} | {house} |"),
            None if has_houses => format!("| {name} | {place} | |"),
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
        let possible = chart.uncertainty.as_ref().and_then(|off| off.houses.get(body));
        let house = match possible {
            Some(houses) => Some(either(houses, " or ", u8::to_string)),
            None => placement.house.map(|house| house.to_string()),
        };
        let house = house.filter(|_| has_houses);
        row(name, signs(chart, *body, placement), house, natal_id((*body).into()))
    });
    let angles = chart.angles.iter().flat_map(move |angles| {
        let off = chart.uncertainty.as_ref();
        [
            (
                "Ascendant",
                angles.ascendant,
                Point::Ascendant,
                off.map(|off| &off.ascendant),
            ),
            (
                "Midheaven",
                angles.midheaven,
                Point::Midheaven,
                off.map(|off| &off.midheaven),
            ),
        ]
    });
    bodies.chain(angles.map(move |(name, longitude, point, possible)| {
        let (place, house) = match possible {
            Some(possible) => (chances(possible), None),
            None => (position(longitude), chart.house_of(longitude)),
        };
        let house = house.map(|house| house.to_string());
        row(name.into(), place, house, natal_id(point))
    }))
}

/// The signs that an angle may have, each with its probability where there are several.
fn chances(possible: &[Stretch<Sign>]) -> String {
    if let [only] = possible {
        return only.value.name().to_owned();
    }
    let chance = |one: &Stretch<Sign>| format!("{} {:.0} %", one.value.name(), one.probability * 100.0);
    possible.iter().map(chance).collect::<Vec<_>>().join(", ")
}

fn insights(chart: &Chart) -> impl Iterator<Item = Statement> {
    let holds = |found: &&NatalAspect| chart.aspect_is_certain(found.a, found.b, found.aspect);
    chart
        .aspects
        .iter()
        .filter(holds)
        .take(INSIGHTS)
        .map(|found| Statement {
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
    let text = match off_by(chart) {
        _ if !chart.time_known => Some(
            "- The time of birth is unknown: no ascendant, no houses; aspects are those that hold all day.".to_owned(),
        ),
        Some(minutes) => Some(format!(
            "- The time of birth may be off by {minutes} minutes either way: aspects are those that hold throughout, and \
             where a sign or a house does not, each that is possible is named."
        )),
        None => None,
    };
    text.map(|text| Statement {
        text,
        basis: vec!["basis.time".into()],
    })
    .into_iter()
}

/// The sign of a placement; its degree only where the time is known.
fn signs(chart: &Chart, body: Body, placement: &Placement) -> String {
    if off_by(chart).is_some() {
        let possible = chart.uncertainty.as_ref().and_then(|off| off.signs.get(&body));
        return match possible {
            Some(signs) => either(signs, " or ", |sign| sign.name().to_owned()),
            None => format!("{}, about {:.0}°", placement.sign.name(), placement.degree.floor()),
        };
    }
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
