//! What `astra vedic` answers, by sections.

use std::{collections::BTreeMap, sync::Arc};

use astra::{
    astro::{
        ephemeris::Ephemeris,
        vedic::{
            Dignity, Graha, Node, VedicChart,
            ashtakavarga::{Ashtakavarga, Places, ashtakavarga},
            karakas::{CharaKaraka, CoLords, KarakaScheme, arudha_padas, chara_karakas, karakamsha},
            nakshatra::Position,
            sade_sati::{Stay, sade_sati},
            shadbala::{Shadbala, ShadbalaOptions, shadbala},
            varga::{Scheme, Varga, VargaGroup, is_vargottama, vimshopaka},
            yoga::{YogaOptions, Yogas, yogas},
        },
    },
    core::{
        ErrorKind, Result,
        chart::{Chart, JulianDayUt, Sign, Zodiac},
    },
};
use serde::Serialize;

/// Years after birth in which Sade Sati is sought.
const LIFE: f64 = 100.0 * 365.25;

/// A part of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Grahas,
    Vargas,
    Vimshopaka,
    Karakas,
    Arudhas,
    Ashtakavarga,
    Shadbala,
    SadeSati,
    Yogas,
}

impl Section {
    pub(super) const ALL: [Self; 9] = [
        Self::Grahas,
        Self::Vargas,
        Self::Vimshopaka,
        Self::Karakas,
        Self::Arudhas,
        Self::Ashtakavarga,
        Self::Shadbala,
        Self::SadeSati,
        Self::Yogas,
    ];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Grahas => "grahas",
            Self::Vargas => "vargas",
            Self::Vimshopaka => "vimshopaka",
            Self::Karakas => "karakas",
            Self::Arudhas => "arudhas",
            Self::Ashtakavarga => "ashtakavarga",
            Self::Shadbala => "shadbala",
            Self::SadeSati => "sade_sati",
            Self::Yogas => "yogas",
        }
    }
}

pub(super) struct Options {
    pub(super) sections: Vec<Section>,
    pub(super) vargas: Vec<Varga>,
    pub(super) node: Node,
    pub(super) karakas: KarakaScheme,
    pub(super) places: Places,
}

/// A longitude as Jyotisha reads it.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub(super) longitude: f64,
    pub(super) sign: Sign,
    pub(super) degree: f64,
    pub(super) nakshatra: &'static str,
    pub(super) pada: u8,
    pub(super) nakshatra_lord: Graha,
    pub(super) vargottama: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Stand {
    pub(super) graha: Graha,
    #[serde(flatten)]
    pub(super) place: Place,
    pub(super) dignity: Dignity,
    pub(super) retrograde: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bhava: Option<u8>,
    /// The longitudes at the ends of the day, where the hour is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<(f64, f64)>,
}

/// The signs of a varga.
#[derive(Debug, Serialize)]
pub(super) struct VargaTold {
    pub(super) division: u16,
    pub(super) scheme: Scheme,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lagna: Option<Sign>,
    pub(super) signs: BTreeMap<Graha, Sign>,
}

#[derive(Debug, Serialize)]
pub(super) struct KarakasTold {
    pub(super) scheme: KarakaScheme,
    pub(super) chara: Vec<CharaKaraka>,
    pub(super) karakamsha: Option<Sign>,
}

/// The answer. Sections that need an hour or a place are left out without them, and named in `missing`.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    pub(super) given: String,
    pub(super) zodiac: Zodiac,
    pub(super) ayanamsha: Option<f64>,
    pub(super) node: Node,
    pub(super) time_known: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lagna: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grahas: Option<Vec<Stand>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) vargas: Option<Vec<VargaTold>>,
    /// Points out of 20 by group of vargas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) vimshopaka: Option<Vec<Points>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) karakas: Option<KarakasTold>,
    /// From that of the lagna to that of the twelfth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) arudhas: Option<[Sign; 12]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ashtakavarga: Option<Ashtakavarga>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shadbala: Option<Shadbala>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sade_sati: Option<Vec<SadeSatiTold>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) yogas: Option<Yogas>,
    /// Sections that are not told, and why.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) missing: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Points {
    pub(super) group: VargaGroup,
    pub(super) points: BTreeMap<Graha, f64>,
}

/// Over a natal Moon in one sign; two of these where the Moon changes sign on a day of unknown hour.
#[derive(Debug, Serialize)]
pub(super) struct SadeSatiTold {
    pub(super) moon: Sign,
    pub(super) stays: Vec<Stay>,
}

