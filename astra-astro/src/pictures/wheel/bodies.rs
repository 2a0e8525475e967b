//! The bodies: glyph, degree, minute and retrograde mark, each tied to its true place.

use astra_core::chart::{DaySpan, Placement};

use super::{
    super::{
        Rgb,
        canvas::{Canvas, Stroke, Type},
        glyphs::{self, Mark},
        layout::{Slot, room, spread},
        words::{degrees, minutes},
    },
    Drawing, RIM, SIGNS_END,
};

const GLYPH_SCALE: f64 = 1.45;
const DEGREE_SIZE: f64 = 20.0;
const MINUTE_SIZE: f64 = 14.5;
const RANGE_SIZE: f64 = 14.0;
const RETROGRADE_SIZE: f64 = 12.0;
const ANGLE_SIZE: f64 = 18.0;
/// The outline of a glyph.
const REACH: f64 = glyphs::REACH * GLYPH_SCALE;
/// The circle is filled to so many degrees; beyond, everything gets smaller.
const FULL: f64 = 352.0;

/// Where a ring of bodies stands: radii, from the zodiac's edge on.
pub(super) struct Ring {
    /// What the glyphs are called in the file.
    pub(super) class: &'static str,
    /// The zodiac's edge, to which the bodies are tied.
    edge: f64,
    glyph: f64,
    degree: f64,
    minute: f64,
    range_end: f64,
    retrograde: f64,
}

impl Ring {
    /// Inside the zodiac.
    pub(super) const INNER: Self = Self {
        class: "body",
        edge: SIGNS_END,
        glyph: 279.5,
        degree: 242.0,
        minute: 209.0,
        range_end: 205.5,
        retrograde: 189.0,
    };
    /// Around it.
    pub(super) const OUTER: Self = Self {
        class: "outer",
        edge: RIM,
        glyph: 393.5,
        degree: 432.0,
        minute: 466.0,
        range_end: 470.0,
        retrograde: 486.0,
    };

    /// 1 where the ring lies outside its zodiac, -1 where inside.
    const fn way(&self) -> f64 {
        if self.glyph > self.edge { 1.0 } else { -1.0 }
    }
}

/// A point to draw.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) mark: Mark,
    pub(super) longitude: f64,
    pub(super) retrograde: bool,
    pub(super) day: Option<&'a DaySpan>,
}

impl<'a> Item<'a> {
    pub(super) fn of(mark: Mark, placement: &'a Placement) -> Self {
        Self {
            mark,
            longitude: placement.longitude,
            retrograde: placement.retrograde,
            day: placement.day.as_ref(),
        }
    }
}

