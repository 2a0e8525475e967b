//! Ashtakuta: eight comparisons of two birth stars, 36 points in all.

use astra_core::chart::Sign;
use serde::{Deserialize, Serialize};

use super::{
    BirthStar, CancellationSchool, Dosha, Points,
    dosha::doshas,
    tables::{GANA_POINTS, VASHYA_GRADED, VASHYA_SWAY, Varna, YONI_POINTS},
};
use crate::vedic::{Element, Friendship, Rashi as _};

/// One of the eight kutas, in the order of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KutaKind {
    /// The class of the signs: 1 point.
    Varna,
    /// The sway of the signs: 2 points.
    Vashya,
    /// The count between the stars: 3 points.
    Tara,
    /// The animals of the stars: 4 points.
    Yoni,
    /// The friendship of the lords of the signs: 5 points.
    GrahaMaitri,
    /// The temper of the stars: 6 points.
    Gana,
    /// The count between the signs: 7 points.
    Bhakuta,
    /// The channels of the stars: 8 points.
    Nadi,
}

impl KutaKind {
    /// All eight.
    pub const ALL: [Self; 8] = [
        Self::Varna,
        Self::Vashya,
        Self::Tara,
        Self::Yoni,
        Self::GrahaMaitri,
        Self::Gana,
        Self::Bhakuta,
        Self::Nadi,
    ];

    /// The most points it gives.
    #[must_use]
    pub const fn maximum(self) -> f64 {
        match self {
            Self::Varna => 1.0,
            Self::Vashya => 2.0,
            Self::Tara => 3.0,
            Self::Yoni => 4.0,
            Self::GrahaMaitri => 5.0,
            Self::Gana => 6.0,
            Self::Bhakuta => 7.0,
            Self::Nadi => 8.0,
        }
    }

    /// Whether groom and bride cannot change places.
    #[must_use]
    pub const fn is_directional(self) -> bool {
        matches!(self, Self::Varna | Self::Vashya | Self::Gana)
    }

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Varna => "varna",
            Self::Vashya => "vashya",
            Self::Tara => "tara",
            Self::Yoni => "yoni",
            Self::GrahaMaitri => "graha_maitri",
            Self::Gana => "gana",
            Self::Bhakuta => "bhakuta",
            Self::Nadi => "nadi",
        }
    }
}

/// Which class a sign belongs to; the signs of water are Brahmins in all schools.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VarnaScheme {
    /// *Muhurta Chintamani*, Vivaha-prakarana, and BPHS 4: fire Kshatriya, earth Vaishya, air Shudra.
    #[default]
    MuhurtaChintamani,
    /// Fire Kshatriya, air Vaishya, earth Shudra, as some programs of the South count.
    AirBeforeEarth,
    /// B. V. Raman, *Muhurtha*: Leo, Libra and Sagittarius Kshatriya; Aries, Gemini and Aquarius Vaishya; earth Shudra.
    Raman,
}

impl VarnaScheme {
    /// The class of a sign.
    #[must_use]
    pub fn of(self, sign: Sign) -> Varna {
        match (self, sign.element()) {
            (_, Element::Water) => Varna::Brahmin,
            (Self::Raman, _) if sign == Sign::Libra => Varna::Kshatriya,
            (Self::Raman, _) if sign == Sign::Aries => Varna::Vaishya,
            (_, Element::Fire) => Varna::Kshatriya,
            (Self::MuhurtaChintamani, Element::Earth) => Varna::Vaishya,
            (Self::MuhurtaChintamani, Element::Air) => Varna::Shudra,
            (_, Element::Air) => Varna::Vaishya,
            (_, Element::Earth) => Varna::Shudra,
        }
    }
}

/// The points of vashya. The verses give the natures of the signs; the points are the commentators'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VashyaTable {
    /// By sway, enmity and food, as the commentary *Piyushadhara* on *Muhurta Chintamani*.
    #[default]
    Sway,
    /// The graded table of present-day almanacs of the North.
    Graded,
}

/// How the eight kutas are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AshtakutaOptions {
    /// [`VarnaScheme::MuhurtaChintamani`] by default.
    pub varna: VarnaScheme,
    /// [`VashyaTable::Sway`] by default.
    pub vashya: VashyaTable,
    /// Which exceptions lift a dosha; [`CancellationSchool::MuhurtaChintamani`] by default.
    pub cancellations: CancellationSchool,
}

