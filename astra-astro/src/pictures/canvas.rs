//! Just enough SVG: every number goes through one rounding and every word through one escape.

use std::fmt::{self, Write as _};

use super::Rgb;

pub(super) type Xy = (f64, f64);

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: Rgb,
    pub(super) width: f64,
    pub(super) dash: Option<&'static str>,
    pub(super) opacity: f64,
}

impl Stroke {
    pub(super) const fn new(colour: Rgb, width: f64) -> Self {
        Self {
            colour,
            width,
            dash: None,
            opacity: 1.0,
        }
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stroke=\"{}\" stroke-width=\"{}\"", self.colour, Number(self.width))?;
        if let Some(dash) = self.dash {
            write!(f, " stroke-dasharray=\"{dash}\"")?;
        }
        if self.opacity < 1.0 {
            write!(f, " stroke-opacity=\"{}\"", Number(self.opacity))?;
        }
        Ok(())
    }
}

/// Which end of the words stands at their point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    #[default]
    Middle,
    End,
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) fill: Rgb,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
    /// What keeps the lines beneath at a distance.
    pub(super) halo: Option<Rgb>,
}

impl Type {
    pub(super) const fn new(size: f64, fill: Rgb) -> Self {
        Self {
            size,
            fill,
            bold: false,
            anchor: Anchor::Middle,
            halo: None,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) const fn halo(self, halo: Rgb) -> Self {
        Self {
            halo: Some(halo),
            ..self
        }
    }
}

/// What of the plane the picture shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A number with at most two decimals.
struct Number(f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding 0 turns -0 into 0.
        write!(f, "{}", (self.0 * 100.0).round() / 100.0 + 0.0)
    }
}

struct Pair(Xy);

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Number(self.0.0), Number(self.0.1))
    }
}

/// Words inside an element.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|letter| match letter {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            // XML has no way to write the other control characters, nor these two.
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => f.write_char(' '),
            letter => f.write_char(letter),
        })
    }
}

/// The picture so far.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    body: String,
    ticks: String,
}

impl Canvas {
    fn put(&mut self, element: fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }

