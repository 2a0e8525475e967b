//! A message of a user: it is understood, looked through for distress, and reviewed as a reply would be.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    astra_core::agent::understand(text);
    astra_core::safety::crisis(text);
    astra_core::safety::distress(text);
    astra_core::safety::lint(text);
});
