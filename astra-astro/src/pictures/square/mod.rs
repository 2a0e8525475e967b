//! The squares of the Indian traditions: who sits in which sign, and which sign is which house.

mod arrange;
mod north;
mod south;

use astra_core::chart::{Body, Chart, Placement, Sign, Zodiac};

use self::arrange::{Region, arrange};
pub use self::{north::north, south::south};
use super::{
    Theme,
    canvas::{Anchor, Canvas, Type},
    words::{BOLD, capital, degrees, width},
};
use crate::{
    angle::arc,
    vedic::{Node, varga::Varga},
};

/// How a square is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SquareOptions {
    /// The colours.
    pub theme: Theme,
    /// Whether to write the degree beside each name. On by default.
    pub degrees: bool,
}

impl Default for SquareOptions {
    fn default() -> Self {
        Self {
            theme: Theme::light(),
            degrees: true,
        }
    }
}

impl SquareOptions {
    /// The defaults in these colours.
    #[must_use]
    pub fn themed(theme: Theme) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

/// Who sits in a sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// The name as it is read aloud, such as `Moon`.
    pub name: String,
    /// The name in the square, such as `Mo`.
    pub label: String,
    /// The sign.
    pub sign: Sign,
    /// Degrees within the sign, where they are known.
    pub degree: Option<f64>,
    /// Whether to mark it as retrograde.
    pub retrograde: bool,
    /// The other signs that it may be in, where the time of birth is unknown.
    pub or: Vec<Sign>,
}

/// A chart by signs, of the birth itself or of any division (varga).
#[derive(Clone, Debug, PartialEq)]
pub struct SquareChart {
    /// What it is, such as `Rasi (D1)`.
    pub title: String,
    /// What else its reader must know: the ayanamsha, or that the time of birth is unknown.
    pub notes: Vec<String>,
    /// The sign of the first house; the ascendant's, where it is known.
    pub first: Sign,
    /// Whether the first house is that of the ascendant.
    pub ascendant_known: bool,
    /// Who sits where.
    pub seats: Vec<Seat>,
}

/// An unknown time of birth is tried at so many parts of the day, every quarter of an hour.
const DAY_PARTS: u8 = 96;

/// The nine grahas but the nodes, by their Sanskrit order.
const GRAHAS: [(Body, &str); 7] = [
    (Body::Sun, "Su"),
    (Body::Moon, "Mo"),
    (Body::Mars, "Ma"),
    (Body::Mercury, "Me"),
    (Body::Jupiter, "Ju"),
    (Body::Venus, "Ve"),
    (Body::Saturn, "Sa"),
];

impl SquareChart {
    /// The chart of the birth itself, with the mean node as Rahu.
    #[must_use]
    pub fn rasi(chart: &Chart) -> Self {
        Self::varga(chart, Varga::D1, Node::Mean)
    }

    /// A divisional chart.
    #[must_use]
    pub fn varga(chart: &Chart, varga: Varga, node: Node) -> Self {
        let number = varga.division();
        let title = varga
            .name()
            .map_or_else(|| format!("D{number}"), |name| format!("{} (D{number})", capital(name)));
        Self::divided(chart, title, node, |longitude| {
            let position = varga.position(longitude);
            (position.sign, Some(position.degree))
        })
    }

    /// A division of the chart: `division` says in which sign a longitude falls, and at which degree of it where the
    /// division has degrees. Rahu stands where `node` stands, Ketu opposite.
    ///
    /// Without an ascendant the houses are counted from the Moon.
    #[must_use]
    pub fn divided(
        chart: &Chart,
        title: impl Into<String>,
        node: Node,
        division: impl Fn(f64) -> (Sign, Option<f64>),
    ) -> Self {
        let mut seats = Vec::new();
        if let Some(angles) = chart.angles {
            let (sign, degree) = division(angles.ascendant);
            seats.push(Seat {
                name: "ascendant".into(),
                label: "As".into(),
                sign,
                degree,
                retrograde: false,
                or: Vec::new(),
            });
        }
        let seat = |name: &str, label: &str, placement: &Placement, turned: f64, retrograde: bool| {
            let (sign, degree) = division((placement.longitude + turned).rem_euclid(360.0));
            let mut or = Vec::new();
            if let Some(day) = &placement.day {
                let way = arc(day.from, day.to);
                for part in 0..=DAY_PARTS {
                    let at = day.from + turned + way * f64::from(part) / f64::from(DAY_PARTS);
                    let (other, _) = division(at.rem_euclid(360.0));
                    if other != sign && !or.contains(&other) {
                        or.push(other);
                    }
                }
            }
            Seat {
                name: name.into(),
                label: label.into(),
                sign,
                // Through a whole day a degree is not known to be one.
                degree: degree.filter(|_| placement.day.is_none()),
                retrograde,
                or,
            }
        };
        for (body, label) in GRAHAS {
            if let Some(placement) = chart.bodies.get(&body) {
                seats.push(seat(body.name(), label, placement, 0.0, placement.retrograde));
            }
        }
        // The nodes go backwards by nature: no mark.
        if let Some(placement) = chart.bodies.get(&node.body()) {
            seats.push(seat("Rahu", "Ra", placement, 0.0, false));
            seats.push(seat("Ketu", "Ke", placement, 180.0, false));
        }
        let ascendant = chart.angles.map(|angles| division(angles.ascendant).0);
        let moon = chart
            .longitude(Body::Moon.into())
            .map(|longitude| division(longitude).0);
        let mut notes = vec![match (chart.basis.zodiac, chart.ayanamsha) {
            (Zodiac::Tropical, _) => "Tropical zodiac".to_owned(),
            (Zodiac::Sidereal(ayanamsha), Some(value)) => format!("Ayanamsha {} {value:.2}°", ayanamsha.name()),
            (zodiac, _) => format!("{} zodiac", capital(&zodiac.to_string())),
        }];
        if ascendant.is_none() {
            let why = if chart.time_known {
                "No place"
            } else {
                "Time of birth unknown"
            };
            notes.push(format!("{why}: houses from the Moon"));
        }
        notes.extend(seats.iter().filter_map(|seat| match seat.or.as_slice() {
            [] => None,
            [or] => Some(format!("{} may be in {}", capital(&seat.name), or.name())),
            _ => Some(format!("{} may be elsewhere", capital(&seat.name))),
        }));
        Self {
            title: title.into(),
            notes,
            first: ascendant.or(moon).unwrap_or(Sign::Aries),
            ascendant_known: ascendant.is_some(),
            seats,
        }
    }

