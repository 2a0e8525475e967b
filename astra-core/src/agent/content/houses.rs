//! The houses: where in life a thing plays out.

use super::{Bi, bi};

/// The arena, to be read behind "in".
pub(in crate::agent) fn arena(house: u8) -> Bi {
    const ARENAS: [Bi; 12] = [
        bi(
            "how you show up and begin things",
            "aapke andaaz aur shuruaat karne mein",
        ),
        bi(
            "money, belongings and what you hold dear",
            "paise, cheezon aur apni keemat samajhne mein",
        ),
        bi(
            "daily talk, learning and the people nearby",
            "roz ki baatcheet, seekhne aur aas-paas ke logon mein",
        ),
        bi(
            "home, family and the place you come from",
            "ghar, parivar aur apni jadon mein",
        ),
        bi(
            "play, romance, children and whatever you create",
            "khel, romance, bachchon aur rachna mein",
        ),
        bi(
            "daily work, habits and looking after yourself",
            "roz ke kaam, aadaton aur apni dekhbhaal mein",
        ),
        bi(
            "partnership and the people you face one to one",
            "saajhedari aur aamne-saamne ke rishton mein",
        ),
        bi(
            "trust, shared money and what you rarely say aloud",
            "bharose, saanjhe paise aur ankahi baaton mein",
        ),
        bi(
            "travel, study and what you believe in",
            "safar, padhai aur apne vishwas mein",
        ),
        bi(
            "work, reputation and the mark you leave",
            "kaam, naam aur apni chhaap chhodne mein",
        ),
        bi(
            "friends, groups and hopes for later",
            "doston, samooh aur aage ki umeedon mein",
        ),
        bi(
            "rest, solitude and the life behind the scenes",
            "aaraam, ekaant aur parde ke peeche ki zindagi mein",
        ),
    ];
    house
        .checked_sub(1)
        .and_then(|index| ARENAS.get(usize::from(index)))
        .copied()
        .unwrap_or(bi("daily life", "roz ki zindagi mein"))
}

/// What the house is the house of.
pub(in crate::agent) fn name(house: u8) -> Bi {
    const NAMES: [Bi; 12] = [
        bi("the house of self", "khud ka ghar"),
        bi("the house of money and worth", "dhan ka ghar"),
        bi("the house of talk and learning", "baatcheet aur seekh ka ghar"),
        bi("the house of home and roots", "parivar aur jadon ka ghar"),
        bi("the house of joy and creation", "khushi aur rachna ka ghar"),
        bi("the house of daily work and care", "roz ke kaam aur dekhbhaal ka ghar"),
        bi("the house of partnership", "saajhedari ka ghar"),
        bi("the house of trust and change", "bharose aur badlaav ka ghar"),
        bi("the house of travel and belief", "safar aur vishwas ka ghar"),
        bi("the house of work and reputation", "karm aur naam ka ghar"),
        bi("the house of friends and hopes", "doston aur umeedon ka ghar"),
        bi(
            "the house of rest and the inner life",
            "ekaant aur bheetri jeevan ka ghar",
        ),
    ];
    house
        .checked_sub(1)
        .and_then(|index| NAMES.get(usize::from(index)))
        .copied()
        .unwrap_or(bi("that house", "wo ghar"))
}

/// Where the natural order of the houses would put an area of life: the point to read where there are no houses.
pub(in crate::agent) const fn significator(house: u8) -> crate::chart::Body {
    use crate::chart::Body::{Jupiter, Mars, Mercury, Moon, Neptune, Saturn, Sun, Uranus, Venus};
    match house {
        1 => Sun,
        2 | 7 => Venus,
        3 => Mercury,
        4 => Moon,
        5 => Sun,
        6 => Mercury,
        8 => Mars,
        9 => Jupiter,
        10 => Saturn,
        11 => Uranus,
        _ => Neptune,
    }
}
