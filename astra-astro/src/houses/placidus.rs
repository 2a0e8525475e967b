//! Placidus: a cusp is where the Sun would stand after a third or two of its own diurnal or nocturnal arc.
//!
//! A point of the ecliptic with right ascension a and declination d is above the horizon for 90 + asin(tan(latitude)
//! tan(d)) degrees on either side of the meridian, and on the ecliptic tan(d) = tan(obliquity) sin(a). So cusp 11
//! solves a = meridian + (90 + asin(k sin a)) / 3 with k = tan(latitude) tan(obliquity), and the others alike.

use super::{Sphere, angles::Heading, ecliptic_longitude, frame::Frame};

/// The sine and the cosine of 60 degrees.
const SIN_60: f64 = 0.866_025_403_784_438_6;
const COS_60: f64 = 0.5;

/// Last steps together shorter than this leave no error that a number could hold: it goes with their fourth power.
const SETTLED: f64 = 3e-5;

/// Steps at most, after the first two. Places within 65 degrees of the equator need one.
const MORE_STEPS: usize = 6;

/// Up to here, a hundredth of a degree off the polar circles, the polynomials are steep enough at their roots. Beyond it
/// three roots may all but fall together, and what is rounded moves them.
const STEEPEST: f64 = 0.9995;

/// The largest root, as the asin is at most 90 degrees: the tangents of 30 degrees and of 15.
const BOUNDS: [f64; 4] = [0.577_350_270, 0.267_949_193, 0.267_949_193, 0.577_350_270];

/// Cusps 11, 12, 2 and 3, or None within the polar circles.
///
/// With T = meridian + 30, 60, 120 and 150 degrees, where the cusps were if k were 0, and w a third of the asin, the
/// equations are sin(3 w) = k sin(T + w) for cusps 11 and 3, and sin(3 w) = k sin(T + 2 w) for 12 and 2: polynomials in
/// the tangent of w and of its half, which are solved without a sine.
pub(super) fn intermediate(sphere: &Sphere, frame: &Frame) -> Option<[Heading; 4]> {
    if sphere.is_polar() {
        return None;
    }
    let ((sin_l, cos_l), (sin_e, cos_e)) = (frame.latitude, frame.obliquity);
    let k = sin_l * sin_e / (cos_l * cos_e);
    let (sin_m, cos_m) = frame.meridian;
    let thirty = (sin_m * SIN_60 + cos_m * COS_60, cos_m * SIN_60 - sin_m * COS_60);
    let sixty = (sin_m * COS_60 + cos_m * SIN_60, cos_m * COS_60 - sin_m * SIN_60);
    let ahead = |(sin, cos): (f64, f64)| (cos, -sin);
    let (one_twenty, one_fifty) = (ahead(thirty), ahead(sixty));
    let equations = side_by_side([
        single(k, thirty),
        double(k, sixty),
        double(k, one_twenty),
        single(k, one_fifty),
    ]);
    let far_enough = k.abs() < STEEPEST;
    let roots = match roots(&equations).filter(|_| far_enough) {
        Some(roots) => roots,
        None => bracketed(sphere.meridian, k),
    };
    let [eleven, twelve, two, three] = roots;
    Some(
        [
            turned_once(thirty, eleven),
            turned_twice(sixty, twelve),
            turned_twice(one_twenty, two),
            turned_once(one_fifty, three),
        ]
        .map(|right_ascension| frame.at_right_ascension(right_ascension)),
    )
}

/// A polynomial of degree six, from the constant term on.
type Polynomial = [f64; 7];

/// sin(3 w) - k sin(T + w), over the cube of the cosine of w, as a polynomial in x = tan(w).
fn single(k: f64, (sin, cos): (f64, f64)) -> Polynomial {
    let (s, c) = (k * sin, k * cos);
    [-s, 3.0 - c, -s, -1.0 - c, 0.0, 0.0, 0.0]
}