    /// The house, 1 to 12, of a sign.
    #[must_use]
    pub fn house(&self, sign: Sign) -> u8 {
        (sign as u8 + 12 - self.first as u8) % 12 + 1
    }

    fn sign_of_house(&self, house: u8) -> Sign {
        let index = usize::from(self.first as u8 + house - 1) % 12;
        Sign::ALL.get(index).copied().unwrap_or(self.first)
    }

    fn aloud(&self) -> String {
        let mut sentences: Vec<String> = self.notes.iter().map(|note| format!("{note}.")).collect();
        for house in 1..=12 {
            let sign = self.sign_of_house(house);
            let seated: Vec<String> = self
                .seats
                .iter()
                .filter(|seat| seat.sign == sign)
                .map(|seat| {
                    let degree = seat
                        .degree
                        .map_or_else(String::new, |degree| format!(" {}", degrees(degree)));
                    let retrograde = if seat.retrograde { " retrograde" } else { "" };
                    let or: String = seat.or.iter().map(|or| format!(" or in {}", or.name())).collect();
                    format!("{}{degree}{retrograde}{or}", capital(&seat.name))
                })
                .collect();
            if !seated.is_empty() {
                sentences.push(format!("House {house}, {}: {}.", sign.name(), seated.join(", ")));
            }
        }
        sentences.join(" ")
    }

    /// Writes who sits in a sign into its region.
    fn write(&self, canvas: &mut Canvas, sign: Sign, region: &Region, options: &SquareOptions) {
        let seats: Vec<&Seat> = self.seats.iter().filter(|seat| seat.sign == sign).collect();
        // The degrees go before names become too small to read.
        for (with_degrees, sizes) in [(options.degrees, 12..=24), (false, 4..=24)] {
            let parts: Vec<Vec<Part>> = seats.iter().map(|seat| parts(seat, with_degrees)).collect();
            for size in sizes.rev().map(f64::from) {
                let widths: Vec<f64> = parts.iter().map(|parts| extent(parts, size)).collect();
                if let Some(places) = arrange(region, &widths, size) {
                    for (parts, (x, y)) in parts.iter().zip(places) {
                        set(canvas, parts, (x, y), size, options.theme);
                    }
                    return;
                }
            }
        }
    }
}

/// A piece of a label: words, their size as a share of the label's, and what they are.
struct Part {
    words: String,
    share: f64,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Ascendant,
    Name,
    Degree,
    Retrograde,
}

fn parts(seat: &Seat, with_degree: bool) -> Vec<Part> {
    let kind = if seat.name == "ascendant" {
        Kind::Ascendant
    } else {
        Kind::Name
    };
    let doubt = if seat.or.is_empty() { "" } else { "?" };
    let mut parts = vec![Part {
        words: format!("{}{doubt}", seat.label),
        share: 1.0,
        kind,
    }];
    if let Some(degree) = seat.degree.filter(|_| with_degree) {
        parts.push(Part {
            words: degrees(degree),
            share: 0.78,
            kind: Kind::Degree,
        });
    }
    if seat.retrograde {
        parts.push(Part {
            words: "R".into(),
            share: 0.7,
            kind: Kind::Retrograde,
        });
    }
    parts
}

/// Between the pieces of a label, as a share of its size.
const GAP: f64 = 0.1;

impl Part {
    fn width(&self, size: f64) -> f64 {
        let bold = match self.kind {
            Kind::Ascendant | Kind::Name => BOLD,
            Kind::Degree | Kind::Retrograde => 1.0,
        };
        width(&self.words, size * self.share * bold)
    }
}

fn extent(parts: &[Part], size: f64) -> f64 {
    let words: f64 = parts.iter().map(|part| part.width(size)).sum();
    words + GAP * size * parts.len().saturating_sub(1) as f64
}

fn set(canvas: &mut Canvas, parts: &[Part], (mut x, y): (f64, f64), size: f64, theme: Theme) {
    for part in parts {
        let size_of = size * part.share;
        let style = match part.kind {
            Kind::Ascendant => Type::new(size_of, theme.accent).bold(),
            Kind::Name => Type::new(size_of, theme.ink).bold(),
            Kind::Degree => Type::new(size_of, theme.muted),
            Kind::Retrograde => Type::new(size_of, theme.hard),
        };
        canvas.text((x, y), style.at(Anchor::Start), &part.words);
        x += part.width(size) + GAP * size;
    }
}
