//! Errors as clients see them: `{"error": {"kind", "message", "field"?}}`.

use astra::core::{Error, ErrorKind};
use axum::{
    Json,
    extract::{
        FromRequest, Request,
        rejection::{BytesRejection, FailedToBufferBody},
    },
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::LARGEST_BODY;

/// An error on its way to a client.
#[derive(Debug)]
pub struct ApiError(pub Error);

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

const fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::InvalidInput
        | ErrorKind::AmbiguousTime
        | ErrorKind::NonexistentTime
        | ErrorKind::AmbiguousPlace
        | ErrorKind::OutOfRange => StatusCode::BAD_REQUEST,
        ErrorKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        ErrorKind::PermissionDenied => StatusCode::FORBIDDEN,
        ErrorKind::NotFound => StatusCode::NOT_FOUND,
        ErrorKind::Conflict | ErrorKind::StaleLease => StatusCode::CONFLICT,
        ErrorKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorKind::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        ErrorKind::Unsupported => StatusCode::NOT_IMPLEMENTED,
        ErrorKind::Unavailable | ErrorKind::Cancelled => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::Timeout => StatusCode::GATEWAY_TIMEOUT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = status(self.0.kind());
        let body = if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(error = ?self.0, "a request failed");
            json!({"error": {"kind": self.0.kind().as_str(), "message": "something went wrong on our side"}})
        } else {
            json!({"error": self.0.to_json()})
        };
        let mut response = (status, Json(body)).into_response();
        if let Some(delay) = self.0.retry_after() {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, delay.as_secs().max(1).into());
        }
        response
    }
}

pub(super) async fn no_such_path() -> ApiError {
    ApiError(Error::new(ErrorKind::NotFound, "no such path"))
}

/// The body of a request: a JSON object.
pub(super) struct Body(pub(super) Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        // Browsers send other types across sites without asking first.
        let json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                value
                    .split(';')
                    .next()
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
            });
        if !json {
            return Err(Error::invalid("content-type", "something else", "application/json").into());
        }
        let bytes = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|rejection| match rejection {
                BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => Error::new(
                    ErrorKind::TooLarge,
                    format!("the body is too large: the limit is {LARGEST_BODY} bytes"),
                )
                .with("field", "body")
                .with("limit", LARGEST_BODY),
                other => Error::new(ErrorKind::InvalidInput, "the body broke off").caused_by(other),
            })?;
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(object)) => Ok(Self(object)),
            Ok(_) => Err(Error::invalid("body", "not an object", "a JSON object").into()),
            Err(cause) => Err(
                Error::new(ErrorKind::InvalidInput, format!("the body is not JSON: {cause}"))
                    .with("field", "body")
                    .caused_by(cause)
                    .into(),
            ),
        }
    }
}

impl Body {
    /// Text that must be there.
    pub(super) fn text(&self, field: &'static str) -> Result<&str, Error> {
        match self.0.get(field) {
            Some(Value::String(text)) => Ok(text),
            Some(other) => Err(Error::invalid(field, other, "text")),
            None => Err(Error::invalid(field, "missing", "text")),
        }
    }
}
