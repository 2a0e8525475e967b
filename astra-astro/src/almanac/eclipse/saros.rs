//! The number of the saros series, from the number of the lunation.
//!
//! G. van den Bergh, *Periodicity and Variation of Solar (and Lunar) Eclipses* (1955): eclipses that lie 223 lunations
//! apart are of one series, and one inex (358 lunations) leads to the next series.

/// Lunations since the new moon of 6 January 2000 to the number in the solar series.
pub(super) fn solar(lunation: i64) -> u16 {
    number(lunation, 136)
}

/// The same for the full moon that follows the new moon of that number.
pub(super) fn lunar(lunation: i64) -> u16 {
    number(lunation, 148)
}

fn number(lunation: i64, origin: i64) -> u16 {
    const SAROS: i64 = 223;
    const INEX: f64 = 358.0;
    let nd = lunation + 105;
    let ns = origin + 38 * nd;
    let nx = -61 * nd;
    let nc = (nx as f64 / INEX + 0.5 - nd as f64 / (12.0 * INEX * INEX)).floor() as i64;
    u16::try_from((ns + nc * SAROS - 1).rem_euclid(SAROS) + 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_eclipses_belong_to_their_series() {
        // 1999-08-11, 2017-08-21, 2024-04-08, by lunations since 2000-01-06.
        assert_eq!(solar(-5), 145);
        assert_eq!(solar(218), 145);
        assert_eq!(solar(300), 139);
    }
}
