//! `astra chart --svg`: the chart as a picture.

use std::sync::Arc;

use astra::{
    astro::{
        pictures::{
            GridOptions, Outer, Picture, SquareChart, SquareOptions, WheelOptions, biwheel, cross_grid, grid, north,
            south, wheel,
        },
        vedic::{
            Node,
            varga::{Scheme, Varga},
        },
    },
    core::{
        Error, Result,
        chart::{Chart, ChartEngine as _, ChartRequest, TransitRequest, Transits, Zodiac},
    },
};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::super::shared::{Birth, Engine, SheetArgs, names};

/// What is drawn, and where it goes.
#[derive(Debug, clap::Args)]
pub(super) struct PictureArgs {
    #[command(flatten)]
    sheet: SheetArgs,

    /// The picture; the squares north and south are sidereal (Lahiri) unless --zodiac says otherwise.
    #[arg(
        long,
        value_name = "PICTURE",
        requires = "svg",
        default_value = "wheel",
        value_parser = names(Picture::ALL.map(Picture::as_str))
    )]
    picture: String,

    /// The divisional chart of a square, by its number of parts.
    #[arg(long, value_name = "NUMBER", requires = "svg", default_value = "1")]
    varga: u16,

    /// Which node is Rahu in a square.
    #[arg(long, value_name = "NODE", requires = "svg", default_value = "mean", value_parser = names(["mean", "true"]))]
    node: String,

    /// The other chart of a biwheel or a cross_grid, as the JSON object of a batch line:
    /// {"at": "1988-02-01T08:15", "zone": "Asia/Kolkata", "lat": 19.07, "lon": 72.88}.
    #[arg(long, value_name = "JSON", requires = "svg", conflicts_with = "sky")]
    with: Option<String>,

    /// The instant whose sky stands around the chart, where there is no other chart: by default now.
    #[arg(long, value_name = "INSTANT", requires = "svg")]
    sky: Option<Timestamp>,
}

/// What stands around a chart.
enum Around {
    Chart(Box<Chart>),
    Sky(Box<Transits>),
}

impl PictureArgs {
    /// Whether a picture is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.sheet.is_asked()
    }

    /// Draws, and gives what goes to the standard output.
    pub(super) fn draw(&self, birth: &Birth, engine: &Engine) -> Result<String> {
        let picture = Picture::parse(&self.picture)?;
        let request = if picture.is_sidereal() {
            birth.request_in(Zodiac::LAHIRI)?
        } else {
            birth.request()?
        };
        self.sheet.put(self.picture(picture, &request, engine)?)
    }

    fn picture(&self, picture: Picture, request: &ChartRequest, engine: &Engine) -> Result<String> {
        let theme = self.sheet.theme()?;
        let chart = Arc::new(engine.natal(request)?);
        let title = |default: &str| self.sheet.title(default);
        let wheels = |default: &str| WheelOptions {
            title: title(default),
            ..WheelOptions::themed(theme)
        };
        let grids = |default: &str| GridOptions {
            title: title(default),
            points: request.options.points.to_vec(),
            ..GridOptions::themed(theme)
        };
        Ok(match picture {
            Picture::Wheel => wheel(&chart, &wheels("Birth chart")),
            Picture::Grid => grid(&chart, &grids("Aspects")),
            Picture::Biwheel | Picture::CrossGrid => {
                let around = self.around(request, &chart, engine)?;
                let outer = match &around {
                    Around::Chart(other) => Outer::chart("The other chart", other, &chart, &request.options.orbs),
                    Around::Sky(transits) => Outer::transits(transits),
                };
                if picture == Picture::Biwheel {
                    biwheel(&chart, &outer, &wheels("Two charts"))
                } else {
                    cross_grid(&chart, &outer, &grids("Aspects between two charts"))
                }
            }
            Picture::North | Picture::South => {
                let node = if self.node == "true" { Node::True } else { Node::Mean };
                let mut square = SquareChart::varga(&chart, Varga::new(self.varga, Scheme::Parashara)?, node);
                square.title = title(&square.title);
                let options = SquareOptions::themed(theme);
                if picture == Picture::North {
                    north(&square, &options)
                } else {
                    south(&square, &options)
                }
            }
            Picture::Timeline => {
                return Err(Error::invalid(
                    "picture",
                    "timeline",
                    "astra transits --svg, which draws it",
                ));
            }
        })
    }

    fn around(&self, request: &ChartRequest, chart: &Arc<Chart>, engine: &Engine) -> Result<Around> {
        let Some(json) = &self.with else {
            let at = self.sky.unwrap_or_else(Timestamp::now);
            let transits = engine.transits(&TransitRequest::new(Arc::clone(chart), at))?;
            return Ok(Around::Sky(Box::new(transits)));
        };
        let fields: Map<String, Value> = serde_json::from_str(json).map_err(|cause| {
            Error::invalid(
                "with",
                json,
                "a JSON object such as {\"at\", \"zone\", \"lat\", \"lon\"}",
            )
            .caused_by(cause)
        })?;
        let mut other = ChartRequest::from_json(&fields)?;
        other.options = request.options.clone();
        Ok(Around::Chart(Box::new(engine.natal(&other)?)))
    }
}
