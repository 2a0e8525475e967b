//! The North Indian diamond: houses stand still, from the top counter-clockwise, and numbers name their signs.

use astra_core::chart::Sign;

use super::{
    super::{
        canvas::{Canvas, Frame, Stroke, Type, Xy},
        words::{BOLD, fitted, width},
    },
    Region, SquareChart, SquareOptions,
};

/// A quarter of the square's side.
const UNIT: f64 = 175.0;
const SIDE: f64 = 4.0 * UNIT;
const MARGIN: f64 = 22.0;
const HEAD: f64 = 54.0;
const TITLE_SIZE: f64 = 24.0;
const NOTE_SIZE: f64 = 17.0;
const NOTE_PITCH: f64 = 27.0;
const NUMBER_SIZE: f64 = 17.0;

/// A house: its corners in quarters of the side, where its number stands, and the height of its middle.
struct House {
    corners: &'static [Xy],
    number: Xy,
    middle: f64,
}

const HOUSES: [House; 12] = [
    House {
        corners: &[(2.0, 0.0), (3.0, 1.0), (2.0, 2.0), (1.0, 1.0)],
        number: (2.0, 1.77),
        middle: 0.92,
    },
    House {
        corners: &[(0.0, 0.0), (2.0, 0.0), (1.0, 1.0)],
        number: (1.0, 0.81),
        middle: 0.33,
    },
    House {
        corners: &[(0.0, 0.0), (1.0, 1.0), (0.0, 2.0)],
        number: (0.79, 1.0),
        middle: 1.0,
    },
    House {
        corners: &[(1.0, 1.0), (2.0, 2.0), (1.0, 3.0), (0.0, 2.0)],
        number: (1.77, 2.0),
        middle: 2.0,
    },
    House {
        corners: &[(0.0, 2.0), (1.0, 3.0), (0.0, 4.0)],
        number: (0.79, 3.0),
        middle: 3.0,
    },
    House {
        corners: &[(0.0, 4.0), (1.0, 3.0), (2.0, 4.0)],
        number: (1.0, 3.19),
        middle: 3.67,
    },
    House {
        corners: &[(2.0, 4.0), (1.0, 3.0), (2.0, 2.0), (3.0, 3.0)],
        number: (2.0, 2.23),
        middle: 3.08,
    },
    House {
        corners: &[(2.0, 4.0), (3.0, 3.0), (4.0, 4.0)],
        number: (3.0, 3.19),
        middle: 3.67,
    },
    House {
        corners: &[(4.0, 4.0), (3.0, 3.0), (4.0, 2.0)],
        number: (3.21, 3.0),
        middle: 3.0,
    },
    House {
        corners: &[(4.0, 2.0), (3.0, 3.0), (2.0, 2.0), (3.0, 1.0)],
        number: (2.23, 2.0),
        middle: 2.0,
    },
    House {
        corners: &[(4.0, 0.0), (4.0, 2.0), (3.0, 1.0)],
        number: (3.21, 1.0),
        middle: 1.0,
    },
    House {
        corners: &[(2.0, 0.0), (4.0, 0.0), (3.0, 1.0)],
        number: (3.0, 0.81),
        middle: 0.33,
    },
];

/// Draws a chart as the diamond of northern India.
#[must_use]
pub fn north(chart: &SquareChart, options: &SquareOptions) -> String {
    let theme = options.theme;
    let mut canvas = Canvas::default();
    let (title, size) = fitted(&chart.title, TITLE_SIZE, 12.0, SIDE / BOLD);
    canvas.text(
        (SIDE / 2.0, -HEAD / 2.0 + 2.0),
        Type::new(size, theme.ink).bold(),
        &title,
    );
    let line = Stroke::new(theme.line, 1.4);
    let scaled = |(x, y): Xy| (x * UNIT, y * UNIT);
    for (house, shape) in (1..).zip(&HOUSES) {
        let corners: Vec<Xy> = shape.corners.iter().copied().map(scaled).collect();
        let fill = match house {
            1 if chart.ascendant_known => theme.elements[2],
            1 | 4 | 7 | 10 => theme.disc,
            _ => theme.background,
        };
        canvas.polygon(&corners, fill, Some(line));
        let sign: Sign = chart.sign_of_house(house);
        let number = format!("{}", sign as u8 + 1);
        let at = scaled(shape.number);
        canvas.text(at, Type::new(NUMBER_SIZE, theme.muted), &number);
        let region = Region {
            corners,
            taken: vec![(at, (width(&number, NUMBER_SIZE) / 2.0 + 2.0, 0.42 * NUMBER_SIZE))],
            middle: shape.middle * UNIT,
        };
        chart.write(&mut canvas, sign, &region, options);
    }
    let frame = [(0.0, 0.0), (SIDE, 0.0), (SIDE, SIDE), (0.0, SIDE)];
    for (from, to) in frame.iter().zip(frame.iter().cycle().skip(1)) {
        canvas.line(*from, *to, Stroke::new(theme.accent, 2.2));
    }
    let below = chart.notes.len() as f64 * NOTE_PITCH;
    for (row, note) in chart.notes.iter().enumerate() {
        let (note, size) = fitted(note, NOTE_SIZE, 10.0, SIDE);
        let y = SIDE + (row as f64 + 0.95) * NOTE_PITCH;
        canvas.text((SIDE / 2.0, y), Type::new(size, theme.muted), &note);
    }
    let frame = Frame {
        left: -MARGIN,
        top: -HEAD,
        width: SIDE + 2.0 * MARGIN,
        height: HEAD + SIDE + below + MARGIN,
    };
    canvas.finish(frame, theme.background, "north", &chart.title, &chart.aloud())
}
