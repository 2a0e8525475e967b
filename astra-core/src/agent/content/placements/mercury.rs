//! Mercury: how a mind thinks, speaks and learns.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "thinks in first impulses, and says plainly what others are still circling",
        "pehle khayal se sochta hai, aur wo seedha keh deta hai jis par log abhi ghoom rahe hote hain",
    ),
    bi(
        "thinks slowly and remembers long, and trusts what has been tried",
        "dheere sochta hai aur lamba yaad rakhta hai, aur aazmaayi cheez par bharosa karta hai",
    ),
    bi(
        "picks things up in passing, and keeps several threads going at once",
        "chalte-chalte seekh leta hai, aur ek saath kai dhaage pakde rakhta hai",
    ),
    bi(
        "thinks in memories and stories, and learns best where it feels at ease",
        "yaadon aur kahaniyon mein sochta hai, aur apnepan mein sabse achha seekhta hai",
    ),
    bi(
        "speaks to be felt as well as heard, and teaches by enthusiasm",
        "aise bolta hai ki baat dil tak jaaye, aur josh se sikhata hai",
    ),
    bi(
        "sorts, checks and finds the exact word, sometimes one check too many",
        "chhaantta hai, jaanchta hai aur theek shabd dhoondhta hai, kabhi ek jaanch zyada",
    ),
    bi(
        "hears both sides before its own, and finds the sentence that lets people meet",
        "apni se pehle dono taraf sunta hai, aur wo baat keh deta hai jisse log mil sakein",
    ),
    bi(
        "asks until it reaches the root, and notices what goes unsaid",
        "jad tak sawaal karta hai, aur ankahi baat pakad leta hai",
    ),
    bi(
        "thinks in wide arcs, and reaches the truth by aiming past the details",
        "bade daayre mein sochta hai, aur baareekiyon ke paar dekh kar sach tak pahunchta hai",
    ),
    bi(
        "builds thoughts like a staircase, and speaks once the steps hold",
        "vicharon ko seedhi ki tarah banata hai, aur pakka hone par hi bolta hai",
    ),
    bi(
        "thinks sideways and ahead, and likes a rule best when it can be improved",
        "hatke aur aage ka sochta hai, aur niyam ko sudhaarne mein maza leta hai",
    ),
    bi(
        "thinks in pictures and moods, and knows things before it can prove them",
        "tasveeron aur ehsaas mein sochta hai, aur saboot se pehle jaan leta hai",
    ),
];
