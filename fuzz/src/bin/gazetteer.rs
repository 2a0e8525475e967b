//! A gazetteer's file, damaged on purpose but with the right checksum: refused, or searched without harm.
#![no_main]

use astra_astro::places::Gazetteer;
use astra_core::{PlaceResolver as _, chart::Coordinates};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = bytes.to_vec();
    if let Some((head, body)) = file.split_at_mut_checked(16) {
        head[..8].copy_from_slice(b"ASTRAPL1");
        let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
        });
        head[8..].copy_from_slice(&sum.to_le_bytes());
    }
    let Ok(places) = Gazetteer::from_bytes(file) else {
        return;
    };
    for question in ["rome", "Roma, Italy", "sprngfield, us", "दिल्ली"] {
        let _ = places.search(question, 5);
    }
    let _ = places.nearest(Coordinates::new(41.9, 12.5).unwrap(), 3);
    let _ = places.iter().take(100).filter(|place| place.is_ok()).count();
});