impl Told {
    pub(super) fn of(ephemeris: &Arc<dyn Ephemeris>, chart: &Chart, options: &Options) -> Result<Self> {
        let vedic = VedicChart::of(chart, options.node)?;
        let mut missing = BTreeMap::new();
        let asked = |section| options.sections.contains(&section);
        // Without an hour or a place, or a sunrise, a section is missing; any other failure is one.
        let mut without = |section: Section, error: astra::core::Error| {
            let reason = matches!(error.field(), Some("at" | "lat"))
                && matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::OutOfRange);
            if !reason {
                return Err(error);
            }
            missing.insert(section.as_str(), error.message().to_owned());
            Ok(())
        };
        let arudhas = asked(Section::Arudhas).then(|| arudha_padas(&vedic, CoLords::default()));
        let ashta = asked(Section::Ashtakavarga).then(|| ashtakavarga(&vedic, options.places));
        let bala = asked(Section::Shadbala).then(|| shadbala(ephemeris, chart, &ShadbalaOptions::default()));
        Ok(Self {
            given: chart.basis.time.given.clone(),
            zodiac: chart.basis.zodiac,
            ayanamsha: chart.ayanamsha,
            node: options.node,
            time_known: chart.time_known,
            lagna: vedic.lagna.map(place),
            grahas: asked(Section::Grahas).then(|| stands(&vedic)),
            vargas: asked(Section::Vargas).then(|| vargas(&vedic, &options.vargas)),
            vimshopaka: asked(Section::Vimshopaka).then(|| points(&vedic)),
            karakas: asked(Section::Karakas).then(|| KarakasTold {
                scheme: options.karakas,
                chara: chara_karakas(&vedic, options.karakas),
                karakamsha: karakamsha(&vedic, options.karakas),
            }),
            arudhas: kept(arudhas, Section::Arudhas, &mut without)?,
            ashtakavarga: kept(ashta, Section::Ashtakavarga, &mut without)?,
            shadbala: kept(bala, Section::Shadbala, &mut without)?,
            sade_sati: asked(Section::SadeSati)
                .then(|| over_the_moon(ephemeris, chart, &vedic))
                .transpose()?,
            yogas: asked(Section::Yogas).then(|| yogas(&vedic, &YogaOptions::default())),
            missing,
        })
    }
}

fn kept<T>(
    found: Option<Result<T>>,
    section: Section,
    without: &mut impl FnMut(Section, astra::core::Error) -> Result<()>,
) -> Result<Option<T>> {
    match found {
        None => Ok(None),
        Some(Ok(found)) => Ok(Some(found)),
        Some(Err(error)) => without(section, error).map(|()| None),
    }
}

fn place(longitude: f64) -> Place {
    let position = Position::of(longitude);
    let sign = Sign::of(longitude);
    Place {
        longitude,
        sign,
        degree: longitude - sign.start(),
        nakshatra: position.nakshatra.name(),
        pada: position.pada,
        nakshatra_lord: position.nakshatra.lord(),
        vargottama: is_vargottama(longitude),
    }
}

fn stands(vedic: &VedicChart) -> Vec<Stand> {
    vedic
        .iter()
        .map(|(graha, placement)| Stand {
            graha,
            place: place(placement.longitude),
            dignity: vedic.dignity(graha),
            retrograde: placement.is_retrograde(),
            bhava: vedic.bhava(graha),
            day: placement.day,
        })
        .collect()
}

fn vargas(vedic: &VedicChart, vargas: &[Varga]) -> Vec<VargaTold> {
    vargas
        .iter()
        .map(|varga| {
            let chart = varga.chart(vedic);
            VargaTold {
                division: varga.division(),
                scheme: varga.scheme(),
                name: varga.name(),
                lagna: chart.lagna_sign(),
                signs: Graha::ALL.into_iter().map(|graha| (graha, chart.sign(graha))).collect(),
            }
        })
        .collect()
}

fn points(vedic: &VedicChart) -> Vec<Points> {
    VargaGroup::ALL
        .into_iter()
        .map(|group| Points {
            group,
            points: vimshopaka(vedic, group)
                .into_iter()
                .map(|found| (found.graha, found.points))
                .collect(),
        })
        .collect()
}

fn over_the_moon(ephemeris: &Arc<dyn Ephemeris>, chart: &Chart, vedic: &VedicChart) -> Result<Vec<SadeSatiTold>> {
    let moon = vedic.graha(Graha::Moon);
    let mut signs = match moon.day {
        Some((from, to)) => vec![Sign::of(from), Sign::of(to)],
        None => vec![moon.sign()],
    };
    signs.dedup();
    let range = &ephemeris.description().range;
    let end = (chart.jd_ut.0 + LIFE).min(range.end().0 - 1.0);
    let window = chart.jd_ut..JulianDayUt(end.max(chart.jd_ut.0));
    signs
        .into_iter()
        .map(|sign| {
            Ok(SadeSatiTold {
                moon: sign,
                stays: sade_sati(ephemeris, sign, chart.basis.zodiac, window.clone())?.collect::<Result<_>>()?,
            })
        })
        .collect()
}
