//! A chart read as the Western tradition does: sect, dignities, receptions, lots, mirrors, patterns, balance.
//!
//! Everything is a function of a computed [`Chart`]; [`Western::read`] collects it. Where schools differ an option
//! says which is followed, with the default and the source at its definition.

mod accidental;
mod balance;
mod essential;
mod mirror;
mod patterns;
mod receptions;
pub mod tables;

use std::collections::BTreeMap;

use astra_core::chart::{Body, Chart, Citation, Lot, Orbs, Point, Sect, Sign};
use serde::{Deserialize, Serialize};

pub use accidental::{Accidental, Angularity, Side, SolarPhase, of_chart as accidental_dignities, sect_of};
pub use balance::{Balance, Hemispheres, MoonPhase, Phase, balance, moon_phase};
pub use essential::{Dignity, DignityOptions, Essential, SEVEN};
pub use mirror::{Mirror, Mirrored, antiscia, antiscion, contra_antiscion, declination, out_of_bounds, parallels};
pub use patterns::{Crowd, Pattern, PatternKind, PatternOptions, patterns};
pub use receptions::{Dispositors, MutualReception, Reception, dispositors, mutual, receptions};

/// How a chart is read.
#[derive(Clone, Debug, PartialEq)]
pub struct WesternOptions {
    /// Traditional rulers, Dorothean triplicities and Egyptian terms by default.
    pub dignities: DignityOptions,
    /// What makes a pattern.
    pub patterns: PatternOptions,
    /// The orbs of the aspects that receptions name; [`Orbs::NATAL`] by default.
    pub orbs: Orbs,
    /// The points that mirror each other and are counted in the balance; [`Point::ASPECTED`] by default, the balance
    /// without the node and Chiron.
    pub points: Vec<Point>,
    /// The orb of antiscia in degrees; 1 by default.
    pub antiscion_orb: f64,
    /// The orb of parallels in degrees; 1 by default.
    pub parallel_orb: f64,
    /// The lots; all by default.
    pub lots: Vec<Lot>,
}

impl Default for WesternOptions {
    fn default() -> Self {
        Self {
            dignities: DignityOptions::default(),
            patterns: PatternOptions::default(),
            orbs: Orbs::NATAL,
            points: Point::ASPECTED.to_vec(),
            antiscion_orb: 1.0,
            parallel_orb: 1.0,
            lots: Lot::ALL.to_vec(),
        }
    }
}

/// Where a lot falls.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LotPlacement {
    /// The longitude in degrees, in the chart's zodiac.
    pub longitude: f64,
    /// Its sign.
    pub sign: Sign,
    /// Degrees within the sign.
    pub degree: f64,
    /// Its house, where there are houses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<u8>,
    /// The ruler of its sign.
    pub ruler: Body,
}

/// A body further from the equator than the Sun ever is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutOfBounds {
    /// Which.
    pub body: Body,
    /// Degrees beyond the obliquity.
    pub by: f64,
}

/// A chart read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Western {
    /// Whether the chart is of the day or of the night, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sect: Option<Sect>,
    /// How the planets stand by sign and degree.
    pub dignities: BTreeMap<Body, Essential>,
    /// How they stand by house, motion and the Sun.
    pub accidental: BTreeMap<Body, Accidental>,
    /// Who stands in whose dignities.
    pub receptions: Vec<Reception>,
    /// Those that are mutual.
    pub mutual_receptions: Vec<MutualReception>,
    /// Who disposes of whom.
    pub dispositors: Dispositors,
    /// The lots, where there are angles.
    pub lots: BTreeMap<Lot, LotPlacement>,
    /// Antiscia and contra-antiscia, tightest first.
    pub antiscia: Vec<Mirrored>,
    /// Parallels and contra-parallels, tightest first.
    pub parallels: Vec<Mirrored>,
    /// Bodies out of bounds.
    pub out_of_bounds: Vec<OutOfBounds>,
    /// Figures of aspects, and stellia.
    pub patterns: Vec<Pattern>,
    /// Elements, modalities and hemispheres.
    pub balance: Balance,
    /// The phase of the Moon, where the hour is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moon_phase: Option<MoonPhase>,
}

