//! `/api/users/{user_id}/context`: the context document.

use astra::core::{
    Principal, Role,
    context::{ContextPatch, PatchBy, UserContext},
};
use axum::{
    Json,
    extract::{Path, State},
};
use serde_json::{Value, json};

use super::{ApiError, App, error::Body, guard::Caller};

/// What does not belong here: the charts have an endpoint of their own, and the key is the store's.
const HELD_BACK: [&str; 2] = ["birth_chart", "_id"];

pub(super) async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let document = app.of(&caller.principal, &user)?.context().await?;
    Ok(Json(shown(&user, &document)))
}

pub(super) async fn patch(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Body(patch): Body,
) -> Result<Json<Value>, ApiError> {
    let view = app.of(&caller.principal, &user)?;
    let patch = ContextPatch::from_json(by(&caller.principal), &Value::Object(patch))?;
    Ok(Json(shown(&user, &view.update(&patch).await?)))
}

fn by(caller: &Principal) -> PatchBy {
    match caller.role() {
        Role::Service | Role::Admin => PatchBy::Host,
        _ => PatchBy::User,
    }
}

fn shown(user: &str, document: &UserContext) -> Value {
    let mut fields = document.redacted().fields().clone();
    fields.retain(|name, _| !HELD_BACK.contains(&name.as_str()));
    fields.insert("user_id".into(), user.into());
    fields.insert("preferences".into(), json!(document.preferences()));
    json!({"document": fields, "missing_fields": document.missing_fields()})
}
