//! The colours of the pictures.

use std::fmt;

use astra_core::{Error, Result, chart::AspectKind};

use super::canvas::Stroke;

/// A colour, red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The colours of a picture. Text and glyphs of [`Theme::light`] and [`Theme::dark`] reach a contrast of 4.5 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub background: Rgb,
    /// The disc on which the bodies stand.
    pub disc: Rgb,
    /// The signs by element: fire, earth, air, water.
    pub elements: [Rgb; 4],
    /// Rings, cusps and ticks.
    pub line: Rgb,
    /// Glyphs and degrees.
    pub ink: Rgb,
    /// What is of second rank: minutes, house numbers, the caption.
    pub muted: Rgb,
    /// Ascendant and midheaven.
    pub accent: Rgb,
    /// Sextiles and trines.
    pub soft: Rgb,
    /// Squares and oppositions.
    pub hard: Rgb,
    /// A second chart around the first.
    pub outer: Rgb,
}

impl Theme {
    /// The names that [`Theme::parse`] takes.
    pub const NAMES: [&'static str; 2] = ["light", "dark"];

    /// The theme of a name.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::InvalidInput`] naming `theme`.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "light" => Ok(Self::light()),
            "dark" => Ok(Self::dark()),
            other => Err(Error::invalid("theme", other, "light or dark")),
        }
    }

    /// Ink on paper.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            background: Rgb(0xff, 0xfd, 0xf8),
            disc: Rgb(0xfb, 0xf7, 0xee),
            elements: [
                Rgb(0xf6, 0xe1, 0xd3),
                Rgb(0xe9, 0xe8, 0xd2),
                Rgb(0xf5, 0xec, 0xcb),
                Rgb(0xd9, 0xe4, 0xec),
            ],
            line: Rgb(0xc3, 0xbb, 0xaa),
            ink: Rgb(0x1f, 0x25, 0x45),
            muted: Rgb(0x5b, 0x5f, 0x78),
            accent: Rgb(0x8c, 0x57, 0x0c),
            soft: Rgb(0x2f, 0x6f, 0x8f),
            hard: Rgb(0xb0, 0x3f, 0x3a),
            outer: Rgb(0x5f, 0x3d, 0x8c),
        }
    }

    /// Ivory and brass on a night sky.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            background: Rgb(0x15, 0x1a, 0x33),
            disc: Rgb(0x11, 0x15, 0x2b),
            elements: [
                Rgb(0x3a, 0x25, 0x33),
                Rgb(0x27, 0x31, 0x36),
                Rgb(0x38, 0x33, 0x33),
                Rgb(0x1e, 0x2f, 0x4d),
            ],
            line: Rgb(0x48, 0x50, 0x78),
            ink: Rgb(0xee, 0xe9, 0xdb),
            muted: Rgb(0xa9, 0xae, 0xca),
            accent: Rgb(0xe7, 0xb9, 0x6a),
            soft: Rgb(0x7f, 0xb9, 0xd0),
            hard: Rgb(0xe5, 0x8a, 0x7d),
            outer: Rgb(0xc9, 0xb2, 0xf0),
        }
    }

    /// The colour of an aspect.
    pub(super) const fn aspect(&self, aspect: AspectKind) -> Rgb {
        match aspect {
            AspectKind::Sextile | AspectKind::Trine => self.soft,
            AspectKind::Square | AspectKind::Opposition | AspectKind::Semisquare | AspectKind::Sesquiquadrate => {
                self.hard
            }
            _ => self.muted,
        }
    }

    /// The line of an aspect: the tighter, the stronger. Kinds differ in their dashes too, not by colour alone.
    pub(super) fn aspect_line(&self, aspect: AspectKind, orb: f64, limit: f64) -> Stroke {
        let dash = match aspect {
            AspectKind::Sextile => Some("3 4"),
            AspectKind::Square => Some("8 3"),
            AspectKind::Semisquare | AspectKind::Sesquiquadrate => Some("2 3"),
            _ if !aspect.is_major() => Some("1 4"),
            _ => None,
        };
        let tightness = if limit > 0.0 {
            1.0 - (orb / limit).clamp(0.0, 1.0)
        } else {
            1.0
        };
        Stroke {
            colour: self.aspect(aspect),
            width: 0.9 + 0.9 * tightness,
            dash,
            opacity: 0.35 + 0.6 * tightness,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Rgb) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
    }

    #[test]
    fn every_text_of_both_themes_can_be_read() {
        for theme in [Theme::light(), Theme::dark()] {
            let grounds = [theme.background, theme.disc].into_iter().chain(theme.elements);
            for ground in grounds {
                for text in [theme.ink, theme.muted, theme.accent, theme.outer] {
                    let (a, b) = (luminance(text), luminance(ground));
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
                }
            }
            for ground in [theme.background, theme.disc] {
                for text in [theme.soft, theme.hard] {
                    let (a, b) = (luminance(text), luminance(ground));
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= 4.5, "{text} on {ground}: {contrast:.2}");
                }
            }
        }
    }
}
