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
            // XML has no way to write the other control characters.
            letter if letter.is_control() => f.write_char(' '),
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
        self.put(format_args!("<path d=\"{ticks}\" {stroke}/>"));
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

    /// Words with their middle at a point.
    pub(super) fn text(&mut self, at: Xy, size: f64, fill: Rgb, bold: bool, words: &str) {
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        self.words(at, size, format_args!("fill=\"{fill}\"{weight}"), words);
    }

    /// Words that keep the lines beneath at a distance.
    pub(super) fn haloed(&mut self, at: Xy, size: f64, fill: Rgb, halo: Rgb, words: &str) {
        let paint = format_args!("fill=\"{fill}\" stroke=\"{halo}\" stroke-width=\"4\" paint-order=\"stroke\"");
        self.words(at, size, paint, words);
    }

    fn words(&mut self, (x, y): Xy, size: f64, paint: fmt::Arguments<'_>, words: &str) {
        // Digits and capitals stand about 0.72 em above the baseline; `dominant-baseline` is drawn differently by
        // each renderer.
        let [x, y, size] = [x, y + 0.36 * size, size].map(Number);
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" {paint}>{}</text>",
            Escaped(words)
        ));
    }

    /// The whole file: a square of `half` to each side of the middle, and the caption's room below.
    pub(super) fn finish(self, half: f64, caption: f64, background: Rgb, title: &str, description: &str) -> String {
        let (corner, width, height) = (Number(-half), Number(2.0 * half), Number(2.0 * half + caption));
        let (title, description) = (Escaped(title), Escaped(description));
        let body = self.body;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{corner} {corner} {width} {height}\" role=\"img\" \
             aria-labelledby=\"wheel-title wheel-text\" text-anchor=\"middle\" stroke-linejoin=\"round\" \
             font-family=\"ui-sans-serif, system-ui, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif\">\n\
             <title id=\"wheel-title\">{title}</title>\n<desc id=\"wheel-text\">{description}</desc>\n\
             <rect x=\"{corner}\" y=\"{corner}\" width=\"{width}\" height=\"{height}\" fill=\"{background}\"/>\n\
             {body}</svg>\n"
        )
    }
}
