//! How far a sidereal zodiac lies behind the tropical one.
//!
//! Most zodiacs are fixed at an epoch: since then the equinox has gone back along a moving ecliptic. The way is found by
//! carrying the equinox of the date to J2000 by the IAU 2006 precession, and on to the ecliptic of the epoch by the
//! precession that the ayanamsha was defined with, or, where its author named none, by that of Vondrák and others.
//! Others follow a star, or the plane of the galaxy, at every moment.
//!
//! Values and epochs are those of the authors as collected by D. Koch and A. Treindl, *Swiss Ephemeris*, general
//! documentation, section 2.8, with which every one agrees within 1e-5 degrees from 1800 to 2399.

use astra_core::{
    Result,
    chart::{Ayanamsha, JulianDayTt, NamedAyanamsha},
};

use crate::{
    angle::{arc, normalize},
    ephemeris::Ephemeris,
    precession::{Rotation, iau_1976, iau_2006, long_term, mean_obliquity, newcomb},
    stars::{self, Vantage},
};

/// The mean ayanamsha in degrees, without nutation. Those that follow a star move with its apparent place, as seen from
/// the moving Earth.
///
/// # Errors
/// As [`Ephemeris::state`], for those that follow a star.
pub fn mean<E: Ephemeris + ?Sized>(ephemeris: &E, ayanamsha: Ayanamsha, at: JulianDayTt) -> Result<f64> {
    let value = match Definition::of(ayanamsha) {
        Definition::Epoch { epoch, value, model } => value - arc_back(epoch, model, at),
        Definition::Star { name, longitude } => apparent(ephemeris, name, at)?.longitude - longitude,
        Definition::PolarStar { name, longitude } => {
            let obliquity = mean_obliquity(at);
            let right_ascension = apparent(ephemeris, name, at)?.to_equatorial(obliquity).right_ascension;
            crate::houses::ecliptic_longitude(right_ascension, obliquity) - longitude
        }
        Definition::Galaxy { pole, longitude } => {
            Vantage::geometric(at, pole.0, pole.1).longitude + ASCENDING_GALAXY - longitude
        }
    };
    // The small ones of either sign are written as such, not as nearly a circle.
    let value = normalize(value);
    Ok(if value > 270.0 { value - 360.0 } else { value })
}

/// The speed of [`mean`] in degrees a day.
///
/// # Errors
/// As [`mean`].
pub fn mean_speed<E: Ephemeris + ?Sized>(ephemeris: &E, ayanamsha: Ayanamsha, at: JulianDayTt) -> Result<f64> {
    let half = match Definition::of(ayanamsha) {
        // All but uniform: over a year, the difference is exact far beyond need.
        Definition::Epoch { .. } | Definition::Galaxy { .. } => 180.0,
        // A star swings by 20 arc seconds a year.
        Definition::Star { .. } | Definition::PolarStar { .. } => 0.5,
    };
    let range = &ephemeris.description().range;
    let within = |days: f64| JulianDayTt(days.clamp(range.start().0, range.end().0));
    let (from, to) = (within(at.0 - half), within(at.0 + half));
    let (before, after) = (mean(ephemeris, ayanamsha, from)?, mean(ephemeris, ayanamsha, to)?);
    Ok(arc(before, after) / (to.0 - from.0))
}

/// A precession: the mean ecliptic and equinox of a date, seen from those of J2000.
type Model = fn(JulianDayTt) -> Rotation;

