//! Answers that weigh the chart: aspects, strengths, challenges, balance.

use super::{Answer, sentence::listed};
use crate::{
    agent::{
        content::{
            aspects::{is_easy, is_hard},
            signs::{Element, Modality},
        },
        facts::PLANETS,
    },
    chart::{AspectKind, Body, Point},
    voice::AgentReply,
};

/// The aspects of one point.
pub(super) fn aspects_of(mut answer: Answer<'_>, point: Point) -> Option<AgentReply> {
    let most = if answer.speech.detail { 5 } else { 2 };
    let found: Vec<_> = answer
        .facts
        .aspects()
        .filter(|aspect| aspect.a == point || aspect.b == point)
        .take(most)
        .collect();
    if found.is_empty() {
        let text = answer.placement(point)?;
        answer.add(text);
        let text = answer.speech.either(
            || "It makes no close contact with another point, so it acts quite on its own.".to_owned(),
            || "Kisi aur bindu se iska kareebi judaav nahi hai, isliye ye apne hisaab se chalta hai.".to_owned(),
        );
        answer.add(text);
        return Some(answer.close(point, true));
    }
    for aspect in found {
        if answer.room() > 0 {
            let text = answer.natal_aspect(aspect)?;
            answer.add(text);
        }
    }
    Some(answer.close(point, true))
}

/// What stands between two points.
pub(super) fn aspect_between(mut answer: Answer<'_>, a: Point, b: Point) -> Option<AgentReply> {
    let pair = |x: Point, y: Point| x == a && y == b || x == b && y == a;
    let natal = answer.facts.aspects().find(|aspect| pair(aspect.a, aspect.b));
    if let Some(aspect) = natal {
        let text = answer.natal_aspect(aspect)?;
        answer.add(text);
        for point in [a, b] {
            if answer.room() > 0 {
                let text = answer.placement(point)?;
                answer.add(text);
            }
        }
        return Some(answer.close(a, true));
    }
    let transit = answer.facts.transits().and_then(|transits| {
        transits
            .aspects
            .iter()
            .find(|transit| pair(transit.transiting.into(), transit.natal))
    });
    if let Some(transit) = transit {
        let text = answer.transit(transit, false)?;
        answer.add(text);
        return Some(answer.close(transit.natal, true));
    }
    let (name_a, name_b) = (answer.placed(a)?, answer.placed(b)?);
    let text = answer.speech.either(
        || format!("They make no major contact within the usual distance: you have {name_a}, and {name_b}."),
        || format!("Inke beech koi bada judaav nahi banta: aapka {name_a}, aur {name_b}."),
    );
    answer.add(text);
    Some(answer.close(a, true))
}

/// The closest aspects, or those of one kind.
pub(super) fn aspects(mut answer: Answer<'_>, kind: Option<AspectKind>) -> Option<AgentReply> {
    let most = if answer.speech.detail { 6 } else { 2 };
    let found: Vec<_> = answer
        .facts
        .aspects()
        .filter(|aspect| kind.is_none_or(|kind| aspect.aspect == kind))
        .filter(|aspect| crate::agent::facts::is_personal(aspect.a) || crate::agent::facts::is_personal(aspect.b))
        .take(most)
        .collect();
    let Some(first) = found.first().map(|aspect| aspect.a) else {
        let text = answer.placement(Point::Body(Body::Sun))?;
        let none = answer.speech.either(
            || "Your chart has none of those among its close contacts.".to_owned(),
            || "Aapki kundli ke kareebi judaavon mein aisa koi nahi hai.".to_owned(),
        );
        answer.add(none);
        answer.add(text);
        return Some(answer.close(Point::Body(Body::Sun), true));
    };
    for aspect in found {
        if answer.room() > 0 {
            let text = answer.natal_aspect(aspect)?;
            answer.add(text);
        }
    }
    Some(answer.close(first, true))
}

/// What comes easily: Jupiter, and the closest easy aspect.
pub(super) fn strengths(answer: Answer<'_>) -> Option<AgentReply> {
    weighed(answer, is_easy, Point::Body(Body::Jupiter))
}

/// What takes work: Saturn, and the closest hard aspect.
pub(super) fn challenges(answer: Answer<'_>) -> Option<AgentReply> {
    weighed(answer, is_hard, Point::Body(Body::Saturn))
}

fn weighed(mut answer: Answer<'_>, wanted: impl Fn(AspectKind) -> bool, point: Point) -> Option<AgentReply> {
    answer.hear();
    let aspect = answer.facts.of_kind(wanted);
    let text = answer.placement(point)?;
    answer.add(text);
    let acting = match aspect {
        Some(aspect) if answer.room() > 0 => {
            let text = answer.natal_aspect(aspect)?;
            answer.add(text);
            aspect.a
        }
        _ => point,
    };
    Some(answer.close(acting, true))
}

