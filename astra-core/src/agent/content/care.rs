//! Plain words for hard hours, and for questions that belong to another profession.

use super::{Bi, bi};
use crate::{agent::understand::Boundary, safety::Distress};

/// The first sentence: it is heard.
pub(in crate::agent) const fn heard(distress: Distress) -> Bi {
    match distress {
        Distress::Grief => bi(
            "I am so sorry for your loss.",
            "Aapke is dukh mein mera saath hai, mujhe bahut afsos hai.",
        ),
        Distress::Illness => bi(
            "I am sorry that you are going through this; that is a lot for body and heart.",
            "Is takleef ke liye mujhe afsos hai; shareer aur dil dono par bhaari padta hai.",
        ),
        Distress::Heartbreak => bi(
            "I am sorry, that hurts, and it is allowed to hurt.",
            "Afsos hai, ye dukhta hai, aur iska dukhna theek hai.",
        ),
        Distress::Conflict => bi(
            "That sounds painful; living with a quarrel wears anyone down.",
            "Ye jaan kar dukh hua; jhagde ke beech rehna kisi ko bhi thaka deta hai.",
        ),
        Distress::Anxiety => bi(
            "That sounds exhausting; a worried mind rarely rests by itself.",
            "Ye thaka dene wala hai; chinta wala mann apne aap kam hi rukta hai.",
        ),
        Distress::Stress => bi(
            "That is a lot to carry at once, no wonder you are tired.",
            "Ek saath itna bojh bahut hota hai, thakaan hona lazmi hai.",
        ),
        Distress::Sadness => bi(
            "Thank you for saying it; such days are heavy.",
            "Ye kehne ke liye shukriya; aise din bhaari hote hain.",
        ),
        Distress::Anger => bi(
            "I hear you; anger usually guards something that matters.",
            "Baat samajh aati hai; gussa aksar kisi zaroori cheez ki raksha karta hai.",
        ),
    }
}

/// One practical thing.
pub(in crate::agent) const fn practical(distress: Distress) -> Bi {
    match distress {
        Distress::Grief => bi(
            "For today, eat something warm, let one person sit with you, and leave the rest undone.",
            "Aaj ke liye kuch garam khaayein, kisi ek ko paas baithne dein, aur baaki rehne dein.",
        ),
        Distress::Illness => bi(
            "Write down your questions for the doctor tonight, and ask one person to come along or to call.",
            "Aaj raat doctor ke liye sawaal likh lein, aur kisi ek se saath chalne ya call karne ko kahein.",
        ),
        Distress::Heartbreak => bi(
            "Put the phone in another room for one hour tonight and call a friend before you open it.",
            "Aaj raat ek ghante phone doosre kamre mein rakhein, aur kholne se pehle kisi dost se baat karein.",
        ),
        Distress::Conflict => bi(
            "Let the next answer wait a night, and then say one sentence that begins with what you need.",
            "Agla jawab ek raat rukne dein, phir ek line kahein jo apni zaroorat se shuru ho.",
        ),
        Distress::Anxiety => bi(
            "Breathe out slowly, longer than you breathe in, ten times; then write down the one thing that is yours to do today.",
            "Das baar dheere saans chhodein, lene se zyada lambi; phir wo ek cheez likhein jo aaj aapke haath mein hai.",
        ),
        Distress::Stress => bi(
            "Pick the one thing that cannot wait, move one other to next week, and drink a glass of water first.",
            "Ek cheez chunein jo ruk nahi sakti, ek ko agle hafte par daalein, aur pehle ek glass paani piyein.",
        ),
        Distress::Sadness => bi(
            "Step outside for ten minutes, and send one person a short message; it need not explain anything.",
            "Das minute bahar niklein, aur kisi ek ko chhota sa message bhejein; kuch samjhane ki zaroorat nahi.",
        ),
        Distress::Anger => bi(
            "Walk it off for ten minutes, then write down what line was crossed before you speak.",
            "Das minute tez chalein, phir bolne se pehle likhein ki kaun si had paar hui.",
        ),
    }
}

/// The last sentence.
pub(in crate::agent) const STEADY: [Bi; 3] = [
    bi(
        "You do not have to solve all of it today.",
        "Aaj hi sab kuch suljhana zaroori nahi.",
    ),
    bi(
        "Go gently; this hour is not all of your life.",
        "Dheere chalein; ye ghadi poori zindagi nahi hai.",
    ),
    bi(
        "If it stays this heavy, a person trained to listen can really help.",
        "Agar ye bojh bana rahe, to sunne wale kisi trained insaan se sach mein madad milti hai.",
    ),
];

/// The last sentence where nothing is said to be heavy.
pub(in crate::agent) const STEADY_SHORT: [Bi; 2] = [
    bi(
        "You do not have to solve all of it today.",
        "Aaj hi sab kuch suljhana zaroori nahi.",
    ),
    bi("One step at a time is enough.", "Ek baar mein ek kadam kaafi hai."),
];

/// Why this question belongs to somebody else.
pub(in crate::agent) const fn edge(boundary: Boundary) -> Bi {
    match boundary {
        Boundary::Medical => bi(
            "This one belongs with a doctor who can examine you, so I will not advise on it.",
            "Ye baat us doctor ki hai jo jaanch kar sake, isliye is par meri salah theek nahi.",
        ),
        Boundary::Legal => bi(
            "This one belongs with a lawyer who knows the papers, so I will not advise on it.",
            "Ye baat us vakeel ki hai jo kaagaz dekh sake, isliye is par meri salah theek nahi.",
        ),
        Boundary::Financial => bi(
            "This one belongs with a qualified adviser who knows your numbers, so I will not say yes or no to it.",
            "Ye baat kisi qualified adviser ki hai jo aapke hisaab dekh sake, isliye is par haan ya na kehna theek nahi.",
        ),
        Boundary::Death => bi(
            "No honest astrologer reads that from a chart, and I do not look for it.",
            "Koi imaandar jyotishi kundli mein ye nahi padhta, aur yahan bhi ye nahi dekha jaata.",
        ),
    }
}

/// What to do meanwhile.
pub(in crate::agent) const fn meanwhile(boundary: Boundary) -> Bi {
    match boundary {
        Boundary::Medical => bi(
            "Book the appointment, and write your questions down before you go.",
            "Appointment le lein, aur jaane se pehle apne sawaal likh lein.",
        ),
        Boundary::Legal => bi(
            "Gather the papers in one folder and ask the lawyer your plainest question first.",
            "Saare kaagaz ek folder mein rakhein aur vakeel se sabse seedha sawaal pehle poochein.",
        ),
        Boundary::Financial => bi(
            "Write down what the money is for and what loss you could sleep with, and take that page to the adviser.",
            "Likhein ki paisa kis liye hai aur kitna nuksaan sahan hoga, aur wo page adviser ke paas le jaayein.",
        ),
        Boundary::Death => bi(
            "If the thought comes from fear or illness, please speak with a doctor or someone close; if from curiosity, spend ten minutes on something you want to live for.",
            "Agar ye khayal dar ya bimari se aata hai, to doctor ya kisi apne se baat karein; agar jigyasa se, to das minute us cheez ko dein jiske liye jeena hai.",
        ),
    }
}