impl Drawing<'_> {
    pub(super) fn bodies(&self, canvas: &mut Canvas) {
        let found: Vec<Item<'_>> = self
            .options
            .bodies
            .iter()
            .filter_map(|body| Some(Item::of(Mark::Glyph(glyphs::body(*body)), self.chart.bodies.get(body)?)))
            .collect();
        self.ring(canvas, &Ring::INNER, &found, self.options.theme.ink);
    }

    /// Draws points around a ring, each as near to its place as the others allow.
    pub(super) fn ring(&self, canvas: &mut Canvas, ring: &Ring, items: &[Item<'_>], ink: Rgb) {
        let found: Vec<&Item<'_>> = items.iter().filter(|item| item.longitude.is_finite()).collect();
        // The row that needs most decides: glyphs, degrees, or the end of a range.
        let width = room(ring.glyph, 2.0 * REACH, 0.0)
            .max(room(ring.degree, 36.0, 15.5))
            .max(room(ring.range_end, 33.0, 11.0));
        let most = FULL / found.len().max(1) as f64;
        let scale = (most / width).min(1.0);
        let slots: Vec<Slot> = found
            .iter()
            .map(|item| Slot {
                at: item.longitude,
                width: width.min(most),
                weight: 1.0,
            })
            .collect();
        let places = spread(&slots);
        for (item, at) in found.iter().zip(&places) {
            self.tie(canvas, ring, item, *at, scale);
        }
        for (item, at) in found.iter().zip(places) {
            self.item(canvas, ring, item, at, scale, ink);
        }
    }

    /// What shows the true place of a point whose mark had to move.
    fn tie(&self, canvas: &mut Canvas, ring: &Ring, item: &Item<'_>, at: f64, scale: f64) {
        let theme = self.options.theme;
        let longitude = item.longitude;
        if let Some(day) = item.day {
            let (low, high) = ends(day);
            let radius = ring.edge + 2.0 * ring.way();
            let stroke = Stroke {
                opacity: 0.7,
                ..Stroke::new(theme.accent, 4.0)
            };
            canvas.arc(self.point(low, radius), self.point(high, radius), radius, stroke);
        }
        let moved = turn(longitude, at);
        let near = ring.glyph - ring.way() * REACH * scale;
        let (from, to) = (self.point(longitude, ring.edge), self.point(at, near));
        let stroke = Stroke::new(theme.muted, 1.2);
        if moved.abs() < 12.0 {
            canvas.line(from, to, stroke);
        } else {
            // A straight tie as long as this would cut through the glyphs of the neighbours: it follows the circle.
            let bend = (ring.edge + 7.0 * ring.way()) / (moved / 2.0).to_radians().cos().max(0.5);
            canvas.curve(from, self.point(longitude + moved / 2.0, bend), to, stroke);
        }
        // Where its aspects begin: those of the chart within are full, those around it hollow.
        let end = self.point(longitude, self.hub);
        if ring.way() < 0.0 {
            canvas.dot(end, 2.6, theme.ink);
        } else {
            canvas.ring(end, 3.2, theme.disc, Stroke::new(theme.outer, 1.6));
        }
    }

    fn item(&self, canvas: &mut Canvas, ring: &Ring, item: &Item<'_>, at: f64, scale: f64, ink: Rgb) {
        let theme = self.options.theme;
        let place = self.point(at, ring.glyph);
        match item.mark {
            Mark::Glyph(strokes) => {
                canvas.glyph(ring.class, strokes, place, GLYPH_SCALE * scale, ink, Some(theme.disc));
            }
            Mark::Word(word) => canvas.text(
                place,
                Type::new(ANGLE_SIZE * scale, theme.accent).bold().halo(theme.disc),
                word,
            ),
        }
        let longitude = item.longitude;
        let mut row = |radius, size: f64, colour, words: &str| {
            let style = Type::new(size * scale, colour).halo(theme.disc);
            canvas.text(self.point(at, radius), style, words);
        };
        let mut mark = ring.retrograde;
        match item.day {
            None => {
                row(ring.degree, DEGREE_SIZE, theme.ink, &degrees(longitude));
                row(ring.minute, MINUTE_SIZE, theme.muted, &minutes(longitude));
            }
            // Without a time of birth a minute would be a pretence, and of the Moon so would be the degree.
            Some(day) => {
                let (low, high) = ends(day);
                if turn(low, high) > 1.5 {
                    row(ring.degree, DEGREE_SIZE, theme.ink, &degrees(low));
                    row(ring.range_end, RANGE_SIZE, theme.muted, &format!("–{}", degrees(high)));
                } else {
                    row(ring.degree, DEGREE_SIZE, theme.ink, &degrees(longitude));
                    mark = ring.minute;
                }
            }
        }
        if item.retrograde {
            row(mark, RETROGRADE_SIZE, theme.hard, "R");
        }
    }
}

/// The lower and the higher end of the day's run, whichever way the body went.
fn ends(day: &DaySpan) -> (f64, f64) {
    if turn(day.from, day.to) < 0.0 {
        (day.to, day.from)
    } else {
        (day.from, day.to)
    }
}

/// The shorter way from one longitude to another, -180 to 180 degrees.
fn turn(from: f64, to: f64) -> f64 {
    (to - from + 180.0).rem_euclid(360.0) - 180.0
}
