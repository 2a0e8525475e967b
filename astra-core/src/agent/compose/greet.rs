//! Small talk, and the questions that seed a chart.

use super::{Answer, document::clean};
use crate::{
    agent::{
        content::{Bi, bi, talk},
        speech::Speech,
        understand::SmallTalk,
    },
    chart::{Body, Point},
    context::{MissingField, UserContext},
    safety::{Age, age},
    voice::{AgentReply, TurnContext},
};

/// A short, warm answer to small talk.
pub(in crate::agent) fn small_talk(context: &TurnContext, speech: &Speech, kind: SmallTalk) -> AgentReply {
    let opening = match kind {
        SmallTalk::Greeting => greeting(context, speech),
        SmallTalk::Flirt if speech.may_play() => speech.pick(&talk::PLAYFUL, "flirt").to_owned(),
        _ => speech.say(talk::line(kind)).to_owned(),
    };
    let point = match kind {
        SmallTalk::Greeting | SmallTalk::HowAreYou | SmallTalk::Praise => Some(Body::Moon),
        SmallTalk::WhoAreYou | SmallTalk::WhatCanYouDo | SmallTalk::HowDoesItWork => Some(Body::Sun),
        SmallTalk::Flirt if age(&context.document, context.now) == Age::Adult => Some(Body::Venus),
        SmallTalk::Flirt => Some(Body::Mercury),
        _ => None,
    };
    let asks = matches!(
        kind,
        SmallTalk::Greeting | SmallTalk::HowAreYou | SmallTalk::WhoAreYou | SmallTalk::WhatCanYouDo | SmallTalk::Agreed
    );
    let Some(mut answer) = Answer::new(context, speech) else {
        return AgentReply {
            text: opening,
            cited: Vec::new(),
        };
    };
    answer.add(opening);
    if let Some(placed) = point.and_then(|body| answer.placed(Point::Body(body))) {
        let line = speech.either(
            || format!("I have your chart here, with your {placed}."),
            || format!("Aapki kundli saamne hai, aapka {placed}."),
        );
        answer.add(line);
    }
    if asks {
        let subject = answer.facts.subject();
        let text = speech.pick(&talk::INVITE, &subject);
        answer.add(text);
    }
    answer.finish()
}

fn greeting(context: &TurnContext, speech: &Speech) -> String {
    match context
        .document
        .name()
        .map(|name| clean(&name))
        .filter(|name| name.chars().count() <= 40)
    {
        Some(name) => speech.either(
            || format!("Hello {name}, it is good to see you."),
            || format!("Namaste {name}, aapse mil kar achha laga."),
        ),
        None => speech.say(talk::line(SmallTalk::Greeting)).to_owned(),
    }
}

const DATE: Bi = bi(
    "Your date of birth, such as 1990-06-15.",
    "Aapki janm tareekh, jaise 1990-06-15.",
);
const TIME: Bi = bi(
    "Your time of birth on a 24-hour clock, such as 14:30 (unknown is fine).",
    "Aapka janm samay 24 ghante ki ghadi mein, jaise 14:30 (pata na ho to bhi theek hai).",
);
const PLACE: Bi = bi("Your place of birth.", "Aapka janm sthan.");

/// One message that asks for what a chart lacks, at most four points; None where nothing is missing.
pub(in crate::agent) fn seeding(
    document: &UserContext,
    speech: &Speech,
    opening: Option<SmallTalk>,
    told: bool,
) -> Option<String> {
    let missing = document.missing_fields();
    let lacks = |field: MissingField| missing.contains(&field);
    let mut points: Vec<String> = Vec::new();
    for (field, text) in [
        (MissingField::BirthDate, DATE),
        (MissingField::BirthTime, TIME),
        (MissingField::BirthPlace, PLACE),
    ] {
        if lacks(field) {
            points.push(speech.say(text).to_owned());
        }
    }
    points.extend(last_point(
        speech,
        lacks(MissingField::Timezone),
        lacks(MissingField::System),
        lacks(MissingField::Ayanamsha),
    ));
    if points.is_empty() {
        return None;
    }
    let mut text = String::new();
    if let Some(kind) = opening {
        text.push_str(speech.say(talk::line(kind)));
        text.push(' ');
    }
    text.push_str(&match told {
        true => speech.either(
            || "Thank you; please add that to your birth details, and I can read from it. Still open:".to_owned(),
            || "Shukriya; ise apni janm details mein jod dein, phir padhna ho sakega. Abhi ye baaki hai:".to_owned(),
        ),
        false => speech.either(
            || "So that I can read your chart, please tell me:".to_owned(),
            || "Aapki kundli padhne ke liye ye bata dein:".to_owned(),
        ),
    });
    for (number, point) in (1..).zip(points) {
        text.push_str(&format!("\n{number}. {point}"));
    }
    Some(text)
}

fn last_point(speech: &Speech, zone: bool, system: bool, ayanamsha: bool) -> Option<String> {
    let zone_text = bi(
        "the time zone of that place, such as Asia/Kolkata",
        "us jagah ka time zone, jaise Asia/Kolkata",
    );
    let system_text = bi(
        "your system: western, or vedic (then also which ayanamsha, such as Lahiri)",
        "kaunsa system pasand hai: western, ya vedic (tab ayanamsha bhi, jaise Lahiri)",
    );
    let ayanamsha_text = bi(
        "which ayanamsha you use, such as Lahiri",
        "kaunsa ayanamsha, jaise Lahiri",
    );
    let parts: Vec<&str> = [
        (zone, zone_text),
        (system, system_text),
        (ayanamsha && !system, ayanamsha_text),
    ]
    .into_iter()
    .filter(|(wanted, _)| *wanted)
    .map(|(_, text)| speech.say(text))
    .collect();
    let text = parts.join(speech.say(bi(", and ", ", aur ")));
    let mut letters = text.chars();
    let first = letters.next()?;
    Some(format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
