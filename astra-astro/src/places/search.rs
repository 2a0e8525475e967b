//! Ranked search: what a question says, who bears such a name, and who of them is likeliest meant.

use std::collections::{BTreeMap, BTreeSet};

use astra_core::{Match, MatchKind, Place, PlaceResolver as _, Result, chart::Coordinates};
use fst::{Automaton as _, automaton::Str};

use super::{
    Gazetteer, countries, distance_km,
    file::{Bearer, File, Record},
    fold::fold,
    typo::Near,
};

/// A place that is named behind another one lies within so many kilometres of it.
const NEIGHBOUR: f64 = 100.0;
/// Words that say what a place is, not which.
const KINDS: [&str; 9] = [
    "city",
    "town",
    "district",
    "village",
    "municipality",
    "metropolitan",
    "area",
    "dist",
    "taluka",
];

/// What may stand behind a name: countries and their divisions, by folded name.
pub(super) struct Qualifiers {
    divisions: BTreeMap<String, BTreeSet<(String, String)>>,
}

/// What a place must be: in one of these countries or divisions, or near one of these places.
#[derive(Default)]
struct Filter {
    countries: BTreeSet<&'static str>,
    divisions: BTreeSet<(String, String)>,
    near: Vec<(f64, f64)>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.countries.is_empty() && self.divisions.is_empty() && self.near.is_empty()
    }

    fn accepts(&self, place: &Record<'_>) -> bool {
        self.countries.contains(place.country)
            || place
                .division
                .is_some_and(|(code, _)| self.divisions.contains(&(place.country.to_owned(), code.to_owned())))
            || self
                .near
                .iter()
                .any(|at| distance_km(*at, (place.latitude, place.longitude)) <= NEIGHBOUR)
    }
}

impl Qualifiers {
    pub(super) fn of(file: &File) -> Self {
        let mut divisions: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for (country, code, name) in file.divisions() {
            let division = (country.to_owned(), code.to_owned());
            // Most codes of GeoNames are numbers that nobody writes.
            if !code.starts_with(|c: char| c.is_ascii_digit()) {
                divisions.entry(fold(code)).or_default().insert(division.clone());
            }
            let name = fold(name);
            if !name.is_empty() {
                divisions.entry(name).or_default().insert(division);
            }
        }
        Self { divisions }
    }

    /// What a folded word means behind a name.
    fn known(&self, word: &str) -> Filter {
        let mut divisions = self.divisions.get(word).cloned().unwrap_or_default();
        for (country, name) in countries::state(word) {
            let named = self.divisions.get(name).into_iter().flatten();
            divisions.extend(named.filter(|(of, _)| of == country).cloned());
        }
        Filter {
            countries: countries::codes(word).into_iter().collect(),
            divisions,
            near: Vec::new(),
        }
    }

    /// The same for a word with a slip.
    fn misspelt(&self, word: &str) -> Filter {
        let mut filter = Filter::default();
        let Some(near) = slips(word).and_then(|slips| Near::new(word, slips)) else {
            return filter;
        };
        let is_near = |name: &str| near.distance(name.as_bytes()).is_some();
        let divisions = self.divisions.iter().filter(|(name, _)| is_near(name));
        filter
            .divisions
            .extend(divisions.flat_map(|(_, divisions)| divisions.clone()));
        filter
            .countries
            .extend(countries::all().filter(|(name, _)| is_near(name)).map(|(_, code)| code));
        filter
    }
}

/// One way to read a question.
struct Reading {
    /// The folded name.
    name: String,
    /// All of which hold.
    filters: Vec<Filter>,
    ignored: Vec<String>,
}

/// How well a place fits, and in what way.
struct Fit {
    score: f64,
    kind: MatchKind,
    /// The name by which it was found, where that is not its own.
    name: Option<String>,
    ignored: Vec<String>,
}

/// Places found, each with its best fit.
type Found = BTreeMap<u32, Fit>;

