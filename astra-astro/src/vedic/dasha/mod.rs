//! Dashas: the periods of life, each ruled by a graha, to five levels.
//!
//! A [`Dasha`] is the time-line of one birth by one system; its periods are made as they are asked for. The whole tree
//! of five levels of a Vimshottari round has 59,049 leaves, and nobody needs them at once.
//!
//! Sources: *Brihat Parashara Hora Shastra* (BPHS, Santhanam's edition) chapters 46 and 51; P. V. R. Narasimha Rao,
//! *Vedic Astrology: An Integrated Approach* (2000), chapters 15 to 17.

mod period;
mod system;
mod unknown;
mod year;

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Instant, JulianDayUt},
};
use serde::{Deserialize, Serialize};

pub use period::{Period, Periods};
pub use system::{AbhijitRule, System};
pub use unknown::{Between, Possible, PossiblePeriod, possible};
pub use year::YearLength;

use self::{
    period::{Path, Span},
    system::Ring,
};
use super::{Graha, VedicChart, nakshatra};

/// The finest level: 1 mahadasha, 2 antardasha (bhukti), 3 pratyantardasha, 4 sukshma, 5 prana.
pub const LEVELS: u8 = 5;

/// The point from whose nakshatra the dashas are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seed {
    /// The Moon: the default.
    #[default]
    Moon,
    /// The ascendant.
    Lagna,
    /// Any graha.
    Graha(Graha),
    /// The fourth nakshatra from the Moon, as far into it.
    Kshema,
    /// The fifth.
    Utpanna,
    /// The eighth.
    Adhana,
}

impl Seed {
    /// The nakshatras between the graha or lagna and the point that counts.
    const fn offset(self) -> f64 {
        match self {
            Self::Moon | Self::Lagna | Self::Graha(_) => 0.0,
            Self::Kshema => 3.0,
            Self::Utpanna => 4.0,
            Self::Adhana => 7.0,
        }
    }

    const fn graha(self) -> Option<Graha> {
        match self {
            Self::Lagna => None,
            Self::Graha(graha) => Some(graha),
            Self::Moon | Self::Kshema | Self::Utpanna | Self::Adhana => Some(Graha::Moon),
        }
    }
}

/// How a period is divided among its sub-periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Division {
    /// As the years of the lords are to a whole round (BPHS 51.2-3): the default.
    #[default]
    Proportional,
    /// In equal parts.
    Equal,
}

/// How dashas are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DashaOptions {
    /// Vimshottari by default.
    pub system: System,
    /// The Moon by default.
    pub seed: Seed,
    /// The sidereal year by default.
    pub year: YearLength,
    /// Abhijit counted by default; of Ashtottari alone.
    pub abhijit: AbhijitRule,
    /// Proportional by default.
    pub division: Division,
}

/// What was left of the first period at birth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// The lord of the period at birth.
    pub lord: Graha,
    /// The years left.
    pub years: f64,
    /// The years of his whole period.
    pub of: f64,
}

/// The dashas of one birth by one system.
///
/// ```
/// use astra_astro::vedic::{Graha, VedicChart, dasha::{Dasha, DashaOptions}};
/// use astra_core::chart::JulianDayUt;
///
/// // The Moon at 15 degrees of Aries: an eighth of Bharani, which Venus rules for twenty years, is over.
/// let mut chart = VedicChart::from_longitudes([0.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 180.0], None);
/// chart.jd_ut = Some(JulianDayUt(2_451_545.0));
/// let dasha = Dasha::of(&chart, &DashaOptions::default())?;
/// assert_eq!(dasha.balance().lord, Graha::Venus);
/// assert!((dasha.balance().years - 17.5).abs() < 1e-9);
/// let lords: Vec<_> = dasha.running(JulianDayUt(2_451_545.0))?.iter().map(|period| period.lord()).collect();
/// assert_eq!(lords[..2], [Graha::Venus, Graha::Venus]);
/// # Ok::<(), astra_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Dasha {
    options: DashaOptions,
    ring: Ring,
    /// The birth.
    birth: JulianDayUt,
    /// Days of a year.
    year: f64,
    /// The place in the ring of the lord at birth.
    first: usize,
    /// The part of his period that was over.
    passed: f64,
}

