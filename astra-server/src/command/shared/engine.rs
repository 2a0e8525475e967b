//! Which ephemeris answers, among those compiled in.

use std::sync::Arc;

use astra::{
    astro::{TableEphemeris, TableOptions, ephemeris::Ephemeris},
    core::Result,
};
use clap::builder::PossibleValue;

/// The chart engine of the command, whichever ephemeris is below.
pub(in crate::command) type Engine = astra::astro::Engine<Arc<dyn Ephemeris>>;

/// The ephemerides that a build may have.
#[derive(Clone, Copy, Debug, Default)]
enum Choice {
    #[default]
    Tables,
    Swiss,
}

impl clap::ValueEnum for Choice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Tables, Self::Swiss]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Tables => PossibleValue::new("tables").help("Astra's own, of JPL DE440"),
            // Known in every build, so that one without it can say how to get it.
            Self::Swiss => PossibleValue::new("swiss")
                .help("the Swiss Ephemeris")
                .hide(cfg!(not(feature = "swiss"))),
        })
    }
}

/// The flag that chooses.
#[derive(Clone, Debug, Default, clap::Args)]
pub(in crate::command) struct EngineArgs {
    /// The ephemeris, among those of this build.
    #[arg(long, value_name = "NAME", value_enum, default_value_t, hide_default_value = true)]
    engine: Choice,
}

impl EngineArgs {
    /// Opens it.
    pub(in crate::command) fn open(&self) -> Result<Engine> {
        Ok(Engine::new(match self.engine {
            Choice::Tables => Arc::new(TableEphemeris::open(TableOptions::default())?),
            Choice::Swiss => swiss()?,
        }))
    }
}

#[cfg(feature = "swiss")]
fn swiss() -> Result<Arc<dyn Ephemeris>> {
    use astra::astro::{SwissEphemeris, SwissOptions};
    Ok(Arc::new(SwissEphemeris::open(SwissOptions::default())?))
}

#[cfg(not(feature = "swiss"))]
fn swiss() -> Result<Arc<dyn Ephemeris>> {
    use astra::{Error, ErrorKind};
    Err(Error::new(
        ErrorKind::Unsupported,
        "this build has no Swiss Ephemeris: build astra-server with the feature swiss, which makes the command AGPL-3.0, \
         or leave --engine out",
    )
    .with("field", "engine")
    .with("value", "swiss")
    .with("expected", "tables"))
}
