//! How the Sun bends the light of what stands behind it: in closed form, because no polynomial follows it.
//!
//! S. A. Klioner, *Astronomical Journal* 125, 1580 (2003), and IERS Conventions 2010, chapter 7: light that passes the Sun
//! comes from a direction further away from it by (2 GM / c^2 E) tan(theta / 2), where E is the distance of the Sun and
//! theta the angle at the Sun between the Earth and the body. With the elongation psi and the distance D of the body that
//! is F sin(psi) with F = (2 GM / c^2 E) D / (R + E - D cos(psi)), R the body's distance from the Sun; so that in longitude
//! and latitude no division by sin(psi) remains.

use wide::f64x4;

/// 2 GM / c^2 of the Sun in astronomical units (IAU 2012 and 2015, nominal values).
const SUN: f64 = 1.974_125_743_36e-8;
/// The radius of the Sun in astronomical units (IAU 2015). No light comes through: behind the disc the deflection goes
/// down to nothing at its middle, as it would through an even layer.
const RADIUS: f64 = 695_700.0 / 149_597_870.7;
const DEGREE: f64 = std::f64::consts::PI / 180.0;

/// Four directions and distances with their daily rates, side by side: degrees and astronomical units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tracks {
    pub(super) longitude: (f64x4, f64x4),
    pub(super) latitude: (f64x4, f64x4),
    pub(super) distance: (f64x4, f64x4),
}

/// What is added to the longitudes and latitudes of bodies, with the daily rates, in degrees. The longitudes are those
/// from the Sun, from -180 to 180; its own is of no account.
#[inline]
pub(super) fn of(body: &Tracks, sun: &Tracks) -> [(f64x4, f64x4); 2] {
    let degree = f64x4::splat(DEGREE);
    let one = f64x4::ONE;
    let (away, away_rate) = (body.longitude.0 * degree, body.longitude.1 * degree);
    let (latitude, latitude_rate) = (
        (body.latitude.0 - sun.latitude.0) * degree,
        (body.latitude.1 - sun.latitude.1) * degree,
    );
    let ((sl, cl), (sb, cb)) = (sin_cos(away), sin_cos(latitude));
    let ((d, d_rate), (e, e_rate)) = (body.distance, sun.distance);
    // The elongation.
    let cos = cb * cl;
    let cos_rate = -(sb * latitude_rate * cl) - cb * sl * away_rate;
    let r = (e * e + d * d - (e + e) * d * cos).sqrt();
    let r_rate = (e * e_rate + d * d_rate - (e_rate * d + e * d_rate) * cos - e * d * cos_rate) / r;
    let below = r + e - d * cos;
    let below_rate = r_rate + e_rate - d_rate * cos - d * cos_rate;
    // Its value at the limb, for what is further away than the Sun.
    let limb = d * f64x4::splat(RADIUS) / e;
    let beyond = (d - e).max(f64x4::splat(1e-9));
    let least = d.simd_gt(e).select(limb * limb / (beyond + beyond), f64x4::ZERO);
    let is_behind = below.simd_lt(least);
    let below_rate = is_behind.select(f64x4::ZERO, below_rate);
    let below = is_behind.select(least, below);
    let (by_below, by_cb) = (one / below, one / cb);
    let f = f64x4::splat(SUN / DEGREE) * d * by_below / e;
    let f_rate = f * (d_rate / d - below_rate * by_below);
    let longitude = f * sl * by_cb;
    [
        (
            longitude,
            (f_rate * sl + f * cl * away_rate + longitude * sb * latitude_rate) * by_cb,
        ),
        (
            f * sb * cl,
            f_rate * sb * cl + f * (cb * latitude_rate * cl - sb * sl * away_rate),
        ),
    ]
}

