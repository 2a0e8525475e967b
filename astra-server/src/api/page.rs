//! The page and its assets, built into the binary.

use astra::core::{Error, ErrorKind};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

use super::ApiError;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml; charset=utf-8";

/// A file of the page, by name, with its type.
macro_rules! file {
    ($name:literal, $kind:ident) => {
        ($name, $kind, include_bytes!(concat!("../../page/", $name)))
    };
}

const FILES: [(&str, &str, &[u8]); 26] = [
    file!("index.html", HTML),
    file!("base.css", CSS),
    file!("chart.css", CSS),
    file!("layout.css", CSS),
    file!("talk.css", CSS),
    file!("api.js", SCRIPT),
    file!("app.js", SCRIPT),
    file!("birth.js", SCRIPT),
    file!("chart.js", SCRIPT),
    file!("dasha.js", SCRIPT),
    file!("degrees.js", SCRIPT),
    file!("dom.js", SCRIPT),
    file!("feed.js", SCRIPT),
    file!("log.js", SCRIPT),
    file!("pictures.js", SCRIPT),
    file!("places.js", SCRIPT),
    file!("rows.js", SCRIPT),
    file!("talk.js", SCRIPT),
    file!("theme.js", SCRIPT),
    file!("words.js", SCRIPT),
    file!("year.js", SCRIPT),
    file!("you.js", SCRIPT),
    file!("zones.js", SCRIPT),
    file!("glyphs.svg", SVG),
    file!("mark.svg", SVG),
    file!("sky.svg", SVG),
];

pub(super) async fn index() -> Result<Response, ApiError> {
    asset(Path("index.html".to_owned())).await
}

pub(super) async fn asset(Path(file): Path<String>) -> Result<Response, ApiError> {
    let found = FILES.iter().find(|(name, ..)| *name == file);
    let (_, kind, bytes) = found.ok_or_else(|| Error::new(ErrorKind::NotFound, "no such file"))?;
    Ok(([(header::CONTENT_TYPE, *kind)], *bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_page_is_served() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
        let mut there: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut served: Vec<_> = FILES.map(|(name, ..)| name.to_owned()).into();
        there.sort();
        served.sort();
        assert_eq!(there, served);
    }

    #[test]
    fn the_page_has_no_script_or_style_in_its_text() {
        let page = include_str!("../../page/index.html");
        for inline in [
            "<style",
            " style=",
            "<script>",
            " onclick=",
            " onload=",
            "javascript:",
            "http:",
            "https:",
        ] {
            assert!(!page.contains(inline), "{inline}");
        }
    }
}
