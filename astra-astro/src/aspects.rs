//! Aspects between moving points.

use astra_core::chart::{AspectKind, Orbs};

use crate::angle::arc;

/// A longitude in degrees and its speed in degrees a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moving {
    pub(crate) longitude: f64,
    pub(crate) speed: f64,
}

/// An aspect found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) aspect: AspectKind,
    /// The way still to go to the exact aspect, as the second point goes, in degrees: `b - a` less the exact angle,
    /// signed.
    pub(crate) deviation: f64,
    pub(crate) limit: f64,
}

impl Found {
    /// Whether the deviation shrinks at a speed of `b` relative to `a`.
    pub(crate) fn applying(&self, relative_speed: f64) -> bool {
        self.deviation * relative_speed < 0.0
    }
}

/// The aspect between two longitudes; the closest where orbs overlap.
pub(crate) fn between(a: f64, b: f64, orbs: &Orbs) -> Option<Found> {
    let separation = arc(a, b);
    AspectKind::MAJOR
        .into_iter()
        .map(|aspect| Found {
            aspect,
            deviation: deviation(separation, aspect),
            limit: orbs.of(aspect),
        })
        .filter(|found| found.deviation.abs() <= found.limit)
        .min_by(|x, y| x.deviation.abs().total_cmp(&y.deviation.abs()))
}

/// The separation less the exact angle on its side of the circle.
fn deviation(separation: f64, aspect: AspectKind) -> f64 {
    (separation.abs() - aspect.angle()) * separation.signum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::angle::normalize;
    use proptest::prelude::*;

    fn moving(longitude: f64, speed: f64) -> Moving {
        Moving { longitude, speed }
    }

    /// What happens to the deviation in a hundredth of a day decides.
    fn shrinks(a: Moving, b: Moving, aspect: AspectKind) -> bool {
        let later = |point: Moving| point.longitude + 0.01 * point.speed;
        let off = |x: f64, y: f64| (arc(x, y).abs() - aspect.angle()).abs();
        off(later(a), later(b)) < off(a.longitude, b.longitude)
    }

    proptest! {
        #[test]
        fn applying_is_what_the_next_moment_shows(
            a in 0.0..360.0_f64, way in -180.0..180.0_f64, va in -1.0..14.0_f64, vb in -1.0..1.0_f64,
        ) {
            let (a, b) = (moving(a, va), moving(normalize(a + way), vb));
            if let Some(found) = between(a.longitude, b.longitude, &Orbs::NATAL) {
                // So near to exact that the step goes past it, either answer may be seen.
                if found.deviation.abs() > 0.2 && (vb - va).abs() > 1e-3 {
                    prop_assert_eq!(found.applying(vb - va), shrinks(a, b, found.aspect));
                }
            }
        }

        #[test]
        fn an_aspect_is_the_same_from_both_ends_and_wherever_zero_lies(
            a in 0.0..360.0_f64, way in -180.0..180.0_f64, turn in 0.0..360.0_f64,
        ) {
            let b = normalize(a + way);
            let found = between(a, b, &Orbs::NATAL);
            let swapped = between(b, a, &Orbs::NATAL);
            let turned = between(normalize(a + turn), normalize(b + turn), &Orbs::NATAL);
            for other in [swapped, turned] {
                match (found, other) {
                    (Some(found), Some(other)) => {
                        prop_assert_eq!(found.aspect, other.aspect);
                        prop_assert!((found.deviation.abs() - other.deviation.abs()).abs() < 1e-9);
                    }
                    (None, None) => {}
                    // On the very limit rounding decides.
                    (Some(edge), None) | (None, Some(edge)) => {
                        prop_assert!((edge.deviation.abs() - edge.limit).abs() < 1e-9);
                    }
                }
            }
        }
    }

    #[test]
    fn across_zero_and_at_the_opposition_nothing_is_lost() {
        let orb = |a, b| between(a, b, &Orbs::NATAL).map(|found| (found.aspect, (found.deviation * 1e9).round() / 1e9));
        assert_eq!(orb(359.0, 1.0), Some((AspectKind::Conjunction, 2.0)));
        assert_eq!(orb(1.0, 359.0), Some((AspectKind::Conjunction, -2.0)));
        assert_eq!(orb(10.0, 191.0), Some((AspectKind::Opposition, 1.0)));
        assert_eq!(orb(10.0, 189.0), Some((AspectKind::Opposition, -1.0)));
        assert_eq!(orb(350.0, 81.0), Some((AspectKind::Square, 1.0)));
        assert_eq!(orb(0.0, 45.0), None);
    }
}
