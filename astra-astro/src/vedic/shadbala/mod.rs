//! Shadbala, the six strengths of the seven grahas, and the strengths of the bhavas.
//!
//! After B. V. Raman, *Graha and Bhava Balas* (1940), which works out *Brihat Parashara Hora Shastra* (BPHS, Santhanam's
//! edition) chapter 27; where the two differ there is an option. All values are virupas (sixtieths of a rupa).
//! Astronomical quantities, which Raman takes from tables for Ujjain, come from the ephemeris and from today's mean
//! elements.

mod bhava;
mod birth;
mod cheshta;
mod drik;
mod kala;
mod sthana;

use astra_core::{Result, chart::Chart};
use serde::{Deserialize, Serialize};

pub use bhava::BhavaBala;
pub use kala::Kala;
pub use sthana::Sthana;

use self::birth::Birth;
use super::{Graha, Node};
use crate::{
    almanac::HorizonOptions,
    angle::{arc, normalize},
    ephemeris::Ephemeris,
};

/// Virupas of a rupa.
const RUPA: f64 = 60.0;

/// Where a graha counts as in its moolatrikona, for the saptavargaja bala.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moolatrikona {
    /// Within its degrees in the natal chart (BPHS 3.51-54): the default.
    #[default]
    ByDegree,
    /// Anywhere in the sign in the natal chart, as many programs have it.
    BySign,
}

/// Of which point the declination is taken for the ayana bala.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Declination {
    /// The kranti of the siddhantas, which reaches 24 degrees: of the point of the ecliptic at the graha's longitude, by
    /// their table in steps of 15 degrees, as Raman works it. The default.
    #[default]
    Khanda,
    /// Of the same point by today's obliquity.
    OfLongitude,
    /// Of the graha itself, with its latitude.
    OfGraha,
}

/// Who wins a war of two grahas within a degree of each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarVictor {
    /// The one farther north (*Surya Siddhanta* 7.20-23): the default.
    #[default]
    Northern,
    /// The one with the lesser longitude.
    LesserLongitude,
}

/// The least total with which a graha counts as strong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Minima {
    /// 390 virupas for the Sun (BPHS 27.32-33): the default.
    #[default]
    Parashara,
    /// 300 for the Sun; the others are the same.
    Raman,
}

impl Minima {
    /// In virupas.
    #[must_use]
    pub const fn of(self, graha: Graha) -> f64 {
        match graha {
            Graha::Sun => match self {
                Self::Parashara => 390.0,
                Self::Raman => 300.0,
            },
            Graha::Moon => 360.0,
            Graha::Mercury => 420.0,
            Graha::Jupiter => 390.0,
            Graha::Venus => 330.0,
            _ => 300.0,
        }
    }
}

/// How the strengths are reckoned.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ShadbalaOptions {
    /// By degree by default.
    pub moolatrikona: Moolatrikona,
    /// By the table by default.
    pub declination: Declination,
    /// The northern by default.
    pub victor: WarVictor,
    /// Parashara's by default.
    pub minima: Minima,
    /// What sunrise is: the almanac's, of the upper rim with refraction, by default.
    pub horizon: HorizonOptions,
}

/// The strength of one graha, in virupas.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GrahaBala {
    /// Which.
    pub graha: Graha,
    /// By place.
    pub sthana: Sthana,
    /// By direction, 0 to 60: the Sun and Mars at the midheaven, Jupiter and Mercury at the ascendant, Saturn at the
    /// descendant, Moon and Venus at the lower culmination.
    pub dig: f64,
    /// By time.
    pub kala: Kala,
    /// By motion, 0 to 60. None of Sun and Moon: theirs is the doubling of ayana and paksha bala, so that it is not
    /// counted twice.
    pub cheshta: f64,
    /// By nature.
    pub naisargika: f64,
    /// By the looks of others; negative where malefics prevail.
    pub drik: f64,
    /// All together.
    pub total: f64,
    /// The same in rupas.
    pub rupas: f64,
    /// The least total of a strong graha.
    pub required: f64,
    /// Total by required: strong from 1 on.
    pub ratio: f64,
    /// The power for good, 0 to 60: the geometric mean of uccha and cheshta bala.
    pub ishta: f64,
    /// The power for ill, likewise of what the two lack to 60.
    pub kashta: f64,
}

