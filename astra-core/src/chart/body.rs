//! The bodies and points that move.

use serde::{Deserialize, Serialize};

/// A body or computed point whose longitude changes with time.
///
/// The order is that of every table and JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Body {
    /// The Sun.
    Sun,
    /// The Moon.
    Moon,
    /// Mercury.
    Mercury,
    /// Venus.
    Venus,
    /// Mars.
    Mars,
    /// Jupiter.
    Jupiter,
    /// Saturn.
    Saturn,
    /// Uranus.
    Uranus,
    /// Neptune.
    Neptune,
    /// Pluto.
    Pluto,
    /// The mean ascending node of the Moon's orbit (Rahu).
    MeanNode,
    /// The true (osculating) ascending node of the Moon's orbit.
    TrueNode,
    /// The mean apogee of the Moon's orbit (Black Moon Lilith).
    MeanLilith,
    /// The centaur 2060 Chiron.
    Chiron,
}

impl Body {
    /// The bodies of a natal chart, in the order of every table.
    pub const NATAL: [Self; 14] = [
        Self::Sun,
        Self::Moon,
        Self::Mercury,
        Self::Venus,
        Self::Mars,
        Self::Jupiter,
        Self::Saturn,
        Self::Uranus,
        Self::Neptune,
        Self::Pluto,
        Self::MeanNode,
        Self::TrueNode,
        Self::MeanLilith,
        Self::Chiron,
    ];

    /// The stable snake-case name, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sun => "sun",
            Self::Moon => "moon",
            Self::Mercury => "mercury",
            Self::Venus => "venus",
            Self::Mars => "mars",
            Self::Jupiter => "jupiter",
            Self::Saturn => "saturn",
            Self::Uranus => "uranus",
            Self::Neptune => "neptune",
            Self::Pluto => "pluto",
            Self::MeanNode => "mean_node",
            Self::TrueNode => "true_node",
            Self::MeanLilith => "mean_lilith",
            Self::Chiron => "chiron",
        }
    }

    /// The English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sun => "Sun",
            Self::Moon => "Moon",
            Self::Mercury => "Mercury",
            Self::Venus => "Venus",
            Self::Mars => "Mars",
            Self::Jupiter => "Jupiter",
            Self::Saturn => "Saturn",
            Self::Uranus => "Uranus",
            Self::Neptune => "Neptune",
            Self::Pluto => "Pluto",
            Self::MeanNode => "mean node",
            Self::TrueNode => "true node",
            Self::MeanLilith => "Lilith",
            Self::Chiron => "Chiron",
        }
    }
}
