//! Charts as pictures: each one self-contained SVG, without fonts, styles or scripts from elsewhere.
//!
//! [`wheel()`] draws one chart and [`biwheel()`] two around one zodiac; [`north()`] and [`south()`] draw the squares of
//! the Indian traditions; [`grid()`] and [`cross_grid()`] draw who aspects whom, [`timeline()`] when.
//!
//! Glyphs are strokes of our own, names are letters. Words never overlap: their places are computed, from bounds
//! that hold for the widest sans faces in use. The same input gives the same bytes. Each picture has a title and a
//! text for those who do not see it.

mod canvas;
mod glyphs;
mod grid;
mod layout;
mod square;
mod theme;
mod timeline;
mod wheel;
mod words;

pub use glyphs::glyph_sheet;
pub use grid::{GridOptions, cross_grid, grid};
pub use square::{Seat, SquareChart, SquareOptions, north, south};
pub use theme::{Rgb, Theme};
pub use timeline::{Bar, Pass, Timeline, TimelineOptions, timeline};
pub use wheel::{CrossAspect, Outer, WheelOptions, biwheel, wheel};

use astra_core::{Error, Result};

/// A picture, as `--picture` and the server name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Picture {
    /// [`wheel()`].
    #[default]
    Wheel,
    /// [`biwheel()`].
    Biwheel,
    /// [`north()`].
    North,
    /// [`south()`].
    South,
    /// [`grid()`].
    Grid,
    /// [`cross_grid()`].
    CrossGrid,
    /// [`timeline()`].
    Timeline,
}

impl Picture {
    /// Every picture, in the order in which they are listed to people.
    pub const ALL: [Self; 7] = [
        Self::Wheel,
        Self::Biwheel,
        Self::North,
        Self::South,
        Self::Grid,
        Self::CrossGrid,
        Self::Timeline,
    ];

    /// The stable snake-case name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wheel => "wheel",
            Self::Biwheel => "biwheel",
            Self::North => "north",
            Self::South => "south",
            Self::Grid => "grid",
            Self::CrossGrid => "cross_grid",
            Self::Timeline => "timeline",
        }
    }

    /// The picture of a name.
    ///
    /// # Errors
    /// [`astra_core::ErrorKind::InvalidInput`] naming `picture`.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|picture| picture.as_str() == name)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::as_str).join(", ");
                Error::invalid("picture", name, &format!("one of {names}"))
            })
    }

    /// Whether the picture is read from a sidereal chart.
    #[must_use]
    pub const fn is_sidereal(self) -> bool {
        matches!(self, Self::North | Self::South)
    }
}
