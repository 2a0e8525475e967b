//! The bodies and points that move.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::named::named;

named! {
    /// A body or computed point whose longitude changes with time.
    ///
    /// The order is that of every table and JSON object.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Body in "bodies" {
        /// The Sun.
        Sun = "sun", "Sun";
        /// The Moon.
        Moon = "moon", "Moon";
        /// Mercury.
        Mercury = "mercury", "Mercury";
        /// Venus.
        Venus = "venus", "Venus";
        /// Mars.
        Mars = "mars", "Mars";
        /// Jupiter.
        Jupiter = "jupiter", "Jupiter";
        /// Saturn.
        Saturn = "saturn", "Saturn";
        /// Uranus.
        Uranus = "uranus", "Uranus";
        /// Neptune.
        Neptune = "neptune", "Neptune";
        /// Pluto.
        Pluto = "pluto", "Pluto";
        /// The mean ascending node of the Moon's orbit (Rahu).
        MeanNode = "mean_node", "mean node";
        /// The true (osculating) ascending node of the Moon's orbit.
        TrueNode = "true_node", "true node";
        /// The mean apogee of the Moon's orbit (Black Moon Lilith).
        MeanLilith = "mean_lilith", "Lilith";
        /// The true (osculating) apogee of the Moon's orbit. It swings up to 30 degrees about the mean one.
        TrueLilith = "true_lilith", "true Lilith";
        /// The centaur 2060 Chiron.
        Chiron = "chiron", "Chiron";
        /// The dwarf planet 1 Ceres.
        Ceres = "ceres", "Ceres";
        /// The asteroid 2 Pallas.
        Pallas = "pallas", "Pallas";
        /// The asteroid 3 Juno.
        Juno = "juno", "Juno";
        /// The asteroid 4 Vesta.
        Vesta = "vesta", "Vesta";
        /// Cupido, the first of the hypothetical planets of the Hamburg school (Witte, Sieggrün).
        Cupido = "cupido", "Cupido";
        /// Hades, of the Hamburg school.
        Hades = "hades", "Hades";
        /// Zeus, of the Hamburg school.
        Zeus = "zeus", "Zeus";
        /// Kronos, of the Hamburg school.
        Kronos = "kronos", "Kronos";
        /// Apollon, of the Hamburg school.
        Apollon = "apollon", "Apollon";
        /// Admetos, of the Hamburg school.
        Admetos = "admetos", "Admetos";
        /// Vulkanus, of the Hamburg school.
        Vulkanus = "vulkanus", "Vulkanus";
        /// Poseidon, of the Hamburg school.
        Poseidon = "poseidon", "Poseidon";
    }
}

impl Body {
    /// The bodies of a natal chart unless others are asked for, in the order of every table.
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

    /// The four asteroids that were found first, and are read most.
    pub const ASTEROIDS: [Self; 4] = [Self::Ceres, Self::Pallas, Self::Juno, Self::Vesta];

    /// The eight hypothetical planets of the Hamburg school, also called Uranian or transneptunian.
    pub const URANIAN: [Self; 8] = [
        Self::Cupido,
        Self::Hades,
        Self::Zeus,
        Self::Kronos,
        Self::Apollon,
        Self::Admetos,
        Self::Vulkanus,
        Self::Poseidon,
    ];

    /// The mean daily motion in degrees as seen from the Earth, over many revolutions; negative for the nodes.
    ///
    /// A full circle divided by the sidereal period (J. Meeus, *Astronomical Algorithms*, 2nd ed., tables 31.A and
    /// 33; chapter 47 for the Moon); Mercury and Venus go round with the Sun. For asteroids the periods are those of
    /// their osculating orbits at J2000, for the Hamburg planets those of J. Neely's elements.
    #[must_use]
    pub const fn mean_motion(self) -> f64 {
        match self {
            Self::Sun | Self::Mercury | Self::Venus => 0.985_647,
            Self::Moon => 13.176_396,
            Self::Mars => 0.524_071,
            Self::Jupiter => 0.083_129,
            Self::Saturn => 0.033_498,
            Self::Uranus => 0.011_769,
            Self::Neptune => 0.006_020,
            Self::Pluto => 0.003_979,
            Self::MeanNode | Self::TrueNode => -0.052_954,
            Self::MeanLilith | Self::TrueLilith => 0.111_404,
            Self::Chiron => 0.019_456,
            Self::Ceres => 0.214_109,
            Self::Pallas => 0.213_558,
            Self::Juno => 0.226_075,
            Self::Vesta => 0.271_558,
            Self::Cupido => 0.003_757,
            Self::Hades => 0.002_734,
            Self::Zeus => 0.002_163,
            Self::Kronos => 0.001_889,
            Self::Apollon => 0.001_710,
            Self::Admetos => 0.001_597,
            Self::Vulkanus => 0.001_486,
            Self::Poseidon => 0.001_327,
        }
    }
}

/// A set of bodies, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BodySet(u64);

impl BodySet {
    /// No body.
    pub const EMPTY: Self = Self(0);
    /// [`Body::NATAL`].
    pub const NATAL: Self = Self::of(&Body::NATAL);
    /// Every body there is.
    pub const ALL: Self = Self::of(&Body::ALL);

    /// The set of some bodies.
    #[must_use]
    pub const fn of(bodies: &[Body]) -> Self {
        let mut set = Self::EMPTY;
        let mut rest = bodies;
        while let [body, others @ ..] = rest {
            set = set.with(*body);
            rest = others;
        }
        set
    }

    /// The set with one more body.
    #[must_use]
    pub const fn with(self, body: Body) -> Self {
        Self(self.0 | 1 << body as u8)
    }

    /// Whether a body is in the set.
    #[must_use]
    pub const fn contains(self, body: Body) -> bool {
        self.0 & (1 << body as u8) != 0
    }

    /// Whether no body is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many bodies are in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The bodies, in the order of every table.
    pub fn iter(self) -> impl Iterator<Item = Body> {
        Body::ALL.into_iter().filter(move |body| self.contains(*body))
    }
}

impl Default for BodySet {
    fn default() -> Self {
        Self::NATAL
    }
}

impl FromIterator<Body> for BodySet {
    fn from_iter<I: IntoIterator<Item = Body>>(bodies: I) -> Self {
        bodies.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl<const N: usize> From<[Body; N]> for BodySet {
    fn from(bodies: [Body; N]) -> Self {
        Self::of(&bodies)
    }
}

impl Serialize for BodySet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for BodySet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Body>::deserialize(deserializer).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_body_once_and_in_order() {
        let set = BodySet::from([Body::Poseidon, Body::Sun, Body::Sun, Body::Ceres]);
        assert_eq!(set.len(), 3);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Body::Sun, Body::Ceres, Body::Poseidon]);
        assert_eq!(BodySet::ALL.iter().collect::<Vec<_>>(), Body::ALL);
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"["sun","ceres","poseidon"]"#);
        assert_eq!(serde_json::from_str::<BodySet>(&json).unwrap(), set);
    }

    #[test]
    fn a_misspelt_body_is_told_the_nearest_name() {
        let error = "Seres".parse::<Body>().unwrap_err();
        assert_eq!(error.field(), Some("bodies"));
        assert!(
            error.message().contains("expected \"ceres\", or another of sun"),
            "{error}"
        );
    }
}
