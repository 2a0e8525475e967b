//! The kinds of events that the almanac finds: lunations, eclipses, void courses, rising and setting.

use astra::{
    astro::almanac::{
        CrossingKind, HorizonOptions, LunationKind,
        eclipse::{
            EclipseOptions, LocalLunarEclipse, LocalSolarEclipse, LunarEclipse, SolarEclipse, local_lunar, local_solar,
            lunar_eclipses, solar_eclipses,
        },
        horizon::crossings,
        moon::lunations,
        void_of_course::{VoidBodies, VoidOfCourse, voids},
    },
    core::{
        Error, Result,
        chart::{Body, Instant, Sign},
    },
};
use serde::Serialize;

use super::kinds::{Event, Sky};

#[derive(Serialize)]
struct Phase {
    #[serde(flatten)]
    instant: Instant,
    phase: LunationKind,
    longitude: f64,
    sign: Sign,
}

pub(super) fn phases(sky: &Sky<'_>) -> Result<Vec<Event>> {
    lunations(sky.ephemeris, sky.window.clone())?
        .map(|found| {
            let found = found?;
            let text = format!(
                "{} at {:.2}° {}",
                found.kind.name(),
                found.longitude - found.sign.start(),
                found.sign.name()
            );
            let told = Phase {
                instant: found.instant,
                phase: found.kind,
                longitude: found.longitude,
                sign: found.sign,
            };
            Event::new("lunation", found.instant, text, &told)
        })
        .collect()
}

#[derive(Serialize)]
struct Eclipse<'a> {
    #[serde(flatten)]
    instant: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    solar: Option<&'a SolarEclipse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lunar: Option<&'a LunarEclipse>,
    /// As the place has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    solar_here: Option<LocalSolarEclipse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lunar_here: Option<LocalLunarEclipse>,
}

pub(super) fn eclipses(sky: &Sky<'_>) -> Result<Vec<Event>> {
    let options = EclipseOptions::default();
    let mut events = Vec::new();
    let seen = |visible: bool| match (sky.observer, visible) {
        (None, _) => "",
        (Some(_), true) => ", seen here",
        (Some(_), false) => ", not seen here",
    };
    for found in solar_eclipses(sky.ephemeris, options, sky.window.clone())? {
        let found = found?;
        let here = match sky.observer {
            Some(observer) => local_solar(sky.ephemeris, options, observer, &found)?,
            None => None,
        };
        let text = format!(
            "{} solar eclipse, magnitude {:.3}, saros {}{}",
            found.kind.as_str(),
            found.magnitude,
            found.saros,
            seen(here.is_some_and(|here| here.visible))
        );
        let told = Eclipse {
            instant: found.greatest,
            solar: Some(&found),
            lunar: None,
            solar_here: here,
            lunar_here: None,
        };
        events.push(Event::new("eclipse", found.greatest, text, &told)?);
    }
    for found in lunar_eclipses(sky.ephemeris, options, sky.window.clone())? {
        let found = found?;
        let here = match sky.observer {
            Some(observer) => Some(local_lunar(sky.ephemeris, options, observer, &found)?),
            None => None,
        };
        let magnitude = match found.umbra {
            Some(_) => found.umbral_magnitude,
            None => found.penumbral_magnitude,
        };
        let text = format!(
            "{} lunar eclipse, magnitude {magnitude:.3}, saros {}{}",
            found.kind.as_str(),
            found.saros,
            seen(here.is_some_and(|here| here.visible.is_some()))
        );
        let told = Eclipse {
            instant: found.greatest,
            solar: None,
            lunar: Some(&found),
            solar_here: None,
            lunar_here: here,
        };
        events.push(Event::new("eclipse", found.greatest, text, &told)?);
    }
    Ok(events)
}

#[derive(Serialize)]
struct Course {
    #[serde(flatten)]
    instant: Instant,
    #[serde(flatten)]
    void: VoidOfCourse,
}

/// Those that begin within the window.
pub(super) fn void_courses(sky: &Sky<'_>) -> Result<Vec<Event>> {
    voids(sky.ephemeris, VoidBodies::default(), sky.window.clone())?
        .filter(|found| {
            found
                .as_ref()
                .map_or(true, |void| sky.window.contains(&void.start.jd_ut))
        })
        .map(|found| {
            let void = found?;
            let text = format!(
                "Moon void of course in {} until {}",
                void.sign.name(),
                void.end.at.strftime("%Y-%m-%d %H:%M")
            );
            let instant = void.start;
            Event::new("void_of_course", instant, text, &Course { instant, void })
        })
        .collect()
}

#[derive(Serialize)]
struct Crossing {
    #[serde(flatten)]
    instant: Instant,
    body: Body,
    crossing: CrossingKind,
    azimuth: f64,
    altitude: f64,
}

pub(super) fn rise_set(sky: &Sky<'_>) -> Result<Vec<Event>> {
    let observer = sky
        .observer
        .ok_or_else(|| Error::invalid("lat", "missing", "a place, latitude and longitude, for rise_set"))?;
    let mut events = Vec::new();
    for body in sky.bodies(true) {
        let found = crossings(
            sky.ephemeris,
            body,
            observer,
            HorizonOptions::default(),
            sky.window.clone(),
        )?;
        for crossing in found {
            let crossing = crossing?;
            let name = body.name();
            let text = match crossing.kind {
                CrossingKind::Rise => format!("{name} rises"),
                CrossingKind::Set => format!("{name} sets"),
                CrossingKind::UpperCulmination => format!("{name} culminates at {:.1}°", crossing.altitude),
                CrossingKind::LowerCulmination => format!("{name} is lowest at {:.1}°", crossing.altitude),
            };
            let told = Crossing {
                instant: crossing.instant,
                body,
                crossing: crossing.kind,
                azimuth: crossing.azimuth,
                altitude: crossing.altitude,
            };
            events.push(Event::new("rise_set", crossing.instant, text, &told)?);
        }
    }
    Ok(events)
}
