//! `/api/places`: places by name or near coordinates, for forms that ask where somebody was born.

use astra::core::{Error, ErrorKind};
use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{ApiError, App, guard::Caller};

/// Places of one answer unless asked for more, and at most.
const LIMIT: usize = 10;
const MOST: usize = 50;

/// What is asked: a name as far as it is typed, or coordinates.
#[derive(Deserialize)]
pub(super) struct Asked {
    q: Option<String>,
    near: Option<String>,
    limit: Option<usize>,
}

pub(super) async fn search(
    State(app): State<App>,
    _: Caller,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, ApiError> {
    let places = app
        .options()
        .places
        .clone()
        .ok_or_else(|| Error::new(ErrorKind::Unsupported, "this server has no gazetteer"))?;
    let limit = asked.limit.unwrap_or(LIMIT).min(MOST);
    // A few milliseconds of work.
    let found = tokio::task::spawn_blocking(move || {
        let found = match (asked.q.as_deref(), asked.near.as_deref()) {
            (Some(name), None) => places.search(name, limit)?,
            (None, Some(near)) => {
                let at = astra::astro::places::coordinates(near)
                    .unwrap_or_else(|| Err(Error::invalid("near", near, "a latitude and a longitude")))?;
                places.nearest(at, limit)?
            }
            _ => return Err(Error::invalid("q", "missing or beside near", "either q or near")),
        };
        Ok(json!({"places": found, "source": places.source()}))
    })
    .await
    .map_err(|cause| Error::new(ErrorKind::Internal, "the search broke off").caused_by(cause))?;
    Ok(Json(found?))
}