pub(super) fn search(gazetteer: &Gazetteer, question: &str, limit: usize) -> Result<Vec<Place>> {
    let parts: Vec<String> = question
        .split([',', ';', '(', ')', '/', '|', '\n', '،', '、', '，'])
        .map(fold)
        .filter(|part| !part.is_empty())
        .collect();
    let mut found = Found::new();
    let readings = gazetteer.readings(&parts)?;
    for reading in &readings {
        gazetteer.exact(reading, &mut found)?;
    }
    // Words that may be either: "Salem, Tamil Nadu" is sure, "Salem in" is not.
    let known = !found.is_empty();
    if let Some(first) = readings.first() {
        gazetteer.beginning(first, &mut found)?;
        if !known {
            gazetteer.misspelt(first, &mut found)?;
        }
    }
    // What stands in front is not known, such as a hospital or a quarter.
    let mut rest = parts.as_slice();
    let mut dropped = Vec::new();
    while let (true, [first, after @ ..]) = (found.is_empty(), rest) {
        dropped.push(first.clone());
        rest = after;
        for mut reading in gazetteer.readings(rest)? {
            reading.ignored.extend(dropped.iter().cloned());
            gazetteer.exact(&reading, &mut found)?;
        }
    }
    if found.is_empty()
        && let [only] = parts.as_slice()
    {
        let words: Vec<&str> = only.split(' ').filter(|word| !KINDS.contains(word)).collect();
        let shorter = words.join(" ");
        if shorter != *only && !shorter.is_empty() {
            return search(gazetteer, &shorter, limit);
        }
    }
    gazetteer.ranked(found, limit)
}

impl Gazetteer {
    /// The ways to read parts of a question, the plainest first.
    fn readings(&self, parts: &[String]) -> Result<Vec<Reading>> {
        let [name, behind @ ..] = parts else {
            return Ok(Vec::new());
        };
        let mut first = Reading {
            name: name.clone(),
            filters: Vec::new(),
            ignored: Vec::new(),
        };
        for part in behind {
            let filter = self.filter(part)?;
            if filter.is_empty() {
                first.ignored.push(part.clone());
            } else {
                first.filters.push(filter);
            }
        }
        let mut readings = vec![first];
        if behind.is_empty() {
            // Without commas: any words at the end may be the region.
            for (at, _) in name.match_indices(' ').rev() {
                let (Some(name), Some(region)) = (name.get(..at), name.get(at + 1..)) else {
                    continue;
                };
                let filter = self.qualifiers.known(region);
                if !filter.is_empty() {
                    readings.push(Reading {
                        name: name.to_owned(),
                        filters: vec![filter],
                        ignored: Vec::new(),
                    });
                    continue;
                }
                // Region and country: Paris Texas USA.
                for (second, _) in region.match_indices(' ') {
                    let (Some(division), Some(country)) = (region.get(..second), region.get(second + 1..)) else {
                        continue;
                    };
                    let filters = [self.qualifiers.known(division), self.qualifiers.known(country)];
                    if filters.iter().all(|filter| !filter.is_empty()) {
                        readings.push(Reading {
                            name: name.to_owned(),
                            filters: filters.into(),
                            ignored: Vec::new(),
                        });
                    }
                }
            }
        } else {
            // A comma within a name: Washington, D.C.
            readings.push(Reading {
                name: parts.join(" "),
                filters: Vec::new(),
                ignored: Vec::new(),
            });
        }
        Ok(readings)
    }