/// sin(3 w) - k sin(T + 2 w), over the sixth power of the cosine of w / 2, as a polynomial in x = tan(w / 2).
fn double(k: f64, (sin, cos): (f64, f64)) -> Polynomial {
    let (s, c) = (k * sin, k * cos);
    [-s, 6.0 - 4.0 * c, 5.0 * s, -20.0, 5.0 * s, 6.0 + 4.0 * c, -s]
}

/// Four polynomials, term by term, so that the processor takes a step in all of them at once.
type Four = [[f64; 4]; 7];

fn side_by_side([one, two, three, four]: [Polynomial; 4]) -> Four {
    let mut terms = [[0.0; 4]; 7];
    let of_two = one.into_iter().zip(two);
    let of_four = of_two.zip(three.into_iter().zip(four));
    for (term, ((one, two), (three, four))) in terms.iter_mut().zip(of_four) {
        *term = [one, two, three, four];
    }
    terms
}

/// The roots within [`BOUNDS`], by Householder's iteration of the fourth order; None where it takes long to settle.
fn roots(equations: &Four) -> Option<[f64; 4]> {
    // From 0 on.
    let (x, _) = advanced(equations, [0.0; 4]);
    let (mut x, _) = advanced(equations, x);
    for _ in 0..MORE_STEPS {
        let together;
        (x, together) = advanced(equations, x);
        // What is no number is not settled either.
        if together < SETTLED {
            let within = x.iter().zip(BOUNDS).all(|(x, bound)| x.abs() <= bound);
            return within.then_some(x);
        }
    }
    None
}

/// One step from each root so far: where it leads, and how long the steps are together.
fn advanced(equations: &Four, mut x: [f64; 4]) -> ([f64; 4], f64) {
    let [a, b, c, d, e, f, g] = equations;
    let terms = a.iter().zip(b).zip(c.iter().zip(d)).zip(e.iter().zip(f).zip(g));
    let mut steps = [0.0; 4];
    for ((x, step), (((a, b), (c, d)), ((e, f), g))) in x.iter_mut().zip(&mut steps).zip(terms) {
        let y = *x * *x;
        // The value, the slope, half the second derivative and a sixth of the third.
        let even = a + y * (c + y * (e + y * g));
        let odd = b + y * (d + y * f);
        let slope = (b + y * (3.0 * d + y * (5.0 * f))) + *x * (2.0 * c + y * (4.0 * e + y * (6.0 * g)));
        let bend = (c + y * (6.0 * e + y * (15.0 * g))) + *x * (3.0 * d + y * (10.0 * f));
        let twist = (d + y * (10.0 * f)) + *x * (4.0 * e + y * (20.0 * g));
        *step = householder(even + *x * odd, slope, bend, twist);
        *x += *step;
    }
    let [one, two, three, four] = steps.map(f64::abs);
    // A step that is no number makes the sum none.
    (x, one + two + three + four)
}

/// Householder's step of the fourth order, from a value, a slope, half the second derivative and a sixth of the third.
fn householder(value: f64, slope: f64, bend: f64, twist: f64) -> f64 {
    let (square, product) = (slope * slope, value * bend);
    -value * (square - product) / (slope * (square - 2.0 * product) + value * value * twist)
}

/// The sine and cosine of an angle further by w, with a common factor, for x = tan(w).
fn turned_once((sin, cos): (f64, f64), x: f64) -> (f64, f64) {
    (sin + cos * x, cos - sin * x)
}

/// The sine and cosine of an angle further by 2 w, with a common factor, for x = tan(w / 2).
fn turned_twice((sin, cos): (f64, f64), x: f64) -> (f64, f64) {
    let y = x * x;
    let (along, across) = (1.0 + y * (y - 6.0), 4.0 * x * (1.0 - y));
    (sin * along + cos * across, cos * along - sin * across)
}

