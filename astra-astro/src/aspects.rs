//! Aspects between moving points: which aspect, how far from exact, and whether it is still to come.

use astra_core::{
    Error, Result,
    chart::{AspectKind, Chart, NatalAspect, OrbRule, Orbs, Point, Sign},
};

use crate::angle::arc;

/// The widest orb that can be asked for: beyond it, aspects would run into each other.
const WIDEST_ORB: f64 = 30.0;

/// An aspect found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which aspect.
    pub aspect: AspectKind,
    /// The way still to go to the exact aspect, as the second point goes, in degrees: `b - a` less the exact angle,
    /// signed.
    pub deviation: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
}

impl Found {
    /// Whether the deviation shrinks at a speed of `b` relative to `a`, in degrees a day.
    #[must_use]
    pub fn applying(&self, relative_speed: f64) -> bool {
        self.deviation * relative_speed < 0.0
    }

    /// Whether both points take part: each goes towards the exact aspect, or each away from it. Speeds in degrees a
    /// day.
    #[must_use]
    pub fn mutual(&self, speed_a: f64, speed_b: f64) -> bool {
        speed_a * speed_b < 0.0
    }
}

/// Refuses orbs that are no numbers, negative, or so wide that aspects run into each other.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming the field `orbs`.
pub fn check(orbs: &Orbs) -> Result<()> {
    let wrong = |orb: f64, what: &str| Error::invalid("orbs", orb, "orbs from 0 to 30 degrees").with("aspect", what);
    let is_orb = |orb: f64| (0.0..=WIDEST_ORB).contains(&orb);
    for (aspect, orb) in orbs.sought() {
        if !is_orb(orb) {
            return Err(wrong(orb, aspect.as_str()));
        }
        if let OrbRule::Luminaries(more) = orbs.rule
            && !(is_orb(more) && is_orb(orb + more))
        {
            return Err(wrong(more, "luminaries"));
        }
    }
    if let OrbRule::Moieties(table) = orbs.rule {
        let all = [
            table.sun,
            table.moon,
            table.mercury,
            table.venus,
            table.mars,
            table.jupiter,
            table.saturn,
            table.others,
        ];
        if let Some(orb) = all.into_iter().find(|orb| !is_orb(*orb)) {
            return Err(wrong(orb, "moieties"));
        }
    }
    Ok(())
}

/// The aspect between two points at their longitudes in degrees; the closest to exact where orbs overlap.
#[must_use]
pub fn between(a: (Point, f64), b: (Point, f64), orbs: &Orbs) -> Option<Found> {
    closest(a, b, orbs, sought(orbs))
}

/// An aspect that is sought, with the widest that its orb can be between any two points, as [`check`] lets it.
#[derive(Clone, Copy)]
struct Sought {
    aspect: AspectKind,
    angle: f64,
    reach: f64,
}

fn sought(orbs: &Orbs) -> impl Iterator<Item = Sought> {
    orbs.sought().map(|(aspect, orb)| Sought {
        aspect,
        angle: aspect.angle(),
        reach: match orbs.rule {
            OrbRule::ByAspect => orb,
            OrbRule::Luminaries(more) => orb + more,
            _ => WIDEST_ORB,
        },
    })
}

/// The same as [`between`] of aspects that were listed before: a chart has a hundred pairs.
fn closest(
    (a, at_a): (Point, f64),
    (b, at_b): (Point, f64),
    orbs: &Orbs,
    sought: impl Iterator<Item = Sought>,
) -> Option<Found> {
    let separation = arc(at_a, at_b);
    let distance = separation.abs();
    let (mut found, mut nearest) = (None, f64::INFINITY);
    for Sought { aspect, angle, reach } in sought {
        let apart = (distance - angle).abs();
        // Nearly always too far, and then the points need not be asked for their orbs.
        if apart <= reach
            && apart < nearest
            && let Some(limit) = orbs.between(aspect, a, b)
            && apart <= limit
        {
            nearest = apart;
            found = Some(Found {
                aspect,
                // The separation less the exact angle on its side of the circle.
                deviation: (distance - angle) * separation.signum(),
                limit,
            });
        }
    }
    found
}

