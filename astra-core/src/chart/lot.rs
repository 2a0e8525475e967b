//! Lots: points as far from one point of the chart as two others lie apart (the "Arabic parts").

use serde::{Deserialize, Serialize};

use super::{Body, Chart, Point, Sect, Sign};

/// How a lot is cast, as data: `cast + (to - from)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LotFormula {
    /// Where the arc is counted from.
    pub from: Term,
    /// Where it is counted to.
    pub to: Term,
    /// What the arc is added to; the ascendant but for a few.
    pub cast: Term,
    /// What changes by night.
    pub night: Night,
    /// The text that has the formula.
    pub source: &'static str,
}

/// A term of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Term {
    /// The ascendant.
    Ascendant,
    /// A body.
    Body(Body),
    /// Another lot.
    Lot(Lot),
    /// The cusp of a house, 1 to 12.
    Cusp(u8),
    /// The traditional ruler of the sign on the cusp of a house.
    RulerOfCusp(u8),
    /// A fixed degree of the zodiac.
    Degree(f64),
}

/// What of a lot changes where the Sun is below the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Night {
    /// Nothing.
    Same,
    /// The arc is counted the other way.
    Reversed,
    /// The arc lies between two other terms, in this order.
    Between(Term, Term),
    /// Neither by day nor by night does sect matter: the shorter way between the terms is taken.
    ShorterArc,
}

const ASC: Term = Term::Ascendant;

const fn body(body: Body) -> Term {
    Term::Body(body)
}

/// The lots: variant, name in JSON, name in English, formula.
macro_rules! lots {
    ($($(#[$doc:meta])* $variant:ident $name:literal $english:literal: $cast:expr, $from:expr => $to:expr, $night:expr, $source:expr;)*) => {
        /// A lot. The order is that of every table: the seven Hermetic lots, then those of houses and matters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Lot {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Lot {
            /// Every lot.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// The stable snake-case name, as in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The name as a point: `lot_fortune`.
            pub(super) const fn point_name(self) -> &'static str {
                match self { $(Self::$variant => concat!("lot_", $name),)* }
            }

            /// The English name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $english,)* }
            }

            /// How it is cast.
            #[must_use]
            pub const fn formula(self) -> LotFormula {
                match self {
                    $(Self::$variant => LotFormula { cast: $cast, from: $from, to: $to, night: $night, source: $source },)*
                }
            }
        }
    };
}

const PAULUS: &str = "Paulus Alexandrinus, Introduction, 23 (378)";
const VALENS: &str = "Vettius Valens, Anthology (2nd century)";
const DOROTHEUS: &str = "Dorotheus of Sidon, Carmen Astrologicum (1st century)";
const BIRUNI: &str = "Al-Biruni, Book of Instruction, 476 (1029)";
const BONATTI: &str = "Guido Bonatti, Liber Astronomiae, VIII (13th century)";
const DE_VORE: &str = "Nicholas de Vore, Encyclopedia of Astrology, Arabian points (1947)";

