//! The persona's rules, on every question of the corpus and every person.

use std::{collections::BTreeMap, sync::Arc};

use super::{backing::unbacked, people, person, stranger};
use crate::{
    agent::{
        EmbeddedAgent, Intent,
        corpora::{HELD_OUT, PAIRED, QUESTIONS, lines},
        understand,
    },
    chart::Body,
    safety::lint,
    voice::{AgentReply, TurnContext, WAIT},
};

/// What is wrong with a reply, whatever was asked.
pub(super) fn faults(context: &TurnContext, question: &str, reply: &AgentReply) -> Vec<String> {
    let mut wrong = unbacked(context, reply);
    let text = &reply.text;
    if text == WAIT {
        if !reply.cited.is_empty() {
            wrong.push("WAIT with citations".into());
        }
        return wrong;
    }
    wrong.extend(lint(text).iter().map(|violation| format!("{violation:?}")));
    if text.matches('?').count() > 1 {
        wrong.push("more than one question".into());
    }
    if text.contains(['{', '}', '<', '>']) || text.contains("  ") {
        wrong.push("odd characters".into());
    }
    let understood = understand(question);
    let sentences = sentences(text);
    let limit = if understood.detail || understood.intent == Intent::More {
        14
    } else {
        5
    };
    if !(1..=limit).contains(&sentences) {
        wrong.push(format!("{sentences} sentences"));
    }
    if text.chars().next().is_some_and(char::is_lowercase) {
        wrong.push("starts with a small letter".into());
    }
    wrong
}

pub(super) fn sentences(text: &str) -> usize {
    let ends = |pair: &[char]| matches!(pair, ['.' | '?' | '!', c] if c.is_whitespace());
    let letters: Vec<char> = text.trim().chars().chain([' ']).collect();
    letters.windows(2).filter(|pair| ends(pair)).count()
}

