//! What the commands share: the flags of a birth, the engine, output, pictures, batches.

pub(super) mod batch;
mod birth;
mod engine;
pub(super) mod lists;
mod output;
mod places;
mod sheet;
pub(super) mod window;

pub(super) use birth::{Birth, request};
pub(super) use engine::{Engine, EngineArgs};
pub(super) use output::{answer, colours, io_failed, json_line};
pub(super) use places::{PlacesArgs, places};
pub(super) use sheet::SheetArgs;

use clap::builder::PossibleValuesParser;

/// A name as words with a capital: `t_square` is `T square`.
pub(super) fn words(name: &str) -> String {
    let mut letters = name.chars().map(|letter| if letter == '_' { ' ' } else { letter });
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The names that a flag takes.
pub(super) fn names<const N: usize>(names: [&'static str; N]) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}
