//! Patterns: figures that several aspects make together, each as data: corners and the aspects between them.

use astra_core::chart::{AspectKind, Body, Chart, Orbs, Point, Sign};
use serde::{Deserialize, Serialize};

use crate::{
    angle::{arc, normalize},
    aspects,
};

/// A figure of aspects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PatternKind {
    /// Three trines.
    GrandTrine,
    /// An opposition, and a point square to both ends.
    TSquare,
    /// Two oppositions square to each other.
    GrandCross,
    /// A sextile, and a point in quincunx to both ends (the finger of God).
    Yod,
    /// A yod with a point opposite its apex.
    BoomerangYod,
    /// A grand trine with a point opposite one corner, in sextile to the two others.
    Kite,
    /// Two oppositions whose ends are in sextile and trine.
    MysticRectangle,
    /// Six sextiles around the circle.
    GrandSextile,
    /// A square, and a point in sesquiquadrate to both ends (the fist of God).
    ThorsHammer,
    /// Three sextiles in a row, whose ends are opposed.
    Cradle,
    /// An opposition, and a point in trine to one end and in sextile to the other (the wedge).
    Wedge,
    /// A trine, and a point in sextile to both ends.
    MinorGrandTrine,
    /// A quintile, and a point in biquintile to both ends.
    GoldenYod,
    /// Five quintiles around the circle.
    GrandQuintile,
    /// Points crowded in a sign, in a house, or within some degrees.
    Stellium,
}

impl PatternKind {
    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GrandTrine => "grand_trine",
            Self::TSquare => "t_square",
            Self::GrandCross => "grand_cross",
            Self::Yod => "yod",
            Self::BoomerangYod => "boomerang_yod",
            Self::Kite => "kite",
            Self::MysticRectangle => "mystic_rectangle",
            Self::GrandSextile => "grand_sextile",
            Self::ThorsHammer => "thors_hammer",
            Self::Cradle => "cradle",
            Self::Wedge => "wedge",
            Self::MinorGrandTrine => "minor_grand_trine",
            Self::GoldenYod => "golden_yod",
            Self::GrandQuintile => "grand_quintile",
            Self::Stellium => "stellium",
        }
    }
}

/// A figure as data: how many corners, which of them is the apex, and the aspects between corners.
struct Figure {
    kind: PatternKind,
    corners: usize,
    apex: Option<usize>,
    sides: &'static [(usize, usize, AspectKind)],
}

use AspectKind::{Biquintile, Opposition, Quincunx, Quintile, Sesquiquadrate, Sextile, Square, Trine};

