//! The glyphs of bodies, signs and aspects as strokes of our own: fonts that carry them are often missing.

use std::fmt::Write as _;

use astra_core::chart::{AspectKind, Body, Lot, Point, Sign};

/// The radius of the circle around the middle of a glyph that holds all its strokes.
pub(super) const REACH: f64 = 12.2;

/// The strokes of a body, as SVG path data around (0, 0).
pub(super) const fn body(body: Body) -> &'static str {
    match body {
        Body::Sun => "M8.5 0A8.5 8.5 0 1 1-8.5 0A8.5 8.5 0 1 1 8.5 0ZM.9 0A.9.9 0 1 1-.9 0A.9.9 0 1 1 .9 0Z",
        Body::Moon => "M4.5-8.6A9.4 9.4 0 1 0 4.5 8.6A9.6 9.6 0 0 1 4.5-8.6Z",
        Body::Mercury => {
            "M4.4-1.7A4.4 4.4 0 1 1-4.4-1.7A4.4 4.4 0 1 1 4.4-1.7ZM-4.4-10A4.4 3.9 0 0 0 4.4-10M0 2.7V10M-3.6 6.4H3.6"
        }
        Body::Venus => "M5.3-4.6A5.3 5.3 0 1 1-5.3-4.6A5.3 5.3 0 1 1 5.3-4.6ZM0 .7V9.9M-4.2 5.5H4.2",
        Body::Mars => "M4 2.8A6.2 6.2 0 1 1-8.4 2.8A6.2 6.2 0 1 1 4 2.8ZM2.2-1.6L7.8-7.2M2.4-7.2H7.8V-1.8",
        Body::Jupiter => "M-7.2-5.2C-6.8-8.4-3.8-9.8-1.4-8.6C2.2-6.8 1-.9-7.6 3.6H8M4.4-9.2V9.6",
        Body::Saturn => {
            "M-3.8-9.8V4.6M-7.6-6.2H.6M-3.8-.4C-2-4 4.4-4.4 4.6.4C4.8 4 1 4.4 1.2 7.4C1.3 9.6 4.4 10 5.6 7.6"
        }
        Body::Uranus => {
            "M-6.6-9.2V1.4M6.6-9.2V1.4M-6.6-3.9H6.6M0-9.2V4.4M2.7 7.1A2.7 2.7 0 1 1-2.7 7.1A2.7 2.7 0 1 1 2.7 7.1Z"
        }
        Body::Neptune => "M-6.8-8.6C-7.4-1.6-4.4 2.2 0 2.2C4.4 2.2 7.4-1.6 6.8-8.6M0-9.6V9.8M-3.8 6.2H3.8",
        Body::Pluto => {
            "M3.2-6.4A3.2 3.2 0 1 1-3.2-6.4A3.2 3.2 0 1 1 3.2-6.4ZM-7-6.6C-7-1.2-3.8 1.6 0 1.6C3.8 1.6 7-1.2 7-6.6M0 1.6V9.8M-4 5.8H4"
        }
        Body::TrueNode => {
            "M-3.2 6.6A2.5 2.5 0 1 1-5.4 3.9C-7.4 2-8-1-7-4C-6-7.2-3.2-9 0-9C3.2-9 6-7.2 7-4C8-1 7.4 2 5.4 3.9A2.5 2.5 0 1 1 3.2 6.6"
        }
        Body::MeanNode => {
            "M-3.2 6.6A2.5 2.5 0 1 1-5.4 3.9C-7.4 2-8-1-7-4C-6-7.2-3.2-9 0-9C3.2-9 6-7.2 7-4C8-1 7.4 2 5.4 3.9A2.5 2.5 0 1 1 3.2 6.6M-2.6-2.2H2.6"
        }
        Body::MeanLilith => "M2.6-10A6 6 0 1 0 2.6 1.2A6.8 6.8 0 0 1 2.6-10ZM.2 1.6V9.9M-3.6 5.9H4",
        Body::Chiron => "M0-9.8V3M5.2-9.2L0-3.8L5.2 1M3.9 6.4A3.9 3.4 0 1 1-3.9 6.4A3.9 3.4 0 1 1 3.9 6.4Z",
        Body::TrueLilith => "M2.6-10A6 6 0 1 0 2.6 .6A6.6 6.6 0 0 1 2.6-10ZM.2 1V10M-3.6 4.6H4M-3.6 7.8H4",
        Body::Ceres => "M-4.2-7.2A5.3 5.3 0 1 1 0 1.6V9.9M-3.8 5.8H3.8",
        Body::Pallas => "M0-10L5.2-4.2L0 1.6L-5.2-4.2ZM0 1.6V9.9M-3.8 5.8H3.8",
        Body::Juno => "M0-9.8V9.9M-4.6-6.7L4.6-1.3M4.6-6.7L-4.6-1.3M-3.8 5.8H3.8",
        Body::Vesta => "M-7-1.4H7M-5-1.4L-3.6 8.8H3.6L5-1.4M0-1.4C-4.2-4.4-1.4-6.4 0-10C1.4-6.4 4.2-4.4 0-1.4",
        // The Hamburg school's, simplified to strokes that hold at this size.
        Body::Cupido => {
            "M6-5.2A4.2 4.2 0 1 1-2.4-5.2A4.2 4.2 0 1 1 6-5.2ZM1.8-1V9.8M-1.6 5.2H5.2M-2.4-5.2C-7-5.6-8.6-.4-5.6 3"
        }
        Body::Hades => "M-6.4-8.8A6.4 6.4 0 0 0 6.4-8.8M0-2.4V9.8M-4.2 4.2H4.2M-3.4-8.8H3.4",
        Body::Zeus => "M0 9.8V-9.8M-4-5.8L0-9.8L4-5.8M-5.2 5H5.2M-5.2 .8H5.2",
        Body::Kronos => "M-6.4-2A6.4 6.4 0 0 1 6.4-2ZM0-2V9.8M-4.2 4.4H4.2",
        Body::Apollon => "M-7.2-5.2C-6.8-8.4-3.8-9.8-1.4-8.6C2.2-6.8 1-.9-7.6 3.6H8M4.4-9.2V9.6M1.6 0H8",
        Body::Admetos => "M5.8-4.4A5.8 5.8 0 1 1-5.8-4.4A5.8 5.8 0 1 1 5.8-4.4ZM-5.8-4.4H5.8M0 1.4V9.8M-4 5.6H4",
        Body::Vulkanus => "M0-10L5.4 0H-5.4ZM0 0V9.8M-4 4.8H4",
        Body::Poseidon => "M-6.4-8.6C-2-5-2-.4-6.4 3.2M6.4-8.6C2-5 2-.4 6.4 3.2M0-9.6V9.8M-4 6.4H4",
        // A body that this version has no glyph for: a small diamond, still told apart by its label in the text.
        _ => "M0-6L6 0L0 6L-6 0Z",
    }
}

