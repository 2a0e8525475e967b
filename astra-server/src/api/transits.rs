//! `/api/users/{user_id}/transits`: the exact transits of the months to come.

use std::sync::Arc;

use astra::{
    astro::pictures::Timeline,
    core::{
        Error, ErrorKind, Kept, Result,
        chart::{Body, Chart, JulianDayUt, TransitHit, TransitSearch},
    },
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{ApiError, App, guard::Caller, picture::natal};

/// The window where none is given.
const YEAR: SignedDuration = SignedDuration::from_hours(365 * 24);
/// The longest window.
const LONGEST: SignedDuration = SignedDuration::from_hours(10 * 366 * 24);
/// How far beyond the window transits are sought whose orbs may reach into it: with two degrees, the slowest bodies
/// take two years from one end of the orb to the other.
const REACH: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);
/// Turns that come within this of exact, in degrees, are told too.
const NEAR: f64 = 1.0;
/// Those whose transits last: what a year is told by.
const SLOW: [Body; 5] = [Body::Jupiter, Body::Saturn, Body::Uranus, Body::Neptune, Body::Pluto];

/// Which transits are asked for.
#[derive(Deserialize)]
pub(super) struct Window {
    /// `YYYY-MM-DD`, the first day; today where it is not given.
    from: Option<String>,
    /// `YYYY-MM-DD`, the day after the last; a year later where it is not given.
    to: Option<String>,
    /// Names with commas between; Jupiter to Pluto where none are given.
    bodies: Option<String>,
}

/// The transits of a window.
#[derive(Serialize)]
pub(super) struct Found {
    from: Timestamp,
    to: Timestamp,
    pub(super) today: Timestamp,
    /// The points of the chart that were searched.
    points: Vec<Arc<str>>,
    /// In the order of time; those too that are exact outside the window but within orb in it.
    hits: Vec<TransitHit>,
}

impl Found {
    pub(super) fn timeline(&self) -> Timeline {
        Timeline::new(self.from, self.to, self.hits.iter().map(Into::into))
    }

    /// Whether an orb, or an exact moment, reaches into the window.
    fn touches(&self, hit: &TransitHit) -> bool {
        let begin = hit.orb_enter.map_or(hit.instant.at, |instant| instant.at);
        let end = hit.orb_exit.map_or(hit.instant.at, |instant| instant.at);
        begin < self.to && end >= self.from
    }
}

pub(super) async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Query(window): Query<Window>,
) -> Result<Json<Found>, ApiError> {
    let kept = app.of(&caller.principal, &user)?.reading().await?;
    Ok(Json(find(&app, &kept, &window).await?))
}

/// Searches, away from the threads that answer others.
pub(super) async fn find(app: &App, kept: &Kept, window: &Window) -> Result<Found> {
    let chart = Arc::clone(natal(kept)?);
    let today = kept
        .transits
        .as_ref()
        .map_or_else(Timestamp::now, |transits| transits.at);
    let day = |name, text: &Option<String>| text.as_deref().map(|text| midnight(name, text)).transpose();
    let from = day("from", &window.from)?.unwrap_or_else(|| floor(today));
    let to = match day("to", &window.to)? {
        Some(to) => to,
        None => from
            .checked_add(YEAR)
            .map_err(|cause| Error::invalid("from", from, "a day within the calendar").caused_by(cause))?,
    };
    let length = from.duration_until(to);
    if length <= SignedDuration::ZERO || length > LONGEST {
        return Err(Error::invalid("to", to, "a day after `from`, by at most ten years"));
    }
    let bodies = match &window.bodies {
        None => SLOW.to_vec(),
        Some(names) => names.split(',').map(body).collect::<Result<_>>()?,
    };
    let engine = Arc::clone(app.inner.astra.engine());
    let search = move || {
        let capability = engine.capability();
        let wide = |at: Timestamp, by: SignedDuration| {
            let day = JulianDayUt::from(at).0 + by.as_secs_f64() / 86_400.0;
            JulianDayUt(day.clamp(capability.from.0, capability.to.0))
        };
        let request = request(&chart, bodies, wide(from, -REACH)..wide(to, REACH));
        let points = request.points.iter().map(|point| Arc::clone(&point.name)).collect();
        let mut found = Found {
            from,
            to,
            today,
            points,
            hits: Vec::new(),
        };
        let mut hits = engine.search(&request)?;
        hits.retain(|hit| found.touches(hit));
        found.hits = hits;
        Ok(found)
    };
    tokio::task::spawn_blocking(search)
        .await
        .map_err(|cause| Error::new(ErrorKind::Internal, "the search broke off").caused_by(cause))?
}

fn request(chart: &Chart, bodies: Vec<Body>, window: std::ops::Range<JulianDayUt>) -> TransitSearch {
    TransitSearch {
        bodies,
        near_miss: Some(NEAR),
        ..TransitSearch::new(chart, window)
    }
}

fn body(name: &str) -> Result<Body> {
    let movers = || Body::ALL.into_iter().filter(|body| *body != Body::Moon);
    movers().find(|body| body.as_str() == name.trim()).ok_or_else(|| {
        let known: Vec<_> = movers().map(Body::as_str).collect();
        Error::invalid(
            "bodies",
            name,
            &format!("names of {} with commas between", known.join(", ")),
        )
    })
}

fn midnight(name: &'static str, text: &str) -> Result<Timestamp> {
    text.parse::<Date>()
        .and_then(|day| day.to_zoned(TimeZone::UTC))
        .map(|day| day.timestamp())
        .map_err(|cause| Error::invalid(name, text, "a day as YYYY-MM-DD").caused_by(cause))
}

/// The beginning of the day, in universal time.
fn floor(at: Timestamp) -> Timestamp {
    let day = at.to_zoned(TimeZone::UTC).date();
    day.to_zoned(TimeZone::UTC).map_or(at, |day| day.timestamp())
}