const FIGURES: [Figure; 14] = [
    Figure {
        kind: PatternKind::GrandTrine,
        corners: 3,
        apex: None,
        sides: &[(0, 1, Trine), (1, 2, Trine), (0, 2, Trine)],
    },
    Figure {
        kind: PatternKind::TSquare,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Opposition), (0, 2, Square), (1, 2, Square)],
    },
    Figure {
        kind: PatternKind::GrandCross,
        corners: 4,
        apex: None,
        sides: &[
            (0, 1, Square),
            (1, 2, Square),
            (0, 2, Opposition),
            (2, 3, Square),
            (0, 3, Square),
            (1, 3, Opposition),
        ],
    },
    Figure {
        kind: PatternKind::Yod,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Sextile), (0, 2, Quincunx), (1, 2, Quincunx)],
    },
    Figure {
        kind: PatternKind::BoomerangYod,
        corners: 4,
        apex: Some(2),
        sides: &[(0, 1, Sextile), (0, 2, Quincunx), (1, 2, Quincunx), (2, 3, Opposition)],
    },
    Figure {
        kind: PatternKind::Kite,
        corners: 4,
        apex: Some(3),
        sides: &[
            (0, 1, Trine),
            (1, 2, Trine),
            (0, 2, Trine),
            (2, 3, Opposition),
            (0, 3, Sextile),
            (1, 3, Sextile),
        ],
    },
    Figure {
        kind: PatternKind::MysticRectangle,
        corners: 4,
        apex: None,
        sides: &[
            (0, 1, Sextile),
            (1, 2, Trine),
            (0, 2, Opposition),
            (2, 3, Sextile),
            (0, 3, Trine),
            (1, 3, Opposition),
        ],
    },
    Figure {
        kind: PatternKind::GrandSextile,
        corners: 6,
        apex: None,
        sides: &[
            (0, 1, Sextile),
            (1, 2, Sextile),
            (0, 2, Trine),
            (2, 3, Sextile),
            (0, 3, Opposition),
            (3, 4, Sextile),
            (1, 4, Opposition),
            (4, 5, Sextile),
            (0, 5, Sextile),
            (2, 5, Opposition),
        ],
    },
    Figure {
        kind: PatternKind::ThorsHammer,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Square), (0, 2, Sesquiquadrate), (1, 2, Sesquiquadrate)],
    },
    Figure {
        kind: PatternKind::Cradle,
        corners: 4,
        apex: None,
        sides: &[
            (0, 1, Sextile),
            (1, 2, Sextile),
            (0, 2, Trine),
            (2, 3, Sextile),
            (0, 3, Opposition),
            (1, 3, Trine),
        ],
    },
    Figure {
        kind: PatternKind::Wedge,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Opposition), (0, 2, Trine), (1, 2, Sextile)],
    },
    Figure {
        kind: PatternKind::MinorGrandTrine,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Trine), (0, 2, Sextile), (1, 2, Sextile)],
    },
    Figure {
        kind: PatternKind::GoldenYod,
        corners: 3,
        apex: Some(2),
        sides: &[(0, 1, Quintile), (0, 2, Biquintile), (1, 2, Biquintile)],
    },
    Figure {
        kind: PatternKind::GrandQuintile,
        corners: 5,
        apex: None,
        sides: &[
            (0, 1, Quintile),
            (1, 2, Quintile),
            (0, 2, Biquintile),
            (2, 3, Quintile),
            (3, 4, Quintile),
            (0, 4, Quintile),
        ],
    },
];

/// What makes a stellium.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crowd {
    /// One sign.
    Sign(Sign),
    /// One house, 1 to 12.
    House(u8),
    /// So many degrees from the first point to the last.
    Degrees(f64),
}

/// A pattern found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pattern {
    /// Which.
    pub kind: PatternKind,
    /// The points, corner by corner around the figure; those of a stellium by longitude.
    pub points: Vec<Point>,
    /// The point to which the figure leads, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apex: Option<Point>,
    /// The widest of its aspects' orbs, in degrees; of a stellium by degrees, its width.
    pub orb: f64,
    /// What crowds them, of a stellium.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crowd: Option<Crowd>,
    /// Whether all of its points belong to a larger figure that was found too: the T-squares in a grand cross.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub within_larger: bool,
}

/// Which points and orbs make patterns.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternOptions {
    /// The Sun to Pluto by default. Angles take part only where they are named.
    pub points: Vec<Point>,
    /// By default [`Orbs::NATAL`], with 3 degrees for quincunx, sesquiquadrate, quintile and biquintile.
    pub orbs: Orbs,
    /// How many points make a stellium; 3 by default.
    pub stellium: usize,
    /// How many degrees a stellium may be wide that keeps to no sign or house; 10 by default.
    pub stellium_degrees: f64,
}

impl Default for PatternOptions {
    fn default() -> Self {
        let planets = Point::ASPECTED
            .into_iter()
            .filter(|point| matches!(point, Point::Body(body) if !matches!(body, Body::TrueNode | Body::Chiron)));
        Self {
            points: planets.collect(),
            orbs: Orbs::NATAL
                .with(Quincunx, 3.0)
                .with(Sesquiquadrate, 3.0)
                .with(Quintile, 3.0)
                .with(Biquintile, 3.0),
            stellium: 3,
            stellium_degrees: 10.0,
        }
    }
}