impl Western {
    /// Reads a chart.
    #[must_use]
    pub fn read(chart: &Chart, options: &WesternOptions) -> Self {
        let rulers = options.dignities.rulers;
        let receptions = receptions(chart, &options.dignities, &options.orbs);
        let counted: Vec<Point> = options
            .points
            .iter()
            .copied()
            .filter(|point| !matches!(point, Point::Body(Body::TrueNode | Body::MeanNode | Body::Chiron)))
            .collect();
        let lots = options.lots.iter().filter_map(|lot| {
            let longitude = lot.longitude(chart)?;
            let sign = Sign::of(longitude);
            let placement = LotPlacement {
                longitude,
                sign,
                degree: longitude - sign.start(),
                house: chart.house_of(longitude),
                ruler: rulers.of(sign),
            };
            Some((*lot, placement))
        });
        Self {
            sect: chart.sect(),
            dignities: options.dignities.of_chart(chart),
            accidental: accidental_dignities(chart),
            mutual_receptions: mutual(&receptions),
            receptions,
            dispositors: dispositors(chart, &options.dignities),
            lots: lots.collect(),
            antiscia: antiscia(chart, &options.points, options.antiscion_orb),
            parallels: parallels(chart, &options.points, options.parallel_orb),
            out_of_bounds: out_of_bounds(chart)
                .into_iter()
                .map(|(body, by)| OutOfBounds { body, by })
                .collect(),
            patterns: patterns(chart, &options.patterns),
            balance: balance(chart, &counted),
            moon_phase: moon_phase(chart),
        }
    }

    /// The facts that statements may cite, by their ids: `natal.dignity.<body>`, `natal.reception.<a>.<b>` for mutual
    /// receptions, `natal.pattern.<kind>.<points>`, `natal.mirror.<a>.<mirror>.<b>`, `natal.sect`. Put into
    /// [`Chart::facts`] they resolve like those of the chart itself.
    #[must_use]
    pub fn facts(&self, chart: &Chart) -> Vec<Citation> {
        let fact = |id: String, point: Point| Citation::of_point(id, chart, point);
        let dignities = self.dignities.iter().filter_map(|(body, found)| {
            let names: Vec<_> = found.dignities.iter().map(|dignity| dignity.as_str()).collect();
            let mut fact = fact(format!("natal.dignity.{}", body.as_str()), (*body).into())?;
            fact.says = Some(names.join(", "));
            Some(fact)
        });
        let receptions = self.mutual_receptions.iter().filter_map(|found| {
            let names = |by: &[Dignity]| {
                by.iter()
                    .map(|dignity| dignity.as_str())
                    .collect::<Vec<_>>()
                    .join(" and ")
            };
            let mut fact = fact(
                format!("natal.reception.{}.{}", found.a.as_str(), found.b.as_str()),
                found.a.into(),
            )?;
            fact.other = Some(found.b.into());
            fact.says = Some(format!(
                "received by {}, receives by {}",
                names(&found.b_receives_by),
                names(&found.a_receives_by)
            ));
            Some(fact)
        });
        let patterns = self.patterns.iter().filter_map(|found| {
            let names: Vec<_> = found.points.iter().map(|point| point.as_str()).collect();
            let mut fact = fact(
                format!("natal.pattern.{}.{}", pattern_name(found), names.join(".")),
                found.apex.or(found.points.first().copied())?,
            )?;
            fact.points.clone_from(&found.points);
            fact.orb = Some((found.orb * 100.0).round() / 100.0);
            Some(fact)
        });
        let mirrors = self.antiscia.iter().chain(&self.parallels).filter_map(|found| {
            let id = format!(
                "natal.mirror.{}.{}.{}",
                found.a.as_str(),
                found.mirror.as_str(),
                found.b.as_str()
            );
            let mut fact = fact(id, found.a)?;
            fact.other = Some(found.b);
            fact.orb = Some((found.orb * 100.0).round() / 100.0);
            Some(fact)
        });
        let sect = self.sect.and_then(|sect| {
            let mut fact = fact("natal.sect".into(), Body::Sun.into())?;
            fact.says = Some(match sect {
                Sect::Day => "day".into(),
                Sect::Night => "night".into(),
            });
            Some(fact)
        });
        dignities
            .chain(receptions)
            .chain(patterns)
            .chain(mirrors)
            .chain(sect)
            .collect()
    }
}

/// The name of a pattern in an id; a stellium says what crowds it.
fn pattern_name(pattern: &Pattern) -> String {
    match pattern.crowd {
        Some(Crowd::Sign(_)) => "stellium_sign".into(),
        Some(Crowd::House(_)) => "stellium_house".into(),
        Some(Crowd::Degrees(_)) => "stellium_degrees".into(),
        None => pattern.kind.as_str().into(),
    }
}
