//! The compact context of a voice: plain sentences to speak from, each with the ids of the facts that it states.

use serde::{Deserialize, Serialize};

use super::{either, is_node, is_steady, off_by, sign_change};
use crate::{
    Language,
    chart::{AspectKind, Body, Chart, NatalAspect, Placement, Point, Sign, Stretch, TransitAspect, Transits, Zodiac},
};

/// Aspects, and transits, that are told at most.
const TOLD: usize = 6;
/// The size of [`spoken`] in bytes.
pub(super) const LIMIT: usize = 1536;

/// A sentence, and the ids of the facts behind it.
///
/// [`crate::chart::Reading::resolve`] gives the facts; ids that begin with `basis.` name a field of the chart's
/// [`crate::chart::Basis`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// The ids, at least one.
    pub basis: Vec<String>,
}

/// The chart, and the transits of the moment, in at most 1.5 KB of plain spoken language, the most telling first:
/// [`statements`] in whole sentences, as many as fit.
#[must_use]
pub fn spoken(chart: &Chart, transits: Option<&Transits>, language: Language) -> String {
    let mut speech = String::new();
    for statement in statements(chart, transits, language) {
        let space = if speech.is_empty() { "" } else { " " };
        if speech.len() + space.len() + statement.text.len() <= LIMIT {
            speech.push_str(space);
            speech.push_str(&statement.text);
        }
    }
    speech
}

/// The sentences of [`spoken`], however many there are. Hindi is written in Latin letters, for a voice that reads
/// Hinglish.
#[must_use]
pub fn statements(chart: &Chart, transits: Option<&Transits>, language: Language) -> Vec<Statement> {
    let tongue = Tongue {
        hindi: language != Language::English,
        vedic: matches!(chart.basis.zodiac, Zodiac::Sidereal(_)),
    };
    let mut told = Vec::new();
    let mut say = |text: String, basis: Vec<String>| told.push(Statement { text, basis });
    if !chart.time_known {
        say(tongue.no_time().into(), vec!["basis.time".into()]);
    }
    if let Some(minutes) = off_by(chart).filter(|_| chart.time_known) {
        say(tongue.off_by(minutes), vec!["basis.time".into()]);
    }
    if let Some(text) = tongue.zodiac(chart.basis.zodiac) {
        say(text, vec!["basis.zodiac".into()]);
    }
    let placement = |(body, placement): (&Body, &Placement)| {
        (tongue.placed(chart, *body, placement), vec![natal_id((*body).into())])
    };
    let leading = |body: Body| matches!(body, Body::Sun | Body::Moon);
    let (first, rest): (Vec<_>, Vec<_>) = chart.bodies.iter().partition(|(body, _)| leading(**body));
    for entry in first {
        let (text, basis) = placement(entry);
        say(text, basis);
    }
    if let Some(angles) = &chart.angles {
        let off = chart.uncertainty.as_ref();
        say(
            tongue.rising(
                &tongue.possible(off.map(|off| &*off.ascendant), Sign::of(angles.ascendant)),
                &tongue.possible(off.map(|off| &*off.midheaven), Sign::of(angles.midheaven)),
            ),
            vec![natal_id(Point::Ascendant), natal_id(Point::Midheaven)],
        );
    }
    let transits = transits.iter().flat_map(|transits| &transits.aspects);
    for found in transits.filter(|found| is_steady(chart, found.natal)).take(TOLD) {
        let now = if tongue.hindi { "Abhi" } else { "Right now" };
        say(tongue.transit(now, found), vec![transit_id(found)]);
    }
    // The mean node would say the true one's words again.
    for entry in rest.into_iter().filter(|(body, _)| **body != Body::MeanNode) {
        let (text, basis) = placement(entry);
        say(text, basis);
    }
    let holds = |found: &&NatalAspect| chart.aspect_is_certain(found.a, found.b, found.aspect);
    for found in chart.aspects.iter().filter(holds).take(TOLD) {
        say(tongue.aspect(found), vec![natal_aspect_id(found)]);
    }
    told
}

