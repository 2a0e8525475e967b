//! A packed gazetteer, read where it lies: nothing is unpacked or copied. The format is in `pack.rs`.

use std::{borrow::Cow, ops::Range};

use astra_core::{Error, ErrorKind, Result};
use fst::{Automaton, IntoStreamer as _, Map, Streamer as _};

use super::pack::{HEADER, MAGIC, NONE, RECORD, SECTIONS, checksum};

/// The bytes, with their sections.
pub(super) struct File {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    zones: Vec<Range<usize>>,
    divisions: Vec<Range<usize>>,
}

/// A place as it lies in the file.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) id: u32,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) population: u32,
    pub(super) name: &'a str,
    pub(super) zone: &'a str,
    pub(super) country: &'a str,
    /// Code and name.
    pub(super) division: Option<(&'a str, &'a str)>,
}

/// A place that bears a name.
#[derive(Clone, Copy)]
pub(super) struct Bearer {
    pub(super) place: u32,
    /// Whether it is its own name, not another one.
    pub(super) own: bool,
}

impl File {
    /// Reads the table of sections. The checksum is taken only of what comes from elsewhere.
    pub(super) fn open(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Self> {
        let mut file = Self::sections(bytes).ok_or_else(damaged)?;
        if !trusted {
            let stored = file.bytes.get(8..16).and_then(|stored| stored.try_into().ok());
            let computed = file.bytes.get(16..).map(checksum);
            if stored.map(u64::from_le_bytes) != computed {
                return Err(damaged());
            }
        }
        let [_, zones, divisions, ..] = &file.sections;
        (file.zones, file.divisions) = file
            .texts(zones.clone())
            .zip(file.texts(divisions.clone()))
            .ok_or_else(damaged)?;
        let index = file.index()?;
        if !trusted {
            // The index trusts its bytes: one that was forged, not damaged, would lead it astray.
            index.as_fst().verify().map_err(|cause| damaged().caused_by(cause))?;
        }
        Ok(file)
    }

    fn sections(bytes: Cow<'static, [u8]>) -> Option<Self> {
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let mut sections: [Range<usize>; SECTIONS] = std::array::from_fn(|_| 0..0);
        for (section, entry) in sections.iter_mut().zip(bytes.get(16..HEADER)?.chunks_exact(8)) {
            let (offset, length) = (number(entry, 0)? as usize, number(entry, 4)? as usize);
            *section = offset..offset.checked_add(length)?;
            bytes.get(section.clone())?;
        }
        Some(Self {
            bytes,
            sections,
            zones: Vec::new(),
            divisions: Vec::new(),
        })
    }

    fn texts(&self, section: Range<usize>) -> Option<Vec<Range<usize>>> {
        let (mut texts, mut at) = (Vec::new(), section.start);
        while at < section.end {
            let text = self.text(at)?;
            at = text.end;
            texts.push(text);
        }
        Some(texts)
    }

    /// The text whose length stands at an offset.
    fn text(&self, at: usize) -> Option<Range<usize>> {
        let start = at.checked_add(1)?;
        let text = start..start.checked_add(usize::from(*self.bytes.get(at)?))?;
        std::str::from_utf8(self.bytes.get(text.clone())?).ok()?;
        Some(text)
    }

    fn str(&self, text: &Range<usize>) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(text.clone())?).ok()
    }

    /// All of it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where the places come from, and the licence.
    pub(super) fn source(&self) -> &str {
        let [source, ..] = &self.sections;
        self.str(source).unwrap_or_default()
    }

    /// The number of places.
    pub(super) fn len(&self) -> usize {
        let [_, _, _, places, ..] = &self.sections;
        places.len() / RECORD
    }

    /// Latitude and longitude of a place, in degrees.
    pub(super) fn location(&self, place: usize) -> Option<(f64, f64)> {
        let record = self.bytes_of(place)?;
        let degrees = |at| number(record, at).map(|unit| f64::from(unit.cast_signed()) / 1e5);
        Some((degrees(4)?, degrees(8)?))
    }

    /// How many people live at a place.
    pub(super) fn population(&self, place: usize) -> Option<u32> {
        number(self.bytes_of(place)?, 12)
    }

    fn bytes_of(&self, place: usize) -> Option<&[u8]> {
        let [_, _, _, places, ..] = &self.sections;
        let start = places.start.checked_add(place.checked_mul(RECORD)?)?;
        (place < self.len()).then(|| self.bytes.get(start..start.checked_add(RECORD)?))?
    }

    /// A place by its number.
    pub(super) fn record(&self, place: usize) -> Result<Record<'_>> {
        self.read(place).ok_or_else(damaged)
    }

    fn read(&self, place: usize) -> Option<Record<'_>> {
        let [_, _, _, _, names, ..] = &self.sections;
        let record = self.bytes_of(place)?;
        let small = |at: usize| Some(u16::from_le_bytes(record.get(at..at.checked_add(2)?)?.try_into().ok()?));
        let (latitude, longitude) = self.location(place)?;
        let name = self.text(names.start.checked_add(number(record, 16)? as usize)?)?;
        let division = match small(22)? {
            NONE => None,
            division => {
                let text = self.str(self.divisions.get(usize::from(division))?)?;
                let (_, rest) = text.split_once('|')?;
                Some(rest.split_once('|')?)
            }
        };
        Some(Record {
            id: number(record, 0)?,
            latitude,
            longitude,
            population: number(record, 12)?,
            name: self.str(&name)?,
            zone: self.str(self.zones.get(usize::from(small(20)?))?)?,
            country: std::str::from_utf8(record.get(24..26)?).ok()?,
            division,
        })
    }

    /// The divisions as country, code and name.
    pub(super) fn divisions(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.divisions.iter().filter_map(|text| {
            let mut parts = self.str(text)?.splitn(3, '|');
            Some((parts.next()?, parts.next()?, parts.next()?))
        })
    }

    /// Who bears a folded name.
    pub(super) fn exact(&self, key: &str) -> Result<Vec<Bearer>> {
        match self.index()?.get(key) {
            Some(value) => self.bearers(value),
            None => Ok(Vec::new()),
        }
    }

    /// Who bears a name that an automaton accepts, with the name.
    pub(super) fn matching(
        &self,
        automaton: impl Automaton,
        mut found: impl FnMut(&[u8], Bearer) -> Result<()>,
    ) -> Result<()> {
        let index = self.index()?;
        let mut stream = index.search(automaton).into_stream();
        while let Some((key, value)) = stream.next() {
            for bearer in self.bearers(value)? {
                found(key, bearer)?;
            }
        }
        Ok(())
    }

    fn index(&self) -> Result<Map<&[u8]>> {
        let [.., index, _] = &self.sections;
        Map::new(self.bytes.get(index.clone()).unwrap_or_default()).map_err(|cause| damaged().caused_by(cause))
    }

    fn bearers(&self, value: u64) -> Result<Vec<Bearer>> {
        let bearer = |number: u32| Bearer {
            place: number >> 1,
            own: number & 1 == 1,
        };
        if value & 1 == 0 {
            let number = u32::try_from(value >> 1).map_err(|_| damaged())?;
            return Ok(vec![bearer(number)]);
        }
        let list = || -> Option<Vec<Bearer>> {
            let [.., lists] = &self.sections;
            let lists = self.bytes.get(lists.clone())?;
            let list = lists.get(usize::try_from(value >> 1).ok()?..)?;
            let count = number(list, 0)? as usize;
            let numbers = list.get(4..count.checked_mul(4)?.checked_add(4)?)?.chunks_exact(4);
            numbers.map(|place| Some(bearer(number(place, 0)?))).collect()
        };
        list().ok_or_else(damaged)
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn damaged() -> Error {
    Error::new(ErrorKind::CorruptData, "the gazetteer is damaged or of another version")
}
