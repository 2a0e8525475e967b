//! Labels in rows inside a convex region: as large as they fit, and as even as they can be.

use super::super::canvas::Xy;

/// Between a label and the region's edge.
const PADDING: f64 = 7.0;
/// The height of a label as a share of its size.
const HEIGHT: f64 = 0.8;
/// From row to row, as a share of the size.
const PITCH: f64 = 1.32;
/// Between two labels of a row, as a share of the size.
const SPACE: f64 = 0.55;

/// A convex region, and a box in it that is taken.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// The corners, in order.
    pub(super) corners: Vec<Xy>,
    /// Boxes that are taken: the middle, and half the width and height.
    pub(super) taken: Vec<(Xy, Xy)>,
    /// The height around which the rows stand.
    pub(super) middle: f64,
}

impl Region {
    /// From where to where the region reaches at a height.
    fn chord(&self, y: f64) -> Option<(f64, f64)> {
        let ends = self.corners.iter().cycle().skip(1);
        let crossings = self.corners.iter().zip(ends).filter_map(|(&(x1, y1), &(x2, y2))| {
            let (low, high) = (y1.min(y2), y1.max(y2));
            if !(low..=high).contains(&y) {
                return None;
            }
            let along = if high > low { (y - y1) / (y2 - y1) } else { 0.0 };
            Some(x1 + along * (x2 - x1))
        });
        let (mut left, mut right) = (f64::INFINITY, f64::NEG_INFINITY);
        for x in crossings {
            (left, right) = (left.min(x), right.max(x));
        }
        // Along a horizontal edge both ends count.
        for &(x, corner) in &self.corners {
            if (corner - y).abs() < 1e-9 {
                (left, right) = (left.min(x), right.max(x));
            }
        }
        (right > left).then_some((left, right))
    }

    /// The room of a row; in a convex region what is free above and below is free between.
    fn row(&self, y: f64, half: f64) -> Option<(f64, f64)> {
        let (above, below) = (self.chord(y - half)?, self.chord(y + half)?);
        let (mut left, mut right) = (above.0.max(below.0) + PADDING, above.1.min(below.1) - PADDING);
        for &((x, at), (across, down)) in &self.taken {
            if (at - y).abs() >= half + down {
                continue;
            }
            let (to, from) = (x - across - PADDING / 2.0, x + across + PADDING / 2.0);
            if to - left > right - from {
                right = right.min(to);
            } else {
                left = left.max(from);
            }
        }
        (right > left).then_some((left, right))
    }
}

/// The left end and the middle height of each label, or None where they do not fit at this size.
pub(super) fn arrange(region: &Region, widths: &[f64], size: f64) -> Option<Vec<Xy>> {
    let count = widths.len();
    (1..=count)
        .find_map(|rows| {
            let offset = (rows - 1) as f64 / 2.0;
            let room: Vec<(f64, f64, f64)> = (0..rows)
                .filter_map(|row| {
                    let y = region.middle + (row as f64 - offset) * PITCH * size;
                    let (left, right) = region.row(y, HEIGHT * size / 2.0 + 5.0)?;
                    Some((y, left, right))
                })
                .collect();
            (count.div_ceil(rows)..=count).find_map(|most| fill(&room, widths, most, SPACE * size))
        })
        .or_else(|| (count == 0).then(Vec::new))
}

/// Fills rows in order, with at most so many labels each.
fn fill(room: &[(f64, f64, f64)], widths: &[f64], most: usize, space: f64) -> Option<Vec<Xy>> {
    let mut places = Vec::with_capacity(widths.len());
    let mut rest = widths;
    for &(y, left, right) in room {
        let mut row = 0.0;
        let mut taken = 0;
        for width in rest.iter().take(most) {
            let more = row + width + if taken > 0 { space } else { 0.0 };
            if more > right - left {
                break;
            }
            (row, taken) = (more, taken + 1);
        }
        let (here, later) = rest.split_at_checked(taken)?;
        let mut x = (left + right - row) / 2.0;
        for width in here {
            places.push((x, y));
            x += width + space;
        }
        rest = later;
    }
    rest.is_empty().then_some(places)
}
