//! When transits come and go: a row an aspect, swelling towards each exact moment.

mod calendar;
mod row;

use std::{cmp::Reverse, sync::Arc};

use astra_core::chart::{AspectKind, Body, Instant, Point, TransitHit};
use jiff::Timestamp;

use self::calendar::header;
use super::{
    Theme,
    canvas::{Anchor, Canvas, Frame, Stroke, Type},
    words::{BOLD, capital, fitted},
};

const WIDTH: f64 = 1140.0;
const MARGIN: f64 = 20.0;
/// Where the rows' names end and time begins, and where it ends.
const LEFT: f64 = 318.0;
const RIGHT: f64 = WIDTH - 12.0;
const TITLE: f64 = 44.0;
/// The height of the calendar above the rows.
const CALENDAR: f64 = 62.0;
const ROW: f64 = 42.0;
const NOTE: f64 = 40.0;
const TITLE_SIZE: f64 = 22.0;
const NOTE_SIZE: f64 = 15.0;

/// One time that a transit holds: from entering the orb over the exact moment to leaving it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// The body in the sky.
    pub transiting: Body,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The name of the natal point: [`Point::as_str`], or a name of its own.
    pub natal: Arc<str>,
    /// Into the orb; None where that lies before the window.
    pub enter: Option<Timestamp>,
    /// The exact moment; None where the aspect comes near and turns back.
    pub exact: Option<Timestamp>,
    /// Out of the orb; None where that lies after the window.
    pub exit: Option<Timestamp>,
}

impl From<&TransitHit> for Pass {
    fn from(hit: &TransitHit) -> Self {
        let at = |instant: &Option<Instant>| instant.as_ref().map(|instant| instant.at);
        Self {
            transiting: hit.transiting,
            aspect: hit.aspect,
            natal: Arc::clone(&hit.natal),
            enter: at(&hit.orb_enter),
            exact: hit.near_miss.is_none().then_some(hit.instant.at),
            exit: at(&hit.orb_exit),
        }
    }
}

/// A row of the time-line: one body's one aspect to one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The body in the sky.
    pub transiting: Body,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The name of the natal point: [`Point::as_str`], or a name of its own.
    pub natal: Arc<str>,
    /// When it holds, in order: from, to, and the exact moments between.
    pub spans: Vec<(Timestamp, Timestamp, Vec<Timestamp>)>,
}

impl Bar {
    /// The natal point's name as it is read.
    fn natal_name(&self) -> String {
        Point::parse(&self.natal).map_or_else(|| self.natal.replace('_', " "), |point| point.name().to_owned())
    }
}

/// The transits of a window of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The window's beginning.
    pub from: Timestamp,
    /// The window's end.
    pub to: Timestamp,
    /// The rows: slow bodies first, each body's in the order of time.
    pub bars: Vec<Bar>,
}

impl Timeline {
    /// Gathers passes into rows; those outside the window are left out. Passes whose orbs run into one another, such
    /// as those of a retrograde loop, become one span.
    #[must_use]
    pub fn new(from: Timestamp, to: Timestamp, passes: impl IntoIterator<Item = Pass>) -> Self {
        let mut bars: Vec<Bar> = Vec::new();
        let mut passes: Vec<(Timestamp, Timestamp, Pass)> = passes
            .into_iter()
            .map(|pass| {
                let (start, end) = (pass.enter.unwrap_or(from), pass.exit.unwrap_or(to));
                let (start, end) = pass
                    .exact
                    .map_or((start, end), |exact| (start.min(exact), end.max(exact)));
                (start.max(from), end.min(to), pass)
            })
            .filter(|(start, end, _)| start <= end)
            .collect();
        passes.sort_by_key(|(start, end, pass)| (*start, pass.exact, *end));
        for (start, end, pass) in passes {
            let exact = pass.exact.filter(|exact| (from..=to).contains(exact));
            let same = |bar: &&mut Bar| {
                (bar.transiting, bar.aspect, &bar.natal) == (pass.transiting, pass.aspect, &pass.natal)
            };
            let Some(bar) = bars.iter_mut().find(same) else {
                bars.push(Bar {
                    transiting: pass.transiting,
                    aspect: pass.aspect,
                    natal: pass.natal,
                    spans: vec![(start, end, exact.into_iter().collect())],
                });
                continue;
            };
            match bar.spans.last_mut() {
                Some((_, last, moments)) if start <= *last => {
                    *last = end.max(*last);
                    moments.extend(exact);
                }
                _ => bar.spans.push((start, end, exact.into_iter().collect())),
            }
        }
        for (.., moments) in bars.iter_mut().flat_map(|bar| &mut bar.spans) {
            moments.sort();
            moments.dedup();
        }
        // Stable: within a body the rows stay in the order of time.
        bars.sort_by_key(|bar| Reverse(bar.transiting));
        Self { from, to, bars }
    }
}

