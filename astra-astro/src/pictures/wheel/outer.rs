//! A second chart around the first: transits, progressions, a partner.

use std::collections::BTreeMap;

use astra_core::chart::{Angles, AspectKind, Body, Chart, DaySpan, Orbs, Placement, Point, Sign, Transits};

use super::{
    super::{
        canvas::{Canvas, Stroke},
        glyphs::{self, Mark},
        words::{capital, degrees_and_minutes, describe, place},
    },
    Drawing, RIM, WheelOptions,
    bodies::{Item, Ring},
};
use crate::aspects::between;

/// The radius of the outmost circle.
const EDGE: f64 = 498.0;

/// An aspect from a point of the outer chart to one of the inner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrossAspect {
    /// The point of the outer chart.
    pub outer: Point,
    /// The point of the inner chart.
    pub inner: Point,
    /// Which aspect.
    pub aspect: AspectKind,
    /// The deviation from the exact angle, in degrees, never negative.
    pub orb: f64,
    /// The orb within which the aspect counts.
    pub limit: f64,
    /// Whether the deviation is shrinking, where that has a meaning.
    pub applying: Option<bool>,
}

/// What stands around a natal chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Outer<'a> {
    /// What it is, such as `Transits` or a partner's name.
    pub name: String,
    /// The bodies, in the zodiac of the inner chart.
    pub bodies: &'a BTreeMap<Body, Placement>,
    /// The angles, where the outer chart has some of its own.
    pub angles: Option<Angles>,
    /// Its aspects to the inner chart, tightest first.
    pub aspects: Vec<CrossAspect>,
}

impl<'a> Outer<'a> {
    /// The sky of an instant.
    #[must_use]
    pub fn transits(transits: &'a Transits) -> Self {
        let aspects = transits.aspects.iter().map(|found| CrossAspect {
            outer: found.transiting.into(),
            inner: found.natal,
            aspect: found.aspect,
            orb: found.orb,
            limit: found.limit,
            applying: found.applying,
        });
        Self {
            name: format!("Transits of {}", transits.at.strftime("%Y-%m-%d %H:%M UTC")),
            bodies: &transits.bodies,
            angles: None,
            aspects: aspects.collect(),
        }
    }

    /// Another chart: a partner's, or the same person's progressed. Where a time of birth is unknown, those aspects
    /// that hold all day.
    #[must_use]
    pub fn chart(name: impl Into<String>, chart: &'a Chart, inner: &Chart, orbs: &Orbs) -> Self {
        let mut aspects = Vec::new();
        for outer in Point::ASPECTED {
            for point in Point::ASPECTED {
                aspects.extend(cross(chart, outer, inner, point, orbs));
            }
        }
        aspects.sort_by(|a, b| a.orb.total_cmp(&b.orb));
        Self {
            name: name.into(),
            bodies: &chart.bodies,
            angles: chart.angles,
            aspects,
        }
    }

    /// Where a point of the outer chart stands: a body or an angle.
    pub(in crate::pictures) fn longitude(&self, point: Point) -> Option<f64> {
        match point {
            Point::Body(body) => self.bodies.get(&body).map(|placement| placement.longitude),
            Point::Ascendant => self.angles.map(|angles| angles.ascendant),
            Point::Midheaven => self.angles.map(|angles| angles.midheaven),
            Point::Descendant => self.angles.map(|angles| angles.descendant()),
            Point::ImumCoeli => self.angles.map(|angles| angles.imum_coeli()),
            Point::Vertex => self.angles.map(|angles| angles.vertex),
            Point::EastPoint => self.angles.map(|angles| angles.east_point),
            _ => None,
        }
    }
}

fn cross(outer: &Chart, a: Point, inner: &Chart, b: Point, orbs: &Orbs) -> Option<CrossAspect> {
    let found = between((b, inner.longitude(b)?), (a, outer.longitude(a)?), orbs)?;
    let everywhere = run(inner, b).iter().flatten().all(|at_b| {
        run(outer, a)
            .iter()
            .flatten()
            .all(|at_a| between((b, *at_b), (a, *at_a), orbs).is_some_and(|other| other.aspect == found.aspect))
    });
    everywhere.then(|| CrossAspect {
        outer: a,
        inner: b,
        aspect: found.aspect,
        orb: found.deviation.abs(),
        limit: found.limit,
        applying: None,
    })
}

