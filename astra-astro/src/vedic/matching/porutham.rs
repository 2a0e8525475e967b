//! The ten poruthams of the South: agreements of two birth stars, each there or not.
//!
//! B. V. Raman, *Muhurtha or Electional Astrology*, the chapter on marriage; *Kalaprakasika* agrees but where an
//! option says so.

use serde::{Deserialize, Serialize};

use super::{
    BirthStar, Points,
    ashtakuta::{BASIS, maitri_points},
    tables::{SWAYED, VEDHA, YONI_POINTS},
};
use crate::vedic::{
    Rashi as _,
    nakshatra::{Gana, Yoni},
};

/// One of the ten poruthams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PoruthamKind {
    /// Health: the count from the bride's star to the groom's leaves 2, 4, 6, 8 or 0 by nine.
    Dina,
    /// Temper.
    Gana,
    /// Progeny: the groom's star is the 4th, 7th, 10th, ... from the bride's.
    Mahendra,
    /// Prosperity: the groom's star is far enough from the bride's.
    StriDirgha,
    /// Bodies: the animals are not sworn enemies.
    Yoni,
    /// Signs: the groom's is the first, or the seventh or beyond, from the bride's.
    Rasi,
    /// The lords of the signs are not enemies.
    Rasiyadhipati,
    /// One sign sways the other.
    Vasya,
    /// Long marriage: the stars are not tied to one part of the body.
    Rajju,
    /// Freedom from affliction: the stars do not pierce each other.
    Vedha,
}

impl PoruthamKind {
    /// All ten.
    pub const ALL: [Self; 10] = [
        Self::Dina,
        Self::Gana,
        Self::Mahendra,
        Self::StriDirgha,
        Self::Yoni,
        Self::Rasi,
        Self::Rasiyadhipati,
        Self::Vasya,
        Self::Rajju,
        Self::Vedha,
    ];

    /// Whether groom and bride cannot change places.
    #[must_use]
    pub const fn is_directional(self) -> bool {
        matches!(self, Self::Dina | Self::Gana | Self::StriDirgha | Self::Rasi)
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dina => "dina",
            Self::Gana => "gana",
            Self::Mahendra => "mahendra",
            Self::StriDirgha => "stri_dirgha",
            Self::Yoni => "yoni",
            Self::Rasi => "rasi",
            Self::Rasiyadhipati => "rasiyadhipati",
            Self::Vasya => "vasya",
            Self::Rajju => "rajju",
            Self::Vedha => "vedha",
        }
    }
}

/// How the ten poruthams are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PoruthamOptions {
    /// Stri dirgha is there where the groom's star, counted from the bride's, is beyond this one: 9 by default
    /// (Raman); others ask for 7, 13 or 15.
    pub stri_dirgha_beyond: u8,
    /// Whether serpent and rat are enemies too, as parts of the South hold: no by default.
    pub serpent_hunts_rat: bool,
    /// Whether either may sway the other (the default), or the bride's sign only the groom's.
    pub vasya_either_way: bool,
    /// Whether a rakshasa bride agrees with any groom whose star is so far behind hers that hers is beyond the
    /// fourteenth from his: yes by default (Raman).
    pub gana_beyond_fourteenth: bool,
}

impl Default for PoruthamOptions {
    fn default() -> Self {
        Self {
            stri_dirgha_beyond: 9,
            serpent_hunts_rat: false,
            vasya_either_way: true,
            gana_beyond_fourteenth: true,
        }
    }
}

/// One porutham of two births.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Porutham {
    /// Which.
    pub porutham: PoruthamKind,
    /// Whether it is there.
    pub agrees: bool,
    /// What was compared, and how it came out, in a sentence.
    pub reason: String,
    /// The facts it rests on, of the groom's chart and of the bride's.
    pub basis: [&'static str; 2],
}

/// The ten poruthams of two births.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Poruthams {
    /// How many are there.
    pub points: f64,
    /// 10.
    pub maximum: f64,
    /// The poruthams, in the order of [`PoruthamKind::ALL`].
    pub poruthams: Vec<Porutham>,
}

impl Points for Poruthams {
    fn points(&self) -> f64 {
        self.points
    }
}

/// The ten poruthams of a groom's and a bride's star.
#[must_use]
pub fn porutham(groom: &BirthStar, bride: &BirthStar, options: &PoruthamOptions) -> Poruthams {
    let poruthams: Vec<Porutham> = PoruthamKind::ALL
        .into_iter()
        .map(|porutham| {
            let (agrees, reason) = compare(porutham, groom, bride, options);
            Porutham {
                porutham,
                agrees,
                reason,
                basis: BASIS,
            }
        })
        .collect();
    Poruthams {
        points: poruthams.iter().filter(|porutham| porutham.agrees).count() as f64,
        maximum: PoruthamKind::ALL.len() as f64,
        poruthams,
    }
}

