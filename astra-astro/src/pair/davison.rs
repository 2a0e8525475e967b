//! The Davison chart: a real chart of the time and place halfway between two births (R. C. Davison, *Synastry*, 1977).

use astra_core::{
    Error, Result,
    chart::{Chart, ChartEngine, ChartOptions, ChartRequest, Coordinates, JulianDayUt},
};

use crate::{
    angle::{arc, sin_cos},
    pair::same_zodiac,
};

/// What lies halfway between two places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GeographicMean {
    /// The means of the latitudes and of the longitudes on the shorter way, as Davison has it.
    #[default]
    Coordinates,
    /// The middle of the great circle between the places.
    GreatCircle,
}

/// How a Davison chart is made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DavisonOptions {
    /// By coordinates by default.
    pub place: GeographicMean,
    /// How the chart is cast; its zodiac is that of the births.
    pub chart: ChartOptions,
}

/// The Davison chart of two births.
///
/// # Errors
/// - [`astra_core::ErrorKind::InvalidInput`] naming `at` where a time of birth is unknown, `lat` where a place is, or
///   `zodiac` where the charts differ in it.
/// - As [`ChartEngine::natal`].
pub fn davison(engine: &dyn ChartEngine, first: &Chart, second: &Chart, options: &DavisonOptions) -> Result<Chart> {
    same_zodiac(first, second)?;
    for chart in [first, second] {
        if !chart.time_known {
            return Err(Error::invalid(
                "at",
                &chart.basis.time.given,
                "a time of birth in both charts",
            ));
        }
    }
    let place = |chart: &Chart| {
        chart
            .basis
            .place
            .as_ref()
            .map(|place| (place.latitude, place.longitude))
            .ok_or_else(|| Error::invalid("lat", "missing", "a place of birth in both charts"))
    };
    let (latitude, longitude) = match options.place {
        GeographicMean::Coordinates => mean(place(first)?, place(second)?),
        GeographicMean::GreatCircle => middle(place(first)?, place(second)?),
    };
    let mut request = ChartRequest::new(
        JulianDayUt(f64::midpoint(first.jd_ut.0, second.jd_ut.0)),
        Some(Coordinates::new(latitude, longitude)?),
    );
    request.options = ChartOptions {
        zodiac: first.basis.zodiac,
        ..options.chart.clone()
    };
    let mut chart = engine.natal(&request)?;
    chart.basis.time.rule = "davison".into();
    chart.basis.time.given = format!("{} and {}", first.basis.time.given, second.basis.time.given);
    Ok(chart)
}

type Place = (f64, f64);

fn mean((lat_a, lon_a): Place, (lat_b, lon_b): Place) -> Place {
    let longitude = lon_a + arc(lon_a, lon_b) / 2.0;
    (f64::midpoint(lat_a, lat_b), arc(0.0, longitude))
}

fn middle(a: Place, b: Place) -> Place {
    let vector = |(latitude, longitude): Place| {
        let ((sin_lat, cos_lat), (sin_lon, cos_lon)) = (sin_cos(latitude), sin_cos(longitude));
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    };
    let ([x, y, z], [u, v, w]) = (vector(a), vector(b));
    let (x, y, z) = (x + u, y + v, z + w);
    if x.hypot(y).hypot(z) < 1e-9 {
        // Antipodes have no middle of their own.
        return mean(a, b);
    }
    (z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_place_lies_on_the_shorter_way_across_the_date_line() {
        assert_eq!(mean((10.0, 170.0), (20.0, -170.0)), (15.0, -180.0));
        assert_eq!(mean((10.0, -10.0), (-20.0, 30.0)), (-5.0, 10.0));
    }

    #[test]
    fn the_great_circle_leads_over_the_pole() {
        let (latitude, _) = middle((80.0, 0.0), (80.0, 180.0));
        assert!((latitude - 90.0).abs() < 1e-9);
        let (latitude, longitude) = middle((0.0, 10.0), (0.0, 30.0));
        assert!(latitude.abs() < 1e-12 && (longitude - 20.0).abs() < 1e-12);
    }
}
