//! The Moon: what a heart needs to feel safe.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "feels fast and honestly, and settles once it may act",
        "tez aur sachcha mehsoos karta hai, aur kuch kar lene par hi shaant hota hai",
    ),
    bi(
        "calms down through the body: good food, steady hands, familiar things",
        "shareer ke zariye shaant hota hai: achha khaana, thehrav aur jaani-pehchani cheezein",
    ),
    bi(
        "soothes itself by talking, and understands a feeling by naming it",
        "baat karke halka hota hai, aur bhaavna ko naam de kar hi samajhta hai",
    ),
    bi(
        "remembers everything that was tender, and needs to belong somewhere",
        "har narm baat yaad rakhta hai, aur use kahin apnapan chahiye",
    ),
    bi(
        "needs to be seen with warmth, and gives loyalty in return",
        "pyaar se dekhe jaane par khilta hai, aur badle mein wafadari deta hai",
    ),
    bi(
        "feels safe when it can help, and worries where it cannot put things right",
        "madad karke surakshit mehsoos karta hai, aur jahan sudhaar na ho sake wahan chinta karta hai",
    ),
    bi(
        "finds peace in harmony, and needs to practise hearing its own wish first",
        "mel-jol mein sukoon paata hai, aur use pehle apni ichchha sunna seekhna hota hai",
    ),
    bi(
        "feels all or nothing, and trusts slowly but for good",
        "ya poora mehsoos karta hai ya bilkul nahi, aur dheere magar pakke taur par bharosa karta hai",
    ),
    bi(
        "needs room to breathe, and heals by seeing the larger meaning",
        "khuli hawa chahta hai, aur bada arth dekh kar theek hota hai",
    ),
    bi(
        "holds feelings back until they are useful, and softens where it may rest",
        "bhaavnaon ko tab tak rokta hai jab tak kaam na aayein, aur aaraam milne par narm padta hai",
    ),
    bi(
        "needs friendship inside every closeness, and cools down by stepping back",
        "har nazdeeki mein dosti chahta hai, aur ek kadam peeche hat kar thanda hota hai",
    ),
    bi(
        "absorbs the mood of a room, and needs time alone to know what is its own",
        "mahaul ka mood sokh leta hai, aur apna kya hai ye jaanne ko akela waqt chahta hai",
    ),
];
