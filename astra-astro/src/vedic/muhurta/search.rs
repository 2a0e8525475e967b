//! The search, a day at a time.

use std::{collections::VecDeque, ops::Range};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, Instant, JulianDayUt, Sign},
};
use jiff::civil::Date;

use super::{Avoid, Criteria, Muhurta, Reason, lagna::lagnas};
use crate::{
    almanac::{Observer, scales, sun_day::SunDay},
    angle::arc,
    ephemeris::Ephemeris,
    vedic::{
        Rashi as _,
        panchanga::{
            Ayana, Limb, Month, MonthSystem, Panchanga, PanchangaOptions, PanchangaRequest, TimeKind, Vara, panchanga,
            spans::{Angle, Sky},
        },
    },
};

/// Yogas of which a part is bad, by number, with that part in sixtieths of the yoga: *Muhurta Chintamani*, chapter 1.
/// Vishkambha 3, Atiganda and Ganda 6, Shula 5, Vyaghata and Vajra 9, half of Parigha, all of Vyatipata and Vaidhriti.
const BAD_YOGAS: [(u8, f64); 9] = [
    (1, 3.0),
    (6, 6.0),
    (9, 5.0),
    (10, 6.0),
    (13, 9.0),
    (15, 9.0),
    (17, 60.0),
    (19, 30.0),
    (27, 60.0),
];

/// Degrees from the Sun at which a planet is lost in his light (*Surya Siddhanta* 9.6-8): direct, and retrograde.
const COMBUSTION: [(Body, f64, f64); 2] = [(Body::Jupiter, 11.0, 11.0), (Body::Venus, 10.0, 8.0)];

/// The good times of the days of a span, the last day excluded, in order.
///
/// A day is that of the panchanga, from its sunrise to the next. Days that the calendar of the zone went over are passed
/// over.
///
/// # Errors
/// [`ErrorKind::InvalidInput`] for criteria that nothing can meet, an unknown zone, or a span that ends before it begins.
/// An item is an error where the ephemeris ends.
pub fn muhurtas<E: Ephemeris + ?Sized>(
    ephemeris: &E,
    criteria: Criteria,
    observer: Observer,
    zone: String,
    options: PanchangaOptions,
    days: Range<Date>,
) -> Result<Muhurtas<'_, E>> {
    criteria.check()?;
    crate::time_zone(&zone)?;
    if days.start > days.end {
        return Err(Error::invalid("to", days.end, "a day that is not before `from`"));
    }
    Ok(Muhurtas {
        ephemeris,
        criteria,
        observer,
        zone,
        options,
        next: Some(days.start),
        end: days.end,
        found: VecDeque::new(),
    })
}

/// Made by [`muhurtas`].
#[derive(Clone, Debug)]
pub struct Muhurtas<'a, E: ?Sized> {
    ephemeris: &'a E,
    criteria: Criteria,
    observer: Observer,
    zone: String,
    options: PanchangaOptions,
    next: Option<Date>,
    end: Date,
    found: VecDeque<Muhurta>,
}

impl<E: Ephemeris + ?Sized> Iterator for Muhurtas<'_, E> {
    type Item = Result<Muhurta>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.found.pop_front() {
                return Some(Ok(found));
            }
            let date = self.next.filter(|date| *date < self.end)?;
            self.next = date.tomorrow().ok();
            match self.day(date) {
                Ok(found) => self.found = found,
                Err(error) if error.kind() == ErrorKind::NonexistentTime => {}
                Err(error) => {
                    self.next = None;
                    return Some(Err(error));
                }
            }
        }
    }
}

/// A day with what the criteria look at.
struct Day<'a, E: ?Sized> {
    sky: Sky<'a, E>,
    panchanga: Panchanga,
    amanta: Month,
    lagnas: Vec<(Sign, Range<JulianDayUt>)>,
    /// When something to be avoided holds.
    bad: Vec<(Avoid, Range<JulianDayUt>)>,
}

