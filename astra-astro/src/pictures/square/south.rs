//! The South Indian square: signs stand still, Aries second in the top row and on clockwise, and the ascendant is
//! marked.

use astra_core::chart::Sign;

use super::{
    super::{
        canvas::{Anchor, Canvas, Frame, Stroke, Type},
        glyphs,
        words::{BOLD, fitted, width},
    },
    Region, SquareChart, SquareOptions,
};

const CELL: f64 = 175.0;
const SIDE: f64 = 4.0 * CELL;
const MARGIN: f64 = 22.0;
const NUMBER_SIZE: f64 = 16.0;
const TITLE_SIZE: f64 = 28.0;
const NOTE_SIZE: f64 = 17.0;
const NOTE_PITCH: f64 = 28.0;
/// The corner that marks the ascendant.
const CORNER: f64 = 34.0;
const GLYPH_SCALE: f64 = 0.85;
/// The middle of what stands in the lower corners, from the cell's edge.
const FOOT: f64 = 19.0;

/// The columns and rows of the signs, from Aries.
const CELLS: [(u8, u8); 12] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (3, 1),
    (3, 2),
    (3, 3),
    (2, 3),
    (1, 3),
    (0, 3),
    (0, 2),
    (0, 1),
    (0, 0),
];

/// Draws a chart as the square of southern India.
#[must_use]
pub fn south(chart: &SquareChart, options: &SquareOptions) -> String {
    let mut canvas = Canvas::default();
    for (sign, (column, row)) in Sign::ALL.into_iter().zip(CELLS) {
        cell(
            &mut canvas,
            chart,
            options,
            sign,
            (f64::from(column) * CELL, f64::from(row) * CELL),
        );
    }
    let theme = options.theme;
    for (from, to) in [(0.0, SIDE), (CELL, 3.0 * CELL)] {
        let frame = [(from, from), (to, from), (to, to), (from, to)];
        for (a, b) in frame.iter().zip(frame.iter().cycle().skip(1)) {
            canvas.line(*a, *b, Stroke::new(theme.accent, 2.2));
        }
    }
    let room = 2.0 * CELL - 30.0;
    let top = SIDE / 2.0 - chart.notes.len() as f64 * NOTE_PITCH / 2.0;
    let (title, size) = fitted(&chart.title, TITLE_SIZE, 12.0, room / BOLD);
    canvas.text((SIDE / 2.0, top), Type::new(size, theme.ink).bold(), &title);
    for (row, note) in (1..).zip(&chart.notes) {
        let (note, size) = fitted(note, NOTE_SIZE, 10.0, room);
        let y = top + 8.0 + f64::from(row) * NOTE_PITCH;
        canvas.text((SIDE / 2.0, y), Type::new(size, theme.muted), &note);
    }
    let frame = Frame {
        left: -MARGIN,
        top: -MARGIN,
        width: SIDE + 2.0 * MARGIN,
        height: SIDE + 2.0 * MARGIN,
    };
    canvas.finish(frame, theme.background, "south", &chart.title, &chart.aloud())
}

fn cell(canvas: &mut Canvas, chart: &SquareChart, options: &SquareOptions, sign: Sign, (x, y): (f64, f64)) {
    let theme = options.theme;
    let house = chart.house(sign);
    let first = house == 1 && chart.ascendant_known;
    let corners = vec![(x, y), (x + CELL, y), (x + CELL, y + CELL), (x, y + CELL)];
    let fill = if first { theme.elements[2] } else { theme.disc };
    canvas.polygon(&corners, fill, Some(Stroke::new(theme.line, 1.4)));
    let mut taken = Vec::new();
    if first {
        for reach in [CORNER - 7.0, CORNER] {
            canvas.line((x, y + reach), (x + reach, y), Stroke::new(theme.accent, 1.6));
        }
        taken.push(((x + CORNER / 2.0, y + CORNER / 2.0), (CORNER / 2.0, CORNER / 2.0)));
    }
    let bottom = y + CELL - FOOT;
    let glyph = (x + FOOT, bottom);
    canvas.glyph("sign", glyphs::sign(sign), glyph, GLYPH_SCALE, theme.muted, None);
    let reach = glyphs::REACH * GLYPH_SCALE;
    taken.push((glyph, (reach, reach)));
    let number = format!("{house}");
    let style = Type::new(NUMBER_SIZE, theme.muted).at(Anchor::End);
    let end = x + CELL - FOOT + 8.0;
    canvas.text((end, bottom), style, &number);
    let half = width(&number, NUMBER_SIZE) / 2.0;
    taken.push(((end - half, bottom), (half, reach)));
    let region = Region {
        corners,
        taken,
        middle: y + (CELL - FOOT) / 2.0,
    };
    chart.write(canvas, sign, &region, options);
}
