//! What the targets share.

use std::sync::LazyLock;

use astra_astro::{Engine, TableEphemeris};
use serde_json::{Map, Value};

/// The engine, opened once.
pub static ENGINE: LazyLock<Engine<TableEphemeris>> =
    LazyLock::new(|| astra_astro::tables().expect("the shipped ephemeris opens"));

/// The fields of a JSON object, where the bytes are one.
pub fn object(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(bytes).ok()
}
