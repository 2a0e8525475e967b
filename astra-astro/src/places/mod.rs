//! Places: a gazetteer that needs no network, ranked search by name, the nearest place, the zone of coordinates.
//!
//! With the feature `places` the gazetteer of GeoNames' places of 5,000 people and more is part of the program
//! ([`Gazetteer::embedded`]); with `boundaries`, zones are those in whose boundaries coordinates lie. Larger sets:
//! [`Gazetteer::open`].

mod coordinates;
mod countries;
mod file;
mod fold;
mod pack;
mod search;
mod tsv;
mod typo;
mod zones;

use std::{borrow::Cow, fmt, fs, path::Path};

use astra_core::{Error, Match, Place, PlaceResolver, Result, ZoneAt, chart::Coordinates};
use file::{File, Record};

pub use pack::{Entry, pack};

/// The mean radius of the Earth in kilometres (IUGG).
const EARTH: f64 = 6371.0088;
/// From here on, in kilometres, no place is near.
const SEA: f64 = 500.0;
/// The longest question, in characters.
const LONGEST: usize = 200;

/// A gazetteer.
///
/// ```
/// # #[cfg(feature = "places")] {
/// use astra_astro::places::Gazetteer;
/// use astra_core::PlaceResolver;
/// let places = Gazetteer::embedded()?;
/// let bombay = places.resolve("Bombay")?;
/// assert_eq!((bombay.name.as_str(), bombay.zone.as_str()), ("Mumbai", "Asia/Kolkata"));
/// assert_eq!(places.search("Springfield, US", 3)?.len(), 3);
/// # }
/// # Ok::<(), astra_core::Error>(())
/// ```
pub struct Gazetteer {
    file: File,
    qualifiers: search::Qualifiers,
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer")
            .field("source", &self.file.source())
            .field("places", &self.file.len())
            .finish()
    }
}

