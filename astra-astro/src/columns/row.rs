//! One row: what [`crate::Engine`] computes for a chart, without its words.

use astra_core::{
    Error, Result,
    chart::{Body, Coordinates, JulianDayTt, JulianDayUt, Point},
};

use super::{
    block::Block,
    pairs::{Pairs, Standing},
    request::{ChartsRequest, Times},
    table::TIME_COLUMNS,
};
use crate::{
    angle::normalize,
    engine::{Local, local},
    ephemeris::{Ephemeris, State, StateReader, terrestrial, universal},
    houses::Sphere,
    zodiac,
};

/// What all rows have in common.
pub(super) struct Plan<'a, E: ?Sized> {
    pub(super) ephemeris: &'a E,
    pub(super) request: &'a ChartsRequest<'a>,
    sources: Vec<Source>,
    pub(super) pairs: Pairs,
}

/// Where the longitude of a point comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A body, by its number among those asked for, or what lies opposite it.
    Body { number: usize, opposite: bool },
    /// An angle or a cusp, by its column, or what lies opposite it.
    Local { column: usize, opposite: bool },
    /// The charts have not got it.
    Nowhere,
}

/// The numbers of a row.
pub(super) struct Row {
    pub(super) times: [f64; TIME_COLUMNS],
    pub(super) states: Vec<State>,
    pub(super) local: Option<Local>,
}

impl Row {
    pub(super) fn new(bodies: usize) -> Self {
        Self {
            times: [f64::NAN; TIME_COLUMNS],
            states: vec![State::default(); bodies],
            local: None,
        }
    }

    /// Makes it a row without numbers.
    pub(super) fn clear(&mut self) {
        self.times.fill(f64::NAN);
        self.states.fill(State {
            longitude: f64::NAN,
            latitude: f64::NAN,
            distance: f64::NAN,
            longitude_speed: f64::NAN,
            latitude_speed: f64::NAN,
            distance_speed: f64::NAN,
        });
        self.local = None;
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
        let local = |column: usize, opposite: bool| match request.places {
            Some(_) => Source::Local { column, opposite },
            None => Source::Nowhere,
        };
        let source = |point: Point| match point {
            Point::Body(of) => body(of, false),
            Point::MeanSouthNode => body(Body::MeanNode, true),
            Point::TrueSouthNode => body(Body::TrueNode, true),
            Point::Ascendant => local(0, false),
            Point::Descendant => local(0, true),
            Point::Midheaven => local(1, false),
            Point::ImumCoeli => local(1, true),
            Point::Vertex => local(2, false),
            Point::EastPoint => local(3, false),
            Point::Cusp(house) => local(4 + house.index(), false),
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

    /// Computes a row.
    pub(super) fn compute(&self, number: usize, reader: &mut (dyn StateReader + '_), row: &mut Row) -> Result<()> {
        let request = self.request;
        let Moment { ut, tt, delta_t } = self.moment(number)?;
        let orientation = reader.orientation(tt)?;
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
        reader.states(request.bodies, tt, &mut row.states)?;
        if let Some(offset) = offset {
            for state in &mut row.states {
                state.longitude = offset.apply(state.longitude);
                state.longitude_speed -= offset.speed;
            }
        }
        row.times = [ut.0, tt.0, delta_t, orientation.obliquity, sidereal_time];
        Ok(())
    }

    /// Where the points of a block stand.
    pub(super) fn stand(&self, block: &Block<'_>, points: &mut [Standing]) {
        for (source, point) in self.sources.iter().zip(points) {
            let opposite = match *source {
                Source::Body { number, opposite } => {
                    let Some([longitudes, _, _, speeds, ..]) = block.bodies.get(number) else {
                        continue;
                    };
                    point.longitudes = *longitudes;
                    point.speeds = *speeds;
                    opposite
                }
                Source::Local { column, opposite } => {
                    let Some(longitudes) = block.local.get(column) else {
                        continue;
                    };
                    point.longitudes = *longitudes;
                    opposite
                }
                Source::Nowhere => continue,
            };
            if opposite {
                point.longitudes = point.longitudes.map(across);
            }
        }
    }

    fn moment(&self, number: usize) -> Result<Moment> {
        let of = |days: &[f64]| days.get(number).copied().unwrap_or(f64::NAN);
        let description = self.ephemeris.description();
        match self.request.times {
            Times::Ut(days) => {
                let ut = JulianDayUt(of(days));
                let (tt, delta_t) = terrestrial(self.ephemeris, ut, "jd_ut")?;
                Ok(Moment { ut, tt, delta_t })
            }
            Times::Tt(days) => {
                let tt = JulianDayTt(of(days));
                description.check(tt, "jd_tt")?;
                let (ut, delta_t) = universal(self.ephemeris, tt)?;
                Ok(Moment { ut, tt, delta_t })
            }
            Times::Both { ut, tt } => {
                let (ut, tt) = (JulianDayUt(of(ut)), JulianDayTt(of(tt)));
                description.check(tt, "jd_tt")?;
                let days = tt.0 - ut.0;
                if days.is_nan() || days.abs() > 0.1 {
                    return Err(Error::invalid(
                        "jd_ut",
                        ut.0,
                        "universal time of the same instant as jd_tt: within 0.1 days of it",
                    ));
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

fn across(longitude: f64) -> f64 {
    if longitude < 180.0 {
        longitude + 180.0
    } else {
        longitude - 180.0
    }
}
