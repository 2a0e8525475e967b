//! The columns, and how they are shared out among threads.

use astra_core::{
    Error, Result,
    chart::{AspectKind, Body, HouseSystem, Point},
};

use super::request::ChartsRequest;

/// Charts, one a row; every vector has as many values as there are rows, but for the aspects.
///
/// Of a row that is among the errors all numbers are NaN.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ChartColumns {
    /// Julian days in universal time.
    pub jd_ut: Vec<f64>,
    /// Julian days in terrestrial time.
    pub jd_tt: Vec<f64>,
    /// Terrestrial minus universal time in seconds.
    pub delta_t: Vec<f64>,
    /// The true obliquity of the ecliptic in degrees.
    pub obliquity: Vec<f64>,
    /// The apparent sidereal time at Greenwich in degrees.
    pub sidereal_time: Vec<f64>,
    /// The bodies, as they were asked for.
    pub bodies: Vec<BodyColumns>,
    /// Angles and houses, where there are places.
    pub local: Option<LocalColumns>,
    /// The aspects.
    pub aspects: AspectColumns,
    /// The rows that could not be computed, in order, each with the reason.
    pub errors: Vec<(usize, Error)>,
}

/// A body, apparent and geocentric on the true ecliptic and equinox of date.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BodyColumns {
    /// Which.
    pub body: Body,
    /// Degrees of longitude in the zodiac asked for, from 0 up to but not including 360.
    pub longitude: Vec<f64>,
    /// Degrees of latitude.
    pub latitude: Vec<f64>,
    /// Astronomical units; 0 for the mean points.
    pub distance: Vec<f64>,
    /// Degrees of longitude a day.
    pub longitude_speed: Vec<f64>,
    /// Degrees of latitude a day.
    pub latitude_speed: Vec<f64>,
    /// Astronomical units a day.
    pub distance_speed: Vec<f64>,
}

/// Angles and cusps, as ecliptic longitudes in degrees in the zodiac asked for.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocalColumns {
    /// See [`Angles::ascendant`](astra_core::chart::Angles::ascendant).
    pub ascendant: Vec<f64>,
    /// See [`Angles::midheaven`](astra_core::chart::Angles::midheaven).
    pub midheaven: Vec<f64>,
    /// See [`Angles::vertex`](astra_core::chart::Angles::vertex).
    pub vertex: Vec<f64>,
    /// See [`Angles::east_point`](astra_core::chart::Angles::east_point).
    pub east_point: Vec<f64>,
    /// The cusps of the twelve houses, from the first.
    pub cusps: [Vec<f64>; 12],
    /// The house system used: within the polar circles another than was asked for. None of a row that is among the
    /// errors.
    pub system: Vec<Option<HouseSystem>>,
}

/// Aspects, as a list a row: those of a row are from its offset up to the next one, in the order of the pairs of
/// points.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AspectColumns {
    /// The points asked for.
    pub points: Vec<Point>,
    /// One more than rows: where the aspects of each begin, and their number at the end.
    pub offsets: Vec<u32>,
    /// The point that stands first, by its number in `points`.
    pub a: Vec<u8>,
    /// The other point.
    pub b: Vec<u8>,
    /// Which aspect.
    pub kind: Vec<AspectKind>,
    /// The deviation from the exact angle in degrees, never negative.
    pub orb: Vec<f64>,
    /// Whether the deviation shrinks, by the true relative speed; None with what turns with the Earth.
    pub applying: Vec<Option<bool>>,
}

/// The columns of numbers of one body.
pub(super) const BODY_COLUMNS: usize = 6;
/// The columns of numbers that hang on the moment alone.
pub(super) const TIME_COLUMNS: usize = 5;
/// The columns of angles and cusps.
pub(super) const LOCAL_COLUMNS: usize = 16;