/// The patterns of a chart: figures by kind and tightness, then stellia. Where the hour is unknown, those that hold all
/// day; none with the Moon is among them unless its aspects do.
#[must_use]
pub fn patterns(chart: &Chart, options: &PatternOptions) -> Vec<Pattern> {
    let points: Vec<_> = options
        .points
        .iter()
        .filter_map(|point| Some((*point, chart.longitude(*point)?)))
        .collect();
    let sides = Sides::among(chart, &points, &options.orbs);
    let mut found = Vec::new();
    for figure in &FIGURES {
        let mut of_kind = figures(figure, &points, &sides);
        of_kind.sort_by(|x, y| x.orb.total_cmp(&y.orb));
        found.extend(of_kind);
    }
    let sets: Vec<Vec<Point>> = found.iter().map(|pattern| pattern.points.clone()).collect();
    for pattern in &mut found {
        pattern.within_larger = sets
            .iter()
            .any(|set| set.len() > pattern.points.len() && pattern.points.iter().all(|point| set.contains(point)));
    }
    found.extend(stellia(chart, &points, options));
    found
}

/// The aspect and its orb between each two of the points, by their numbers.
struct Sides {
    count: usize,
    table: Vec<Option<(AspectKind, f64)>>,
}

impl Sides {
    fn among(chart: &Chart, points: &[(Point, f64)], orbs: &Orbs) -> Self {
        let side = |a: &(Point, f64), b: &(Point, f64)| {
            let found = aspects::between(*a, *b, orbs)?;
            // Without the hour the aspect must hold at both ends of the day.
            let ends = |(point, at): (Point, f64)| match point {
                Point::Body(body) => match chart.bodies.get(&body).and_then(|placement| placement.day.as_ref()) {
                    Some(day) => [day.from, day.to],
                    None => [at; 2],
                },
                _ => [at; 2],
            };
            let holds = ends(*a)
                .into_iter()
                .zip(ends(*b))
                .all(|(at_a, at_b)| (arc(at_a, at_b).abs() - found.aspect.angle()).abs() <= found.limit);
            holds.then_some((found.aspect, found.deviation.abs()))
        };
        let table = points
            .iter()
            .flat_map(|a| points.iter().map(move |b| (a, b)))
            .map(|(a, b)| if a.0 == b.0 { None } else { side(a, b) })
            .collect();
        Self {
            count: points.len(),
            table,
        }
    }

    fn orb(&self, a: usize, b: usize, wanted: AspectKind) -> Option<f64> {
        let (aspect, orb) = (*self.table.get(a * self.count + b)?)?;
        (aspect == wanted).then_some(orb)
    }
}

/// Every way to put points on the corners of a figure, each set of points once.
fn figures(figure: &Figure, points: &[(Point, f64)], sides: &Sides) -> Vec<Pattern> {
    let mut found = Vec::new();
    let mut seen: Vec<Vec<usize>> = Vec::new();
    let mut corners = Vec::with_capacity(figure.corners);
    place(figure, sides, &mut corners, &mut |corners: &[usize]| {
        let mut set = corners.to_vec();
        set.sort_unstable();
        if seen.contains(&set) {
            return;
        }
        seen.push(set);
        let orb = figure
            .sides
            .iter()
            .filter_map(|(a, b, aspect)| sides.orb(*corners.get(*a)?, *corners.get(*b)?, *aspect))
            .fold(0.0, f64::max);
        let named: Vec<Point> = corners
            .iter()
            .filter_map(|corner| points.get(*corner).map(|(point, _)| *point))
            .collect();
        found.push(Pattern {
            kind: figure.kind,
            apex: figure.apex.and_then(|apex| named.get(apex).copied()),
            points: named,
            orb,
            crowd: None,
            within_larger: false,
        });
    });
    found
}

