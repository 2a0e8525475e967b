use proptest::prelude::*;

use super::{super::Nakshatra, *};

const BIRTH: JulianDayUt = JulianDayUt(2_448_058.020_833);

fn dasha(system: System, longitude: f64) -> Dasha {
    let options = DashaOptions {
        system,
        ..DashaOptions::default()
    };
    Dasha::from_longitude(longitude, BIRTH, &options).unwrap()
}

#[test]
fn a_round_of_five_levels_has_as_many_leaves_as_lords_to_the_fifth_and_no_gap() {
    let dasha = dasha(System::Vimshottari, 123.456);
    let mut before: Option<Period> = None;
    for period in dasha.periods(5).unwrap().take(59_049).map(Result::unwrap) {
        if let Some(before) = before {
            assert_eq!(before.end.jd_ut, period.start.jd_ut);
        }
        assert!(period.days() > 0.0);
        before = Some(period);
    }
    let end = before.unwrap().end.jd_ut.0;
    let whole = dasha.periods(1).unwrap().nth(8).unwrap().unwrap().end.jd_ut.0;
    assert_eq!(end, whole);
}

#[test]
fn the_next_round_begins_where_the_first_ended() {
    for system in System::ALL {
        let dasha = dasha(system, 77.7);
        let periods: Vec<_> = dasha.periods(1).unwrap().take(30).map(Result::unwrap).collect();
        for (one, next) in periods.iter().zip(periods.iter().skip(1)) {
            assert_eq!(one.end.jd_ut, next.start.jd_ut);
        }
        let lords = system.lords().len();
        assert_eq!(periods[0].lord(), periods[lords].lord());
    }
}

#[test]
fn wrong_questions_are_refused_by_name() {
    let dasha = dasha(System::Yogini, 1.0);
    for (error, field) in [
        (dasha.periods(0).err(), "level"),
        (dasha.periods(6).err(), "level"),
        (dasha.running(JulianDayUt(f64::NAN)).err(), "at"),
        (dasha.running(JulianDayUt(BIRTH.0 - 100.0 * 365.0)).err(), "at"),
        (YearLength::parse("12").err(), "year_length"),
        (YearLength::parse("NaN").err(), "year_length"),
        (YearLength::parse("moon").err(), "year_length"),
        (
            Dasha::from_longitude(f64::NAN, BIRTH, &DashaOptions::default()).err(),
            "longitude",
        ),
    ] {
        assert_eq!(error.unwrap().field(), Some(field));
    }
    assert_eq!(YearLength::parse("360.5").unwrap().days(), 360.5);
}

#[test]
fn the_yoginis_sub_periods_have_the_days_that_the_texts_count() {
    // Of years of 360 days, Mangala in Mangala lasts 10 days, Pingala in Pingala 40, Sankata in Sankata 640.
    let options = DashaOptions {
        system: System::Yogini,
        year: YearLength::Savana,
        ..DashaOptions::default()
    };
    // Ardra, the sixth nakshatra, begins with Mangala.
    let dasha = Dasha::from_longitude(nakshatra::SPAN * 5.0, BIRTH, &options).unwrap();
    let own: Vec<_> = dasha
        .periods(1)
        .unwrap()
        .take(8)
        .map(|period| dasha.within(&period.unwrap()).unwrap()[0].days().round())
        .collect();
    assert_eq!(own, [10.0, 40.0, 90.0, 160.0, 250.0, 360.0, 490.0, 640.0]);
}

