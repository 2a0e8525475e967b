//! Astra: a personal astrology assistant with memory and a voice, to embed in any app.

pub use astra_core as core;
