//! The kinds of events: each has a name and finds its own. A kind more is a row more.

use std::ops::Range;

use astra::{
    astro::{
        almanac::Observer,
        ephemeris::Ephemeris,
        search::{mutual_aspects, sign_ingresses, stations},
    },
    core::{
        Error, ErrorKind, Result,
        chart::{AspectKind, Body, Instant, JulianDayUt, Zodiac},
    },
};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{almanac, planets};

/// What is searched, and how.
pub(super) struct Sky<'e> {
    pub(super) ephemeris: &'e dyn Ephemeris,
    pub(super) window: Range<JulianDayUt>,
    pub(super) zodiac: Zodiac,
    /// Those that somebody named.
    pub(super) bodies: Option<Vec<Body>>,
    pub(super) aspects: Vec<AspectKind>,
    /// The place of somebody who looks.
    pub(super) observer: Option<Observer>,
}

impl Sky<'_> {
    pub(super) fn bodies(&self, with_moon: bool) -> Vec<Body> {
        self.bodies.clone().unwrap_or_else(|| planets(with_moon))
    }
}

/// Something that happens.
#[derive(Debug)]
pub(super) struct Event {
    kind: &'static str,
    pub(super) instant: Instant,
    /// In words, without the time.
    pub(super) text: String,
    fields: Map<String, Value>,
}

impl Event {
    /// An event whose fields, its instant among them, are those of a finding.
    pub(super) fn new(kind: &'static str, instant: Instant, text: String, finding: &impl Serialize) -> Result<Self> {
        let unwritable = |cause: Option<serde_json::Error>| {
            let error = Error::new(ErrorKind::Internal, "an event cannot be written as JSON");
            match cause {
                Some(cause) => error.caused_by(cause),
                None => error,
            }
        };
        match serde_json::to_value(finding).map_err(|cause| unwritable(Some(cause)))? {
            Value::Object(fields) => Ok(Self {
                kind,
                instant,
                text,
                fields,
            }),
            _ => Err(unwritable(None)),
        }
    }

    /// `{"kind", ..the finding}`.
    pub(super) fn into_json(self) -> Value {
        let mut object = Map::new();
        object.insert("kind".into(), self.kind.into());
        object.extend(self.fields);
        object.into()
    }
}

/// A kind of event.
pub(super) struct Kind {
    /// As `--kinds` takes it.
    pub(super) name: &'static str,
    /// Whether it needs a place.
    pub(super) local: bool,
    /// Finds those of a window.
    pub(super) find: fn(&Sky<'_>) -> Result<Vec<Event>>,
}

/// Every kind.
pub(super) const KINDS: [Kind; 7] = [
    Kind {
        name: "ingress",
        local: false,
        find: ingresses,
    },
    Kind {
        name: "station",
        local: false,
        find: stands,
    },
    Kind {
        name: "aspect",
        local: false,
        find: aspects,
    },
    Kind {
        name: "lunation",
        local: false,
        find: almanac::phases,
    },
    Kind {
        name: "eclipse",
        local: false,
        find: almanac::eclipses,
    },
    Kind {
        name: "void_of_course",
        local: false,
        find: almanac::void_courses,
    },
    Kind {
        name: "rise_set",
        local: true,
        find: almanac::rise_set,
    },
];

fn ingresses(sky: &Sky<'_>) -> Result<Vec<Event>> {
    sign_ingresses(sky.ephemeris, &sky.bodies(false), sky.zodiac, &sky.window)?
        .map(|found| {
            let found = found?;
            let back = if found.retrograde { " backwards" } else { "" };
            let text = format!("{} enters {}{back}", found.body.name(), found.to.name());
            Event::new("ingress", found.instant, text, &found)
        })
        .collect()
}

fn stands(sky: &Sky<'_>) -> Result<Vec<Event>> {
    let turning: Vec<Body> = sky
        .bodies(false)
        .into_iter()
        .filter(|body| *body != Body::Sun)
        .collect();
    stations(sky.ephemeris, &turning, sky.zodiac, &sky.window)?
        .map(|found| {
            let found = found?;
            let text = format!(
                "{} turns {} at {:.2}° {}",
                found.body.name(),
                if found.retrograde { "retrograde" } else { "direct" },
                found.longitude - found.sign.start(),
                found.sign.name()
            );
            Event::new("station", found.instant, text, &found)
        })
        .collect()
}

fn aspects(sky: &Sky<'_>) -> Result<Vec<Event>> {
    mutual_aspects(sky.ephemeris, &sky.bodies(false), &sky.aspects, sky.zodiac, &sky.window)?
        .map(|found| {
            let found = found?;
            let text = format!("{} {} {}", found.a.name(), found.aspect.as_str(), found.b.name());
            Event::new("aspect", found.instant, text, &found)
        })
        .collect()
}
