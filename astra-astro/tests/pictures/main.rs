//! The pictures, judged by their own geometry: each SVG is parsed and every label's box is compared with every other.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod biwheel;
mod charts;
mod geometry;
mod grids;
mod rendered;
mod squares;
mod timelines;
mod wheel;