#[derive(Clone, Copy)]
enum Definition {
    /// So many degrees at an epoch, mean.
    Epoch {
        epoch: JulianDayTt,
        value: f64,
        model: Model,
    },
    /// A star always has this longitude.
    Star { name: &'static str, longitude: f64 },
    /// The point of the ecliptic that culminates with a star always has this longitude.
    PolarStar { name: &'static str, longitude: f64 },
    /// Where the plane of a galactic pole (right ascension and declination, ICRS, degrees) meets the ecliptic always has
    /// this longitude.
    Galaxy { pole: (f64, f64), longitude: f64 },
}

/// From the longitude of the north galactic pole to where the galactic equator crosses the ecliptic southwards, in
/// Sagittarius.
const ASCENDING_GALAXY: f64 = 90.0;
/// The first moment of the century by which values for 1900 are given: J1900.
const J1900: f64 = 2_415_020.0;
const B1950: f64 = 2_433_282.423_459_05;
const J2000: f64 = 2_451_545.0;
/// The beginning of the Kali age by the Suryasiddhanta leads to an equinox at the zero of the zodiac on 21 March 499,
/// 7:30:31.57 of Ujjain's time; by Aryabhata, 6:56:55.57.
const SURYASIDDHANTA: f64 = 1_903_396.812_865_4;
const ARYABHATA: f64 = 1_903_396.789_532_1;
/// Where Kugler's and Huber's values hold: the beginning of the year 101 before our era.
const BABYLON: f64 = 1_684_532.5;
/// The galactic centre in the middle of the mansion Mula, 6°40' of Sagittarius.
const MID_MULA: f64 = 240.0 + 20.0 / 3.0;
/// The smaller part of the golden section.
const GOLDEN_SECTION: f64 = 0.381_966_011_250_105;
/// The north galactic pole of the IAU of 1958 (12h49m, +27.4° for B1950), by the precession of 2006 and W. Fricke's
/// correction of the equinox, 0.035 seconds.
const POLE_IAU_1958: (f64, f64) = (192.859_440_05, 27.128_262_80);
/// The north galactic pole after J.-C. Liu, Z. Zhu, B. Hu, *Astronomy & Astrophysics* 536, A102 (2011).
const POLE_2011: (f64, f64) = (192.902_979_99, 27.103_109_21);

impl Definition {
    fn of(ayanamsha: Ayanamsha) -> Self {
        match ayanamsha {
            Ayanamsha::Named(named) => Self::named(named),
            Ayanamsha::User { epoch, value } => Self::Epoch {
                epoch,
                value,
                model: long_term,
            },
        }
    }

    fn named(named: NamedAyanamsha) -> Self {
        use NamedAyanamsha as A;
        /// Terrestrial time from universal time, by F. R. Stephenson, L. V. Morrison, C. Y. Hohenkerk (2016).
        const fn universal(jd_ut: f64, delta_t: f64) -> f64 {
            jd_ut + delta_t / 86_400.0
        }
        let by = |model: Model, epoch: f64, value: f64| Self::Epoch {
            epoch: JulianDayTt(epoch),
            value,
            model,
        };
        let at = |epoch, value| by(long_term, epoch, value);
        let star = |name, longitude| Self::Star { name, longitude };
        let galaxy = |pole, longitude| Self::Galaxy { pole, longitude };
        match named {
            // The Indian Astronomical Ephemeris (1989, p. 556) gives 23 deg 15' 00.658" for 21 March 1956, 0h TDT,
            // with nutation, which was 16.769" (IAU 1980). Its precession is that of the IAU of 1976.
            A::Lahiri => by(iau_1976, 2_435_553.5, 23.250_182_778 - 0.004_658_035),
            // C. Fagan and R. C. Firebrace, Primer of Sidereal Astrology (1971): 24 deg 02' 31.36" at B1950.
            A::FaganBradley => by(newcomb, 2_433_282.423_46, 24.042_044_444),
            // R. De Luce, Constellational Astrology (1963): zero at the beginning of the year 1 before our era.
            A::DeLuce => at(universal(1_721_057.5, 10_556.967_5), 0.0),
            A::Raman => by(newcomb, J1900, 360.0 - 338.985_56),
            A::UshaShashi => at(J1900, 360.0 - 341.339_04),
            A::Krishnamurti => by(newcomb, J1900, 360.0 - 337.636_111),
            A::DjwhalKhul => at(J1900, 360.0 - 333.036_902_4),
            A::Yukteshwar => at(J1900, 360.0 - 338.917_778),
            A::JnBhasin => at(J1900, 360.0 - 338.634_444),
            A::BabylonianKugler1 => at(universal(BABYLON, 11_622.944_4), -5.666_67),
            A::BabylonianKugler2 => at(universal(BABYLON, 11_622.944_4), -4.266_67),
            A::BabylonianKugler3 => at(universal(BABYLON, 11_622.944_4), -3.416_67),
            A::BabylonianHuber => at(universal(BABYLON, 11_622.944_4), -4.466_67),
            A::BabylonianAldebaran => at(universal(BABYLON, 11_622.944_4), -4.441_385_98),
            // R. Mercier, Studies in the Medieval Conception of Precession (1976, 1977).
            A::BabylonianEtaPiscium => at(universal(1_673_941.0, 11_944.069_3), -5.079_167),
            A::Hipparchos => at(universal(1_674_484.0, 11_927.457_8), -9.333_33),
            A::Sassanian => at(universal(1_927_135.874_779_3, 4_948.388_7), 0.0),
            // J. P. Britton, Studies in Babylonian Lunar Theory III (2010).
            A::BabylonianBritton => at(universal(1_721_057.5, 10_556.967_5), -3.2),
            A::ValensMoon => at(universal(1_775_845.5, 9_044.602_4), -2.942_2),
            A::J2000 => at(J2000, 0.0),
            A::J1900 => at(J1900, 0.0),
            A::B1950 => at(B1950, 0.0),
            A::Suryasiddhanta => at(universal(SURYASIDDHANTA, 5_597.926), 0.0),
            A::SuryasiddhantaMeanSun => at(universal(SURYASIDDHANTA, 5_597.926), -0.214_633_95),
            A::SuryasiddhantaRevati => at(universal(SURYASIDDHANTA, 5_597.926), -0.791_670_46),
            A::SuryasiddhantaCitra => at(universal(SURYASIDDHANTA, 5_597.926), 2.110_704_44),
            A::Aryabhata => at(universal(ARYABHATA, 5_597.926_7), 0.0),
            A::AryabhataMeanSun => at(universal(ARYABHATA, 5_597.926_7), -0.237_632_38),
            A::Aryabhata522 => at(universal(1_911_797.740_782_065, 5_367.095_7), 0.0),
            // R. Mardyks: 30 degrees at the autumn equinox of 1998.
            A::Skydram => at(2_451_079.734_892, 30.0),
            // N. A. Fiorenza: 25 degrees at the beginning of 2000.
            A::GalacticEquatorFiorenza => at(universal(2_451_544.5, 63.828_5), 25.0),
            A::Lahiri1940 => by(newcomb, J1900, 22.445_972_22),
            A::LahiriVp285 => at(1_825_235.245_851_302_8, 0.0),
            A::KrishnamurtiVp291 => at(1_827_424.752_255_678, 0.0),
            // Report of the Calendar Reform Committee (1955): 23 deg 15' 00" for 21 March 1956 with nutation.
            A::LahiriIcrc => by(newcomb, 2_435_553.5, 23.25 - 0.004_642_07),
            A::TrueCitra => star("alVir", 180.0),
            A::TrueRevati => star("zePsc", 359.0 + 50.0 / 60.0),
            A::TruePushya => star("deCnc", 106.0),
            A::TrueMula => star("laSco", 240.0),
            A::TrueSheoran => star("deCnc", 103.492_642_216_25),
            A::GalacticCenter0Sagittarius => star("SgrA*", 240.0),
            A::GalacticCenterGilBrand => star("SgrA*", 210.0 + 90.0 * GOLDEN_SECTION),
            A::GalacticCenterCochrane => star("SgrA*", 270.0),
            A::DhruvaWilhelm => Self::PolarStar {
                name: "SgrA*",
                longitude: MID_MULA,
            },
            A::GalacticEquatorIau1958 => galaxy(POLE_IAU_1958, 240.0),
            A::GalacticEquatorTrue => galaxy(POLE_2011, 240.0),
            A::GalacticEquatorMula => galaxy(POLE_2011, MID_MULA),
        }
    }
}

/// The longitude, on the ecliptic and equinox of `epoch`, of the equinox of `at`.
fn arc_back(epoch: JulianDayTt, model: Model, at: JulianDayTt) -> f64 {
    let j2000 = iau_2006(at).out_of_frame([1.0, 0.0, 0.0]);
    let [x, y, _] = model(epoch).into_frame(j2000);
    arc(0.0, y.atan2(x).to_degrees())
}

fn apparent<E: Ephemeris + ?Sized>(ephemeris: &E, name: &str, at: JulianDayTt) -> Result<crate::coordinates::Ecliptic> {
    let vantage = Vantage::of(ephemeris, at, &ephemeris.orientation(at)?)?;
    Ok(vantage.mean_of_date(stars::find(name)?))
}
