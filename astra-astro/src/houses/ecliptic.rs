//! Houses that part the ecliptic itself, between the angles: Porphyry, Sripati and the two of Pullen.

use super::opposite;
use crate::angle::normalize;

/// Porphyry: each quadrant in three equal parts (Holden, *The Elements of House Division*, chapter 4).
pub(super) fn porphyry(ascendant: f64, midheaven: f64) -> [f64; 12] {
    quadrants(ascendant, midheaven, |quadrant| [quadrant / 3.0, quadrant / 1.5])
}

/// Sripati: what Porphyry has as cusps are the middles of the houses (B. V. Raman, *A Manual of Hindu Astrology*,
/// chapter 6), so that the cusps lie half way between them.
pub(super) fn sripati(ascendant: f64, midheaven: f64) -> [f64; 12] {
    let middles = porphyry(ascendant, midheaven);
    let before = middles.iter().cycle().skip(11);
    let mut cusps = middles;
    for ((cusp, middle), before) in cusps.iter_mut().zip(middles).zip(before) {
        *cusp = normalize(before + normalize(middle - before) / 2.0);
    }
    cusps
}

/// Pullen's sinusoidal delta: the middle house of a quadrant is wider than 30 degrees by twice as much as the two at
/// its sides (W. D. Pullen, *Astrolog*, 1994). In a quadrant of less than 30 degrees nothing is left of the middle
/// one.
pub(super) fn pullen_sd(ascendant: f64, midheaven: f64) -> [f64; 12] {
    quadrants(ascendant, midheaven, |quadrant| {
        let delta = ((quadrant - 90.0) / 4.0).max(-15.0);
        let side = (30.0 + delta).min(quadrant / 2.0);
        [side, quadrant - side]
    })
}

/// Pullen's sinusoidal ratio: from the middle house of the smaller quadrant, of a width x, to its neighbour, to the
/// next, to the middle of the larger one, the widths are x, r x, r^3 x, r^4 x (W. D. Pullen, *Astrolog*, 2016). With
/// both quadrants together half a circle, r solves (r^4 + 2 r^3) q = (2 r + 1) (180 - q).
pub(super) fn pullen_sr(ascendant: f64, midheaven: f64) -> [f64; 12] {
    let quadrant = normalize(ascendant - midheaven);
    let small = quadrant.min(180.0 - quadrant);
    let large = 180.0 - small;
    // A smaller quadrant of no width has no ratio; its houses have no width either.
    let ratio = if small > 1e-9 {
        ratio(large / small)
    } else {
        f64::INFINITY
    };
    quadrants(ascendant, midheaven, |part| {
        let side = if ratio.is_infinite() {
            // The limit of the larger one: its middle house takes all.
            0.0
        } else if part <= 90.0 {
            part * ratio / (2.0 * ratio + 1.0)
        } else {
            part / (2.0 + ratio)
        };
        [side, part - side]
    })
}

/// Solves (r^4 + 2 r^3) / (2 r + 1) = k for k >= 1 by Newton's iteration on the logarithms, where the left side is all
/// but a straight line.
fn ratio(k: f64) -> f64 {
    let mut log = k.ln() / 3.0;
    for _ in 0..50 {
        let r = log.exp();
        let left = 3.0 * log + (r + 2.0).ln() - (2.0 * r + 1.0).ln();
        let slope = 3.0 + r / (r + 2.0) - 2.0 * r / (2.0 * r + 1.0);
        let step = (left - k.ln()) / slope;
        log -= step;
        if step.abs() < 1e-15 {
            break;
        }
    }
    log.exp()
}

/// The cusps from how each quadrant is parted: the degrees from its beginning to the two cusps within.
fn quadrants(ascendant: f64, midheaven: f64, parts: impl Fn(f64) -> [f64; 2]) -> [f64; 12] {
    let quadrant = normalize(ascendant - midheaven);
    let ([eleven, twelve], [two, three]) = (parts(quadrant), parts(180.0 - quadrant));
    opposite([
        ascendant,
        normalize(ascendant + two),
        normalize(ascendant + three),
        midheaven,
        normalize(midheaven + eleven),
        normalize(midheaven + twelve),
    ])
}