/// The strokes of a sign, as SVG path data around (0, 0).
pub(super) const fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Aries => "M0 9.4V-1.4C0-6.6-2-9-4.8-9C-7.8-9-9-6.6-8.4-3.8M0-1.4C0-6.6 2-9 4.8-9C7.8-9 9-6.6 8.4-3.8",
        Sign::Taurus => {
            "M5.7 3.7A5.7 5.7 0 1 1-5.7 3.7A5.7 5.7 0 1 1 5.7 3.7ZM-7.6-9.2C-6.4-3.8-3.6-2 0-2C3.6-2 6.4-3.8 7.6-9.2"
        }
        Sign::Gemini => "M-7.6-9.2C-3.6-6.8 3.6-6.8 7.6-9.2M-7.6 9.2C-3.6 6.8 3.6 6.8 7.6 9.2M-3.5-7.5V7.5M3.5-7.5V7.5",
        Sign::Cancer => {
            "M-2.6-2.8A2.9 2.9 0 1 1-8.4-2.8A2.9 2.9 0 1 1-2.6-2.8ZM-8-4.4C-5.4-8.8 3.6-9.2 8.8-5.2M2.6 2.8A2.9 2.9 0 1 0 8.4 2.8A2.9 2.9 0 1 0 2.6 2.8ZM8 4.4C5.4 8.8-3.6 9.2-8.8 5.2"
        }
        Sign::Leo => {
            "M-2.4 3.4A3 3 0 1 1-8.4 3.4A3 3 0 1 1-2.4 3.4ZM-2.9 1.7C-4.4-1.8-6.8-9.2-.4-9.2C5.4-9.2 5-4 3.6-.4C2.2 3.2 1.4 8.8 4.8 9.2C6.8 9.4 8 8 8.2 6.4"
        }
        Sign::Virgo => {
            "M-9.4-7.4C-8.2-8.8-6.8-8-6.8-5.8V6.4M-6.8-5.2C-5.6-8.8-2.4-8.4-2.4-5.2V6.4M-2.4-5.2C-1.2-8.8 2-8.4 2-5.2V4.6C2 7.6 3.8 9.4 6.8 9.4M2-3C4-5.8 8.4-5 7.8-.8C7.2 3.2 2.8 7-.6 9.4"
        }
        Sign::Libra => "M-8.8 7.6H8.8M-8.8 2.8H-3.4C-6.6.6-6.2-7.6 0-7.6C6.2-7.6 6.6.6 3.4 2.8H8.8",
        Sign::Scorpio => {
            "M-9.4-7.4C-8.2-8.8-6.8-8-6.8-5.8V6.4M-6.8-5.2C-5.6-8.8-2.4-8.4-2.4-5.2V6.4M-2.4-5.2C-1.2-8.8 2-8.4 2-5.2V4.6C2 8.8 6.4 9.2 8.8 4.4M5.4 5.2L8.9 4L9.6 7.6"
        }
        Sign::Sagittarius => "M-7.6 7.6L7.6-7.6M1.4-7.6H7.6V-1.4M-6-1.2L1.2 6",
        Sign::Capricorn => {
            "M-8.8-8.2C-6.4-7.8-5.6-5.6-5.6 3.8M-5.6-2.8C-5-7.8-.4-8.4-.4-3.6V4.4C-.4 7.8-2.4 9.6-4.8 9.6M-.4 4.4C.6.4 7.8 0 7.8 4.4C7.8 8.8.8 8.8-.4 4.4"
        }
        Sign::Aquarius => {
            "M-9.2-1.6L-5.4-5.6L-1.8-1.6L2-5.6L5.6-1.6L9.2-5.6M-9.2 5.6L-5.4 1.6L-1.8 5.6L2 1.6L5.6 5.6L9.2 1.6"
        }
        Sign::Pisces => "M-7.2-9.2C-2.6-5-2.6 5-7.2 9.2M7.2-9.2C2.6-5 2.6 5 7.2 9.2M-7.6 0H7.6",
    }
}

