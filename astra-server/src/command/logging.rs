//! Logs go to standard error, as `RUST_LOG` says.

use tracing_subscriber::EnvFilter;

/// Starts logging, at `level` where `RUST_LOG` is not set.
pub(super) fn start(level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    // A second start, as in tests, keeps the first.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
