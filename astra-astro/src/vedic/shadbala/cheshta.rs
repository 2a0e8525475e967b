//! Strength by motion: BPHS 27.24-25, Raman chapter 6.
//!
//! The cheshta kendra is the way from the mean of a graha's mean and true longitude to its shighrocha, its conjunction
//! with the Sun on the epicycle. Mean longitudes are those of J. L. Simon and others, *Astronomy & Astrophysics* 282,
//! 663 (1994), referred to the equinox of date (Meeus, *Astronomical Algorithms*, 2nd ed., table 31.A and 25.2), in
//! place of Raman's tables for 1900.

use astra_core::chart::JulianDayTt;

use super::{birth::Birth, halves};
use crate::{
    angle::{arc, normalize},
    vedic::Graha,
};

/// The mean longitude: degrees at J2000, a century, a century squared.
const fn elements(graha: Graha) -> Option<[f64; 3]> {
    match graha {
        Graha::Mercury => Some([252.250_906, 149_474.072_249_1, 0.000_303_50]),
        Graha::Venus => Some([181.979_801, 58_519.213_030_2, 0.000_310_14]),
        Graha::Mars => Some([355.433_000, 19_141.696_447_1, 0.000_310_52]),
        Graha::Jupiter => Some([34.351_519, 3_036.302_774_8, 0.000_223_30]),
        Graha::Saturn => Some([50.077_444, 1_223.511_068_6, 0.000_519_08]),
        _ => None,
    }
}

const SUN: [f64; 3] = [280.466_46, 36_000.769_83, 0.000_303_2];

fn mean([constant, linear, square]: [f64; 3], at: JulianDayTt) -> f64 {
    let t = (at.0 - 2_451_545.0) / 36_525.0;
    normalize(constant + t * (linear + t * square))
}

/// 0 to 60 virupas; 0 for Sun and Moon.
pub(super) fn strength(birth: &Birth, graha: Graha) -> f64 {
    let Some(elements) = elements(graha) else { return 0.0 };
    let (own, sun) = (mean(elements, birth.at), mean(SUN, birth.at));
    let (mean, conjunction) = match graha {
        Graha::Mercury | Graha::Venus => (sun, own),
        _ => (own, sun),
    };
    let true_longitude = birth.tropical(graha);
    let between = mean + arc(mean, true_longitude) / 2.0;
    halves(conjunction - between)
}
