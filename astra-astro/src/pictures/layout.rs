//! Where labels go: as near to their point as the neighbours allow, in the same order, never on top of each other.

/// A label on a circle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Where it belongs, in degrees.
    pub(super) at: f64,
    /// The room that it needs along the circle, in degrees.
    pub(super) width: f64,
    /// How much it resists being moved.
    pub(super) weight: f64,
}

/// The angle in degrees by which two upright boxes of this size must stand apart on a circle of this radius to be
/// clear of each other in every direction.
pub(super) fn room(radius: f64, width: f64, height: f64) -> f64 {
    let chord = width.hypot(height);
    2.0 * (chord / (2.0 * radius)).min(1.0).asin().to_degrees()
}

/// Moves the labels by the least sum of squares that leaves each its room; the answer is in the order of `slots`,
/// in degrees, 0 to 360.
///
/// Around the circle's widest gap the task is linear: with the rooms subtracted, "no overlap" becomes "never
/// decreasing", and the nearest never decreasing sequence is found by pooling adjacent violators (Ayer et al., 1955,
/// "An empirical distribution function for sampling with incomplete information").
pub(super) fn spread(slots: &[Slot]) -> Vec<f64> {
    let mut order: Vec<(usize, Slot)> = slots.iter().copied().enumerate().collect();
    for (_, slot) in &mut order {
        slot.at = slot.at.rem_euclid(360.0);
    }
    order.sort_by(|(_, a), (_, b)| a.at.total_cmp(&b.at));
    cut_at_the_widest_gap(&mut order);

    let mut offset = 0.0;
    let mut before: Option<f64> = None;
    let offsets: Vec<f64> = order
        .iter()
        .map(|(_, slot)| {
            offset += before.map_or(0.0, |width| (width + slot.width) / 2.0);
            before = Some(slot.width);
            offset
        })
        .collect();
    let shifted = order
        .iter()
        .zip(&offsets)
        .map(|((_, slot), offset)| (slot.at - offset, slot.weight));
    let mut fitted = never_decreasing(shifted);

    // The ends must not meet behind the gap. Clamping keeps the order and gives up only as much as it has to.
    if let (Some(first), Some(last), Some(end)) = (fitted.first(), fitted.last(), offsets.last()) {
        let ends = order.first().map_or(0.0, |(_, slot)| slot.width) + before.unwrap_or(0.0);
        let most = (360.0 - end - ends / 2.0).max(0.0);
        if last - first > most {
            let middle = (first + last) / 2.0;
            for value in &mut fitted {
                *value = value.clamp(middle - most / 2.0, middle + most / 2.0);
            }
        }
    }

    let mut placed: Vec<(usize, f64)> = order
        .iter()
        .zip(fitted.iter().zip(&offsets))
        .map(|((index, _), (value, offset))| (*index, value + offset))
        .collect();
    placed.sort_by_key(|(index, _)| *index);
    placed.into_iter().map(|(_, at)| at.rem_euclid(360.0)).collect()
}

/// The same along a line between two ends, of labels that are sorted; None where there is not room for all.
pub(super) fn spread_line(slots: &[Slot], low: f64, high: f64) -> Option<Vec<f64>> {
    let mut edge = low;
    let offsets: Vec<f64> = slots
        .iter()
        .map(|slot| {
            let middle = edge + slot.width / 2.0;
            edge += slot.width;
            middle
        })
        .collect();
    let room = high - edge;
    if room < 0.0 {
        return None;
    }
    let shifted = slots
        .iter()
        .zip(&offsets)
        .map(|(slot, offset)| (slot.at - offset, slot.weight));
    let fitted = never_decreasing(shifted);
    let placed = fitted.iter().zip(&offsets);
    Some(placed.map(|(value, offset)| value.clamp(0.0, room) + offset).collect())
}

/// Turns the sorted circle so that it begins after its widest gap, with angles that only grow.
fn cut_at_the_widest_gap(order: &mut [(usize, Slot)]) {
    let next = order.iter().skip(1).map(|(_, slot)| slot.at);
    let first = order.first().map(|(_, slot)| slot.at + 360.0);
    let widest = order
        .iter()
        .zip(next.chain(first))
        .map(|((_, slot), next)| next - slot.at)
        .enumerate()
        .max_by(|(_, a), (_, b)| a.total_cmp(b));
    if let Some((index, _)) = widest {
        let (low, _) = order.split_at_mut(index + 1);
        for (_, slot) in low {
            slot.at += 360.0;
        }
        order.rotate_left(index + 1);
    }
}

/// The never decreasing sequence nearest to the weighted values.
fn never_decreasing(values: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (value, weight) in values {
        let mut block = (value, weight, 1);
        while let Some((mean, mass, count)) = blocks.pop_if(|(mean, _, _)| *mean > block.0) {
            let whole = mass + block.1;
            block = ((mean * mass + block.0 * block.1) / whole, whole, count + block.2);
        }
        blocks.push(block);
    }
    blocks
        .into_iter()
        .flat_map(|(mean, _, count)| std::iter::repeat_n(mean, count))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slots(at: &[f64], width: f64) -> Vec<Slot> {
        at.iter().map(|&at| Slot { at, width, weight: 1.0 }).collect()
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(spread(&slots(&[10.0, 200.0, 100.0], 8.0)), [10.0, 200.0, 100.0]);
    }

    #[test]
    fn a_pair_moves_apart_by_equal_parts_across_the_zero_too() {
        let placed = spread(&slots(&[359.0, 1.0], 8.0));
        assert_eq!(placed, [356.0, 4.0]);
    }

    #[test]
    fn a_heavy_label_makes_the_light_one_move() {
        let heavy = Slot {
            at: 50.0,
            width: 10.0,
            weight: 99.0,
        };
        let light = Slot {
            at: 51.0,
            width: 10.0,
            weight: 1.0,
        };
        let placed = spread(&[light, heavy]);
        assert!(
            (placed[1] - 50.0).abs() < 0.2 && (placed[0] - 59.9).abs() < 0.2,
            "{placed:?}"
        );
    }

    proptest! {
        #[test]
        fn on_a_line_labels_keep_their_room_and_stay_between_the_ends(
            mut at in prop::collection::vec(-20.0..120.0_f64, 0..9), width in 1.0..15.0_f64,
        ) {
            at.sort_by(f64::total_cmp);
            let placed = spread_line(&slots(&at, width), 0.0, 100.0);
            prop_assert_eq!(placed.is_some(), at.len() as f64 * width <= 100.0);
            let placed = placed.unwrap_or_default();
            for pair in placed.windows(2) {
                prop_assert!(pair[1] - pair[0] >= width - 1e-9);
            }
            for place in placed {
                prop_assert!((width / 2.0 - 1e-9..=100.0 - width / 2.0 + 1e-9).contains(&place));
            }
        }

        #[test]
        fn whatever_the_points_every_label_has_its_room(
            at in prop::collection::vec(prop_oneof![0.0..360.0, 40.0..46.0, 219.0..221.0], 0..=16),
            width in 1.0..22.0_f64,
        ) {
            let placed = spread(&slots(&at, width));
            prop_assert_eq!(placed.len(), at.len());
            for (i, a) in placed.iter().enumerate() {
                for b in placed.iter().skip(i + 1) {
                    let apart = (a - b).rem_euclid(360.0);
                    prop_assert!(apart.min(360.0 - apart) >= width - 1e-9, "{} {}", a, b);
                }
            }
        }
    }
}
