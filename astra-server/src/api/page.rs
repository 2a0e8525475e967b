//! The page and its assets, built into the binary.

use astra::core::{Error, ErrorKind};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

use super::ApiError;

pub(super) async fn index() -> Result<Response, ApiError> {
    asset(Path("index.html".to_owned())).await
}

pub(super) async fn asset(Path(file): Path<String>) -> Result<Response, ApiError> {
    const FILES: [(&str, &str, &[u8]); 0] = [];
    let found = FILES.iter().find(|(name, ..)| *name == file);
    let (_, kind, bytes) = found.ok_or_else(|| Error::new(ErrorKind::NotFound, "no such file"))?;
    Ok(([(header::CONTENT_TYPE, *kind)], *bytes).into_response())
}
