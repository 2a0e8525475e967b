//! Answers about life: its areas, decisions, hard hours, and questions with a boundary.

use super::{Answer, moment::weightiest};
use crate::{
    agent::{
        content::{
            care, houses,
            topics::{ANOTHER_HEART, NO_DATE, YOUR_CHOICE, area},
        },
        facts::{Unknown, aspect_id},
        understand::{Boundary, Topic, Understanding},
    },
    chart::{Body, Point, TransitAspect},
    voice::AgentReply,
};

/// Why a point is read for an area.
enum Why {
    StandsThere,
    Rules,
    Nature,
}

/// The point that speaks for a house: the first planet in it, else its ruler, else the natural significator.
fn speaker(answer: &Answer<'_>, house: u8, significator: Body) -> (Body, Why) {
    if answer.facts.unknown().is_some() {
        return (significator, Why::Nature);
    }
    if let Some(body) = answer.facts.in_house(house).first() {
        return (*body, Why::StandsThere);
    }
    match answer.facts.ruler_of(house) {
        Some(ruler) => (ruler, Why::Rules),
        None => (significator, Why::Nature),
    }
}

/// An area of life: the point that speaks for it, then the transit that touches it, or its closest aspect.
pub(super) fn topic(mut answer: Answer<'_>, topic: Topic, understood: &Understanding) -> Option<AgentReply> {
    answer.hear();
    let area = area(topic);
    let subject = format!("{topic:?}");
    if answer.speech.brief && (understood.asks_when || understood.asks_decision) {
        // What is said about dates and choices must not push the reading out.
        answer.limit += 1;
    }
    if understood.asks_when {
        answer.preface(answer.speech.pick(&NO_DATE, &subject));
    } else if understood.asks_decision {
        answer.preface(answer.speech.pick(&YOUR_CHOICE, &subject));
    } else if understood.about_another && answer.room() > 2 {
        answer.say(ANOTHER_HEART);
    }
    let (body, why) = speaker(&answer, area.house, area.significator);
    let text = led(&mut answer, body, &why, area.name, area.house)?;
    answer.add(text);
    let touched: Vec<Point> = [Some(body.into()), Some(area.significator.into()), area.angle]
        .into_iter()
        .flatten()
        .collect();
    // In distress one placement is enough: what follows is practical.
    let plain = answer.speech.distress.is_some();
    let transit = touching(&answer, &touched).filter(|_| !plain);
    if let Some(transit) = transit.filter(|_| answer.room() > 0) {
        let text = answer.transit(transit, false)?;
        answer.add(text);
    } else if answer.room() > 0 && !plain {
        let second = second(&mut answer, body, area.significator);
        answer.sentences.extend(second);
    }
    if answer.speech.detail {
        in_depth(&mut answer, body, area.significator, area.house, area.angle);
    }
    let light = matches!(
        topic,
        Topic::Love | Topic::Creativity | Topic::Friends | Topic::Travel | Topic::Communication | Topic::Confidence
    );
    if answer.speech.detail && answer.speech.distress.is_none() {
        answer.question = Some(area.question);
    }
    Some(answer.close_with(&area.actions, light))
}

/// "For your work I look first to Saturn in Aries, in your 10th house: it ..".
fn led(answer: &mut Answer<'_>, body: Body, why: &Why, name: crate::agent::content::Bi, house: u8) -> Option<String> {
    let point = Point::Body(body);
    let stand = answer.facts.look(point)?;
    let placed = answer.placed(point)?;
    let ruled = houses::name(house);
    let sidereal = answer.facts.is_vedic();
    let predicate = match &stand.change {
        None => answer.predicate(point, stand.sign),
        Some(change) => {
            let (before, after) = (answer.predicate(point, change.from), answer.predicate(point, change.to));
            answer.speech.either(
                || format!("{before}, or it {after}"),
                || format!("{before}, ya phir ye {after}"),
            )
        }
    };
    let lacking = answer.facts.unknown();
    if matches!(why, Why::Nature) {
        answer.admitted = lacking.is_some();
    }
    Some(answer.speech.either(
        || {
            let sky = if sidereal { "In your sidereal chart, for" } else { "For" };
            match (why, lacking) {
                (Why::StandsThere, _) => format!("{sky} {} I look first to your {placed}: it {predicate}.", name.en),
                (Why::Rules, _) => format!("{sky} {} I ask the ruler of {}, your {placed}: it {predicate}.", name.en, ruled.en),
                (Why::Nature, None) => format!("{sky} {} I read its natural significator, your {placed}: it {predicate}.", name.en),
                (Why::Nature, Some(Unknown::Time)) => format!(
                    "Without a birth time there is no rising sign and there are no houses, so for {} I read its natural significator with reduced precision, your {placed}: it {predicate}.",
                    name.en
                ),
                (Why::Nature, Some(Unknown::Place)) => format!(
                    "Without a birth place there is no rising sign and there are no houses, so for {} I read its natural significator with reduced precision, your {placed}: it {predicate}.",
                    name.en
                ),
            }
        },
        || {
            let sky = if sidereal { "Sidereal kundli mein " } else { "" };
            match (why, lacking) {
                (Why::StandsThere, _) => format!("{sky}{} ke liye pehle aapka {placed} dekhte hain: ye {predicate}.", name.hi),
                (Why::Rules, _) => format!(
                    "{sky}{} ke liye {} ka swami dekhte hain, yaani aapka {placed}: ye {predicate}.",
                    name.hi,
                    ruled.hi.replace("ka ghar", "ke ghar")
                ),
                (Why::Nature, None) => format!("{sky}{} ke liye uska karak dekhte hain, aapka {placed}: ye {predicate}.", name.hi),
                (Why::Nature, Some(Unknown::Time)) => format!(
                    "Janm samay ke bina na lagna hai na ghar, isliye {} ke liye uske karak se thoda adhoora hi padhte hain, aapka {placed}: ye {predicate}.",
                    name.hi
                ),
                (Why::Nature, Some(Unknown::Place)) => format!(
                    "Janm sthan ke bina na lagna hai na ghar, isliye {} ke liye uske karak se thoda adhoora hi padhte hain, aapka {placed}: ye {predicate}.",
                    name.hi
                ),
            }
        },
    ))
}

