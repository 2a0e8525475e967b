//! One row: what [`crate::Engine`] computes for a chart, without its words.

use astra_core::{
    Error, Result,
    chart::{Body, Coordinates, JulianDayTt, JulianDayUt, Point},
};

use super::{
    pairs::{Pairs, Standing},
    request::{ChartsRequest, Times},
};
use crate::{
    angle::normalize,
    engine::{Local, local},
    ephemeris::{Ephemeris, State, check_range, terrestrial},
    houses::Sphere,
    zodiac,
};

/// What all rows have in common.
pub(super) struct Plan<'a, E: ?Sized> {
    ephemeris: &'a E,
    request: &'a ChartsRequest<'a>,
    sources: Vec<Source>,
    pub(super) pairs: Pairs,
}

/// Where the longitude of a point comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A body, by its number among those asked for, or what lies opposite it.
    Body { number: usize, opposite: bool },
    /// An angle or a cusp.
    Local(Point),
    /// The charts have not got it.
    Nowhere,
}

/// The numbers of a row.
pub(super) struct Row {
    times: [f64; super::table::TIME_COLUMNS],
    states: Vec<State>,
    pub(super) local: Option<Local>,
}

impl Row {
    pub(super) fn new(bodies: usize) -> Self {
        Self {
            times: [f64::NAN; super::table::TIME_COLUMNS],
            states: vec![State::default(); bodies],
            local: None,
        }
    }

    /// The numbers in the order of the columns.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let states = self.states.iter().flat_map(|state| {
            [
                state.longitude,
                state.latitude,
                state.distance,
                state.longitude_speed,
                state.latitude_speed,
                state.distance_speed,
            ]
        });
        let local = self.local.iter().flat_map(|local| {
            let angles = &local.angles;
            [angles.ascendant, angles.midheaven, angles.vertex, angles.east_point]
                .into_iter()
                .chain(local.cusps)
        });
        self.times.into_iter().chain(states).chain(local)
    }
}

/// The moment of a row.
struct Moment {
    ut: JulianDayUt,
    tt: JulianDayTt,
    delta_t: f64,
}

impl<'a, E: Ephemeris + ?Sized> Plan<'a, E> {
    pub(super) fn new(ephemeris: &'a E, request: &'a ChartsRequest<'a>) -> Result<Self> {
        let body = |body: Body, opposite: bool| {
            let number = request.bodies.iter().position(|asked| *asked == body);
            number.map_or(Source::Nowhere, |number| Source::Body { number, opposite })
        };
        let source = |point: Point| match point {
            Point::Body(of) => body(of, false),
            Point::MeanSouthNode => body(Body::MeanNode, true),
            Point::TrueSouthNode => body(Body::TrueNode, true),
            _ if request.places.is_some() => Source::Local(point),
            _ => Source::Nowhere,
        };
        let has = |point: Point| !matches!(source(point), Source::Nowhere);
        Ok(Self {
            ephemeris,
            request,
            sources: request.points.iter().map(|point| source(*point)).collect(),
            pairs: Pairs::new(request.points, &request.orbs, has),
        })
    }

    pub(super) fn bodies(&self) -> usize {
        self.request.bodies.len()
    }

    /// Computes a row.
    pub(super) fn compute(&self, number: usize, row: &mut Row) -> Result<()> {
        let request = self.request;
        let Moment { ut, tt, delta_t } = self.moment(number)?;
        let orientation = self.ephemeris.orientation(tt)?;
        let offset = zodiac::offset(self.ephemeris, request.zodiac, tt, &orientation)?;
        let sidereal_time = self.ephemeris.sidereal_time(ut, &orientation)?;
        row.local = match self.place(number)? {
            Some(place) => {
                let sphere = Sphere {
                    meridian: normalize(sidereal_time + place.longitude()),
                    obliquity: orientation.obliquity,
                    latitude: place.latitude(),
                };
                Some(local(
                    self.ephemeris,
                    tt,
                    &sphere,
                    offset,
                    request.houses,
                    request.polar,
                )?)
            }
            None => None,
        };
        self.ephemeris.states(request.bodies, tt, &mut row.states)?;
        if let Some(offset) = offset {
            for state in &mut row.states {
                state.longitude = offset.apply(state.longitude);
                state.longitude_speed -= offset.speed;
            }
        }
        row.times = [ut.0, tt.0, delta_t, orientation.obliquity, sidereal_time];
        Ok(())
    }

