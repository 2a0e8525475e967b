//! Answers from the chart of birth: placements, signs, houses, the whole.

use super::{Answer, sentence::listed};
use crate::{
    agent::{
        content::{houses, talk},
        facts::{PLANETS, Unknown},
    },
    chart::{Body, Point, Sign},
    voice::AgentReply,
};

const SUN: Point = Point::Body(Body::Sun);
const MOON: Point = Point::Body(Body::Moon);

/// Where one point stands.
pub(super) fn placement(mut answer: Answer<'_>, point: Point) -> Option<AgentReply> {
    answer.hear();
    let Some(text) = answer.placement(point) else {
        return missing_angle(answer, point);
    };
    answer.add(text);
    let most = if answer.speech.detail { 3 } else { 1 };
    let touching: Vec<_> = answer
        .facts
        .aspects()
        .filter(|aspect| aspect.a == point || aspect.b == point)
        .filter(|aspect| aspect.orb <= 6.0)
        .take(most)
        .collect();
    for aspect in touching {
        if answer.room() > 0 {
            let text = answer.natal_aspect(aspect)?;
            answer.add(text);
        }
    }
    Some(answer.close(point, true))
}

/// The ascendant or the midheaven without a time or a place: says why, reads the Sun, asks.
fn missing_angle(mut answer: Answer<'_>, point: Point) -> Option<AgentReply> {
    let lacking = answer.facts.unknown()?;
    if !matches!(point, Point::Ascendant | Point::Midheaven) {
        return None;
    }
    say_why(&mut answer, lacking);
    let text = answer.placement(SUN)?;
    answer.add(text);
    ask_for(answer, lacking)
}

fn say_why(answer: &mut Answer<'_>, lacking: Unknown) {
    answer.admitted = true;
    answer.say(match lacking {
        Unknown::Time => talk::NEEDS_TIME,
        Unknown::Place => talk::NEEDS_PLACE,
    });
}

/// Ends with the question for what is lacking.
fn ask_for(mut answer: Answer<'_>, lacking: Unknown) -> Option<AgentReply> {
    let subject = answer.facts.subject();
    let text = answer.speech.encouragement(&subject, false);
    answer.add(text);
    answer.say(match lacking {
        Unknown::Time => talk::ASK_TIME,
        Unknown::Place => talk::ASK_PLACE,
    });
    Some(answer.finish())
}

/// Two points.
pub(super) fn placements(mut answer: Answer<'_>, a: Point, b: Point) -> Option<AgentReply> {
    for point in [a, b] {
        if let Some(text) = answer.placement(point) {
            answer.add(text);
        }
    }
    if answer.sentences.is_empty() {
        return missing_angle(answer, a);
    }
    Some(answer.close(a, true))
}

/// Sun, Moon and ascendant.
pub(super) fn big_three(mut answer: Answer<'_>) -> Option<AgentReply> {
    for point in [SUN, MOON, Point::Ascendant] {
        if let Some(text) = answer.placement(point) {
            answer.add(text);
        }
    }
    if answer.sentences.is_empty() {
        return None;
    }
    Some(answer.close(MOON, true))
}

/// "What is my sign?": the Sun's in the West, the Moon's in India; both are told.
pub(super) fn own_sign(mut answer: Answer<'_>) -> Option<AgentReply> {
    let sun = answer.placed(SUN)?;
    let moon = answer.placed(MOON)?;
    let text = answer.speech.either(
        || format!("You have the {sun}, and the {moon}; newspapers mean the first by your sign, and in India people mean the second by your rashi."),
        || format!("Aapka {sun} hai, aur {moon}; akhbaar mein sign ka matlab pehla hota hai, aur rashi ka matlab aksar doosra."),
    );
    answer.add(text);
    if let Some(stand) = answer.facts.look(SUN).filter(|stand| stand.change.is_none()) {
        let predicate = answer.predicate(SUN, stand.sign);
        let text = answer.speech.either(
            || format!("Your Sun {predicate}."),
            || format!("Aapka Sun {predicate}."),
        );
        answer.add(text);
    }
    Some(answer.close(SUN, true))
}

