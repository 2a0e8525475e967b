//! Who aspects whom: a triangle for one chart, a rectangle for two.

use astra_core::chart::{AspectKind, Chart, Point};

use super::{
    Outer, Rgb, Theme,
    canvas::{Anchor, Canvas, Frame, Stroke, Type, Xy},
    glyphs::{self, Mark},
    words::{BOLD, capital, degrees_and_minutes, fitted},
};

const CELL: f64 = 56.0;
const MARGIN: f64 = 20.0;
const POINT_SCALE: f64 = 1.25;
const WORD_SIZE: f64 = 19.0;
const ASPECT_SCALE: f64 = 0.8;
const ORB_SIZE: f64 = 12.0;
const TITLE_SIZE: f64 = 24.0;
const LEGEND_SIZE: f64 = 15.0;
const LEGEND_PITCH: f64 = 28.0;
/// The room of a head line.
const HEAD: f64 = 44.0;
/// How strongly the tightest aspect tints its cell.
const TINT: f64 = 0.2;

/// How an aspect grid is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct GridOptions {
    /// The colours.
    pub theme: Theme,
    /// The points, those that the charts have. [`Point::ASPECTED`] by default.
    pub points: Vec<Point>,
    /// What the picture is called.
    pub title: String,
}

impl Default for GridOptions {
    fn default() -> Self {
        Self {
            theme: Theme::light(),
            points: Point::ASPECTED.to_vec(),
            title: "Aspects".into(),
        }
    }
}

impl GridOptions {
    /// The defaults in these colours.
    #[must_use]
    pub fn themed(theme: Theme) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy)]
struct Entry {
    aspect: AspectKind,
    orb: f64,
    limit: f64,
    applying: Option<bool>,
}

/// Draws the aspects within one chart.
#[must_use]
pub fn grid(chart: &Chart, options: &GridOptions) -> String {
    let theme = options.theme;
    let points: Vec<Point> = present(options, |point| chart.longitude(point));
    let mut canvas = Canvas::default();
    let mut sentences = Vec::new();
    let mut found_here = Vec::new();
    for (row, b) in points.iter().enumerate() {
        for (column, a) in points.iter().take(row).enumerate() {
            let found = chart
                .aspects
                .iter()
                .find(|found| (found.a == *a && found.b == *b) || (found.a == *b && found.b == *a));
            let entry = found.map(|found| Entry {
                aspect: found.aspect,
                orb: found.orb,
                limit: found.limit,
                applying: found.applying,
            });
            cell(&mut canvas, theme, corner(column, row), entry);
            if let Some(entry) = entry {
                found_here.push(entry);
                sentences.push(aloud(a.name(), entry, b.name()));
            }
        }
        canvas.rect(corner(row, row), (CELL, CELL), 0.0, theme.disc, 1.0);
        outline(&mut canvas, theme, corner(row, row));
        mark(&mut canvas, theme, *b, middle(row, row), theme.ink);
    }
    // The legend stands in the triangle's empty half, or beside a triangle too small for one.
    let side = points.len() as f64 * CELL;
    let lines = legend_lines(&found_here, chart.time_known);
    sentences.extend(
        lines
            .iter()
            .filter(|(kind, _)| kind.is_none())
            .map(|(_, words)| format!("{words}.")),
    );
    let needed = HEAD + lines.len() as f64 * LEGEND_PITCH;
    let width = 262.0;
    let left = (side - width).max(needed + CELL / 2.0);
    let room = width;
    let (title, size) = fitted(&options.title, TITLE_SIZE, 12.0, room / BOLD);
    let heading = Type::new(size, theme.ink).bold().at(Anchor::Start);
    canvas.text((left, CELL / 2.0), heading, &title);
    legend(&mut canvas, theme, (left, HEAD + CELL / 2.0), &lines);
    let frame = Frame {
        left: -MARGIN,
        top: -MARGIN,
        width: side.max(left + width) + 2.0 * MARGIN,
        height: side.max(needed + CELL / 2.0) + 2.0 * MARGIN,
    };
    canvas.finish(frame, theme.background, "grid", &options.title, &sentences.join(" "))
}