/// One kuta of two births.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kuta {
    /// Which.
    pub kuta: KutaKind,
    /// The points reached.
    pub points: f64,
    /// The most that there are.
    pub maximum: f64,
    /// What was compared, and how it came out, in a sentence.
    pub reason: String,
    /// The facts it rests on, of the groom's chart and of the bride's.
    pub basis: [&'static str; 2],
}

/// The eight kutas of two births.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ashtakuta {
    /// The points reached; cancellations do not change them.
    pub points: f64,
    /// 36.
    pub maximum: f64,
    /// The kutas, in the order of [`KutaKind::ALL`].
    pub kutas: Vec<Kuta>,
    /// What the tradition warns of, with the exceptions that lift it.
    pub doshas: Vec<Dosha>,
    /// The points, with those that cancelled doshas cost given back, as some almanacs count.
    pub points_with_cancellations: f64,
}

impl Points for Ashtakuta {
    fn points(&self) -> f64 {
        self.points
    }
}

/// The moons of the two charts: the facts behind every kuta.
pub(super) const BASIS: [&str; 2] = ["a.natal.moon", "b.natal.moon"];

/// The eight kutas of a groom's and a bride's star.
#[must_use]
pub fn ashtakuta(groom: &BirthStar, bride: &BirthStar, options: &AshtakutaOptions) -> Ashtakuta {
    let kutas: Vec<Kuta> = KutaKind::ALL
        .into_iter()
        .map(|kuta| {
            let (points, reason) = count(kuta, groom, bride, options);
            Kuta {
                kuta,
                points,
                maximum: kuta.maximum(),
                reason,
                basis: BASIS,
            }
        })
        .collect();
    let points = kutas.iter().map(|kuta| kuta.points).sum();
    let doshas = doshas(groom, bride, &kutas, options.cancellations);
    let given_back: f64 = doshas
        .iter()
        .filter(|dosha| dosha.is_cancelled())
        .map(|dosha| dosha.lost)
        .sum();
    Ashtakuta {
        points,
        maximum: KutaKind::ALL.into_iter().map(KutaKind::maximum).sum(),
        kutas,
        doshas,
        points_with_cancellations: points + given_back,
    }
}

fn count(kuta: KutaKind, groom: &BirthStar, bride: &BirthStar, options: &AshtakutaOptions) -> (f64, String) {
    match kuta {
        KutaKind::Varna => varna(groom, bride, options.varna),
        KutaKind::Vashya => vashya(groom, bride, options.vashya),
        KutaKind::Tara => tara(groom, bride),
        KutaKind::Yoni => yoni(groom, bride),
        KutaKind::GrahaMaitri => maitri(groom, bride),
        KutaKind::Gana => gana(groom, bride),
        KutaKind::Bhakuta => bhakuta(groom, bride),
        KutaKind::Nadi => nadi(groom, bride),
    }
}

fn varna(groom: &BirthStar, bride: &BirthStar, scheme: VarnaScheme) -> (f64, String) {
    let (his, hers) = (scheme.of(groom.sign), scheme.of(bride.sign));
    let fits = his <= hers;
    let how = if fits { "is not below" } else { "is below" };
    let reason = format!("the groom's varna, {}, {how} the bride's, {}", his.name(), hers.name());
    (if fits { 1.0 } else { 0.0 }, reason)
}

fn vashya(groom: &BirthStar, bride: &BirthStar, table: VashyaTable) -> (f64, String) {
    let table = match table {
        VashyaTable::Sway => &VASHYA_SWAY,
        VashyaTable::Graded => &VASHYA_GRADED,
    };
    let (his, hers) = (groom.vashya(), bride.vashya());
    let points = cell(table, hers as usize, his as usize);
    let reason = format!(
        "the groom's sign is {}, the bride's {}: {points} of 2 by the table",
        his.name(),
        hers.name()
    );
    (points, reason)
}

/// Whether a count falls on one of the three taras that harm: vipat, pratyak, naidhana (vadha).
pub(super) const fn is_harmful_tara(count: u8) -> bool {
    matches!(count % 9, 3 | 5 | 7)
}

