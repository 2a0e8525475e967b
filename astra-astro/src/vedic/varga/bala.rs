//! Vimshopaka bala: how well a graha stands over a group of vargas, out of twenty.

use serde::{Deserialize, Serialize};

use super::Varga;
use crate::vedic::{Friendship, Graha, Rashi as _, VedicChart};

/// A group of vargas with their weights, which add up to twenty: BPHS 7.17-20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VargaGroup {
    /// Six.
    Shadvarga,
    /// Seven.
    Saptavarga,
    /// Ten.
    Dashavarga,
    /// Sixteen.
    Shodashavarga,
}

impl VargaGroup {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Shadvarga, Self::Saptavarga, Self::Dashavarga, Self::Shodashavarga];

    /// The vargas with their weights.
    #[must_use]
    pub const fn weights(self) -> &'static [(Varga, f64)] {
        match self {
            Self::Shadvarga => &[
                (Varga::D1, 6.0),
                (Varga::D2, 2.0),
                (Varga::D3, 4.0),
                (Varga::D9, 5.0),
                (Varga::D12, 2.0),
                (Varga::D30, 1.0),
            ],
            Self::Saptavarga => &[
                (Varga::D1, 5.0),
                (Varga::D2, 2.0),
                (Varga::D3, 3.0),
                (Varga::D7, 2.5),
                (Varga::D9, 4.5),
                (Varga::D12, 2.0),
                (Varga::D30, 1.0),
            ],
            Self::Dashavarga => &[
                (Varga::D1, 3.0),
                (Varga::D2, 1.5),
                (Varga::D3, 1.5),
                (Varga::D7, 1.5),
                (Varga::D9, 1.5),
                (Varga::D10, 1.5),
                (Varga::D12, 1.5),
                (Varga::D16, 1.5),
                (Varga::D30, 1.5),
                (Varga::D60, 5.0),
            ],
            Self::Shodashavarga => &[
                (Varga::D1, 3.5),
                (Varga::D2, 1.0),
                (Varga::D3, 1.0),
                (Varga::D4, 0.5),
                (Varga::D7, 0.5),
                (Varga::D9, 3.0),
                (Varga::D10, 0.5),
                (Varga::D12, 0.5),
                (Varga::D16, 2.0),
                (Varga::D20, 0.5),
                (Varga::D24, 0.5),
                (Varga::D27, 0.5),
                (Varga::D30, 1.0),
                (Varga::D40, 0.5),
                (Varga::D45, 0.5),
                (Varga::D60, 4.0),
            ],
        }
    }
}

/// The strength of a graha over a group of vargas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vimshopaka {
    /// Which graha.
    pub graha: Graha,
    /// Out of 20.
    pub points: f64,
    /// The divisions in which it stands in a sign of its own.
    pub own: Vec<u16>,
}

/// The vimshopaka bala of the seven grahas: in each varga 20 points in a sign of its own, else by its friendship for
/// the lord of the sign, natural and temporal together: 18, 15, 10, 7, 5 (BPHS 7.21-22). The temporal friendship is
/// that of the natal chart.
#[must_use]
pub fn vimshopaka(chart: &VedicChart, group: VargaGroup) -> [Vimshopaka; 7] {
    Graha::SEVEN.map(|graha| {
        let longitude = chart.longitude(graha);
        let mut found = Vimshopaka {
            graha,
            points: 0.0,
            own: Vec::new(),
        };
        for (varga, weight) in group.weights() {
            let lord = varga.sign(longitude).lord();
            let points = if lord == graha {
                found.own.push(varga.division());
                20.0
            } else {
                match chart.compound_friendship(graha, lord) {
                    Friendship::GreatFriend => 18.0,
                    Friendship::Friend => 15.0,
                    Friendship::Neutral => 10.0,
                    Friendship::Enemy => 7.0,
                    Friendship::GreatEnemy => 5.0,
                }
            };
            found.points += weight * points / 20.0;
        }
        found
    })
}
