//! When the rising sign changes.

use std::ops::Range;

use astra_core::{
    Result,
    chart::{JulianDayUt, Sign},
};

use crate::{almanac::Observer, angle::normalize, ephemeris::Ephemeris, houses::Sphere, vedic::panchanga::spans::Sky};

/// Days between two looks: within the polar circles a sign may rise in minutes.
const STEP: f64 = 2.0 / 1440.0;
/// A second, in days.
const CLOSE: f64 = 1.0 / 86_400.0;

/// The rising signs of a span, in order.
///
/// Within the polar circles the ascendant may leap or run backwards; it is looked at often enough to see it.
pub(super) fn lagnas<E: Ephemeris + ?Sized>(
    sky: &Sky<'_, E>,
    observer: &Observer,
    span: &Range<JulianDayUt>,
) -> Result<Vec<(Sign, Range<JulianDayUt>)>> {
    let ephemeris = sky.ephemeris;
    let middle = JulianDayUt((span.start.0 + span.end.0) / 2.0);
    let tt = crate::almanac::scales::tt(ephemeris, middle, "date")?;
    // Within a day neither obliquity nor ayanamsha moves by as much as a second of time does.
    let (orientation, offset) = (ephemeris.orientation(tt)?, sky.offset(tt)?);
    let place = observer.place();
    let sign = |at: f64| {
        let sphere = Sphere {
            meridian: normalize(ephemeris.sidereal_time(JulianDayUt(at), &orientation)? + place.longitude()),
            obliquity: orientation.obliquity,
            latitude: place.latitude(),
        };
        Ok::<_, astra_core::Error>(Sign::of(offset.apply(sphere.angles().ascendant)))
    };
    let mut found = Vec::new();
    let (mut start, mut at) = (span.start.0, span.start.0);
    let mut rising = sign(at)?;
    while at < span.end.0 {
        let next = (at + STEP).min(span.end.0);
        let then = sign(next)?;
        if then != rising {
            let (mut low, mut high) = (at, next);
            while high - low > CLOSE {
                let middle = (low + high) / 2.0;
                if sign(middle)? == rising {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            found.push((rising, JulianDayUt(start)..JulianDayUt(high)));
            (start, rising) = (high, then);
        }
        at = next;
    }
    found.push((rising, JulianDayUt(start)..span.end));
    Ok(found)
}
