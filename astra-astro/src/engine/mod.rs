//! The chart engine over any ephemeris.

mod day;
mod local;
mod natal;
mod run;
mod transits;
mod uncertain;

use std::collections::BTreeMap;

use astra_core::{
    Result,
    chart::{
        Basis, Body, Chart, ChartCapability, ChartEngine, ChartRequest, Coordinates, HouseSystem, JulianDayTt,
        JulianDayUt, Orbs, PlaceBasis, PlaceOrigin, Placement, Sign, TimeBasis, TransitHit, TransitRequest,
        TransitSearch, Transits, Zodiac,
    },
};

pub(crate) use local::{Local, local};

use crate::{
    coordinates::Ecliptic,
    ephemeris::{Ephemeris, Orientation, State, terrestrial},
    search,
    zodiac::{self, Offset},
};

/// Charts from an [`Ephemeris`]: the one implementation of [`ChartEngine`], whichever ephemeris answers.
///
/// ```
/// use astra_core::chart::{Body, ChartEngine, ChartRequest, Coordinates, JulianDayUt, Sign};
///
/// let engine = astra_astro::tables()?;
/// let rome = Coordinates::new(41.9028, 12.4964)?;
/// let chart = engine.natal(&ChartRequest::new(JulianDayUt(2_448_058.020_833), Some(rome)))?;
/// assert_eq!(chart.bodies[&Body::Sun].sign, Sign::Gemini);
/// # Ok::<(), astra_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Engine<E> {
    ephemeris: E,
}

impl<E: Ephemeris> Engine<E> {
    /// An engine over an ephemeris.
    pub const fn new(ephemeris: E) -> Self {
        Self { ephemeris }
    }

    /// The ephemeris.
    pub const fn ephemeris(&self) -> &E {
        &self.ephemeris
    }

    /// Refuses an instant that the ephemeris does not cover, for the field that gave it.
    fn check(&self, jd_ut: JulianDayUt, field: &'static str) -> Result<()> {
        terrestrial(&self.ephemeris, jd_ut, field).map(|_| ())
    }

    /// An instant of universal time by the ephemeris' delta T.
    fn scales(&self, jd_ut: JulianDayUt) -> Result<Scales> {
        let delta_t = self.ephemeris.delta_t(jd_ut)?;
        Ok(Scales {
            jd_ut,
            tt: jd_ut.to_tt(delta_t),
            delta_t,
            is_given: false,
        })
    }

    /// The same, by the delta T of an instant near where a request gave one.
    fn scales_near(&self, jd_ut: JulianDayUt, given: Option<Scales>) -> Result<Scales> {
        given.map_or_else(|| self.scales(jd_ut), |given| Ok(given.later(jd_ut)))
    }

    /// Everything about an instant, within the range, that does not depend on a body or a place.
    fn sky(&self, scales: Scales, zodiac: Zodiac) -> Result<Sky<'_>> {
        let Scales { tt, .. } = scales;
        let orientation = self.ephemeris.orientation(tt)?;
        Ok(Sky {
            ephemeris: &self.ephemeris,
            scales,
            tt,
            orientation,
            offset: zodiac::offset(&self.ephemeris, zodiac, tt, &orientation)?,
        })
    }

    fn basis(&self, sky: &Sky<'_>, found: BasisParts) -> Basis {
        let description = self.ephemeris.description();
        Basis {
            ephemeris: description.name.clone(),
            source: description.source.clone(),
            error_bound: description.error_bound,
            jd_ut: sky.scales.jd_ut.0,
            delta_t: sky.scales.delta_t,
            obliquity: sky.orientation.obliquity,
            delta_t_model: if sky.scales.is_given {
                "given: jd_tt less jd_ut".to_owned()
            } else {
                description.delta_t_model.clone()
            },
            zodiac: found.zodiac,
            houses: found.houses,
            orbs: found.orbs,
            time: found.time,
            place: found.place,
        }
    }
}

/// What of a basis is not the ephemeris'.
struct BasisParts {
    zodiac: Zodiac,
    houses: Option<HouseSystem>,
    orbs: Orbs,
    time: TimeBasis,
    place: Option<PlaceBasis>,
}

fn place_basis(place: &Coordinates, origin: Option<&PlaceOrigin>) -> PlaceBasis {
    PlaceBasis {
        latitude: place.latitude(),
        longitude: place.longitude(),
        origin: origin.cloned(),
    }
}

