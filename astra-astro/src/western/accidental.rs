//! Accidental dignity: how a planet stands by house, motion and the Sun.

use std::collections::BTreeMap;

use astra_core::chart::{Body, Chart, Placement, Sect};
use serde::{Deserialize, Serialize};

use super::{
    essential::SEVEN,
    tables::{Element, joy},
};
use crate::angle::arc;

/// Within 17 minutes of arc of the Sun a planet is in its heart (W. Lilly, *Christian Astrology*, p. 113).
const CAZIMI: f64 = 17.0 / 60.0;
/// Within 8 degrees 30 minutes it is combust (p. 113).
const COMBUST: f64 = 8.5;
/// Within 17 degrees it is under the beams (p. 114).
const UNDER_THE_BEAMS: f64 = 17.0;

/// How strong a house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Angularity {
    /// Houses 1, 4, 7 and 10.
    Angular,
    /// Houses 2, 5, 8 and 11.
    Succedent,
    /// Houses 3, 6, 9 and 12.
    Cadent,
}

impl Angularity {
    /// Of the number of a house.
    #[must_use]
    pub const fn of(house: u8) -> Self {
        match house % 3 {
            1 => Self::Angular,
            2 => Self::Succedent,
            _ => Self::Cadent,
        }
    }
}

/// How near a planet is to the Sun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SolarPhase {
    /// In the heart of the Sun, within 17 minutes of arc.
    Cazimi,
    /// Burnt, within 8 degrees 30 minutes.
    Combust,
    /// Within 17 degrees.
    UnderTheBeams,
    /// Further away.
    Free,
}

impl SolarPhase {
    /// Of the degrees of longitude between planet and Sun.
    #[must_use]
    pub fn of(apart: f64) -> Self {
        match apart.abs() {
            near if near <= CAZIMI => Self::Cazimi,
            near if near <= COMBUST => Self::Combust,
            near if near <= UNDER_THE_BEAMS => Self::UnderTheBeams,
            _ => Self::Free,
        }
    }
}

/// On which side of the Sun a planet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It rises before the Sun: up to 180 degrees behind it in the zodiac.
    Oriental,
    /// It rises after the Sun.
    Occidental,
}

/// How a planet stands by house, motion and the Sun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accidental {
    /// By house, where there are houses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub angularity: Option<Angularity>,
    /// Whether it is in the house of its joy.
    pub joy: bool,
    /// Whether it goes backwards.
    pub retrograde: bool,
    /// Whether it goes faster than on average.
    pub swift: bool,
    /// How near it is to the Sun; None of the Sun itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solar_phase: Option<SolarPhase>,
    /// On which side of the Sun it is; None of the Sun itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Whether it belongs to the sect of the chart; None without a sect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_the_sect: Option<bool>,
    /// Whether it stands above the horizon as its sect wants: diurnal planets by day above and by night below, nocturnal
    /// ones the other way (halb; Al-Biruni, *Book of Instruction*, 496).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub halb: Option<bool>,
    /// Halb in a sign of its gender too: masculine for diurnal planets and Mars, feminine for the Moon and Venus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hayz: Option<bool>,
    /// The points of W. Lilly's table (*Christian Astrology*, p. 115) for house, motion, the Sun and the side of it;
    /// without those for aspects and fixed stars.
    pub score: i32,
}

/// The sect that a planet belongs to; Mercury by its side of the Sun (*Tetrabiblos* I.7). None of the Sun's other
/// companions.
#[must_use]
pub const fn sect_of(body: Body, side: Option<Side>) -> Option<Sect> {
    match body {
        Body::Sun | Body::Jupiter | Body::Saturn => Some(Sect::Day),
        Body::Moon | Body::Venus | Body::Mars => Some(Sect::Night),
        Body::Mercury => match side {
            Some(Side::Oriental) => Some(Sect::Day),
            Some(Side::Occidental) => Some(Sect::Night),
            None => None,
        },
        _ => None,
    }
}

/// How the seven planets of a chart stand; only without a known hour the Moon is left out.
#[must_use]
pub fn of_chart(chart: &Chart) -> BTreeMap<Body, Accidental> {
    SEVEN
        .into_iter()
        .filter(|body| chart.time_known || *body != Body::Moon)
        .filter_map(|body| Some((body, accidental(chart, body)?)))
        .collect()
}

