//! Profections: a sign a year from the ascendant, and a sign a month and so on within (*Tetrabiblos* IV.10; Valens IV;
//! Abu Ma'shar, *On the Revolutions of the Years of Nativities*).

use astra_core::{
    Error, Result,
    chart::{Body, Chart, JulianDayUt, Point, Sign},
};
use serde::{Deserialize, Serialize};

use super::{Span, YearLength};
use crate::western::tables::Rulers;

/// The step of a profection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A sign a year.
    #[default]
    Annual,
    /// A sign for each twelfth of the year, from the sign of the year.
    Monthly,
    /// A sign for each twelfth of the month, from the sign of the month: two and a half days.
    Daily,
}

impl Level {
    /// How many of its steps a year has.
    const fn a_year(self) -> u32 {
        match self {
            Self::Annual => 1,
            Self::Monthly => 12,
            Self::Daily => 144,
        }
    }
}

/// How a chart is profected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProfectionOptions {
    /// The point that goes on; the ascendant by default.
    pub from: Point,
    /// Annual by default.
    pub level: Level,
    /// Traditional by default.
    pub rulers: Rulers,
    /// Tropical by default, so that a year ends within a day of the birthday.
    pub year: YearLength,
}

impl Default for ProfectionOptions {
    fn default() -> Self {
        Self {
            from: Point::Ascendant,
            level: Level::default(),
            rulers: Rulers::default(),
            year: YearLength::default(),
        }
    }
}

/// The lordship of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profection {
    /// The step.
    pub level: Level,
    /// From when to when.
    #[serde(flatten)]
    pub span: Span,
    /// The completed years of life.
    pub age: u32,
    /// Which twelfth of the year, from 1; None of a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u32>,
    /// Which twelfth of the month, from 1; None of a year and of a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// The sign.
    pub sign: Sign,
    /// Its place counted from that of the point in the birth chart, 1 to 12: the house, in whole signs.
    pub house: u8,
    /// The lord: the ruler of the sign.
    pub lord: Body,
    /// The longitude of the profected point in degrees, 30 a year without steps, at the start.
    pub longitude: f64,
}

/// The profections of a chart from birth on, without end.
#[derive(Clone, Debug)]
pub struct Profections {
    options: ProfectionOptions,
    birth: f64,
    longitude: f64,
    step: u32,
}

/// The profections of a chart from birth on, one after the other, without end.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `points` where the chart lacks the point, for want of a time or a
/// place.
pub fn profections(chart: &Chart, options: &ProfectionOptions) -> Result<Profections> {
    let longitude = chart
        .longitude(options.from)
        .ok_or_else(|| Error::invalid("points", options.from.as_str(), "a point that the chart has"))?;
    Ok(Profections {
        options: *options,
        birth: chart.jd_ut.0,
        longitude,
        step: 0,
    })
}

impl Profections {
    /// The same, from the period on that holds an instant; from birth on for instants before it.
    #[must_use]
    pub fn starting_at(mut self, at: JulianDayUt) -> Self {
        let steps = ((at.0 - self.birth) / self.days()).floor().max(0.0);
        self.step = steps as u32;
        // Rounding may have gone a period too far or not far enough.
        while self.step > 0 && self.start(self.step) > at.0 {
            self.step -= 1;
        }
        while self.start(self.step + 1) <= at.0 && self.step < u32::MAX - 1 {
            self.step += 1;
        }
        self
    }

    fn days(&self) -> f64 {
        self.options.year.days() / f64::from(self.options.level.a_year())
    }

    fn start(&self, step: u32) -> f64 {
        // From the year down, so that months end where their year does.
        let a_year = self.options.level.a_year();
        let (years, within) = (step / a_year, step % a_year);
        self.birth + self.options.year.days() * (f64::from(years) + f64::from(within) / f64::from(a_year))
    }
}

impl Iterator for Profections {
    type Item = Profection;

    fn next(&mut self) -> Option<Profection> {
        let step = self.step;
        self.step = step.checked_add(1)?;
        let a_year = self.options.level.a_year();
        let (age, within) = (step / a_year, step % a_year);
        let (month, day) = match self.options.level {
            Level::Annual => (None, None),
            Level::Monthly => (Some(within), None),
            Level::Daily => (Some(within / 12), Some(within % 12)),
        };
        let signs = (age % 12 + month.unwrap_or_default() + day.unwrap_or_default()) % 12;
        let sign = Sign::of(Sign::of(self.longitude).start() + 30.0 * f64::from(signs));
        let start = self.start(step);
        let years = (start - self.birth) / self.options.year.days();
        Some(Profection {
            level: self.options.level,
            span: Span {
                start: JulianDayUt(start),
                end: JulianDayUt(self.start(self.step)),
            },
            age,
            month: month.map(|month| month + 1),
            day: day.map(|day| day + 1),
            sign,
            house: signs as u8 + 1,
            lord: self.options.rulers.of(sign),
            longitude: crate::angle::normalize(self.longitude + 30.0 * years),
        })
    }
}
