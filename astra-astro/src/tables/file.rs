//! The layout of a table file, and what is checked before any of it is believed.
//!
//! All numbers are little-endian. A head (magic, version, first day, days of a block, blocks, bytes of a block, number of
//! series, length of the source's text), the text, the series, and the CRC-32 of everything else; then the blocks. A block
//! is 64 days of all bodies, one after the other; a body's part of it is one or more granules, and a granule the
//! coefficients of longitude, latitude and distance. The generator, `tools/ephemeris/generate.py`, writes it.

use std::{borrow::Cow, ops::RangeInclusive};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt},
};

use super::series::{MOST_TERMS, Series, Widths};

const MAGIC: &[u8; 8] = b"ASTRAEPH";
const VERSION: u32 = 1;
/// Bytes of the head before the source's text.
const HEAD: usize = 40;
/// Bytes of a series' entry.
const ENTRY: usize = 44;
/// Bytes of the checksum.
const CHECKSUM: usize = 4;
/// The shortest and the longest block, in days.
const LEAST_DAYS: u32 = 32;
const MOST_DAYS: u32 = 1024;
/// The latest beginning, the year 22 666: later ones leave a Julian day too few digits.
const LAST_START: f64 = 1e7;
/// More series than any file has.
const MOST_SERIES: u32 = 1000;
/// The number of nutation among the bodies.
const NUTATION: u8 = 0;
/// The numbers of the bodies in a file, in their order from 1.
const BODIES: [Body; 25] = [
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
    Body::TrueNode,
    Body::Chiron,
    Body::TrueLilith,
    Body::Ceres,
    Body::Pallas,
    Body::Juno,
    Body::Vesta,
    Body::Cupido,
    Body::Hades,
    Body::Zeus,
    Body::Kronos,
    Body::Apollon,
    Body::Admetos,
    Body::Vulkanus,
    Body::Poseidon,
];

/// A file in memory.
#[derive(Debug)]
pub(super) struct File {
    bytes: Cow<'static, [u8]>,
    /// Where the blocks begin.
    data: usize,
    start: f64,
    /// Days of a block.
    days: f64,
    blocks: usize,
    block_bytes: usize,
    /// What the tables were made from.
    pub(super) source: String,
    /// The checksum that the file states.
    pub(super) checksum: u32,
    pub(super) nutation: Record<2>,
    /// In the order of [`Body::ALL`].
    bodies: [Option<Record<3>>; Body::ALL.len()],
}

/// Where the coefficients of a body are, by coordinate: longitude, latitude, distance; of nutation: longitude, obliquity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<const N: usize> {
    /// In a block, the bytes before it.
    offset: usize,
    pub(super) length: Length,
    /// Bytes of a granule.
    bytes: usize,
    /// The terms of the longest series.
    terms: usize,
    pub(super) series: [Series; N],
}

impl<const N: usize> Default for Record<N> {
    fn default() -> Self {
        Self {
            offset: 0,
            length: Length::default(),
            bytes: 0,
            terms: 0,
            series: [Series::default(); N],
        }
    }
}

/// How long granules are: the power of two by which they part a block.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Length(u8);

impl Length {
    /// How many there may be: whole blocks, halves and quarters.
    pub(super) const COUNT: usize = 3;

    const fn granules(self) -> usize {
        1 << self.0
    }

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A granule, and a time in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// Counted from the beginning of the file.
    pub(super) number: usize,
    /// From -1 to 1.
    pub(super) place: f64,
    /// What turns a derivative by the place into one by days.
    pub(super) per_day: f64,
}

fn damaged(why: &'static str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!("the ephemeris tables cannot be read: {why}"),
    )
    .with("field", super::OVERRIDE)
    .with("expected", "a file made by tools/ephemeris/generate.py of this version")
}

/// Reads numbers one after the other.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk().ok_or_else(|| damaged("it ends early"))?;
        self.0 = rest;
        Ok(*first)
    }

    fn u32(&mut self) -> Result<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn size(&mut self) -> Result<usize> {
        Ok(self.u32()? as usize)
    }

    fn positive(&mut self) -> Result<f64> {
        let number = self.take().map(f64::from_le_bytes)?;
        if number.is_finite() && number >= 0.0 {
            Ok(number)
        } else {
            Err(damaged("a number in it is none"))
        }
    }
}