    /// Where the points of a row stand.
    pub(super) fn stand(&self, row: &Row, standing: &mut Standing) {
        let cells = standing.longitudes.iter_mut().zip(&mut standing.speeds);
        for (source, (longitude, speed)) in self.sources.iter().zip(cells) {
            match *source {
                Source::Body { number, opposite } => {
                    let state = row.states.get(number).copied().unwrap_or_default();
                    *longitude = if opposite {
                        across(state.longitude)
                    } else {
                        state.longitude
                    };
                    *speed = state.longitude_speed;
                }
                Source::Local(point) => {
                    *longitude = row
                        .local
                        .as_ref()
                        .and_then(|local| angle(local, point))
                        .unwrap_or(f64::NAN);
                }
                Source::Nowhere => {}
            }
        }
    }

    fn moment(&self, number: usize) -> Result<Moment> {
        let of = |days: &[f64]| days.get(number).copied().unwrap_or(f64::NAN);
        let range = &self.ephemeris.description().range;
        match self.request.times {
            Times::Ut(days) => {
                let ut = JulianDayUt(of(days));
                let (tt, delta_t) = terrestrial(self.ephemeris, ut, "jd_ut")?;
                Ok(Moment { ut, tt, delta_t })
            }
            Times::Tt(days) => {
                let tt = JulianDayTt(of(days));
                check_range(range, tt, "jd_tt")?;
                // Delta T is a function of universal time, which is a minute off at first and then a microsecond.
                let near = JulianDayUt(tt.0).to_tt(-self.ephemeris.delta_t(JulianDayUt(tt.0))?);
                let delta_t = self.ephemeris.delta_t(JulianDayUt(near.0))?;
                let ut = JulianDayUt(JulianDayUt(tt.0).to_tt(-delta_t).0);
                Ok(Moment { ut, tt, delta_t })
            }
            Times::Both { ut, tt } => {
                let (ut, tt) = (JulianDayUt(of(ut)), JulianDayTt(of(tt)));
                check_range(range, tt, "jd_tt")?;
                let days = tt.0 - ut.0;
                if days.is_nan() || days.abs() > 1.0 {
                    return Err(Error::invalid("jd_ut", ut.0, "a Julian day within a day of jd_tt"));
                }
                let delta_t = days * 86_400.0;
                Ok(Moment { ut, tt, delta_t })
            }
        }
    }

    fn place(&self, number: usize) -> Result<Option<Coordinates>> {
        let Some(places) = self.request.places else {
            return Ok(None);
        };
        let of = |degrees: &[f64]| match degrees {
            [all] => *all,
            _ => degrees.get(number).copied().unwrap_or(f64::NAN),
        };
        Coordinates::new(of(places.latitudes), of(places.longitudes)).map(Some)
    }
}

/// The longitude of an angle or a cusp.
fn angle(local: &Local, point: Point) -> Option<f64> {
    let angles = &local.angles;
    Some(match point {
        Point::Ascendant => angles.ascendant,
        Point::Midheaven => angles.midheaven,
        Point::Descendant => angles.descendant(),
        Point::ImumCoeli => angles.imum_coeli(),
        Point::Vertex => angles.vertex,
        Point::EastPoint => angles.east_point,
        Point::Cusp(house) => *local.cusps.get(house.index())?,
        _ => return None,
    })
}

fn across(longitude: f64) -> f64 {
    if longitude < 180.0 {
        longitude + 180.0
    } else {
        longitude - 180.0
    }
}
