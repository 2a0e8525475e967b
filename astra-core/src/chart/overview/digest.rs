//! The day and the week of one person: their own transits, the strongest first, each sentence with its facts.

use std::sync::Arc;

use jiff::{Span as Length, Timestamp, civil::Weekday, tz::Offset};
use serde::{Deserialize, Serialize};

use super::{
    capital, is_steady, off_by,
    spoken::{Statement, Tongue, transit_id},
};
use crate::{
    Error, ErrorKind, Language, Result,
    chart::{
        AspectKind, Body, Chart, ChartEngine, JulianDayUt, Point, TransitAspect, TransitHit, TransitRequest,
        TransitSearch, Zodiac,
    },
};

/// How much time a digest tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigestSpan {
    /// 24 hours, with the Moon's transits.
    #[default]
    Day,
    /// Seven days, without the Moon's: there would be a hundred.
    Week,
}

/// A digest, asked for.
#[derive(Clone, Debug)]
pub struct DigestRequest {
    /// Whose.
    pub natal: Arc<Chart>,
    /// When it begins.
    pub from: Timestamp,
    /// How long it is.
    pub span: DigestSpan,
    /// The offset of the clock that hours are told by; universal time by default.
    pub offset: Offset,
    /// The language; Hindi is written in Latin letters.
    pub language: Language,
    /// Entries at most; 8 by default.
    pub limit: usize,
}

impl DigestRequest {
    /// A digest in English that begins at an instant, with the other defaults.
    #[must_use]
    pub fn new(natal: Arc<Chart>, from: Timestamp, span: DigestSpan) -> Self {
        Self {
            natal,
            from,
            span,
            offset: Offset::UTC,
            language: Language::English,
            limit: 8,
        }
    }
}

/// A day or a week in sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Digest {
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// How long it is.
    pub span: DigestSpan,
    /// The strongest first.
    pub entries: Vec<DigestEntry>,
    /// The heading, in the language asked for.
    pub heading: String,
}

/// One transit of a digest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DigestEntry {
    /// What is said, with `transit.exact.<body>.<aspect>.<natal point>.<time>` for an aspect that becomes exact, and
    /// `transit.aspect.<body>.<aspect>.<natal point>` for one that is in orb as the digest begins.
    #[serde(flatten)]
    pub statement: Statement,
    /// From 0 to 1: see [`strength`].
    pub strength: f64,
    /// The fact behind an exact aspect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hit: Option<TransitHit>,
    /// The fact behind an aspect in orb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<TransitAspect>,
}

impl Digest {
    /// The digest as Markdown: a heading, and a list with each entry's ids in brackets.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", self.heading);
        for DigestEntry { statement, .. } in &self.entries {
            text.push_str(&format!("- {} [{}]\n", statement.text, statement.basis.join(", ")));
        }
        text
    }
}

/// How strong a transit is, from 0 to 1: the product of the weights of body, aspect and natal point, and of how near
/// to exact it is, from 1 at exact to 0 at the limit of the orb.
///
/// Slow bodies, whose transits last, weigh most, and so do conjunctions and the points that stand for the person: the
/// order of R. Hand, *Planets in Transit* (1976), chapter 2. The numbers are ours.
#[must_use]
pub fn strength(transiting: Body, aspect: AspectKind, natal: Point, nearness: f64) -> f64 {
    let body = match transiting {
        Body::Pluto => 1.0,
        Body::Neptune | Body::Uranus => 0.95,
        Body::Saturn => 0.9,
        Body::Jupiter => 0.8,
        Body::Mars => 0.6,
        Body::Sun => 0.5,
        Body::Venus => 0.45,
        Body::Mercury => 0.4,
        Body::Moon => 0.2,
        _ => 0.5,
    };
    let aspect = match aspect {
        AspectKind::Conjunction => 1.0,
        AspectKind::Opposition => 0.9,
        AspectKind::Square => 0.85,
        AspectKind::Trine => 0.7,
        AspectKind::Sextile => 0.55,
        _ => 0.3,
    };
    let natal = match natal {
        Point::Body(Body::Sun | Body::Moon) | Point::Ascendant | Point::Midheaven => 1.0,
        Point::Body(Body::Mercury | Body::Venus | Body::Mars) => 0.8,
        Point::Body(Body::Jupiter | Body::Saturn) => 0.7,
        _ => 0.5,
    };
    body * aspect * natal * nearness.clamp(0.0, 1.0)
}

