//! Language, length and tone; and whatever is thrown at the agent.

use proptest::prelude::*;
use serde_json::json;

use super::{
    person,
    rules::{faults, sentences},
    stranger,
};
use crate::{
    agent::{
        EmbeddedAgent,
        corpora::{QUESTIONS, lines},
        understand,
    },
    voice::WAIT,
    words::Language,
};

/// Words that only Hinglish has.
fn is_hinglish(text: &str) -> bool {
    let hindi = [
        "hai", "aapka", "aapki", "aapke", "mein", "karein", "ke", "ka", "ko", "dheere", "bas", "sach", "aaram",
        "thoda", "himmat", "rahein", "ye", "hain",
    ];
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| hindi.contains(&word))
}

#[test]
fn level_zero_is_pure_english_and_a_hinglish_question_gets_hinglish() {
    let maya = person("maya");
    for (_, question) in lines(QUESTIONS) {
        let text = EmbeddedAgent.answer(&maya, question).text;
        if text == WAIT {
            continue;
        }
        match understand(question).language {
            Some(Language::English) => assert!(!is_hinglish(&text), "{question}: {text}"),
            Some(Language::Hinglish | Language::Devanagari) => assert!(is_hinglish(&text), "{question}: {text}"),
            None => {}
        }
    }
}

#[test]
fn heavy_hinglish_is_spoken_to_those_who_want_it() {
    assert!(is_hinglish(
        &EmbeddedAgent.answer(&person("rohan"), "What is my moon sign?").text
    ));
}

#[test]
fn the_default_touch_of_hinglish_is_light() {
    let text = EmbeddedAgent.answer(&person("asha"), "What is my moon sign?").text;
    let readings = text.split(". ").take(2).collect::<Vec<_>>().join(" ");
    assert!(!is_hinglish(&readings), "{text}");
}

#[test]
fn pacing_and_requests_for_detail_set_the_length() {
    let question = "What does my chart say about my career?";
    let brief = EmbeddedAgent.answer(&person("lena"), question).text;
    let plain = EmbeddedAgent.answer(&person("asha"), question).text;
    let long = EmbeddedAgent
        .answer(&person("asha"), &format!("{question} Explain everything in detail"))
        .text;
    assert!(
        sentences(&brief) <= 4 && (3..=5).contains(&sentences(&plain)) && sentences(&long) > 5,
        "{brief}\n{plain}\n{long}"
    );
}

#[test]
fn without_a_time_no_house_and_no_ascendant_is_told_and_it_is_said_aloud() {
    for (_, question) in lines(QUESTIONS) {
        for name in ["maya", "dev"] {
            let reply = EmbeddedAgent.answer(&person(name), question);
            assert!(reply.cited.iter().all(|cited| cited.house.is_none()), "{question}");
            for ordinal in [
                "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th",
            ] {
                assert!(
                    !reply.text.contains(&format!("{ordinal} house")),
                    "{question}: {}",
                    reply.text
                );
            }
            assert!(!reply.text.contains("Ascendant"), "{question}: {}", reply.text);
        }
    }
    let text = EmbeddedAgent.answer(&person("maya"), "How is my love life?").text;
    assert!(text.contains("reduced precision"), "{text}");
    let rising = EmbeddedAgent.answer(&person("maya"), "What's my rising sign?").text;
    assert!(rising.contains("birth time") && rising.ends_with('?'), "{rising}");
}

#[test]
fn an_uncertain_moon_gives_both_signs_and_the_hour() {
    let text = EmbeddedAgent.answer(&person("maya"), "What is my moon sign?").text;
    assert!(
        ["Scorpio", "Sagittarius", "12:57"]
            .iter()
            .all(|part| text.contains(part)),
        "{text}"
    );
}

#[test]
fn what_was_just_said_is_not_said_again() {
    let mut context = person("maya");
    let first = EmbeddedAgent.answer(&context, "What is my Mars like?").text;
    context
        .document
        .set("recent_messages", json!([{"role": "assistant", "text": first}]));
    let second = EmbeddedAgent.answer(&context, "What is my Mars like?").text;
    assert!(
        first.contains("reduced precision") && !second.contains("reduced precision"),
        "{second}"
    );
    assert_ne!(first.rsplit(". ").next(), second.rsplit(". ").next());
}

#[test]
fn a_page_of_text_is_answered_quickly() {
    let page = "mera career kaisa rahega zzyzx ".repeat(40_000);
    let reply = EmbeddedAgent.answer(&person("asha"), &page);
    assert!(!reply.text.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_there_is_a_reply_or_wait(message in "\\PC{0,200}") {
        for context in [person("asha"), person("maya"), stranger()] {
            let reply = EmbeddedAgent.answer(&context, &message);
            prop_assert!(!reply.text.is_empty());
            if context.natal.is_some() && crate::safety::crisis(&message).is_none() {
                let faults = faults(&context, &message, &reply);
                prop_assert!(faults.is_empty(), "{message}: {} {faults:?}", reply.text);
            }
        }
    }

    #[test]
    fn whatever_words_are_mixed_there_is_a_sound_reply(
        words in proptest::collection::vec(prop::sample::select(vec![
            "my", "mera", "career", "shaadi", "kab", "when", "will", "i", "moon", "Saturn", "square", "7th", "house", "ghar", "mein", "kya", "hai",
            "today", "aaj", "week", "should", "die", "love", "stress", "detail", "retrograde", "rashi", "friend", "ki", "lagna", "?", "2031", "Leo",
            "element", "strength", "name", "born", "tell", "me", "more", "nakshatra", "sade", "sati", "rising", "money", "doctor", "court",
        ]), 1..9)
    ) {
        let message = words.join(" ");
        for context in [person("asha"), person("rohan"), person("maya"), person("lena")] {
            let reply = EmbeddedAgent.answer(&context, &message);
            if crate::safety::crisis(&message).is_none() {
                let faults = faults(&context, &message, &reply);
                prop_assert!(faults.is_empty(), "{message}: {} {faults:?}", reply.text);
            }
        }
    }
}
