//! Saturn: where a person matures, slowly and well.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "learns to begin without a guarantee, and to steer its own fire",
        "bina bharose ke bhi shuru karna seekhta hai, aur apni aag ko disha dena",
    ),
    bi(
        "learns what enough means, and builds security one honest layer at a time",
        "kaafi kya hai ye seekhta hai, aur ek-ek imaandaar parat se suraksha banata hai",
    ),
    bi(
        "learns to think a thing through to the end, and to trust its own words",
        "baat ko ant tak sochna seekhta hai, aur apne shabdon par bharosa karna",
    ),
    bi(
        "learns to be its own shelter, and to let care in without earning it",
        "khud apna aasra banna seekhta hai, aur bina kamaaye pyaar lena",
    ),
    bi(
        "learns to show itself before it feels perfect, and to take joy seriously",
        "poora hone se pehle bhi saamne aana seekhta hai, aur khushi ko gambhirta se lena",
    ),
    bi(
        "learns the difference between careful and never finished",
        "sambhal kar karne aur kabhi poora na karne ka fark seekhta hai",
    ),
    bi(
        "learns to hold a fair line, and builds bonds that can carry weight",
        "insaaf ki rekha par tikna seekhta hai, aur bojh utha sakne wale rishte banata hai",
    ),
    bi(
        "learns to trust without controlling, and to use power cleanly",
        "bina kaabu kiye bharosa karna seekhta hai, aur shakti ko saaf dil se baratna",
    ),
    bi(
        "learns to test its beliefs on the road, and to promise what it can keep",
        "apne vishwas ko raaste par parakhna seekhta hai, aur utna hi vaada karna jitna nibhe",
    ),
    bi(
        "learns mastery by patience, and that rest belongs to the work",
        "sabr se maharat seekhta hai, aur ye bhi ki aaraam kaam ka hissa hai",
    ),
    bi(
        "learns to belong without bending, and to give new ideas a frame",
        "bina jhuke judna seekhta hai, aur naye vicharon ko dhaancha dena",
    ),
    bi(
        "learns to give its dreams a shape and its kindness a limit",
        "sapnon ko aakaar dena seekhta hai, aur karuna ko ek seema",
    ),
];
