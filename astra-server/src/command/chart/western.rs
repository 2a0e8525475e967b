//! `--read western` and the flags for aspects: what the table and the JSON of a chart tell beside it.

use astra::{
    astro::western::{Western, WesternOptions},
    core::chart::{Chart, Sect},
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::command::shared::{names, words};

/// What is sought and read beside the chart.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct AspectArgs {
    /// Aspects, with commas between, such as square,trine,quincunx; or major, or all [default: major].
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    aspects: Option<Vec<String>>,

    /// Points that aspects are sought between, such as sun,moon,ascendant,cusp_7,lot_fortune; an unknown name lists them
    /// all [default: ten planets, true_node, chiron, ascendant, midheaven].
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    points: Option<Vec<String>>,

    /// Orbs: natal, natal_with_minor, lilly (by moieties), or aspect=degrees with commas between [default: natal].
    #[arg(long, value_name = "ORBS", value_delimiter = ',')]
    orbs: Option<Vec<String>>,

    /// How else to read the chart: western for sect, dignities, receptions, lots, patterns and mirrors.
    #[arg(long, value_parser = names(["western"]))]
    read: Option<String>,
}

/// A chart, read.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    #[serde(flatten)]
    pub(super) chart: Chart,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) western: Option<Western>,
}

impl AspectArgs {
    /// Adds the flags to the fields of a request.
    pub(super) fn add_to(&self, fields: &mut Map<String, Value>) {
        let lists = [("points", &self.points)];
        for (name, list) in lists {
            if let Some(list) = list {
                fields.insert(name.into(), list.clone().into());
            }
        }
        if let Some(aspects) = &self.aspects {
            let value = match aspects.as_slice() {
                [one] if ["major", "all"].contains(&one.as_str()) => one.clone().into(),
                _ => aspects.clone().into(),
            };
            fields.insert("aspects".into(), value);
        }
        if let Some(orbs) = &self.orbs {
            let pair = |orb: &String| {
                let (aspect, degrees) = orb.split_once('=')?;
                let degrees = degrees.parse::<f64>().ok().filter(|degrees| degrees.is_finite())?;
                Some((aspect.to_owned(), Value::from(degrees)))
            };
            let map: Option<Map<String, Value>> = orbs.iter().map(pair).collect();
            fields.insert("orbs".into(), map.map_or_else(|| orbs.join(",").into(), Value::Object));
        }
    }

    /// Reads the chart as far as the flags ask; its facts are then part of it.
    pub(super) fn read(&self, mut chart: Chart) -> Told {
        let western = self.read.as_ref().map(|_| {
            let western = Western::read(&chart, &WesternOptions::default());
            chart.facts = western.facts(&chart);
            western
        });
        Told { chart, western }
    }
}

/// The reading as lines for people.
pub(super) fn lines(western: &Western) -> String {
    let mut lines = Vec::new();
    if let Some(sect) = western.sect {
        lines.push(format!(
            "A chart of the {}",
            match sect {
                Sect::Day => "day",
                Sect::Night => "night",
            }
        ));
    }
    lines.push("\nDignities".into());
    for (body, found) in &western.dignities {
        let said: Vec<_> = found.dignities.iter().map(|dignity| dignity.as_str()).collect();
        lines.push(format!(
            "{:<12}{:>4}  {}",
            words(body.name()),
            found.score,
            said.join(", ")
        ));
    }
    if !western.mutual_receptions.is_empty() {
        lines.push("\nMutual receptions".into());
    }
    for found in &western.mutual_receptions {
        let by = |by: &[astra::astro::western::Dignity]| {
            by.iter().map(|dignity| dignity.as_str()).collect::<Vec<_>>().join(", ")
        };
        lines.push(format!(
            "{:<12}{:<12}{} / {}",
            words(found.a.name()),
            words(found.b.name()),
            by(&found.a_receives_by),
            by(&found.b_receives_by)
        ));
    }
    if !western.patterns.is_empty() {
        lines.push("\nPatterns".into());
    }
    for found in western.patterns.iter().filter(|found| !found.within_larger) {
        let points: Vec<_> = found.points.iter().map(|point| words(point.name())).collect();
        lines.push(format!(
            "{:<18}{:>5.2}°  {}",
            words(found.kind.as_str()),
            found.orb,
            points.join(", ")
        ));
    }
    if !western.antiscia.is_empty() || !western.parallels.is_empty() {
        lines.push("\nMirrors".into());
    }
    for found in western.antiscia.iter().chain(&western.parallels) {
        lines.push(format!(
            "{:<12}{:<18}{:<12}{:>5.2}°",
            words(found.a.name()),
            words(found.mirror.as_str()),
            words(found.b.name()),
            found.orb
        ));
    }
    if !western.lots.is_empty() {
        lines.push("\nLots".into());
    }
    for (lot, found) in &western.lots {
        let house = found.house.map(|house| house.to_string()).unwrap_or_default();
        lines.push(format!(
            "{:<28}{:<24}{house}",
            words(lot.name()),
            astra::core::chart::overview::position(found.longitude)
        ));
    }
    lines.join("\n") + "\n"
}
