//! The persona's "never" list as a linter over generated text.

use std::sync::LazyLock;

use super::lint_rules::RULES;
use crate::words::{Lexicon, words};

/// What a text must not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LintRule {
    /// States the future as certain.
    Certainty,
    /// Tells what to do about body or mind in a physician's place, or names an illness.
    MedicalInstruction,
    /// Tells what to do at law.
    LegalInstruction,
    /// Tells what to do with money.
    FinancialInstruction,
    /// Dates a death or an illness.
    DeathTiming,
    /// Sells fear.
    Fear,
    /// Speaks of the machinery behind it.
    Machinery,
}

impl LintRule {
    /// The stable snake-case name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Certainty => "certainty",
            Self::MedicalInstruction => "medical_instruction",
            Self::LegalInstruction => "legal_instruction",
            Self::FinancialInstruction => "financial_instruction",
            Self::DeathTiming => "death_timing",
            Self::Fear => "fear",
            Self::Machinery => "machinery",
        }
    }
}

/// A rule broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which.
    pub rule: LintRule,
    /// By which words.
    pub words: String,
}

static LEXICON: LazyLock<Lexicon<LintRule>> = LazyLock::new(|| Lexicon::new(&RULES));

/// Every breach of the persona's "never" list in a text that an agent is about to say; empty where it is clean.
///
/// Denials ("nothing is guaranteed") are no breach.
///
/// ```
/// use astra_core::safety::{LintRule, lint};
/// assert_eq!(lint("You will get married in March.")[0].rule, LintRule::Certainty);
/// assert!(lint("Your Venus leans towards warmth; notice who feels easy to be with.").is_empty());
/// ```
#[must_use]
pub fn lint(text: &str) -> Vec<Violation> {
    let said = words(text, usize::MAX);
    LEXICON
        .find(&said)
        .into_iter()
        .filter(|hit| {
            let clause = said.get(hit.start).map(|word| word.clause);
            let negated = said
                .iter()
                .take(hit.start)
                .rev()
                .take(4)
                .take_while(|word| Some(word.clause) == clause)
                .any(|word| {
                    matches!(
                        word.raw.as_str(),
                        "no" | "not"
                            | "nothing"
                            | "never"
                            | "nobody"
                            | "cannot"
                            | "cant"
                            | "dont"
                            | "isnt"
                            | "nahi"
                            | "without"
                    )
                });
            !negated
        })
        .map(|hit| Violation {
            rule: hit.concept,
            words: said
                .iter()
                .skip(hit.start)
                .take(hit.end - hit.start)
                .map(|word| word.raw.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_catches_its_breaches() {
        for (text, rule) in [
            ("A promotion will happen in May.", LintRule::Certainty),
            ("You will definitely meet someone.", LintRule::Certainty),
            ("Aapki shaadi pakka hogi.", LintRule::Certainty),
            ("Stop taking your tablets and rest.", LintRule::MedicalInstruction),
            ("You have depression, it seems.", LintRule::MedicalInstruction),
            ("You should sue your landlord.", LintRule::LegalInstruction),
            ("Buy the shares before Friday.", LintRule::FinancialInstruction),
            ("You will die at the age of 80.", LintRule::DeathTiming),
            ("Your chart is cursed.", LintRule::Fear),
            ("Something terrible awaits unless you wear this stone.", LintRule::Fear),
            ("My memory buffer does not hold that.", LintRule::Machinery),
            ("As an AI language model I read your prompt.", LintRule::Machinery),
        ] {
            let found = lint(text);
            assert!(
                found.iter().any(|violation| violation.rule == rule),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn denials_and_plain_readings_pass() {
        for text in [
            "Nothing here is guaranteed, and that is good news.",
            "No chart can tell that.",
            "Venus in Gemini loves through words; write one honest line today.",
            "A doctor is the right person for this.",
        ] {
            assert_eq!(lint(text), [], "{text}");
        }
    }
}
