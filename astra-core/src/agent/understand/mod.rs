//! Understanding a message by rules: phrases of a lexicon under any spelling, then one decision list.

mod decide;
mod intent;
mod lexicon;
mod others;
mod scan;
#[cfg(test)]
mod tests;

pub use intent::{Boundary, Fact, Intent, SmallTalk, Topic, Understanding, When};

use crate::{safety, words};
use lexicon::Concept;
use scan::Scan;

/// Reads a message.
///
/// The same question in other words, in English, Hinglish or Devanagari, gives the same intent.
///
/// ```
/// use astra_core::agent::{Intent, Topic, understand};
/// assert_eq!(understand("Will I get a better job?").intent, Intent::Topic(Topic::Career));
/// assert_eq!(understand("Naukri kaisi rahegi?").intent, Intent::Topic(Topic::Career));
/// ```
#[must_use]
pub fn understand(message: &str) -> Understanding {
    let scan = Scan::of(message);
    let distress = safety::distress(message);
    Understanding {
        intent: decide::intent(&scan, distress),
        language: words::language(&scan.words),
        detail: scan.has(Concept::Detail),
        asks_when: scan.has(Concept::AskWhen),
        asks_decision: scan.has(Concept::Decision),
        asks_retrograde: scan.has(Concept::Retrograde),
        when: scan.when().or(scan.year().map(|_| When::Year)),
        distress,
        about_another: scan.has(Concept::They) || scan.any_word(&["ex"]),
        year: scan.year(),
    }
}
