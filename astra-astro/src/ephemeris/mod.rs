//! The seam between ephemerides and astrology: two questions, `state` and `segments`, and what turns with the Earth.
//!
//! Nothing above it may know which ephemeris answers.

mod chebyshev;
mod fit;
mod segment;

use std::{
    fmt,
    ops::{Range, RangeInclusive},
    sync::Arc,
};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt, JulianDayUt},
};

pub use chebyshev::Chebyshev;
pub use fit::{Fitter, Position};
pub(crate) use segment::knots;
pub use segment::{Knot, Path, Segment, SegmentError};

/// Where a body stands and how it moves: apparent, geocentric, on the true ecliptic and equinox of date.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct State {
    /// Ecliptic longitude in degrees, from 0 up to but not including 360.
    pub longitude: f64,
    /// Ecliptic latitude in degrees.
    pub latitude: f64,
    /// Distance in astronomical units; 0 for the mean node and the mean apogee, which have none.
    pub distance: f64,
    /// Degrees of longitude a day.
    pub longitude_speed: f64,
    /// Degrees of latitude a day.
    pub latitude_speed: f64,
    /// Astronomical units a day.
    pub distance_speed: f64,
}

/// How the equator of date lies, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orientation {
    /// The true obliquity of the ecliptic, with nutation.
    pub obliquity: f64,
    /// The nutation in longitude.
    pub nutation_longitude: f64,
    /// The nutation in obliquity.
    pub nutation_obliquity: f64,
}

/// What an ephemeris says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// The short name, as `--engine` takes it.
    pub id: &'static str,
    /// Name and version.
    pub name: String,
    /// The data that it reads, as found when it was opened.
    pub source: String,
    /// The bound of its error in arc seconds against JPL DE440, for the years 1900 to 2050.
    pub error_bound: f64,
    /// The model behind [`Ephemeris::delta_t`].
    pub delta_t_model: String,
    /// The times that it answers for.
    pub range: RangeInclusive<JulianDayTt>,
    /// How a host comes to an ephemeris of this kind that reaches further, where there is a way: it ends what a refused
    /// time is told.
    pub further: Option<&'static str>,
}

impl Description {
    /// Refuses a time outside the range, naming the range, what reaches further, and the field that gave the time.
    ///
    /// # Errors
    /// As [`check_range`].
    pub(crate) fn check(&self, at: JulianDayTt, field: &'static str) -> Result<()> {
        check_within(&self.range, at, field, self.further)
    }
}

/// Positions of bodies, and the orientation and rotation of the Earth.
///
/// Any number of threads may ask one ephemeris; the same question has the same answer on each.
pub trait Ephemeris: fmt::Debug + Send + Sync {
    /// What the ephemeris is.
    fn description(&self) -> &Description;

    /// Where a body stands.
    ///
    /// # Errors
    /// - [`ErrorKind::OutOfRange`] outside [`Description::range`].
    /// - [`ErrorKind::Unsupported`] for a body that this ephemeris does not have.
    /// - [`ErrorKind::Configuration`] where its data went missing.
    fn state(&self, body: Body, at: JulianDayTt) -> Result<State>;

    /// Where several bodies stand at one time, in their order: as [`Ephemeris::state`] says it, and cheaper where the bodies
    /// have something in common to compute. What is left of the shorter slice is not looked at.
    ///
    /// # Errors
    /// As [`Ephemeris::state`]; what the states are then is not said.
    fn states(&self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        for (body, state) in bodies.iter().zip(states) {
            *state = self.state(*body, at)?;
        }
        Ok(())
    }

    /// Reads many times, one after the other, and remembers what the next may need: for columns of times, best in order.
    /// An ephemeris that has nothing to remember gives `Box::new(self)`.
    fn reader(&self) -> Box<dyn StateReader + '_>;

    /// The run of a body through a span of time as Chebyshev pieces, in order and without gaps. The first may begin
    /// before the span and the last end after it.
    ///
    /// # Errors
    /// As [`Ephemeris::state`]; the whole span must lie in the range.
    fn segments(&self, body: Body, span: Range<JulianDayTt>) -> Result<Vec<Arc<Segment>>>;

    /// A hint that [`Ephemeris::segments`] of these bodies will be asked for: an ephemeris that fits its pieces does it
    /// for all of them together, which is several times faster.
    ///
    /// # Errors
    /// As [`Ephemeris::segments`].
    fn prepare(&self, bodies: &[Body], span: Range<JulianDayTt>) -> Result<()> {
        let _ = (bodies, span);
        Ok(())
    }

    /// Nutation and obliquity.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] as above.
    fn orientation(&self, at: JulianDayTt) -> Result<Orientation>;

    /// Terrestrial minus universal time in seconds.
    ///
    /// # Errors
    /// As [`Ephemeris::state`], where the model needs data.
    fn delta_t(&self, at: JulianDayUt) -> Result<f64>;

    /// The apparent sidereal time at Greenwich in degrees, from 0 up to but not including 360.
    ///
    /// # Errors
    /// As [`Ephemeris::state`], where the model needs data.
    fn sidereal_time(&self, at: JulianDayUt, orientation: &Orientation) -> Result<f64>;
}

