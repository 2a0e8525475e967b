//! A place as somebody types it: found or not, never more than asked for, and its zone is one that charts know.
#![no_main]

use astra_astro::{places::Gazetteer, time_zone};
use astra_core::PlaceResolver as _;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let places = Gazetteer::embedded().unwrap();
    let Ok(found) = places.search(text, 5) else { return };
    assert!(found.len() <= 5);
    for place in found {
        assert!(time_zone(&place.zone).is_ok(), "{place:?}");
    }
    let _ = places.resolve(text);
});