/// The strokes of an aspect, as SVG path data around (0, 0).
pub(super) const fn aspect(aspect: AspectKind) -> &'static str {
    match aspect {
        AspectKind::Conjunction => "M2.2 3A5 5 0 1 1-7.8 3A5 5 0 1 1 2.2 3ZM.8-.6L8-7.8",
        AspectKind::Sextile => "M0-8.6V8.6M-7.4-4.3L7.4 4.3M-7.4 4.3L7.4-4.3",
        AspectKind::Square => "M-6.8-6.8H6.8V6.8H-6.8Z",
        AspectKind::Trine => "M0-8L8.2 6.4H-8.2Z",
        AspectKind::Opposition => {
            "M-2 5.2A3.2 3.2 0 1 1-8.4 5.2A3.2 3.2 0 1 1-2 5.2ZM8.4-5.2A3.2 3.2 0 1 1 2-5.2A3.2 3.2 0 1 1 8.4-5.2ZM-2.9 2.9L2.9-2.9"
        }
        AspectKind::Semisextile => "M-8 4H8M0 4L-5.5-6.5M0 4L5.5-6.5",
        AspectKind::Quincunx => "M-8-4H8M0-4L-5.5 6.5M0-4L5.5 6.5",
        AspectKind::Semisquare => "M7.5-7L-7 6.5H8",
        AspectKind::Sesquiquadrate => "M-8-8H2.6V2.6H-8ZM8-2.4L3.2 7.2H8.6",
        // The others are the letters of their divisor, with a stroke for each further step.
        AspectKind::Quintile => "M6.5-1.2A7 7 0 1 1-7.5-1.2A7 7 0 1 1 6.5-1.2ZM2.5 3L8 8.4",
        AspectKind::Biquintile => "M4.5-1.2A6 6.6 0 1 1-7.5-1.2A6 6.6 0 1 1 4.5-1.2ZM1 3L5.6 8.2M9-4V4",
        AspectKind::Decile => "M-5.4-8H-1A8 8 0 0 1-1 8H-5.4Z",
        AspectKind::Tredecile => "M-8.4-8H-5A7 8 0 0 1-5 8H-8.4ZM5.6-4V4M9-4V4",
        AspectKind::Septile => "M5-6C3.6-9-5-9.4-5-4.4C-5 .4 5.2-.8 5.2 4.2C5.2 9.4-4.4 9-5.4 5.6",
        AspectKind::Biseptile => "M3-6C1.6-9-7-9.4-7-4.4C-7 .4 3.2-.8 3.2 4.2C3.2 9.4-6.4 9-7.4 5.6M8.4-4V4",
        AspectKind::Triseptile => "M1-6C-.4-9-9-9.4-9-4.4C-9 .4 1.2-.8 1.2 4.2C1.2 9.4-8.4 9-9.2 5.6M6-4V4M9.4-4V4",
        AspectKind::Novile => "M-5.6 8V-8L5.6 8V-8",
        AspectKind::Binovile => "M-7.4 8V-8L3 8V-8M8.4-4V4",
        AspectKind::Quadnovile => "M-9 7.6V-7.6L-.6 7.6V-7.6M4-4V4M7-4V4M10-4V4",
        AspectKind::Undecile => "M-5.6-8V2.4A5.6 5.6 0 0 0 5.6 2.4V-8",
        // An aspect that this version has no glyph for: a lozenge, told apart by its name in the text.
        _ => "M0-5L5 0L0 5L-5 0Z",
    }
}

