//! How a chart is spread over elements, modalities and hemispheres, and the phase of its Moon.

use std::collections::BTreeMap;

use astra_core::chart::{Body, Chart, Point, Sign};
use serde::{Deserialize, Serialize};

use super::tables::{Element, Modality};
use crate::angle::normalize;

/// How many points stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Points by element.
    pub elements: BTreeMap<Element, usize>,
    /// Points by modality.
    pub modalities: BTreeMap<Modality, usize>,
    /// Points in fire and air.
    pub masculine: usize,
    /// Points in earth and water.
    pub feminine: usize,
    /// Bodies in houses 7 to 12; absent without houses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hemispheres: Option<Hemispheres>,
}

/// Bodies by the half of the houses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hemispheres {
    /// In houses 7 to 12, above the horizon.
    pub above: usize,
    /// In houses 1 to 6.
    pub below: usize,
    /// In houses 10 to 3, towards the ascendant.
    pub eastern: usize,
    /// In houses 4 to 9.
    pub western: usize,
    /// By quadrant, from that of houses 1 to 3.
    pub quadrants: [usize; 4],
}

/// Counts points of a chart; those that the chart lacks, or whose sign the unknown hour leaves open, are passed over.
#[must_use]
pub fn balance(chart: &Chart, points: &[Point]) -> Balance {
    let mut balance = Balance {
        elements: Element::ALL.into_iter().map(|element| (element, 0)).collect(),
        modalities: Modality::ALL.into_iter().map(|modality| (modality, 0)).collect(),
        ..Balance::default()
    };
    let certain = |point: &Point| match point {
        Point::Body(body) => chart.bodies.get(body).is_some_and(|body| body.sign_is_certain()),
        _ => true,
    };
    for point in points.iter().filter(|point| certain(point)) {
        let Some(longitude) = chart.longitude(*point) else {
            continue;
        };
        let sign = Sign::of(longitude);
        *balance.elements.entry(Element::of(sign)).or_default() += 1;
        *balance.modalities.entry(Modality::of(sign)).or_default() += 1;
        if Element::of(sign).is_masculine() {
            balance.masculine += 1;
        } else {
            balance.feminine += 1;
        }
    }
    balance.hemispheres = chart.cusps.is_some().then(|| hemispheres(chart, points));
    balance
}

fn hemispheres(chart: &Chart, points: &[Point]) -> Hemispheres {
    let mut halves = Hemispheres::default();
    let houses = points.iter().filter_map(|point| match point {
        Point::Body(body) => chart.bodies.get(body)?.house,
        _ => None,
    });
    for house in houses {
        if house > 6 {
            halves.above += 1;
        } else {
            halves.below += 1;
        }
        if (4..=9).contains(&house) {
            halves.western += 1;
        } else {
            halves.eastern += 1;
        }
        if let Some(quadrant) = halves.quadrants.get_mut(usize::from(house.saturating_sub(1) / 3)) {
            *quadrant += 1;
        }
    }
    halves
}

/// The eight phases of the Moon (D. Rudhyar, *The Lunation Cycle*, 1967): 45 degrees each from the new Moon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Phase {
    New,
    Crescent,
    FirstQuarter,
    Gibbous,
    Full,
    Disseminating,
    LastQuarter,
    Balsamic,
}

/// The Moon's phase in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoonPhase {
    /// The Moon's longitude less the Sun's, from 0 up to but not including 360 degrees.
    pub elongation: f64,
    /// Which eighth of the cycle.
    pub phase: Phase,
    /// Whether the light grows.
    pub waxing: bool,
    /// The lit part of the disc, 0 to 1, from the angle between Sun and Moon as seen from the Earth.
    pub illuminated: f64,
}

/// The phase of the Moon; None where the unknown hour leaves it open.
#[must_use]
pub fn moon_phase(chart: &Chart) -> Option<MoonPhase> {
    if !chart.time_known {
        return None;
    }
    let (sun, moon) = (chart.bodies.get(&Body::Sun)?, chart.bodies.get(&Body::Moon)?);
    let elongation = normalize(moon.longitude - sun.longitude);
    const PHASES: [Phase; 8] = [
        Phase::New,
        Phase::Crescent,
        Phase::FirstQuarter,
        Phase::Gibbous,
        Phase::Full,
        Phase::Disseminating,
        Phase::LastQuarter,
        Phase::Balsamic,
    ];
    let phase = PHASES
        .get((elongation / 45.0) as usize)
        .copied()
        .unwrap_or(Phase::Balsamic);
    let apart = crate::coordinates::separation((sun.longitude, sun.latitude), (moon.longitude, moon.latitude));
    // J. Meeus, Astronomical Algorithms, chapter 48: the phase angle from the distances of both.
    let (sin_apart, cos_apart) = crate::angle::sin_cos(apart);
    let phase_angle = (sun.distance * sin_apart).atan2(moon.distance - sun.distance * cos_apart);
    Some(MoonPhase {
        elongation,
        phase,
        waxing: elongation < 180.0,
        illuminated: (1.0 + phase_angle.cos()) / 2.0,
    })
}
