//! Answers of Vedic tradition that follow from the placements alone. They need the sidereal zodiac: a tropical
//! chart cannot answer them.

use super::Answer;
use crate::{
    agent::content::{Bi, bi, nakshatras::NAKSHATRAS, talk},
    chart::{Body, Point, Sign},
    voice::AgentReply,
};

const MOON: Point = Point::Body(Body::Moon);
const MARS: Point = Point::Body(Body::Mars);
const SATURN: Point = Point::Body(Body::Saturn);

/// Sade Sati: Saturn in the sign before, of, or behind that of the natal Moon.
pub(super) fn sade_sati(mut answer: Answer<'_>) -> Option<AgentReply> {
    if !answer.facts.is_vedic() {
        return None;
    }
    let sky = answer.facts.transits()?.bodies.get(&Body::Saturn)?.sign;
    let moon = answer.facts.look(MOON)?;
    let phase = |moon: Sign| ((sky as i8) - (moon as i8)).rem_euclid(12);
    let possible: Vec<i8> = match &moon.change {
        Some(change) => vec![phase(change.from), phase(change.to)],
        None => vec![phase(moon.sign)],
    };
    let running: Vec<bool> = possible.iter().map(|phase| matches!(phase, 0 | 1 | 11)).collect();
    let saturn = answer.facts.now(Body::Saturn)?;
    let saturn = answer.sign(saturn.sign);
    let moon = answer.placed(MOON)?;
    const RISING: Bi = bi("Yes, its first part is running", "Haan, iska pehla hissa chal raha hai");
    const PEAK: Bi = bi(
        "Yes, its middle part is running",
        "Haan, iska beech ka hissa chal raha hai",
    );
    const SETTING: Bi = bi("Yes, its last part is running", "Haan, iska aakhri hissa chal raha hai");
    const NO: Bi = bi("No, it is not running for you now", "Nahi, abhi ye nahi chal rahi");
    const UNSURE: Bi = bi("That depends on your birth time", "Ye janm samay par nirbhar hai");
    let verdict = match (running.as_slice(), possible.as_slice()) {
        ([true], [11]) => RISING,
        ([true], [0]) => PEAK,
        ([true], [1]) => SETTING,
        ([false] | [false, false], _) => NO,
        ([true, true], [11, ..]) => RISING,
        _ => UNSURE,
    };
    let verdict = answer.speech.say(verdict);
    let text = answer.speech.either(
        || format!("{verdict}: Saturn moves through {saturn}, and you have the {moon}."),
        || format!("{verdict}: Saturn abhi {saturn} mein hai, aur aapka {moon}."),
    );
    answer.add(text);
    let text = answer.speech.either(
        || "Tradition reads it as a slow teacher of patience, not as a punishment, and many people build their best things in it.".to_owned(),
        || "Parampara ise sabr sikhane wala dheema guru maanti hai, saza nahi, aur kai log isi mein apni sabse achhi neenv rakhte hain.".to_owned(),
    );
    answer.add(text);
    Some(answer.close(SATURN, false))
}

/// Mangal Dosha by the common rule: Mars in one of six houses from the ascendant.
pub(super) fn manglik(mut answer: Answer<'_>) -> Option<AgentReply> {
    if !answer.facts.is_vedic() {
        return None;
    }
    if answer.facts.unknown().is_some() {
        answer.admitted = true;
        answer.say(talk::NEEDS_TIME);
        let text = answer.placement(MARS)?;
        answer.add(text);
        return Some(answer.close(MARS, false));
    }
    let counts = matches!(answer.facts.look(MARS)?.house?, 1 | 2 | 4 | 7 | 8 | 12);
    let text = answer.speech.either(
        || {
            let verdict = if counts {
                "Yes, by the common rule it is counted"
            } else {
                "No, by the common rule it is not counted"
            };
            format!("{verdict}, and either way it speaks of temperament, not of fate.")
        },
        || {
            let verdict = if counts {
                "Haan, aam niyam se ye gina jaata hai"
            } else {
                "Nahi, aam niyam se ye nahi gina jaata"
            };
            format!("{verdict}, aur dono haal mein ye svabhav ki baat hai, bhagya ki nahi.")
        },
    );
    answer.add(text);
    let text = answer.placement(MARS)?;
    answer.add(text);
    Some(answer.close(MARS, false))
}

/// The lunar mansion of the natal Moon and its quarter.
pub(super) fn nakshatra(mut answer: Answer<'_>) -> Option<AgentReply> {
    const WIDTH: f64 = 360.0 / 27.0;
    if !answer.facts.is_vedic() {
        return None;
    }
    let placed = answer.facts.natal().bodies.get(&Body::Moon)?;
    let index = |longitude: f64| (longitude.rem_euclid(360.0) / WIDTH) as usize;
    let (first, last) = match &placed.day {
        Some(day) => (index(day.from), index(day.to)),
        None => (index(placed.longitude), index(placed.longitude)),
    };
    let (name, gift) = NAKSHATRAS.get(first).copied()?;
    let (later, _) = NAKSHATRAS.get(last).copied()?;
    let quarter = (placed.longitude.rem_euclid(WIDTH) / (WIDTH / 4.0)) as usize + 1;
    let known = placed.day.is_none();
    let moon = answer.placed(MOON)?;
    let text = if first == last {
        answer.speech.either(
            || {
                let quarter = if known {
                    format!(", pada {quarter}")
                } else {
                    String::new()
                };
                format!(
                    "Your nakshatra is {name}{quarter}, with the {moon}: it gives {}.",
                    gift.en
                )
            },
            || {
                let quarter = if known {
                    format!(", pada {quarter}")
                } else {
                    String::new()
                };
                format!("Aapka nakshatra {name}{quarter} hai, {moon}: ye deta hai {}.", gift.hi)
            },
        )
    } else {
        answer.speech.either(
            || format!("Your nakshatra is {name} or {later}, depending on the hour of birth, with the {moon}."),
            || format!("Aapka nakshatra {name} ya {later} hai, janm ke samay ke hisaab se, {moon}."),
        )
    };
    answer.add(text);
    if let Some(stand) = answer.facts.look(MOON).filter(|stand| stand.change.is_none()) {
        let predicate = answer.predicate(MOON, stand.sign);
        let text = answer.speech.either(
            || format!("Your Moon {predicate}."),
            || format!("Aapka Moon {predicate}."),
        );
        answer.add(text);
    }
    Some(answer.close(MOON, true))
}