#[test]
fn every_reply_to_every_person_keeps_the_rules() {
    let mut wrong = Vec::new();
    let questions: Vec<_> = [QUESTIONS]
        .into_iter()
        .chain(HELD_OUT.map(|(_, corpus)| corpus))
        .flat_map(lines)
        .collect();
    let written = lines(QUESTIONS).len();
    for (number, (name, context)) in people().into_iter().enumerate() {
        // Everybody asks the written corpus; the rest is shared out.
        let shared = questions.iter().skip(written).skip(number).step_by(7);
        for (_, question) in questions.iter().take(written).chain(shared) {
            let reply = EmbeddedAgent.answer(&context, question);
            let faults = faults(&context, question, &reply);
            if !faults.is_empty() {
                wrong.push(format!("[{name}] {question}\n    {}\n    {faults:?}", reply.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_the_context_cannot_answer_gives_wait_and_the_rest_an_answer_that_cites() {
    let mut wrong = Vec::new();
    for (name, context) in people() {
        for (expected, question) in lines(QUESTIONS) {
            let reply = EmbeddedAgent.answer(&context, question);
            let must_wait = matches!(expected, "OutOfScope" | "Unknown")
                || question.contains("eat yesterday")
                || question.contains("kya khaya");
            // The sidereal zodiac answers these, the tropical does not.
            let vedic = matches!(expected, "SadeSati" | "Manglik" | "Nakshatra");
            if vedic {
                continue;
            }
            if must_wait != (reply.text == WAIT) {
                wrong.push(format!("[{name}] {question}: {}", reply.text));
            }
            let courtesy = ["Thanks", "Farewell", "Agreed", "Sorry", "Told", "Upset", "Joy"]
                .iter()
                .any(|kind| expected.contains(kind));
            let unknown_fact = expected == "Document(BirthTime)" && reply.cited.is_empty();
            if !must_wait && !courtesy && !unknown_fact && reply.cited.is_empty() {
                wrong.push(format!("[{name}] {question}: nothing cited: {}", reply.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn paraphrases_cite_the_same_facts() {
    for (name, context) in people() {
        let mut cited: BTreeMap<String, (Vec<String>, &str)> = BTreeMap::new();
        for (expected, question) in lines(QUESTIONS) {
            // Each of these is one question in several words; the others name different things within one intent.
            let one_question = expected.starts_with("Placement")
                || expected.starts_with("Topic(Love")
                || expected.starts_with("Topic(Career")
                || expected.starts_with("Topic(M")
                || [
                    "BigThree",
                    "OwnSign",
                    "Overview",
                    "Strengths",
                    "Challenges",
                    "Luck",
                    "RetrogradesNow",
                    "SadeSati",
                    "Nakshatra",
                ]
                .contains(&expected);
            if !one_question || understand(question).distress.is_some() {
                continue;
            }
            let ids: Vec<String> = EmbeddedAgent
                .answer(&context, question)
                .cited
                .into_iter()
                .map(|cited| cited.id)
                .collect();
            let (first, asked) = cited
                .entry(expected.to_owned())
                .or_insert_with(|| (ids.clone(), question));
            assert_eq!(first, &ids, "[{name}] {asked} / {question}");
        }
    }
}

#[test]
fn a_question_in_english_and_in_hinglish_cites_the_same_facts() {
    let ids = |context: &TurnContext, question: &str| -> Vec<String> {
        let cited = EmbeddedAgent.answer(context, question).cited;
        cited.into_iter().map(|cited| cited.id).collect()
    };
    let mut wrong = Vec::new();
    for (name, context) in people() {
        for (_, corpus) in PAIRED {
            for pair in lines(corpus).chunks(2) {
                let [(_, english), (_, hinglish)] = pair else {
                    panic!("a pair, not {pair:?}")
                };
                let (told, bataya) = (ids(&context, english), ids(&context, hinglish));
                if told != bataya {
                    wrong.push(format!("[{name}] {english} {told:?}\n    {hinglish} {bataya:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_question_gives_the_same_words() {
    let context = person("asha");
    for (_, question) in lines(QUESTIONS) {
        assert_eq!(
            EmbeddedAgent.answer(&context, question),
            EmbeddedAgent.answer(&context.clone(), question)
        );
    }
}

#[test]
fn different_people_get_different_readings() {
    let mut texts: Vec<String> = people()
        .iter()
        .map(|(_, context)| {
            EmbeddedAgent
                .answer(context, "What does my chart say about this week?")
                .text
        })
        .collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 7);
}

#[test]
fn without_birth_data_every_question_of_the_chart_leads_to_the_seeding_list() {
    let nobody = stranger();
    for (expected, question) in lines(QUESTIONS) {
        let reply = EmbeddedAgent.answer(&nobody, question);
        let distress = understand(question).distress.is_some();
        let asks_for_chart = expected.starts_with("Placement")
            || expected.starts_with("Topic")
            || ["Transits", "Overview", "BigThree", "SmallTalk(Greeting)"].contains(&expected);
        if asks_for_chart && !distress {
            let numbers: Vec<char> = reply
                .text
                .lines()
                .skip(1)
                .filter_map(|line| line.chars().next())
                .collect();
            assert_eq!(numbers, ['1', '2', '3', '4'], "{question}: {}", reply.text);
            assert!(lint(&reply.text).is_empty(), "{}", reply.text);
        }
        if expected == "OutOfScope" {
            assert_eq!(reply.text, WAIT, "{question}");
        }
    }
}

#[test]
fn a_chart_that_lacks_bodies_or_transits_is_read_as_far_as_it_goes() {
    let mut context = person("asha");
    let mut natal = (*context.natal.clone().expect("a chart")).clone();
    natal.bodies.retain(|body, _| matches!(body, Body::Sun | Body::Moon));
    natal.aspects.clear();
    context.natal = Some(Arc::new(natal));
    context.transits = None;
    for (_, question) in lines(QUESTIONS) {
        let reply = EmbeddedAgent.answer(&context, question);
        assert_eq!(
            faults(&context, question, &reply),
            Vec::<String>::new(),
            "{question}: {}",
            reply.text
        );
    }
    assert_eq!(EmbeddedAgent.answer(&context, "How is my week?").text, WAIT);
    assert_ne!(EmbeddedAgent.answer(&context, "What is my moon sign?").text, WAIT);
}

#[test]
fn grief_and_illness_are_met_plainly() {
    for question in [
        "My mother passed away last week",
        "Papa hospital mein hain aur main bahut dar gayi hoon",
        "my dog died, will I be okay?",
    ] {
        let reply = EmbeddedAgent.answer(&person("ines"), question);
        assert!(sentences(&reply.text) <= 4, "{}", reply.text);
        let sky = reply
            .cited
            .iter()
            .filter(|cited| cited.id.starts_with("transit"))
            .count();
        assert_eq!(sky, 0, "{}", reply.text);
    }
}