impl<E: Ephemeris + ?Sized> Muhurtas<'_, E> {
    fn day(&self, date: Date) -> Result<VecDeque<Muhurta>> {
        let wanted = &self.criteria;
        if !holds(&wanted.varas, &Vara::of(date)) {
            return Ok(VecDeque::new());
        }
        let request = PanchangaRequest {
            date,
            zone: self.zone.clone(),
            observer: self.observer,
            options: PanchangaOptions {
                months: MonthSystem::Amanta,
                ..self.options
            },
        };
        let panchanga = panchanga(self.ephemeris, &request)?;
        let sky = Sky {
            ephemeris: self.ephemeris,
            ayanamsha: self.options.ayanamsha,
        };
        let span = panchanga.start.jd_ut..panchanga.end.jd_ut;
        let day = Day {
            lagnas: lagnas(&sky, &self.observer, &span)?,
            bad: bad(self.ephemeris, &panchanga)?,
            amanta: panchanga.month.month,
            sky,
            panchanga,
        };
        let mut found: VecDeque<Muhurta> = VecDeque::new();
        for piece in day.pieces() {
            let Some(good) = day.judge(wanted, &piece)? else {
                continue;
            };
            match found.back_mut() {
                // Cut by something that was not asked for.
                Some(last) if last.end == good.start && last.reasons == good.reasons && same_limbs(last, &good) => {
                    last.end = good.end;
                }
                _ => found.push_back(good),
            }
        }
        found.retain(|good| (good.end.jd_ut.0 - good.start.jd_ut.0) * 1440.0 >= wanted.minutes);
        Ok(found)
    }
}

fn same_limbs(a: &Muhurta, b: &Muhurta) -> bool {
    (a.tithi, a.nakshatra, a.yoga, a.karana, a.lagna) == (b.tithi, b.nakshatra, b.yoga, b.karana, b.lagna)
}

fn holds<T: PartialEq>(wanted: &[T], found: &T) -> bool {
    wanted.is_empty() || wanted.contains(found)
}

/// The limb that holds at a time.
fn at<T: Copy>(limbs: &[Limb<T>], time: JulianDayUt) -> Option<T> {
    limbs
        .iter()
        .find(|limb| (limb.start.jd_ut..limb.end.jd_ut).contains(&time))
        .map(|limb| limb.value)
}

/// Everything of a day that some criteria avoid.
fn bad<E: Ephemeris + ?Sized>(ephemeris: &E, day: &Panchanga) -> Result<Vec<(Avoid, Range<JulianDayUt>)>> {
    let whole = day.start.jd_ut..day.end.jd_ut;
    let mut bad = Vec::new();
    for time in &day.times {
        let avoid = match time.kind {
            TimeKind::RahuKalam => Avoid::RahuKalam,
            TimeKind::Yamaganda => Avoid::Yamaganda,
            TimeKind::Gulika => Avoid::Gulika,
            TimeKind::Durmuhurta => Avoid::Durmuhurta,
            TimeKind::Varjyam => Avoid::Varjyam,
            _ => continue,
        };
        bad.push((avoid, time.start.jd_ut..time.end.jd_ut));
    }
    for limb in day.karana.iter().filter(|limb| limb.value.is_vishti()) {
        bad.push((Avoid::Bhadra, limb.start.jd_ut..limb.end.jd_ut));
    }
    for limb in &day.moon_sign {
        if matches!(limb.value, Sign::Aquarius | Sign::Pisces) {
            bad.push((Avoid::Panchaka, limb.start.jd_ut..limb.end.jd_ut));
        }
    }
    for limb in &day.yoga {
        if let Some((_, part)) = BAD_YOGAS.iter().find(|(number, _)| *number == limb.value.number()) {
            let length = limb.end.jd_ut.0 - limb.start.jd_ut.0;
            let end = JulianDayUt(limb.start.jd_ut.0 + part / 60.0 * length);
            bad.push((Avoid::BadYogas, limb.start.jd_ut..end));
        }
    }
    match &day.sun {
        SunDay::Rises(sun) => bad.push((Avoid::Night, sun.sunset.jd_ut..sun.next_sunrise.jd_ut)),
        SunDay::Below => bad.push((Avoid::Night, whole.clone())),
        SunDay::Above => {}
    }
    if day.month.adhika || day.month.kshaya.is_some() {
        bad.push((Avoid::IrregularMonths, whole.clone()));
    }
    if day.ayana == Ayana::Dakshinayana {
        bad.push((Avoid::Dakshinayana, whole.clone()));
    }
    let tt = scales::tt(ephemeris, whole.start, "date")?;
    let sun = ephemeris.state(Body::Sun, tt)?.longitude;
    for (body, direct, retrograde) in COMBUSTION {
        let state = ephemeris.state(body, tt)?;
        let limit = if state.longitude_speed < 0.0 {
            retrograde
        } else {
            direct
        };
        if arc(sun, state.longitude).abs() < limit {
            bad.push((Avoid::Combustion, whole.clone()));
        }
    }
    Ok(bad)
}

