//! Jupiter: where a person grows and trusts.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "grows by going first, and finds its luck in courage",
        "pehel karke badhta hai, aur himmat mein apni kismat paata hai",
    ),
    bi(
        "grows by tending what is there, and finds plenty in simple things",
        "jo hai use sambhal kar badhta hai, aur saadi cheezon mein barkat paata hai",
    ),
    bi(
        "grows by learning and connecting, and finds doors in conversation",
        "seekh kar aur jod kar badhta hai, aur baatcheet mein darwaze paata hai",
    ),
    bi(
        "grows by caring, and gains most where it makes others feel at home",
        "apnapan de kar badhta hai, aur jahan auron ko ghar jaisa lage wahin sabse zyada paata hai",
    ),
    bi(
        "grows by giving generously of itself, and is carried by joy",
        "dil khol kar baant kar badhta hai, aur khushi ke sahare aage jaata hai",
    ),
    bi(
        "grows by usefulness, and finds meaning in doing small things well",
        "kaam aa kar badhta hai, aur chhoti cheezein achhi tarah karne mein arth paata hai",
    ),
    bi(
        "grows through partnership, and gains by being fair",
        "saajhedari se badhta hai, aur insaaf se kamata hai",
    ),
    bi(
        "grows by going deep, and finds its wealth where others look away",
        "gehrai mein jaa kar badhta hai, aur jahan log nazar hata lein wahin daulat paata hai",
    ),
    bi(
        "grows by exploring, teaching and believing, and does well with a map",
        "ghoom kar, sikha kar aur bharosa karke badhta hai, aur haath mein naksha ho to aur achha",
    ),
    bi(
        "grows slowly and lastingly, and trusts what has been earned",
        "dheere magar tikaau badhta hai, aur kamaayi hui cheez par bharosa karta hai",
    ),
    bi(
        "grows in good company with new ideas, and gains by opening the circle",
        "naye vicharon aur achhi sangat mein badhta hai, aur daayra khol kar paata hai",
    ),
    bi(
        "grows by compassion and imagination, and is helped by knowing its limits",
        "karuna aur kalpana se badhta hai, aur apni seema jaan kar madad paata hai",
    ),
];