/// Whether the signs of two longitudes stand in another aspect than the longitudes do. Never for an aspect that is
/// no whole number of signs.
#[must_use]
pub fn is_out_of_sign(aspect: AspectKind, a: f64, b: f64) -> bool {
    let signs = aspect.angle() / 30.0;
    if signs.fract() != 0.0 {
        return false;
    }
    let apart = (Sign::of(a) as u8).abs_diff(Sign::of(b) as u8);
    f64::from(apart.min(12 - apart)) != signs
}

/// Every pair of points once, in their order, save those whose distance is one of geometry.
pub(crate) fn pairs(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    (1..)
        .zip(points)
        .flat_map(move |(next, a)| points.iter().skip(next).map(move |b| (*a, *b)))
        .filter(|(a, b)| a != b && !a.is_bound_to(*b))
}

pub(crate) fn tightest_first(aspects: &mut [NatalAspect]) {
    aspects.sort_by(|x, y| x.orb.total_cmp(&y.orb));
}

/// The aspects between points of a chart whose time is known, tightest first. Points that the chart lacks are passed
/// over.
#[must_use]
pub fn among(chart: &Chart, points: &[Point], orbs: &Orbs) -> Vec<NatalAspect> {
    let points: Vec<_> = points
        .iter()
        .filter_map(|point| Some((*point, chart.longitude(*point)?, speed(chart, *point))))
        .collect();
    let sought: Vec<_> = sought(orbs).collect();
    let mut aspects = Vec::new();
    let mut rest = points.as_slice();
    while let [a, others @ ..] = rest {
        let apart = others.iter().filter(|b| a.0 != b.0 && !a.0.is_bound_to(b.0));
        aspects.extend(apart.filter_map(|b| pair(*a, *b, orbs, &sought)));
        rest = others;
    }
    tightest_first(&mut aspects);
    aspects
}

/// A point with its longitude in degrees and, where it moves with a body, its speed in degrees a day.
type Standing = (Point, f64, Option<f64>);

fn pair(
    (a, at_a, speed_a): Standing,
    (b, at_b, speed_b): Standing,
    orbs: &Orbs,
    sought: &[Sought],
) -> Option<NatalAspect> {
    let found = closest((a, at_a), (b, at_b), orbs, sought.iter().copied())?;
    let speeds = speed_a.zip(speed_b);
    Some(NatalAspect {
        a,
        b,
        aspect: found.aspect,
        orb: found.deviation.abs(),
        limit: found.limit,
        applying: speeds.map(|(a, b)| found.applying(b - a)),
        mutual: speeds.is_some_and(|(a, b)| found.mutual(a, b)),
        out_of_sign: is_out_of_sign(found.aspect, at_a, at_b),
    })
}

