//! Positions from the tables, several bodies at one time: what bodies share, such as nutation, the Sun and the
//! polynomials, is computed once.

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, JulianDayTt},
};

use wide::f64x4;

use super::{
    deflection::{self, Tracks},
    file::{File, Length, Record, Spot},
    mean,
    series::{Coefficients, Polynomials},
};
use crate::{
    angle::{arc, normalize},
    ephemeris::State,
};

/// The coefficients of a granule, as they were read last.
#[derive(Clone, Debug)]
pub(super) struct Held<const N: usize> {
    number: usize,
    coefficients: [Coefficients; N],
}

impl<const N: usize> Default for Held<N> {
    fn default() -> Self {
        Self {
            number: usize::MAX,
            coefficients: std::array::from_fn(|_| Coefficients::default()),
        }
    }
}

impl<const N: usize> Held<N> {
    #[inline]
    fn read(&mut self, file: &File, record: &Record<N>, number: usize) {
        if self.number == number {
            return;
        }
        self.number = number;
        let bytes = file.granule_bytes(record, number).unwrap_or_default();
        for (coefficients, series) in self.coefficients.iter_mut().zip(&record.series) {
            coefficients.read(series, bytes);
        }
    }

    /// Makes it read again, whichever granule comes.
    const fn forget(&mut self) {
        self.number = usize::MAX;
    }
}

/// The polynomials of one time, by the length of the granule.
#[derive(Clone, Debug, Default)]
pub(super) struct Powers {
    /// With the number of terms that are there.
    lengths: [(usize, Spot, Polynomials); Length::COUNT],
}

impl Powers {
    /// Forgets them, for another time.
    fn clear(&mut self) {
        for (terms, ..) in &mut self.lengths {
            *terms = 0;
        }
    }

    #[inline]
    fn of<const N: usize>(&mut self, file: &File, record: &Record<N>, at: JulianDayTt) -> Option<(Spot, &Polynomials)> {
        let terms = record.terms();
        let (known, spot, polynomials) = self.lengths.get_mut(record.length.index())?;
        if *known < terms {
            *spot = file.spot(at, record.length);
            polynomials.at(spot.place, terms);
            *known = terms;
        }
        Some((*spot, polynomials))
    }
}

/// The sums of one record at a time, each with its daily rate.
#[inline]
fn sums<const N: usize>(
    file: &File,
    record: &Record<N>,
    at: JulianDayTt,
    held: &mut Held<N>,
    powers: &mut Powers,
) -> Option<[(f64, f64); N]> {
    let (spot, polynomials) = powers.of(file, record, at)?;
    held.read(file, record, spot.number);
    let mut found = [(0.0, 0.0); N];
    for ((found, coefficients), series) in found.iter_mut().zip(&held.coefficients).zip(&record.series) {
        let (value, slope) = coefficients.sum(polynomials);
        *found = (value * series.quantum, slope * series.quantum * spot.per_day);
    }
    Some(found)
}

/// Whether the Sun bends what comes from a body: all but itself, and what is nearer than it or no body.
pub(super) const fn is_bent(body: Body) -> bool {
    !matches!(
        body,
        Body::Sun | Body::Moon | Body::MeanNode | Body::TrueNode | Body::MeanLilith | Body::TrueLilith
    )
}

pub(super) fn unsupported(body: Body) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        "the tables of the ephemeris do not have this body",
    )
    .with("body", body.as_str())
}

type Pair = (f64, f64);

/// Longitude, latitude and distance of a body, each with its daily rate.
type Track = [Pair; 3];

const LANES: usize = 4;

/// Turns the sums of bodies into their states: nutation is added, and the deflection of light, to four bodies at once.
struct Finish<'s> {
    nutation: Pair,
    /// None where no body asked for is bent.
    sun: Option<Track>,
    states: &'s mut [State],
    /// Bodies that wait for the deflection, by their place among the states.
    waiting: [usize; LANES],
    count: usize,
}

