//! A line of `astra chart --batch`: whatever it asks, a chart within its bounds or an error that names a field.
#![no_main]

use astra_core::chart::{Chart, ChartEngine as _, ChartRequest, overview};
use astra_fuzz::{ENGINE, object};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(fields) = object(bytes) else { return };
    match ChartRequest::from_json(&fields).and_then(|request| ENGINE.natal(&request)) {
        Ok(chart) => {
            for placement in chart.bodies.values() {
                assert!((0.0..360.0).contains(&placement.longitude));
            }
            for cusp in chart.cusps.iter().flatten() {
                assert!((0.0..360.0).contains(cusp));
            }
            let written = serde_json::to_string(&chart).unwrap();
            // A number that JSON lacks would be written as null, and not come back.
            assert!(serde_json::from_str::<Chart>(&written).is_ok(), "{written:.200}");
            assert!(overview::markdown(&chart).contains("Insights:"));
        }
        Err(error) => assert!(error.field().is_some(), "{error}"),
    }
});