const TRUE_SOUTH_NODE: &str = "M-3.2-6.6A2.5 2.5 0 1 0-5.4-3.9C-7.4-2-8 1-7 4C-6 7.2-3.2 9 0 9C3.2 9 6 7.2 7 4C8 1 7.4-2 5.4-3.9A2.5 2.5 0 1 0 3.2-6.6";
const MEAN_SOUTH_NODE: &str = "M-3.2-6.6A2.5 2.5 0 1 0-5.4-3.9C-7.4-2-8 1-7 4C-6 7.2-3.2 9 0 9C3.2 9 6 7.2 7 4C8 1 7.4-2 5.4-3.9A2.5 2.5 0 1 0 3.2-6.6M-2.6 2.2H2.6";
const FORTUNE: &str = "M8.5 0A8.5 8.5 0 1 1-8.5 0A8.5 8.5 0 1 1 8.5 0ZM-6-6L6 6M6-6L-6 6";
const CUSPS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// What marks a point: strokes, or letters where it has none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    Glyph(&'static str),
    Word(&'static str),
}

impl Mark {
    pub(super) fn of(point: Point) -> Self {
        match point {
            Point::Body(one) => Self::Glyph(body(one)),
            Point::Ascendant => Self::Word("AC"),
            Point::Midheaven => Self::Word("MC"),
            Point::Descendant => Self::Word("DC"),
            Point::ImumCoeli => Self::Word("IC"),
            Point::Vertex => Self::Word("Vx"),
            Point::EastPoint => Self::Word("EP"),
            Point::TrueSouthNode => Self::Glyph(TRUE_SOUTH_NODE),
            Point::MeanSouthNode => Self::Glyph(MEAN_SOUTH_NODE),
            Point::Lot(Lot::Fortune) => Self::Glyph(FORTUNE),
            Point::Cusp(house) => Self::Word(CUSPS.get(house.index()).copied().unwrap_or("?")),
            // Of other lots and of points that this version does not know, the beginning of the name.
            other => {
                let name = other.as_str();
                Self::Word(name.trim_start_matches("lot_").get(..2).unwrap_or(name))
            }
        }
    }
}

/// Every glyph of the wheel as one SVG file of symbols, so that a page can show a legend with the same strokes:
/// `<use href="glyphs.svg#venus">`, `<use href="glyphs.svg#libra">`. The ids are the names of the JSON; the colour
/// is the text's.
#[must_use]
pub fn glyph_sheet() -> String {
    let mut sheet = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    let bodies = Body::ALL.map(|one| (one.as_str().to_owned(), body(one)));
    let signs = Sign::ALL.map(|one| (one.name().to_lowercase(), sign(one)));
    let aspects = AspectKind::ALL.map(|one| (one.as_str().to_owned(), aspect(one)));
    for (id, strokes) in bodies.into_iter().chain(signs).chain(aspects) {
        let _ = writeln!(
            sheet,
            "<symbol id=\"{id}\" viewBox=\"-12 -12 24 24\"><path d=\"{strokes}\" fill=\"none\" \
             stroke=\"currentColor\" stroke-width=\"1.7\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></symbol>"
        );
    }
    sheet.push_str("</svg>\n");
    sheet
}