lots! {
    /// Fortune, the lot of the Moon: body and livelihood.
    Fortune "fortune" "lot of fortune": ASC, body(Body::Sun) => body(Body::Moon), Night::Reversed, PAULUS;
    /// Spirit (Daimon), the lot of the Sun: mind and action.
    Spirit "spirit" "lot of spirit": ASC, body(Body::Moon) => body(Body::Sun), Night::Reversed, PAULUS;
    /// Love, the lot of Venus after Paulus.
    Eros "eros" "lot of eros": ASC, Term::Lot(Lot::Spirit) => body(Body::Venus), Night::Reversed, PAULUS;
    /// Constraint, the lot of Mercury after Paulus.
    Necessity "necessity" "lot of necessity": ASC, body(Body::Mercury) => Term::Lot(Lot::Fortune), Night::Reversed, PAULUS;
    /// Boldness, the lot of Mars.
    Courage "courage" "lot of courage": ASC, body(Body::Mars) => Term::Lot(Lot::Fortune), Night::Reversed, PAULUS;
    /// Faith and help, the lot of Jupiter.
    Victory "victory" "lot of victory": ASC, Term::Lot(Lot::Spirit) => body(Body::Jupiter), Night::Reversed, PAULUS;
    /// What is hidden and fated, the lot of Saturn.
    Nemesis "nemesis" "lot of nemesis": ASC, body(Body::Saturn) => Term::Lot(Lot::Fortune), Night::Reversed, PAULUS;
    /// Love after Valens, from Fortune to Spirit.
    ErosOfValens "eros_valens" "lot of eros (Valens)": ASC, Term::Lot(Lot::Fortune) => Term::Lot(Lot::Spirit), Night::Reversed, VALENS;
    /// Constraint after Valens, from Spirit to Fortune.
    NecessityOfValens "necessity_valens" "lot of necessity (Valens)": ASC, Term::Lot(Lot::Spirit) => Term::Lot(Lot::Fortune), Night::Reversed, VALENS;
    /// The foundation: the shorter arc between Fortune and Spirit.
    Basis "basis" "lot of basis": ASC, Term::Lot(Lot::Fortune) => Term::Lot(Lot::Spirit), Night::ShorterArc, VALENS;
    /// Rank: from the light of the sect to the degree of its exaltation.
    Exaltation "exaltation" "lot of exaltation": ASC, body(Body::Sun) => Term::Degree(19.0), Night::Between(body(Body::Moon), Term::Degree(33.0)), VALENS;
    /// The father.
    Father "father" "lot of the father": ASC, body(Body::Sun) => body(Body::Saturn), Night::Reversed, DOROTHEUS;
    /// The mother.
    Mother "mother" "lot of the mother": ASC, body(Body::Venus) => body(Body::Moon), Night::Reversed, DOROTHEUS;
    /// Brothers and sisters.
    Siblings "siblings" "lot of siblings": ASC, body(Body::Saturn) => body(Body::Jupiter), Night::Same, BIRUNI;
    /// Children.
    Children "children" "lot of children": ASC, body(Body::Jupiter) => body(Body::Saturn), Night::Reversed, DOROTHEUS;
    /// Sons.
    Sons "sons" "lot of sons": ASC, body(Body::Moon) => body(Body::Jupiter), Night::Same, BIRUNI;
    /// Daughters.
    Daughters "daughters" "lot of daughters": ASC, body(Body::Moon) => body(Body::Venus), Night::Same, BIRUNI;
    /// Marriage in the chart of a man, after Hermes.
    MarriageOfMen "marriage_of_men" "lot of marriage of men": ASC, body(Body::Saturn) => body(Body::Venus), Night::Same, PAULUS;
    /// Marriage in the chart of a woman, after Hermes.
    MarriageOfWomen "marriage_of_women" "lot of marriage of women": ASC, body(Body::Venus) => body(Body::Saturn), Night::Same, PAULUS;
    /// Marriage by the cusp of the seventh house.
    Marriage "marriage" "lot of marriage": ASC, body(Body::Venus) => Term::Cusp(7), Night::Same, BONATTI;
    /// Illness and injury.
    Illness "illness" "lot of illness": ASC, body(Body::Saturn) => body(Body::Mars), Night::Reversed, BIRUNI;
    /// Death, cast from Saturn.
    Death "death" "lot of death": body(Body::Saturn), body(Body::Moon) => Term::Cusp(8), Night::Same, BIRUNI;
    /// Those who serve.
    Servants "servants" "lot of servants": ASC, body(Body::Mercury) => body(Body::Moon), Night::Same, BIRUNI;
    /// Friends.
    Friends "friends" "lot of friends": ASC, body(Body::Moon) => body(Body::Mercury), Night::Same, BIRUNI;
    /// Enemies, after Hermes.
    Enemies "enemies" "lot of enemies": ASC, Term::RulerOfCusp(12) => Term::Cusp(12), Night::Same, BIRUNI;
    /// Property.
    Property "property" "lot of property": ASC, Term::RulerOfCusp(2) => Term::Cusp(2), Night::Same, BIRUNI;
    /// Land and buildings, after Hermes.
    RealEstate "real_estate" "lot of real estate": ASC, body(Body::Saturn) => body(Body::Moon), Night::Same, BIRUNI;
    /// Journeys.
    Travel "travel" "lot of travel": ASC, Term::RulerOfCusp(9) => Term::Cusp(9), Night::Same, BIRUNI;
    /// Journeys by water, to 15 Cancer.
    TravelByWater "travel_by_water" "lot of travel by water": ASC, body(Body::Saturn) => Term::Degree(105.0), Night::Reversed, BIRUNI;
    /// Rule and authority.
    Kingship "kingship" "lot of kingship": ASC, body(Body::Mars) => body(Body::Moon), Night::Reversed, BIRUNI;
    /// Faith.
    Faith "faith" "lot of faith": ASC, body(Body::Moon) => body(Body::Mercury), Night::Reversed, BIRUNI;
    /// Reason and eloquence.
    Eloquence "eloquence" "lot of eloquence": ASC, body(Body::Mercury) => body(Body::Mars), Night::Reversed, BIRUNI;
    /// Commerce, a modern one.
    Commerce "commerce" "lot of commerce": ASC, body(Body::Sun) => body(Body::Mercury), Night::Same, DE_VORE;
    /// Love, a modern one.
    Love "love" "lot of love": ASC, body(Body::Sun) => body(Body::Venus), Night::Same, DE_VORE;
    /// Passion, a modern one.
    Passion "passion" "lot of passion": ASC, body(Body::Sun) => body(Body::Mars), Night::Same, DE_VORE;
    /// Increase, a modern one.
    Increase "increase" "lot of increase": ASC, body(Body::Sun) => body(Body::Jupiter), Night::Same, DE_VORE;
    /// Fate, a modern one.
    Fatality "fatality" "lot of fatality": ASC, body(Body::Sun) => body(Body::Saturn), Night::Same, DE_VORE;
}

