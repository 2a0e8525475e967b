//! Gauquelin's sectors: eighteen parts of the diurnal and eighteen of the nocturnal arc.

use astra_core::chart::Angles;

use super::{Sphere, placidus};
use crate::angle::normalize;

impl Sphere {
    /// The beginnings of the 36 sectors, as tropical longitudes in degrees: the first at the ascendant, the tenth at
    /// the midheaven, on with the daily turn of the sky (M. Gauquelin, *L'influence des astres*, 1955). They are ninths
    /// of the semi-arcs as the houses of Placidus are thirds. None within the polar circles.
    #[must_use]
    pub fn gauquelin_sectors(&self) -> Option<[f64; 36]> {
        if self.is_polar() {
            return None;
        }
        let Angles {
            ascendant, midheaven, ..
        } = self.angles();
        let mut sectors = [0.0; 36];
        let half = |sector: usize| {
            let part = sector as f64;
            match sector {
                0 => ascendant,
                9 => midheaven,
                // From the ascendant up to the midheaven, and from the lower midheaven up to the ascendant.
                1..9 => placidus::diurnal(self, (9.0 - part) / 9.0),
                _ => normalize(placidus::nocturnal(self, (part - 9.0) / 9.0) + 180.0),
            }
        };
        let (first, second) = sectors.split_at_mut(18);
        for (number, (sector, across)) in first.iter_mut().zip(second).enumerate() {
            *sector = half(number);
            *across = normalize(*sector + 180.0);
        }
        Some(sectors)
    }
}
