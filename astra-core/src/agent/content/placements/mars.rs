//! Mars: how a person acts, wants and defends.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "acts at once and burns clean, and does best with a goal in front of it",
        "turant chalta hai aur saaf jalta hai, aur saamne lakshya ho to sabse achha karta hai",
    ),
    bi(
        "pushes slowly and cannot be pushed, and finishes what it starts",
        "dheere zor lagata hai par dhakela nahi jaata, aur jo shuru kare use poora karta hai",
    ),
    bi(
        "fights with words and wins by speed, and tires of one task alone",
        "shabdon se ladta hai aur tezi se jeetta hai, aur ek hi kaam se ubta hai",
    ),
    bi(
        "acts from feeling, and is fiercest where it protects someone",
        "bhaavna se chalta hai, aur kisi ki raksha mein sabse zordaar hota hai",
    ),
    bi(
        "works with heart and pride, and gives most when the work is its own",
        "dil aur shaan se kaam karta hai, aur kaam apna ho to sabse zyada deta hai",
    ),
    bi(
        "puts its force into craft, and gets far by small, exact steps",
        "apna zor hunar mein lagata hai, aur chhote sahi kadmon se door jaata hai",
    ),
    bi(
        "acts best in company, and saves its strength for a fair cause",
        "saath mein sabse achha karta hai, aur apni taakat nyaay ki baat ke liye bachata hai",
    ),
    bi(
        "wants deeply and waits, and has more stamina than it shows",
        "gehrai se chahta hai aur intezaar karta hai, aur dikhne se zyada dum rakhta hai",
    ),
    bi(
        "acts on conviction, and runs best with a far target and a long leash",
        "vishwas par chalta hai, aur door ke nishaane aur khuli lagaam mein sabse tez daudta hai",
    ),
    bi(
        "spends its strength like a good budget, and climbs while others rest",
        "apni taakat hisaab se kharch karta hai, aur jab aur log rukein tab bhi chadhta hai",
    ),
    bi(
        "acts on principle and by surprise, and dislikes being told how",
        "usool par aur achanak chalta hai, aur tareeka bataya jaana pasand nahi karta",
    ),
    bi(
        "moves like water, around walls rather than through them, and tires when it fights alone",
        "paani ki tarah deewar ke bagal se nikalta hai, aur akele ladne par thakta hai",
    ),
];