/// Luck is Jupiter, and what one does with it.
pub(super) fn luck(mut answer: Answer<'_>) -> Option<AgentReply> {
    let jupiter = Point::Body(Body::Jupiter);
    let text = answer.speech.either(
        || "I do not deal in lucky numbers, colours or stones, but a chart does show where luck likes to find you.".to_owned(),
        || "Lucky number, rang ya ratna ki baat yahan nahi hoti, par kundli ye dikhati hai ki kismat kahan milna pasand karti hai.".to_owned(),
    );
    if !answer.speech.brief {
        answer.add(text);
    }
    let text = answer.placement(jupiter)?;
    answer.add(text);
    Some(answer.close(jupiter, true))
}

/// Elements and modalities of the ten planets, as far as their signs are certain.
pub(super) fn balance(mut answer: Answer<'_>) -> Option<AgentReply> {
    let certain: Vec<(Body, Element, Modality)> = PLANETS
        .into_iter()
        .filter_map(|body| {
            let stand = answer.facts.look(body.into()).filter(|stand| stand.change.is_none())?;
            answer.facts.stand(body.into())?;
            Some((body, stand.sign.element(), stand.sign.modality()))
        })
        .collect();
    let in_element = |element: Element| certain.iter().filter(|(_, of, _)| *of == element).count();
    let most = Element::ALL
        .into_iter()
        .rev()
        .max_by_key(|element| in_element(*element))?;
    let least = Element::ALL
        .into_iter()
        .rev()
        .min_by_key(|element| in_element(*element))?;
    let modality = Modality::ALL
        .into_iter()
        .rev()
        .max_by_key(|modality| certain.iter().filter(|(_, _, of)| of == modality).count())?;
    let count = in_element(most);
    let names: Vec<String> = certain
        .iter()
        .filter(|(_, of, _)| *of == most)
        .map(|(body, _, _)| answer.name((*body).into()).to_owned())
        .collect();
    let total = certain.len();
    let text = answer.speech.either(
        || {
            format!(
                "Of the {total} planets whose sign is certain, {count} stand in {} ({}): {}.",
                most.name().en,
                listed(&names, "and"),
                most.much().en
            )
        },
        || {
            format!(
                "Jin {total} grahon ki rashi pakki hai, unme se {count} {} mein hain ({}): {}.",
                most.name().hi,
                listed(&names, "aur"),
                most.much().hi
            )
        },
    );
    answer.add(text);
    let few = in_element(least);
    let text = answer.speech.either(
        || {
            let held = if few == 0 {
                "nothing stands".to_owned()
            } else {
                format!("only {few} stand{}", if few == 1 { "s" } else { "" })
            };
            format!(
                "In {} {held}, and the leading mode is {}: {}.",
                least.name().en,
                modality.name().en,
                modality.much().en
            )
        },
        || {
            let held = if few == 0 {
                "koi nahi".to_owned()
            } else {
                format!("sirf {few}")
            };
            format!(
                "{} mein {held}, aur sabse zyada {} hai: {}.",
                least.name().hi,
                modality.name().hi,
                modality.much().hi
            )
        },
    );
    answer.add(text);
    answer.admit();
    let little = least.little();
    let text = answer.speech.either(
        || format!("One small thing: {}.", little.en),
        || format!("Ek chhota kadam: {}.", little.hi),
    );
    answer.add(text);
    Some(answer.encourage(true))
}

/// What ran backwards at birth.
pub(super) fn retrogrades(mut answer: Answer<'_>) -> Option<AgentReply> {
    let backwards: Vec<Body> = PLANETS
        .into_iter()
        .filter(|body| {
            answer
                .facts
                .natal()
                .bodies
                .get(body)
                .is_some_and(|placed| placed.retrograde)
        })
        .collect();
    let Some(first) = backwards.first().copied() else {
        let text = answer.speech.either(
            || "None of the ten planets ran backwards when you were born, so their energy tends to go straight outwards.".to_owned(),
            || "Janm ke waqt das mein se koi grah ulta nahi chal raha tha, isliye unki urja seedhi bahar jaati hai.".to_owned(),
        );
        answer.add(text);
        let text = answer.placement(Point::Body(Body::Mercury))?;
        answer.add(text);
        return Some(answer.close(Point::Body(Body::Mercury), true));
    };
    let mut names = Vec::new();
    for body in &backwards {
        answer.facts.stand((*body).into())?;
        names.push(answer.name((*body).into()).to_owned());
    }
    let text = answer.speech.either(
        || {
            format!(
                "At your birth {} ran retrograde: that energy works inwards first and is spoken later.",
                listed(&names, "and")
            )
        },
        || {
            format!(
                "Janm ke waqt {} retrograde (vakri) {}: wo urja pehle andar kaam karti hai, bahar baad mein aati hai.",
                listed(&names, "aur"),
                if names.len() == 1 { "tha" } else { "the" }
            )
        },
    );
    answer.add(text);
    let text = answer.placement(first.into())?;
    answer.add(text);
    Some(answer.close(first.into(), true))
}