impl Finish<'_> {
    #[inline]
    fn put(&mut self, body: Body, place: usize, track: Track) {
        let [longitude, latitude, distance] = track;
        let Some(state) = self.states.get_mut(place) else {
            return;
        };
        *state = State {
            longitude: longitude.0,
            latitude: latitude.0,
            distance: distance.0,
            longitude_speed: longitude.1,
            latitude_speed: latitude.1,
            distance_speed: distance.1,
        };
        if is_bent(body) {
            if let Some(waiting) = self.waiting.get_mut(self.count) {
                *waiting = place;
            }
            self.count += 1;
            if self.count == LANES {
                self.bend();
            }
        } else {
            turn(state, self.nutation);
        }
    }

    /// Adds the deflection to those that wait.
    fn bend(&mut self) {
        let count = std::mem::take(&mut self.count);
        let Some([sun_longitude, sun_latitude, sun_distance]) = self.sun.filter(|_| count > 0) else {
            return;
        };
        let waiting = self.waiting;
        // What is beyond the count is a body that was already there, or none.
        let bodies = waiting.map(|place| self.states.get(place).copied().unwrap_or_default());
        let lanes = |of: fn(&State) -> f64| f64x4::new(bodies.each_ref().map(of));
        let pair = |(value, rate): Pair| (f64x4::splat(value), f64x4::splat(rate));
        let away = bodies.each_ref().map(|state| arc(sun_longitude.0, state.longitude));
        let found = deflection::of(
            &Tracks {
                longitude: (
                    f64x4::new(away),
                    lanes(|state| state.longitude_speed) - f64x4::splat(sun_longitude.1),
                ),
                latitude: (lanes(|state| state.latitude), lanes(|state| state.latitude_speed)),
                distance: (lanes(|state| state.distance), lanes(|state| state.distance_speed)),
            },
            &Tracks {
                longitude: pair(sun_longitude),
                latitude: pair(sun_latitude),
                distance: pair(sun_distance),
            },
        );
        let [(longitude, longitude_rate), (latitude, latitude_rate)] =
            found.map(|(value, rate)| (value.to_array(), rate.to_array()));
        let added = longitude
            .into_iter()
            .zip(longitude_rate)
            .zip(latitude.into_iter().zip(latitude_rate));
        for (place, ((longitude, longitude_rate), (latitude, latitude_rate))) in
            waiting.into_iter().zip(added).take(count)
        {
            if let Some(state) = self.states.get_mut(place) {
                state.longitude += longitude;
                state.longitude_speed += longitude_rate;
                state.latitude += latitude;
                state.latitude_speed += latitude_rate;
                turn(state, self.nutation);
            }
        }
    }
}

#[inline]
fn turn(state: &mut State, nutation: Pair) {
    state.longitude = normalize(state.longitude + nutation.0);
    state.longitude_speed += nutation.1;
}

/// What is read for a time whatever the bodies.
#[derive(Clone, Debug, Default)]
struct Common {
    powers: Powers,
    nutation: Held<2>,
    sun: Held<3>,
    /// The time of the powers, and nutation then.
    last: Option<(JulianDayTt, [Pair; 2])>,
}

impl Common {
    /// Nutation in longitude and in obliquity, with their daily rates, in degrees; what was computed for another time is
    /// forgotten.
    fn nutation(&mut self, file: &File, at: JulianDayTt) -> Result<[Pair; 2]> {
        if let Some((_, nutation)) = self.last.filter(|(last, _)| *last == at) {
            return Ok(nutation);
        }
        self.powers.clear();
        let nutation = sums(file, &file.nutation, at, &mut self.nutation, &mut self.powers)
            .ok_or_else(|| unsupported(Body::Sun))?;
        self.last = Some((at, nutation));
        Ok(nutation)
    }
}

/// Where the coefficients of bodies are held.
trait Hold {
    /// Those of the body that stands at a place among those asked for.
    fn of(&mut self, place: usize, body: Body) -> Option<&mut Held<3>>;
}