    fn filter(&self, word: &str) -> Result<Filter> {
        let known = self.qualifiers.known(word);
        if !known.is_empty() {
            return Ok(known);
        }
        let shorter = || {
            word.split(' ')
                .filter(|word| !KINDS.contains(word))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let mut bearers = self.file.exact(word)?;
        if bearers.is_empty() {
            bearers = self.file.exact(&shorter())?;
        }
        if bearers.is_empty() {
            return Ok(self.qualifiers.misspelt(word));
        }
        let places = bearers
            .iter()
            .filter_map(|bearer| self.file.location(bearer.place as usize));
        Ok(Filter {
            near: places.collect(),
            ..Filter::default()
        })
    }

    fn exact(&self, reading: &Reading, found: &mut Found) -> Result<()> {
        for bearer in self.file.exact(&reading.name)? {
            let (kind, bonus) = if bearer.own {
                (MatchKind::Name, 6.5)
            } else {
                (MatchKind::Alternate, 6.0)
            };
            self.consider(reading, bearer, (kind, bonus, reading.name.as_bytes()), found)?;
        }
        Ok(())
    }

    /// Whose names begin like this: somebody may still be typing.
    fn beginning(&self, reading: &Reading, found: &mut Found) -> Result<()> {
        let typed = reading.name.len();
        // Half the gazetteer begins with some letters: of one or two, only the larger places are looked at.
        let least = match reading.name.chars().count() {
            1 => 200_000,
            2 => 20_000,
            _ => 0,
        };
        self.file
            .matching(Str::new(&reading.name).starts_with(), |key, bearer| {
                if key.len() == typed || self.file.population(bearer.place as usize) < Some(least) {
                    return Ok(());
                }
                let bonus = 1.5 * typed as f64 / key.len() as f64 + if bearer.own { 0.3 } else { 0.0 };
                self.consider(reading, bearer, (MatchKind::Prefix, bonus, key), found)
            })
    }

    fn misspelt(&self, reading: &Reading, found: &mut Found) -> Result<()> {
        let Some(near) = slips(&reading.name).and_then(|slips| Near::new(&reading.name, slips)) else {
            return Ok(());
        };
        // In other scripts, a letter is up to three bytes.
        let letter = if reading.name.is_ascii() { 1.0 } else { 3.0 };
        self.file.matching(&near, |key, bearer| {
            let slips = near.distance(key).unwrap_or_default() as f64 / letter;
            let begins = if key.first() == reading.name.as_bytes().first() {
                0.5
            } else {
                0.0
            };
            let bonus = 1.5 + begins - slips + if bearer.own { 0.3 } else { 0.0 };
            self.consider(reading, bearer, (MatchKind::Typo, bonus, key), found)
        })
    }

    fn consider(
        &self,
        reading: &Reading,
        bearer: Bearer,
        (kind, bonus, key): (MatchKind, f64, &[u8]),
        found: &mut Found,
    ) -> Result<()> {
        let place = self.file.record(bearer.place as usize)?;
        if !reading.filters.iter().all(|filter| filter.accepts(&place)) {
            return Ok(());
        }
        // Each filter that holds makes the reading likelier than one that ignores the words.
        let score = bonus + f64::from(place.population).max(500.0).log10() - reading.ignored.len() as f64;
        if found.get(&bearer.place).is_none_or(|before| before.score < score) {
            let fit = Fit {
                score,
                kind,
                name: (!bearer.own).then(|| String::from_utf8_lossy(key).into_owned()),
                ignored: reading.ignored.clone(),
            };
            found.insert(bearer.place, fit);
        }
        Ok(())
    }

    fn ranked(&self, found: Found, limit: usize) -> Result<Vec<Place>> {
        let mut ranked: Vec<_> = found.into_iter().collect();
        ranked.sort_by(|(a_place, a), (b_place, b)| b.score.total_cmp(&a.score).then(a_place.cmp(b_place)));
        ranked
            .into_iter()
            .take(limit)
            .map(|(place, fit)| {
                let matched = Match {
                    kind: fit.kind,
                    name: fit.name,
                    ignored: fit.ignored,
                };
                Self::place(&self.file.record(place as usize)?, Some(matched), None)
            })
            .collect()
    }

    /// Coordinates given directly, as a place.
    pub(super) fn at(&self, coordinates: Coordinates) -> Result<Place> {
        let text = format!("{}, {}", coordinates.latitude(), coordinates.longitude());
        Ok(Place {
            id: text.clone(),
            name: text,
            admin1: None,
            country: String::new(),
            country_name: None,
            coordinates,
            zone: self.zone_at(coordinates)?.zone,
            population: None,
            matched: Some(Match {
                kind: MatchKind::Coordinates,
                name: None,
                ignored: Vec::new(),
            }),
            distance_km: None,
        })
    }
}

/// How many slips a word may have: none in a short one; of other scripts one letter, which is up to three bytes.
fn slips(word: &str) -> Option<usize> {
    match (word.is_ascii(), word.chars().count()) {
        (_, 0..4) => None,
        (true, 4..8) => Some(1),
        (true, _) => Some(2),
        (false, _) => Some(3),
    }
}
