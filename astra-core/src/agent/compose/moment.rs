//! Answers from the sky of the moment.

use super::{
    Answer,
    sentence::{degrees, has_retrogrades, listed},
};
use crate::{
    agent::{
        content::{Bi, bi},
        facts::is_personal,
        understand::{Understanding, When},
    },
    chart::{Body, Point, TransitAspect},
    voice::AgentReply,
};

/// Said where a stretch of time beyond the moment is asked for.
const OF_THE_MOMENT: Bi = bi(
    "What I can see is the sky of this moment; its slow movers carry on into the time you ask about.",
    "Abhi ka aasmaan hi dikhta hai; uske dheere grah aage ke samay tak saath chalte hain.",
);
/// Said where a person asks when something comes.
const NO_DATE: Bi = bi(
    "I cannot honestly name a date, but I can say what is moving.",
    "Tareekh batana imaandari nahi hogi, par jo chal raha hai wo dikhta hai.",
);

/// How much a transit matters: the slow to the personal first, then the tight.
pub(super) fn importance(transit: &TransitAspect, today: bool) -> f64 {
    let mover = match transit.transiting {
        Body::Saturn => 10.0,
        Body::Jupiter | Body::Uranus | Body::Pluto => 9.0,
        Body::Neptune => 8.0,
        Body::Mars => 7.0,
        Body::Sun => 6.0,
        Body::TrueNode => 5.5,
        Body::Venus | Body::Mercury => 5.0,
        Body::Chiron => 4.0,
        Body::Moon if today => 6.0,
        _ => 0.0,
    };
    let touched = match transit.natal {
        Point::Body(Body::Sun | Body::Moon) | Point::Ascendant => 10.0,
        Point::Body(Body::Mercury | Body::Venus | Body::Mars) | Point::Midheaven => 8.0,
        Point::Body(Body::Saturn) => 6.0,
        Point::Body(Body::Jupiter) => 5.0,
        _ => 2.0,
    };
    let closeness = 1.0 - 0.6 * (transit.orb / transit.limit.max(0.1)).min(1.0);
    let course = if transit.applying == Some(true) { 1.1 } else { 1.0 };
    mover * touched * closeness * course
}

/// The transits of the moment, the weightiest first.
pub(super) fn weightiest<'a>(answer: &Answer<'a>, today: bool) -> Vec<&'a TransitAspect> {
    let Some(transits) = answer.facts.transits() else {
        return Vec::new();
    };
    let mut found: Vec<&TransitAspect> = transits
        .aspects
        .iter()
        .filter(|transit| importance(transit, today) > 0.0)
        .collect();
    found.sort_by(|a, b| importance(b, today).total_cmp(&importance(a, today)));
    found
}

/// Today, this week, now.
pub(super) fn transits(mut answer: Answer<'_>, understood: &Understanding) -> Option<AgentReply> {
    answer.facts.transits()?;
    answer.hear();
    let beyond = matches!(understood.when, Some(When::Tomorrow | When::Month | When::Year));
    if understood.asks_when {
        answer.preface(answer.speech.say(NO_DATE));
    } else if beyond && !answer.speech.brief {
        answer.preface(answer.speech.say(OF_THE_MOMENT));
    }
    let today = matches!(understood.when, Some(When::Today | When::Tomorrow));
    let slow = |body: Body| {
        matches!(
            body,
            Body::Jupiter | Body::Saturn | Body::Uranus | Body::Neptune | Body::Pluto
        )
    };
    let wanted: Vec<&TransitAspect> = weightiest(&answer, today)
        .into_iter()
        .filter(|transit| !matches!(understood.when, Some(When::Month | When::Year)) || slow(transit.transiting))
        .collect();
    // Two movers tell more than one mover twice.
    let mut told: Vec<&TransitAspect> = Vec::new();
    for transit in &wanted {
        if !told.iter().any(|other| other.transiting == transit.transiting) {
            told.push(transit);
        }
    }
    let most = if answer.speech.detail { 6 } else { 2 };
    let mut acting = Point::Body(Body::Sun);
    for (index, transit) in told.into_iter().take(most).enumerate() {
        if index > 0 && answer.room() == 0 {
            break;
        }
        let text = answer.transit(transit, index > 0)?;
        answer.add(text);
        if index == 0 {
            acting = transit.natal;
        }
    }
    if wanted.len() < 2 {
        // A quiet sky: where the slow ones pass is what remains to be told.
        for body in [Body::Jupiter, Body::Saturn] {
            if (wanted.is_empty() || answer.room() > 0)
                && let Some(text) = answer.passing(body)
            {
                answer.add(text);
                break;
            }
        }
    }
    if answer.speech.detail {
        for body in [Body::Jupiter, Body::Saturn] {
            if answer.room() > 0
                && let Some(text) = answer.passing(body)
            {
                answer.add(text);
            }
        }
    }
    Some(answer.close(acting, true))
}