fn accidental(chart: &Chart, body: Body) -> Option<Accidental> {
    let placement = chart.bodies.get(&body)?;
    let sun = chart.longitude(Body::Sun.into())?;
    let is_sun = body == Body::Sun;
    let apart = arc(sun, placement.longitude);
    let solar_phase = (!is_sun).then(|| SolarPhase::of(apart));
    let side = (!is_sun).then_some(if apart < 0.0 { Side::Oriental } else { Side::Occidental });
    let of_planet = sect_of(body, side);
    let of_chart = chart.sect();
    let halb = of_planet.zip(of_chart).and_then(|(of_planet, of_chart)| {
        let above = chart.is_above_horizon(placement.longitude)?;
        Some(above == (of_planet == of_chart))
    });
    let masculine = of_planet == Some(Sect::Day) || body == Body::Mars;
    let swift = placement.pace.abs() > 1.0;
    Some(Accidental {
        angularity: placement.house.map(Angularity::of),
        joy: placement.house.is_some() && placement.house == joy(body),
        retrograde: placement.retrograde,
        swift,
        solar_phase,
        side,
        of_the_sect: of_planet
            .zip(of_chart)
            .map(|(of_planet, of_chart)| of_planet == of_chart),
        halb,
        hayz: halb.map(|halb| halb && Element::of(placement.sign).is_masculine() == masculine),
        score: score(body, placement, swift, apart),
    })
}

/// W. Lilly, *Christian Astrology*, p. 115.
fn score(body: Body, placement: &Placement, swift: bool, from_sun: f64) -> i32 {
    let house = match placement.house {
        Some(1 | 10) => 5,
        Some(4 | 7 | 11) => 4,
        Some(2 | 5) => 3,
        Some(9) => 2,
        Some(3) => 1,
        Some(6 | 8) => -2,
        Some(12) => -5,
        _ => 0,
    };
    let is_light = matches!(body, Body::Sun | Body::Moon);
    let motion = match (is_light, placement.retrograde) {
        (true, _) => 0,
        (false, true) => -5,
        (false, false) => 4,
    };
    let speed = if body == Body::Sun {
        0
    } else if swift {
        2
    } else {
        -2
    };
    let oriental = from_sun < 0.0;
    let side = match body {
        Body::Saturn | Body::Jupiter | Body::Mars => Some(oriental),
        Body::Venus | Body::Mercury => Some(!oriental),
        // The Moon increasing in light.
        Body::Moon => Some(!oriental),
        _ => None,
    };
    let side = side.map_or(0, |good| if good { 2 } else { -2 });
    let light = match (body, SolarPhase::of(from_sun)) {
        (Body::Sun, _) => 0,
        (_, SolarPhase::Cazimi | SolarPhase::Free) => 5,
        (_, SolarPhase::Combust) => -5,
        (_, SolarPhase::UnderTheBeams) => -4,
    };
    house + motion + speed + side + light
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_angular_succedent_or_cadent() {
        use Angularity::{Angular, Cadent, Succedent};
        let of: Vec<_> = (1..=12).map(Angularity::of).collect();
        assert_eq!(
            of.get(..6),
            Some(&[Angular, Succedent, Cadent, Angular, Succedent, Cadent][..])
        );
        assert_eq!(of.get(6..), of.get(..6));
    }

    #[test]
    fn the_sun_burns_from_both_sides_and_spares_its_heart() {
        for side in [-1.0, 1.0] {
            assert_eq!(SolarPhase::of(side * 0.28), SolarPhase::Cazimi);
            assert_eq!(SolarPhase::of(side * 0.29), SolarPhase::Combust);
            assert_eq!(SolarPhase::of(side * 8.5), SolarPhase::Combust);
            assert_eq!(SolarPhase::of(side * 16.9), SolarPhase::UnderTheBeams);
            assert_eq!(SolarPhase::of(side * 17.1), SolarPhase::Free);
        }
    }

    #[test]
    fn mercury_changes_its_sect_with_its_side() {
        assert_eq!(sect_of(Body::Mercury, Some(Side::Oriental)), Some(Sect::Day));
        assert_eq!(sect_of(Body::Mercury, Some(Side::Occidental)), Some(Sect::Night));
        assert_eq!(sect_of(Body::Pluto, None), None);
    }
}