/// The granules read last, by body.
#[derive(Debug, Default)]
struct Memory(Vec<(Body, Held<3>)>);

impl Hold for Memory {
    fn of(&mut self, place: usize, body: Body) -> Option<&mut Held<3>> {
        // Nearly always asked for in the same order.
        let known = match self.0.get(place) {
            Some((known, _)) if *known == body => Some(place),
            _ => self.0.iter().position(|(known, _)| *known == body),
        };
        let known = known.unwrap_or_else(|| {
            self.0.push((body, Held::default()));
            self.0.len() - 1
        });
        self.0.get_mut(known).map(|(_, held)| held)
    }
}

/// One place for all, which remembers nothing.
impl Hold for Held<3> {
    fn of(&mut self, _: usize, _: Body) -> Option<&mut Held<3>> {
        self.forget();
        Some(self)
    }
}

fn states_from(
    file: &File,
    bodies: &[Body],
    at: JulianDayTt,
    states: &mut [State],
    common: &mut Common,
    hold: &mut impl Hold,
) -> Result<()> {
    let [nutation, _] = common.nutation(file, at)?;
    let Common { powers, sun, .. } = common;
    let sun = if bodies.iter().any(|body| is_bent(*body)) {
        let record = file.record(Body::Sun).ok_or_else(|| unsupported(Body::Sun))?;
        sums(file, record, at, sun, powers)
    } else {
        None
    };
    let count = bodies.len().min(states.len());
    let mut finish = Finish {
        nutation,
        sun,
        states,
        waiting: [0; LANES],
        count: 0,
    };
    for (place, body) in bodies.iter().copied().enumerate().take(count) {
        let track = match (body, sun) {
            (Body::MeanNode, _) => mean_track(mean::node(at.0)),
            (Body::MeanLilith, _) => mean_track(mean::apogee(at.0)),
            (Body::Sun, Some(sun)) => sun,
            _ => {
                let record = file.record(body).ok_or_else(|| unsupported(body))?;
                hold.of(place, body)
                    .and_then(|held| sums(file, record, at, held, powers))
                    .ok_or_else(|| unsupported(body))?
            }
        };
        finish.put(body, place, track);
    }
    finish.bend();
    Ok(())
}

/// Reads with memory: granules that were read stay as they are summed, so that times in order cost about half of
/// scattered ones. One thread's; it answers as [`states`] does, to the bit.
#[derive(Debug)]
pub(super) struct Reader<'e> {
    file: &'e File,
    common: Common,
    memory: Memory,
}

impl<'e> Reader<'e> {
    pub(super) fn new(file: &'e File) -> Self {
        Self {
            file,
            common: Common::default(),
            memory: Memory::default(),
        }
    }

    /// The state of each of the bodies at a time within the range.
    pub(super) fn states(&mut self, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
        states_from(self.file, bodies, at, states, &mut self.common, &mut self.memory)
    }

    /// As [`nutation`].
    pub(super) fn nutation(&mut self, at: JulianDayTt) -> Result<[Pair; 2]> {
        self.common.nutation(self.file, at)
    }
}

/// The same without memory.
pub(super) fn states(file: &File, bodies: &[Body], at: JulianDayTt, states: &mut [State]) -> Result<()> {
    states_from(
        file,
        bodies,
        at,
        states,
        &mut Common::default(),
        &mut Held::<3>::default(),
    )
}

/// Nutation in longitude and in obliquity, with their daily rates, in degrees.
pub(super) fn nutation(file: &File, at: JulianDayTt) -> Result<[Pair; 2]> {
    sums(file, &file.nutation, at, &mut Held::default(), &mut Powers::default()).ok_or_else(|| unsupported(Body::Sun))
}

fn mean_track(mean: mean::Mean) -> Track {
    [mean.longitude, mean.latitude, (0.0, 0.0)]
}