const TARAS: [&str; 9] = [
    "janma",
    "sampat",
    "vipat",
    "kshema",
    "pratyak",
    "sadhaka",
    "naidhana",
    "mitra",
    "parama mitra",
];

fn tara(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let name = |count: u8| TARAS.get(usize::from((count - 1) % 9)).copied().unwrap_or_default();
    let (to_groom, to_bride) = (bride.count_to(groom), groom.count_to(bride));
    let points = [to_groom, to_bride]
        .into_iter()
        .map(|count| if is_harmful_tara(count) { 0.0 } else { 1.5 })
        .sum();
    let reason = format!(
        "from the bride's star {} to the groom's {} the count is {to_groom}, {}; back it is {to_bride}, {}",
        bride.name,
        groom.name,
        name(to_groom),
        name(to_bride)
    );
    (points, reason)
}

fn yoni(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let (his, hers) = (groom.yoni(), bride.yoni());
    let points = f64::from(cell(&YONI_POINTS, hers as usize, his as usize));
    let how = match points {
        4.0 => "the same",
        3.0 => "friendly",
        2.0 => "indifferent",
        1.0 => "unfriendly",
        _ => "sworn enemies",
    };
    (
        points,
        format!("the animals, {} and {}, are {how}", his.name(), hers.name()),
    )
}

/// The points of two lords by their natural friendship, either way.
pub(super) fn maitri_points(groom: Sign, bride: Sign) -> f64 {
    let (his, hers) = (groom.lord(), bride.lord());
    if his == hers {
        return 5.0;
    }
    let either = [his.natural_friendship(hers), hers.natural_friendship(his)];
    let of = |friendship| either.iter().filter(|found| **found == friendship).count();
    match (of(Friendship::Friend), of(Friendship::Neutral)) {
        (2, _) => 5.0,
        (1, 1) => 4.0,
        (_, 2) => 3.0,
        (1, _) => 1.0,
        (_, 1) => 0.5,
        _ => 0.0,
    }
}

fn maitri(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let (his, hers) = (groom.sign.lord(), bride.sign.lord());
    let reason = if his == hers {
        format!("both signs are ruled by {}", his.name())
    } else {
        let way = |from: crate::vedic::Graha, to| match from.natural_friendship(to) {
            Friendship::Friend | Friendship::GreatFriend => "a friend",
            Friendship::Neutral => "neutral",
            Friendship::Enemy | Friendship::GreatEnemy => "an enemy",
        };
        format!(
            "the groom's lord {} is {} to the bride's lord {}, and that one {} to it",
            his.name(),
            way(his, hers),
            hers.name(),
            way(hers, his)
        )
    };
    (maitri_points(groom.sign, bride.sign), reason)
}

fn gana(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let (his, hers) = (groom.gana(), bride.gana());
    let points = f64::from(cell(&GANA_POINTS, hers as usize, his as usize));
    (
        points,
        format!("the groom's gana is {}, the bride's {}", his.name(), hers.name()),
    )
}

fn bhakuta(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let (there, back) = (bride.sign.count_to(groom.sign), groom.sign.count_to(bride.sign));
    let harmful = matches!(there, 2 | 5 | 6 | 8 | 9 | 12);
    let how = if harmful { "a harmful" } else { "a good" };
    let reason = format!(
        "the signs {} and {} stand {there} and {back} from each other, {how} distance",
        bride.sign.name(),
        groom.sign.name()
    );
    (if harmful { 0.0 } else { 7.0 }, reason)
}

fn nadi(groom: &BirthStar, bride: &BirthStar) -> (f64, String) {
    let (his, hers) = (groom.nadi(), bride.nadi());
    if his == hers {
        (0.0, format!("both stars are of the {} nadi", his.name()))
    } else {
        let reason = format!(
            "the groom's star is of the {} nadi, the bride's of the {}",
            his.name(),
            hers.name()
        );
        (8.0, reason)
    }
}

fn cell<T: Copy + Default, const N: usize>(table: &[[T; N]; N], row: usize, column: usize) -> T {
    table
        .get(row)
        .and_then(|row| row.get(column))
        .copied()
        .unwrap_or_default()
}