impl Gazetteer {
    /// The places of 5,000 people and more, and seats of divisions, of GeoNames (CC BY 4.0), as shipped.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::CorruptData`] where the build embedded a damaged file.
    #[cfg(feature = "places")]
    pub fn embedded() -> Result<&'static Self> {
        use std::sync::OnceLock;
        static PACKED: &[u8] = include_bytes!("../../data/places.bin");
        static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();
        if let Some(gazetteer) = EMBEDDED.get() {
            return Ok(gazetteer);
        }
        let gazetteer = Self::new(File::open(Cow::Borrowed(PACKED), true)?);
        Ok(EMBEDDED.get_or_init(|| gazetteer))
    }

    /// The gazetteer of a file: one that [`pack`] made, or a table of GeoNames as it is downloaded
    /// (<https://download.geonames.org/export/dump/>: `cities500.txt`, `IN.txt`, `allCountries.txt`), which is packed in
    /// memory. Put `admin1CodesASCII.txt` beside a table for the names of states. To pack a table once:
    ///
    /// ```no_run
    /// use astra_astro::places::Gazetteer;
    /// std::fs::write("cities500.bin", Gazetteer::open("cities500.txt".as_ref())?.bytes())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::Configuration`] where the file cannot be read;
    /// [`astra_core::ErrorKind::CorruptData`] for a packed file that is damaged or of another version;
    /// [`astra_core::ErrorKind::InvalidInput`] for a table with another form, naming the line.
    pub fn open(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).map_err(|cause| tsv::unreadable(path, cause))?;
        if bytes.starts_with(pack::MAGIC) {
            return Self::from_bytes(bytes);
        }
        let table = String::from_utf8(bytes).map_err(|cause| {
            Error::invalid("places", path.display(), "a packed gazetteer, or a table of GeoNames").caused_by(cause)
        })?;
        Self::from_bytes(pack(tsv::SOURCE, tsv::read(path, &table)?)?)
    }

    /// The gazetteer of packed bytes.
    ///
    /// Checksums tell damage, not malice: take files from where you take programs. One whose index was forged, with its
    /// checksum, may make a search panic in the crate that reads it.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::CorruptData`] where they are damaged or of another version.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self::new(File::open(bytes.into(), false)?))
    }

    fn new(file: File) -> Self {
        Self {
            qualifiers: search::Qualifiers::of(&file),
            file,
        }
    }

    /// The packed bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.file.bytes()
    }

    /// The number of places.
    #[must_use]
    pub fn len(&self) -> usize {
        self.file.len()
    }

    /// Every place, from south to north.
    pub fn iter(&self) -> impl Iterator<Item = Result<Place>> {
        (0..self.len()).map(|place| Self::place(&self.file.record(place)?, None, None))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The places nearest to coordinates, with their distances in kilometres.
    ///
    /// They lie from south to north: going both ways from the latitude, what is further in latitude alone than the
    /// furthest found cannot be nearer.
    fn near(&self, coordinates: Coordinates, limit: usize) -> Result<Vec<(usize, f64)>> {
        let (latitude, longitude) = (coordinates.latitude(), coordinates.longitude());
        let latitude_of = |place: usize| self.file.location(place).map_or(f64::NAN, |(latitude, _)| latitude);
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if latitude_of(middle) < latitude {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let (mut south, mut north) = ((0..low).rev().peekable(), (low..self.len()).peekable());
        let mut found: Vec<(usize, f64)> = Vec::new();
        if limit == 0 {
            return Ok(found);
        }
        let gap = |place: Option<&usize>| {
            place.map_or(f64::INFINITY, |place| {
                (latitude_of(*place) - latitude).abs().to_radians() * EARTH
            })
        };
        loop {
            let (southward, northward) = (gap(south.peek()), gap(north.peek()));
            let furthest = found.last().map_or(f64::INFINITY, |(_, distance)| *distance);
            let full = found.len() >= limit;
            let next = if southward < northward {
                south.next()
            } else {
                north.next()
            };
            let Some(place) = next else { break };
            if full && southward.min(northward) > furthest {
                break;
            }
            let Some(at) = self.file.location(place) else { continue };
            let distance = distance_km((latitude, longitude), at);
            if !full || distance < furthest {
                let position = found.partition_point(|(_, nearer)| *nearer <= distance);
                found.insert(position, (place, distance));
                found.truncate(limit);
            }
        }
        Ok(found)
    }

    fn place(record: &Record<'_>, matched: Option<Match>, distance_km: Option<f64>) -> Result<Place> {
        Ok(Place {
            id: record.id.to_string(),
            name: record.name.to_owned(),
            admin1: record
                .division
                .map(|(_, name)| name)
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
            country: record.country.to_owned(),
            country_name: countries::name(record.country).map(str::to_owned),
            coordinates: Coordinates::new(record.latitude, record.longitude)?,
            zone: record.zone.to_owned(),
            population: (record.population > 0).then_some(record.population.into()),
            matched,
            distance_km,
        })
    }
}

/// Coordinates as people write them, such as `41.9, 12.5` or `41°54'N 12°30'E`; None for what is something else.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `lat` or `lon`, for numbers that are no place on Earth.
#[must_use]
pub fn coordinates(text: &str) -> Option<Result<Coordinates>> {
    coordinates::read(text)
}

/// The great circle between two places given in degrees, by the haversines, which are exact for small distances.
fn distance_km((latitude_a, longitude_a): (f64, f64), (latitude_b, longitude_b): (f64, f64)) -> f64 {
    let haversine = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let along = latitude_a.to_radians().cos() * latitude_b.to_radians().cos();
    let h = haversine(latitude_b - latitude_a) + along * haversine(longitude_b - longitude_a);
    2.0 * EARTH * h.clamp(0.0, 1.0).sqrt().asin()
}

impl PlaceResolver for Gazetteer {
    fn source(&self) -> &str {
        self.file.source()
    }

    fn search(&self, name: &str, limit: usize) -> Result<Vec<Place>> {
        let length = name.chars().count();
        if length > LONGEST {
            return Err(Error::too_large("place", length, LONGEST, "characters"));
        }
        if name.trim().is_empty() {
            return Err(Error::invalid(
                "place",
                "empty",
                "the name of a place, or its coordinates",
            ));
        }
        if let Some(at) = coordinates::read(name) {
            let place = at.and_then(|at| self.at(at))?;
            return Ok([place].into_iter().take(limit).collect());
        }
        search::search(self, name, limit)
    }

    fn nearest(&self, coordinates: Coordinates, limit: usize) -> Result<Vec<Place>> {
        self.near(coordinates, limit)?
            .into_iter()
            .map(|(place, distance)| Self::place(&self.file.record(place)?, None, Some(distance)))
            .collect()
    }

    fn zone_at(&self, coordinates: Coordinates) -> Result<ZoneAt> {
        zones::zone_at(self, coordinates)
    }
}
