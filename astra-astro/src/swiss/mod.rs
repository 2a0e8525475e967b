//! The Swiss Ephemeris behind the seam. With it a build is AGPL-3.0.
//!
//! Its files are shipped and found without configuration; a time outside them is refused, and so is every answer
//! that does not come from them.

mod data;
mod ffi;

use std::{ops::Range, path::PathBuf, sync::Arc};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt, JulianDayUt},
};

use crate::ephemeris::{
    Description, Ephemeris, Fitter, Orientation, Position, Segment, State, StateReader, check_range,
};

/// Apparent positions are of the moment when the light left, up to seven hours earlier at Pluto: as much of the
/// file's range cannot be used.
const MARGIN: f64 = 1.0;
/// Measured against JPL DE440 with IAU 2006/2000A for the years 1900 to 2050.
const ERROR_BOUND: f64 = 0.25;
/// The number by which the library gives obliquity and nutation instead of a body.
const ORIENTATION: i32 = -1;

/// Where the Swiss Ephemeris finds its files.
#[derive(Clone, Debug, Default)]
pub struct SwissOptions {
    /// A directory with `sepl_18.se1`, `semo_18.se1` and `seas_18.se1`. By default the environment variable
    /// `ASTRA_EPHEMERIS_PATH` names it, and without that the files shipped are written to the user's cache.
    pub directory: Option<PathBuf>,
}

/// The Swiss Ephemeris: JPL DE431, compressed, for the years 1800 to 2399.
///
/// Cheap to clone; the clones share their cache of pieces.
///
/// The C library keeps its state per thread, or on macOS and Windows per process. Code of the host that calls the
/// same library there, past this type, can change what it answers: nothing else should.
#[derive(Clone, Debug)]
pub struct SwissEphemeris(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    description: Description,
    files: Vec<ffi::OpenFile>,
    opened: ffi::Opened,
    directory: data::Directory,
    fitter: Fitter,
}

impl SwissEphemeris {
    /// Opens it.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] where the files cannot be found, written or read; the context names the
    /// directory.
    pub fn open(options: SwissOptions) -> Result<Self> {
        let directory = data::Directory::find(options.directory)?;
        let opened = ffi::Opened::new(&directory.path)?;
        let (files, version) = ffi::with(
            &opened,
            |library| open_files(library, &directory).map(|_| ()),
            |library| Ok((open_files(library, &directory)?, library.version())),
        )?;
        let from = files.iter().fold(f64::MIN, |latest, file| latest.max(file.from.0));
        let to = files.iter().fold(f64::MAX, |earliest, file| earliest.min(file.to.0));
        let de = files.iter().map(|file| file.de).max().unwrap_or_default();
        let names: Vec<_> = data::FILES.iter().map(|(name, _)| *name).collect();
        let description = Description {
            id: "swiss",
            name: format!("Swiss Ephemeris {version}"),
            source: format!(
                "{} (JPL DE{de}); the Hamburg planets from elements by J. Neely within the library",
                names.join(", ")
            ),
            error_bound: ERROR_BOUND,
            delta_t_model: format!(
                "Swiss Ephemeris {version}: Stephenson, Morrison and Hohenkerk 2016 before 1955, \
                 observed values since, extrapolated after the last"
            ),
            range: JulianDayTt(from + MARGIN)..=JulianDayTt(to - MARGIN),
            further: None,
        };
        Ok(Self(Arc::new(Inner {
            description,
            files,
            opened,
            directory,
            fitter: Fitter::default(),
        })))
    }

    fn with<T>(&self, f: impl FnOnce(&ffi::Library<'_>) -> Result<T>) -> Result<T> {
        let Inner {
            opened,
            directory,
            files,
            ..
        } = &*self.0;
        let open = |library: &ffi::Library<'_>| {
            if open_files(library, directory)? == *files {
                return Ok(());
            }
            Err(unusable(directory, "its files were exchanged while in use"))
        };
        ffi::with(opened, open, f)
    }

    /// What [`Ephemeris::state`] answers, without the speeds, which take the library as long again.
    fn position(&self, body: Body, at: JulianDayTt) -> Result<Position> {
        let number = number(body)?;
        let [longitude, latitude, distance] = self.with(|library| library.position(number, at))?;
        Ok([longitude, latitude, if is_mean(body) { 0.0 } else { distance }])
    }
}

/// The mean points lie on a direction; the library lends them the mean distance of the Moon.
const fn is_mean(body: Body) -> bool {
    matches!(body, Body::MeanNode | Body::MeanLilith)
}

