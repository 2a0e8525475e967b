//! Our own ephemeris: tables of Chebyshev coefficients, fitted to JPL DE440.
//!
//! The tables hold apparent places on the mean ecliptic of date: with light time and aberration in them, so that a
//! position is a sum and no orbit has to be computed. Nutation has a table of its own, which every longitude shares; the
//! deflection of light by the Sun is added in closed form. `docs/tables.md` has the budget of sizes and errors.

mod deflection;
mod file;
mod mean;
mod pieces;
mod reader;
mod series;

use std::{
    borrow::Cow,
    env, fs,
    ops::{Range, RangeInclusive},
    path::{Path, PathBuf},
    sync::Arc,
};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt, JulianDayUt},
};
use quick_cache::sync::Cache;

use self::file::File;
use crate::{
    earth,
    ephemeris::{Description, Ephemeris, Orientation, Segment, SegmentError, State, StateReader, cells},
};

/// The file named here is read instead of the tables shipped.
const OVERRIDE: &str = "ASTRA_EPHEMERIS_TABLES";
/// What a time beyond the tables is told, unless they are the largest already.
const FURTHER: &str = "the environment variable ASTRA_EPHEMERIS_TABLES may name a larger file, from 1550 to 2650";
/// The largest: from 1550-01-01 to 2650-01-01.
const LARGEST: RangeInclusive<JulianDayTt> = JulianDayTt(2_287_185.5)..=JulianDayTt(2_688_952.5);
/// From 1800 to 2200.
static SHIPPED: &[u8] = include_bytes!("../../data/ephemeris/tables.bin");
/// Pieces kept for searches, 0.8 KB each.
const CAPACITY: usize = 40_000;
/// The bound of a longitude is given in whole steps of this many arc seconds.
const STEP: f64 = 0.001;

/// Where the tables are.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// A file made by the generator, such as the one from 1550 to 2650. By default the environment variable
    /// `ASTRA_EPHEMERIS_TABLES` names it, and without that the tables of this crate serve, from 1800 to 2200.
    pub file: Option<PathBuf>,
}

/// The ephemeris of Astra's own tables.
///
/// Cheap to clone; the clones share the tables and the cache of pieces. It has no other state: any number of threads may
/// ask it, and it asks nothing of the system once it is open.
///
/// ```
/// use astra_astro::{TableEphemeris, TableOptions, ephemeris::Ephemeris};
/// use astra_core::chart::{Body, JulianDayTt};
///
/// let ephemeris = TableEphemeris::open(TableOptions::default())?;
/// let sun = ephemeris.state(Body::Sun, JulianDayTt(2_451_545.0))?;
/// assert!((sun.longitude - 280.3682).abs() < 1e-4);
/// # Ok::<(), astra_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableEphemeris(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    description: Description,
    file: File,
    /// By body and number.
    pieces: Cache<u64, Arc<Segment>>,
}

impl TableEphemeris {
    /// Opens them.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] where the file cannot be read, is damaged, or is of another version; the context
    /// names it.
    pub fn open(options: TableOptions) -> Result<Self> {
        let named = || {
            env::var_os(OVERRIDE)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        match options.file.or_else(named) {
            Some(path) => Self::read(&path),
            None => Self::from_file(File::open(Cow::Borrowed(SHIPPED), false)?),
        }
    }

    fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).map_err(|cause| {
            Error::new(ErrorKind::Configuration, "the file of ephemeris tables cannot be read").caused_by(cause)
        });
        bytes
            .and_then(|bytes| Self::from_bytes(Cow::Owned(bytes)))
            .map_err(|error| {
                let path = path.display();
                Error::new(error.kind(), format!("{path}: {}", error.message()))
                    .with("field", OVERRIDE)
                    .with("value", path)
                    .with("expected", "a file made by tools/ephemeris/generate.py")
                    .caused_by(error)
            })
    }

    /// Tables that are in memory already, such as those of a program that carries a larger file in itself.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] where they are damaged or of another version.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Self::from_file(File::open(bytes.into(), true)?)
    }

    fn from_file(file: File) -> Result<Self> {
        let planets = Body::ALL.into_iter().take_while(|body| *body != Body::MeanNode);
        let worst = planets
            .filter_map(|body| bounds(&file, body))
            .map(|bounds| bounds.longitude.max(bounds.latitude))
            .fold(0.0, f64::max);
        let range = file.range();
        let is_largest = range.contains(LARGEST.start()) && range.contains(LARGEST.end());
        let description = Description {
            id: "tables",
            name: format!("Astra tables {:08x}", file.checksum),
            source: file.source.clone(),
            error_bound: (worst * 3600.0 / STEP).ceil() * STEP,
            delta_t_model: earth::DELTA_T_MODEL.to_owned(),
            further: (!is_largest).then_some(FURTHER),
            range,
        };
        Ok(Self(Arc::new(Inner {
            description,
            file,
            pieces: Cache::new(CAPACITY),
        })))
    }

    /// How far the tables of a body may be off from what they were made from: none of the deviations that the generator
    /// measured, nor a jump where two granules meet, is larger. None for a body that they do not have, and for the mean
    /// points, which are formulas.
    #[must_use]
    pub fn bounds(&self, body: Body) -> Option<SegmentError> {
        bounds(&self.0.file, body)
    }

    /// How far the speed in longitude may be off, in degrees a day, where [`TableEphemeris::bounds`] has a bound.
    #[must_use]
    pub fn speed_bound(&self, body: Body) -> Option<f64> {
        let [longitude, ..] = self.0.file.record(body)?.series;
        let [nutation, _] = self.0.file.nutation.series;
        Some(longitude.rate_error + nutation.rate_error)
    }

    fn piece(&self, body: Body, number: usize) -> Result<Arc<Segment>> {
        let key = (body as u64) << 32 | number as u64;
        self.0
            .pieces
            .get_or_insert_with(&key, || pieces::piece(&self.0.file, body, number).map(Arc::new))
    }
}

