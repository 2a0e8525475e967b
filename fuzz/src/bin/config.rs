//! A configuration file: read, or refused with the key and what would be right.
#![no_main]

use astra_server::config::Config;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(config) = Config::read(text, []) {
        let _ = config.responder.options();
    }
});
