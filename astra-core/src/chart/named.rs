//! Choices that are written by name: one table gives the variants, their stable names and their English ones.

use std::borrow::Cow;

use crate::Error;

/// How alike two names must be for one to be suggested in place of the other, from 0 to 1.
const ALIKE: f64 = 0.5;

/// The known name that a misspelt one most probably means.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase().replace([' ', '-'], "_");
    known
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(name, &written), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// The error for an unknown name: the nearest known one first, then all of them.
pub(crate) fn unknown(field: &'static str, written: &str, known: &[&str]) -> Error {
    let all = known.join(", ");
    let expected: Cow<'_, str> = match nearest(written, known.iter().copied()) {
        Some(nearest) => format!("{nearest:?}, or another of {all}").into(),
        None => format!("one of {all}").into(),
    };
    Error::invalid(field, written, &expected)
}

/// Declares an enum of named choices: `Variant = "stable_name", "English name";`.
///
/// It gets `ALL`, `as_str`, `name`, `FromStr` with an error that names the nearest name, and serde by the stable name.
macro_rules! named {
    (
        $(#[$meta:meta])*
        pub enum $type:ident in $field:literal {
            $( $(#[$variant_meta:meta])* $variant:ident = $stable:literal, $english:literal; )+
        }
    ) => {
        $(#[$meta])*
        pub enum $type { $( $(#[$variant_meta])* $variant, )+ }

        impl $type {
            /// Every one, in the order in which they are listed to people.
            pub const ALL: [Self; [$($stable),+].len()] = [$(Self::$variant),+];

            /// The stable snake-case name, as in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $stable),+ }
            }

            /// The English name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $english),+ }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::Error;

            /// Reads the stable name; the error names the nearest one.
            fn from_str(written: &str) -> $crate::Result<Self> {
                Self::ALL
                    .into_iter()
                    .find(|one| one.as_str() == written)
                    .ok_or_else(|| $crate::chart::named::unknown($field, written, &Self::ALL.map(Self::as_str)))
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = <std::borrow::Cow<'de, str> as serde::Deserialize<'de>>::deserialize(deserializer)?;
                written.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use named;
