//! Opens the store that the configuration names.

use std::sync::Arc;

use astra::core::{Result, memory::MemoryStore, store::ContextStore};
use astra_server::config::{Store, StoreKind};

/// Opens it.
///
/// # Errors
/// [`ErrorKind::Configuration`] where this build does not have it; the store's own.
pub(super) fn open(config: &Store) -> Result<Arc<dyn ContextStore>> {
    match config.kind {
        StoreKind::Memory => Ok(Arc::new(MemoryStore::new())),
        StoreKind::Sqlite => sqlite(config),
    }
}

#[cfg(feature = "sqlite")]
fn sqlite(config: &Store) -> Result<Arc<dyn ContextStore>> {
    use astra::sqlite::{SqliteOptions, SqliteStore};
    Ok(Arc::new(SqliteStore::open(&config.path, SqliteOptions::default())?))
}

#[cfg(not(feature = "sqlite"))]
fn sqlite(_: &Store) -> Result<Arc<dyn ContextStore>> {
    Err(Error::new(
        ErrorKind::Configuration,
        "this build has no SQLite: set store.kind to memory",
    )
    .with("field", "store.kind"))
}
