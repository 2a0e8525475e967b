//! Places to the one compact file that a gazetteer is searched in, as it lies on disk.
//!
//! All numbers are little-endian. `ASTRAPL1`; a checksum of all that follows (FNV-1a, 64 bits); for each of the seven
//! sections its offset from the start and its length (u32 each); the sections:
//! 1. the source, with its licence: text;
//! 2. zones, and 3. divisions (`IN|16|Maharashtra`): texts, each behind its length (u8);
//! 4. places from south to north, 28 bytes each: id (u32), latitude and longitude (i32, 1e-5 degrees), population
//!    (u32), name (u32, its offset in section 5), zone and division (u16, their number; 65535 is none), country (two
//!    letters), nothing (2 bytes);
//! 5. their names, as texts above;
//! 6. a finite state transducer (crate `fst`) from every folded name to what bears it: an even number is a place,
//!    times four, plus two where it is the place's own name; an odd one, halved, an offset into
//! 7. lists of such numbers, most people first: their count (u32), then each (u32), halved.

use std::collections::BTreeMap;

use astra_core::{Error, ErrorKind, Result};

use super::fold::fold;

pub(super) const MAGIC: &[u8; 8] = b"ASTRAPL1";
pub(super) const SECTIONS: usize = 7;
/// Magic, checksum and the table of sections.
pub(super) const HEADER: usize = 16 + SECTIONS * 8;
pub(super) const RECORD: usize = 28;
pub(super) const NONE: u16 = u16::MAX;
/// Names beyond this are descriptions.
const LONGEST_NAME: usize = 80;

/// A place to be packed.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The id of GeoNames.
    pub id: u32,
    /// The name.
    pub name: String,
    /// Other names, in any language and script.
    pub alternates: Vec<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Code and name of the first administrative division, where it has one.
    pub admin1: Option<(String, String)>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How many people live there; 0 where not known.
    pub population: u32,
    /// The IANA zone.
    pub zone: String,
}

/// Packs places into the bytes that [`super::Gazetteer::from_bytes`] reads. `source` says where they come from and under
/// which licence.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] for an entry that cannot be kept, naming its id; [`ErrorKind::TooLarge`] for more than
/// the file can hold.
pub fn pack(source: &str, mut entries: Vec<Entry>) -> Result<Vec<u8>> {
    for entry in &entries {
        check(entry)?;
    }
    entries.sort_by(|a, b| a.latitude.total_cmp(&b.latitude).then(a.id.cmp(&b.id)));
    let (mut zones, mut divisions) = (Numbered::default(), Numbered::default());
    let (mut places, mut names) = (Vec::new(), Vec::new());
    let mut keys: BTreeMap<String, BTreeMap<u32, bool>> = BTreeMap::new();
    for (number, entry) in (0_u32..).zip(&entries) {
        let zone = zones.number(entry.zone.clone())?;
        let division = match &entry.admin1 {
            Some((code, name)) => divisions.number(format!("{}|{code}|{name}", entry.country))?,
            None => NONE,
        };
        let unit = |degrees: f64| (degrees * 1e5).round() as i32;
        places.extend(entry.id.to_le_bytes());
        places.extend(unit(entry.latitude).to_le_bytes());
        places.extend(unit(entry.longitude).to_le_bytes());
        places.extend(entry.population.to_le_bytes());
        places.extend(size(names.len())?.to_le_bytes());
        places.extend(zone.to_le_bytes());
        places.extend(division.to_le_bytes());
        places.extend(entry.country.as_bytes());
        places.extend([0; 2]);
        text(&mut names, &entry.name)?;
        for alternate in entry.alternates.iter().filter(|name| is_name(name)) {
            let key = fold(alternate);
            if !key.is_empty() && key.len() <= LONGEST_NAME {
                keys.entry(key).or_default().entry(number).or_insert(false);
            }
        }
        keys.entry(fold(&entry.name)).or_default().insert(number, true);
    }
    let people = |number: u32| {
        let entry = usize::try_from(number).ok().and_then(|number| entries.get(number));
        entry.map_or(0, |entry| entry.population)
    };
    let (index, lists) = index(keys, people)?;
    let (mut zone_texts, mut division_texts) = (Vec::new(), Vec::new());
    for zone in zones.in_order() {
        text(&mut zone_texts, &zone)?;
    }
    for division in divisions.in_order() {
        text(&mut division_texts, &division)?;
    }
    assemble([
        source.as_bytes(),
        &zone_texts,
        &division_texts,
        &places,
        &names,
        &index,
        &lists,
    ])
}

