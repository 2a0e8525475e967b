//! What of a birth the strengths ask for: the tropical sky, the angles, and the parts of the day between sunrises.

use astra_core::{
    Error, ErrorKind, Result,
    chart::{Body, Chart, Coordinates, JulianDayTt, JulianDayUt},
};

use crate::{
    almanac::{CrossingKind, HorizonOptions, Observer, horizon},
    angle::{arc, normalize},
    coordinates::Ecliptic,
    ephemeris::Ephemeris,
    vedic::{Graha, Node, VedicChart},
};

/// Days before and after a birth within which the sunrises around it lie, save in polar regions.
const AROUND: f64 = 1.6;

/// A birth with what turns with the Earth.
pub(super) struct Birth {
    pub(super) chart: VedicChart,
    pub(super) at: JulianDayTt,
    /// Sidereal.
    pub(super) ascendant: f64,
    pub(super) midheaven: f64,
    /// What a sidereal longitude lacks to the tropical one.
    pub(super) ayanamsha: f64,
    pub(super) obliquity: f64,
    /// Degrees of the Sun from its upper culmination, 0 to 180, either way.
    pub(super) from_noon: f64,
    pub(super) day: Day,
}

/// The day of a birth, from sunrise to sunrise.
pub(super) struct Day {
    /// 0 for Sunday: the day that the last sunrise began.
    pub(super) weekday: usize,
    /// The number of that day, as civil Julian day number.
    pub(super) number: i64,
    /// Whether the birth was by daylight.
    pub(super) light: bool,
    /// The part of the daylight, or of the night, that was over.
    pub(super) over: f64,
    /// The part of the whole day that was over.
    pub(super) over_all: f64,
}

impl Birth {
    pub(super) fn of<E: Ephemeris + ?Sized>(
        ephemeris: &E,
        chart: &Chart,
        node: Node,
        options: &HorizonOptions,
    ) -> Result<Self> {
        let vedic = VedicChart::of(chart, node)?;
        if !chart.time_known {
            return Err(Error::invalid("at", "a day of unknown hour", "a time of birth"));
        }
        let (Some(place), Some(angles)) = (&chart.basis.place, chart.angles) else {
            return Err(Error::invalid("lat", "missing", "a place of birth"));
        };
        let place = Coordinates::new(place.latitude, place.longitude)?;
        let at = chart.jd_ut.to_tt(chart.basis.delta_t);
        let orientation = ephemeris.orientation(at)?;
        let sun = ephemeris.state(Body::Sun, at)?;
        let right_ascension = Ecliptic::new(sun.longitude, sun.latitude)
            .to_equatorial(orientation.obliquity)
            .right_ascension;
        let sidereal_time = ephemeris.sidereal_time(chart.jd_ut, &orientation)?;
        // East of Greenwich the day begins earlier: by the clocks of the birth, or by the Sun where none are known.
        let clocks = chart
            .basis
            .time
            .offset
            .map_or(place.longitude() / 360.0, |seconds| f64::from(seconds) / 86_400.0);
        Ok(Self {
            ascendant: angles.ascendant,
            midheaven: angles.midheaven,
            ayanamsha: normalize(sun.longitude - vedic.longitude(Graha::Sun)),
            obliquity: orientation.obliquity,
            from_noon: arc(right_ascension, sidereal_time + place.longitude()).abs(),
            day: Day::of(ephemeris, chart.jd_ut, place, options, clocks)?,
            chart: vedic,
            at,
        })
    }

    /// The tropical longitude of a graha.
    pub(super) fn tropical(&self, graha: Graha) -> f64 {
        normalize(self.chart.longitude(graha) + self.ayanamsha)
    }
}

impl Day {
    fn of<E: Ephemeris + ?Sized>(
        ephemeris: &E,
        at: JulianDayUt,
        place: Coordinates,
        options: &HorizonOptions,
        clocks: f64,
    ) -> Result<Self> {
        let observer = Observer::at_sea_level(place);
        let span = JulianDayUt(at.0 - AROUND)..JulianDayUt(at.0 + AROUND);
        let found = horizon::crossings(ephemeris, Body::Sun, observer, *options, span)?.collect::<Result<Vec<_>>>()?;
        let times = |kind| {
            found
                .iter()
                .filter(move |crossing| crossing.kind == kind)
                .map(|crossing| crossing.instant.jd_ut.0)
        };
        let rise = times(CrossingKind::Rise).rfind(|rise| *rise <= at.0);
        let next = times(CrossingKind::Rise).find(|rise| *rise > at.0);
        let set = times(CrossingKind::Set).find(|set| rise.is_some_and(|rise| *set > rise));
        let (Some(rise), Some(set), Some(next)) = (rise, set.filter(|set| next.is_some_and(|next| *set < next)), next)
        else {
            return Err(Error::new(
                ErrorKind::OutOfRange,
                format!(
                    "the Sun does not rise and set around the birth at latitude {}: strengths by the parts of the day \
                     do not exist there",
                    place.latitude()
                ),
            )
            .with("field", "lat")
            .with("value", place.latitude()));
        };
        let number = (rise + clocks + 0.5).floor();
        let light = at.0 < set;
        Ok(Self {
            weekday: (number as i64 + 1).rem_euclid(7) as usize,
            number: number as i64,
            light,
            over: if light {
                (at.0 - rise) / (set - rise)
            } else {
                (at.0 - set) / (next - set)
            },
            over_all: (at.0 - rise) / (next - rise),
        })
    }
}
