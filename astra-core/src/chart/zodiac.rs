//! Where longitudes are counted from.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Ayanamsha, NamedAyanamsha, named};
use crate::{Error, Result};

/// Which of the Moon's nodes is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LunarNode {
    /// The osculating node.
    #[default]
    True,
    /// The mean node.
    Mean,
}

impl LunarNode {
    /// The node as a body.
    #[must_use]
    pub const fn body(self) -> super::Body {
        match self {
            Self::True => super::Body::TrueNode,
            Self::Mean => super::Body::MeanNode,
        }
    }
}

/// Where longitudes are counted from.
///
/// Written `tropical`, `draconic` (from the true node), `draconic:mean_node`, `sidereal:<name>` or
/// `sidereal:user:<jd_tt>:<degrees>`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zodiac {
    /// From the true equinox of date.
    #[default]
    Tropical,
    /// From a point fixed among the stars.
    Sidereal(Ayanamsha),
    /// From the ascending node of the Moon at the moment of the chart.
    Draconic(LunarNode),
}

impl Zodiac {
    /// Sidereal with Lahiri's ayanamsha.
    pub const LAHIRI: Self = Self::Sidereal(Ayanamsha::LAHIRI);
    const SIDEREAL: &'static str = "sidereal:";

    /// The name of every zodiac but the user-defined, in the order in which they are listed to people.
    pub fn names() -> impl Iterator<Item = String> {
        let sidereal = NamedAyanamsha::ALL.map(|named| Self::Sidereal(named.into()));
        [Self::Tropical]
            .into_iter()
            .chain(sidereal)
            .chain([LunarNode::True, LunarNode::Mean].map(Self::Draconic))
            .map(|zodiac| zodiac.to_string())
    }
}

impl fmt::Display for Zodiac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tropical => f.write_str("tropical"),
            Self::Sidereal(ayanamsha) => write!(f, "{}{ayanamsha}", Self::SIDEREAL),
            Self::Draconic(LunarNode::True) => f.write_str("draconic"),
            Self::Draconic(LunarNode::Mean) => f.write_str("draconic:mean_node"),
        }
    }
}

impl FromStr for Zodiac {
    type Err = Error;

    fn from_str(written: &str) -> Result<Self> {
        match written {
            "tropical" => Ok(Self::Tropical),
            "draconic" | "draconic:true_node" => Ok(Self::Draconic(LunarNode::True)),
            "draconic:mean_node" => Ok(Self::Draconic(LunarNode::Mean)),
            _ => match written.strip_prefix(Self::SIDEREAL) {
                Some(ayanamsha) => ayanamsha.parse().map(Self::Sidereal),
                None => {
                    let known: Vec<String> = Self::names().collect();
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    Err(named::unknown("zodiac", written, &known))
                }
            },
        }
    }
}

impl Serialize for Zodiac {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Zodiac {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = std::borrow::Cow::<str>::deserialize(deserializer)?;
        written.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::JulianDayTt;

    #[test]
    fn every_zodiac_is_read_as_it_is_written() {
        for name in Zodiac::names() {
            assert_eq!(name.parse::<Zodiac>().unwrap().to_string(), name);
        }
        assert!(NamedAyanamsha::ALL.len() >= 40);
        let user = Zodiac::Sidereal(Ayanamsha::user(JulianDayTt(2_451_545.25), 23.857_092_5).unwrap());
        assert_eq!(user.to_string(), "sidereal:user:2451545.25:23.8570925");
        assert_eq!(user.to_string().parse::<Zodiac>().unwrap(), user);
        assert_eq!(
            serde_json::from_str::<Zodiac>(&serde_json::to_string(&user).unwrap()).unwrap(),
            user
        );
    }

    #[test]
    fn what_is_no_zodiac_is_refused_with_the_nearest_name() {
        for (written, nearest) in [
            ("sidereal:lahari", "lahiri"),
            ("siderial:lahiri", "sidereal:lahiri"),
            ("tropic", "tropical"),
            ("sidereal:user:1", "user:<Julian day TT>:<degrees>"),
            ("sidereal:user:nan:1", "a finite Julian day"),
            ("sidereal:user:2451545:NaN", "from -360 to 360"),
            ("", "one of tropical"),
        ] {
            let error = written.parse::<Zodiac>().unwrap_err();
            assert_eq!(error.field(), Some("zodiac"));
            assert!(error.message().contains(nearest), "{error}");
        }
    }
}
