//! The time zone database, embedded with its full history.
//!
//! The data bundled with date libraries merge zones that agree since 1970: Amsterdam in 1935 then has the time of
//! Brussels, forty minutes and ten degrees of ascendant off.

use std::sync::OnceLock;

use astra_core::{Error, ErrorKind, Result};
use jiff::tz::TimeZone;

/// Packed by `cargo xtask tzdb`, which documents the format.
static PACKED: &[u8] = include_bytes!("../../data/tzdb.bin");

/// The database.
pub(crate) struct Tzdb {
    version: &'static str,
    /// Sorted by lower-case name.
    names: Vec<(&'static str, u16)>,
    zones: Vec<Zone>,
}

struct Zone {
    data: &'static [u8],
    parsed: OnceLock<TimeZone>,
}

impl Tzdb {
    /// The embedded one.
    ///
    /// # Errors
    /// [`ErrorKind::CorruptData`] where the build embedded a damaged file.
    pub(crate) fn embedded() -> Result<&'static Self> {
        static EMBEDDED: OnceLock<Option<Tzdb>> = OnceLock::new();
        EMBEDDED
            .get_or_init(|| Reader(PACKED).tzdb())
            .as_ref()
            .ok_or_else(|| Error::new(ErrorKind::CorruptData, "the embedded time zone database is damaged"))
    }

    /// The version, such as `2026b`.
    pub(crate) fn version(&self) -> &'static str {
        self.version
    }

    /// Every name.
    pub(crate) fn names(&'static self) -> impl Iterator<Item = &'static str> {
        self.names.iter().map(|(name, _)| *name)
    }

    /// A zone by its name, in any case; with the name as the database writes it.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] for the field `zone`, with the nearest names.
    pub(crate) fn zone(&self, name: &str) -> Result<(&'static str, TimeZone)> {
        let wanted = name.trim().to_ascii_lowercase();
        let (name, zone) = self
            .names
            .binary_search_by(|(known, _)| known.to_ascii_lowercase().cmp(&wanted))
            .ok()
            .and_then(|index| self.names.get(index))
            .and_then(|(known, zone)| Some((*known, self.zones.get(usize::from(*zone))?)))
            .ok_or_else(|| self.unknown(name, &wanted))?;
        if let Some(parsed) = zone.parsed.get() {
            return Ok((name, parsed.clone()));
        }
        let parsed = TimeZone::tzif(name, zone.data).map_err(|cause| {
            Error::new(ErrorKind::CorruptData, "a zone of the embedded database is damaged")
                .with("zone", name)
                .caused_by(cause)
        })?;
        Ok((name, zone.parsed.get_or_init(|| parsed).clone()))
    }

    fn unknown(&self, given: &str, wanted: &str) -> Error {
        let nearest = self.nearest(wanted);
        Error::invalid(
            "zone",
            given,
            &format!("an IANA time zone; the nearest names are {}", nearest.join(", ")),
        )
    }

    /// The three names most like the one given, as a whole or in their last part: people write the city.
    fn nearest(&self, wanted: &str) -> Vec<&'static str> {
        // A name is short; likeness takes time by its square.
        let wanted: String = wanted.chars().take(64).collect();
        let mut scored: Vec<_> = self
            .names
            .iter()
            .map(|(name, _)| {
                let known = name.to_ascii_lowercase();
                let city = known.rsplit('/').next().unwrap_or_default();
                let wanted_city = wanted.rsplit('/').next().unwrap_or_default();
                let whole = strsim::normalized_damerau_levenshtein(&known, &wanted);
                let last = strsim::normalized_damerau_levenshtein(city, &wanted_city.replace(' ', "_"));
                (whole.max(last), *name)
            })
            .collect();
        scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        scored.into_iter().take(3).map(|(_, name)| name).collect()
    }
}

/// Takes the packed file apart from the front.
struct Reader(&'static [u8]);

impl Reader {
    fn tzdb(mut self) -> Option<Tzdb> {
        if self.take(8)? != b"ASTRATZ1" {
            return None;
        }
        let length = self.number(2)?;
        let version = std::str::from_utf8(self.take(length)?).ok()?;
        let (names, zones) = (self.number(4)?, self.number(4)?);
        let names = (0..names).map(|_| self.name()).collect::<Option<_>>()?;
        let zones = (0..zones).map(|_| self.zone()).collect::<Option<_>>()?;
        Some(Tzdb { version, names, zones })
    }

    fn name(&mut self) -> Option<(&'static str, u16)> {
        let length = self.number(1)?;
        let name = std::str::from_utf8(self.take(length)?).ok()?;
        Some((name, u16::try_from(self.number(2)?).ok()?))
    }

    fn zone(&mut self) -> Option<Zone> {
        let length = self.number(4)?;
        Some(Zone {
            data: self.take(length)?,
            parsed: OnceLock::new(),
        })
    }

    fn take(&mut self, count: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        let bytes = self.take(bytes)?;
        Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_a_zone_that_parses() {
        let tzdb = Tzdb::embedded().unwrap();
        assert!(tzdb.names.len() > 590);
        for (name, _) in &tzdb.names {
            assert_eq!(tzdb.zone(name).unwrap().0, *name);
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_written_as_the_database_does() {
        let tzdb = Tzdb::embedded().unwrap();
        for (given, name) in [
            ("europe/rome", "Europe/Rome"),
            (" ASIA/KOLKATA ", "Asia/Kolkata"),
            ("utc", "UTC"),
        ] {
            assert_eq!(tzdb.zone(given).unwrap().0, name);
        }
    }

    #[test]
    fn an_unknown_zone_is_answered_with_the_nearest_names() {
        let tzdb = Tzdb::embedded().unwrap();
        for (given, near) in [
            ("Europe/Rom", "Europe/Rome"),
            ("new york", "America/New_York"),
            ("Calcuta", "Asia/Calcutta"),
        ] {
            let error = tzdb.zone(given).unwrap_err();
            assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidInput, Some("zone")));
            assert!(error.message().contains(near), "{error}");
        }
        assert!(tzdb.zone(&"x".repeat(1_000_000)).unwrap_err().to_string().len() < 400);
    }
}