impl File {
    /// Takes a file apart. The checksum of all of it is compared where `check` asks for it, which takes a millisecond for
    /// eight megabytes; the tables of this binary are compared by a test.
    pub(super) fn open(bytes: Cow<'static, [u8]>, check: bool) -> Result<Self> {
        let mut reader = Reader(&bytes);
        if reader.take::<8>()? != *MAGIC {
            return Err(damaged("it is no table of an ephemeris"));
        }
        if reader.u32()? != VERSION {
            return Err(damaged("it is of another version"));
        }
        let start = reader.positive()?;
        let days = reader.u32()?;
        let (blocks, block_bytes) = (reader.size()?, reader.size()?);
        let (count, text) = (reader.u32()?, reader.size()?);
        // Halves and quarters of it, and pieces of 32 days, are then whole.
        if start > LAST_START
            || !(LEAST_DAYS..=MOST_DAYS).contains(&days)
            || !days.is_power_of_two()
            || blocks == 0
            || count > MOST_SERIES
            || text > bytes.len()
        {
            return Err(damaged("its head is not of a table"));
        }
        let source = bytes.get(HEAD..HEAD + text).ok_or_else(|| damaged("it ends early"))?;
        let source = std::str::from_utf8(source)
            .map_err(|cause| damaged("its source is not text").caused_by(cause))?
            .to_owned();
        let entries = HEAD + text;
        let data = entries + count as usize * ENTRY + CHECKSUM;
        let wanted = blocks
            .checked_mul(block_bytes)
            .and_then(|bytes| bytes.checked_add(data));
        if wanted != Some(bytes.len()) {
            return Err(damaged("its length is not what its head says"));
        }
        let mut reader = Reader(bytes.get(entries..).unwrap_or_default());
        let mut nutation = Record::default();
        let mut bodies = [None; Body::ALL.len()];
        for _ in 0..count {
            let entry = Entry::read(&mut reader)?;
            if entry.end() > block_bytes {
                return Err(damaged("a series reaches beyond its block"));
            }
            if entry.body == NUTATION {
                nutation.put(&entry)?;
            } else if let Some(body) = BODIES.get(usize::from(entry.body) - 1)
                && let Some(record) = bodies.get_mut(*body as usize)
            {
                record.get_or_insert_with(Record::default).put(&entry)?;
            }
        }
        let checksum = reader.u32()?;
        if check {
            let mut crc = crc32fast::Hasher::new();
            crc.update(bytes.get(..data - CHECKSUM).unwrap_or_default());
            crc.update(bytes.get(data..).unwrap_or_default());
            if crc.finalize() != checksum {
                return Err(damaged("its checksum is wrong: it is damaged, or was cut off"));
            }
        }
        for record in bodies.iter().flatten() {
            record.check(block_bytes)?;
        }
        nutation.check(block_bytes)?;
        Ok(Self {
            data,
            start,
            days: f64::from(days),
            blocks,
            block_bytes,
            source,
            checksum,
            nutation,
            bodies,
            bytes,
        })
    }

    /// The times of the blocks.
    pub(super) fn range(&self) -> RangeInclusive<JulianDayTt> {
        JulianDayTt(self.start)..=JulianDayTt(self.start + self.days * self.blocks as f64)
    }

    /// Where the coefficients of a body are.
    pub(super) fn record(&self, body: Body) -> Option<&Record<3>> {
        self.bodies.get(body as usize)?.as_ref()
    }

    /// Days of a granule.
    pub(super) fn days<const N: usize>(&self, record: &Record<N>) -> f64 {
        self.days / record.length.granules() as f64
    }

    /// The beginning of the first granule.
    pub(super) const fn start(&self) -> f64 {
        self.start
    }

    /// Where a time, which lies in the range, falls among granules of a length.
    #[inline]
    pub(super) fn spot(&self, at: JulianDayTt, length: Length) -> Spot {
        let per_day = length.granules() as f64 / self.days;
        let passed = (at.0 - self.start) * per_day;
        let number = (passed as usize).min((self.blocks << length.0) - 1);
        Spot {
            number,
            place: 2.0 * (passed - number as f64) - 1.0,
            per_day: 2.0 * per_day,
        }
    }

    /// The bytes of a granule by its number.
    #[inline]
    pub(super) fn granule_bytes<const N: usize>(&self, record: &Record<N>, number: usize) -> Option<&[u8]> {
        let (block, inner) = (number >> record.length.0, number & (record.length.granules() - 1));
        let from = self.data + block * self.block_bytes + record.offset + inner * record.bytes;
        self.bytes.get(from..from + record.bytes)
    }
}

struct Entry {
    body: u8,
    coordinate: u8,
    length: Length,
    offset: usize,
    series: Series,
}

impl Entry {
    fn read(reader: &mut Reader<'_>) -> Result<Self> {
        let [body, coordinate, granules, _, _, _, _, _] = reader.take::<8>()?;
        let [four, three, two, one] = reader.take::<4>()?;
        let widths = Widths {
            four: usize::from(four),
            three: usize::from(three),
            two: usize::from(two),
            one: usize::from(one),
        };
        if !(1..=MOST_TERMS).contains(&widths.terms()) {
            return Err(damaged("a series has no terms, or too many"));
        }
        let length = match granules {
            1 => Length(0),
            2 => Length(1),
            4 => Length(2),
            _ => return Err(damaged("its blocks are parted otherwise")),
        };
        let (offset, inner) = (reader.size()?, reader.size()?);
        let series = Series {
            widths,
            offset: inner,
            quantum: reader.positive()?,
            error: reader.positive()?,
            rate_error: reader.positive()?,
        };
        Ok(Self {
            body,
            coordinate,
            length,
            offset,
            series,
        })
    }

    /// The end in its block, if it were the last of its granule.
    fn end(&self) -> usize {
        self.offset
            .saturating_add(self.series.offset)
            .saturating_add(self.series.widths.bytes())
    }
}

impl<const N: usize> Record<N> {
    /// The terms of its longest series.
    pub(super) fn terms(&self) -> usize {
        self.terms
    }

    fn put(&mut self, entry: &Entry) -> Result<()> {
        let slot = self.series.get_mut(usize::from(entry.coordinate));
        *slot.ok_or_else(|| damaged("a series is of no coordinate"))? = entry.series;
        self.offset = entry.offset;
        self.length = entry.length;
        self.terms = self.terms.max(entry.series.widths.terms());
        self.bytes = self.bytes.max(entry.series.offset + entry.series.widths.bytes());
        Ok(())
    }

    /// Whether it is whole and its granules lie within the block.
    fn check(&self, block_bytes: usize) -> Result<()> {
        let is_whole = self.series.iter().all(|series| series.widths.terms() > 0);
        let fits = self
            .offset
            .saturating_add(self.length.granules().saturating_mul(self.bytes))
            <= block_bytes;
        if is_whole && fits {
            Ok(())
        } else {
            Err(damaged("a body lacks a coordinate, or reaches beyond its block"))
        }
    }
}
