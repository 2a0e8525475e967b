//! The offsets of sidereal zodiacs, by name.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{JulianDayTt, named::named};
use crate::{Error, Result};

named! {
    /// A published ayanamsha. What each rests on is said where it is computed.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum NamedAyanamsha in "zodiac" {
        /// Lahiri (Chitrapaksha), of the Indian calendar reform.
        #[default]
        Lahiri = "lahiri", "Lahiri";
        /// Cyril Fagan and Donald Bradley, the western sidereal zodiac.
        FaganBradley = "fagan_bradley", "Fagan/Bradley";
        /// Robert De Luce.
        DeLuce = "de_luce", "De Luce";
        /// B. V. Raman.
        Raman = "raman", "Raman";
        /// Usha and Shashi: Revati (zeta Piscium) at 29°50' Pisces.
        UshaShashi = "usha_shashi", "Usha/Shashi";
        /// K. S. Krishnamurti (KP).
        Krishnamurti = "krishnamurti", "Krishnamurti";
        /// Djwhal Khul, by Graham Dawson: the age of Aquarius begins in 2117.
        DjwhalKhul = "djwhal_khul", "Djwhal Khul";
        /// Swami Sri Yukteshwar.
        Yukteshwar = "yukteshwar", "Yukteshwar";
        /// J. N. Bhasin.
        JnBhasin = "jn_bhasin", "J. N. Bhasin";
        /// F. X. Kugler's first from Babylonian ephemerides.
        BabylonianKugler1 = "babylonian_kugler_1", "Babylonian (Kugler 1)";
        /// F. X. Kugler's second.
        BabylonianKugler2 = "babylonian_kugler_2", "Babylonian (Kugler 2)";
        /// F. X. Kugler's third.
        BabylonianKugler3 = "babylonian_kugler_3", "Babylonian (Kugler 3)";
        /// Peter Huber's from Babylonian star longitudes.
        BabylonianHuber = "babylonian_huber", "Babylonian (Huber)";
        /// Eta Piscium at the start, by R. Mercier.
        BabylonianEtaPiscium = "babylonian_eta_piscium", "Babylonian (eta Piscium)";
        /// Aldebaran at 15 degrees Taurus.
        BabylonianAldebaran = "babylonian_aldebaran", "Babylonian (Aldebaran 15 Taurus)";
        /// Hipparchos' star catalogue, by R. Mercier.
        Hipparchos = "hipparchos", "Hipparchos";
        /// Of the Sassanian tables, by R. Mercier.
        Sassanian = "sassanian", "Sassanian";
        /// The galactic centre at 0 degrees Sagittarius.
        GalacticCenter0Sagittarius = "galactic_center_0_sagittarius", "galactic centre at 0 Sagittarius";
        /// The equinox of J2000.
        J2000 = "j2000", "J2000";
        /// The equinox of J1900.
        J1900 = "j1900", "J1900";
        /// The equinox of B1950.
        B1950 = "b1950", "B1950";
        /// The Suryasiddhanta's zero, with its true Sun.
        Suryasiddhanta = "suryasiddhanta", "Suryasiddhanta";
        /// The Suryasiddhanta's zero, with its mean Sun.
        SuryasiddhantaMeanSun = "suryasiddhanta_mean_sun", "Suryasiddhanta, mean Sun";
        /// Aryabhata's zero, with his true Sun.
        Aryabhata = "aryabhata", "Aryabhata";
        /// Aryabhata's zero, with his mean Sun.
        AryabhataMeanSun = "aryabhata_mean_sun", "Aryabhata, mean Sun";
        /// Revati where the Suryasiddhanta has it, at 359°50'.
        SuryasiddhantaRevati = "suryasiddhanta_revati", "Suryasiddhanta, Revati";
        /// Chitra (Spica) where the Suryasiddhanta has it, at 180 degrees of polar longitude.
        SuryasiddhantaCitra = "suryasiddhanta_citra", "Suryasiddhanta, Citra";
        /// Chitra (Spica) at 180 degrees, at every moment.
        TrueCitra = "true_citra", "True Chitra";
        /// Revati (zeta Piscium) at 359°50', at every moment.
        TrueRevati = "true_revati", "True Revati";
        /// Pushya (delta Cancri) at 106 degrees, at every moment (P. V. R. Narasimha Rao).
        TruePushya = "true_pushya", "True Pushya";
        /// The galactic centre at the golden section between Scorpio and Aquarius (Rafael Gil Brand).
        GalacticCenterGilBrand = "galactic_center_gil_brand", "galactic centre (Gil Brand)";
        /// The galactic equator of the IAU 1958 at 0 degrees Sagittarius.
        GalacticEquatorIau1958 = "galactic_equator_iau1958", "galactic equator (IAU 1958)";
        /// The galactic equator as observed lately, at 0 degrees Sagittarius.
        GalacticEquatorTrue = "galactic_equator_true", "galactic equator";
        /// The galactic equator in the middle of Mula.
        GalacticEquatorMula = "galactic_equator_mula", "galactic equator in mid-Mula";
        /// Skydram (Raymond Mardyks): galactic alignment at the autumn equinox of 1998.
        Skydram = "skydram", "Skydram (Mardyks)";
        /// Mula (lambda Scorpii) at 240 degrees, at every moment (Chandra Hari).
        TrueMula = "true_mula", "True Mula";
        /// Ernst Wilhelm's: the galactic centre, seen from the pole, in the middle of Mula.
        DhruvaWilhelm = "dhruva_wilhelm", "Dhruva galactic centre (Wilhelm)";
        /// Aryabhata's zero with the equinox of the year 522.
        Aryabhata522 = "aryabhata_522", "Aryabhata 522";
        /// J. P. Britton's from Babylonian ephemerides.
        BabylonianBritton = "babylonian_britton", "Babylonian (Britton)";
        /// Sunil Sheoran's Vedic zodiac.
        TrueSheoran = "true_sheoran", "Vedic (Sheoran)";
        /// The galactic centre at 0 degrees Capricorn (David Cochrane).
        GalacticCenterCochrane = "galactic_center_cochrane", "galactic centre at 0 Capricorn (Cochrane)";
        /// Nick Anthony Fiorenza's, from the galactic equator.
        GalacticEquatorFiorenza = "galactic_equator_fiorenza", "galactic equator (Fiorenza)";
        /// From Vettius Valens' Moons, by Robert Schmidt and others.
        ValensMoon = "valens_moon", "Vettius Valens, Moon";
        /// Lahiri's of 1940.
        Lahiri1940 = "lahiri_1940", "Lahiri 1940";
        /// Lahiri's with the vernal point of the year 285.
        LahiriVp285 = "lahiri_vp285", "Lahiri VP285";
        /// Krishnamurti's with the vernal point of the year 291 (D. Senthilathiban).
        KrishnamurtiVp291 = "krishnamurti_vp291", "Krishnamurti VP291";
        /// Lahiri as the Indian Calendar Reform Committee printed it in 1955.
        LahiriIcrc = "lahiri_icrc", "Lahiri ICRC";
    }
}