/// What stands in a sign.
pub(super) fn in_sign(mut answer: Answer<'_>, sign: Sign) -> Option<AgentReply> {
    let there: Vec<Point> = PLANETS
        .into_iter()
        .map(Point::Body)
        .chain([Point::Ascendant, Point::Midheaven])
        .filter(|point| {
            answer
                .facts
                .look(*point)
                .is_some_and(|stand| stand.change.is_none() && stand.sign == sign)
        })
        .collect();
    let Some(first) = there.first().copied() else {
        let text = answer.speech.either(
            || "None of your planets stands in that sign, so I would rather read what you have.".to_owned(),
            || "Us sign mein aapka koi grah nahi hai, isliye jo hai wahi padhte hain.".to_owned(),
        );
        answer.add(text);
        let text = answer.placement(SUN)?;
        answer.add(text);
        return Some(answer.close(SUN, true));
    };
    let text = answer.placement(first)?;
    answer.add(text);
    let others: Vec<Point> = there.into_iter().skip(1).collect();
    if let Some(text) = also_there(&mut answer, &others) {
        answer.add(text);
    }
    Some(answer.close(first, true))
}

/// What stands in a house.
pub(super) fn house(mut answer: Answer<'_>, number: u8) -> Option<AgentReply> {
    if let Some(lacking) = answer.facts.unknown() {
        say_why(&mut answer, lacking);
        let significator = Point::Body(houses::significator(number));
        let text = answer.placement(significator)?;
        answer.add(text);
        return ask_for(answer, lacking);
    }
    let there = answer.facts.in_house(number);
    let Some(first) = there.first().copied() else {
        let ruler = Point::Body(answer.facts.ruler_of(number)?);
        let name = answer.name(ruler);
        let house = houses::name(number);
        let text = answer.speech.either(
            || {
                format!(
                    "No planet stands in {}, which is common and no lack; its ruler {name} speaks for it.",
                    house.en
                )
            },
            || {
                format!(
                    "{} mein koi grah nahi, jo aam baat hai aur kami nahi; uska swami {name} uski baat kehta hai.",
                    house.hi.replace("ka ghar", "ke ghar")
                )
            },
        );
        answer.add(text);
        let text = answer.placement(ruler)?;
        answer.add(text);
        return Some(answer.close(ruler, true));
    };
    for body in there.iter().take(if answer.speech.detail { 4 } else { 2 }) {
        if answer.room() > 0 {
            let text = answer.placement((*body).into())?;
            answer.add(text);
        }
    }
    let rest: Vec<Point> = there.iter().skip(2).map(|body| Point::Body(*body)).collect();
    if !answer.speech.detail
        && answer.room() > 0
        && let Some(text) = also_there(&mut answer, &rest)
    {
        answer.add(text);
    }
    Some(answer.close(first.into(), true))
}

/// "Venus and Mars stand there too", cited.
fn also_there(answer: &mut Answer<'_>, points: &[Point]) -> Option<String> {
    let mut names = Vec::new();
    for point in points {
        answer.facts.stand(*point)?;
        names.push(answer.name(*point).to_owned());
    }
    let one = names.len() == 1;
    (!names.is_empty()).then(|| {
        answer.speech.either(
            || {
                format!(
                    "{} {} there too.",
                    listed(&names, "and"),
                    if one { "stands" } else { "stand" }
                )
            },
            || {
                format!(
                    "Wahin {} bhi {}.",
                    listed(&names, "aur"),
                    if one { "hai" } else { "hain" }
                )
            },
        )
    })
}

/// The chart in short.
pub(super) fn overview(mut answer: Answer<'_>) -> Option<AgentReply> {
    if answer.speech.detail {
        for point in [SUN, MOON, Point::Ascendant]
            .into_iter()
            .chain([Body::Mercury, Body::Venus, Body::Mars, Body::Jupiter, Body::Saturn].map(Point::Body))
        {
            if let Some(text) = answer.placement(point) {
                answer.add(text);
            }
        }
        let closest = answer.facts.aspects().next();
        if let Some(aspect) = closest {
            let text = answer.natal_aspect(aspect)?;
            answer.add(text);
        }
        return Some(answer.close(SUN, true));
    }
    for point in [SUN, MOON, Point::Ascendant] {
        if answer.room() > 0
            && let Some(text) = answer.placement(point)
        {
            answer.add(text);
        }
    }
    if answer.sentences.is_empty() {
        return None;
    }
    Some(answer.close(SUN, true))
}
