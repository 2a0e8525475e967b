//! Sentences about placements, aspects and transits. Whatever they name is cited as they name it.

use super::Answer;
use crate::{
    agent::{
        content::{aspects, houses, placements, points, transits},
        facts::Stand,
        speech::Tongue,
    },
    chart::{Body, NatalAspect, Point, Sign, TransitAspect},
};

/// Below this orb, in degrees, an aspect is called exact: it would be written as 0.0.
const EXACT: f64 = 0.05;

impl Answer<'_> {
    pub(super) fn name(&self, point: Point) -> &'static str {
        points::name(point, self.facts.is_vedic())
    }

    /// The sign as it is said: with its Sanskrit name in a Vedic chart.
    pub(super) fn sign(&self, sign: Sign) -> String {
        if self.facts.is_vedic() {
            format!("{} ({})", sign.name(), sign.rashi())
        } else {
            sign.name().to_owned()
        }
    }

    /// "it ..", what the point does in the sign.
    pub(super) fn predicate(&self, point: Point, sign: Sign) -> String {
        let predicate = placements::in_sign(point, sign);
        self.speech.either(|| predicate.en, || predicate.hi)
    }

    /// Where a point stands and what that means, cited; None where the chart lacks it.
    pub(super) fn placement(&mut self, point: Point) -> Option<String> {
        let stand = self.facts.stand(point)?;
        if stand.change.is_some() {
            return self.uncertain(&stand);
        }
        let name = self.name(point);
        let course = match (says_course(&stand), stand.retrograde) {
            (true, true) => "retrograde",
            (true, false) if self.speech.asks_retrograde => "direct",
            _ => "",
        };
        let sign = self.sign(stand.sign);
        let predicate = self.predicate(point, stand.sign);
        let vedic = self.facts.is_vedic();
        Some(self.speech.either(
            || {
                let whose = if vedic {
                    format!("In your sidereal chart {name}")
                } else {
                    format!("Your {name}")
                };
                let retrograde = if course.is_empty() {
                    String::new()
                } else {
                    format!(", {course},")
                };
                let house = stand
                    .house
                    .map_or(String::new(), |house| format!(", in your {} house", ordinal(house)));
                let arena = stand.house.map_or(String::new(), |house| {
                    format!("; that shows most in {}", houses::arena(house).en)
                });
                format!("{whose}{retrograde} stands in {sign}{house}: it {predicate}{arena}.")
            },
            || {
                let whose = if vedic {
                    format!("Aapki sidereal kundli mein {name}")
                } else {
                    format!("Aapka {name}")
                };
                let retrograde = if course.is_empty() {
                    String::new()
                } else {
                    format!(" ({course})")
                };
                let house = stand
                    .house
                    .map_or(String::new(), |house| format!(", {} house mein", ordinal(house)));
                let arena = stand.house.map_or(String::new(), |house| {
                    format!("; asar sabse zyada {} dikhta hai", houses::arena(house).hi)
                });
                format!("{whose}{retrograde} {sign} mein hai{house}: ye {predicate}{arena}.")
            },
        ))
    }

    /// Both signs and the hour between them.
    fn uncertain(&mut self, stand: &Stand) -> Option<String> {
        let change = stand.change.as_ref()?;
        let name = self.name(stand.point);
        let (from, to) = (self.sign(change.from), self.sign(change.to));
        let (before, after) = (
            self.predicate(stand.point, change.from),
            self.predicate(stand.point, change.to),
        );
        let hour = &change.local_time;
        Some(self.speech.either(
            || {
                format!(
                    "Your {name} passed from {from} into {to} at {hour} on the day you were born: if you came earlier, it {before}; if later, it {after}."
                )
            },
            || {
                format!(
                    "Janm ke din {hour} baje aapka {name} {from} se {to} mein gaya: janm usse pehle hua ho to ye {before}; baad mein hua ho to ye {after}."
                )
            },
        ))
    }

    /// The same in a few words: "Sun in Gemini, in your 9th house".
    pub(super) fn placed(&mut self, point: Point) -> Option<String> {
        let stand = self.facts.stand(point)?;
        let name = self.name(point);
        if let Some(change) = &stand.change {
            let (from, to) = (self.sign(change.from), self.sign(change.to));
            let hour = &change.local_time;
            return Some(self.speech.either(
                || format!("{name} in {from} until {hour} that day and in {to} after"),
                || format!("{name} us din {hour} baje tak {from} mein, uske baad {to} mein"),
            ));
        }
        let sign = self.sign(stand.sign);
        Some(self.speech.either(
            || match stand.house {
                Some(house) => format!("{name} in {sign}, in your {} house", ordinal(house)),
                None => format!("{name} in {sign}"),
            },
            || match stand.house {
                Some(house) => format!("{name} {sign} mein, {} house mein", ordinal(house)),
                None => format!("{name} {sign} mein"),
            },
        ))
    }

    /// A natal aspect and what it does, cited.
    pub(super) fn natal_aspect(&mut self, aspect: &NatalAspect) -> Option<String> {
        if !self.facts.cite_aspect(aspect) {
            return None;
        }
        let (a, b) = (self.name(aspect.a), self.name(aspect.b));
        let kind = aspect.aspect.as_str();
        let text = aspects::natal(aspect.aspect);
        let (of_a, of_b) = (points::drive(aspect.a), points::drive(aspect.b));
        let orb = degrees(aspect.orb);
        let detail = self.speech.detail;
        Some(self.speech.either(
            || {
                let orb = if detail {
                    format!(" ({orb} from exact)")
                } else {
                    String::new()
                };
                let does = text.en.replace("{a}", of_a.en).replace("{b}", of_b.en);
                format!("{} {kind} between {a} and {b}{orb} {does}.", article(kind, true))
            },
            || {
                let orb = if detail {
                    format!(" (exact se {orb} door)")
                } else {
                    String::new()
                };
                let does = text.hi.replace("{a}", of_a.hi).replace("{b}", of_b.hi);
                format!("{a} aur {b} ka {kind}{orb} {does}.")
            },
        ))
    }

    /// A transit of the moment and what it does, cited; `more` where another one was told before.
    pub(super) fn transit(&mut self, transit: &TransitAspect, more: bool) -> Option<String> {
        if !self.facts.cite_transit(transit) {
            return None;
        }
        let now = self.facts.transits()?.bodies.get(&transit.transiting)?.clone();
        let (mover, natal) = (self.name(transit.transiting.into()), self.name(transit.natal));
        let sign = self.sign(now.sign);
        let natal_sign = match self.facts.look(transit.natal) {
            Some(stand) if stand.change.is_none() => {
                self.facts.stand(transit.natal);
                Some(self.sign(stand.sign))
            }
            _ => None,
        };
        let drive = points::drive(transit.natal);
        let touches = transits::touches(transit.transiting);
        let tail = aspects::transit(transit.transiting, transit.aspect);
        let kind = transit.aspect.as_str();
        // Without the hour of birth the natal point may stand half a degree elsewhere, the Moon far more.
        let timed = self.facts.natal().time_known;
        let orb = timed.then(|| degrees(transit.orb));
        let days = days_to_exact(transit, now.speed).filter(|_| timed);
        let retrograde = now.retrograde && has_retrogrades(transit.transiting);
        Some(self.speech.either(
            || {
                let retrograde = if retrograde { ", retrograde," } else { "" };
                let natal_sign = natal_sign.as_ref().map_or(String::new(), |sign| format!(" in {sign}"));
                let orb = match &orb {
                    None => "close to exact".to_owned(),
                    Some(_) if transit.orb < EXACT => "all but exact".to_owned(),
                    Some(orb) => format!("{orb} from exact"),
                };
                let course = course(transit.applying, days, Tongue::English);
                let now = if more { "At the same time" } else { "Right now" };
                format!(
                    "{now} {mover}{retrograde} in {sign} makes {} {kind} to your natal {natal}{natal_sign}, {orb}{course}: it {} {}, {}.",
                    article(kind, false),
                    touches.en,
                    drive.en,
                    tail.en
                )
            },
            || {
                let retrograde = if retrograde { " (retrograde)" } else { "" };
                let natal_sign = natal_sign.as_ref().map_or(String::new(), |sign| format!(" {sign} ke"));
                let orb = match &orb {
                    None => "exact ke kareeb".to_owned(),
                    Some(_) if transit.orb < EXACT => "lagbhag exact".to_owned(),
                    Some(orb) => format!("exact se {orb} door"),
                };
                let course = course(transit.applying, days, Tongue::Hinglish);
                let now = if more { "Saath hi" } else { "Abhi" };
                format!(
                    "{now} {sign} mein chal raha {mover}{retrograde} aapke{natal_sign} natal {natal} se {kind} bana raha hai, {orb}{course}: ye {} {}, {}.",
                    drive.hi, touches.hi, tail.hi
                )
            },
        ))
    }

    /// Where a body of the sky stands, and what it brings there, cited.
    pub(super) fn passing(&mut self, body: Body) -> Option<String> {
        let stand = self.facts.now(body)?;
        let name = self.name(body.into());
        let sign = self.sign(stand.sign);
        let passes = transits::passes(body);
        let course = match (has_retrogrades(body), stand.retrograde) {
            (false, _) => "",
            (true, true) => "retrograde",
            (true, false) => "direct",
        };
        Some(self.speech.either(
            || {
                let retrograde = if course.is_empty() {
                    String::new()
                } else {
                    format!(", {course},")
                };
                match stand.house {
                    Some(house) => format!(
                        "Right now {name}{retrograde} moves through {sign}, in your {} house, and {} {}.",
                        ordinal(house),
                        passes.en,
                        houses::arena(house).en
                    ),
                    None => format!(
                        "Right now {name}{retrograde} moves through {sign}, and {} daily life.",
                        passes.en
                    ),
                }
            },
            || {
                let retrograde = if course.is_empty() {
                    String::new()
                } else {
                    format!(" ({course})")
                };
                match stand.house {
                    Some(house) => format!(
                        "Abhi {name}{retrograde} {sign} mein hai, aapke {} house mein, aur {} {}.",
                        ordinal(house),
                        houses::arena(house).hi,
                        passes.hi
                    ),
                    None => format!(
                        "Abhi {name}{retrograde} {sign} mein hai, aur roz ki zindagi mein {}.",
                        passes.hi
                    ),
                }
            },
        ))
    }
}