/// Puts a point on the next corner in every way that the sides to the corners before it allow.
fn place(figure: &Figure, sides: &Sides, corners: &mut Vec<usize>, found: &mut impl FnMut(&[usize])) {
    if corners.len() == figure.corners {
        found(corners);
        return;
    }
    let next = corners.len();
    for point in 0..sides.count {
        let fits = !corners.contains(&point)
            && figure
                .sides
                .iter()
                .filter(|(_, to, _)| *to == next)
                .all(|(from, _, aspect)| {
                    corners
                        .get(*from)
                        .is_some_and(|from| sides.orb(*from, point, *aspect).is_some())
                });
        if fits {
            corners.push(point);
            place(figure, sides, corners, found);
            corners.pop();
        }
    }
}

/// Stellia by sign, by house and by degrees; one by degrees only where no sign and no house holds all of it.
fn stellia(chart: &Chart, points: &[(Point, f64)], options: &PatternOptions) -> Vec<Pattern> {
    let mut bodies: Vec<(Point, f64)> = points
        .iter()
        .copied()
        .filter(|(point, _)| match point {
            Point::Body(body) => chart.bodies.get(body).is_some_and(|body| body.sign_is_certain()),
            _ => false,
        })
        .collect();
    bodies.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let stellium = |members: Vec<(Point, f64)>, crowd: Crowd| Pattern {
        kind: PatternKind::Stellium,
        orb: span(&members),
        points: members.into_iter().map(|(point, _)| point).collect(),
        apex: None,
        crowd: Some(crowd),
        within_larger: false,
    };
    let enough = |members: &Vec<(Point, f64)>| members.len() >= options.stellium.max(2);
    let mut found = Vec::new();
    for sign in Sign::ALL {
        let members: Vec<_> = bodies.iter().copied().filter(|(_, at)| Sign::of(*at) == sign).collect();
        if enough(&members) {
            found.push(stellium(members, Crowd::Sign(sign)));
        }
    }
    if chart.cusps.is_some() {
        for house in 1..=12 {
            let mut members: Vec<_> = bodies
                .iter()
                .copied()
                .filter(|(_, at)| chart.house_of(*at) == Some(house))
                .collect();
            if enough(&members) {
                from_first(&mut members);
                found.push(stellium(members, Crowd::House(house)));
            }
        }
    }
    for members in runs(&bodies, options.stellium_degrees) {
        let points: Vec<Point> = members.iter().map(|(point, _)| *point).collect();
        let known = found
            .iter()
            .any(|other| points.iter().all(|point| other.points.contains(point)));
        if enough(&members) && !known {
            let width = span(&members);
            found.push(stellium(members, Crowd::Degrees(width)));
        }
    }
    found
}

/// The largest groups of points that lie within some degrees; given and returned in the order of the zodiac.
fn runs(bodies: &[(Point, f64)], degrees: f64) -> Vec<Vec<(Point, f64)>> {
    let mut found: Vec<Vec<(Point, f64)>> = Vec::new();
    for start in 0..bodies.len() {
        let Some((_, first)) = bodies.get(start) else { continue };
        let run: Vec<_> = bodies
            .iter()
            .cycle()
            .skip(start)
            .take(bodies.len())
            .take_while(|(_, at)| normalize(at - first) <= degrees)
            .copied()
            .collect();
        let held = |other: &Vec<(Point, f64)>| run.iter().all(|(point, _)| other.iter().any(|(of, _)| of == point));
        if !found.iter().any(held) {
            found.retain(|other| !other.iter().all(|(point, _)| run.iter().any(|(of, _)| of == point)));
            found.push(run);
        }
    }
    found
}

/// Turns a group that lies across 0 Aries so that it begins with its first point: behind the widest gap.
fn from_first(members: &mut [(Point, f64)]) {
    let before = members.iter().cycle().skip(members.len().saturating_sub(1));
    let first = members
        .iter()
        .zip(before)
        .map(|((_, at), (_, before))| normalize(at - before))
        .zip(0..)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map_or(0, |(_, index)| index);
    members.rotate_left(first);
}

/// The degrees from the first to the last.
fn span(members: &[(Point, f64)]) -> f64 {
    match (members.first(), members.last()) {
        (Some((_, first)), Some((_, last))) => normalize(last - first),
        _ => 0.0,
    }
}
