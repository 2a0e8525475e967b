//! The twenty-seven lunar mansions: 13 degrees 20 minutes each, counted from the start of the sidereal zodiac.

use super::{Bi, bi};

/// Name and gift.
pub(in crate::agent) const NAKSHATRAS: [(&str, Bi); 27] = [
    (
        "Ashwini",
        bi("a quick healer's spark", "tez, marham lagane wali chingari"),
    ),
    (
        "Bharani",
        bi(
            "the strength to carry and bring forth",
            "sambhalne aur janm dene ki shakti",
        ),
    ),
    (
        "Krittika",
        bi("a clean flame that cuts to the truth", "sach tak kaatne wali saaf lau"),
    ),
    (
        "Rohini",
        bi("a gift for growth and beauty", "badhne aur sundarta ka gun"),
    ),
    ("Mrigashira", bi("a gentle searcher's curiosity", "narm khoji jigyasa")),
    (
        "Ardra",
        bi("the clarity that comes after a storm", "toofan ke baad ki saaf nazar"),
    ),
    (
        "Punarvasu",
        bi(
            "the gift of returning and beginning again",
            "laut kar phir shuru karne ka gun",
        ),
    ),
    (
        "Pushya",
        bi("a nourishing, steady kindness", "poshan dene wali thehri karuna"),
    ),
    ("Ashlesha", bi("a keen, winding insight", "paini, ghoomti samajh")),
    (
        "Magha",
        bi(
            "respect for roots and a natural dignity",
            "jadon ka samman aur sahaj garima",
        ),
    ),
    (
        "Purva Phalguni",
        bi("a talent for joy and rest", "khushi aur aaraam ka hunar"),
    ),
    (
        "Uttara Phalguni",
        bi(
            "faithfulness in friendship and duty",
            "dosti aur zimmedari mein wafadari",
        ),
    ),
    (
        "Hasta",
        bi(
            "skill in the hands and wit in the mind",
            "haath mein hunar aur mann mein chaturai",
        ),
    ),
    (
        "Chitra",
        bi("an eye for form and brilliance", "roop aur chamak ki nazar"),
    ),
    (
        "Swati",
        bi(
            "independence that bends like grass in wind",
            "ghaas jaisi lacheeli azaadi",
        ),
    ),
    (
        "Vishakha",
        bi("a purpose that does not let go", "pakad na chhodne wala lakshya"),
    ),
    (
        "Anuradha",
        bi(
            "devotion, and friendship across distance",
            "samarpan, aur doori mein bhi dosti",
        ),
    ),
    (
        "Jyeshtha",
        bi("the protectiveness of an elder", "bade jaisi raksha karne ki bhaavna"),
    ),
    (
        "Mula",
        bi("the urge to reach the root of things", "jad tak pahunchne ki chaah"),
    ),
    (
        "Purva Ashadha",
        bi(
            "an optimism that refreshes like water",
            "paani jaisi taazgi bhari umeed",
        ),
    ),
    (
        "Uttara Ashadha",
        bi("a quiet, lasting kind of victory", "shaant aur tikaau jeet"),
    ),
    ("Shravana", bi("the gift of listening", "sunne ka gun")),
    (
        "Dhanishta",
        bi(
            "rhythm, and generosity with what it has",
            "taal, aur jo hai use baantne ki udaarta",
        ),
    ),
    (
        "Shatabhisha",
        bi(
            "a healer's privacy and a wide sky of thought",
            "marham dene wala ekaant aur khula vichar",
        ),
    ),
    ("Purva Bhadrapada", bi("a fiery idealism", "tez aadarshvaad")),
    (
        "Uttara Bhadrapada",
        bi("depth, patience and deep calm", "gehrai, sabr aur gehri shaanti"),
    ),
    (
        "Revati",
        bi("a shepherd's care for those on the way", "raah chalne walon ki parwah"),
    ),
];
