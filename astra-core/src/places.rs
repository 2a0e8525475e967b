//! The trait behind which gazetteers sit.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Result, chart::Coordinates};

/// A place on Earth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The gazetteer's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Where.
    pub coordinates: Coordinates,
    /// The IANA zone.
    pub zone: String,
    /// How many people live there, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
}

/// Finds places by name and zones by coordinates.
pub trait PlaceResolver: Send + Sync + fmt::Debug {
    /// The places that a name may mean, likeliest first; empty when none is known.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] for an empty name.
    fn search(&self, name: &str, limit: usize) -> Result<Vec<Place>>;

    /// The IANA zone of coordinates.
    ///
    /// # Errors
    /// [`crate::ErrorKind::NotFound`] where no zone is known.
    fn zone_at(&self, coordinates: Coordinates) -> Result<String>;
}
