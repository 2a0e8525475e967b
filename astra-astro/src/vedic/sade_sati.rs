//! Sade Sati and dhaiya: Saturn's passages over and against the natal Moon.
//!
//! Sade Sati is Saturn in the twelfth, first and second sign from the Moon's, seven and a half years; dhaiya his two and
//! a half years in the fourth (kantaka, ardhashtama) and the eighth (ashtama). By sign, with every retrograde return:
//! *Phaladeepika* 26.25-28 on Saturn's gochara; B. V. Raman, *Hindu Predictive Astrology*, chapter on gochara.

use std::ops::Range;

use astra_core::{
    Error, Result,
    chart::{Body, Instant, JulianDayTt, JulianDayUt, Sign, Zodiac},
};
use serde::Serialize;

use super::Rashi as _;
use crate::{
    ephemeris::Ephemeris,
    search::{Crossings, Quantity},
    zodiac,
};

/// Days that no passage of Saturn through one sign outlasts, with its retrograde returns.
const LONGEST_STAY: f64 = 1_500.0;
/// Days after the last stay of a Sade Sati after which the next belongs to another: the next begins 22 years later, and
/// a retrograde return falls within one.
const NEW_ROUND: f64 = 3_650.0;

/// What Saturn's sign is to the Moon's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Sade Sati, first part: in the twelfth from the Moon.
    Rising,
    /// Sade Sati, middle part: with the Moon.
    Peak,
    /// Sade Sati, last part: in the second.
    Setting,
    /// Dhaiya in the fourth: kantaka or ardhashtama Shani.
    Fourth,
    /// Dhaiya in the eighth: ashtama Shani.
    Eighth,
}

impl Phase {
    /// The phase of Saturn in a sign, for a natal Moon; None where he is in a sign that is neither.
    #[must_use]
    pub fn of(moon: Sign, saturn: Sign) -> Option<Self> {
        match moon.count_to(saturn) {
            12 => Some(Self::Rising),
            1 => Some(Self::Peak),
            2 => Some(Self::Setting),
            4 => Some(Self::Fourth),
            8 => Some(Self::Eighth),
            _ => None,
        }
    }

    /// Whether it is a part of Sade Sati, not a dhaiya.
    #[must_use]
    pub const fn is_sade_sati(self) -> bool {
        matches!(self, Self::Rising | Self::Peak | Self::Setting)
    }
}

/// One stay of Saturn in a sign that counts, from his entry to his leaving, whichever way he moves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stay {
    /// What the sign is to the Moon's.
    pub phase: Phase,
    /// Saturn's sign.
    pub sign: Sign,
    /// The entry; where the ephemeris begins within the stay, its beginning.
    pub start: Instant,
    /// The leaving; where the ephemeris ends within the stay, its end.
    pub end: Instant,
    /// Whether he entered backwards: a retrograde return.
    pub entered_retrograde: bool,
    /// Whether he leaves backwards, to come again.
    pub leaves_retrograde: bool,
    /// Which Sade Sati of the window it belongs to, from 1; None for a dhaiya.
    pub round: Option<u32>,
}

/// The stays that have a part in a window, in the order of time, found as they are asked for.
#[derive(Debug)]
pub struct Stays<'e, E: ?Sized> {
    crossings: Crossings<'e, E>,
    moon: Sign,
    window: Range<JulianDayUt>,
    /// The stay that is open: sign, entry, whether backwards.
    open: Option<(Sign, JulianDayUt, bool)>,
    /// Where the search ends.
    end: JulianDayUt,
    rounds: u32,
    /// The end of the last stay of a Sade Sati.
    last: Option<JulianDayUt>,
}

/// Saturn's passages over and against the natal Moon in a window; over a life, from birth to a hundred years after.
///
/// Stays are told whole, though they begin before the window or end after it.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `zodiac` for a tropical one, or a window that is none;
/// [`astra_core::ErrorKind::OutOfRange`] where it is not within the ephemeris.
pub fn sade_sati<'e, E: Ephemeris + ?Sized>(
    ephemeris: &'e E,
    moon: Sign,
    zodiac: Zodiac,
    window: Range<JulianDayUt>,
) -> Result<Stays<'e, E>> {
    if !matches!(zodiac, Zodiac::Sidereal(_)) {
        return Err(Error::invalid(
            "zodiac",
            zodiac,
            "a sidereal zodiac, such as sidereal:lahiri",
        ));
    }
    let saturn = Quantity::longitude(Body::Saturn, zodiac);
    let borders = Sign::ALL.map(Sign::start);
    // Refuses a wrong window by the caller's own bounds before they are widened.
    Crossings::new(ephemeris, saturn.clone(), borders, window.clone())?;
    let range = &ephemeris.description().range;
    let ut = |at: JulianDayTt| Ok::<_, Error>(at.0 - ephemeris.delta_t(JulianDayUt(at.0))? / 86_400.0);
    // A second within the range, which is in the other scale.
    const SECOND: f64 = 1.0 / 86_400.0;
    let begin = JulianDayUt((window.start.0 - LONGEST_STAY).max(ut(*range.start())? + SECOND));
    let end = JulianDayUt((window.end.0 + LONGEST_STAY).min(ut(*range.end())? - SECOND));
    let at = begin.to_tt(ephemeris.delta_t(begin)?);
    let state = ephemeris.state(Body::Saturn, at)?;
    let longitude = state.longitude - zodiac::beginning(ephemeris, zodiac, at)?;
    Ok(Stays {
        crossings: Crossings::new(ephemeris, saturn, borders, begin..end)?,
        moon,
        window,
        open: Some((Sign::of(longitude), begin, state.longitude_speed < 0.0)),
        end,
        rounds: 0,
        last: None,
    })
}

impl<E: Ephemeris + ?Sized> Stays<'_, E> {
    fn stay(&mut self, sign: Sign, span: Range<JulianDayUt>, (entered, leaves): (bool, bool)) -> Result<Option<Stay>> {
        let Some(phase) = Phase::of(self.moon, sign) else {
            return Ok(None);
        };
        if span.end <= self.window.start {
            return Ok(None);
        }
        let round = phase.is_sade_sati().then(|| {
            if self.last.is_none_or(|last| span.start.0 - last.0 > NEW_ROUND) {
                self.rounds += 1;
            }
            self.last = Some(span.end);
            self.rounds
        });
        Ok(Some(Stay {
            phase,
            sign,
            start: Instant::new(span.start)?,
            end: Instant::new(span.end)?,
            entered_retrograde: entered,
            leaves_retrograde: leaves,
            round,
        }))
    }
}

impl<E: Ephemeris + ?Sized> Iterator for Stays<'_, E> {
    type Item = Result<Stay>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (sign, start, entered) = self.open.take().filter(|(_, start, _)| *start < self.window.end)?;
            let (end, leaves, next) = match self.crossings.next() {
                Some(Ok(crossing)) => {
                    // The border begins the sign above it, and ends the one below.
                    let above = Sign::of(crossing.value + 15.0);
                    let sign = if crossing.rising { above } else { above.advanced(-1) };
                    let at = crossing.instant.jd_ut;
                    (at, !crossing.rising, Some((sign, at, !crossing.rising)))
                }
                Some(Err(error)) => return Some(Err(error)),
                None => (self.end, false, None),
            };
            self.open = next;
            match self.stay(sign, start..end, (entered, leaves)) {
                Ok(Some(stay)) => return Some(Ok(stay)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