impl Lot {
    /// The lot of a [`Lot::as_str`] name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lot| lot.as_str() == name)
    }

    /// The longitude in degrees, in the chart's zodiac, by the sect of the chart; None where the chart has no angles
    /// or lacks a body that the formula needs.
    #[must_use]
    pub fn longitude(self, chart: &Chart) -> Option<f64> {
        self.cast(chart, chart.sect()?)
    }

    /// The longitude in degrees by the formula of a sect, whatever that of the chart: some authors never reverse.
    #[must_use]
    pub fn cast(self, chart: &Chart, sect: Sect) -> Option<f64> {
        let formula = self.formula();
        let of = |term| term_longitude(term, chart, sect);
        let arc = |from, to| Some(of(to)? - of(from)?);
        let LotFormula { from, to, .. } = formula;
        let way = match (formula.night, sect) {
            (Night::Same, _) | (Night::Reversed | Night::Between(..), Sect::Day) => arc(from, to)?,
            (Night::Reversed, Sect::Night) => arc(to, from)?,
            (Night::Between(from, to), Sect::Night) => arc(from, to)?,
            (Night::ShorterArc, _) => {
                let way = arc(from, to)?.rem_euclid(360.0);
                way.min(360.0 - way)
            }
        };
        let longitude = (of(formula.cast)? + way).rem_euclid(360.0);
        // The remainder of a tiny negative number is 360 itself.
        Some(if longitude < 360.0 { longitude } else { 0.0 })
    }
}

fn term_longitude(term: Term, chart: &Chart, sect: Sect) -> Option<f64> {
    let cusp = |house: u8| chart.cusps?.get(usize::from(house.checked_sub(1)?)).copied();
    match term {
        Term::Ascendant => chart.longitude(Point::Ascendant),
        Term::Body(body) => chart.longitude(body.into()),
        // Fortune and Spirit alone are terms of others, and have bodies for terms themselves.
        Term::Lot(lot) => lot.cast(chart, sect),
        Term::Cusp(house) => cusp(house),
        Term::RulerOfCusp(house) => chart.longitude(Sign::of(cusp(house)?).ruler().into()),
        Term::Degree(degree) => Some(degree),
    }
}
