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