/// The strengths of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shadbala {
    /// Sun, Moon, Mars, Mercury, Jupiter, Venus, Saturn.
    pub grahas: [GrahaBala; 7],
    /// The twelve bhavas.
    pub bhavas: Vec<BhavaBala>,
}

impl Shadbala {
    /// The strength of a graha; None for the nodes.
    #[must_use]
    pub fn of(&self, graha: Graha) -> Option<&GrahaBala> {
        self.grahas.iter().find(|bala| bala.graha == graha)
    }
}

/// The strengths of a sidereal chart with a known hour and place.
///
/// # Errors
/// - [`astra_core::ErrorKind::InvalidInput`]: naming `zodiac` where it is not sidereal, `at` where the hour is unknown,
///   `lat` where there is no place.
/// - [`astra_core::ErrorKind::OutOfRange`] naming `lat` where the Sun does not rise or set on the day: strengths by the
///   parts of the day do not exist there; or as [`Ephemeris::state`].
/// - [`astra_core::ErrorKind::NotFound`] where the chart was cast without one of the bodies.
pub fn shadbala<E: Ephemeris + ?Sized>(ephemeris: &E, chart: &Chart, options: &ShadbalaOptions) -> Result<Shadbala> {
    let birth = Birth::of(ephemeris, chart, Node::default(), &options.horizon)?;
    let mut grahas = Graha::SEVEN.map(|graha| bala(&birth, graha, options));
    kala::war(&birth, &mut grahas, options.victor);
    for bala in &mut grahas {
        bala.total = bala.sthana.total() + bala.dig + bala.kala.total() + bala.cheshta + bala.naisargika + bala.drik;
        bala.rupas = bala.total / RUPA;
        bala.ratio = bala.total / bala.required;
    }
    let bhavas = bhava::strengths(&birth, &grahas);
    Ok(Shadbala { grahas, bhavas })
}

fn bala(birth: &Birth, graha: Graha, options: &ShadbalaOptions) -> GrahaBala {
    let sthana = sthana::strength(&birth.chart, graha, options.moolatrikona);
    let cheshta = cheshta::strength(birth, graha);
    let kendra = match graha {
        Graha::Sun => halves(birth.tropical(Graha::Sun) + 90.0),
        Graha::Moon => halves(birth.chart.elongation()),
        _ => cheshta,
    };
    GrahaBala {
        graha,
        dig: dig(birth, graha),
        kala: kala::strength(birth, graha, options.declination),
        cheshta,
        naisargika: naisargika(graha),
        drik: drik::strength(birth, graha),
        total: 0.0,
        rupas: 0.0,
        required: options.minima.of(graha),
        ratio: 0.0,
        ishta: (sthana.uccha * kendra).sqrt(),
        kashta: ((RUPA - sthana.uccha) * (RUPA - kendra)).max(0.0).sqrt(),
        sthana,
    }
}

/// A third of an arc, reduced to 0 to 180 degrees: 0 to 60 virupas.
fn halves(way: f64) -> f64 {
    arc(0.0, normalize(way)).abs() / 3.0
}

/// From the point where the graha has no strength, a third of the way.
fn dig(birth: &Birth, graha: Graha) -> f64 {
    let powerless = match graha {
        Graha::Sun | Graha::Mars => birth.midheaven + 180.0,
        Graha::Moon | Graha::Venus => birth.midheaven,
        Graha::Saturn => birth.ascendant,
        _ => birth.ascendant + 180.0,
    };
    halves(birth.chart.longitude(graha) - powerless)
}

/// Sevenths of a rupa, in the order of brightness: BPHS 27.14.
fn naisargika(graha: Graha) -> f64 {
    let sevenths = match graha {
        Graha::Sun => 7.0,
        Graha::Moon => 6.0,
        Graha::Venus => 5.0,
        Graha::Jupiter => 4.0,
        Graha::Mercury => 3.0,
        Graha::Mars => 2.0,
        _ => 1.0,
    };
    RUPA * sevenths / 7.0
}
