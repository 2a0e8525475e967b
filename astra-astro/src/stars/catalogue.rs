//! The fixed stars that have names, compiled in.

use std::sync::LazyLock;

use astra_core::{Error, ErrorKind, Result};

/// Packed by `data/stars.py`; where it comes from is told in `data/STARS.txt`.
const PACKED: &str = include_str!("../../data/stars.tsv");

/// A fixed star, or an object as far, as the catalogue has it: for the epoch J2000, by the axes of the ICRS.
#[derive(Clone, Debug, PartialEq)]
pub struct Star {
    /// The designation: a Greek letter's first two letters and the constellation, such as `alVir`, or a catalogue's.
    pub designation: &'static str,
    /// The names, the best known first.
    pub names: Vec<&'static str>,
    /// Right ascension in degrees.
    pub right_ascension: f64,
    /// Declination in degrees.
    pub declination: f64,
    /// Proper motion in right ascension, times the cosine of the declination, in thousandths of an arc second a year.
    pub motion_right_ascension: f64,
    /// Proper motion in declination in thousandths of an arc second a year.
    pub motion_declination: f64,
    /// How fast it goes away, in kilometres a second.
    pub radial_velocity: f64,
    /// The parallax in thousandths of an arc second; 0 where it is not known.
    pub parallax: f64,
    /// The visual magnitude, where it has one.
    pub magnitude: Option<f64>,
}

impl Star {
    /// The best known name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or(self.designation)
    }

    fn is_called(&self, folded: &str) -> bool {
        self.names
            .iter()
            .chain([&self.designation])
            .any(|name| fold(name) == folded)
    }
}

/// Every star of the catalogue, by right ascension.
#[must_use]
pub fn all() -> &'static [Star] {
    static STARS: LazyLock<Vec<Star>> = LazyLock::new(|| PACKED.lines().filter_map(unpacked).collect());
    &STARS
}

/// The stars that are as bright as a visual magnitude, or brighter, the brightest first.
#[must_use]
pub fn brighter(magnitude: f64) -> Vec<&'static Star> {
    let limit = |star: &Star| star.magnitude.filter(|own| *own <= magnitude);
    let mut found: Vec<_> = all().iter().filter_map(|star| Some((limit(star)?, star))).collect();
    found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    found.into_iter().map(|(_, star)| star).collect()
}

/// The star of a name or a designation; case, spaces and punctuation do not matter.
///
/// # Errors
/// [`ErrorKind::NotFound`], with the nearest name.
pub fn find(name: &str) -> Result<&'static Star> {
    let folded = fold(name);
    if let Some(star) = all().iter().find(|star| star.is_called(&folded)) {
        return Ok(star);
    }
    let nearest = all()
        .iter()
        .flat_map(|star| star.names.iter().copied())
        .max_by(|a, b| likeness(a, &folded).total_cmp(&likeness(b, &folded)))
        .unwrap_or_default();
    let shown: String = name.chars().take(40).collect();
    Err(Error::new(
        ErrorKind::NotFound,
        format!("no star is called {shown:?}: the nearest name is {nearest:?}"),
    )
    .with("field", "stars")
    .with("value", shown)
    .with("expected", nearest))
}

/// The stars with a name that contains a text, as [`find`] compares, the brightest first.
#[must_use]
pub fn search(text: &str) -> Vec<&'static Star> {
    let folded = fold(text);
    let mut found: Vec<_> = all()
        .iter()
        .filter(|star| star.names.iter().any(|name| fold(name).contains(&folded)))
        .collect();
    found.sort_by(|a, b| {
        let magnitude = |star: &Star| star.magnitude.unwrap_or(f64::INFINITY);
        magnitude(a).total_cmp(&magnitude(b))
    });
    found
}

fn likeness(name: &str, folded: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(&fold(name), folded)
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn unpacked(line: &'static str) -> Option<Star> {
    let mut fields = line.split('\t');
    let (designation, names) = (fields.next()?, fields.next()?);
    let mut number = || fields.next().map(str::parse::<f64>);
    Some(Star {
        designation,
        names: names.split('|').collect(),
        right_ascension: number()?.ok()?,
        declination: number()?.ok()?,
        motion_right_ascension: number()?.ok()?,
        motion_declination: number()?.ok()?,
        radial_velocity: number()?.ok()?,
        parallax: number()?.ok()?,
        magnitude: number()?.ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_catalogue_is_a_star_on_the_sphere_and_found_by_each_name() {
        assert_eq!(all().len(), PACKED.lines().count());
        assert!(all().len() > 500);
        for star in all() {
            assert!((0.0..360.0).contains(&star.right_ascension) && star.declination.abs() < 90.0);
            assert_eq!(find(star.designation).unwrap().designation, star.designation);
            for name in &star.names {
                assert!(find(name).unwrap().is_called(&fold(name)));
            }
        }
    }

    #[test]
    fn a_star_is_found_whatever_the_case_and_a_misspelt_one_gets_the_nearest_name() {
        assert_eq!(find("REGULUS").unwrap().designation, "alLeo");
        assert_eq!(find("deneb algedi").unwrap().designation, "deCap");
        assert_eq!(find("Galactic Center").unwrap().magnitude, None);
        let error = find("Aldebraan").unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::NotFound, Some("stars")));
        assert!(error.message().contains("\"Aldebaran\""), "{error}");
        assert!(find("").is_err());
    }

    #[test]
    fn the_brightest_come_first() {
        let bright = brighter(1.0);
        assert_eq!(bright.first().unwrap().name(), "Sirius");
        assert!(bright.len() >= 14, "{}", bright.len());
        assert!(brighter(-2.0).is_empty() && brighter(f64::NAN).is_empty());
        assert_eq!(search("deneb").first().unwrap().designation, "alCyg");
    }
}