fn check(entry: &Entry) -> Result<()> {
    let wrong = |field, value: &dyn std::fmt::Display, expected| {
        Err(Error::invalid(field, value, expected).with("id", entry.id))
    };
    if fold(&entry.name).is_empty() {
        return wrong("name", &entry.name, "a name with letters");
    }
    if entry.country.len() != 2 || !entry.country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return wrong("country", &entry.country, "two capital letters");
    }
    if !(-90.0..=90.0).contains(&entry.latitude) {
        return wrong("latitude", &entry.latitude, "from -90 to 90 degrees");
    }
    if !(-180.0..=180.0).contains(&entry.longitude) {
        return wrong("longitude", &entry.longitude, "from -180 to 180 degrees");
    }
    Ok(())
}

/// Whether an alternate is what people write: GeoNames also lists links, and letter by letter transliterations by
/// machine, which are all in lower case.
fn is_name(alternate: &str) -> bool {
    alternate.chars().any(char::is_alphabetic)
        && !alternate.contains("://")
        && (!alternate.is_ascii() || alternate.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// The transducer, and the lists of the names that several places bear.
fn index(keys: BTreeMap<String, BTreeMap<u32, bool>>, people: impl Fn(u32) -> u32) -> Result<(Vec<u8>, Vec<u8>)> {
    let broken = |cause| Error::new(ErrorKind::Internal, "the index cannot be built").caused_by(cause);
    let (mut builder, mut lists) = (fst::MapBuilder::memory(), Vec::new());
    for (key, bearers) in keys {
        let mut bearers: Vec<(u32, bool)> = bearers.into_iter().collect();
        bearers.sort_by_key(|(place, _)| std::cmp::Reverse(people(*place)));
        let value = match bearers.as_slice() {
            [(place, own)] => u64::from(*place) << 2 | u64::from(*own) << 1,
            several => {
                let offset = size(lists.len())?;
                lists.extend(size(several.len())?.to_le_bytes());
                for (place, own) in several {
                    lists.extend((place << 1 | u32::from(*own)).to_le_bytes());
                }
                u64::from(offset) << 1 | 1
            }
        };
        builder.insert(key, value).map_err(broken)?;
    }
    Ok((builder.into_inner().map_err(broken)?, lists))
}

fn assemble(sections: [&[u8]; SECTIONS]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    let mut offset = HEADER;
    for section in sections {
        body.extend(size(offset)?.to_le_bytes());
        body.extend(size(section.len())?.to_le_bytes());
        offset += section.len();
    }
    for section in sections {
        body.extend_from_slice(section);
    }
    let mut packed = MAGIC.to_vec();
    packed.extend(checksum(&body).to_le_bytes());
    packed.extend(body);
    Ok(packed)
}

/// FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn size(length: usize) -> Result<u32> {
    u32::try_from(length).map_err(|_| Error::too_large("gazetteer", length, u32::MAX as usize, "bytes"))
}

fn text(to: &mut Vec<u8>, text: &str) -> Result<()> {
    let length = u8::try_from(text.len()).map_err(|_| Error::too_large("name", text.len(), 255, "bytes"))?;
    to.push(length);
    to.extend(text.as_bytes());
    Ok(())
}

/// Texts by number, in the order in which they came.
#[derive(Default)]
struct Numbered(BTreeMap<String, u16>);

impl Numbered {
    fn number(&mut self, text: String) -> Result<u16> {
        let next = self.0.len();
        let next = u16::try_from(next)
            .ok()
            .filter(|next| *next != NONE)
            .ok_or_else(|| Error::too_large("gazetteer", next, usize::from(NONE), "zones or divisions"))?;
        Ok(*self.0.entry(text).or_insert(next))
    }

    fn in_order(self) -> Vec<String> {
        let mut texts: Vec<_> = self.0.into_iter().collect();
        texts.sort_by_key(|(_, number)| *number);
        texts.into_iter().map(|(text, _)| text).collect()
    }
}