impl Dasha {
    /// The dashas of a chart.
    ///
    /// # Errors
    /// - [`ErrorKind::InvalidInput`] naming `at` where the hour of birth is unknown (then [`possible`] answers) or
    ///   the chart has no instant; naming `seed` where it is the lagna and the chart has none; naming `year_length`.
    pub fn of(chart: &VedicChart, options: &DashaOptions) -> Result<Self> {
        let birth = chart
            .jd_ut
            .ok_or_else(|| Error::invalid("at", "missing", "a chart of an instant"))?;
        let longitude = match options.seed.graha() {
            Some(graha) => {
                let placement = chart.graha(graha);
                if placement.day.is_some() {
                    return Err(Error::invalid(
                        "at",
                        "a day of unknown hour",
                        "a time of birth; without it dashas are known within bounds only",
                    ));
                }
                placement.longitude
            }
            None => chart
                .lagna
                .ok_or_else(|| Error::invalid("seed", "the lagna", "a time and a place of birth, or another seed"))?,
        };
        Self::from_longitude(longitude, birth, options)
    }

    /// The dashas of a sidereal longitude in degrees, whose [`Seed`] is taken for granted but for its offset.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] naming `longitude` or `at` where it is not finite, or `year_length`.
    pub fn from_longitude(longitude: f64, birth: JulianDayUt, options: &DashaOptions) -> Result<Self> {
        for (field, value) in [("longitude", longitude), ("at", birth.0)] {
            if !value.is_finite() {
                return Err(Error::invalid(field, value, "a finite number"));
            }
        }
        Instant::new(birth)?;
        let year = options.year.checked_days()?;
        let seed = longitude + options.seed.offset() * nakshatra::SPAN;
        let (first, passed) = system::place(options.system, options.abhijit, seed);
        Ok(Self {
            options: *options,
            ring: Ring::of(options.system),
            birth,
            year,
            first,
            passed,
        })
    }

    /// How they are counted.
    #[must_use]
    pub const fn options(&self) -> &DashaOptions {
        &self.options
    }

    /// What was left of the first period at birth.
    #[must_use]
    pub fn balance(&self) -> Balance {
        let of = self.ring.years(self.first);
        Balance {
            lord: self.ring.lord(self.first),
            years: of * (1.0 - self.passed),
            of,
        }
    }

