//! Which ephemeris answers, among those compiled in.

use std::sync::Arc;

use astra::{
    astro::ephemeris::Ephemeris,
    core::{Error, ErrorKind, Result},
};

use super::names;

/// The chart engine of the command, whichever ephemeris is below.
pub(in crate::command) type Engine = astra::astro::Engine<Arc<dyn Ephemeris>>;

#[cfg(feature = "swiss")]
const ENGINES: [&str; 1] = ["swiss"];
#[cfg(not(feature = "swiss"))]
const ENGINES: [&str; 0] = [];

/// The flag that chooses.
#[derive(Clone, Debug, Default, clap::Args)]
pub(in crate::command) struct EngineArgs {
    /// The ephemeris, among those of this build.
    #[arg(long, value_name = "NAME", value_parser = names(ENGINES))]
    engine: Option<String>,
}

impl EngineArgs {
    /// Opens it.
    pub(in crate::command) fn open(&self) -> Result<Engine> {
        match self.engine.as_deref().or(ENGINES.first().copied()) {
            #[cfg(feature = "swiss")]
            Some("swiss") => {
                let swiss = astra::astro::SwissEphemeris::open(astra::astro::SwissOptions::default())?;
                Ok(Engine::new(Arc::new(swiss)))
            }
            _ => Err(Error::new(
                ErrorKind::Unsupported,
                "this build has no ephemeris: build it with the feature swiss",
            )),
        }
    }
}