/// One body in the sky of the moment.
pub(super) fn transit_of(mut answer: Answer<'_>, body: Body) -> Option<AgentReply> {
    answer.facts.transits()?;
    answer.hear();
    let text = answer.passing(body)?;
    answer.add(text);
    let touching: Vec<&TransitAspect> = answer
        .facts
        .transits()?
        .aspects
        .iter()
        .filter(|transit| transit.transiting == body)
        .collect();
    let first = touching
        .iter()
        .find(|transit| is_personal(transit.natal))
        .or(touching.first())
        .copied();
    match first {
        Some(transit) if answer.room() > 0 => {
            let text = answer.transit(transit, true)?;
            answer.add(text);
        }
        None if answer.room() > 0 => {
            let text = answer.speech.either(
                || {
                    "It makes no close contact with your own planets at the moment, so take it as background."
                        .to_owned()
                },
                || {
                    "Abhi aapke kisi grah se iska kareebi judaav nahi hai, isliye ise peeche ki dhun samjhein."
                        .to_owned()
                },
            );
            answer.add(text);
        }
        _ => {}
    }
    Some(answer.close(body.into(), true))
}

/// What runs backwards in the sky.
pub(super) fn retrogrades(mut answer: Answer<'_>) -> Option<AgentReply> {
    let backwards: Vec<Body> = answer
        .facts
        .transits()?
        .bodies
        .iter()
        .filter(|(body, placed)| has_retrogrades(**body) && **body != Body::Chiron && placed.retrograde)
        .map(|(body, _)| *body)
        .collect();
    let Some(first) = backwards.first().copied() else {
        let text = answer.speech.either(
            || "No planet runs backwards in the sky right now, so things tend to go straight ahead.".to_owned(),
            || "Abhi aasmaan mein koi grah vakri nahi hai, isliye cheezein seedhi chalti hain.".to_owned(),
        );
        answer.add(text);
        let text = answer.passing(Body::Mercury)?;
        answer.add(text);
        return Some(answer.close(Point::Body(Body::Mercury), true));
    };
    let mut names = Vec::new();
    for body in &backwards {
        answer.facts.now(*body)?;
        names.push(answer.name((*body).into()).to_owned());
    }
    let text = answer.speech.either(
        || {
            format!(
                "Right now {} {} retrograde: a time for going over things again rather than pushing.",
                listed(&names, "and"),
                if names.len() == 1 { "is" } else { "are" }
            )
        },
        || {
            format!(
                "Abhi {} retrograde (vakri) {}: zor lagane se zyada dobara dekhne ka samay.",
                listed(&names, "aur"),
                if names.len() == 1 { "hai" } else { "hain" }
            )
        },
    );
    answer.add(text);
    let text = answer.passing(first)?;
    answer.add(text);
    Some(answer.close(first.into(), true))
}

/// Whether Saturn is back where it stood at birth.
pub(super) fn saturn_return(mut answer: Answer<'_>) -> Option<AgentReply> {
    // The orb that astrologers commonly give a return.
    const NEAR: f64 = 8.0;
    let natal = answer.facts.natal().bodies.get(&Body::Saturn)?.longitude;
    let placement = answer.facts.transits()?.bodies.get(&Body::Saturn)?;
    let ahead = (natal - placement.longitude).rem_euclid(360.0);
    let away = ahead.min(360.0 - ahead);
    let approaching = (ahead < 180.0) == (placement.speed > 0.0);
    let now = answer.facts.now(Body::Saturn)?;
    let born = answer.facts.stand(Point::Body(Body::Saturn))?;
    let (now_sign, born_sign) = (answer.sign(now.sign), answer.sign(born.sign));
    let distance = degrees(away);
    let text = answer.speech.either(
        || {
            let verdict = match (away <= NEAR, approaching) {
                (true, true) => "Yes, you are close to a Saturn return",
                (true, false) => "You are just past the exact point of a Saturn return",
                (false, _) => "No, you are not in a Saturn return now",
            };
            format!("{verdict}: Saturn in the sky stands in {now_sign}, {distance} from your natal Saturn in {born_sign}.")
        },
        || {
            let verdict = match (away <= NEAR, approaching) {
                (true, true) => "Haan, Saturn return kareeb hai",
                (true, false) => "Saturn return ka exact bindu abhi guzra hai",
                (false, _) => "Nahi, abhi Saturn return nahi chal raha",
            };
            format!("{verdict}: aasmaan ka Saturn {now_sign} mein hai, aapke natal Saturn se {distance} door, jo {born_sign} mein hai.")
        },
    );
    answer.add(text);
    let text = answer.placement(Point::Body(Body::Saturn))?;
    answer.add(text);
    Some(answer.close(Point::Body(Body::Saturn), false))
}