/// What [`roots`] gives, by the slow way.
fn bracketed(meridian: f64, k: f64) -> [f64; 4] {
    let third = |start: f64, part: f64| {
        let target = start + part * 90.0;
        let shift = (solve(start, part, k) - target).to_radians();
        // The shift is part * 3 w: w or 2 w.
        shift / (3.0 * part)
    };
    [
        third(meridian, 1.0 / 3.0).tan(),
        (third(meridian, 2.0 / 3.0) / 2.0).tan(),
        (third(meridian + 60.0, 2.0 / 3.0) / 2.0).tan(),
        third(meridian + 120.0, 1.0 / 3.0).tan(),
    ]
}

/// The point of the ecliptic that is past the upper meridian by a part of its own semi-diurnal arc, on the eastern
/// side: forwards from the upper meridian.
pub(super) fn diurnal(sphere: &Sphere, part: f64) -> f64 {
    ecliptic_longitude(solve(sphere.meridian, part, steepness(sphere)), sphere.obliquity)
}

/// The same from the lower meridian, backwards through the semi-nocturnal arc, which is what the diurnal one leaves of
/// the half circle.
pub(super) fn nocturnal(sphere: &Sphere, part: f64) -> f64 {
    let start = sphere.meridian + 180.0 - 180.0 * part;
    ecliptic_longitude(solve(start, part, steepness(sphere)), sphere.obliquity)
}

fn steepness(sphere: &Sphere) -> f64 {
    sphere.latitude.to_radians().tan() * sphere.obliquity.to_radians().tan()
}

/// Solves a = start + part (90 + asin(k sin a)), in degrees.
///
/// Outside the polar circles |k| < 1, so that the left side less the right one rises everywhere: there is one solution,
/// and it lies within part * 90 degrees of the first guess. Newton's iteration finds it in a few steps; near the polar
/// circles, where the curve bends sharply, a step that leaves the bracket is replaced by halving it.
fn solve(start: f64, part: f64, k: f64) -> f64 {
    let target = (start + part * 90.0).to_radians();
    let reach = part * std::f64::consts::FRAC_PI_2;
    let (mut low, mut high) = (target - reach, target + reach);
    let mut a = target;
    for _ in 0..60 {
        let (sin, cos) = a.sin_cos();
        let s = k * sin;
        let excess = a - target - part * s.asin();
        if excess > 0.0 {
            high = a;
        } else {
            low = a;
        }
        let newton = a - excess / (1.0 - part * k * cos / (1.0 - s * s).sqrt());
        let next = if (low..=high).contains(&newton) {
            newton
        } else {
            f64::midpoint(low, high)
        };
        let step = next - a;
        a = next;
        if step.abs() < 1e-14 {
            break;
        }
    }
    a.to_degrees()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{angle::arc, trig::angles};

    fn furthest(sphere: &Sphere) -> f64 {
        let found = angles(intermediate(sphere, &Frame::of(sphere)).unwrap());
        let part = [1.0 / 3.0, 2.0 / 3.0];
        let [one, two] = part;
        let slow = [
            diurnal(sphere, one),
            diurnal(sphere, two),
            nocturnal(sphere, two),
            nocturnal(sphere, one),
        ];
        found
            .into_iter()
            .zip(slow)
            .fold(0.0, |worst, (found, slow)| worst.max(arc(found, slow).abs()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn the_polynomials_have_the_cusps_for_roots(
            meridian in 0.0..360.0_f64, obliquity in 23.0..24.0_f64, latitude in -66.0..66.0_f64,
        ) {
            let off = furthest(&Sphere { meridian, obliquity, latitude });
            prop_assert!(off < 1e-11, "{off}");
        }

        #[test]
        fn up_to_the_polar_circle_too(meridian in 0.0..360.0_f64, obliquity in 23.0..24.0_f64, log in -12.0..0.0_f64) {
            let latitude = 90.0 - obliquity - 10_f64.powf(log);
            let off = furthest(&Sphere { meridian, obliquity, latitude });
            // At the circle a hair of latitude moves a cusp by the root of it.
            let bound = if log < -1.5 { 1e-5 } else { 1e-10 };
            prop_assert!(off < bound, "{off}");
        }
    }
}