/// How a time-line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineOptions {
    /// The colours.
    pub theme: Theme,
    /// What the picture is called.
    pub title: String,
    /// Where to draw the line of today, if that lies in the window.
    pub today: Option<Timestamp>,
    /// So many rows at most; a note counts the others. 60 by default.
    pub most: usize,
}

impl Default for TimelineOptions {
    fn default() -> Self {
        Self {
            theme: Theme::light(),
            title: "Transits".into(),
            today: None,
            most: 60,
        }
    }
}

impl TimelineOptions {
    /// The defaults in these colours.
    #[must_use]
    pub fn themed(theme: Theme) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

/// Where instants stand across the picture.
#[derive(Clone, Copy)]
struct Scale {
    from: f64,
    width: f64,
}

impl Scale {
    fn new(line: &Timeline) -> Self {
        let from = line.from.as_millisecond() as f64;
        Self {
            from,
            width: (line.to.as_millisecond() as f64 - from).max(1.0),
        }
    }

    fn x(&self, at: Timestamp) -> f64 {
        let share = (at.as_millisecond() as f64 - self.from) / self.width;
        LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }
}

/// Draws transits over time; dates are those of universal time.
#[must_use]
pub fn timeline(line: &Timeline, options: &TimelineOptions) -> String {
    let theme = options.theme;
    let scale = Scale::new(line);
    let mut canvas = Canvas::default();
    let shown = line.bars.len().min(options.most);
    let top = TITLE + CALENDAR;
    let bottom = top + shown as f64 * ROW;
    let (title, size) = fitted(&options.title, TITLE_SIZE, 12.0, (WIDTH / 2.0) / BOLD);
    let style = Type::new(size, theme.ink).bold().at(Anchor::Start);
    canvas.text((0.0, TITLE / 2.0 - 4.0), style, &title);
    let window = format!("{} – {}, universal time", date(line.from), date(line.to));
    let style = Type::new(NOTE_SIZE, theme.muted).at(Anchor::End);
    canvas.text((RIGHT, TITLE / 2.0 - 4.0), style, &window);

    for row in (0..shown).step_by(2) {
        let at = (0.0, top + row as f64 * ROW);
        canvas.rect(at, (WIDTH, ROW), 6.0, theme.disc, 1.0);
    }
    header(&mut canvas, line, scale, theme, bottom);
    let today = options.today.filter(|today| (line.from..=line.to).contains(today));
    if let Some(today) = today {
        let x = scale.x(today);
        canvas.line((x, top - 8.0), (x, bottom), Stroke::new(theme.accent, 2.0));
        let x = x.clamp(LEFT + 22.0, RIGHT - 22.0);
        canvas.text((x, top - 16.0), Type::new(13.0, theme.accent).bold(), "today");
    }
    let mut sentences = vec![window + "."];
    let mut before = None;
    for (index, bar) in line.bars.iter().enumerate() {
        if index < shown {
            let y = top + index as f64 * ROW;
            if before.is_some_and(|before| before != bar.transiting) {
                canvas.line((0.0, y), (WIDTH, y), Stroke::new(theme.line, 1.0));
            }
            before = Some(bar.transiting);
            row::draw(&mut canvas, bar, scale, y, theme);
        }
        sentences.push(aloud(bar));
    }
    let note = match (line.bars.len(), line.bars.len() - shown) {
        (0, _) => Some("No transit comes within orb in this time".to_owned()),
        (_, 0) => None,
        (_, more) => Some(format!("and {more} more, not drawn")),
    };
    if let Some(note) = &note {
        let at = (WIDTH / 2.0, bottom + NOTE / 2.0);
        canvas.text(at, Type::new(NOTE_SIZE, theme.muted), note);
        sentences.insert(1, format!("{note}."));
    }
    let frame = Frame {
        left: -MARGIN,
        top: -MARGIN,
        width: WIDTH + 2.0 * MARGIN,
        height: bottom + if note.is_some() { NOTE } else { 0.0 } + 2.0 * MARGIN,
    };
    canvas.finish(
        frame,
        theme.background,
        "timeline",
        &options.title,
        &sentences.join(" "),
    )
}

/// `12 Mar 2026`.
fn date(at: Timestamp) -> String {
    at.strftime("%-d %b %Y").to_string()
}

fn aloud(bar: &Bar) -> String {
    let spans: Vec<String> = bar
        .spans
        .iter()
        .map(|(from, to, exact)| {
            let moments: Vec<String> = exact.iter().copied().map(date).collect();
            let exact = if moments.is_empty() {
                "never exact".to_owned()
            } else {
                format!("exact {}", moments.join(" and "))
            };
            format!("{} to {}, {exact}", date(*from), date(*to))
        })
        .collect();
    format!(
        "{} {} natal {}: {}.",
        capital(bar.transiting.name()),
        bar.aspect.as_str().replace('_', " "),
        bar.natal_name(),
        spans.join("; ")
    )
}
