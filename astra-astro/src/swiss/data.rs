//! The data files: shipped in the binary, written out once per user where the C library can open them.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use astra_core::{Error, ErrorKind, Result};

/// The directory named here is read instead of the files shipped.
pub(super) const OVERRIDE: &str = "ASTRA_EPHEMERIS_PATH";
/// The C library reads this variable itself and prefers it to whatever it is told.
const FOREIGN_OVERRIDE: &str = "SE_EPHE_PATH";

/// Planets, Moon, asteroids, in the library's order. Licence and checksums lie beside them.
pub(super) const FILES: [(&str, &[u8]); 3] = [
    ("sepl_18.se1", include_bytes!("../../data/ephemeris/sepl_18.se1")),
    ("semo_18.se1", include_bytes!("../../data/ephemeris/semo_18.se1")),
    ("seas_18.se1", include_bytes!("../../data/ephemeris/seas_18.se1")),
];

/// A directory that holds the files.
#[derive(Debug)]
pub(super) struct Directory {
    pub(super) path: PathBuf,
    /// Removes the directory at the end, where there was no lasting place for it.
    _temporary: Option<tempfile::TempDir>,
}

impl Directory {
    /// The directory asked for, or named by the environment, or the user's cache filled from this binary.
    pub(super) fn find(asked: Option<PathBuf>) -> Result<Self> {
        let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let foreign = named(FOREIGN_OVERRIDE);
        let chosen = asked.or_else(|| named(OVERRIDE));
        match (chosen, foreign) {
            (Some(chosen), Some(foreign)) if chosen != foreign => Err(Error::new(
                ErrorKind::Configuration,
                format!("{FOREIGN_OVERRIDE} would override the ephemeris directory: unset it"),
            )
            .with("field", FOREIGN_OVERRIDE)
            .with("value", foreign.display())
            .with("wanted", chosen.display())),
            (Some(chosen), _) | (None, Some(chosen)) => Self::existing(chosen),
            (None, None) => Self::shipped(cache_directory()),
        }
    }

    fn existing(path: PathBuf) -> Result<Self> {
        for (name, _) in FILES {
            fs::File::open(path.join(name)).map_err(|cause| {
                Error::new(
                    ErrorKind::Configuration,
                    format!("the ephemeris directory has no readable {name}"),
                )
                .with("field", OVERRIDE)
                .with("value", path.display())
                .with("expected", "a directory with sepl_18.se1, semo_18.se1 and seas_18.se1")
                .caused_by(cause)
            })?;
        }
        // Threads open the files later, when the process may stand in another directory.
        let path = std::path::absolute(&path).unwrap_or(path);
        Ok(Self { path, _temporary: None })
    }

    /// Writes the files into the cache, or, where there is none to write to, into a directory of this process.
    fn shipped(cache: Option<PathBuf>) -> Result<Self> {
        if let Some(path) = cache
            && fill(&path).is_ok()
        {
            return Ok(Self { path, _temporary: None });
        }
        let failed = |cause: io::Error| {
            Error::new(
                ErrorKind::Configuration,
                format!("the ephemeris files cannot be written to a cache or temporary directory: set {OVERRIDE}"),
            )
            .with("field", OVERRIDE)
            .caused_by(cause)
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix("astra-ephemeris-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let temporary = builder.tempdir().map_err(failed)?;
        fill(temporary.path()).map_err(failed)?;
        Ok(Self {
            path: temporary.path().to_owned(),
            _temporary: Some(temporary),
        })
    }
}

/// The user's cache directory, by the custom of the system.
fn cache_directory() -> Option<PathBuf> {
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_vendor = "apple") {
        absolute("HOME").map(|home| home.join("Library/Caches"))
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))
    };
    // The name changes with the files, so that versions side by side do not rewrite each other's.
    base.map(|base| base.join("astra").join("ephemeris-de431-18"))
}

/// Makes the directory hold exactly the files shipped. Several processes may do this at once: each file appears
/// whole or not at all, and what is there already is compared, not trusted.
fn fill(directory: &Path) -> io::Result<()> {
    create_private(directory)?;
    for (name, content) in FILES {
        let path = directory.join(name);
        if fs::read(&path).is_ok_and(|found| found == content) {
            continue;
        }
        let mut file = tempfile::Builder::new()
            .prefix(OsStr::new(name))
            .tempfile_in(directory)?;
        file.write_all(content)?;
        file.as_file().sync_all()?;
        file.persist(&path)?;
    }
    Ok(())
}

fn create_private(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_filled_and_a_damaged_file_is_replaced() {
        let cache = tempfile::tempdir().unwrap();
        let path = cache.path().join("astra/ephemeris");
        Directory::shipped(Some(path.clone())).unwrap();
        let moon = path.join("semo_18.se1");
        fs::write(&moon, b"damaged").unwrap();
        Directory::shipped(Some(path)).unwrap();
        assert_eq!(fs::read(moon).unwrap(), FILES[1].1);
    }

    #[test]
    fn without_a_cache_the_files_live_as_long_as_their_user() {
        let directory = Directory::shipped(Some(PathBuf::from("/dev/null/nowhere"))).unwrap();
        let path = directory.path.clone();
        assert!(path.join("seas_18.se1").exists());
        drop(directory);
        assert!(!path.exists());
    }

    #[test]
    fn a_directory_without_the_files_is_refused_by_name() {
        let empty = tempfile::tempdir().unwrap();
        let error = Directory::existing(empty.path().to_owned()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.message().contains("sepl_18.se1"));
    }
}