/// An instant by both scales.
#[derive(Clone, Copy, Debug)]
struct Scales {
    jd_ut: JulianDayUt,
    tt: JulianDayTt,
    /// Seconds.
    delta_t: f64,
    /// Whether the request gave both, and not the ephemeris' model one of them.
    is_given: bool,
}

impl Scales {
    fn between(jd_ut: JulianDayUt, tt: JulianDayTt, is_given: bool) -> Self {
        Self {
            jd_ut,
            tt,
            delta_t: (tt.0 - jd_ut.0) * 86_400.0,
            is_given,
        }
    }

    /// The same some days of universal time later, with the same delta T.
    fn later(self, jd_ut: JulianDayUt) -> Self {
        Self {
            jd_ut,
            tt: JulianDayTt(self.tt.0 + (jd_ut.0 - self.jd_ut.0)),
            ..self
        }
    }
}

/// An instant in a zodiac.
struct Sky<'a> {
    ephemeris: &'a dyn Ephemeris,
    scales: Scales,
    tt: JulianDayTt,
    orientation: Orientation,
    /// Where the zodiac begins, where it is not tropical.
    offset: Option<Offset>,
}

impl Sky<'_> {
    /// A tropical longitude in the zodiac of the chart.
    fn in_zodiac(&self, tropical: f64) -> f64 {
        self.offset.map_or(tropical, |offset| offset.apply(tropical))
    }

    /// The state of a body in the zodiac of the chart.
    fn state(&self, body: Body) -> Result<State> {
        Ok(self.turned(self.ephemeris.state(body, self.tt)?))
    }

    fn turned(&self, state: State) -> State {
        State {
            longitude: self.in_zodiac(state.longitude),
            longitude_speed: state.longitude_speed - self.offset.map_or(0.0, |offset| offset.speed),
            ..state
        }
    }

    /// How bodies stand in the zodiac of the chart, each in the house that holds its longitude there.
    fn placements(
        &self,
        bodies: impl Iterator<Item = Body>,
        house: impl Fn(f64) -> Option<u8>,
    ) -> Result<BTreeMap<Body, Placement>> {
        let bodies: Vec<Body> = bodies.collect();
        let mut states = vec![State::default(); bodies.len()];
        self.ephemeris.states(&bodies, self.tt, &mut states)?;
        Ok(bodies
            .into_iter()
            .zip(states)
            .map(|(body, tropical)| (body, self.placement(body, tropical, &house)))
            .collect())
    }

    fn placement(&self, body: Body, tropical: State, house: impl Fn(f64) -> Option<u8>) -> Placement {
        let equatorial = Ecliptic::new(tropical.longitude, tropical.latitude).to_equatorial(self.orientation.obliquity);
        let State {
            longitude,
            latitude,
            distance,
            longitude_speed: speed,
            ..
        } = self.turned(tropical);
        let sign = Sign::of(longitude);
        Placement {
            longitude,
            latitude,
            right_ascension: equatorial.right_ascension,
            declination: equatorial.declination,
            distance,
            speed,
            pace: speed / body.mean_motion().abs(),
            sign,
            degree: longitude - sign.start(),
            house: house(longitude),
            retrograde: speed < 0.0,
            day: None,
        }
    }
}

impl<E: Ephemeris> ChartEngine for Engine<E> {
    fn capability(&self) -> ChartCapability {
        let description = self.ephemeris.description();
        let ut = |tt: &JulianDayTt| {
            let delta_t = self.ephemeris.delta_t(JulianDayUt(tt.0)).unwrap_or_default();
            JulianDayUt(tt.0 - delta_t / 86_400.0)
        };
        ChartCapability {
            name: description.id,
            from: ut(description.range.start()),
            to: ut(description.range.end()),
            houses: HouseSystem::ALL.to_vec(),
        }
    }

    fn natal(&self, request: &ChartRequest) -> Result<Chart> {
        natal::chart(self, request).map_err(|error| error.during("natal chart"))
    }

    fn transits(&self, request: &TransitRequest) -> Result<Transits> {
        transits::transits(self, request).map_err(|error| error.during("transits"))
    }

    fn search(&self, request: &TransitSearch) -> Result<Vec<TransitHit>> {
        search::all(&self.ephemeris, request).map_err(|error| error.during("search for transits"))
    }
}
