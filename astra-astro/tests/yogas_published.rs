//! Horoscopes that are in print, and the yogas that their authors name: cast from the birth data, not from the signs.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use astra_astro::vedic::{
    Graha, Node, VedicChart,
    yoga::{YogaOptions, yogas},
};
use astra_core::chart::{ChartEngine as _, ChartRequest, Coordinates, JulianDayUt, Moment, Sign, Zodiac};

/// A birth in local mean time, which is universal time and four minutes for each degree of longitude east.
fn cast(midnight: f64, hour: f64, minute: f64, latitude: f64, longitude: f64) -> VedicChart {
    let hours = hour + minute / 60.0 - longitude / 15.0;
    let place = Coordinates::new(latitude, longitude).unwrap();
    let mut request = ChartRequest::new(Moment::JulianDay(JulianDayUt(midnight + hours / 24.0)), Some(place));
    request.options.zodiac = Zodiac::LAHIRI;
    VedicChart::of(&astra_astro::tables().unwrap().natal(&request).unwrap(), Node::Mean).unwrap()
}

fn found(chart: &VedicChart) -> BTreeSet<&'static str> {
    let found = yogas(chart, &YogaOptions::default());
    found.found.iter().map(|yoga| yoga.id).collect()
}

#[test]
fn gandhi_has_malavya_and_gajakesari() {
    // B. V. Raman, Notable Horoscopes: 2 October 1869, about 7h45m local time, Porbandar; lagna Libra, with Mars,
    // Mercury and Venus in it, the Moon in Cancer or at the end of it, Jupiter in Aries.
    let chart = cast(2_403_972.5, 7.0, 45.0, 21.63, 69.62);
    assert_eq!(chart.lagna_sign(), Some(Sign::Libra));
    assert_eq!(chart.sign(Graha::Venus), Sign::Libra);
    let found = found(&chart);
    assert!(found.contains("malavya"), "Venus in its own sign in the lagna");
    assert!(found.contains("gajakesari"), "Jupiter in a kendra from the Moon");
}

#[test]
fn nehru_has_malavya_by_venus_in_the_fourth_and_no_kemadruma() {
    // The same: 14 November 1889, 23h03m local time, Allahabad; lagna and Moon in Cancer, Venus and Mercury in Libra.
    let chart = cast(2_411_320.5, 23.0, 3.0, 25.45, 81.85);
    assert_eq!(chart.lagna_sign(), Some(Sign::Cancer));
    assert_eq!(chart.sign(Graha::Moon), Sign::Cancer);
    let found = found(&chart);
    assert!(found.contains("malavya"));
    assert!(!found.contains("kemadruma"), "Saturn is in the second from the Moon");
}

#[test]
fn indira_gandhi_has_three_exchanges() {
    // The same, and most commentators: 19 November 1917, 23h11m Indian time, Allahabad: the lords of the 1st and 7th,
    // of the 2nd and 5th, and of the 6th and 11th in each other's houses.
    let chart = cast(2_421_551.5, 23.0, 11.0, 25.45, 82.5);
    assert_eq!(chart.lagna_sign(), Some(Sign::Cancer));
    let found = yogas(&chart, &YogaOptions::default()).found;
    let of = |id: &str| found.iter().find(|yoga| yoga.id == id).unwrap();
    assert_eq!(
        of("parivartana_maha").because.len(),
        2,
        "lords of 1 and 7, and of 2 and 5: {:?}",
        of("parivartana_maha").because
    );
    assert_eq!(of("parivartana_dainya").because.len(), 1, "lords of 6 and 11");
}
