//! The wheel, of one chart or of two around one zodiac.
//!
//! The ascendant is at the left and the signs run counter-clockwise; without a time of birth there is no ascendant,
//! so 0° Aries takes its place and the picture says so.

mod bodies;
mod houses;
mod outer;

use astra_core::chart::{Body, Chart, Sign};

pub use self::outer::{CrossAspect, Outer, biwheel};
use super::{
    Theme,
    canvas::{Canvas, Frame, Stroke, Type, Xy},
    glyphs,
    words::{describe, note},
};

/// How a wheel is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct WheelOptions {
    /// The colours.
    pub theme: Theme,
    /// The bodies to draw, of those that the chart has. By default all but the mean node, which would stand on top of
    /// the true one.
    pub bodies: Vec<Body>,
    /// What the picture is called where it is read aloud.
    pub title: String,
}

impl Default for WheelOptions {
    fn default() -> Self {
        Self {
            theme: Theme::light(),
            bodies: Body::ALL.into_iter().filter(|body| *body != Body::MeanNode).collect(),
            title: "Birth chart".into(),
        }
    }
}

impl WheelOptions {
    /// The defaults in these colours.
    #[must_use]
    pub fn themed(theme: Theme) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

// Radii, in units of the picture, from the outside in.
const RIM: f64 = 360.0;
const SIGNS_END: f64 = 313.0;
const HOUSES: f64 = 180.0;
const HUB: f64 = 148.0;
const HUB_WITHOUT_HOUSES: f64 = 186.0;

// Sizes, such that the picture can still be read at the width of a phone.
const SIGN_SCALE: f64 = 1.35;
const CAPTION_SIZE: f64 = 17.0;
const CAPTION: f64 = 44.0;
/// Outside the last circle, with the labels of angles and cusps, and without.
const MARGIN: f64 = 70.0;
const BARE_MARGIN: f64 = 12.0;

/// Draws a natal chart.
#[must_use]
pub fn wheel(chart: &Chart, options: &WheelOptions) -> String {
    let drawing = Drawing::new(chart, options, RIM);
    let mut canvas = Canvas::default();
    drawing.rings(&mut canvas);
    drawing.houses(&mut canvas);
    drawing.aspects(&mut canvas);
    drawing.bodies(&mut canvas);
    drawing.angles(&mut canvas);
    drawing.finish(canvas, "wheel", &describe(chart, &options.bodies))
}

struct Drawing<'a> {
    chart: &'a Chart,
    options: &'a WheelOptions,
    /// The longitude at the left.
    left: f64,
    /// The radius of the inmost circle.
    hub: f64,
    /// The radius of the outmost.
    edge: f64,
}

impl<'a> Drawing<'a> {
    fn new(chart: &'a Chart, options: &'a WheelOptions, edge: f64) -> Self {
        Self {
            chart,
            options,
            left: chart.angles.map_or(0.0, |angles| angles.ascendant),
            hub: if chart.cusps.is_some() { HUB } else { HUB_WITHOUT_HOUSES },
            edge,
        }
    }

    /// The file, with what the chart has to say for itself below the picture.
    fn finish(&self, mut canvas: Canvas, id: &str, description: &str) -> String {
        let labelled = self.chart.cusps.is_some() || self.chart.angles.is_some();
        let half = self.edge + if labelled { MARGIN } else { BARE_MARGIN };
        let note = note(self.chart);
        let caption = if note.is_some() { CAPTION } else { 0.0 };
        let theme = self.options.theme;
        if let Some(note) = &note {
            let at = (0.0, half + caption / 2.0 - 6.0);
            canvas.text(at, Type::new(CAPTION_SIZE, theme.muted), note);
        }
        let frame = Frame {
            left: -half,
            top: -half,
            width: 2.0 * half,
            height: 2.0 * half + caption,
        };
        canvas.finish(frame, theme.background, id, &self.options.title, description)
    }

    /// The point of a longitude at a radius; the picture's y grows downwards.
    fn point(&self, longitude: f64, radius: f64) -> Xy {
        let (sin, cos) = (longitude - self.left).to_radians().sin_cos();
        (-radius * cos, radius * sin)
    }

    /// A straight line along one longitude.
    fn spoke(&self, canvas: &mut Canvas, longitude: f64, from: f64, to: f64, stroke: Stroke) {
        canvas.line(self.point(longitude, from), self.point(longitude, to), stroke);
    }

    /// The signs with their degrees, and the circles that everything else keeps to.
    fn rings(&self, canvas: &mut Canvas) {
        let theme = self.options.theme;
        canvas.disc(SIGNS_END, theme.disc);
        for (sign, fill) in Sign::ALL.into_iter().zip(theme.elements.into_iter().cycle()) {
            let (from, to) = (sign.start(), sign.start() + 30.0);
            canvas.band(
                [self.point(from, RIM), self.point(to, RIM)],
                [self.point(to, SIGNS_END), self.point(from, SIGNS_END)],
                (RIM, SIGNS_END),
                fill,
            );
        }
        for sign in Sign::ALL {
            self.spoke(canvas, sign.start(), SIGNS_END, RIM, Stroke::new(theme.line, 1.0));
            let middle = self.point(sign.start() + 15.0, (RIM + SIGNS_END) / 2.0);
            canvas.glyph("sign", glyphs::sign(sign), middle, SIGN_SCALE, theme.ink, None);
        }
        self.degrees(canvas, SIGNS_END, -1.0);
        for radius in [RIM, SIGNS_END, self.hub] {
            canvas.circle(radius, Stroke::new(theme.line, 1.2));
        }
        if self.chart.cusps.is_some() {
            canvas.circle(HOUSES, Stroke::new(theme.line, 0.8));
        }
    }

    /// A scale of degrees along a circle, outwards (1) or inwards (-1).
    fn degrees(&self, canvas: &mut Canvas, radius: f64, way: f64) {
        for degree in 0..360_u16 {
            let length = match degree {
                _ if degree % 10 == 0 => 9.0,
                _ if degree % 5 == 0 => 6.5,
                _ => 3.5,
            };
            let longitude = f64::from(degree);
            canvas.tick(
                self.point(longitude, radius),
                self.point(longitude, radius + way * length),
            );
        }
        canvas.ticks(Stroke::new(self.options.theme.line, 0.8));
    }

    /// The natal aspects, loosest first, so that the tight ones lie on top.
    fn aspects(&self, canvas: &mut Canvas) {
        for aspect in self.chart.aspects.iter().rev() {
            let (Some(a), Some(b)) = (self.chart.longitude(aspect.a), self.chart.longitude(aspect.b)) else {
                continue;
            };
            let stroke = self.options.theme.aspect_line(aspect.aspect, aspect.orb, aspect.limit);
            canvas.line(self.point(a, self.hub), self.point(b, self.hub), stroke);
        }
    }
}

/// The angle between two longitudes, 0 to 180 degrees.
fn separation(a: f64, b: f64) -> f64 {
    let apart = (a - b).rem_euclid(360.0);
    apart.min(360.0 - apart)
}