impl<E: Ephemeris + ?Sized> Day<'_, E> {
    /// The day, cut wherever anything begins or ends.
    fn pieces(&self) -> Vec<Range<JulianDayUt>> {
        fn ends<T>(limbs: &[Limb<T>]) -> impl Iterator<Item = f64> {
            limbs.iter().map(|limb| limb.end.jd_ut.0)
        }
        let day = &self.panchanga;
        let (start, end) = (day.start.jd_ut.0, day.end.jd_ut.0);
        let mut cuts: Vec<f64> = ends(&day.tithi)
            .chain(ends(&day.nakshatra))
            .chain(ends(&day.yoga))
            .chain(ends(&day.karana))
            .chain(ends(&day.moon_sign))
            .chain(self.lagnas.iter().map(|(_, span)| span.end.0))
            .chain(self.bad.iter().flat_map(|(_, span)| [span.start.0, span.end.0]))
            .filter(|cut| (start..end).contains(cut))
            .chain([start, end])
            .collect();
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        cuts.windows(2)
            .filter_map(|pair| match pair {
                [a, b] => Some(JulianDayUt(*a)..JulianDayUt(*b)),
                _ => None,
            })
            .collect()
    }

    /// A piece in which nothing changes, if it meets the criteria.
    fn judge(&self, wanted: &Criteria, piece: &Range<JulianDayUt>) -> Result<Option<Muhurta>> {
        let day = &self.panchanga;
        let middle = JulianDayUt((piece.start.0 + piece.end.0) / 2.0);
        let lagna = self.lagnas.iter().find(|(_, span)| span.contains(&middle));
        let (Some(tithi), Some(nakshatra), Some(yoga), Some(karana), Some(moon), Some((lagna, _))) = (
            at(&day.tithi, middle),
            at(&day.nakshatra, middle),
            at(&day.yoga, middle),
            at(&day.karana, middle),
            at(&day.moon_sign, middle),
            lagna,
        ) else {
            return Ok(None);
        };
        let mut reasons = Vec::new();
        let mut good = true;
        let mut ask = |asked: &'static str, limits: bool, met: bool, found: String| {
            good &= met;
            if limits {
                reasons.push(Reason { asked, found });
            }
        };
        let told = |name: &str| name.to_owned();
        ask("vara", !wanted.varas.is_empty(), true, told(day.vara.sanskrit()));
        ask(
            "tithi",
            !wanted.tithis.is_empty(),
            holds(&wanted.tithis, &tithi.number()),
            format!("{} {}", tithi.paksha().name(), tithi.name()),
        );
        ask(
            "nakshatra",
            !wanted.nakshatras.is_empty(),
            holds(&wanted.nakshatras, &nakshatra),
            told(nakshatra.name()),
        );
        ask(
            "yoga",
            !wanted.yogas.is_empty(),
            holds(&wanted.yogas, &yoga.number()),
            told(yoga.name()),
        );
        ask(
            "karana",
            !wanted.karanas.is_empty(),
            wanted.karanas.is_empty() || wanted.karanas.iter().any(|name| name == karana.name()),
            told(karana.name()),
        );
        ask(
            "lagna",
            !wanted.lagnas.is_empty(),
            holds(&wanted.lagnas, lagna),
            told(lagna.sanskrit()),
        );
        if !wanted.sun_signs.is_empty() {
            let tt = scales::tt(self.sky.ephemeris, piece.start, "date")?;
            let sun = Sign::of(self.sky.angle(Angle::Sun, tt)?.0);
            ask("sun_sign", true, holds(&wanted.sun_signs, &sun), told(sun.sanskrit()));
        }
        ask(
            "month",
            !wanted.months.is_empty(),
            holds(&wanted.months, &self.amanta),
            told(self.amanta.name()),
        );
        if let Some((star, sign)) = wanted.native {
            let tara = (star.count_to(nakshatra) - 1) % 9 + 1;
            ask("tara", true, !matches!(tara, 3 | 5 | 7), format!("the tara {tara}"));
            let house = sign.count_to(moon);
            ask(
                "chandra",
                true,
                !matches!(house, 6 | 8 | 12),
                format!("the Moon in the sign {house} from that of birth"),
            );
        }
        for avoid in &wanted.avoid {
            let now = self
                .bad
                .iter()
                .any(|(bad, span)| bad == avoid && span.contains(&middle));
            ask(avoid.as_str(), true, !now, "not at this time".to_owned());
        }
        if !good {
            return Ok(None);
        }
        Ok(Some(Muhurta {
            start: Instant::new(piece.start)?,
            end: Instant::new(piece.end)?,
            vara: day.vara,
            tithi,
            nakshatra,
            yoga,
            karana,
            lagna: *lagna,
            reasons,
        }))
    }
}
