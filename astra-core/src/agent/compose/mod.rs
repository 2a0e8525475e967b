//! From what is asked to what is said: one answer an intent, built from the chart and the content.

mod document;
mod greet;
mod life;
mod moment;
mod natal;
mod sentence;
mod tradition;
mod weigh;

pub(super) use document::{answer as document, clean, missing};
pub(super) use greet::{seeding, small_talk};

use super::{
    content::{Bi, actions, care, talk},
    facts::{Facts, Unknown},
    speech::Speech,
    understand::{Intent, Understanding},
};
use crate::{
    chart::Point,
    voice::{AgentReply, TurnContext},
};

/// An answer in the making.
pub(super) struct Answer<'a> {
    pub(super) speech: &'a Speech,
    pub(super) facts: Facts<'a>,
    sentences: Vec<String>,
    limit: usize,
    /// A question that ends the answer.
    question: Option<Bi>,
    /// Whether it was said what the reading lacks.
    admitted: bool,
}

/// What every answer ends with.
const CLOSING: usize = 2;

impl<'a> Answer<'a> {
    pub(super) fn new(context: &'a TurnContext, speech: &'a Speech) -> Option<Self> {
        let facts = Facts::new(context)?;
        let reduced = usize::from(facts.unknown().is_some());
        Some(Self {
            speech,
            facts,
            sentences: Vec::new(),
            question: None,
            admitted: false,
            limit: match (speech.detail, speech.brief) {
                (true, _) => 12,
                (_, true) => 3 + reduced,
                // News that is acknowledged takes a sentence too.
                _ => 5 - usize::from(speech.noted),
            },
        })
    }

    /// Adds a sentence.
    fn add(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        let mut letters = sentence.chars();
        let first = letters.next().map(char::to_uppercase);
        self.sentences
            .push(first.into_iter().flatten().chain(letters).collect());
    }

    fn say(&mut self, text: Bi) {
        self.add(self.speech.say(text));
    }

    /// Says something about the question, where the reading still fits behind it.
    fn preface(&mut self, text: &str) {
        if self.room() > 1 {
            self.add(text);
        }
    }

    /// How many sentences fit before the closing ones.
    fn room(&self) -> usize {
        let admission = usize::from(self.admission().is_some());
        self.limit.saturating_sub(self.sentences.len() + admission + CLOSING)
    }

    /// In distress, what was said is acknowledged first.
    fn hear(&mut self) {
        if let Some(distress) = self.speech.distress {
            self.say(care::heard(distress));
        }
    }

    /// What the reading lacks, where it lacks something and this was not said just before.
    fn admission(&self) -> Option<&'static str> {
        let text = self.speech.say(match self.facts.unknown()? {
            Unknown::Time => talk::NO_TIME,
            Unknown::Place => talk::NO_PLACE,
        });
        (!self.admitted && !self.speech.has_said(text)).then_some(text)
    }

    fn admit(&mut self) {
        if let Some(text) = self.admission() {
            self.admitted = true;
            self.add(text);
        }
    }

    /// One small action and a word of encouragement.
    fn close(mut self, point: Point, light: bool) -> AgentReply {
        self.admit();
        let subject = self.facts.subject();
        match self.speech.distress {
            Some(distress) => self.say(care::practical(distress)),
            None => self.add(self.speech.pick(&actions::of(point), &subject)),
        }
        self.encourage(light)
    }

    /// The same with actions of their own.
    fn close_with(mut self, choices: &[Bi], light: bool) -> AgentReply {
        self.admit();
        let subject = self.facts.subject();
        match self.speech.distress {
            Some(distress) => self.say(care::practical(distress)),
            None => self.add(self.speech.pick(choices, &subject)),
        }
        self.encourage(light)
    }

    fn encourage(mut self, light: bool) -> AgentReply {
        let subject = self.facts.subject();
        let last = match self.speech.distress {
            Some(_) => self.speech.pick(&care::STEADY, &subject),
            None => self.speech.encouragement(&subject, light),
        };
        self.add(last);
        self.finish()
    }

    fn finish(mut self) -> AgentReply {
        if let Some(question) = self.question.take() {
            self.say(question);
        }
        AgentReply {
            text: self.sentences.join(" "),
            cited: self.facts.into_cited(),
        }
    }
}

/// The answer to a question about chart or sky; None where they cannot answer.
pub(super) fn chart(context: &TurnContext, understood: &Understanding, speech: &Speech) -> Option<AgentReply> {
    let answer = Answer::new(context, speech)?;
    match understood.intent {
        Intent::Placement(point) => natal::placement(answer, point),
        Intent::Placements(a, b) => natal::placements(answer, a, b),
        Intent::BigThree => natal::big_three(answer),
        Intent::OwnSign => natal::own_sign(answer),
        Intent::InSign(sign) => natal::in_sign(answer, sign),
        Intent::House(number) => natal::house(answer, number),
        Intent::AspectsOf(point) => weigh::aspects_of(answer, point),
        Intent::AspectBetween(a, b) => weigh::aspect_between(answer, a, b),
        Intent::Aspects(kind) => weigh::aspects(answer, kind),
        Intent::Overview => natal::overview(answer),
        Intent::Strengths => weigh::strengths(answer),
        Intent::Challenges => weigh::challenges(answer),
        Intent::Luck => weigh::luck(answer),
        Intent::Balance => weigh::balance(answer),
        Intent::RetrogradesNatal => weigh::retrogrades(answer),
        Intent::Topic(topic) => life::topic(answer, topic, understood),
        Intent::Decision => life::decision(answer),
        Intent::Support => life::support(answer),
        Intent::Boundary(boundary) => life::boundary(answer, boundary),
        Intent::Transits => moment::transits(answer, understood),
        Intent::TransitOf(body) => moment::transit_of(answer, body),
        Intent::RetrogradesNow => moment::retrogrades(answer),
        Intent::SaturnReturn => moment::saturn_return(answer),
        Intent::SadeSati => tradition::sade_sati(answer),
        Intent::Manglik => tradition::manglik(answer),
        Intent::Nakshatra => tradition::nakshatra(answer),
        Intent::Document(_) | Intent::SmallTalk(_) | Intent::More | Intent::OutOfScope | Intent::Unknown => None,
    }
}
