//! `/api/users/{user_id}/chart.svg`: the chart, its squares, its aspects and its transits as pictures.

use std::sync::Arc;

use astra::{
    astro::{
        pictures::{
            GridOptions, Outer, Picture, SquareChart, SquareOptions, Theme, TimelineOptions, WheelOptions, biwheel,
            cross_grid, grid, north, south, timeline, wheel,
        },
        vedic::{
            Node,
            varga::{Scheme, Varga},
        },
    },
    core::{Error, ErrorKind, Kept, Result, chart::Chart},
};
use axum::{
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    ApiError, App,
    guard::Caller,
    transits::{self, Window},
};

/// What is drawn, and how.
#[derive(Deserialize)]
pub(super) struct Look {
    picture: Option<String>,
    theme: Option<String>,
    /// The number of parts of a square's division.
    varga: Option<String>,
    #[serde(flatten)]
    window: Window,
}

pub(super) async fn draw(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Query(look): Query<Look>,
) -> Result<Response, ApiError> {
    let theme = Theme::parse(look.theme.as_deref().unwrap_or("light"))?;
    let picture = Picture::parse(look.picture.as_deref().unwrap_or("wheel"))?;
    let varga = varga(look.varga.as_deref())?;
    let kept = app.of(&caller.principal, &user)?.reading().await?;
    let svg = match picture {
        Picture::Wheel => wheel(natal(&kept)?, &WheelOptions::themed(theme)),
        Picture::Grid => grid(natal(&kept)?, &GridOptions::themed(theme)),
        Picture::Biwheel => {
            let options = WheelOptions {
                title: "Birth chart with the transits around it".into(),
                ..WheelOptions::themed(theme)
            };
            biwheel(natal(&kept)?, &sky(&kept)?, &options)
        }
        Picture::CrossGrid => {
            let options = GridOptions {
                title: "Transits to the birth chart".into(),
                ..GridOptions::themed(theme)
            };
            cross_grid(natal(&kept)?, &sky(&kept)?, &options)
        }
        Picture::North => north(&square(&kept, varga)?, &SquareOptions::themed(theme)),
        Picture::South => south(&square(&kept, varga)?, &SquareOptions::themed(theme)),
        Picture::Timeline => {
            let found = transits::find(&app, &kept, &look.window).await?;
            let options = TimelineOptions {
                today: Some(found.today),
                ..TimelineOptions::themed(theme)
            };
            timeline(&found.timeline(), &options)
        }
    };
    Ok(([(header::CONTENT_TYPE, "image/svg+xml; charset=utf-8")], svg).into_response())
}

/// The chart in the person's own system.
pub(super) fn natal(kept: &Kept) -> Result<&Arc<Chart>> {
    kept.natal.as_ref().ok_or_else(none_yet)
}

/// The sidereal chart, which everybody has beside it.
pub(super) fn sidereal(kept: &Kept) -> Result<Arc<Chart>> {
    kept.document.birth_charts().vedic.ok_or_else(none_yet)
}

fn none_yet() -> Error {
    Error::new(ErrorKind::NotFound, "there is no chart yet")
}

fn sky(kept: &Kept) -> Result<Outer<'_>> {
    kept.transits.as_deref().map(Outer::transits).ok_or_else(none_yet)
}

fn varga(number: Option<&str>) -> Result<Varga> {
    let Some(text) = number else { return Ok(Varga::D1) };
    let number = text
        .parse()
        .map_err(|_| Error::invalid("varga", text, "the number of parts, 1 to 300"))?;
    Varga::new(number, Scheme::Parashara)
}

fn square(kept: &Kept, varga: Varga) -> Result<SquareChart> {
    Ok(SquareChart::varga(&*sidereal(kept)?, varga, Node::Mean))
}