fn unusable(directory: &data::Directory, why: &str) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!("the ephemeris directory cannot be used: {why}"),
    )
    .with("field", data::OVERRIDE)
    .with("value", directory.path.display())
}

/// Makes the library open its three files, and checks that they are those of the directory.
fn open_files(library: &ffi::Library<'_>, directory: &data::Directory) -> Result<Vec<ffi::OpenFile>> {
    let j2000 = JulianDayTt(2_451_545.0);
    for body in [Body::Sun, Body::Moon, Body::Chiron] {
        library
            .calculate(number(body)?, j2000)
            .map_err(|cause| unusable(directory, "its files did not answer").caused_by(cause))?;
    }
    (0..)
        .zip(data::FILES)
        .map(|(number, (name, _))| {
            library
                .file(number)
                .filter(|file| directory.path.join(name) == *file.path)
                .ok_or_else(|| unusable(directory, "the library reads from somewhere else"))
        })
        .collect()
}

/// The library's number of a body.
fn number(body: Body) -> Result<i32> {
    Ok(match body {
        Body::Sun => 0,
        Body::Moon => 1,
        Body::Mercury => 2,
        Body::Venus => 3,
        Body::Mars => 4,
        Body::Jupiter => 5,
        Body::Saturn => 6,
        Body::Uranus => 7,
        Body::Neptune => 8,
        Body::Pluto => 9,
        Body::MeanNode => 10,
        Body::TrueNode => 11,
        Body::MeanLilith => 12,
        Body::TrueLilith => 13,
        Body::Chiron => 15,
        Body::Ceres => 17,
        Body::Pallas => 18,
        Body::Juno => 19,
        Body::Vesta => 20,
        Body::Cupido => 40,
        Body::Hades => 41,
        Body::Zeus => 42,
        Body::Kronos => 43,
        Body::Apollon => 44,
        Body::Admetos => 45,
        Body::Vulkanus => 46,
        Body::Poseidon => 47,
        _ => {
            return Err(Error::new(
                ErrorKind::Unsupported,
                "the Swiss Ephemeris does not compute this body here",
            )
            .with("body", body.as_str()));
        }
    })
}

impl Ephemeris for SwissEphemeris {
    fn description(&self) -> &Description {
        &self.0.description
    }

    fn state(&self, body: Body, at: JulianDayTt) -> Result<State> {
        check_range(&self.0.description.range, at, "at")?;
        let number = number(body)?;
        let [
            longitude,
            latitude,
            distance,
            longitude_speed,
            latitude_speed,
            distance_speed,
        ] = self.with(|library| library.calculate(number, at))?;
        let mean = is_mean(body);
        Ok(State {
            longitude: crate::angle::normalize(longitude),
            latitude,
            distance: if mean { 0.0 } else { distance },
            longitude_speed,
            latitude_speed,
            distance_speed: if mean { 0.0 } else { distance_speed },
        })
    }

    fn reader(&self) -> Box<dyn StateReader + '_> {
        Box::new(self)
    }

    fn segments(&self, body: Body, span: Range<JulianDayTt>) -> Result<Vec<Arc<Segment>>> {
        let range = &self.0.description.range;
        let position = |body, at| self.position(body, at);
        self.0.fitter.segments(body, span, range, position)
    }

    fn prepare(&self, bodies: &[Body], span: Range<JulianDayTt>) -> Result<()> {
        let range = &self.0.description.range;
        let position = |body, at| self.position(body, at);
        self.0.fitter.prepare(bodies, span, range, position)
    }

    fn orientation(&self, at: JulianDayTt) -> Result<Orientation> {
        check_range(&self.0.description.range, at, "at")?;
        let [obliquity, _, nutation_longitude, nutation_obliquity, ..] =
            self.with(|library| library.calculate(ORIENTATION, at))?;
        Ok(Orientation {
            obliquity,
            nutation_longitude,
            nutation_obliquity,
        })
    }

    fn delta_t(&self, at: JulianDayUt) -> Result<f64> {
        self.with(|library| Ok(library.delta_t(at)))
    }

    fn sidereal_time(&self, at: JulianDayUt, orientation: &Orientation) -> Result<f64> {
        let hours =
            self.with(|library| Ok(library.sidereal_time(at, orientation.obliquity, orientation.nutation_longitude)))?;
        Ok(crate::angle::normalize(hours * 15.0))
    }
}
