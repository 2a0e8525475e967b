//! A gazetteer's file, damaged on purpose under a checksum that is right: refused, or searched without harm.
//!
//! Its index is left alone: it has a checksum of its own, and the crate that reads it trusts what passes that.
#![no_main]

use std::sync::LazyLock;

use astra_astro::places::{Entry, Gazetteer, pack};
use astra_core::{PlaceResolver as _, chart::Coordinates};

/// The table of sections begins behind magic and checksum; an entry is an offset and a length.
const TABLE: usize = 16;
const INDEX: usize = TABLE + 5 * 8;

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let place = |id: u32, name: &str, country: &str, latitude, longitude, zone: &str| Entry {
        id,
        name: name.into(),
        alternates: vec![format!("{name} {id}"), "दिल्ली".into()],
        country: country.into(),
        admin1: Some(("07".into(), "Latium".into())),
        latitude,
        longitude,
        population: id,
        zone: zone.into(),
    };
    let places = vec![
        place(3_169_070, "Rome", "IT", 41.9, 12.5, "Europe/Rome"),
        place(4_951_788, "Springfield", "US", 42.1, -72.6, "America/New_York"),
        place(1_273_294, "Delhi", "IN", 28.7, 77.2, "Asia/Kolkata"),
    ];
    pack("a source", places).unwrap()
});

fn number(file: &[u8], at: usize) -> usize {
    u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize
}

libfuzzer_sys::fuzz_target!(|edits: Vec<(u16, u8)>| {
    let mut file = WHOLE.clone();
    let start = number(&file, INDEX);
    let index = start..start + number(&file, INDEX + 4);
    for (at, byte) in edits {
        let at = TABLE + usize::from(at) % (file.len() - TABLE);
        if !index.contains(&at) && !(INDEX..INDEX + 8).contains(&at) {
            file[at] = byte;
        }
    }
    let (head, body) = file.split_at_mut(TABLE);
    let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    head[8..].copy_from_slice(&sum.to_le_bytes());
    let Ok(places) = Gazetteer::from_bytes(file) else {
        return;
    };
    for question in ["rome", "Roma, Italy", "sprngfield, us", "दिल्ली", "Rome, Latium"] {
        let _ = places.search(question, 5);
    }
    let _ = places.nearest(Coordinates::new(41.9, 12.5).unwrap(), 3);
    let _ = places.iter().take(100).filter(|place| place.is_ok()).count();
});
