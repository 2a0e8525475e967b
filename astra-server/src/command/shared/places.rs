//! Which gazetteer answers: the one of this build, or a file.

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use astra::{
    astro::places::Gazetteer,
    core::{PlaceResolver, Result},
};

/// The environment's name of a gazetteer's file.
const OVERRIDE: &str = "ASTRA_PLACES";

/// The flag that chooses.
#[derive(Clone, Debug, Default, clap::Args)]
pub(in crate::command) struct PlacesArgs {
    /// Places from this file, a packed gazetteer or a table of GeoNames, instead of those shipped; the environment
    /// variable ASTRA_PLACES names one too.
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

impl PlacesArgs {
    /// Opens it.
    pub(in crate::command) fn open(&self) -> Result<Arc<dyn PlaceResolver>> {
        let named = std::env::var_os(OVERRIDE).filter(|path| !path.is_empty());
        match self.gazetteer.clone().or_else(|| named.map(PathBuf::from)) {
            Some(path) => Ok(Arc::new(Gazetteer::open(&path)?)),
            None => embedded(),
        }
    }
}

/// The gazetteer without a flag, opened once.
pub(in crate::command) fn places() -> Result<Arc<dyn PlaceResolver>> {
    static OPENED: OnceLock<Arc<dyn PlaceResolver>> = OnceLock::new();
    if let Some(places) = OPENED.get() {
        return Ok(Arc::clone(places));
    }
    let places = PlacesArgs::default().open()?;
    Ok(Arc::clone(OPENED.get_or_init(|| places)))
}

#[cfg(feature = "places")]
fn embedded() -> Result<Arc<dyn PlaceResolver>> {
    Ok(Arc::new(Gazetteer::embedded()?))
}

#[cfg(not(feature = "places"))]
fn embedded() -> Result<Arc<dyn PlaceResolver>> {
    use astra::core::{Error, ErrorKind};
    Err(Error::new(
        ErrorKind::Unsupported,
        "this build has no gazetteer: build it with the feature places, or name one in ASTRA_PLACES",
    ))
}
