//! Solar arc directions: every point of the chart goes as far as the progressed Sun.

use std::collections::BTreeMap;

use astra_core::{
    Result,
    chart::{Chart, ChartEngine, Instant, JulianDayUt, Orbs, Point},
};
use serde::{Deserialize, Serialize};

use super::{NAIBOD, Progression, TROPICAL_YEAR, progressed_moment, sky, solar_arc_between};
use crate::{
    angle::normalize,
    pair::{CrossAspect, Standing, cross},
};

/// How far points are directed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArcRate {
    /// As far as the Sun has gone by secondary progression.
    #[default]
    True,
    /// By [`NAIBOD`]'s measure, the Sun's mean motion, a year.
    Naibod,
    /// One degree a year (Ptolemy).
    Degree,
}

/// A chart directed to an instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Directed {
    /// The instant of life.
    pub to: Instant,
    /// The arc in degrees.
    pub arc: f64,
    /// Degrees of arc a year at that time.
    pub rate: f64,
    /// The directed longitudes of the points in degrees.
    pub points: BTreeMap<Point, f64>,
}

/// Directs the points of a natal chart to an instant of life by the solar arc; before birth they go backwards.
///
/// # Errors
/// As [`super::progress`]; by [`ArcRate::Naibod`] and [`ArcRate::Degree`] only that an instant outside the civil calendar
/// is refused.
pub fn solar_arc(
    engine: &dyn ChartEngine,
    natal: &Chart,
    to: JulianDayUt,
    rate: ArcRate,
    points: &[Point],
) -> Result<Directed> {
    let years = (to.0 - natal.jd_ut.0) / TROPICAL_YEAR;
    let (arc, rate) = match rate {
        ArcRate::Naibod => (years * NAIBOD, NAIBOD),
        ArcRate::Degree => (years, 1.0),
        ArcRate::True => {
            let moment = progressed_moment(natal.jd_ut, to, Progression::Secondary);
            let chart = sky(engine, natal, moment, Orbs::NONE)?;
            let speed = chart
                .bodies
                .get(&astra_core::chart::Body::Sun)
                .map_or(NAIBOD, |sun| sun.speed);
            (solar_arc_between(natal, &chart)?, speed)
        }
    };
    let points = points
        .iter()
        .filter_map(|point| Some((*point, normalize(natal.longitude(*point)? + arc))))
        .collect();
    Ok(Directed {
        to: Instant::new(to)?,
        arc,
        rate,
        points,
    })
}

/// The aspects of directed points to natal ones, tightest first. A point is not compared with itself.
#[must_use]
pub fn directed_aspects(natal: &Chart, directed: &Directed, points: &[Point], orbs: &Orbs) -> Vec<CrossAspect> {
    let outer: Vec<_> = directed
        .points
        .iter()
        .map(|(point, longitude)| Standing {
            point: *point,
            longitude: *longitude,
            speed: Some(directed.rate),
            day: None,
        })
        .collect();
    let mut found = cross(&Standing::of_chart(natal, points), &outer, orbs, true);
    found.retain(|found| found.inner != found.outer);
    found
}