impl ChartColumns {
    /// Makes every column as long as there are rows, whatever it holds.
    pub(super) fn shape(&mut self, request: &ChartsRequest<'_>, rows: usize) {
        if !self.bodies.iter().map(|body| &body.body).eq(request.bodies) {
            self.bodies = request.bodies.iter().map(|body| BodyColumns::new(*body)).collect();
        }
        match (&self.local, request.places) {
            (None, Some(_)) => self.local = Some(LocalColumns::default()),
            (Some(_), None) => self.local = None,
            _ => {}
        }
        let (numbers, system) = self.columns();
        for column in numbers {
            column.resize(rows, 0.0);
        }
        if let Some(system) = system {
            system.resize(rows, None);
        }
        let AspectColumns {
            points,
            offsets,
            a,
            b,
            kind,
            orb,
            applying,
        } = &mut self.aspects;
        points.clear();
        points.extend_from_slice(request.points);
        offsets.clear();
        offsets.push(0);
        a.clear();
        b.clear();
        kind.clear();
        orb.clear();
        applying.clear();
        self.errors.clear();
    }

    /// Every column of numbers: those of the moment, of the bodies, of the place; and the one that is no number.
    fn columns(&mut self) -> (Vec<&mut Vec<f64>>, Option<&mut Vec<Option<HouseSystem>>>) {
        let times: [_; TIME_COLUMNS] = [
            &mut self.jd_ut,
            &mut self.jd_tt,
            &mut self.delta_t,
            &mut self.obliquity,
            &mut self.sidereal_time,
        ];
        let bodies = self.bodies.iter_mut().flat_map(BodyColumns::numbers);
        let mut numbers: Vec<_> = times.into_iter().chain(bodies).collect();
        let Some(local) = &mut self.local else {
            return (numbers, None);
        };
        numbers.extend([
            &mut local.ascendant,
            &mut local.midheaven,
            &mut local.vertex,
            &mut local.east_point,
        ]);
        numbers.extend(&mut local.cusps);
        (numbers, Some(&mut local.system))
    }
}

impl BodyColumns {
    const fn new(body: Body) -> Self {
        Self {
            body,
            longitude: Vec::new(),
            latitude: Vec::new(),
            distance: Vec::new(),
            longitude_speed: Vec::new(),
            latitude_speed: Vec::new(),
            distance_speed: Vec::new(),
        }
    }

    fn numbers(&mut self) -> [&mut Vec<f64>; BODY_COLUMNS] {
        [
            &mut self.longitude,
            &mut self.latitude,
            &mut self.distance,
            &mut self.longitude_speed,
            &mut self.latitude_speed,
            &mut self.distance_speed,
        ]
    }
}

impl AspectColumns {
    /// Adds those of the rows that follow.
    pub(super) fn append(&mut self, other: Self) -> Result<()> {
        self.check()?;
        other.check()?;
        let before = self.offsets.last().copied().unwrap_or_default();
        let added = other.offsets.into_iter();
        self.offsets.extend(added.map(|offset| before.wrapping_add(offset)));
        self.a.extend(other.a);
        self.b.extend(other.b);
        self.kind.extend(other.kind);
        self.orb.extend(other.orb);
        self.applying.extend(other.applying);
        self.check()
    }

    /// Refuses more aspects than an offset can count.
    pub(super) fn check(&self) -> Result<()> {
        if u32::try_from(self.orb.len()).is_ok() {
            return Ok(());
        }
        Err(Error::too_large(
            "times",
            self.orb.len(),
            u32::MAX as usize,
            "aspects; ask in parts",
        ))
    }
}

/// What one thread fills: the same rows of every column.
pub(super) struct Share<'a> {
    pub(super) numbers: Vec<&'a mut [f64]>,
    pub(super) system: &'a mut [Option<HouseSystem>],
}

impl<'a> Share<'a> {
    /// All rows.
    pub(super) fn of(columns: &'a mut ChartColumns) -> Self {
        let (numbers, system) = columns.columns();
        Self {
            numbers: numbers.into_iter().map(Vec::as_mut_slice).collect(),
            system: system.map(Vec::as_mut_slice).unwrap_or_default(),
        }
    }

    /// The first rows, and the others.
    pub(super) fn split(self, rows: usize) -> (Self, Self) {
        let (first, others) = self
            .numbers
            .into_iter()
            .map(|column| column.split_at_mut(rows.min(column.len())))
            .unzip();
        let (first_system, other_systems) = self.system.split_at_mut(rows.min(self.system.len()));
        (
            Self {
                numbers: first,
                system: first_system,
            },
            Self {
                numbers: others,
                system: other_systems,
            },
        )
    }

    pub(super) fn rows(&self) -> usize {
        self.numbers.first().map_or(0, |column| column.len())
    }
}
