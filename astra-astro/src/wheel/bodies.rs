//! The bodies: glyph, degree, minute and retrograde mark, each tied to its true place.

use astra_core::chart::{Body, DaySpan, Placement};

use super::{
    DEGREE, DEGREE_SIZE, Drawing, GLYPH, GLYPH_SCALE, MINUTE, MINUTE_SIZE, RANGE_END, RANGE_SIZE, RETROGRADE,
    RETROGRADE_SIZE, SIGNS_END,
    canvas::{Canvas, Stroke},
    glyphs,
    layout::{Slot, room, spread},
    words::{degrees, minutes},
};

const REACH: f64 = glyphs::REACH * GLYPH_SCALE;

impl Drawing<'_> {
    pub(super) fn bodies(&self, canvas: &mut Canvas) {
        let found: Vec<(Body, &Placement)> = self
            .options
            .bodies
            .iter()
            .filter_map(|body| Some((*body, self.chart.bodies.get(body)?)))
            .filter(|(_, placement)| placement.longitude.is_finite())
            .collect();
        // The row that needs most decides: glyphs, degrees, or the end of a range.
        let width = room(GLYPH, 2.0 * REACH, 0.0)
            .max(room(DEGREE, 36.0, 15.5))
            .max(room(RANGE_END, 33.0, 11.0));
        let slots: Vec<Slot> = found
            .iter()
            .map(|(_, placement)| Slot {
                at: placement.longitude,
                width,
                weight: 1.0,
            })
            .collect();
        let places = spread(&slots);
        for ((_, placement), at) in found.iter().zip(&places) {
            self.tie(canvas, placement, *at);
        }
        for ((body, placement), at) in found.into_iter().zip(places) {
            self.body(canvas, body, placement, at);
        }
    }

    /// What shows the true place of a body whose glyph had to move.
    fn tie(&self, canvas: &mut Canvas, placement: &Placement, at: f64) {
        let theme = self.options.theme;
        let longitude = placement.longitude;
        if let Some(day) = &placement.day {
            let (low, high) = ends(day);
            let radius = SIGNS_END - 2.0;
            let stroke = Stroke {
                opacity: 0.7,
                ..Stroke::new(theme.accent, 4.0)
            };
            canvas.arc(self.point(low, radius), self.point(high, radius), radius, stroke);
        }
        let moved = turn(longitude, at);
        let (from, to) = (self.point(longitude, SIGNS_END), self.point(at, GLYPH + REACH));
        let stroke = Stroke::new(theme.muted, 1.2);
        if moved.abs() < 12.0 {
            canvas.line(from, to, stroke);
        } else {
            // A straight tie as long as this would cut through the glyphs of the neighbours: it follows the circle.
            let bend = (SIGNS_END - 7.0) / (moved / 2.0).to_radians().cos().max(0.5);
            canvas.curve(from, self.point(longitude + moved / 2.0, bend), to, stroke);
        }
        canvas.dot(self.point(longitude, self.hub), 2.6, theme.ink);
    }

    fn body(&self, canvas: &mut Canvas, body: Body, placement: &Placement, at: f64) {
        let theme = self.options.theme;
        let (glyph, place) = (glyphs::body(body), self.point(at, GLYPH));
        canvas.glyph("body", glyph, place, GLYPH_SCALE, theme.ink, Some(theme.disc));

        let longitude = placement.longitude;
        let mut row =
            |radius, size, colour, words: &str| canvas.haloed(self.point(at, radius), size, colour, theme.disc, words);
        let mut mark = RETROGRADE;
        match &placement.day {
            None => {
                row(DEGREE, DEGREE_SIZE, theme.ink, &degrees(longitude));
                row(MINUTE, MINUTE_SIZE, theme.muted, &minutes(longitude));
            }
            // Without a time of birth a minute would be a pretence, and of the Moon so would be the degree.
            Some(day) => {
                let (low, high) = ends(day);
                if turn(low, high) > 1.5 {
                    row(DEGREE, DEGREE_SIZE, theme.ink, &degrees(low));
                    row(RANGE_END, RANGE_SIZE, theme.muted, &format!("–{}", degrees(high)));
                } else {
                    row(DEGREE, DEGREE_SIZE, theme.ink, &degrees(longitude));
                    mark = MINUTE;
                }
            }
        }
        if placement.retrograde {
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
