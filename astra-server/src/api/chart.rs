//! `/api/users/{user_id}/chart`: the chart with the transits of the moment, as data and as a picture.

use astra::core::{Error, ErrorKind};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{ApiError, App, guard::Caller};

pub(super) async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let kept = app.of(&caller.principal, &user)?.reading().await?;
    Ok(Json(json!({
        "system": kept.document.system(),
        "chart": kept.natal,
        "transits": kept.transits,
        "overview": kept.document.text("astro_overview"),
        "missing_fields": kept.document.missing_fields(),
    })))
}

#[derive(Deserialize)]
pub(super) struct Look {
    theme: Option<String>,
}

pub(super) async fn wheel(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Query(look): Query<Look>,
) -> Result<Response, ApiError> {
    use astra::astro::pictures::{Theme, WheelOptions, wheel};
    let theme = match look.theme.as_deref() {
        None | Some("light") => Theme::light(),
        Some("dark") => Theme::dark(),
        Some(other) => return Err(Error::invalid("theme", other, "light or dark").into()),
    };
    let kept = app.of(&caller.principal, &user)?.reading().await?;
    let natal = kept
        .natal
        .ok_or_else(|| Error::new(ErrorKind::NotFound, "there is no chart yet"))?;
    let svg = wheel(
        &natal,
        &WheelOptions {
            theme,
            ..WheelOptions::default()
        },
    );
    Ok(([(header::CONTENT_TYPE, "image/svg+xml; charset=utf-8")], svg).into_response())
}