/// Draws the aspects between two charts: the inner one's points above, the outer one's at the left.
#[must_use]
pub fn cross_grid(chart: &Chart, outer: &Outer<'_>, options: &GridOptions) -> String {
    let theme = options.theme;
    let columns = present(options, |point| chart.longitude(point));
    let rows = present(options, |point| outer.longitude(point));
    let mut canvas = Canvas::default();
    let mut sentences = vec![format!("Above: the chart. At the left: {}.", outer.name)];
    let mut found_here = Vec::new();
    for (column, point) in (1..).zip(&columns) {
        outline(&mut canvas, theme, corner(column, 0));
        mark(&mut canvas, theme, *point, middle(column, 0), theme.ink);
    }
    for (row, of) in (1..).zip(&rows) {
        outline(&mut canvas, theme, corner(0, row));
        mark(&mut canvas, theme, *of, middle(0, row), theme.outer);
        for (column, to) in (1..).zip(&columns) {
            let found = outer
                .aspects
                .iter()
                .find(|found| found.outer == *of && found.inner == *to);
            let entry = found.map(|found| Entry {
                aspect: found.aspect,
                orb: found.orb,
                limit: found.limit,
                applying: found.applying,
            });
            cell(&mut canvas, theme, corner(column, row), entry);
            if let Some(entry) = entry {
                found_here.push(entry);
                sentences.push(aloud(of.name(), entry, &format!("natal {}", to.name())));
            }
        }
    }
    let (width, height) = ((columns.len() + 1) as f64 * CELL, (rows.len() + 1) as f64 * CELL);
    let lines = legend_lines(&found_here, chart.time_known);
    sentences.extend(
        lines
            .iter()
            .filter(|(kind, _)| kind.is_none())
            .map(|(_, words)| format!("{words}.")),
    );
    let full = width.max(420.0);
    let (title, size) = fitted(&options.title, TITLE_SIZE, 12.0, full / BOLD);
    canvas.text(
        (0.0, -HEAD * 1.1),
        Type::new(size, theme.ink).bold().at(Anchor::Start),
        &title,
    );
    let (name, size) = fitted(&format!("At the left: {}", outer.name), LEGEND_SIZE, 10.0, full);
    canvas.text(
        (0.0, -HEAD * 0.45),
        Type::new(size, theme.outer).at(Anchor::Start),
        &name,
    );
    // Beneath, in columns.
    let across = ((full / 200.0) as usize).max(1);
    for (index, line) in lines.iter().enumerate() {
        let at = (
            (index % across) as f64 * 200.0,
            height + 26.0 + (index / across) as f64 * LEGEND_PITCH,
        );
        legend(&mut canvas, theme, at, std::slice::from_ref(line));
    }
    let frame = Frame {
        left: -MARGIN,
        top: -MARGIN - HEAD * 1.5,
        width: full + 2.0 * MARGIN,
        height: HEAD * 1.5 + height + 26.0 + lines.len().div_ceil(across) as f64 * LEGEND_PITCH + 2.0 * MARGIN,
    };
    canvas.finish(
        frame,
        theme.background,
        "cross-grid",
        &options.title,
        &sentences.join(" "),
    )
}

fn present(options: &GridOptions, longitude: impl Fn(Point) -> Option<f64>) -> Vec<Point> {
    let known = |point: &Point| longitude(*point).is_some_and(f64::is_finite);
    options.points.iter().copied().filter(known).collect()
}

fn corner(column: usize, row: usize) -> Xy {
    (column as f64 * CELL, row as f64 * CELL)
}

fn middle(column: usize, row: usize) -> Xy {
    let (x, y) = corner(column, row);
    (x + CELL / 2.0, y + CELL / 2.0)
}