/// The speed of a point in degrees a day; None for what turns with the Earth.
fn speed(chart: &Chart, point: Point) -> Option<f64> {
    chart.bodies.get(&point.moves_with()?).map(|placement| placement.speed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::angle::normalize;
    use astra_core::chart::Body;
    use proptest::prelude::*;

    const A: Point = Point::Body(Body::Mars);
    const B: Point = Point::Body(Body::Jupiter);

    fn at(a: f64, b: f64, orbs: &Orbs) -> Option<Found> {
        between((A, a), (B, b), orbs)
    }

    /// What happens to the deviation in a hundredth of a day decides.
    fn shrinks((a, va): (f64, f64), (b, vb): (f64, f64), aspect: AspectKind) -> bool {
        let off = |x: f64, y: f64| (arc(x, y).abs() - aspect.angle()).abs();
        off(a + 0.01 * va, b + 0.01 * vb) < off(a, b)
    }

    proptest! {
        #[test]
        fn applying_is_what_the_next_moment_shows(
            a in 0.0..360.0_f64, way in -180.0..180.0_f64, va in -1.0..14.0_f64, vb in -1.0..1.0_f64,
        ) {
            let b = normalize(a + way);
            if let Some(found) = at(a, b, &Orbs::NATAL_WITH_MINOR) {
                // So near to exact that the step goes past it, either answer may be seen.
                if found.deviation.abs() > 0.2 && (vb - va).abs() > 1e-3 {
                    prop_assert_eq!(found.applying(vb - va), shrinks((a, va), (b, vb), found.aspect));
                    // Mutual: each alone would do the same.
                    if found.mutual(va, vb) {
                        prop_assert_eq!(found.applying(vb), found.applying(-va));
                    }
                }
            }
        }

        #[test]
        fn an_aspect_is_the_same_from_both_ends_and_wherever_zero_lies(
            a in 0.0..360.0_f64, way in -180.0..180.0_f64, turn in 0.0..360.0_f64,
        ) {
            let b = normalize(a + way);
            let orbs = Orbs::NATAL_WITH_MINOR;
            let found = at(a, b, &orbs);
            let swapped = at(b, a, &orbs);
            let turned = at(normalize(a + turn), normalize(b + turn), &orbs);
            for other in [swapped, turned] {
                match (found, other) {
                    (Some(found), Some(other)) => {
                        // Halfway between two aspects rounding decides which is the closer.
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
        let orb = |a, b| at(a, b, &Orbs::NATAL).map(|found| (found.aspect, (found.deviation * 1e9).round() / 1e9));
        assert_eq!(orb(359.0, 1.0), Some((AspectKind::Conjunction, 2.0)));
        assert_eq!(orb(1.0, 359.0), Some((AspectKind::Conjunction, -2.0)));
        assert_eq!(orb(10.0, 191.0), Some((AspectKind::Opposition, 1.0)));
        assert_eq!(orb(10.0, 189.0), Some((AspectKind::Opposition, -1.0)));
        assert_eq!(orb(350.0, 81.0), Some((AspectKind::Square, 1.0)));
        assert_eq!(orb(0.0, 45.0), None);
    }

    #[test]
    fn every_aspect_is_found_at_its_own_angle() {
        for aspect in AspectKind::ALL {
            let found = at(350.0, 350.0 + aspect.angle(), &Orbs::NATAL_WITH_MINOR).unwrap();
            assert_eq!(found.aspect, aspect);
            assert!(found.deviation.abs() < 1e-9);
        }
    }

    #[test]
    fn two_retrograde_bodies_apply_by_their_relative_speed_and_not_mutually() {
        // Mars at 10 goes back faster than Jupiter at 8 does: it comes down on it.
        let found = between((A, 10.0), (B, 8.0), &Orbs::NATAL).unwrap();
        assert!(found.applying(-0.05 - -0.3));
        assert!(!found.mutual(-0.3, -0.05));
        // A direct Mars at 8 and a retrograde Jupiter at 10 meet.
        let found = between((A, 8.0), (B, 10.0), &Orbs::NATAL).unwrap();
        assert!(found.applying(-0.05 - 0.6));
        assert!(found.mutual(0.6, -0.05));
    }

    #[test]
    fn out_of_sign_is_told_by_the_signs_alone() {
        assert!(is_out_of_sign(AspectKind::Square, 29.0, 121.0));
        assert!(!is_out_of_sign(AspectKind::Square, 29.0, 119.0));
        assert!(is_out_of_sign(AspectKind::Conjunction, 359.0, 1.0));
        assert!(!is_out_of_sign(AspectKind::Opposition, 350.0, 172.0));
        assert!(!is_out_of_sign(AspectKind::Quintile, 29.0, 101.0));
    }

    #[test]
    fn orbs_that_are_no_orbs_are_refused() {
        check(&Orbs::NATAL_WITH_MINOR).unwrap();
        check(&Orbs::LILLY).unwrap();
        for orb in [f64::NAN, -1.0, 30.1, f64::INFINITY] {
            for orbs in [
                Orbs::NATAL.with(AspectKind::Quincunx, orb),
                Orbs::NATAL.by(OrbRule::Luminaries(orb)),
            ] {
                assert_eq!(check(&orbs).unwrap_err().field(), Some("orbs"));
            }
        }
    }
}