/// "A square", "an opposition".
pub(super) fn article(kind: &str, capital: bool) -> &'static str {
    match (kind.starts_with('o'), capital) {
        (true, true) => "An",
        (true, false) => "an",
        (false, true) => "A",
        (false, false) => "a",
    }
}

/// Degrees as they are said.
pub(super) fn degrees(orb: f64) -> String {
    format!("{orb:.1}°")
}

/// "1st", "2nd".
pub(super) fn ordinal(number: u8) -> String {
    let ending = match (number % 10, number) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Sun and Moon never run backwards, the mean points always do: there it says nothing.
pub(super) const fn has_retrogrades(body: Body) -> bool {
    matches!(
        body,
        Body::Mercury
            | Body::Venus
            | Body::Mars
            | Body::Jupiter
            | Body::Saturn
            | Body::Uranus
            | Body::Neptune
            | Body::Pluto
            | Body::Chiron
    )
}

fn says_course(stand: &Stand) -> bool {
    matches!(stand.point, Point::Body(body) if has_retrogrades(body))
}

/// The days to, or since, the exact aspect, where they can be told from the speed of the moment: not near a
/// station, and not far ahead.
pub(super) fn days_to_exact(transit: &TransitAspect, speed: f64) -> Option<f64> {
    // Below this share of its usual speed a body is about to turn, and may never get there.
    const STEADY: f64 = 0.7;
    const FURTHEST: f64 = 10.0;
    let days = transit.orb / speed.abs();
    (speed.abs() >= STEADY * usual_speed(transit.transiting)? && days <= FURTHEST).then_some(days)
}

/// Mean daily motion in degrees of those fast enough to be timed.
const fn usual_speed(body: Body) -> Option<f64> {
    Some(match body {
        Body::Sun => 0.9856,
        Body::Moon => 13.176,
        Body::Mercury => 1.4,
        Body::Venus => 1.2,
        Body::Mars => 0.65,
        Body::Jupiter => 0.2,
        _ => return None,
    })
}

/// Whether it is coming or going, with the days where they can be told; nothing where that is not known.
fn course(applying: Option<bool>, days: Option<f64>, tongue: Tongue) -> String {
    let Some(applying) = applying else {
        return String::new();
    };
    let about = days.map(|days| (days < 0.75, days.round().max(1.0) as u32));
    match (tongue, applying, about) {
        (Tongue::English, true, None) => " and still closing in".to_owned(),
        (Tongue::English, false, None) => " and moving off".to_owned(),
        (Tongue::English, true, Some((true, _))) => " and closing in within about a day".to_owned(),
        (Tongue::English, false, Some((true, _))) => " and moving off since less than about a day".to_owned(),
        (Tongue::English, true, Some((false, 1))) => " and closing in over roughly a day".to_owned(),
        (Tongue::English, false, Some((false, 1))) => " and moving off since roughly a day".to_owned(),
        (Tongue::English, true, Some((false, days))) => format!(" and closing in over roughly {days} days"),
        (Tongue::English, false, Some((false, days))) => format!(" and moving off since roughly {days} days"),
        (Tongue::Hinglish, true, None) => " aur abhi paas aa raha hai".to_owned(),
        (Tongue::Hinglish, false, None) => " aur ab door ja raha hai".to_owned(),
        (Tongue::Hinglish, true, Some((true, _))) => " aur kareeb ek din ke andar paas aa raha hai".to_owned(),
        (Tongue::Hinglish, false, Some((true, _))) => " aur kareeb ek din se kam se door ja raha hai".to_owned(),
        (Tongue::Hinglish, true, Some((false, days))) => format!(" aur kareeb {days} din mein paas aa raha hai"),
        (Tongue::Hinglish, false, Some((false, days))) => format!(" aur kareeb {days} din se door ja raha hai"),
    }
}

/// "A and B", "A, B and C".
pub(super) fn listed(items: &[String], and: &str) -> String {
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} {and} {last}", first.join(", ")),
    }
}
