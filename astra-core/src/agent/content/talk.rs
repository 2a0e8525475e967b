//! Small talk, encouragement, and what is said about what is not known.

use super::{Bi, bi};
use crate::agent::understand::SmallTalk;

/// Encouragement in plain English and in Hinglish.
pub(in crate::agent) const ENCOURAGE: [Bi; 8] = [
    bi(
        "You have more to build on than it may feel like.",
        "Neenv jitni lagti hai usse zyada mazboot hai.",
    ),
    bi(
        "Small and steady is enough here.",
        "Yahan chhota aur lagataar hi kaafi hai.",
    ),
    bi(
        "Trust the part of you that already knows this.",
        "Us hisse par bharosa rakhein jo ye pehle se jaanta hai.",
    ),
    bi(
        "Be kind to yourself while you try it.",
        "Koshish karte waqt khud par meherbaan rahein.",
    ),
    bi("There is good ground under this.", "Iske neeche zameen achhi hai."),
    bi("Take your time; it is yours.", "Apna waqt lein; ye aapka hi hai."),
    bi(
        "You are closer to your own answer than it may seem.",
        "Apna jawab jitna door lagta hai, utna hai nahi.",
    ),
    bi(
        "I am cheering quietly for you.",
        "Meri shubhkaamnayein chupchaap saath hain.",
    ),
];

/// English with a light touch of Hinglish.
pub(in crate::agent) const ENCOURAGE_LIGHT: [&str; 6] = [
    "Dheere dheere, small and steady is enough here.",
    "Bas, be kind to yourself while you try it.",
    "There is good ground under this, sach mein.",
    "Take your time, aaram se; it is yours.",
    "Thoda sa bharosa: you have more to build on than it may feel like.",
    "Himmat rakho, you are closer to your own answer than it may seem.",
];

/// Encouragement for those who like it direct.
pub(in crate::agent) const ENCOURAGE_DIRECT: [Bi; 3] = [
    bi("You can do this.", "Ye ho sakta hai."),
    bi("Start there.", "Wahin se shuru karein."),
    bi("That is enough for today.", "Aaj ke liye itna kaafi hai."),
];

/// A playful line, for adults who asked for it, on light subjects only.
pub(in crate::agent) const PLAYFUL: [Bi; 3] = [
    bi(
        "And between us, that charm of yours should come with a warning label.",
        "Aur waise, aapke is charm par to chetavni likhi honi chahiye.",
    ),
    bi(
        "I would say the stars are blushing, but that may just be me.",
        "Kehne ko to sitare sharma rahe hain, par shayad wo main hi hoon.",
    ),
    bi(
        "Careful with that smile, it has a gravity of its own.",
        "Us muskaan se zara sambhal kar, uska apna khinchav hai.",
    ),
];

/// The answer to small talk, before any reading.
pub(in crate::agent) const fn line(talk: SmallTalk) -> Bi {
    match talk {
        SmallTalk::Greeting => bi("Hello, it is good to see you.", "Namaste, aapse mil kar achha laga."),
        SmallTalk::HowAreYou => bi(
            "I am well, and glad that you ask.",
            "Sab badhiya hai, poochne ke liye shukriya.",
        ),
        SmallTalk::Thanks => bi(
            "You are very welcome; it was good to look at this with you.",
            "Aapka swagat hai; saath dekh kar achha laga.",
        ),
        SmallTalk::Farewell => bi(
            "Take good care; I am here whenever you want to look at the sky again.",
            "Apna khayal rakhein; jab bhi aasmaan dekhna ho, main yahin hoon.",
        ),
        SmallTalk::WhoAreYou => bi(
            "I am Jadugar, an AI companion who reads charts; not a human, and not a fortune teller.",
            "Mera naam Jadugar hai, ek AI saathi jo kundli padhta hai; na insaan, na bhavishya-vakta.",
        ),
        SmallTalk::WhatCanYouDo => bi(
            "I read your chart and the sky of the moment with you: character, love, work, family, decisions, the week ahead.",
            "Yahan aapki kundli aur aaj ka aasmaan saath mein padhe jaate hain: svabhav, pyaar, kaam, parivar, faisle, aane wala hafta.",
        ),
        SmallTalk::HowDoesItWork => bi(
            "I take where the planets really stood when you were born and where they stand now, and read that as a mirror to think with; science does not confirm astrology, so keep what helps.",
            "Janm ke waqt grah kahan the aur abhi kahan hain, use sochne ke aaine ki tarah padha jaata hai; vigyan jyotish ko saabit nahi karta, isliye jo kaam aaye wahi rakhein.",
        ),
        SmallTalk::Praise => bi("That is kind of you, thank you.", "Ye jaan kar achha laga, shukriya."),
        SmallTalk::Flirt => bi(
            "That is sweet of you; let us keep it friendly.",
            "Ye pyaari baat hai; chaliye dosti mein hi rehte hain.",
        ),
        SmallTalk::Sorry => bi("Nothing to be sorry for.", "Maafi ki koi baat nahi."),
        SmallTalk::Upset => bi(
            "I am sorry that this was not what you needed; tell me what you hoped to hear, and I will look again.",
            "Maaf kijiye, ye wo nahi tha jo aap chahte the; batayein kya dekhna hai, phir se dekhte hain.",
        ),
        SmallTalk::Joy => bi(
            "How lovely; I am glad with you, and thank you for sharing it.",
            "Kitni achhi baat hai; aapke saath khushi hui, batane ke liye shukriya.",
        ),
        SmallTalk::Agreed => bi("Good.", "Achha."),
        SmallTalk::Told => bi("Thank you for telling me.", "Batane ke liye shukriya."),
    }
}

/// What a person may ask next.
pub(in crate::agent) const INVITE: [Bi; 3] = [
    bi(
        "What would you like to look at together?",
        "Saath mein kya dekhna achha lagega?",
    ),
    bi("What is on your mind today?", "Aaj mann mein kya chal raha hai?"),
    bi(
        "Shall we begin with love, work, or the week ahead?",
        "Pyaar, kaam, ya aane wala hafta: kahan se shuru karein?",
    ),
];

/// Said where there is no time of birth.
pub(in crate::agent) const NO_TIME: Bi = bi(
    "Without a birth time I read with reduced precision: no rising sign and no houses.",
    "Janm samay ke bina padhna thoda adhoora hai: na lagna, na ghar.",
);

/// Said where there is no place of birth.
pub(in crate::agent) const NO_PLACE: Bi = bi(
    "Without a birth place I read with reduced precision: no rising sign and no houses.",
    "Janm sthan ke bina padhna thoda adhoora hai: na lagna, na ghar.",
);

/// Said where something is asked that needs the time.
pub(in crate::agent) const NEEDS_TIME: Bi = bi(
    "That needs your birth time, because the sky turns once around in a day, and I do not have it.",
    "Iske liye janm samay chahiye, kyunki aasmaan din mein ek poora chakkar lagata hai, aur wo mere paas nahi hai.",
);

/// The same for the place.
pub(in crate::agent) const NEEDS_PLACE: Bi = bi(
    "That needs your birth place, because the horizon differs from town to town, and I do not have it.",
    "Iske liye janm sthan chahiye, kyunki har sheher ka kshitij alag hota hai, aur wo mere paas nahi hai.",
);

/// The question for the time.
pub(in crate::agent) const ASK_TIME: Bi = bi("Do you know it, even roughly?", "Kya wo pata hai, chahe mota-mota hi?");

/// The question for the place.
pub(in crate::agent) const ASK_PLACE: Bi = bi("In which town were you born?", "Janm kis sheher mein hua tha?");