fn bounds(file: &File, body: Body) -> Option<SegmentError> {
    let [longitude, latitude, distance] = file.record(body)?.series.map(|series| series.error);
    let [nutation, _] = file.nutation.series.map(|series| series.error);
    Some(SegmentError {
        longitude: longitude + nutation,
        latitude,
        distance,
    })
}

impl Ephemeris for TableEphemeris {
    fn description(&self) -> &Description {
        &self.0.description
    }

    fn state(&self, body: Body, at: JulianDayTt) -> Result<State> {
        let mut state = [State::default()];
        self.states(&[body], at, &mut state)?;
        let [state] = state;
        Ok(state)
    }

    fn states(&self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        self.0.description.check(at, "at")?;
        reader::states(&self.0.file, bodies, at, states)
    }

    fn reader(&self) -> Box<dyn StateReader + '_> {
        Box::new(Remembering {
            ephemeris: self,
            reader: reader::Reader::new(&self.0.file),
        })
    }

    fn segments(&self, body: Body, span: Range<JulianDayTt>) -> Result<Vec<Arc<Segment>>> {
        let file = &self.0.file;
        let range = &self.0.description.range;
        self.0.description.check(span.start, "span")?;
        self.0.description.check(span.end, "span")?;
        let days = pieces::days(file, body)?;
        let last = ((range.end().0 - range.start().0) / days).round() as i64 - 1;
        let mut pieces = Vec::new();
        for number in cells(range, &span, file.start(), days)? {
            let piece = self.piece(body, number.clamp(0, last) as usize)?;
            if piece.end > span.start && piece.start < span.end || piece.start == span.start || number == last + 1 {
                pieces.push(piece);
            }
        }
        pieces.dedup_by(|a, b| a.start == b.start);
        Ok(pieces)
    }

    fn orientation(&self, at: JulianDayTt) -> Result<Orientation> {
        self.0.description.check(at, "at")?;
        reader::nutation(&self.0.file, at).map(|nutation| orientation(at, nutation))
    }

    fn delta_t(&self, at: JulianDayUt) -> Result<f64> {
        Ok(earth::delta_t(at))
    }

    fn sidereal_time(&self, at: JulianDayUt, orientation: &Orientation) -> Result<f64> {
        let tt = at.to_tt(self.delta_t(at)?);
        Ok(earth::sidereal_time(at, tt, orientation))
    }
}

struct Remembering<'e> {
    ephemeris: &'e TableEphemeris,
    reader: reader::Reader<'e>,
}

impl StateReader for Remembering<'_> {
    fn states(&mut self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        self.ephemeris.0.description.check(at, "at")?;
        self.reader.states(bodies, at, states)
    }

    fn orientation(&mut self, at: JulianDayTt) -> Result<Orientation> {
        self.ephemeris.0.description.check(at, "at")?;
        self.reader.nutation(at).map(|nutation| orientation(at, nutation))
    }
}

fn orientation(at: JulianDayTt, [(longitude, _), (obliquity, _)]: [(f64, f64); 2]) -> Orientation {
    Orientation {
        obliquity: earth::mean_obliquity(at) + obliquity,
        nutation_longitude: longitude,
        nutation_obliquity: obliquity,
    }
}