fn compare(kind: PoruthamKind, groom: &BirthStar, bride: &BirthStar, options: &PoruthamOptions) -> (bool, String) {
    let count = bride.count_to(groom);
    let counted = || {
        format!(
            "the groom's star {} is number {count} from the bride's, {}",
            groom.name, bride.name
        )
    };
    match kind {
        PoruthamKind::Dina => (matches!(count % 9, 0 | 2 | 4 | 6 | 8), counted()),
        PoruthamKind::Gana => gana(groom, bride, options),
        PoruthamKind::Mahendra => (count > 1 && count % 3 == 1, counted()),
        PoruthamKind::StriDirgha => (count > options.stri_dirgha_beyond, counted()),
        PoruthamKind::Yoni => {
            let (his, hers) = (groom.yoni(), bride.yoni());
            let reason = format!("the animals are {} and {}", his.name(), hers.name());
            (!are_enemies(his, hers, options.serpent_hunts_rat), reason)
        }
        PoruthamKind::Rasi => {
            let count = bride.sign.count_to(groom.sign);
            let reason = format!(
                "the groom's sign {} is number {count} from the bride's, {}",
                groom.sign.name(),
                bride.sign.name()
            );
            (count == 1 || count >= 7, reason)
        }
        PoruthamKind::Rasiyadhipati => {
            let (his, hers) = (groom.sign.lord(), bride.sign.lord());
            let reason = format!("the lords of the signs are {} and {}", his.name(), hers.name());
            (maitri_points(groom.sign, bride.sign) >= 3.0, reason)
        }
        PoruthamKind::Vasya => vasya(groom, bride, options),
        PoruthamKind::Rajju => {
            let (his, hers) = (groom.rajju(), bride.rajju());
            let reason = format!(
                "the groom's star is tied to the {}, the bride's to the {}",
                his.name(),
                hers.name()
            );
            (his != hers, reason)
        }
        PoruthamKind::Vedha => {
            let (low, high) = (
                groom.nakshatra.min(bride.nakshatra),
                groom.nakshatra.max(bride.nakshatra),
            );
            let pierced = VEDHA.contains(&(low, high));
            let how = if pierced { "pierce" } else { "do not pierce" };
            let reason = format!("the stars {} and {} {how} each other", groom.name, bride.name);
            (!pierced, reason)
        }
    }
}

fn gana(groom: &BirthStar, bride: &BirthStar, options: &PoruthamOptions) -> (bool, String) {
    let (his, hers) = (groom.gana(), bride.gana());
    let far = options.gana_beyond_fourteenth && hers == Gana::Rakshasa && groom.count_to(bride) > 14;
    let mut reason = format!("the groom's gana is {}, the bride's {}", his.name(), hers.name());
    let alike = his == hers || (his != Gana::Rakshasa && hers != Gana::Rakshasa);
    if !alike && far {
        reason.push_str(", but her star is beyond the fourteenth from his");
    }
    (alike || far, reason)
}

fn are_enemies(a: Yoni, b: Yoni, serpent_hunts_rat: bool) -> bool {
    let points = YONI_POINTS.get(a as usize).and_then(|row| row.get(b as usize)).copied();
    let hunted = matches!((a, b), (Yoni::Serpent, Yoni::Rat) | (Yoni::Rat, Yoni::Serpent));
    points == Some(0) || (serpent_hunts_rat && hunted)
}

fn vasya(groom: &BirthStar, bride: &BirthStar, options: &PoruthamOptions) -> (bool, String) {
    let sways = |one: &BirthStar, other: &BirthStar| {
        SWAYED
            .get(usize::from(one.sign.index()))
            .is_some_and(|swayed| swayed.contains(&other.sign))
    };
    let (by_bride, by_groom) = (sways(bride, groom), sways(groom, bride));
    let agrees = by_bride || (options.vasya_either_way && by_groom);
    let reason = match (by_bride, by_groom) {
        (true, true) => "the signs sway each other",
        (true, false) => "the bride's sign sways the groom's",
        (false, true) => "the groom's sign sways the bride's",
        (false, false) => "neither sign sways the other",
    };
    let reason = format!("{reason} ({} and {})", groom.sign.name(), bride.sign.name());
    (agrees, reason)
}