    pub(super) fn line(&mut self, (x1, y1): Xy, (x2, y2): Xy, stroke: Stroke) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(Number);
        self.put(format_args!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {stroke}/>"
        ));
    }

    /// A small stroke that [`Canvas::ticks`] draws with all others as one path.
    pub(super) fn tick(&mut self, from: Xy, to: Xy) {
        let _ = write!(self.ticks, "M{}L{}", Pair(from), Pair(to));
    }

    pub(super) fn ticks(&mut self, stroke: Stroke) {
        let ticks = std::mem::take(&mut self.ticks);
        if !ticks.is_empty() {
            self.put(format_args!("<path d=\"{ticks}\" {stroke}/>"));
        }
    }

    pub(super) fn circle(&mut self, radius: f64, stroke: Stroke) {
        self.put(format_args!(
            "<circle r=\"{}\" fill=\"none\" {stroke}/>",
            Number(radius)
        ));
    }

    pub(super) fn disc(&mut self, radius: f64, fill: Rgb) {
        self.put(format_args!("<circle r=\"{}\" fill=\"{fill}\"/>", Number(radius)));
    }

    pub(super) fn dot(&mut self, (x, y): Xy, radius: f64, fill: Rgb) {
        let [x, y, radius] = [x, y, radius].map(Number);
        self.put(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"/>"
        ));
    }

    /// A small circle with a rim.
    pub(super) fn ring(&mut self, (x, y): Xy, radius: f64, fill: Rgb, stroke: Stroke) {
        let [x, y, radius] = [x, y, radius].map(Number);
        self.put(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" {stroke}/>"
        ));
    }

    /// A box from its upper left corner, with corners as round as `round`.
    pub(super) fn rect(&mut self, (x, y): Xy, (width, height): Xy, round: f64, fill: Rgb, opacity: f64) {
        let [x, y, width, height, round] = [x, y, width, height, round].map(Number);
        let faint = if opacity < 1.0 {
            format!(" fill-opacity=\"{}\"", Number(opacity))
        } else {
            String::new()
        };
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{fill}\"{faint}/>"
        ));
    }

    /// A closed outline, filled.
    pub(super) fn polygon(&mut self, corners: &[Xy], fill: Rgb, stroke: Option<Stroke>) {
        let mut points = String::new();
        for corner in corners {
            let _ = write!(points, "{}{}", if points.is_empty() { "" } else { " " }, Pair(*corner));
        }
        let stroke = stroke.map_or_else(String::new, |stroke| format!(" {stroke}"));
        self.put(format_args!("<polygon points=\"{points}\" fill=\"{fill}\"{stroke}/>"));
    }

    /// An arc of less than half a circle, counter-clockwise.
    pub(super) fn arc(&mut self, from: Xy, to: Xy, radius: f64, stroke: Stroke) {
        let radius = Number(radius);
        self.put(format_args!(
            "<path d=\"M{}A{radius} {radius} 0 0 0 {}\" fill=\"none\" {stroke}/>",
            Pair(from),
            Pair(to)
        ));
    }

    /// A piece of a ring: its outer edge counter-clockwise, its inner edge back.
    pub(super) fn band(&mut self, outer: [Xy; 2], inner: [Xy; 2], radii: (f64, f64), fill: Rgb) {
        let (out, into) = (Number(radii.0), Number(radii.1));
        let ([a, b], [c, d]) = (outer.map(Pair), inner.map(Pair));
        self.put(format_args!(
            "<path d=\"M{a}A{out} {out} 0 0 0 {b}L{c}A{into} {into} 0 0 1 {d}Z\" fill=\"{fill}\"/>"
        ));
    }

    pub(super) fn curve(&mut self, from: Xy, by: Xy, to: Xy, stroke: Stroke) {
        let [from, by, to] = [from, by, to].map(Pair);
        self.put(format_args!("<path d=\"M{from}Q{by} {to}\" fill=\"none\" {stroke}/>"));
    }

    /// Strokes around a point; the halo keeps lines beneath at a distance.
    pub(super) fn glyph(&mut self, class: &str, strokes: &str, at: Xy, scale: f64, ink: Rgb, halo: Option<Rgb>) {
        let mut paths = String::new();
        if let Some(halo) = halo {
            let _ = write!(paths, "<path d=\"{strokes}\" stroke=\"{halo}\" stroke-width=\"6\"/>");
        }
        let _ = write!(paths, "<path d=\"{strokes}\" stroke=\"{ink}\" stroke-width=\"1.7\"/>");
        self.put(format_args!(
            "<g class=\"{class}\" transform=\"translate({}) scale({})\" fill=\"none\" stroke-linecap=\"round\" \
             stroke-linejoin=\"round\">{paths}</g>",
            Pair(at),
            Number(scale)
        ));
    }

    /// Words on the height of a point.
    pub(super) fn text(&mut self, (x, y): Xy, style: Type, words: &str) {
        if words.is_empty() {
            return;
        }
        // Digits and capitals stand about 0.72 em above the baseline; `dominant-baseline` is drawn differently by
        // each renderer.
        let [x, y, size] = [x, y + 0.36 * style.size, style.size].map(Number);
        let mut paint = format!("fill=\"{}\"", style.fill);
        match style.anchor {
            Anchor::Middle => {}
            Anchor::Start => paint += " text-anchor=\"start\"",
            Anchor::End => paint += " text-anchor=\"end\"",
        }
        if style.bold {
            paint += " font-weight=\"600\"";
        }
        if let Some(halo) = style.halo {
            let _ = write!(paint, " stroke=\"{halo}\" stroke-width=\"4\" paint-order=\"stroke\"");
        }
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {paint}>{}</text>",
            Escaped(words)
        ));
    }

    /// The whole file. The id keeps the names of several pictures in one page apart.
    pub(super) fn finish(self, frame: Frame, background: Rgb, id: &str, title: &str, description: &str) -> String {
        let [left, top, width, height] = [frame.left, frame.top, frame.width, frame.height].map(Number);
        let (title, description) = (Escaped(title), Escaped(description));
        let body = self.body;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {top} {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-text\" text-anchor=\"middle\" stroke-linejoin=\"round\" \
             font-family=\"ui-sans-serif, system-ui, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-text\">{description}</desc>\n\
             <rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{background}\"/>\n\
             {body}</svg>\n"
        )
    }
}
