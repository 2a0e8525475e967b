//! The dashas of a birth whose hour is unknown: what is certain, and bounds for the rest.
//!
//! The Moon passes a nakshatra in about a day, and with it the whole first period: the beginning of each period is
//! known to years only. Where the nakshatra changes within the day, there are two courses of life to tell.

use astra_core::{
    Error, Result,
    chart::{Instant, JulianDayUt},
};
use serde::Serialize;

use super::{Dasha, DashaOptions};
use crate::{
    angle::arc,
    vedic::{Graha, Nakshatra, VedicChart, nakshatra},
};

/// The earliest and the latest that something can be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Between {
    /// Not before.
    pub earliest: Instant,
    /// Not after.
    pub latest: Instant,
}

/// A mahadasha that is known within bounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PossiblePeriod {
    /// The lord.
    pub lord: Graha,
    /// Its beginning.
    pub start: Between,
    /// Its end.
    pub end: Between,
}

/// What holds for a birth during one nakshatra of the day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Possible {
    /// The nakshatra of the seed.
    pub nakshatra: Nakshatra,
    /// Births of this part of the day have it.
    pub born: Between,
    /// The years left of the first mahadasha, least and most.
    pub balance: (f64, f64),
    /// The mahadashas of one round, in order.
    pub periods: Vec<PossiblePeriod>,
}

/// The possible dashas of a birth whose hour is unknown: one answer for each nakshatra that the seed passes through
/// on the day, in the order of the hours.
///
/// The day is taken as 24 hours around the local noon at which the chart stands, and the motion of the seed within it
/// as uniform, which moves the hour of a change of nakshatra by minutes at most.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] naming `seed` for the lagna, `at` for a chart whose hour is known or that
/// has no instant, `year_length`.
pub fn possible(chart: &VedicChart, options: &DashaOptions) -> Result<Vec<Possible>> {
    let Some(graha) = options.seed.graha() else {
        return Err(Error::invalid(
            "seed",
            "the lagna",
            "a graha: without an hour there is no lagna",
        ));
    };
    let (Some((from, to)), Some(noon)) = (chart.graha(graha).day, chart.jd_ut) else {
        return Err(Error::invalid("at", "a known instant", "a day of unknown hour"));
    };
    let way = arc(from, to);
    // Parts of the day at which the seed, carried to the nakshatra that counts, passes a border.
    let mut cuts = vec![0.0];
    let first = (from / nakshatra::SPAN).floor();
    for border in [first, first + 1.0, first + 2.0] {
        let part = (border * nakshatra::SPAN - from) / way;
        if part > 0.0 && part < 1.0 {
            cuts.push(part);
        }
    }
    cuts.push(1.0);
    cuts.sort_by(f64::total_cmp);
    let born = |part: f64| JulianDayUt(noon.0 - 0.5 + part);
    // A hair inside, so that a border belongs to the part that it bounds.
    const HAIR: f64 = 1e-9;
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .filter(|(start, end)| *end - *start > 2.0 * HAIR)
        .map(|(start, end)| {
            let at = |part: f64| Dasha::from_longitude(from + way * part, born(part), options);
            let ends = [at(start + HAIR)?, at(end - HAIR)?];
            course(
                &ends,
                from + way * (start + end) / 2.0 + options.seed.offset() * nakshatra::SPAN,
            )
            .and_then(|periods| {
                let mut balance = ends.each_ref().map(|dasha| dasha.balance().years);
                balance.sort_by(f64::total_cmp);
                let [least, most] = balance;
                Ok(Possible {
                    nakshatra: periods.0,
                    born: between([born(*start), born(*end)])?,
                    balance: (least, most),
                    periods: periods.1,
                })
            })
        })
        .collect()
}

/// Within one nakshatra every border of a period moves one way as the hour goes on: its bounds are at the ends.
fn course(ends: &[Dasha; 2], middle: f64) -> Result<(Nakshatra, Vec<PossiblePeriod>)> {
    let [first, last] = ends;
    let periods = first
        .periods(1)?
        .zip(last.periods(1)?)
        .take(first.ring.len())
        .map(|(a, b)| {
            let (a, b) = (a?, b?);
            Ok(PossiblePeriod {
                lord: a.lord(),
                start: between([a.start.jd_ut, b.start.jd_ut])?,
                end: between([a.end.jd_ut, b.end.jd_ut])?,
            })
        })
        .collect::<Result<_>>()?;
    Ok((Nakshatra::of(middle), periods))
}

fn between(mut days: [JulianDayUt; 2]) -> Result<Between> {
    days.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [earliest, latest] = days;
    Ok(Between {
        earliest: Instant::new(earliest)?,
        latest: Instant::new(latest)?,
    })
}
