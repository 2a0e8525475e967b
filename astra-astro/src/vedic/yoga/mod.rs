//! Yogas: combinations of grahas, houses and signs that the tradition names.
//!
//! Each yoga is a rule made of small conditions, with its source; what is found carries the clauses that held, and by
//! which grahas. Houses are whole signs, aspects are graha drishti, both without orbs. Where authors differ over a
//! yoga of one name, the one that is followed is named as its source.
//!
//! *Strong*, which the texts use without measure, means here: exalted or in its own sign, or in a friend's sign in a
//! kendra or trikona and not combust. Exaltation and ownership count by sign, whatever the degree. A graha that owns
//! two houses is not with itself, unless [`YogaOptions::one_lord_for_two`] says so: where a text puts two lords
//! together, it takes two grahas.

mod judge;
mod registry;
mod rule;
mod sky;
mod words;

use serde::{Deserialize, Serialize};

use self::{judge::Truth, rule::Rule, sky::Sky};
use super::{Graha, GrahaPlacement, VedicChart};
use crate::angle::normalize;

/// What a yoga is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Category {
    /// The five great persons.
    PanchaMahapurusha,
    /// Patterns of the seven planets.
    Nabhasa,
    /// From the Moon.
    Chandra,
    /// From the Sun.
    Surya,
    /// Rank and power.
    Raja,
    /// Wealth.
    Dhana,
    /// Poverty and loss.
    Daridra,
    /// Lords of bad houses in bad houses.
    Viparita,
    /// Debilitation undone.
    NeechaBhanga,
    /// Exchange of signs.
    Parivartana,
    /// Rahu and Ketu around all others.
    KalaSarpa,
    /// Renunciation.
    Sannyasa,
    /// Harm.
    Arishta,
    /// Learning, speech and art.
    Vidya,
    /// House, family, partner and children.
    Griha,
    /// Good fortune of other kinds.
    Shubha,
}

/// A yoga as it is known, whether or not a chart has it.
#[derive(Clone, Copy, Debug)]
pub struct Yoga {
    /// The stable snake-case name.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// What it is about.
    pub category: Category,
    /// The text that gives it, by chapter or number.
    pub source: &'static str,
    rule: Rule,
    cancelled_by: &'static [Rule],
}

impl Yoga {
    /// Every yoga that is known here.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        registry::all()
    }

    /// The rule in words.
    #[must_use]
    pub fn rule(&self) -> String {
        words::rule(&self.rule)
    }
}

/// How yogas are sought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct YogaOptions {
    /// Whether Rahu and Ketu are planets where a text says "planets" without naming them, such as in the yogas of the
    /// Sun and the Moon; no by default. Nabhasa yogas are of the seven in any case (BPHS 35).
    pub nodes_are_planets: bool,
    /// Whether a graha that owns two houses is with itself where a text puts the lords of both together; no by
    /// default.
    pub one_lord_for_two: bool,
}

/// A yoga that a chart has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YogaFound {
    /// The stable snake-case name.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// What it is about.
    pub category: Category,
    /// The grahas that make it.
    pub grahas: Vec<Graha>,
    /// Their houses from the lagna, where it is known.
    pub houses: Vec<u8>,
    /// The rule.
    pub rule: String,
    /// The clauses that held, with the grahas and where they stand.
    pub because: Vec<String>,
    /// What takes its effect away; empty where nothing does.
    pub cancelled_by: Vec<String>,
    /// The text that gives it.
    pub source: &'static str,
    /// Whether it holds whatever the time of day, where the time of birth is unknown; true where it is known.
    pub certain: bool,
    /// The facts it rests on, as `natal.<body>`.
    pub basis: Vec<String>,
}

/// The yogas of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Yogas {
    /// Those that it has, in the order of [`Yoga::all`].
    pub found: Vec<YogaFound>,
    /// The ids of those that only the lagna could decide; empty where it is known.
    pub undecided: Vec<&'static str>,
}