/// The digest of a day or a week.
///
/// Where the time of birth is unknown or uncertain no hour is told, and no angle: the natal points themselves are known
/// to their motion in that time only.
///
/// # Errors
/// As [`ChartEngine::search`] and [`ChartEngine::transits`]; [`ErrorKind::OutOfRange`] for a day beyond the calendar.
pub fn digest(engine: &dyn ChartEngine, request: &DigestRequest) -> Result<Digest> {
    let days = match request.span {
        DigestSpan::Day => 1,
        DigestSpan::Week => 7,
    };
    let to = request
        .from
        .checked_add(Length::new().hours(24 * days))
        .map_err(|cause| {
            Error::new(ErrorKind::OutOfRange, "the digest ends beyond the calendar")
                .with("field", "from")
                .with("value", request.from)
                .caused_by(cause)
        })?;
    let natal = &request.natal;
    let mut search = TransitSearch::new(natal, JulianDayUt::from(request.from)..JulianDayUt::from(to));
    search.with_orbs = false;
    let steady = |name: &str| Point::parse(name).is_some_and(|point| is_steady(natal, point));
    search.points.retain(|point| steady(&point.name));
    let timed = natal.time_known && off_by(natal).is_none();
    if request.span == DigestSpan::Day && timed {
        search.bodies.push(Body::Moon);
    }
    let teller = Teller {
        request,
        timed,
        tongue: Tongue {
            hindi: request.language != Language::English,
            vedic: matches!(natal.basis.zodiac, Zodiac::Sidereal(_)),
        },
    };
    let mut entries: Vec<DigestEntry> = engine
        .search(&search)?
        .into_iter()
        .filter_map(|hit| teller.exact(hit))
        .collect();
    let sky = engine.transits(&TransitRequest::new(Arc::clone(natal), request.from))?;
    for aspect in &sky.aspects {
        let told = entries.iter().filter_map(|entry| entry.hit.as_ref()).any(|hit| {
            (hit.transiting, hit.aspect, &*hit.natal) == (aspect.transiting, aspect.aspect, aspect.natal.as_str())
        });
        let known = is_steady(natal, aspect.natal) && search.bodies.contains(&aspect.transiting);
        if known && !told {
            entries.push(teller.in_orb(aspect));
        }
    }
    entries.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    entries.truncate(request.limit);
    Ok(Digest {
        from: request.from,
        to,
        span: request.span,
        entries,
        heading: teller.heading(),
    })
}

struct Teller<'a> {
    request: &'a DigestRequest,
    /// Whether the natal points are exact, so that hours can be told.
    timed: bool,
    tongue: Tongue,
}

impl Teller<'_> {
    fn heading(&self) -> String {
        let day = self.request.offset.to_datetime(self.request.from).date();
        match (self.tongue.hindi, self.request.span) {
            (false, DigestSpan::Day) => format!("Your day, {day}"),
            (false, DigestSpan::Week) => format!("Your week from {day}"),
            (true, DigestSpan::Day) => format!("Aapka din, {day}"),
            (true, DigestSpan::Week) => format!("{day} se aapka hafta"),
        }
    }

    fn exact(&self, hit: TransitHit) -> Option<DigestEntry> {
        let natal = Point::parse(&hit.natal)?;
        let (mover, point) = (
            self.tongue.point(hit.transiting.into(), false),
            self.tongue.natal(natal),
        );
        let at = self.request.offset.to_datetime(hit.instant.at);
        let (weekday, clock) = (weekday(at.weekday()), at.strftime("%H:%M"));
        let relation = self.tongue.relation(hit.aspect);
        let timed = self.timed;
        let pass = (timed && hit.passes > 1).then_some((hit.pass, hit.passes));
        let text = match (self.tongue.hindi, timed) {
            (false, true) => {
                let pass = pass.map(|(n, of)| format!(", pass {n} of {of}")).unwrap_or_default();
                format!("On {weekday} at {clock} {mover} is exactly {relation} your natal {point}{pass}.")
            }
            (false, false) => format!("{} is {relation} your natal {point} these days.", capital(&mover)),
            (true, true) => {
                let pass = pass.map(|(n, of)| format!(" (pass {n}/{of})")).unwrap_or_default();
                format!("{weekday} ko {clock} baje {mover} aapke natal {point} se exact {relation} mein hai{pass}.")
            }
            (true, false) => format!("In dino {mover} aapke natal {point} se {relation} mein hai."),
        };
        let id = format!(
            "transit.exact.{}.{}.{}.{}",
            hit.transiting.as_str(),
            hit.aspect.as_str(),
            hit.natal,
            hit.instant.at.strftime("%Y-%m-%dT%H:%MZ")
        );
        Some(DigestEntry {
            statement: Statement { text, basis: vec![id] },
            strength: strength(hit.transiting, hit.aspect, natal, 1.0),
            hit: Some(hit),
            aspect: None,
        })
    }

    fn in_orb(&self, found: &TransitAspect) -> DigestEntry {
        let opening = match (self.tongue.hindi, self.request.span) {
            (false, DigestSpan::Day) => "As the day begins",
            (false, DigestSpan::Week) => "As the week begins",
            (true, DigestSpan::Day) => "Din ki shuruaat mein",
            (true, DigestSpan::Week) => "Hafte ki shuruaat mein",
        };
        let nearness = if found.limit > 0.0 {
            1.0 - found.orb / found.limit
        } else {
            0.0
        };
        DigestEntry {
            statement: Statement {
                text: self.tongue.transit(opening, found),
                basis: vec![transit_id(found)],
            },
            strength: strength(found.transiting, found.aspect, found.natal, nearness),
            hit: None,
            aspect: Some(found.clone()),
        }
    }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
