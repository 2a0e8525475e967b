//! Receptions and dispositors: who is a guest in whose dignity.

use std::collections::BTreeMap;

use astra_core::chart::{AspectKind, Body, Chart, Orbs};
use serde::{Deserialize, Serialize};

use super::essential::{Dignity, DignityOptions, bodies};
use crate::aspects;

/// One planet stands in dignities of another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reception {
    /// The planet that receives.
    pub host: Body,
    /// The planet that stands in the host's dignities.
    pub guest: Body,
    /// Which dignities of the host, the strongest first.
    pub by: Vec<Dignity>,
    /// The major aspect between the two; many authors want one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<AspectKind>,
}

/// Two planets stand in each other's dignities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MutualReception {
    /// The planet that comes first in the order of tables.
    pub a: Body,
    /// The other.
    pub b: Body,
    /// The dignities of `a` in which `b` stands.
    pub a_receives_by: Vec<Dignity>,
    /// The dignities of `b` in which `a` stands.
    pub b_receives_by: Vec<Dignity>,
    /// The major aspect between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<AspectKind>,
}

impl MutualReception {
    /// Whether both receive by domicile.
    #[must_use]
    pub fn is_by_domicile(&self) -> bool {
        [&self.a_receives_by, &self.b_receives_by]
            .into_iter()
            .all(|by| by.contains(&Dignity::Domicile))
    }
}

/// Every reception of a chart, by host and guest. Bodies whose sign the unknown hour leaves open neither host nor are
/// guests.
#[must_use]
pub fn receptions(chart: &Chart, options: &DignityOptions, orbs: &Orbs) -> Vec<Reception> {
    let sect = chart.sect();
    let certain = |body: &Body| {
        chart
            .bodies
            .get(body)
            .is_some_and(|placement| placement.sign_is_certain() && (chart.time_known || *body != Body::Moon))
    };
    let bodies: Vec<_> = bodies(options.rulers).filter(certain).collect();
    let mut found = Vec::new();
    for host in &bodies {
        for guest in bodies.iter().filter(|guest| *guest != host) {
            let Some(longitude) = chart.longitude((*guest).into()) else {
                continue;
            };
            let by: Vec<_> = Dignity::DIGNITIES
                .into_iter()
                .filter(|dignity| options.rulers_of(*dignity, longitude, sect).contains(host))
                .collect();
            if !by.is_empty() {
                found.push(Reception {
                    host: *host,
                    guest: *guest,
                    by,
                    aspect: aspect(chart, *host, *guest, orbs),
                });
            }
        }
    }
    found
}

fn aspect(chart: &Chart, a: Body, b: Body, orbs: &Orbs) -> Option<AspectKind> {
    let at = |body: Body| Some((body.into(), chart.longitude(body.into())?));
    aspects::between(at(a)?, at(b)?, orbs)
        .map(|found| found.aspect)
        .filter(|aspect| aspect.is_major())
}

/// Those receptions that are mutual.
#[must_use]
pub fn mutual(receptions: &[Reception]) -> Vec<MutualReception> {
    receptions
        .iter()
        .filter(|there| there.host < there.guest)
        .filter_map(|there| {
            let back = receptions
                .iter()
                .find(|back| (back.host, back.guest) == (there.guest, there.host))?;
            Some(MutualReception {
                a: there.host,
                b: there.guest,
                a_receives_by: there.by.clone(),
                b_receives_by: back.by.clone(),
                aspect: there.aspect,
            })
        })
        .collect()
}

/// Who disposes of whom, by the domicile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dispositors {
    /// The ruler of the sign of each planet, of the Sun to Pluto.
    pub of: BTreeMap<Body, Body>,
    /// Where the chains end: planets at home alone, and circles of planets that dispose of each other, each once from
    /// its first in the order of tables.
    pub ends: Vec<Vec<Body>>,
    /// The planet at home to which every chain leads, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Body>,
}

/// The planets whose dispositors are followed.
const PLANETS: [Body; 10] = [
    Body::Sun,
    Body::Moon,
    Body::Mercury,
    Body::Venus,
    Body::Mars,
    Body::Jupiter,
    Body::Saturn,
    Body::Uranus,
    Body::Neptune,
    Body::Pluto,
];

/// The dispositors of a chart's planets. Where a sign is uncertain, because the hour is, nothing is said.
#[must_use]
pub fn dispositors(chart: &Chart, options: &DignityOptions) -> Dispositors {
    let placed = PLANETS.map(|body| (body, chart.bodies.get(&body)));
    if placed
        .iter()
        .any(|(_, placement)| placement.is_none_or(|placement| !placement.sign_is_certain()))
    {
        return Dispositors::default();
    }
    let of: BTreeMap<Body, Body> = placed
        .into_iter()
        .filter_map(|(body, placement)| Some((body, options.rulers.of(placement?.sign))))
        .collect();
    let mut ends: Vec<Vec<Body>> = Vec::new();
    for body in of.keys() {
        let next = |body: Body| of.get(&body).copied();
        // As many steps as there are planets lead onto the end of any chain.
        let on_end = std::iter::successors(Some(*body), |body| next(*body)).nth(of.len());
        let Some(on_end) = on_end else { continue };
        let mut circle = vec![on_end];
        circle.extend(
            std::iter::successors(next(on_end), |body| next(*body))
                .take_while(|body| *body != on_end)
                .take(of.len()),
        );
        let first = circle
            .iter()
            .zip(0..)
            .min_by_key(|(body, _)| **body)
            .map_or(0, |(_, at)| at);
        circle.rotate_left(first);
        if !ends.contains(&circle) {
            ends.push(circle);
        }
    }
    let last = match ends.as_slice() {
        [circle] => match circle.as_slice() {
            [alone] => Some(*alone),
            _ => None,
        },
        _ => None,
    };
    Dispositors { of, ends, last }
}
