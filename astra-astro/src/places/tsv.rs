//! The tables that GeoNames offers for download: `cities1000.txt`, `IN.txt`, `allCountries.txt`.

use std::{collections::HashMap, fs, path::Path};

use astra_core::{Error, ErrorKind, Result};

use super::pack::Entry;

/// What the tables are and may be used for.
pub(super) const SOURCE: &str = "GeoNames (https://www.geonames.org), CC BY 4.0";
/// Names of the divisions, as GeoNames calls the file.
const DIVISIONS: &str = "admin1CodesASCII.txt";

/// The populated places of a table. The names of their divisions come from `admin1CodesASCII.txt` beside it, where it
/// is there.
pub(super) fn read(path: &Path, table: &str) -> Result<Vec<Entry>> {
    let divisions = path.with_file_name(DIVISIONS);
    let divisions = match fs::read_to_string(&divisions) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(cause) => return Err(unreadable(&divisions, cause)),
    };
    let divisions: HashMap<&str, &str> = divisions
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?))
        })
        .collect();
    (1..)
        .zip(table.lines())
        .filter_map(|(number, line)| {
            let columns: Vec<&str> = line.split('\t').collect();
            match columns.as_slice() {
                [_, _, _, _, _, _, class, ..] if *class != "P" => None,
                columns => entry(columns, &divisions)
                    .ok_or_else(|| {
                        Error::invalid("line", number, "the 19 columns of a table of GeoNames")
                            .with("path", path.display())
                    })
                    .transpose(),
            }
        })
        .collect()
}

/// The entry of a line; the inner None is a place without a zone, which is of no use here.
fn entry(columns: &[&str], divisions: &HashMap<&str, &str>) -> Option<Option<Entry>> {
    let [
        id,
        name,
        ascii,
        alternates,
        latitude,
        longitude,
        _,
        _,
        country,
        _,
        division,
        _,
        _,
        _,
        population,
        _,
        _,
        zone,
        _,
    ] = columns
    else {
        return None;
    };
    let entry = Entry {
        id: id.parse().ok()?,
        name: (*name).to_owned(),
        alternates: [*ascii]
            .into_iter()
            .chain(alternates.split(','))
            .map(str::to_owned)
            .collect(),
        country: (*country).to_owned(),
        admin1: divisions
            .get(format!("{country}.{division}").as_str())
            .map(|name| ((*division).to_owned(), (*name).to_owned())),
        latitude: latitude.parse().ok()?,
        longitude: longitude.parse().ok()?,
        population: population.parse().unwrap_or_default(),
        zone: (*zone).to_owned(),
    };
    Some((!zone.is_empty() && country.len() == 2).then_some(entry))
}

pub(super) fn unreadable(path: &Path, cause: std::io::Error) -> Error {
    Error::new(
        ErrorKind::Configuration,
        format!("the gazetteer cannot be read: {cause}"),
    )
    .with("field", "places")
    .with("value", path.display())
    .caused_by(cause)
}
