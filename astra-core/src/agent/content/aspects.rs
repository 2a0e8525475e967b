//! What an aspect does between two drives of a person.

use super::{Bi, bi};
use crate::chart::{AspectKind, Body};

/// Behind "{A} {aspect} {B}": `{a}` and `{b}` are the drives.
pub(in crate::agent) const fn natal(kind: AspectKind) -> Bi {
    match kind {
        AspectKind::Conjunction => bi(
            "fuses {a} with {b}, so that one rarely moves without the other",
            "{a} aur {b} ko jod deta hai, ek hile to doosra bhi hilta hai",
        ),
        AspectKind::Sextile => bi(
            "opens a door between {a} and {b}, and it swings wide when you push a little",
            "{a} aur {b} ke beech ek darwaza kholta hai, thoda dhakka dein to poora khulta hai",
        ),
        AspectKind::Square => bi(
            "sets {a} against {b}, and that friction is also where your strength is made",
            "{a} aur {b} ko takrata hai, aur isi ragad se taakat banti hai",
        ),
        AspectKind::Trine => bi(
            "lets {a} flow into {b} almost without effort",
            "{a} aur {b} ko bina zor ke saath behne deta hai",
        ),
        AspectKind::Opposition => bi(
            "stretches you between {a} and {b}, and the art is to keep both in view",
            "{a} aur {b} ke beech kheenchta hai, aur kala dono ko nazar mein rakhne ki hai",
        ),
        AspectKind::Semisquare | AspectKind::Sesquiquadrate => bi(
            "puts a small friction between {a} and {b}, which often asks to be worked off",
            "{a} aur {b} ke beech halki ragad rakhta hai, jo kaam maangti hai",
        ),
        AspectKind::Semisextile | AspectKind::Quincunx => bi(
            "keeps {a} and {b} adjusting to each other",
            "{a} aur {b} ko ek doosre ke hisaab se badalne par lagaye rakhta hai",
        ),
        _ => bi(
            "ties {a} to {b} by a fine thread, which may show as a talent",
            "{a} aur {b} ko ek mahin dhaage se baandhta hai, jo hunar ban sakta hai",
        ),
    }
}

/// How a transit by this aspect is felt: even what sweetens can be too much at an angle.
pub(in crate::agent) const fn transit(mover: Body, kind: AspectKind) -> Bi {
    match (kind, mover) {
        (AspectKind::Conjunction, _) => bi(
            "and it may feel close to the skin",
            "aur asar kaafi kareeb se mehsoos ho sakta hai",
        ),
        (AspectKind::Sextile, _) => bi(
            "and a small step can open more than usual",
            "aur chhota kadam bhi zyada khol sakta hai",
        ),
        (AspectKind::Trine, _) => bi(
            "and it tends to help if you let it",
            "aur ise aane dein to madad hi karta hai",
        ),
        (AspectKind::Square | AspectKind::Opposition, Body::Venus | Body::Jupiter) => bi(
            "so enjoy it and mind the measure",
            "isliye maza lein aur maatra ka dhyan rakhein",
        ),
        (AspectKind::Square, _) => bi("so leave yourself some slack", "isliye thodi gunjaish rakhein"),
        (AspectKind::Opposition, _) => bi(
            "and other people may hold up the mirror",
            "aur aaina doosre log dikha sakte hain",
        ),
        _ => bi(
            "and you may notice it only in passing",
            "aur asar halka sa hi mehsoos ho sakta hai",
        ),
    }
}

/// Whether it comes easily.
pub(in crate::agent) const fn is_easy(kind: AspectKind) -> bool {
    matches!(kind, AspectKind::Sextile | AspectKind::Trine)
}

/// Whether it takes work.
pub(in crate::agent) const fn is_hard(kind: AspectKind) -> bool {
    matches!(kind, AspectKind::Square | AspectKind::Opposition)
}
