//! What a person may do with all of their data, and whether the server is well.

use astra::core::store::{DeletionReceipt, UserExport};
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use serde_json::{Value, json};

use super::{ApiError, App, guard::Caller};

pub(super) async fn export(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let export: UserExport = app.of(&caller.principal, &user)?.export().await?;
    Ok((
        [(
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"astra-export.json\"",
        )],
        Json(export),
    ))
}

pub(super) async fn erase(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
) -> Result<Json<DeletionReceipt>, ApiError> {
    Ok(Json(app.of(&caller.principal, &user)?.erase().await?))
}

pub(super) async fn health(State(app): State<App>) -> Json<Value> {
    Json(json!({
        "status": "ok",
        "store": app.inner.astra.store().capability().name,
        "engine": app.inner.astra.engine().capability().name,
    }))
}
