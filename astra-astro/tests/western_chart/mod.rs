//! A chart whose bodies are put where a test wants them.

use astra_core::chart::{Body, Chart, ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Sign, house_of};

/// Noon at Rome in June: a chart of the day.
pub(crate) fn by_day() -> Chart {
    at(2_448_058.0, 41.9028, 12.4964)
}

/// The midnight before: one of the night.
pub(crate) fn by_night() -> Chart {
    at(2_448_057.5, 41.9028, 12.4964)
}

pub(crate) fn at(jd_ut: f64, latitude: f64, longitude: f64) -> Chart {
    let place = Coordinates::new(latitude, longitude).unwrap();
    let request = ChartRequest::new(JulianDayUt(jd_ut), Some(place));
    astra_astro::tables().unwrap().natal(&request).unwrap()
}

/// The chart with bodies at other longitudes.
pub(crate) fn with(mut chart: Chart, bodies: &[(Body, f64)]) -> Chart {
    for (body, longitude) in bodies {
        let placement = chart.bodies.get_mut(body).unwrap();
        placement.longitude = longitude.rem_euclid(360.0);
        placement.sign = Sign::of(*longitude);
        placement.degree = placement.longitude - placement.sign.start();
        placement.house = chart
            .cusps
            .as_ref()
            .and_then(|cusps| house_of(cusps, placement.longitude));
    }
    chart
}