/// Sine and cosine of angles from -180 to 180 degrees in radians, to 1e-7 of themselves: more than is needed of what is 1.8
/// arc seconds at most. By the series about 0, or about 180 degrees.
#[inline]
fn sin_cos(angle: f64x4) -> (f64x4, f64x4) {
    let half_turn = f64x4::splat(std::f64::consts::PI);
    let is_far = angle.abs().simd_gt(f64x4::splat(std::f64::consts::FRAC_PI_2));
    let beyond = angle.simd_gt(f64x4::ZERO).select(half_turn, -half_turn) - angle;
    let x = is_far.select(beyond, angle);
    let s = x * x;
    let series = |coefficients: [f64; 6]| {
        let [first, rest @ ..] = coefficients;
        rest.into_iter()
            .fold(f64x4::splat(first), |sum, next| sum * s + f64x4::splat(next))
    };
    let sin = x * series([
        -1.0 / 39_916_800.0,
        1.0 / 362_880.0,
        -1.0 / 5_040.0,
        1.0 / 120.0,
        -1.0 / 6.0,
        1.0,
    ]);
    let cos = series([
        1.0 / 479_001_600.0,
        -1.0 / 3_628_800.0,
        1.0 / 40_320.0,
        -1.0 / 720.0,
        1.0 / 24.0,
        -0.5,
    ]);
    let cos = cos * s + f64x4::ONE;
    (sin, is_far.select(-cos, cos))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Pair = (f64, f64);

    /// Longitude, latitude and distance of one body.
    type Track = [Pair; 3];

    const SUN_AT: Track = [(100.0, 0.985), (0.0, 0.0), (1.0, 1e-4)];

    fn one(body: Track, sun: Track) -> [Pair; 2] {
        let lanes = |[longitude, latitude, distance]: Track| {
            let pair = |(value, rate): Pair| (f64x4::splat(value), f64x4::splat(rate));
            Tracks {
                longitude: pair(longitude),
                latitude: pair(latitude),
                distance: pair(distance),
            }
        };
        let [longitude, latitude, distance] = body;
        let away = (crate::angle::arc(sun[0].0, longitude.0), longitude.1 - sun[0].1);
        of(&lanes([away, latitude, distance]), &lanes(sun))
            .map(|(value, rate)| (value.to_array()[0], rate.to_array()[3]))
    }

    fn star_like(longitude: f64, latitude: f64, distance: f64) -> Track {
        [(longitude, 0.03), (latitude, -0.01), (distance, -0.01)]
    }

    #[test]
    fn light_at_the_limb_is_bent_by_a_second_and_three_quarters_and_at_a_right_angle_by_four_thousandths() {
        let limb = RADIUS.asin() / DEGREE;
        let [(longitude, _), _] = one(star_like(100.0 + limb, 0.0, 1e6), SUN_AT);
        assert!((longitude * 3600.0 - 1.751).abs() < 2e-3, "{}", longitude * 3600.0);
        let [(longitude, _), _] = one(star_like(10.0, 0.0, 1e9), SUN_AT);
        assert!((longitude * 3600.0 + 0.004_07).abs() < 1e-5);
        // In front of the Sun nothing is bent.
        let [(longitude, _), _] = one(star_like(100.3, 0.0, 0.3), SUN_AT);
        assert!(longitude.abs() * 3600.0 < 2e-5);
    }

    #[test]
    fn behind_the_disc_it_goes_down_to_nothing() {
        let at = |away: f64| one(star_like(100.0 + away, 0.0, 5.0), SUN_AT)[0].0 * 3600.0;
        assert_eq!(at(0.0), 0.0);
        assert!(at(0.1) > 0.0 && at(0.1) < at(0.2) && at(0.2) < at(0.265));
        assert!((at(-0.2) + at(0.2)).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_short_series_are_sine_and_cosine(angle in -std::f64::consts::PI..std::f64::consts::PI) {
            let (sin, cos) = sin_cos(f64x4::splat(angle));
            prop_assert!((sin.to_array()[1] - angle.sin()).abs() < 1e-7 && (cos.to_array()[2] - angle.cos()).abs() < 1e-8);
        }

        #[test]
        fn rates_are_those_of_the_deflection(longitude in 0.0..360.0_f64, latitude in -10.0..10.0_f64, distance in 0.3..40.0_f64) {
            // Off the disc's rim, where the rate jumps.
            let psi = (longitude - 100.0_f64).hypot(latitude);
            prop_assume!((psi - 0.267).abs() > 0.02 && (distance - 1.0).abs() > 0.01);
            let body = star_like(longitude, latitude, distance);
            let moved = |days: f64| {
                let shift = |track: Track| track.map(|(value, rate)| (value + rate * days, rate));
                one(shift(body), shift(SUN_AT))
            };
            let (before, here, after) = (moved(-1e-4), moved(0.0), moved(1e-4));
            for coordinate in 0..2 {
                let by_difference = (after[coordinate].0 - before[coordinate].0) / 2e-4;
                prop_assert!((here[coordinate].1 - by_difference).abs() < 1e-6 + 1e-3 * by_difference.abs(), "{} {by_difference}", here[coordinate].1);
            }
        }
    }
}
