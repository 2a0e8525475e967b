//! `/api/responder/messages`: posting, and what was said before.

use astra::core::{
    Error,
    feed::History,
    store::{MessageId, NewMessage},
};
use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::StatusCode,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{ApiError, App, error::Body, guard::Caller};

pub(super) async fn post(
    State(app): State<App>,
    caller: Caller,
    body: Body,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let mut message = NewMessage::new(body.text("content")?)?;
    if body.0.contains_key("id") {
        message = message.with_id(MessageId::new(body.text("id")?)?);
    }
    if let Some(metadata) = body.0.get("metadata").filter(|metadata| !metadata.is_null()) {
        if !metadata.is_object() {
            return Err(Error::invalid("metadata", metadata, "an object").into());
        }
        message = message.with_metadata(metadata.clone())?;
    }
    let posted = app.own(&caller.principal).post(message).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({"id": posted.id}))))
}

#[derive(Deserialize)]
pub(super) struct Page {
    before: Option<u64>,
    limit: Option<usize>,
}

pub(super) async fn history(
    State(app): State<App>,
    caller: Caller,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<History>, ApiError> {
    const USUAL: usize = 50;
    let Query(page) = page.map_err(|cause| Error::invalid("before", cause.body_text(), "the number of an event"))?;
    Ok(Json(
        app.own(&caller.principal)
            .history(page.before, page.limit.unwrap_or(USUAL))
            .await?,
    ))
}

pub(super) async fn pending(State(app): State<App>, caller: Caller) -> Result<Json<Value>, ApiError> {
    let pending = app.own(&caller.principal).pending().await?;
    let messages: Vec<_> = pending
        .iter()
        .map(|message| {
            json!({
                "id": message.id, "content": message.content, "status": message.status,
                "createdAt": message.created_at
            })
        })
        .collect();
    Ok(Json(json!({"messages": messages})))
}