/// Reads the states of many times; see [`Ephemeris::reader`].
pub trait StateReader {
    /// As [`Ephemeris::states`], to the bit.
    ///
    /// # Errors
    /// As [`Ephemeris::states`].
    fn states(&mut self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()>;

    /// As [`Ephemeris::orientation`], to the bit; cheap where states of the same time are asked for before or after.
    ///
    /// # Errors
    /// As [`Ephemeris::orientation`].
    fn orientation(&mut self, at: JulianDayTt) -> Result<Orientation>;
}

/// A reader that remembers nothing.
impl<E: Ephemeris + ?Sized> StateReader for &E {
    fn states(&mut self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        (**self).states(bodies, at, states)
    }

    fn orientation(&mut self, at: JulianDayTt) -> Result<Orientation> {
        (**self).orientation(at)
    }
}

impl<E: Ephemeris + ?Sized> Ephemeris for Arc<E> {
    fn description(&self) -> &Description {
        (**self).description()
    }
    fn state(&self, body: Body, at: JulianDayTt) -> Result<State> {
        (**self).state(body, at)
    }
    fn states(&self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        (**self).states(bodies, at, states)
    }
    fn reader(&self) -> Box<dyn StateReader + '_> {
        (**self).reader()
    }
    fn segments(&self, body: Body, span: Range<JulianDayTt>) -> Result<Vec<Arc<Segment>>> {
        (**self).segments(body, span)
    }
    fn prepare(&self, bodies: &[Body], span: Range<JulianDayTt>) -> Result<()> {
        (**self).prepare(bodies, span)
    }
    fn orientation(&self, at: JulianDayTt) -> Result<Orientation> {
        (**self).orientation(at)
    }
    fn delta_t(&self, at: JulianDayUt) -> Result<f64> {
        (**self).delta_t(at)
    }
    fn sidereal_time(&self, at: JulianDayUt, orientation: &Orientation) -> Result<f64> {
        (**self).sidereal_time(at, orientation)
    }
}

/// The terrestrial time of a universal time that an ephemeris covers, with delta T in seconds; `field` gave the time.
///
/// # Errors
/// As [`Description::check`] and [`Ephemeris::delta_t`].
pub(crate) fn terrestrial<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    jd_ut: JulianDayUt,
    field: &'static str,
) -> Result<(JulianDayTt, f64)> {
    let description = ephemeris.description();
    let range = &description.range;
    // To the second the range is terrestrial time: delta T, which is not asked for a time that no model covers,
    // decides at its ends.
    if !(range.start().0 - 1.0..=range.end().0 + 1.0).contains(&jd_ut.0) {
        description.check(JulianDayTt(jd_ut.0), field)?;
    }
    let delta_t = ephemeris.delta_t(jd_ut)?;
    let tt = jd_ut.to_tt(delta_t);
    description.check(tt, field)?;
    Ok((tt, delta_t))
}

/// The universal time of a terrestrial time, with delta T in seconds.
///
/// # Errors
/// As [`Ephemeris::delta_t`].
pub(crate) fn universal<E: Ephemeris + ?Sized>(ephemeris: &E, tt: JulianDayTt) -> Result<(JulianDayUt, f64)> {
    let less = |delta_t: f64| JulianDayUt(tt.0 - delta_t / 86_400.0);
    // Delta T changes by a second in a year: its value a minute off is its value.
    let near = less(ephemeris.delta_t(JulianDayUt(tt.0))?);
    let delta_t = ephemeris.delta_t(near)?;
    Ok((less(delta_t), delta_t))
}

/// Refuses a time outside a range, naming the range in days that people read, and the field that gave the time.
///
/// # Errors
/// [`ErrorKind::OutOfRange`]; [`ErrorKind::InvalidInput`] for what is no time at all.
pub(crate) fn check_range(range: &RangeInclusive<JulianDayTt>, at: JulianDayTt, field: &'static str) -> Result<()> {
    check_within(range, at, field, None)
}

fn check_within(
    range: &RangeInclusive<JulianDayTt>,
    at: JulianDayTt,
    field: &'static str,
    further: Option<&'static str>,
) -> Result<()> {
    if range.contains(&at) {
        return Ok(());
    }
    if !at.0.is_finite() {
        return Err(Error::invalid(field, at.0, "a finite Julian day"));
    }
    let day = |at: &JulianDayTt| {
        // Delta T is a minute or so: the day is the same in either scale.
        JulianDayUt(at.0)
            .to_timestamp()
            .map(|at| at.strftime("%Y-%m-%d").to_string())
            .unwrap_or_else(|_| format!("Julian day {}", at.0))
    };
    let (from, to) = (day(range.start()), day(range.end()));
    let given = day(&at);
    let mut told = format!("{given} is outside the ephemeris: expected a date from {from} to {to}");
    if let Some(further) = further {
        told.push_str("; ");
        told.push_str(further);
    }
    Err(Error::new(ErrorKind::OutOfRange, told)
        .with("field", field)
        .with("value", at.0)
        .with("from", from)
        .with("to", to))
}

/// The numbers of the cells of some days, counted from `origin`, that a span touches.
///
/// # Errors
/// As [`check_range`]; [`ErrorKind::InvalidInput`] for a span that ends before it begins.
pub(crate) fn cells(
    range: &RangeInclusive<JulianDayTt>,
    span: &Range<JulianDayTt>,
    origin: f64,
    days: f64,
) -> Result<RangeInclusive<i64>> {
    check_range(range, span.start, "span")?;
    check_range(range, span.end, "span")?;
    if span.start > span.end {
        return Err(Error::new(
            ErrorKind::InvalidInput,
            "a span of time ends before it begins",
        ));
    }
    let cell_of = |at: JulianDayTt| ((at.0 - origin) / days).floor() as i64;
    Ok(cell_of(span.start)..=cell_of(span.end))
}
