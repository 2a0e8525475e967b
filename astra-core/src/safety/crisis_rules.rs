//! What phrases cannot list: the wish to be dead and the lost will to live, in whatever light words.

use crate::words::Word;

/// What a wish starts with.
const WISHES: &str = "wish wishing want wanting wants hope hoping better rather should deserve ready pray praying love \
    need planning plan decided gonna";
/// What is wished.
const ENDS: &str = "die dying dead gone born disappear vanish";
/// Words that may stand between, changing nothing.
const BETWEEN: &str = "i id im ill ive me myself be am was were is could would had have been never to if of off out it all already \
    away get go and that maybe forever not dont didnt couldnt the a for everyone everybody they you would best thing";
/// Behind these, the end is not the speaker's own: "die of laughing", "gone by five", "born in May".
const NOT_AN_END: &str = "of from for down out than my by on at to in with laughing hard serious tired rich old happy inside hungry bored \
    wrong again about";

/// What the will to live is denied with.
const DENIALS: &str =
    "no not dont cant cannot couldnt wont without lost never isnt aint nothing stop hate hardly whats what why";
/// What is denied.
const WILLS: &str = "want wish reason reasons point keep keeping will desire bother see continue deserve feel energy strength motivation \
    going go carry find purpose worth bear stand take face handle";
const LIFE: &str = "live living alive exist existing";
const AMONG: &str = "i id im a any the to in of for on this even see find feel feeling like stay staying being be go going keep want carry bother my \
    think can have left more anymore that is as get up wake it really with continue will or";
/// Behind these it is a place or a way that is lived in, not life.
const NOT_LIFE: &str =
    "in at with without here there near abroad alone by room up together like off under far away on next close";

/// Whether the words, in whatever order of light ones, tell of the wish to be dead or of no will to live.
pub(super) fn tells_of_despair(words: &[Word]) -> bool {
    wishes_an_end(words) || denies_the_will(words)
}

fn wishes_an_end(words: &[Word]) -> bool {
    const REACH: usize = 7;
    (0..words.len()).any(|end| {
        let raw = |index: usize| words.get(index).map_or("", |word| word.raw.as_str());
        if !among(ENDS, raw(end)) || among(NOT_AN_END, raw(end + 1)) {
            return false;
        }
        let start = end.saturating_sub(REACH);
        let before = words.get(start..end).unwrap_or_default();
        let Some(wish) = before.iter().rposition(|word| among(WISHES, &word.raw)) else {
            return false;
        };
        let between = before.get(wish + 1..).unwrap_or_default();
        let spoken_lightly = between.iter().all(|word| among(BETWEEN, &word.raw));
        let denied = before
            .get(wish.saturating_sub(2)..wish)
            .unwrap_or_default()
            .iter()
            .any(|word| matches!(word.raw.as_str(), "dont" | "not" | "never" | "didnt" | "wouldnt"));
        // To be born is wished undone only with "never".
        let undone = raw(end) != "born" || between.iter().any(|word| matches!(word.raw.as_str(), "never" | "not"));
        // "Better" and "should" need the speaker: "better gone than sorry" has none.
        let own = before
            .iter()
            .any(|word| matches!(word.raw.as_str(), "i" | "id" | "im" | "me" | "myself"));
        spoken_lightly && !denied && undone && own && same_breath(before, words.get(end))
    })
}

fn denies_the_will(words: &[Word]) -> bool {
    const REACH: usize = 8;
    (0..words.len()).any(|life| {
        let raw = |index: usize| words.get(index).map_or("", |word| word.raw.as_str());
        if !among(LIFE, raw(life)) || among(NOT_LIFE, raw(life + 1)) {
            return false;
        }
        let before = words.get(life.saturating_sub(REACH)..life).unwrap_or_default();
        let Some(denial) = before.iter().rposition(|word| among(DENIALS, &word.raw)) else {
            return false;
        };
        let between = before.get(denial + 1..).unwrap_or_default();
        between.iter().any(|word| among(WILLS, &word.raw))
            && between
                .iter()
                .all(|word| among(WILLS, &word.raw) || among(AMONG, &word.raw))
            && same_breath(before.get(denial..).unwrap_or_default(), words.get(life))
    })
}

/// Whether no more than a comma lies between.
fn same_breath(before: &[Word], last: Option<&Word>) -> bool {
    match (before.first(), last) {
        (Some(first), Some(last)) => last.clause - first.clause <= 1,
        _ => false,
    }
}

fn among(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}