/// The weightiest transit to one of the points.
fn touching<'a>(answer: &Answer<'a>, points: &[Point]) -> Option<&'a TransitAspect> {
    weightiest(answer, false)
        .into_iter()
        .find(|transit| points.contains(&transit.natal))
}

/// Where no transit touches the area: its significator, or the closest aspect of the one that was read.
fn second(answer: &mut Answer<'_>, body: Body, significator: Body) -> Option<String> {
    if significator != body {
        return answer.placement(significator.into());
    }
    let aspect = answer.facts.tightest(body.into(), 6.0)?;
    answer.natal_aspect(aspect)
}

/// What else belongs to the area, where it is asked for at length.
fn in_depth(answer: &mut Answer<'_>, body: Body, significator: Body, house: u8, angle: Option<Point>) {
    let mut points: Vec<Point> = answer
        .facts
        .in_house(house)
        .into_iter()
        .skip(1)
        .map(Point::Body)
        .collect();
    points.extend((significator != body).then_some(Point::Body(significator)));
    points.extend(angle);
    for point in points {
        if answer.room() > 1 && !answer.facts.has_cited(&format!("natal.{}", point.as_str())) {
            let text = answer.placement(point);
            answer.sentences.extend(text);
        }
    }
    let aspects: Vec<_> = answer
        .facts
        .aspects()
        .filter(|aspect| aspect.a == Point::Body(body) || aspect.b == Point::Body(body))
        .take(3)
        .collect();
    for aspect in aspects {
        if answer.room() > 1 && !answer.facts.has_cited(&aspect_id(aspect)) {
            let text = answer.natal_aspect(aspect);
            answer.sentences.extend(text);
        }
    }
}

/// A decision without an area: Mercury, by which one weighs, and the weightiest transit.
pub(super) fn decision(mut answer: Answer<'_>) -> Option<AgentReply> {
    let mercury = Point::Body(Body::Mercury);
    answer.hear();
    answer.preface(answer.speech.pick(&YOUR_CHOICE, "decision"));
    let text = answer.placement(mercury)?;
    answer.add(text);
    if let Some(transit) = weightiest(&answer, false).first().filter(|_| answer.room() > 0) {
        let text = answer.transit(transit, false)?;
        answer.add(text);
    }
    Some(answer.close(mercury, false))
}

/// Support in distress: heard, the Moon, something practical.
pub(super) fn support(mut answer: Answer<'_>) -> Option<AgentReply> {
    let moon = Point::Body(Body::Moon);
    answer.hear();
    let text = answer.placement(moon)?;
    answer.add(text);
    Some(answer.close(moon, false))
}

/// A question for another profession: says so, reads one placement, points there.
pub(super) fn boundary(mut answer: Answer<'_>, boundary: Boundary) -> Option<AgentReply> {
    if boundary != Boundary::Death {
        answer.hear();
    }
    answer.say(care::edge(boundary));
    let point = Point::Body(match boundary {
        Boundary::Medical => Body::Moon,
        Boundary::Legal => Body::Saturn,
        Boundary::Financial => Body::Jupiter,
        Boundary::Death => Body::Sun,
    });
    let text = answer.placement(point)?;
    answer.add(text);
    answer.admit();
    answer.say(care::meanwhile(boundary));
    if answer.sentences.len() < answer.limit {
        let steady = answer.speech.pick(&care::STEADY_SHORT, &answer.facts.subject());
        answer.add(steady);
    }
    Some(answer.finish())
}
