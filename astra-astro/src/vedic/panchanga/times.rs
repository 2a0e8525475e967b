//! Good and bad times of a day: parts of daylight and night by the weekday, and the ghatis of a nakshatra to avoid.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{Instant, JulianDayUt},
};
use serde::{Deserialize, Serialize};

use super::{Limb, Vara};
use crate::{
    almanac::{hours::ruler_of_hour, sun_day::Daylight},
    vedic::nakshatra::Nakshatra,
};

/// A named time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// The eighth of daylight that Rahu rules: to be avoided.
    RahuKalam,
    /// The eighth that Yama rules: to be avoided.
    Yamaganda,
    /// The eighth that Saturn's son rules: what is done in it comes again.
    Gulika,
    /// The middle muhurta of daylight, good for everything but on Wednesday, when it is [`TimeKind::Durmuhurta`].
    Abhijit,
    /// A bad muhurta of the weekday.
    Durmuhurta,
    /// Tyajya, the four poisoned ghatis of the nakshatra.
    Varjyam,
    /// The last muhurta but one of the night that ends the day, before the next sunrise.
    BrahmaMuhurta,
    /// An eighth of daylight or night.
    Choghadiya(Choghadiya),
    /// A twelfth of daylight or night, ruled by a planet.
    Hora(astra_core::chart::Body),
}

impl TimeKind {
    /// The name of the kind, without what it holds.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::RahuKalam => "Rahu kalam",
            Self::Yamaganda => "Yamaganda",
            Self::Gulika => "Gulika",
            Self::Abhijit => "Abhijit",
            Self::Durmuhurta => "Durmuhurta",
            Self::Varjyam => "Varjyam",
            Self::BrahmaMuhurta => "Brahma muhurta",
            Self::Choghadiya(_) => "Choghadiya",
            Self::Hora(_) => "Hora",
        }
    }
}

/// A named time with its limits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NamedTime {
    /// Which.
    pub kind: TimeKind,
    /// Its beginning.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
}

impl NamedTime {
    fn new(kind: TimeKind, span: Range<JulianDayUt>) -> Result<Self> {
        Ok(Self {
            kind,
            start: Instant::new(span.start)?,
            end: Instant::new(span.end)?,
        })
    }
}

/// The seven kinds of choghadiya, by their lords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choghadiya {
    /// The Sun's; bad.
    Udvega,
    /// Venus's; middling.
    Chara,
    /// Mercury's; good.
    Labha,
    /// The Moon's; good.
    Amrita,
    /// Saturn's; bad.
    Kala,
    /// Jupiter's; good.
    Shubha,
    /// Mars's; bad.
    Roga,
}

impl Choghadiya {
    /// In the order in which they follow by day: that of the hours' lords.
    const ORDER: [Self; 7] = [
        Self::Udvega,
        Self::Chara,
        Self::Labha,
        Self::Amrita,
        Self::Kala,
        Self::Shubha,
        Self::Roga,
    ];
    /// The first of the day, by the weekday's lord.
    const FIRST: [usize; 7] = [0, 3, 6, 2, 5, 1, 4];

    /// Of an eighth of the day, counted from 0. By night the first is that of the fifth weekday, and each the sixth
    /// from the last.
    fn of(vara: Vara, eighth: usize, night: bool) -> Self {
        let weekday = usize::from(vara.index());
        let position = if night {
            Self::FIRST.get((weekday + 4) % 7).copied().unwrap_or_default() + 5 * eighth
        } else {
            Self::FIRST.get(weekday).copied().unwrap_or_default() + eighth
        };
        Self::ORDER.get(position % 7).copied().unwrap_or(Self::Udvega)
    }

    /// Whether something may well be begun in it.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Amrita | Self::Shubha | Self::Labha | Self::Chara)
    }
}

/// Eighths of daylight by weekday from Sunday, the first being 1: Rahu, Yama, Gulika (*Kalaprakashika*; the rule of
/// every printed panchanga of the south).
const RAHU: [u8; 7] = [8, 2, 7, 5, 6, 4, 3];
const YAMA: [u8; 7] = [5, 4, 3, 2, 1, 7, 6];
const GULIKA: [u8; 7] = [7, 6, 5, 4, 3, 2, 1];

