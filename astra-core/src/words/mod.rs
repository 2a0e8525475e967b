//! The words of a message, as people really write them: typing errors, Hindi in Latin letters under any spelling,
//! Devanagari. What reads a user's text, safety rules and the embedded agent, reads it through this.

mod common;
mod devanagari;
mod fold;
mod language;
mod lexicon;

pub use language::Language;

pub(crate) use fold::{Word, sound, words};
pub(crate) use language::language;
pub(crate) use lexicon::{Entry, Hit, Lexicon};
