//! `/api/users/{user_id}/chart`: the chart with the transits of the moment.

use axum::{
    Json,
    extract::{Path, State},
};
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
