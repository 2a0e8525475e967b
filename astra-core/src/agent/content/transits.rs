//! What a body in the sky does to whatever it touches.

use super::{Bi, bi};
use crate::chart::Body;

/// The verb, before the drive that it touches (behind it, in Hindi).
pub(in crate::agent) const fn touches(body: Body) -> Bi {
    match body {
        Body::Sun => bi("puts a light on", "par roshni daalta hai"),
        Body::Moon => bi("stirs, for a few hours,", "ko kuch ghanton ke liye hilata hai"),
        Body::Mercury => bi(
            "sets thoughts and talk going around",
            "ke aas-paas soch aur baatein chalata hai",
        ),
        Body::Venus => bi("softens and sweetens", "ko narm aur meetha karta hai"),
        Body::Mars => bi("turns up the heat around", "mein garmi badhata hai"),
        Body::Jupiter => bi("opens more room for", "ke liye aur jagah kholta hai"),
        Body::Saturn => bi(
            "asks for patience and structure around",
            "mein sabr aur dhaancha maangta hai",
        ),
        Body::Uranus => bi(
            "loosens what has become too fixed in",
            "mein jo zyada jam gaya ho use dheela karta hai",
        ),
        Body::Neptune => bi(
            "makes softer, and harder to pin down,",
            "ko narm aur zara dhundhla karta hai",
        ),
        Body::Pluto => bi("works slowly and deeply on", "par dheere aur gehrai se kaam karta hai"),
        Body::MeanNode | Body::TrueNode => bi("draws attention towards", "ki taraf dhyan kheenchta hai"),
        Body::MeanLilith | Body::TrueLilith => bi("wakes what is untamed in", "mein jo bebaak hai use jagata hai"),
        Body::Chiron => bi("touches a tender spot in", "mein ek narm jagah ko chhoota hai"),
        Body::Ceres => bi("feeds", "ka poshan karta hai"),
        Body::Pallas => bi("sharpens your eye for", "par nazar tez karta hai"),
        Body::Juno => bi("asks for fairness in", "mein barabari maangta hai"),
        Body::Vesta => bi("gathers you around", "par dhyan jamata hai"),
        Body::Cupido
        | Body::Hades
        | Body::Zeus
        | Body::Kronos
        | Body::Apollon
        | Body::Admetos
        | Body::Vulkanus
        | Body::Poseidon => bi("colours", "ko rang deta hai"),
    }
}

/// What the body brings to the part of life it moves through.
pub(in crate::agent) const fn passes(body: Body) -> Bi {
    match body {
        Body::Sun => bi("brings attention and daylight to", "dhyan aur roshni laata hai"),
        Body::Moon => bi("brings a passing mood to", "ek guzarta mood laata hai"),
        Body::Mercury => bi("brings messages, errands and talk to", "sandesh aur baatein laata hai"),
        Body::Venus => bi("brings ease and pleasure to", "aaraam aur mithas laata hai"),
        Body::Mars => bi("brings push and impatience to", "zor aur besabri laata hai"),
        Body::Jupiter => bi("brings room and good will to", "vistaar aur sadbhaav laata hai"),
        Body::Saturn => bi(
            "asks for order and honest work in",
            "vyavastha aur imaandaar mehnat maangta hai",
        ),
        Body::Uranus => bi(
            "brings fresh air and sudden turns to",
            "nayi hawa aur achanak mod laata hai",
        ),
        Body::Neptune => bi("brings dreams and some mist to", "sapne aur thodi dhundh laata hai"),
        Body::Pluto => bi("slowly clears the ground in", "dheere-dheere zameen saaf karta hai"),
        Body::MeanNode | Body::TrueNode => bi("draws your appetite for growth to", "badhne ki bhookh laata hai"),
        Body::MeanLilith | Body::TrueLilith => bi("brings plain wishes to", "bebaak ichchhayein laata hai"),
        Body::Chiron => bi(
            "brings old sore spots, and their healing, to",
            "purani narm jagah aur uska marham laata hai",
        ),
        Body::Ceres => bi("brings care to", "dekhbhaal laata hai"),
        Body::Pallas => bi("brings a clear eye to", "saaf nazar laata hai"),
        Body::Juno => bi("brings promises to", "vaade laata hai"),
        Body::Vesta => bi("brings devotion to", "lagan laata hai"),
        Body::Cupido
        | Body::Hades
        | Body::Zeus
        | Body::Kronos
        | Body::Apollon
        | Body::Admetos
        | Body::Vulkanus
        | Body::Poseidon => bi("brings a quiet theme to", "ek shaant rang laata hai"),
    }
}
