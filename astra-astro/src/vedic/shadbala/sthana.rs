//! Strength by place: BPHS 27.1-8, Raman chapter 3.

use serde::Serialize;

use super::Moolatrikona;
use crate::{
    angle::arc,
    vedic::{Dignity, Friendship, Graha, Rashi as _, Varga, VedicChart},
};

/// Strength by place, in virupas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sthana {
    /// By nearness to deepest exaltation, 0 to 60.
    pub uccha: f64,
    /// By the lords of seven vargas: D1, D2, D3, D7, D9, D12, D30.
    pub saptavargaja: f64,
    /// By odd and even signs in the natal chart and the navamsha, 0 to 30: Moon and Venus in even ones, the others in
    /// odd ones.
    pub ojayugma: f64,
    /// 60 in a kendra, 30 in a panaphara, 15 in an apoklima, by whole signs.
    pub kendra: f64,
    /// 15 for Sun, Mars, Jupiter in the first, Mercury, Saturn in the second, Moon, Venus in the third drekkana.
    pub drekkana: f64,
}

impl Sthana {
    /// All together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.uccha + self.saptavargaja + self.ojayugma + self.kendra + self.drekkana
    }
}

const SEVEN_VARGAS: [Varga; 7] = [
    Varga::D1,
    Varga::D2,
    Varga::D3,
    Varga::D7,
    Varga::D9,
    Varga::D12,
    Varga::D30,
];

pub(super) fn strength(chart: &VedicChart, graha: Graha, moolatrikona: Moolatrikona) -> Sthana {
    let placement = chart.graha(graha);
    let longitude = placement.longitude;
    let even = matches!(graha, Graha::Moon | Graha::Venus);
    let parity = |odd: bool| if odd != even { 15.0 } else { 0.0 };
    let drekkana = (placement.degree() / 10.0) as u8;
    let best = match graha {
        Graha::Sun | Graha::Mars | Graha::Jupiter => 0,
        Graha::Mercury | Graha::Saturn => 1,
        _ => 2,
    };
    Sthana {
        uccha: graha
            .deep_exaltation()
            .map_or(0.0, |deep| 60.0 - arc(deep, longitude).abs() / 3.0),
        saptavargaja: SEVEN_VARGAS
            .into_iter()
            .map(|varga| in_varga(chart, graha, varga, moolatrikona))
            .sum(),
        ojayugma: parity(placement.sign().is_odd()) + parity(Varga::D9.sign(longitude).is_odd()),
        kendra: match chart.bhava(graha).map(|bhava| bhava % 3) {
            Some(1) => 60.0,
            Some(2) => 30.0,
            Some(_) => 15.0,
            None => 0.0,
        },
        drekkana: if drekkana == best { 15.0 } else { 0.0 },
    }
}

/// The friendship with the lord of the sign is that of the natal chart, natural and temporal together.
fn in_varga(chart: &VedicChart, graha: Graha, varga: Varga, moolatrikona: Moolatrikona) -> f64 {
    let sign = varga.sign(chart.longitude(graha));
    let (home, ..) = graha.moolatrikona();
    let at_root = varga == Varga::D1
        && sign == home
        && match moolatrikona {
            Moolatrikona::BySign => true,
            Moolatrikona::ByDegree => chart.dignity(graha) == Dignity::Moolatrikona,
        };
    if at_root {
        return 45.0;
    }
    if sign.lord() == graha {
        return 30.0;
    }
    match chart.compound_friendship(graha, sign.lord()) {
        Friendship::GreatFriend => 22.5,
        Friendship::Friend => 15.0,
        Friendship::Neutral => 7.5,
        Friendship::Enemy => 3.75,
        Friendship::GreatEnemy => 1.875,
    }
}
