//! A file of ephemeris tables, damaged on purpose under a checksum that is right: refused, or read without harm.
#![no_main]

use astra_astro::{
    TableEphemeris,
    ephemeris::{Ephemeris as _, State},
};
use astra_core::chart::{Body, JulianDayTt};

const WHOLE: &[u8] = include_bytes!("../../../astra-astro/tests/fixtures/tables-2300.bin");
/// The length of the source's text, and where it begins.
const TEXT: usize = 36;
const HEAD: usize = 40;
/// The number of series, and the bytes of an entry.
const COUNT: usize = 32;
const ENTRY: usize = 44;

fn number(file: &[u8], at: usize) -> usize {
    u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize
}

libfuzzer_sys::fuzz_target!(|edits: Vec<(u16, u8)>| {
    let mut file = WHOLE.to_vec();
    let length = file.len();
    for (at, byte) in edits {
        file[usize::from(at) % length] = byte;
    }
    // The checksum of what is there now, where the file says that it stands.
    let data = HEAD
        .saturating_add(number(&file, TEXT))
        .saturating_add(number(&file, COUNT).saturating_mul(ENTRY));
    if let Some(end) = data.checked_add(4).filter(|end| *end <= length) {
        let mut crc = crc32fast::Hasher::new();
        crc.update(&file[..data]);
        crc.update(&file[end..]);
        let sum = crc.finalize().to_le_bytes();
        file[data..end].copy_from_slice(&sum);
    }
    let Ok(tables) = TableEphemeris::from_bytes(file) else {
        return;
    };
    let range = tables.description().range.clone();
    let middle = JulianDayTt(f64::midpoint(range.start().0, range.end().0));
    let mut states = [State::default(); Body::ALL.len()];
    for at in [*range.start(), middle, *range.end()] {
        let _ = tables.states(&Body::ALL, at, &mut states);
        let _ = tables.orientation(at);
        for body in [Body::Sun, Body::Moon, Body::Pluto, Body::MeanNode, Body::Vesta] {
            let _ = tables.segments(body, at..at);
        }
    }
});
