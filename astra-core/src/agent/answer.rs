//! The order in which an answer is found: crisis, prefilled words, stated facts, small talk, seeding, the chart,
//! and [`WAIT`] for everything else.

use super::{
    compose,
    content::care,
    speech::Speech,
    understand::{Fact, Intent, SmallTalk, Understanding, understand},
};
use crate::{
    safety::{Region, crisis},
    voice::{AgentReply, TurnContext, WAIT},
};

/// See [`super::EmbeddedAgent::answer`]. `news` is what was learnt since the last answer, to be acknowledged.
pub(super) fn answer(context: &TurnContext, message: &str, news: Option<&str>) -> AgentReply {
    let document = &context.document;
    if let Some(crisis) = crisis(message) {
        return plain(crisis.reply(Region::of_user(document)));
    }
    if let Some(prefilled) = document.text("prefilled_response") {
        return plain(prefilled.to_owned());
    }
    let understood = resolved(context, understand(message));
    let speech = Speech::new(context, &understood, news.is_some());
    let mut reply = found(context, &understood, &speech, message).unwrap_or_else(|| plain(WAIT.to_owned()));
    if let Some(news) = news.filter(|_| reply.text != WAIT) {
        let noted = speech.either(|| format!("Noted: {news}."), || format!("Samajh liya: {news}."));
        reply.text = format!("{noted} {}", reply.text);
    }
    reply
}

fn plain(text: String) -> AgentReply {
    AgentReply {
        text,
        cited: Vec::new(),
    }
}

/// "Tell me more" is the last question again, at length.
fn resolved(context: &TurnContext, understood: Understanding) -> Understanding {
    if understood.intent != Intent::More {
        return understood;
    }
    let last = context
        .document
        .recent_messages()
        .into_iter()
        .rev()
        .filter(|line| line.role == "user")
        .map(|line| understand(&line.text))
        .find(|earlier| {
            !matches!(
                earlier.intent,
                Intent::More | Intent::SmallTalk(_) | Intent::OutOfScope | Intent::Unknown
            )
        });
    Understanding {
        intent: last.map_or(Intent::Overview, |last| last.intent),
        detail: true,
        ..understood
    }
}

/// The answer; None where the context has none.
fn found(context: &TurnContext, understood: &Understanding, speech: &Speech, message: &str) -> Option<AgentReply> {
    match understood.intent {
        Intent::OutOfScope => return None,
        Intent::Document(fact) => return stated(context, speech, fact, message),
        Intent::SmallTalk(kind) if context.natal.is_some() || is_courtesy(kind) => {
            return Some(compose::small_talk(context, speech, kind));
        }
        _ => {}
    }
    if context.natal.is_none() {
        return without_chart(context, understood, speech, message);
    }
    if understood.year.is_some_and(|year| !is_near(context, year)) && is_timed(understood.intent) {
        return None;
    }
    compose::chart(context, understood, speech)
}

/// Talk that needs no chart.
const fn is_courtesy(kind: SmallTalk) -> bool {
    matches!(
        kind,
        SmallTalk::Thanks
            | SmallTalk::Farewell
            | SmallTalk::Sorry
            | SmallTalk::Upset
            | SmallTalk::Joy
            | SmallTalk::HowDoesItWork
            | SmallTalk::Praise
            | SmallTalk::Flirt
    )
}

/// A stated fact; where a birth detail is missing, the question for it.
fn stated(context: &TurnContext, speech: &Speech, fact: Fact, message: &str) -> Option<AgentReply> {
    if let Some(reply) = compose::document(context, speech, fact, message) {
        return Some(reply);
    }
    let missing = compose::missing(fact)?;
    let document = &context.document;
    if context.natal.is_none() && document.text("astro_overview").is_none() {
        return compose::seeding(document, speech, None, false).map(plain);
    }
    let name = missing.as_str().replace('_', " ");
    Some(plain(speech.either(
        || format!("I do not know your {name} yet. Would you like to add it?"),
        || format!("Aapka {name} abhi pata nahi hai. Kya use jod dein?"),
    )))
}

/// Without a chart: support where something weighs, else the questions that seed one.
fn without_chart(
    context: &TurnContext,
    understood: &Understanding,
    speech: &Speech,
    message: &str,
) -> Option<AgentReply> {
    if let Some(distress) = understood.distress {
        let steady = speech.pick(&care::STEADY, "steady");
        return Some(plain(format!(
            "{} {} {steady}",
            speech.say(care::heard(distress)),
            speech.say(care::practical(distress))
        )));
    }
    // Another host's overview may know a chart that cannot be cited here.
    if context.document.text("astro_overview").is_some() {
        return None;
    }
    let opening = match understood.intent {
        Intent::SmallTalk(kind) => Some(kind),
        _ => None,
    };
    let told = opening == Some(SmallTalk::Told) || states_details(message);
    let opening = opening.filter(|kind| *kind != SmallTalk::Told);
    compose::seeding(&context.document, speech, opening, told).map(plain)
}

/// Whether a message looks like birth details: a year or a clock time beside other numbers.
fn states_details(message: &str) -> bool {
    let groups: Vec<&str> = message
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    groups.len() >= 2 && groups.iter().any(|group| group.len() == 4)
}

/// Whether the sky of the moment still speaks for a year.
fn is_near(context: &TurnContext, year: i16) -> bool {
    let this = context.now.to_zoned(jiff::tz::TimeZone::UTC).year();
    (this..=this + 1).contains(&year)
}

const fn is_timed(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Topic(_) | Intent::Transits | Intent::TransitOf(_) | Intent::RetrogradesNow | Intent::Overview
    )
}

/// The answer's words for what was learnt, where they may be repeated.
pub(super) fn repeatable(news: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let news = compose::clean(news);
    let fits = !news.is_empty() && news.chars().count() <= LONGEST && crate::safety::lint(&news).is_empty();
    (fits && !super::names::names_sky(&news)).then_some(news)
}