/// The yogas of a chart.
///
/// Where the time of birth is unknown, the day is cut wherever a graha changes its navamsa, and with it its sign:
/// what holds in every part is certain, what holds in some is reported as not certain, and what depends on the lagna
/// is undecided.
///
/// ```
/// use astra_astro::vedic::{VedicChart, yoga::{YogaOptions, yogas}};
///
/// // Moon in Libra, Jupiter in Cancer, its kendra.
/// let chart = VedicChart::from_longitudes([40.0, 190.0, 70.0, 60.0, 95.0, 20.0, 310.0, 130.0, 310.0], Some(5.0));
/// let found = yogas(&chart, &YogaOptions::default()).found;
/// assert!(found.iter().any(|yoga| yoga.id == "gajakesari"));
/// ```
#[must_use]
pub fn yogas(chart: &VedicChart, options: &YogaOptions) -> Yogas {
    let parts = parts(chart);
    let skies: Vec<Sky<'_>> = parts.iter().map(|part| Sky::new(part, options)).collect();
    let mut found = Vec::new();
    let mut undecided = Vec::new();
    for yoga in Yoga::all() {
        let mut first = None;
        let (mut holds, mut unknown) = (0, false);
        for sky in &skies {
            match sky.judge(&yoga.rule) {
                Truth::Yes(evidence) => {
                    holds += 1;
                    first.get_or_insert((sky, evidence));
                }
                Truth::No => {}
                Truth::Unknown => unknown = true,
            }
        }
        match first {
            Some((sky, evidence)) => found.push(report(yoga, sky, evidence, chart, holds == skies.len())),
            None if unknown => undecided.push(yoga.id),
            None => {}
        }
    }
    registry::settle_nabhasa(&mut found);
    Yogas { found, undecided }
}

fn report(yoga: &Yoga, sky: &Sky<'_>, evidence: judge::Evidence, chart: &VedicChart, certain: bool) -> YogaFound {
    let grahas: Vec<Graha> = evidence.grahas.iter().collect();
    let mut houses: Vec<u8> = grahas.iter().filter_map(|graha| sky.house(*graha)).collect();
    houses.sort_unstable();
    houses.dedup();
    let cancelled_by = yoga
        .cancelled_by
        .iter()
        .filter_map(|rule| match sky.judge(rule) {
            Truth::Yes(evidence) => Some(evidence.because.join(" and ")),
            Truth::No | Truth::Unknown => None,
        })
        .collect();
    let mut basis: Vec<String> = grahas
        .iter()
        .map(|graha| format!("natal.{}", graha.body(chart.node).as_str()))
        .collect();
    basis.dedup();
    if chart.lagna.is_some() {
        basis.push("natal.ascendant".to_owned());
    }
    YogaFound {
        id: yoga.id,
        name: yoga.name,
        category: yoga.category,
        grahas,
        houses,
        rule: yoga.rule(),
        because: evidence.because,
        cancelled_by,
        source: yoga.source,
        certain,
        basis,
    }
}

/// Parts of a day of unknown hour at most: the Moon passes five navamsas, the others hardly one each.
const MOST_PARTS: usize = 64;

/// The chart; or, where the time of birth is unknown, one for each part of the day in which no graha changes its
/// navamsa.
fn parts(chart: &VedicChart) -> Vec<VedicChart> {
    const NAVAMSA: f64 = 10.0 / 3.0;
    let mut cuts = vec![0.0, 1.0];
    for placement in &chart.grahas {
        let Some((from, to)) = placement.day else { continue };
        let way = crate::angle::arc(from, to);
        let (low, high) = (from.min(from + way), from.max(from + way));
        let first = (low / NAVAMSA).floor() as i32 + 1;
        let borders = (first..)
            .map(|count| f64::from(count) * NAVAMSA)
            .take_while(|border| *border < high)
            .map(|border| (border - from) / way);
        cuts.extend(borders.filter(|cut| (0.0..1.0).contains(cut)).take(MOST_PARTS));
    }
    if chart.grahas.iter().all(|placement| placement.day.is_none()) {
        return vec![chart.clone()];
    }
    cuts.sort_by(f64::total_cmp);
    let ends = cuts.iter().skip(1);
    cuts.iter()
        .zip(ends)
        .filter(|(start, end)| *end - *start > 1e-9)
        .map(|(start, end)| {
            let share = f64::midpoint(*start, *end);
            let mut part = chart.clone();
            for placement in &mut part.grahas {
                if let Some((from, to)) = placement.day {
                    *placement = GrahaPlacement {
                        longitude: normalize(from + crate::angle::arc(from, to) * share),
                        ..*placement
                    };
                }
            }
            part
        })
        .collect()
}
