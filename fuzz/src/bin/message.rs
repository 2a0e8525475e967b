//! A message of a user: it is understood, looked through for distress, and reviewed as a reply would be.
#![no_main]

use std::hint::black_box;

libfuzzer_sys::fuzz_target!(|text: &str| {
    black_box(astra_core::agent::understand(text));
    black_box(astra_core::safety::crisis(text));
    black_box(astra_core::safety::distress(text));
    black_box(astra_core::safety::lint(text));
});
