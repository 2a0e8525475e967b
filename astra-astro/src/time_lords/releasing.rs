//! Zodiacal releasing: signs have the years of their rulers from the sign of a lot on (Valens, *Anthology* IV.4 to 10).

use astra_core::{
    Error, Result,
    chart::{Body, Chart, JulianDayUt, Lot, Sign},
};
use serde::{Deserialize, Serialize};

use super::{Span, YearLength};

/// How many levels there are.
const LEVELS: u8 = 4;

/// How a lot is released.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReleasingOptions {
    /// The lot: Spirit by default, for what one does; Fortune for what befalls one.
    pub lot: Lot,
    /// Of 360 days by default, as Valens reckons.
    pub year: YearLength,
}

impl Default for ReleasingOptions {
    fn default() -> Self {
        Self {
            lot: Lot::Spirit,
            year: YearLength::Ideal,
        }
    }
}

/// The lordship of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReleasingPeriod {
    /// 1 for years, 2 for twelfths of years, 3 and 4 for twelfths of those.
    pub level: u8,
    /// The sign.
    pub sign: Sign,
    /// Its ruler.
    pub lord: Body,
    /// From when to when.
    #[serde(flatten)]
    pub span: Span,
    /// Whether the sequence has leapt to the opposite sign, after a full circle (the loosing of the bond).
    pub loosed: bool,
    /// What stands for a year of the sign at this level, in days.
    pub unit: f64,
}

/// The years of a sign: those of its ruler, but 27 of Capricorn (Valens IV.6).
const fn years(sign: Sign) -> u32 {
    match sign {
        Sign::Aries | Sign::Scorpio => 15,
        Sign::Taurus | Sign::Libra => 8,
        Sign::Gemini | Sign::Virgo => 20,
        Sign::Cancer => 25,
        Sign::Leo => 19,
        Sign::Sagittarius | Sign::Pisces => 12,
        Sign::Capricorn => 27,
        Sign::Aquarius => 30,
    }
}

/// Periods of one level, one after the other.
#[derive(Clone, Debug)]
pub struct Releasing {
    level: u8,
    unit: f64,
    start: f64,
    /// Units gone since.
    gone: u32,
    end: f64,
    sign: Sign,
    /// Signs passed.
    passed: u32,
}

/// The periods of years from birth on, without end.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `points` where the chart has no lots, for want of a time or a place.
pub fn releasing(chart: &Chart, options: &ReleasingOptions) -> Result<Releasing> {
    let longitude = options
        .lot
        .longitude(chart)
        .ok_or_else(|| Error::invalid("points", options.lot.as_str(), "a chart with a time and a place"))?;
    Ok(Releasing {
        level: 1,
        unit: options.year.days(),
        start: chart.jd_ut.0,
        gone: 0,
        end: f64::INFINITY,
        sign: Sign::of(longitude),
        passed: 0,
    })
}

impl ReleasingPeriod {
    /// The periods of the next level within this one, the last cut off at its end; none within the fourth.
    #[must_use]
    pub fn parts(&self) -> Releasing {
        let deepest = self.level >= LEVELS;
        Releasing {
            level: self.level + 1,
            unit: self.unit / 12.0,
            start: self.span.start.0,
            gone: 0,
            end: if deepest { self.span.start.0 } else { self.span.end.0 },
            sign: self.sign,
            passed: 0,
        }
    }
}

impl Iterator for Releasing {
    type Item = ReleasingPeriod;

    fn next(&mut self) -> Option<ReleasingPeriod> {
        // From the start each time, so that errors of rounding do not add up.
        let start = self.start + self.unit * f64::from(self.gone);
        // A sum of twelfths may miss the end of the whole by a rounding: what is shorter than a second is none.
        if start >= self.end - 1.0 / 86_400.0 {
            return None;
        }
        // After a full circle the sequence goes on from the sign opposite the first.
        let loosed = self.passed > 0 && self.passed % 24 >= 12;
        let leap = if loosed { 6 } else { 0 };
        let sign = Sign::of(self.sign.start() + 30.0 * f64::from(self.passed % 12 + leap));
        self.gone = self.gone.checked_add(years(sign))?;
        self.passed = self.passed.checked_add(1)?;
        let end = (self.start + self.unit * f64::from(self.gone)).min(self.end);
        Some(ReleasingPeriod {
            level: self.level,
            sign,
            lord: sign.ruler(),
            span: Span {
                start: JulianDayUt(start),
                end: JulianDayUt(end),
            },
            loosed,
            unit: self.unit,
        })
    }
}