#[test]
fn an_unknown_hour_gives_bounds_that_hold_every_hour_of_the_day() {
    let from = 115.0;
    let way = 13.1;
    let mut chart = VedicChart::from_longitudes([0.0, from + way / 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 180.0], None);
    chart.jd_ut = Some(BIRTH);
    chart.grahas[1].day = Some((from, from + way));
    let options = DashaOptions::default();
    assert_eq!(Dasha::of(&chart, &options).unwrap_err().field(), Some("at"));
    let possible = possible(&chart, &options).unwrap();
    assert_eq!(possible.len(), 2, "Ashlesha, then Magha");
    for minute in 0..1440 {
        let part = f64::from(minute) / 1440.0;
        let born = JulianDayUt(BIRTH.0 - 0.5 + part);
        let dasha = Dasha::from_longitude(from + way * part, born, &options).unwrap();
        let course = possible
            .iter()
            .find(|course| course.born.earliest.jd_ut <= born && born <= course.born.latest.jd_ut)
            .unwrap();
        assert_eq!(course.nakshatra, Nakshatra::of(from + way * part));
        for (bounds, period) in course.periods.iter().zip(dasha.periods(1).unwrap()) {
            let period = period.unwrap();
            assert_eq!(bounds.lord, period.lord());
            let slack = 1e-3;
            assert!(bounds.start.earliest.jd_ut.0 <= period.start.jd_ut.0 + slack);
            assert!(period.start.jd_ut.0 <= bounds.start.latest.jd_ut.0 + slack);
        }
    }
}

proptest! {
    #[test]
    fn sub_periods_tile_their_period_and_begin_with_its_lord(
        longitude in 0.0..360.0_f64,
        system in prop::sample::select(&System::ALL[..]),
        nth in 0..40_usize,
        level in 1..5_u8,
    ) {
        let dasha = dasha(system, longitude);
        let period = dasha.periods(level).unwrap().nth(nth).unwrap().unwrap();
        let parts = dasha.within(&period).unwrap();
        prop_assert_eq!(parts.first().map(|part| part.start), Some(period.start));
        prop_assert_eq!(parts.last().map(|part| part.end), Some(period.end));
        prop_assert_eq!(parts[0].lord(), period.lord());
        for (one, next) in parts.iter().zip(parts.iter().skip(1)) {
            prop_assert_eq!(one.end, next.start);
        }
        let sum: f64 = parts.iter().map(Period::days).sum();
        prop_assert!((sum - period.days()).abs() < 1e-6);
        let years = system.lords();
        for part in &parts {
            let own = years.iter().find(|(lord, _)| *lord == part.lord()).unwrap().1;
            prop_assert!((part.days() / period.days() - f64::from(own) / system.years()).abs() < 1e-5);
        }
    }

    #[test]
    fn the_running_chain_holds_the_instant_at_each_level(
        longitude in 0.0..360.0_f64,
        system in prop::sample::select(&System::ALL[..]),
        days in 0.0..70_000.0_f64,
    ) {
        let dasha = dasha(system, longitude);
        let at = JulianDayUt(BIRTH.0 + days);
        let chain = dasha.running(at).unwrap();
        prop_assert_eq!(chain.len(), 5);
        for (level, period) in (1..).zip(&chain) {
            prop_assert_eq!(period.level, level);
            // A border falls to one side or the other within the rounding of a Julian day.
            prop_assert!(period.start.jd_ut.0 - 1e-6 <= at.0 && at.0 <= period.end.jd_ut.0 + 1e-6);
            let listed = dasha.between(level, at, JulianDayUt(at.0 + 1e-9)).unwrap().next().unwrap().unwrap();
            prop_assert_eq!(&listed, period);
        }
        for (above, below) in chain.iter().zip(chain.iter().skip(1)) {
            prop_assert_eq!(&below.lords[..above.lords.len()], &above.lords[..]);
        }
    }

    #[test]
    fn the_balance_is_what_is_left_of_the_first_period(longitude in 0.0..360.0_f64, system in prop::sample::select(&System::ALL[..])) {
        let dasha = dasha(system, longitude);
        let first = dasha.periods(1).unwrap().next().unwrap().unwrap();
        let balance = dasha.balance();
        prop_assert_eq!(balance.lord, first.lord());
        prop_assert!(balance.years > 0.0 && balance.years <= balance.of);
        prop_assert!(((first.end.jd_ut.0 - BIRTH.0) / YearLength::default().days() - balance.years).abs() < 1e-6);
    }
}
