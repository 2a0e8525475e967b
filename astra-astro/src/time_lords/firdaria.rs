//! Firdaria: years of the planets in the order of their spheres from the light of the sect (Abu Ma'shar, *Great
//! Introduction* and *Revolutions*; Al-Biruni, *Book of Instruction*, 439).

use astra_core::{
    Error, Result,
    chart::{Body, Chart, JulianDayUt, Sect},
};
use serde::{Deserialize, Serialize};

use super::{Span, YearLength};

/// Who has a firdar: a planet or a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum FirdarLord {
    Sun,
    Venus,
    Mercury,
    Moon,
    Saturn,
    Jupiter,
    Mars,
    NorthNode,
    SouthNode,
}

impl FirdarLord {
    /// Years, 75 together (Al-Biruni, 439).
    #[must_use]
    pub const fn years(self) -> u32 {
        match self {
            Self::Sun => 10,
            Self::Venus => 8,
            Self::Mercury => 13,
            Self::Moon => 9,
            Self::Saturn => 11,
            Self::Jupiter => 12,
            Self::Mars => 7,
            Self::NorthNode => 3,
            Self::SouthNode => 2,
        }
    }

    /// The planet; None of a node.
    #[must_use]
    pub const fn planet(self) -> Option<Body> {
        Some(match self {
            Self::Sun => Body::Sun,
            Self::Venus => Body::Venus,
            Self::Mercury => Body::Mercury,
            Self::Moon => Body::Moon,
            Self::Saturn => Body::Saturn,
            Self::Jupiter => Body::Jupiter,
            Self::Mars => Body::Mars,
            Self::NorthNode | Self::SouthNode => return None,
        })
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NorthNode => "north_node",
            Self::SouthNode => "south_node",
            Self::Sun => "sun",
            Self::Venus => "venus",
            Self::Mercury => "mercury",
            Self::Moon => "moon",
            Self::Saturn => "saturn",
            Self::Jupiter => "jupiter",
            Self::Mars => "mars",
        }
    }
}

use FirdarLord::{Jupiter, Mars, Mercury, Moon, NorthNode, Saturn, SouthNode, Sun, Venus};

/// The planets in the order of their spheres downwards, from the Sun.
const PLANETS: [FirdarLord; 7] = [Sun, Venus, Mercury, Moon, Saturn, Jupiter, Mars];
const DAY: [FirdarLord; 9] = [Sun, Venus, Mercury, Moon, Saturn, Jupiter, Mars, NorthNode, SouthNode];
const NIGHT: [FirdarLord; 9] = [Moon, Saturn, Jupiter, Mars, Sun, Venus, Mercury, NorthNode, SouthNode];
const NIGHT_OF_BONATTI: [FirdarLord; 9] = [Moon, Saturn, Jupiter, Mars, NorthNode, SouthNode, Sun, Venus, Mercury];

/// Where the nodes stand in the order of the night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodePlacement {
    /// Behind all planets, as by day (Abu Ma'shar, Al-Biruni).
    #[default]
    Last,
    /// Behind Mars, before the Sun (G. Bonatti, as read in the 20th century; R. Zoller).
    AfterMars,
}

/// How firdaria are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FirdariaOptions {
    /// Behind all planets by default.
    pub nodes: NodePlacement,
    /// Tropical by default.
    pub year: YearLength,
}

/// The lordship of a planet or a node over some years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirdariaPeriod {
    /// Whose.
    pub lord: FirdarLord,
    /// From when to when.
    #[serde(flatten)]
    pub span: Span,
    /// The sevenths of it, from the lord on in the order of the spheres; a node has none.
    pub parts: Vec<(FirdarLord, Span)>,
}

/// The firdaria of a chart from birth on, beginning again after 75 years, without end.
#[derive(Clone, Debug)]
pub struct Firdaria {
    order: [FirdarLord; 9],
    birth: f64,
    year: f64,
    /// Periods and years gone.
    at: usize,
    years: u32,
}

/// The firdaria of a chart from birth on, beginning again after 75 years, without end.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `at` where the chart has no sect, for want of a time or a place.
pub fn firdaria(chart: &Chart, options: &FirdariaOptions) -> Result<Firdaria> {
    let sect = chart.sect().ok_or_else(|| {
        Error::invalid(
            "at",
            &chart.basis.time.given,
            "a time and a place of birth: the order is that of day or night",
        )
    })?;
    Ok(Firdaria {
        order: match (sect, options.nodes) {
            (Sect::Day, _) => DAY,
            (Sect::Night, NodePlacement::Last) => NIGHT,
            (Sect::Night, NodePlacement::AfterMars) => NIGHT_OF_BONATTI,
        },
        birth: chart.jd_ut.0,
        year: options.year.days(),
        at: 0,
        years: 0,
    })
}

impl Iterator for Firdaria {
    type Item = FirdariaPeriod;

    fn next(&mut self) -> Option<FirdariaPeriod> {
        let lord = *self.order.get(self.at % self.order.len())?;
        let when = |years: f64| JulianDayUt(self.birth + self.year * years);
        let (from, length) = (f64::from(self.years), f64::from(lord.years()));
        let part = |seventh: u32| when(from + length * f64::from(seventh) / 7.0);
        let first = PLANETS.iter().position(|planet| *planet == lord);
        let parts = first.map_or_else(Vec::new, |first| {
            let lords = PLANETS.iter().cycle().skip(first).copied();
            lords
                .zip(0..7)
                .map(|(lord, seventh)| {
                    let span = Span {
                        start: part(seventh),
                        end: part(seventh + 1),
                    };
                    (lord, span)
                })
                .collect()
        });
        let span = Span {
            start: when(from),
            end: when(from + length),
        };
        self.at += 1;
        self.years = self.years.checked_add(lord.years())?;
        Some(FirdariaPeriod { lord, span, parts })
    }
}
