//! One row: whose aspect to what, when it holds, and when it is exact.

use astra_core::chart::Point;
use jiff::Timestamp;

use super::{
    super::{
        Theme,
        canvas::{Anchor, Canvas, Stroke, Type, Xy},
        glyphs::{self, Mark},
        layout::{Slot, spread_line},
        words::{capital, fitted, width},
    },
    Bar, LEFT, RIGHT, ROW, Scale,
};

const GLYPH_SCALE: f64 = 0.95;
const ASPECT_SCALE: f64 = 0.72;
const WORD_SIZE: f64 = 15.0;
const NAME_SIZE: f64 = 13.5;
const DATE_SIZE: f64 = 12.0;
/// Where the names begin.
const NAME: f64 = 96.0;
/// Half the thickness where the orb is entered, between exact moments, and at them.
const THIN: f64 = 2.0;
const BETWEEN: f64 = 3.4;
const THICK: f64 = 7.0;

pub(super) fn draw(canvas: &mut Canvas, bar: &Bar, scale: Scale, top: f64, theme: Theme) {
    let middle = top + ROW / 2.0;
    name(canvas, bar, middle, theme);
    let colour = theme.aspect(bar.aspect);
    let axis = top + 0.34 * ROW;
    for (from, to, exact) in &bar.spans {
        let upper = outline(scale.x(*from), scale.x(*to), exact, scale);
        let mut corners: Vec<Xy> = upper.iter().map(|(x, half)| (*x, axis - half)).collect();
        corners.extend(upper.iter().rev().map(|(x, half)| (*x, axis + half)));
        canvas.polygon(&corners, colour, None);
    }
    let moments: Vec<Timestamp> = bar.spans.iter().flat_map(|(.., exact)| exact.iter().copied()).collect();
    for moment in &moments {
        let at = (scale.x(*moment), axis);
        canvas.ring(at, 3.0, theme.background, Stroke::new(theme.ink, 1.6));
    }
    dates(canvas, &moments, scale, top + 0.78 * ROW, theme);
}

/// The upper edge of a span: where, and how far from the axis.
fn outline(from: f64, to: f64, exact: &[Timestamp], scale: Scale) -> Vec<Xy> {
    // So that even the shortest can be seen.
    let (from, to) = if to - from < 3.0 {
        (from - 1.5, to + 1.5)
    } else {
        (from, to)
    };
    let mut edge = vec![(from, THIN)];
    let mut before: Option<f64> = None;
    for moment in exact {
        let x = scale.x(*moment).clamp(from, to);
        if let Some(before) = before {
            edge.push(((before + x) / 2.0, BETWEEN));
        }
        edge.push((x, THICK));
        before = Some(x);
    }
    edge.push((to, THIN));
    edge
}

fn name(canvas: &mut Canvas, bar: &Bar, y: f64, theme: Theme) {
    let strokes = glyphs::body(bar.transiting);
    canvas.glyph("body", strokes, (16.0, y), GLYPH_SCALE, theme.ink, None);
    let strokes = glyphs::aspect(bar.aspect);
    canvas.glyph(
        "aspect",
        strokes,
        (44.0, y),
        ASPECT_SCALE,
        theme.aspect(bar.aspect),
        None,
    );
    match Point::parse(&bar.natal).map_or(Mark::Word(""), Mark::of) {
        Mark::Glyph(strokes) => canvas.glyph("body", strokes, (72.0, y), GLYPH_SCALE, theme.ink, None),
        Mark::Word(word) => canvas.text((72.0, y), Type::new(WORD_SIZE, theme.accent).bold(), word),
    }
    let words = format!(
        "{} {} {}",
        capital(bar.transiting.name()),
        bar.aspect.as_str().replace('_', " "),
        bar.natal_name()
    );
    let (words, size) = fitted(&words, NAME_SIZE, 10.0, LEFT - NAME - 8.0);
    canvas.text((NAME, y), Type::new(size, theme.muted).at(Anchor::Start), &words);
}

/// The days of the exact moments. Where they do not all find room, every other one stays, and all are in the text.
fn dates(canvas: &mut Canvas, moments: &[Timestamp], scale: Scale, y: f64, theme: Theme) {
    for step in 1..=moments.len() {
        let labels: Vec<(f64, String)> = moments
            .iter()
            .step_by(step)
            .map(|at| (scale.x(*at), at.strftime("%-d %b").to_string()))
            .collect();
        let slots: Vec<Slot> = labels
            .iter()
            .map(|(at, words)| Slot {
                at: *at,
                width: width(words, DATE_SIZE) + 5.0,
                weight: 1.0,
            })
            .collect();
        if let Some(places) = spread_line(&slots, LEFT - 4.0, RIGHT + 10.0) {
            for ((_, words), x) in labels.iter().zip(places) {
                canvas.text((x, y), Type::new(DATE_SIZE, theme.ink), words);
            }
            return;
        }
    }
}
