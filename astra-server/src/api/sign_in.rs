//! `/api/session`: who is signed in, local sign-in, sign-out.

use astra::core::{
    Error, ErrorKind, UserScope,
    context::{ContextPatch, PatchBy},
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::{
    ApiError, App,
    error::Body,
    guard::{COOKIE, Caller},
};

pub(super) async fn read(State(app): State<App>, caller: Caller) -> Result<Json<Value>, ApiError> {
    let document = app.own(&caller.principal).context().await?;
    Ok(Json(
        json!({"user_id": caller.principal.user(), "name": document.name()}),
    ))
}

pub(super) async fn local(State(app): State<App>, body: Body) -> Result<Response, ApiError> {
    let Some(sessions) = &app.inner.local else {
        return Err(Error::new(ErrorKind::Unsupported, "local sign-in is off on this server").into());
    };
    let name = body.text("name")?.trim();
    let (user, cookie) = sessions.sign_in(&app.options().tenant, name).await?;
    let view = app
        .inner
        .astra
        .scope(UserScope::new(app.options().tenant.clone(), user.clone()));
    if view.context().await?.name().is_none() {
        view.update(&ContextPatch::from_json(PatchBy::User, &json!({"name": name}))?)
            .await?;
    }
    let cookie = format!(
        "{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}",
        cookie.expose_secret(),
        sessions.lifetime().as_secs()
    );
    Ok((
        [(header::SET_COOKIE, cookie)],
        Json(json!({"user_id": user, "name": view.context().await?.name()})),
    )
        .into_response())
}

pub(super) async fn out() -> Response {
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}