fn outline(canvas: &mut Canvas, theme: Theme, (x, y): Xy) {
    let corners = [(x, y), (x + CELL, y), (x + CELL, y + CELL), (x, y + CELL)];
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        canvas.tick(*from, *to);
    }
    canvas.ticks(Stroke::new(theme.line, 1.0));
}

fn mark(canvas: &mut Canvas, theme: Theme, point: Point, at: Xy, ink: Rgb) {
    match Mark::of(point) {
        Mark::Glyph(strokes) => canvas.glyph("body", strokes, at, POINT_SCALE, ink, None),
        Mark::Word(word) => {
            let ink = if ink == theme.ink { theme.accent } else { ink };
            canvas.text(at, Type::new(WORD_SIZE, ink).bold(), word);
        }
    }
}

fn cell(canvas: &mut Canvas, theme: Theme, (x, y): Xy, entry: Option<Entry>) {
    if let Some(entry) = entry {
        let colour = theme.aspect(entry.aspect);
        let tightness = if entry.limit > 0.0 {
            1.0 - (entry.orb / entry.limit).clamp(0.0, 1.0)
        } else {
            1.0
        };
        canvas.rect((x, y), (CELL, CELL), 0.0, colour, TINT * tightness);
        let at = (x + CELL / 2.0, y + 0.36 * CELL);
        canvas.glyph("aspect", glyphs::aspect(entry.aspect), at, ASPECT_SCALE, colour, None);
        let words = degrees_and_minutes(entry.orb) + way(entry.applying);
        canvas.text(
            (x + CELL / 2.0, y + 0.79 * CELL),
            Type::new(ORB_SIZE, theme.ink),
            &words,
        );
    }
    outline(canvas, theme, (x, y));
}

const fn way(applying: Option<bool>) -> &'static str {
    match applying {
        Some(true) => " a",
        Some(false) => " s",
        None => "",
    }
}

fn aloud(of: &str, entry: Entry, to: &str) -> String {
    let way = match entry.applying {
        Some(true) => ", applying",
        Some(false) => ", separating",
        None => "",
    };
    format!(
        "{} {} {to}, orb {}{way}.",
        capital(of),
        entry.aspect.as_str().replace('_', " "),
        degrees_and_minutes(entry.orb)
    )
}

/// A line of the legend: an aspect's glyph with its name, or words alone.
type Line = (Option<AspectKind>, String);

fn legend_lines(found: &[Entry], time_known: bool) -> Vec<Line> {
    let mut kinds: Vec<AspectKind> = found.iter().map(|entry| entry.aspect).collect();
    kinds.sort_by(|a, b| a.angle().total_cmp(&b.angle()));
    kinds.dedup();
    let named = kinds
        .iter()
        .map(|kind| (Some(*kind), capital(&kind.as_str().replace('_', " "))));
    let mut lines: Vec<Line> = named.collect();
    let mut add = |words: &str| lines.push((None, words.to_owned()));
    if kinds.is_empty() {
        add("No aspect is within orb");
    }
    if found.iter().any(|entry| entry.applying.is_some()) {
        add("a applying, s separating");
    }
    if !time_known {
        add("Time of birth unknown: no angles");
    }
    lines
}

fn legend(canvas: &mut Canvas, theme: Theme, (x, y): Xy, lines: &[Line]) {
    for (row, (kind, words)) in lines.iter().enumerate() {
        let y = y + row as f64 * LEGEND_PITCH;
        let mut left = x;
        if let Some(kind) = kind {
            let strokes = glyphs::aspect(*kind);
            canvas.glyph(
                "aspect",
                strokes,
                (x + 10.0, y),
                ASPECT_SCALE,
                theme.aspect(*kind),
                None,
            );
            left += 30.0;
        }
        let style = Type::new(LEGEND_SIZE, theme.muted).at(Anchor::Start);
        canvas.text((left, y), style, words);
    }
}
