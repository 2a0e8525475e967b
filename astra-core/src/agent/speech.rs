//! How an answer sounds: its language, its length, its tone, and which of several wordings is taken.

use super::{
    content::{Bi, talk},
    understand::Understanding,
};
use crate::{
    context::Preferences,
    safety::{Age, Distress, age},
    voice::TurnContext,
    words::Language,
};

/// From this level on, an English question is answered in Hinglish too.
const HEAVY: f64 = 0.7;
/// Below this level, English stays pure.
const LIGHT: f64 = 0.2;

/// The tongue of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Hinglish,
}

/// How an answer sounds.
#[derive(Clone, Debug)]
pub(super) struct Speech {
    pub(super) tongue: Tongue,
    /// English with a light touch of Hinglish.
    light: bool,
    /// Whether a long answer is wanted.
    pub(super) detail: bool,
    /// Whether a very short one is.
    pub(super) brief: bool,
    direct: bool,
    /// Whether the question is if something runs backwards.
    pub(super) asks_retrograde: bool,
    /// Whether news is acknowledged in the same breath.
    pub(super) noted: bool,
    /// Whether the user is an adult who asked for flirting, and nothing weighs on them.
    playful: bool,
    /// What weighs on the person.
    pub(super) distress: Option<Distress>,
    seed: u64,
    /// What the agent said lately, so that it does not say it again.
    said: Vec<String>,
}

impl Speech {
    pub(super) fn new(context: &TurnContext, understood: &Understanding, noted: bool) -> Self {
        let preferences = context.document.preferences();
        let tone = preferences.tone.to_lowercase();
        let pacing = preferences.pacing.to_lowercase();
        let among = |word: &str, known: &[&str]| known.contains(&word);
        let tongue = tongue(understood.language, &preferences);
        Self {
            tongue,
            light: tongue == Tongue::English && preferences.hinglish_level >= LIGHT,
            detail: understood.detail || among(&pacing, &["detailed", "thorough", "long", "slow", "expansive"]),
            brief: !understood.detail && among(&pacing, &["brief", "short", "fast", "quick", "minimal", "terse"]),
            direct: among(
                &tone,
                &[
                    "direct",
                    "dry",
                    "straight",
                    "blunt",
                    "formal",
                    "serious",
                    "neutral",
                    "matter-of-fact",
                ],
            ),
            asks_retrograde: understood.asks_retrograde,
            noted,
            playful: preferences.flirt_opt_in
                && understood.distress.is_none()
                && age(&context.document, context.now) == Age::Adult,
            distress: understood.distress,
            seed: context.now.as_second().div_euclid(86_400).unsigned_abs(),
            said: context
                .document
                .recent_messages()
                .into_iter()
                .filter(|line| line.role == "assistant")
                .map(|line| line.text)
                .collect(),
        }
    }

    /// The words in the tongue.
    pub(super) fn say(&self, text: Bi) -> &'static str {
        match self.tongue {
            Tongue::English => text.en,
            Tongue::Hinglish => text.hi,
        }
    }

    /// Either of two, already composed.
    pub(super) fn either(&self, en: impl FnOnce() -> String, hi: impl FnOnce() -> String) -> String {
        match self.tongue {
            Tongue::English => en(),
            Tongue::Hinglish => hi(),
        }
    }

    /// One of several wordings: the same for the same subject on the same day, another one if it was just said.
    pub(super) fn pick(&self, choices: &[Bi], subject: &str) -> &'static str {
        let said: Vec<&'static str> = choices.iter().map(|choice| self.say(*choice)).collect();
        self.choose(&said, subject)
    }

    fn choose(&self, choices: &[&'static str], subject: &str) -> &'static str {
        let start = hash(subject, self.seed);
        let order = |index: usize| choices.get((start + index) % choices.len().max(1)).copied();
        let fresh = |text: &&'static str| !self.has_said(text);
        (0..choices.len())
            .filter_map(order)
            .find(fresh)
            .or_else(|| order(0))
            .unwrap_or_default()
    }

    /// Whether the agent said so lately.
    pub(super) fn has_said(&self, text: &str) -> bool {
        self.said.iter().any(|said| said.contains(text))
    }

    /// The last sentence of a reading.
    pub(super) fn encouragement(&self, subject: &str, light_subject: bool) -> &'static str {
        if self.playful && light_subject {
            return self.pick(&talk::PLAYFUL, subject);
        }
        if self.direct {
            return self.pick(&talk::ENCOURAGE_DIRECT, subject);
        }
        if self.light {
            return self.choose(&talk::ENCOURAGE_LIGHT, subject);
        }
        self.pick(&talk::ENCOURAGE, subject)
    }

    /// Whether a playful line is allowed.
    pub(super) fn may_play(&self) -> bool {
        self.playful
    }
}

/// Hinglish where the person writes it, or wants it heavily; a message that tells no language follows the
/// preferences. Devanagari is answered in Latin letters, which is how the persona writes Hindi.
fn tongue(written: Option<Language>, preferences: &Preferences) -> Tongue {
    let prefers = preferences.hinglish_level >= HEAVY || preferences.lang.to_lowercase().starts_with("hi");
    match written {
        Some(Language::Hinglish | Language::Devanagari) => Tongue::Hinglish,
        Some(Language::English) if preferences.hinglish_level >= HEAVY => Tongue::Hinglish,
        None if prefers => Tongue::Hinglish,
        Some(Language::English) | None => Tongue::English,
    }
}

/// FNV-1a.
fn hash(text: &str, seed: u64) -> usize {
    let hash = text
        .bytes()
        .chain(seed.to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    // The upper half is the better mixed one, and it fits every usize.
    (hash >> 40) as usize
}