/// The ends of a point's run: through the day where the time of birth is unknown, else twice its place.
fn run(chart: &Chart, point: Point) -> [Option<f64>; 2] {
    let day: Option<&DaySpan> = match point {
        Point::Body(body) => chart.bodies.get(&body).and_then(|placement| placement.day.as_ref()),
        _ => None,
    };
    day.map_or([chart.longitude(point); 2], |day| [Some(day.from), Some(day.to)])
}

/// Draws a natal chart with another around it, and the aspects between the two.
#[must_use]
pub fn biwheel(chart: &Chart, outer: &Outer<'_>, options: &WheelOptions) -> String {
    let drawing = Drawing::new(chart, options, EDGE);
    let mut canvas = Canvas::default();
    canvas.disc(EDGE, options.theme.disc);
    drawing.rings(&mut canvas);
    drawing.degrees(&mut canvas, RIM, 1.0);
    canvas.circle(EDGE, Stroke::new(options.theme.line, 1.2));
    drawing.houses(&mut canvas);
    drawing.cross_aspects(&mut canvas, outer);
    drawing.bodies(&mut canvas);
    drawing.around(&mut canvas, outer);
    drawing.angles(&mut canvas);
    drawing.finish(canvas, "biwheel", &aloud(chart, outer, options))
}

impl Drawing<'_> {
    fn cross_aspects(&self, canvas: &mut Canvas, outer: &Outer<'_>) {
        for aspect in outer.aspects.iter().rev() {
            let (Some(a), Some(b)) = (outer.longitude(aspect.outer), self.chart.longitude(aspect.inner)) else {
                continue;
            };
            let stroke = self.options.theme.aspect_line(aspect.aspect, aspect.orb, aspect.limit);
            canvas.line(self.point(a, self.hub), self.point(b, self.hub), stroke);
        }
    }

    fn around(&self, canvas: &mut Canvas, outer: &Outer<'_>) {
        let bodies = self
            .options
            .bodies
            .iter()
            .filter_map(|body| Some(Item::of(Mark::Glyph(glyphs::body(*body)), outer.bodies.get(body)?)));
        let angles = outer
            .angles
            .into_iter()
            .flat_map(|angles| [("AC", angles.ascendant), ("MC", angles.midheaven)])
            .map(|(name, longitude)| Item {
                mark: Mark::Word(name),
                longitude,
                retrograde: false,
                day: None,
            });
        let items: Vec<Item<'_>> = bodies.chain(angles).collect();
        self.ring(canvas, &Ring::OUTER, &items, self.options.theme.outer);
    }
}

/// Both charts in words.
fn aloud(chart: &Chart, outer: &Outer<'_>, options: &WheelOptions) -> String {
    let mut sentences = vec![describe(chart, &options.bodies), format!("Around it: {}.", outer.name)];
    for body in &options.bodies {
        let Some(placement) = outer.bodies.get(body) else {
            continue;
        };
        let natal_house = Placement {
            house: chart.house_of(placement.longitude),
            ..placement.clone()
        };
        sentences.push(format!("{} {}.", capital(body.name()), place(&natal_house)));
    }
    if let Some(angles) = outer.angles {
        for (name, at) in [("Ascendant", angles.ascendant), ("Midheaven", angles.midheaven)] {
            sentences.push(format!("{name} {} {}.", degrees_and_minutes(at), Sign::of(at).name()));
        }
    }
    for aspect in &outer.aspects {
        sentences.push(format!(
            "{} {} natal {}, orb {}.",
            capital(aspect.outer.name()),
            aspect.aspect.as_str().replace('_', " "),
            aspect.inner.name(),
            degrees_and_minutes(aspect.orb)
        ));
    }
    sentences.join(" ")
}
