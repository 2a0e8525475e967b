//! What charts in columns are asked for.

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, HouseSystem, Orbs, Point, PolarPolicy, Zodiac},
};

use crate::aspects;

/// The moments of charts, as Julian days; one a row.
#[derive(Clone, Copy, Debug)]
pub enum Times<'a> {
    /// Universal time; delta T by the model of the ephemeris.
    Ut(&'a [f64]),
    /// Terrestrial time; delta T by the model of the ephemeris.
    Tt(&'a [f64]),
    /// Both, which makes delta T their difference.
    Both {
        /// Universal time.
        ut: &'a [f64],
        /// Terrestrial time, within a day of it.
        tt: &'a [f64],
    },
}

impl Times<'_> {
    fn rows(&self) -> usize {
        match self {
            Self::Ut(days) | Self::Tt(days) => days.len(),
            Self::Both { ut, .. } => ut.len(),
        }
    }
}

/// The places of charts in degrees, north and east positive; one a row, or one for all.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// Geographic latitudes.
    pub latitudes: &'a [f64],
    /// Geographic longitudes.
    pub longitudes: &'a [f64],
}

/// Charts asked for.
#[derive(Clone, Copy, Debug)]
pub struct ChartsRequest<'a> {
    /// When.
    pub times: Times<'a>,
    /// Where; without places there are no angles and no houses.
    pub places: Option<Places<'a>>,
    /// The bodies, in the order of their columns; [`Body::NATAL`] by default.
    pub bodies: &'a [Body],
    /// Tropical by default.
    pub zodiac: Zodiac,
    /// Placidus by default.
    pub houses: HouseSystem,
    /// Porphyry by default. [`PolarPolicy::Error`] makes an error of the row.
    pub polar: PolarPolicy,
    /// [`Orbs::NATAL`] by default; [`Orbs::NONE`] for no aspects.
    pub orbs: Orbs,
    /// The points that aspects are sought between, in their order; [`Point::ASPECTED`] by default. Those that a chart
    /// has not are passed over, as the angles where there is no place; lots are refused.
    pub points: &'a [Point],
}

impl<'a> ChartsRequest<'a> {
    /// The charts of moments and places with the options of
    /// [`ChartOptions::default`](astra_core::chart::ChartOptions).
    #[must_use]
    pub fn new(times: Times<'a>, places: Option<Places<'a>>) -> Self {
        Self {
            times,
            places,
            bodies: &Body::NATAL,
            zodiac: Zodiac::default(),
            houses: HouseSystem::default(),
            polar: PolarPolicy::default(),
            orbs: Orbs::NATAL,
            points: &Point::ASPECTED,
        }
    }

    /// Refuses what no row can be computed of; gives the number of rows.
    pub(super) fn check(&self) -> Result<usize> {
        let rows = self.times.rows();
        let as_long = |field: &'static str, length: usize, or_one: bool| {
            if length == rows || or_one && length == 1 {
                return Ok(());
            }
            let expected = format!("{rows}, as many as times{}", if or_one { ", or 1" } else { "" });
            Err(Error::new(
                ErrorKind::InvalidInput,
                format!("{field} has {length} rows: expected {expected}"),
            )
            .with("field", field)
            .with("value", length)
            .with("expected", expected))
        };
        if let Times::Both { tt, .. } = self.times {
            as_long("jd_tt", tt.len(), false)?;
        }
        if let Some(places) = self.places {
            as_long("lat", places.latitudes.len(), true)?;
            as_long("lon", places.longitudes.len(), true)?;
        }
        aspects::check(&self.orbs)?;
        if self.points.len() > super::pairs::POINTS {
            return Err(Error::too_large(
                "points",
                self.points.len(),
                super::pairs::POINTS,
                "points",
            ));
        }
        if let Some(lot) = self.points.iter().find(|point| matches!(point, Point::Lot(_))) {
            return Err(
                Error::new(ErrorKind::Unsupported, "columns of charts have no aspects of lots")
                    .with("field", "points")
                    .with("value", lot.as_str()),
            );
        }
        Ok(rows)
    }
}