    /// The periods of a level, 1 to 5, in their order without end: from the first of the mahadasha that ran at birth,
    /// which began before it. A round of all lords over, the next begins.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] naming `level`. The items fail with [`ErrorKind::OutOfRange`] beyond the civil
    /// calendar.
    pub fn periods(&self, level: u8) -> Result<Periods<'_>> {
        Ok(Periods::from(self, Path::first(check_level(level)?)))
    }

    /// The periods of a level, 1 to 5, that have a part in a span of time.
    ///
    /// # Errors
    /// As [`Dasha::periods`]; naming `from` or `to` where they are not finite; [`ErrorKind::OutOfRange`] where they are
    /// beyond the civil calendar.
    pub fn between(
        &self,
        level: u8,
        from: JulianDayUt,
        to: JulianDayUt,
    ) -> Result<impl Iterator<Item = Result<Period>> + use<'_>> {
        let level = check_level(level)?;
        for (field, at) in [("from", from), ("to", to)] {
            if !at.0.is_finite() {
                return Err(Error::invalid(field, at.0, "a finite Julian day"));
            }
            Instant::new(at)?;
        }
        let start = self.path_at(self.years_at(from).max(self.start()), level);
        Ok(Periods::from(self, start)
            .take_while(move |period| period.as_ref().map_or(true, |period| period.start.jd_ut < to)))
    }

    /// The periods of the next level within one: none within the finest.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] beyond the civil calendar.
    pub fn within(&self, period: &Period) -> Result<Vec<Period>> {
        match period.path().child(0) {
            Some(_) => (0..self.ring.len())
                .filter_map(|child| period.path().child(child))
                .map(|path| self.period(path))
                .collect(),
            None => Ok(Vec::new()),
        }
    }

    /// The periods that run at an instant, from the mahadasha to the finest.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfRange`] naming `at` before the first mahadasha and beyond the civil calendar;
    /// [`ErrorKind::InvalidInput`] for what is no time.
    pub fn running(&self, at: JulianDayUt) -> Result<Vec<Period>> {
        if !at.0.is_finite() {
            return Err(Error::invalid("at", at.0, "a finite Julian day"));
        }
        Instant::new(at)?;
        let years = self.years_at(at);
        if years < self.start() {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                "the instant is before the period that ran at birth: expected one after its beginning",
            )
            .with("field", "at")
            .with("value", at.0)
            .with("from", self.jd(self.start()).0));
        }
        (1..=LEVELS)
            .map(|level| self.period(self.path_at(years, level)))
            .collect()
    }

    /// The years from birth to the beginning of the first period: none or less.
    fn start(&self) -> f64 {
        -self.passed * self.ring.years(self.first)
    }

    fn years_at(&self, at: JulianDayUt) -> f64 {
        (at.0 - self.birth.0) / self.year
    }

    fn jd(&self, years: f64) -> JulianDayUt {
        JulianDayUt(self.birth.0 + years * self.year)
    }

    /// The span of a path, in years from birth, with the places of its lords in the ring.
    fn span(&self, path: Path) -> Span {
        let (mut place, mut start, mut end) = (self.first, 0.0, 0.0);
        let mut places = [0; LEVELS as usize];
        for (level, (index, slot)) in path.indices().zip(&mut places).enumerate() {
            if level == 0 {
                let (rounds, rest) = (index / self.ring.len(), index % self.ring.len());
                let begin = |rest: usize| {
                    self.start() + rounds as f64 * self.ring.total() + self.ring.years_from(self.first, rest)
                };
                // The beginning of the next round is written as the end of this one, to the last bit.
                (start, end) = (begin(rest), begin(rest + 1));
                if rest + 1 == self.ring.len() {
                    end = self.start() + (rounds + 1) as f64 * self.ring.total();
                }
            } else {
                let part = |index: usize| match self.options.division {
                    Division::Proportional => self.ring.years_from(place, index) / self.ring.total(),
                    Division::Equal => index as f64 / self.ring.len() as f64,
                };
                let border = |index: usize| start + (end - start) * part(index);
                let whole = index + 1 == self.ring.len();
                (start, end) = (border(index), if whole { end } else { border(index + 1) });
            }
            place = (place + index) % self.ring.len();
            *slot = place;
        }
        Span { places, start, end }
    }

    /// The path of a level that runs at so many years from birth, which are not before the start.
    fn path_at(&self, years: f64, level: u8) -> Path {
        let since = years - self.start();
        let rounds = (since / self.ring.total()).floor().max(0.0);
        let mut path = Path::top((rounds as usize).saturating_mul(self.ring.len()));
        // Floor may be off by one round where rounding puts the instant on its border: step until it fits.
        while self.span(path).end <= years {
            path = path.next(self.ring.len());
        }
        while path.level() < level {
            let Some(first) = path.child(0) else { break };
            path = first;
            let last = self.ring.len() - 1;
            while self.span(path).end <= years && path.last() < last {
                path = path.next(self.ring.len());
            }
        }
        path
    }

    fn period(&self, path: Path) -> Result<Period> {
        let span = self.span(path);
        let lords = span
            .places
            .iter()
            .take(usize::from(path.level()))
            .map(|place| self.ring.lord(*place))
            .collect();
        Period::new(path, lords, self.jd(span.start), self.jd(span.end))
    }
}

fn check_level(level: u8) -> Result<u8> {
    if (1..=LEVELS).contains(&level) {
        Ok(level)
    } else {
        Err(Error::invalid(
            "level",
            level,
            "a level from 1 (mahadasha) to 5 (prana)",
        ))
    }
}

#[cfg(test)]
mod tests;
