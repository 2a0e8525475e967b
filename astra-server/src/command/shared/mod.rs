//! What the commands share: the flags of a birth, the engine, output, batches.

pub(super) mod batch;
mod birth;
mod engine;
pub(super) mod lists;
mod output;
mod places;
pub(super) mod window;

pub(super) use birth::{Birth, request};
pub(super) use engine::{Engine, EngineArgs};
pub(super) use output::{answer, colours, io_failed, json_line};
pub(super) use places::{PlacesArgs, places};

use clap::builder::PossibleValuesParser;

/// The names that a flag takes.
pub(super) fn names<const N: usize>(names: [&'static str; N]) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}
