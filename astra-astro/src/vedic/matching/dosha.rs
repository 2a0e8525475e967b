//! The doshas of a match, and the exceptions that lift them.

use serde::{Deserialize, Serialize};

use super::{
    BirthStar, Kuta, KutaKind,
    ashtakuta::{is_harmful_tara, maitri_points},
};
use crate::vedic::{Rashi as _, nakshatra::Gana};

/// Which exceptions lift a dosha.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancellationSchool {
    /// Those of *Muhurta Chintamani*, Vivaha-prakarana.
    #[default]
    MuhurtaChintamani,
    /// Those, and what B. V. Raman adds in *Muhurtha*: a rakshasa bride whose star is beyond the 14th from the groom's.
    Raman,
    /// None: a dosha stands.
    None,
}

/// What the tradition warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoshaKind {
    /// Both stars of one nadi.
    Nadi,
    /// Signs 2 and 12, 5 and 9, or 6 and 8 from each other.
    Bhakuta,
    /// Gana points under half.
    Gana,
    /// Animals that are sworn enemies.
    Yoni,
}

/// An exception that applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cancellation {
    /// Why the dosha is lifted.
    pub reason: &'static str,
    /// Who says so.
    pub source: &'static str,
}

/// A dosha of a match.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dosha {
    /// Which.
    pub dosha: DoshaKind,
    /// What is the matter, in a sentence.
    pub reason: String,
    /// The points that it cost.
    pub lost: f64,
    /// The exceptions that lift it; none where it stands.
    pub cancelled_by: Vec<Cancellation>,
}

impl Dosha {
    /// Whether an exception lifts it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        !self.cancelled_by.is_empty()
    }
}

const CHINTAMANI: &str = "Muhurta Chintamani, Vivaha-prakarana";

/// The doshas of counted kutas.
pub(super) fn doshas(groom: &BirthStar, bride: &BirthStar, kutas: &[Kuta], school: CancellationSchool) -> Vec<Dosha> {
    kutas
        .iter()
        .filter_map(|kuta| {
            let (dosha, least) = match kuta.kuta {
                KutaKind::Nadi => (DoshaKind::Nadi, 8.0),
                KutaKind::Bhakuta => (DoshaKind::Bhakuta, 7.0),
                KutaKind::Gana => (DoshaKind::Gana, 3.0),
                KutaKind::Yoni => (DoshaKind::Yoni, 1.0),
                _ => return None,
            };
            (kuta.points < least).then(|| Dosha {
                dosha,
                reason: kuta.reason.clone(),
                lost: kuta.maximum - kuta.points,
                cancelled_by: exceptions(dosha, groom, bride, school),
            })
        })
        .collect()
}

fn exceptions(dosha: DoshaKind, groom: &BirthStar, bride: &BirthStar, school: CancellationSchool) -> Vec<Cancellation> {
    if school == CancellationSchool::None {
        return Vec::new();
    }
    let same_star = groom.nakshatra == bride.nakshatra;
    let same_sign = groom.sign == bride.sign;
    let friendly_lords = maitri_points(groom.sign, bride.sign) >= 4.0;
    let clear_nadi = groom.nadi() != bride.nadi();
    let rules: &[(bool, &str, &str)] = match dosha {
        DoshaKind::Nadi => &[
            (same_sign && !same_star, "one sign, but two stars", CHINTAMANI),
            (same_star && !same_sign, "one star, but two signs", CHINTAMANI),
            (
                same_star && same_sign && groom.pada != bride.pada,
                "one star, but two quarters",
                CHINTAMANI,
            ),
        ],
        DoshaKind::Bhakuta => &[
            (
                groom.sign.lord() == bride.sign.lord(),
                "one graha rules both signs",
                CHINTAMANI,
            ),
            (
                groom.sign.lord() != bride.sign.lord() && friendly_lords && clear_nadi,
                "the lords of the signs are friends, and the nadis differ",
                CHINTAMANI,
            ),
            (
                clear_nadi && !is_harmful_tara(bride.count_to(groom)) && !is_harmful_tara(groom.count_to(bride)),
                "tara and nadi are clear",
                CHINTAMANI,
            ),
        ],
        DoshaKind::Gana => &[
            (same_sign && !same_star, "one sign, but two stars", CHINTAMANI),
            (friendly_lords, "the lords of the signs are one, or friends", CHINTAMANI),
            (
                school == CancellationSchool::Raman && bride.gana() == Gana::Rakshasa && groom.count_to(bride) > 14,
                "the bride's star is beyond the fourteenth from the groom's",
                "B. V. Raman, Muhurtha",
            ),
        ],
        DoshaKind::Yoni => &[(friendly_lords, "the lords of the signs are one, or friends", CHINTAMANI)],
    };
    rules
        .iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, reason, source)| Cancellation { reason, source })
        .collect()
}