/// How things are called: in which language, and by whose tradition.
#[derive(Clone, Copy)]
pub(super) struct Tongue {
    pub(super) hindi: bool,
    pub(super) vedic: bool,
}

impl Tongue {
    fn no_time(self) -> &'static str {
        if self.hindi {
            "Janm ka samay pata nahi hai, isliye na lagna hai, na houses."
        } else {
            "The birth time is unknown, so there is no rising sign and there are no houses."
        }
    }

    fn off_by(self, minutes: f64) -> String {
        if self.hindi {
            format!("Janm ke samay mein {minutes} minute ka fark ho sakta hai.")
        } else {
            format!("The birth time may be off by {minutes} minutes either way.")
        }
    }

    /// Every sign that is possible, the one of the chart where it is certain.
    fn possible(self, stretches: Option<&[Stretch<Sign>]>, sign: Sign) -> String {
        let or = if self.hindi { " ya " } else { " or " };
        match stretches {
            Some(stretches) if !stretches.is_empty() => either(stretches, or, |sign| self.sign(*sign).to_owned()),
            _ => self.sign(sign).to_owned(),
        }
    }

    fn zodiac(self, zodiac: Zodiac) -> Option<String> {
        match (zodiac, self.hindi) {
            (Zodiac::Tropical, _) => None,
            (Zodiac::Sidereal(ayanamsha), true) => {
                Some(format!("Ye sidereal kundli hai, {} ayanamsha se.", ayanamsha.name()))
            }
            (Zodiac::Sidereal(ayanamsha), false) => Some(format!(
                "This is a sidereal chart with the {} ayanamsha.",
                ayanamsha.name()
            )),
            (Zodiac::Draconic(_), true) => Some("Ye draconic chart hai, Moon ke node se gina hua.".into()),
            (Zodiac::Draconic(_), false) => Some("This is a draconic chart, counted from the Moon's node.".into()),
        }
    }

    /// A sign, in Hindi by its Sanskrit name where the chart is a Vedic one.
    pub(super) fn sign(self, sign: Sign) -> &'static str {
        if self.hindi && self.vedic {
            sign.rashi()
        } else {
            sign.name()
        }
    }

    /// A point: names of planets stand alone, those of lights, nodes and angles take an article in English.
    pub(super) fn point(self, point: Point, capital: bool) -> String {
        if self.vedic && matches!(point, Point::Body(Body::TrueNode | Body::MeanNode)) {
            return "Rahu".into();
        }
        if self.hindi {
            return match point {
                Point::Ascendant => "lagna".into(),
                _ => point.name().to_owned(),
            };
        }
        let article = match point {
            Point::Body(Body::Sun | Body::Moon | Body::MeanNode | Body::TrueNode) => true,
            Point::Body(_) => false,
            _ => true,
        };
        let article = match (article, capital) {
            (true, true) => "The ",
            (true, false) => "the ",
            (false, _) => "",
        };
        format!("{article}{}", point.name())
    }

    fn placed(self, chart: &Chart, body: Body, placement: &Placement) -> String {
        if let Some(change) = sign_change(placement) {
            let (from, to, hour) = (self.sign(change.from), self.sign(change.to), &change.local_time);
            let name = self.point(body.into(), true);
            return if self.hindi {
                format!("{name} us din {hour} baje tak {from} mein tha, uske baad {to} mein.")
            } else {
                format!("{name} was in {from} until {hour} that day, and in {to} after.")
            };
        }
        let retrograde = if placement.retrograde && !is_node(body) {
            ", retrograde"
        } else {
            ""
        };
        let house = placement.house.filter(|_| chart.house_is_certain(body));
        let house = house.and_then(|house| self.house(house));
        let signs = chart.uncertainty.as_ref().and_then(|off| off.signs.get(&body));
        let (name, sign) = (
            self.point(body.into(), true),
            self.possible(signs.map(Vec::as_slice), placement.sign),
        );
        match (self.hindi, house) {
            (true, Some(house)) => format!("{name} {sign} mein hai, {house} house mein{retrograde}."),
            (true, None) => format!("{name} {sign} mein hai{retrograde}."),
            (false, Some(house)) => format!("{name} is in {sign} in the {house} house{retrograde}."),
            (false, None) => format!("{name} is in {sign}{retrograde}."),
        }
    }

    fn house(self, number: u8) -> Option<&'static str> {
        let ordinals = if self.hindi { &ORDINALS_HINDI } else { &ORDINALS };
        ordinals.get(usize::from(number).checked_sub(1)?).copied()
    }

    fn rising(self, ascendant: &str, midheaven: &str) -> String {
        if self.hindi {
            format!("Lagna {ascendant} hai aur midheaven {midheaven} mein hai.")
        } else {
            format!("The rising sign is {ascendant} and the midheaven is in {midheaven}.")
        }
    }

    fn aspect(self, found: &NatalAspect) -> String {
        let (a, b) = (self.point(found.a, true), self.point(found.b, false));
        let apart = self.apart(found.orb);
        if self.hindi {
            format!("{a} aur {b} ka {} hai, {apart}.", found.aspect.as_str())
        } else {
            format!("{a} is {} {b}, {apart}.", self.relation(found.aspect))
        }
    }

    /// A transit of a moment, which the opening names.
    pub(super) fn transit(self, opening: &str, found: &TransitAspect) -> String {
        let mover = self.point(Point::Body(found.transiting), false);
        let (apart, natal, relation) = (
            self.apart(found.orb),
            self.natal(found.natal),
            self.relation(found.aspect),
        );
        let motion = match (self.hindi, found.applying) {
            (_, None) => "",
            (false, Some(true)) => " and getting closer",
            (false, Some(false)) => " and moving away",
            (true, Some(true)) => " aur paas aa raha hai",
            (true, Some(false)) => " aur door ja raha hai",
        };
        if self.hindi {
            format!("{opening} {mover} natal {natal} se {relation} mein hai, {apart}{motion}.")
        } else {
            format!("{opening} {mover} is {relation} the natal {natal}, {apart}{motion}.")
        }
    }

    /// A natal point, without an article.
    pub(super) fn natal(self, point: Point) -> String {
        let name = self.point(point, false);
        name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
    }

    /// How one says that a point stands in an aspect to another.
    pub(super) fn relation(self, aspect: AspectKind) -> &'static str {
        match aspect {
            AspectKind::Conjunction if !self.hindi => "conjunct",
            AspectKind::Opposition if !self.hindi => "opposite",
            other => other.as_str(),
        }
    }

    /// The orb as one would say it.
    fn apart(self, orb: f64) -> String {
        let halves = (orb * 2.0).round() / 2.0;
        match (self.hindi, orb < 0.25, halves < 0.75, halves < 1.25) {
            (false, true, ..) => "almost exact".into(),
            (false, _, true, _) => "half a degree from exact".into(),
            (false, _, _, true) => "one degree from exact".into(),
            (false, ..) => format!("{halves} degrees from exact"),
            (true, true, ..) => "lagbhag exact".into(),
            (true, _, true, _) => "exact se aadha degree door".into(),
            (true, _, _, true) => "exact se ek degree door".into(),
            (true, ..) => format!("exact se {halves} degree door"),
        }
    }
}

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];
const ORDINALS_HINDI: [&str; 12] = [
    "pehle", "doosre", "teesre", "chauthe", "paanchve", "chhathe", "saatve", "aathve", "nauve", "dasve", "gyarahve",
    "barahve",
];

/// The id of a natal placement.
pub(super) fn natal_id(point: Point) -> String {
    format!("natal.{}", point.as_str())
}

/// The id of a natal aspect.
pub(super) fn natal_aspect_id(found: &NatalAspect) -> String {
    format!(
        "natal.aspect.{}.{}.{}",
        found.a.as_str(),
        found.aspect.as_str(),
        found.b.as_str()
    )
}

/// The id of an aspect in the sky of a moment.
pub(super) fn transit_id(found: &TransitAspect) -> String {
    format!(
        "transit.aspect.{}.{}.{}",
        found.transiting.as_str(),
        found.aspect.as_str(),
        found.natal.as_str()
    )
}
