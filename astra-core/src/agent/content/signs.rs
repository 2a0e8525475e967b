//! The signs: Sanskrit name, element, modality, and the manner that a sign gives to whatever stands in it.

use super::{Bi, bi};
use crate::chart::Sign;

/// What a sign is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::agent) enum Element {
    Fire,
    Earth,
    Air,
    Water,
}

impl Element {
    pub(in crate::agent) const ALL: [Self; 4] = [Self::Fire, Self::Earth, Self::Air, Self::Water];

    pub(in crate::agent) const fn name(self) -> Bi {
        match self {
            Self::Fire => bi("fire", "agni (fire)"),
            Self::Earth => bi("earth", "prithvi (earth)"),
            Self::Air => bi("air", "vayu (air)"),
            Self::Water => bi("water", "jal (water)"),
        }
    }

    /// What much of it is like.
    pub(in crate::agent) const fn much(self) -> Bi {
        match self {
            Self::Fire => bi(
                "you tend to move first and understand while moving",
                "pehle kadam uthta hai, samajh chalte-chalte aati hai",
            ),
            Self::Earth => bi(
                "you tend to trust what can be touched, built and repeated",
                "bharosa us par hota hai jo chhua, banaya aur dohraya ja sake",
            ),
            Self::Air => bi(
                "you tend to live by ideas, words and the space between people",
                "zindagi vicharon, shabdon aur logon ke beech ki hawa se chalti hai",
            ),
            Self::Water => bi(
                "you tend to feel your way before you can explain it",
                "raasta pehle mehsoos hota hai, samjhaya baad mein jaata hai",
            ),
        }
    }

    /// How what is scarce can be brought in.
    pub(in crate::agent) const fn little(self) -> Bi {
        match self {
            Self::Fire => bi(
                "start one small thing today before you feel ready",
                "aaj ek chhoti cheez tayyari se pehle hi shuru karein",
            ),
            Self::Earth => bi(
                "finish one thing today that your hands can hold",
                "aaj ek aisi cheez poori karein jise haath mein pakda ja sake",
            ),
            Self::Air => bi(
                "say one thought aloud to someone today, unfinished as it is",
                "aaj ek adhoora vichar kisi se bol kar dekhein",
            ),
            Self::Water => bi(
                "give one feeling five quiet minutes today, without fixing it",
                "aaj ek bhaavna ko paanch shaant minute dein, use theek kiye bina",
            ),
        }
    }
}

/// How a sign moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::agent) enum Modality {
    Cardinal,
    Fixed,
    Mutable,
}

impl Modality {
    pub(in crate::agent) const ALL: [Self; 3] = [Self::Cardinal, Self::Fixed, Self::Mutable];

    pub(in crate::agent) const fn name(self) -> Bi {
        match self {
            Self::Cardinal => bi("cardinal", "cardinal (chara)"),
            Self::Fixed => bi("fixed", "fixed (sthira)"),
            Self::Mutable => bi("mutable", "mutable (dvisvabhava)"),
        }
    }

    pub(in crate::agent) const fn much(self) -> Bi {
        match self {
            Self::Cardinal => bi(
                "beginnings come easier than endings",
                "shuruaat asaan hai, ant thoda mushkil",
            ),
            Self::Fixed => bi(
                "staying comes easier than switching",
                "tike rehna asaan hai, badalna thoda mushkil",
            ),
            Self::Mutable => bi(
                "adjusting comes easier than deciding",
                "dhal jaana asaan hai, tay karna thoda mushkil",
            ),
        }
    }
}

impl Sign {
    pub(in crate::agent) const fn element(self) -> Element {
        match self {
            Self::Aries | Self::Leo | Self::Sagittarius => Element::Fire,
            Self::Taurus | Self::Virgo | Self::Capricorn => Element::Earth,
            Self::Gemini | Self::Libra | Self::Aquarius => Element::Air,
            Self::Cancer | Self::Scorpio | Self::Pisces => Element::Water,
        }
    }

    pub(in crate::agent) const fn modality(self) -> Modality {
        match self {
            Self::Aries | Self::Cancer | Self::Libra | Self::Capricorn => Modality::Cardinal,
            Self::Taurus | Self::Leo | Self::Scorpio | Self::Aquarius => Modality::Fixed,
            Self::Gemini | Self::Virgo | Self::Sagittarius | Self::Pisces => Modality::Mutable,
        }
    }
}

/// The manner that a sign gives, as an adverb.
pub(in crate::agent) const fn manner(sign: Sign) -> Bi {
    match sign {
        Sign::Aries => bi("head first and in the open", "seedhe aage badh kar, khul kar"),
        Sign::Taurus => bi("slowly, by touch and by habit", "dheere, chhoo kar aur aadat se"),
        Sign::Gemini => bi(
            "through questions, words and quick turns",
            "sawaalon, shabdon aur tez mod ke saath",
        ),
        Sign::Cancer => bi(
            "carefully, with memory and a need for shelter",
            "sambhal kar, yaadon aur ek thikane ki chaah ke saath",
        ),
        Sign::Leo => bi(
            "warmly and with the whole heart visible",
            "garmjoshi se, poora dil dikha kar",
        ),
        Sign::Virgo => bi(
            "precisely, by making one thing better at a time",
            "baareeki se, ek-ek cheez sudhaar kar",
        ),
        Sign::Libra => bi(
            "by weighing, meeting halfway and caring for form",
            "taul kar, beech ka raasta dhoondh kar",
        ),
        Sign::Scorpio => bi(
            "intensely, below the surface and rarely by halves",
            "gehrai se, andar hi andar, aadha-adhoora nahi",
        ),
        Sign::Sagittarius => bi(
            "with wide strides and an eye on the horizon",
            "bade kadmon se, door tak nazar rakh kar",
        ),
        Sign::Capricorn => bi(
            "patiently, with a plan and a long view",
            "sabr se, plan bana kar, lambi soch ke saath",
        ),
        Sign::Aquarius => bi(
            "independently, with an eye for how things could be otherwise",
            "azaad tareeke se, kuch naya soch kar",
        ),
        Sign::Pisces => bi(
            "softly, by mood, image and compassion",
            "narmi se, ehsaas, kalpana aur karuna ke saath",
        ),
    }
}
