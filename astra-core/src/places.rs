//! The trait behind which gazetteers sit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    Error, ErrorKind, Result,
    chart::{Coordinates, PlaceOrigin},
};

/// How many times more people than its namesakes a place must have to be meant without a word more: Paris is that of
/// France, Springfield none.
const DOMINANCE: u64 = 5;
/// Candidates that an ambiguity is told with.
const CANDIDATES: usize = 8;

/// A place on Earth.
///
/// As JSON the coordinates are `lat` and `lon`, as in a chart request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The gazetteer's id; for coordinates given directly, the coordinates.
    pub id: String,
    /// The name.
    pub name: String,
    /// The name of the first administrative division, such as the state, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<String>,
    /// The country, ISO 3166-1 alpha-2; empty for coordinates given directly: no border is consulted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// The English name of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
    /// Where.
    #[serde(flatten, with = "lat_lon")]
    pub coordinates: Coordinates,
    /// The IANA zone.
    pub zone: String,
    /// How many people live there, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
    /// How a search came upon it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// How far it lies from the coordinates asked for, along the great circle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_km: Option<f64>,
}

impl Place {
    /// The name with region and country, such as `Springfield, Illinois, United States`.
    #[must_use]
    pub fn label(&self) -> String {
        let country = self.country_name.as_deref().unwrap_or(&self.country);
        let mut parts = vec![self.name.as_str()];
        for part in [self.admin1.as_deref().unwrap_or_default(), country] {
            if !part.is_empty() && !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }
}

/// How a search came upon a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// In what way.
    pub kind: MatchKind,
    /// The name that matched where it is not the place's own, folded: in lower case and without diacritics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Parts of the question that nothing is known by, and that were passed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<String>,
}

/// The way in which a name matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MatchKind {
    /// It is the place's name.
    Name,
    /// It is another name of the place: in another language or script, or of another time.
    Alternate,
    /// A name begins with it.
    Prefix,
    /// A name is like it but for a slip or two.
    Typo,
    /// Coordinates were given.
    Coordinates,
}

/// The zone of coordinates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ZoneAt {
    /// The IANA zone.
    pub zone: String,
    /// How it was found.
    #[serde(flatten)]
    pub rule: ZoneRule,
}

/// How the zone of coordinates was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
#[non_exhaustive]
pub enum ZoneRule {
    /// They lie within the zone's boundaries.
    Boundaries {
        /// The version of the boundaries.
        version: String,
    },
    /// It is that of the nearest place known: near a border it may be the neighbour's.
    NearestPlace {
        /// The name of the place.
        place: String,
        /// How far away it is.
        distance_km: f64,
    },
    /// No place is near: the zone that ships keep at the longitude.
    Nautical,
}

/// Finds places by name, the nearest ones and zones by coordinates.
pub trait PlaceResolver: Send + Sync + fmt::Debug {
    /// The gazetteer with its licence, for the basis of a chart.
    fn source(&self) -> &str;

    /// The places that a name may mean, likeliest first; empty when none is known. Region and country may follow
    /// behind commas; coordinates are a place too.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] for an empty name, [`crate::ErrorKind::TooLarge`] for an endless one.
    fn search(&self, name: &str, limit: usize) -> Result<Vec<Place>>;

    /// The places nearest to coordinates, nearest first.
    ///
    /// # Errors
    /// [`crate::ErrorKind::CorruptData`] where the gazetteer is damaged.
    fn nearest(&self, coordinates: Coordinates, limit: usize) -> Result<Vec<Place>>;

    /// The IANA zone of coordinates.
    ///
    /// # Errors
    /// [`crate::ErrorKind::CorruptData`] where the gazetteer is damaged.
    fn zone_at(&self, coordinates: Coordinates) -> Result<ZoneAt>;

    /// The one place that a name means: the only one of that name, or one with five times as many people as the next.
    ///
    /// # Errors
    /// As [`PlaceResolver::search`];
    /// [`crate::ErrorKind::AmbiguousPlace`]: several places may be meant, which the message and the context name;
    /// [`crate::ErrorKind::NotFound`] where none is known.
    fn resolve(&self, name: &str) -> Result<Place> {
        let found = self.search(name, CANDIDATES)?;
        let told = |kind, expected: &str| {
            // As a wrong value is told, though the kind is another.
            let message = Error::invalid("place", name, expected).message().to_owned();
            Error::new(kind, message).with("field", "place")
        };
        let Some((first, rest)) = found.split_first() else {
            return Err(told(
                ErrorKind::NotFound,
                "a place that the gazetteer has, or its coordinates",
            ));
        };
        let exact = |place: &Place| {
            matches!(
                place.matched.as_ref().map(|matched| matched.kind),
                Some(MatchKind::Name | MatchKind::Alternate | MatchKind::Coordinates)
            )
        };
        let people = |place: &Place| place.population.unwrap_or_default();
        let rivals = rest.iter().filter(|place| exact(place) || !exact(first));
        if rivals
            .map(people)
            .all(|rival| rival.saturating_mul(DOMINANCE) <= people(first))
        {
            return Ok(first.clone());
        }
        let candidates = found.iter().map(Place::label).collect::<Vec<_>>().join("; ");
        Err(told(ErrorKind::AmbiguousPlace, &format!("one of {candidates}")).with("candidates", candidates))
    }
}

impl<R: PlaceResolver + ?Sized> PlaceResolver for &R {
    fn source(&self) -> &str {
        (**self).source()
    }
    fn search(&self, name: &str, limit: usize) -> Result<Vec<Place>> {
        (**self).search(name, limit)
    }
    fn nearest(&self, coordinates: Coordinates, limit: usize) -> Result<Vec<Place>> {
        (**self).nearest(coordinates, limit)
    }
    fn zone_at(&self, coordinates: Coordinates) -> Result<ZoneAt> {
        (**self).zone_at(coordinates)
    }
}

impl<R: PlaceResolver + ?Sized> PlaceResolver for std::sync::Arc<R> {
    fn source(&self) -> &str {
        (**self).source()
    }
    fn search(&self, name: &str, limit: usize) -> Result<Vec<Place>> {
        (**self).search(name, limit)
    }
    fn nearest(&self, coordinates: Coordinates, limit: usize) -> Result<Vec<Place>> {
        (**self).nearest(coordinates, limit)
    }
    fn zone_at(&self, coordinates: Coordinates) -> Result<ZoneAt> {
        (**self).zone_at(coordinates)
    }
}

impl Place {
    /// The place as the basis of a chart tells it; `source` is [`PlaceResolver::source`].
    #[must_use]
    pub fn origin(&self, source: &str) -> PlaceOrigin {
        PlaceOrigin {
            id: self.id.clone(),
            name: self.label(),
            source: source.to_owned(),
        }
    }
}

/// Coordinates as the fields `lat` and `lon`.
mod lat_lon {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    use crate::chart::Coordinates;

    #[derive(Serialize, Deserialize)]
    struct LatLon {
        lat: f64,
        lon: f64,
    }

    pub(super) fn serialize<S: Serializer>(place: &Coordinates, serializer: S) -> Result<S::Ok, S::Error> {
        let (lat, lon) = (place.latitude(), place.longitude());
        LatLon { lat, lon }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Coordinates, D::Error> {
        let LatLon { lat, lon } = LatLon::deserialize(deserializer)?;
        Coordinates::new(lat, lon).map_err(D::Error::custom)
    }
}