/// The offset of a sidereal zodiac.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ayanamsha {
    /// A published one.
    Named(NamedAyanamsha),
    /// One of the caller's own: its mean value at an instant; from there it grows with the precession.
    User {
        /// When the value holds.
        epoch: JulianDayTt,
        /// Degrees, without nutation.
        value: f64,
    },
}

impl Ayanamsha {
    /// Lahiri (Chitrapaksha), of the Indian calendar reform: the usual one of Vedic astrology.
    pub const LAHIRI: Self = Self::Named(NamedAyanamsha::Lahiri);
    /// What [`Ayanamsha::User`] is written as.
    const USER: &'static str = "user:";

    /// A user-defined one.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidInput`] where a number is not finite or the value is not from -360 to 360 degrees.
    pub fn user(epoch: JulianDayTt, value: f64) -> Result<Self> {
        if !epoch.0.is_finite() {
            return Err(Error::invalid(
                "zodiac",
                epoch.0,
                "a finite Julian day for the ayanamsha",
            ));
        }
        if !(-360.0..=360.0).contains(&value) {
            return Err(Error::invalid("zodiac", value, "an ayanamsha from -360 to 360 degrees"));
        }
        Ok(Self::User { epoch, value })
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Named(named) => named.name(),
            Self::User { .. } => "user-defined",
        }
    }
}

impl From<NamedAyanamsha> for Ayanamsha {
    fn from(named: NamedAyanamsha) -> Self {
        Self::Named(named)
    }
}

impl std::fmt::Display for Ayanamsha {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Named(named) => named.fmt(f),
            Self::User { epoch, value } => write!(f, "{}{}:{value}", Self::USER, epoch.0),
        }
    }
}

impl std::str::FromStr for Ayanamsha {
    type Err = Error;

    /// Reads a [`NamedAyanamsha`] or `user:<jd_tt>:<degrees>`.
    fn from_str(written: &str) -> Result<Self> {
        let Some(user) = written.strip_prefix(Self::USER) else {
            return written.parse().map(Self::Named);
        };
        let numbers = user
            .split_once(':')
            .and_then(|(epoch, value)| Some((epoch.parse().ok()?, value.parse().ok()?)));
        let (epoch, value) = numbers.ok_or_else(|| {
            Error::invalid(
                "zodiac",
                written,
                "user:<Julian day TT>:<degrees>, such as user:2451545:23.85",
            )
        })?;
        Self::user(JulianDayTt(epoch), value)
    }
}

impl Serialize for Ayanamsha {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ayanamsha {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = std::borrow::Cow::<str>::deserialize(deserializer)?;
        written.parse().map_err(serde::de::Error::custom)
    }
}
