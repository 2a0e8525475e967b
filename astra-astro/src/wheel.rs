//! A chart as a picture: one self-contained SVG, without fonts, styles or scripts from elsewhere.
//!
//! The ascendant is at the left and the signs run counter-clockwise; without a time of birth there is no ascendant,
//! so 0° Aries takes its place and the picture says so. Glyphs are strokes of our own. Labels never overlap: their
//! places are computed.

mod bodies;
mod canvas;
mod glyphs;
mod houses;
mod layout;
mod theme;
mod words;

use astra_core::chart::{AspectKind, Body, Chart, Sign};
use canvas::{Canvas, Stroke};
pub use glyphs::glyph_sheet;
pub use theme::{Rgb, Theme};
use words::{describe, note};

/// How a wheel is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct WheelOptions {
    /// The colours.
    pub theme: Theme,
    /// The bodies to draw. By default those that aspects are sought between: the mean node would stand on top of the
    /// true one.
    pub bodies: Vec<Body>,
    /// What the picture is called where it is read aloud.
    pub title: String,
}

impl Default for WheelOptions {
    fn default() -> Self {
        Self {
            theme: Theme::light(),
            bodies: Body::NATAL.into_iter().filter(|body| *body != Body::MeanNode).collect(),
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
const GLYPH: f64 = 279.5;
const DEGREE: f64 = 242.0;
const MINUTE: f64 = 209.0;
const RANGE_END: f64 = 205.5;
const RETROGRADE: f64 = 189.0;
const HOUSES: f64 = 180.0;
const HUB: f64 = 148.0;
const HUB_WITHOUT_HOUSES: f64 = 186.0;

// Sizes, such that the picture can still be read at the width of a phone.
const GLYPH_SCALE: f64 = 1.45;
const SIGN_SCALE: f64 = 1.35;
const DEGREE_SIZE: f64 = 20.0;
const MINUTE_SIZE: f64 = 14.5;
const RANGE_SIZE: f64 = 14.0;
const RETROGRADE_SIZE: f64 = 12.0;
const HOUSE_SIZE: f64 = 15.0;
const ANGLE_SIZE: f64 = 18.0;
const CUSP_SIZE: f64 = 14.5;
const CAPTION_SIZE: f64 = 17.0;
const CAPTION: f64 = 44.0;
/// Half the picture's side, where labels stand outside the rim.
const HALF: f64 = 430.0;

/// Draws a natal chart.
#[must_use]
pub fn wheel(chart: &Chart, options: &WheelOptions) -> String {
    let drawing = Drawing {
        chart,
        options,
        left: chart.angles.map_or(0.0, |angles| angles.ascendant),
        hub: if chart.cusps.is_some() { HUB } else { HUB_WITHOUT_HOUSES },
    };
    let mut canvas = Canvas::default();
    drawing.rings(&mut canvas);
    drawing.houses(&mut canvas);
    drawing.aspects(&mut canvas);
    drawing.bodies(&mut canvas);
    drawing.angles(&mut canvas);

    let half = if chart.cusps.is_some() || chart.angles.is_some() {
        HALF
    } else {
        RIM + 12.0
    };
    let note = note(chart);
    let caption = if note.is_some() { CAPTION } else { 0.0 };
    if let Some(note) = &note {
        canvas.text(
            (0.0, half + caption / 2.0 - 6.0),
            CAPTION_SIZE,
            options.theme.muted,
            false,
            note,
        );
    }
    canvas.finish(
        half,
        caption,
        options.theme.background,
        &options.title,
        &describe(chart, &options.bodies),
    )
}

struct Drawing<'a> {
    chart: &'a Chart,
    options: &'a WheelOptions,
    /// The longitude at the left.
    left: f64,
    /// The radius of the inmost circle.
    hub: f64,
}

impl Drawing<'_> {
    /// The point of a longitude at a radius; the picture's y grows downwards.
    fn point(&self, longitude: f64, radius: f64) -> (f64, f64) {
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
        for degree in 0..360_u16 {
            let length = match degree {
                _ if degree % 10 == 0 => 9.0,
                _ if degree % 5 == 0 => 6.5,
                _ => 3.5,
            };
            let longitude = f64::from(degree);
            canvas.tick(
                self.point(longitude, SIGNS_END),
                self.point(longitude, SIGNS_END - length),
            );
        }
        canvas.ticks(Stroke::new(theme.line, 0.8));
        for radius in [RIM, SIGNS_END, self.hub] {
            canvas.circle(radius, Stroke::new(theme.line, 1.2));
        }
        if self.chart.cusps.is_some() {
            canvas.circle(HOUSES, Stroke::new(theme.line, 0.8));
        }
    }

    /// Lines across the hub; the tighter, the stronger. Kinds differ in their dashes too, not by colour alone.
    fn aspects(&self, canvas: &mut Canvas) {
        // Drawn loosest first, so that the tight ones lie on top.
        for aspect in self.chart.aspects.iter().rev() {
            let (Some(a), Some(b)) = (self.chart.longitude(aspect.a), self.chart.longitude(aspect.b)) else {
                continue;
            };
            let theme = self.options.theme;
            let (colour, dash) = match aspect.aspect {
                AspectKind::Sextile => (theme.soft, Some("3 4")),
                AspectKind::Trine => (theme.soft, None),
                AspectKind::Square => (theme.hard, Some("8 3")),
                AspectKind::Opposition => (theme.hard, None),
                _ => (theme.muted, None),
            };
            let tightness = 1.0 - (aspect.orb / aspect.limit).clamp(0.0, 1.0);
            let stroke = Stroke {
                colour,
                width: 0.9 + 0.9 * tightness,
                dash,
                opacity: 0.35 + 0.6 * tightness,
            };
            canvas.line(self.point(a, self.hub), self.point(b, self.hub), stroke);
        }
    }
}

/// The angle between two longitudes, 0 to 180 degrees.
fn separation(a: f64, b: f64) -> f64 {
    let apart = (a - b).rem_euclid(360.0);
    apart.min(360.0 - apart)
}