/// The bad muhurtas of a weekday: *Muhurta Chintamani*, chapter on marriage: Aryaman on Sunday; Brahma and Rakshasa on
/// Monday; Vahni and the Pitris on Tuesday; Abhijit on Wednesday; Toya and Rakshasa on Thursday; Brahma and the Pitris
/// on Friday; Isha and Sarpa on Saturday. Fifteenths of daylight, the first being 1; of the night those above 15.
const BAD: [&[u8]; 7] = [&[14], &[9, 12], &[4, 15 + 7], &[8], &[6, 12], &[4, 9], &[1, 2]];

/// Ghatis, sixtieths of the nakshatra's time, before the four poisoned ones begin: *Muhurta Chintamani*, chapter on
/// marriage (visha ghatika).
const POISON: [u8; 27] = [
    50, 24, 30, 40, 14, 21, 30, 20, 32, 30, 20, 18, 21, 20, 14, 14, 10, 14, 56, 24, 20, 10, 10, 18, 16, 24, 30,
];

/// What follows from sunrise and sunset.
pub(super) fn of_sun(vara: Vara, daylight: &Daylight) -> Result<Vec<NamedTime>> {
    let weekday = usize::from(vara.index());
    let mut times = Vec::new();
    for (kind, table) in [
        (TimeKind::RahuKalam, RAHU),
        (TimeKind::Yamaganda, YAMA),
        (TimeKind::Gulika, GULIKA),
    ] {
        let part = f64::from(table.get(weekday).copied().unwrap_or(1));
        times.push(NamedTime::new(kind, daylight.of_day((part - 1.0) / 8.0, part / 8.0))?);
    }
    for muhurta in BAD.get(weekday).copied().unwrap_or_default() {
        let span = match muhurta.checked_sub(15) {
            Some(night) if night > 0 => daylight.of_night((f64::from(night) - 1.0) / 15.0, f64::from(night) / 15.0),
            _ => daylight.of_day((f64::from(*muhurta) - 1.0) / 15.0, f64::from(*muhurta) / 15.0),
        };
        times.push(NamedTime::new(TimeKind::Durmuhurta, span)?);
    }
    if vara != Vara::Wednesday {
        times.push(NamedTime::new(
            TimeKind::Abhijit,
            daylight.of_day(7.0 / 15.0, 8.0 / 15.0),
        )?);
    }
    times.push(NamedTime::new(
        TimeKind::BrahmaMuhurta,
        daylight.of_night(13.0 / 15.0, 14.0 / 15.0),
    )?);
    for eighth in 0..8_u8 {
        let (from, to) = (f64::from(eighth) / 8.0, f64::from(eighth + 1) / 8.0);
        let of = |night| TimeKind::Choghadiya(Choghadiya::of(vara, usize::from(eighth), night));
        times.push(NamedTime::new(of(false), daylight.of_day(from, to))?);
        times.push(NamedTime::new(of(true), daylight.of_night(from, to))?);
    }
    for twelfth in 0..12_u8 {
        let (from, to) = (f64::from(twelfth) / 12.0, f64::from(twelfth + 1) / 12.0);
        let of = |hour| TimeKind::Hora(ruler_of_hour(vara.index(), hour));
        times.push(NamedTime::new(of(twelfth), daylight.of_day(from, to))?);
        times.push(NamedTime::new(of(twelfth + 12), daylight.of_night(from, to))?);
    }
    Ok(times)
}

/// The poisoned ghatis of a nakshatra.
pub(super) fn varjyam(limb: &Limb<Nakshatra>) -> Result<NamedTime> {
    let ghatis = f64::from(POISON.get(usize::from(limb.value.index())).copied().unwrap_or_default());
    let (start, length) = (limb.start.jd_ut.0, limb.end.jd_ut.0 - limb.start.jd_ut.0);
    let at = |ghatis: f64| JulianDayUt(start + ghatis / 60.0 * length);
    NamedTime::new(TimeKind::Varjyam, at(ghatis)..at(ghatis + 4.0))
}
