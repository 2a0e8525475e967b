//! Venus: how a person loves, enjoys and values.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "loves with a spark, and likes to make the first move",
        "chingari ke saath chahta hai, aur pehel karna pasand karta hai",
    ),
    bi(
        "loves slowly and through the senses, and keeps what it has chosen",
        "dheere aur indriyon se chahta hai, aur jise chuna use sambhal kar rakhta hai",
    ),
    bi(
        "falls for wit and good talk, and stays where it may keep discovering",
        "baaton aur hansi par fida hota hai, aur wahin rukta hai jahan roz kuch naya mile",
    ),
    bi(
        "loves by looking after, and opens once it feels at home",
        "khayal rakh kar pyaar karta hai, aur apnapan milne par khulta hai",
    ),
    bi(
        "loves grandly and loyally, and wants to be proud of its choice",
        "shaan aur wafadari se chahta hai, aur apni pasand par garv karna chahta hai",
    ),
    bi(
        "shows love in small services, and is moved by care that notices",
        "chhote-chhote kaamon se pyaar jatata hai, aur dhyan dene wali parwah par pighalta hai",
    ),
    bi(
        "seeks an equal, and finds beauty in courtesy and balance",
        "barabari ka saathi dhoondhta hai, aur tehzeeb aur santulan mein sundarta dekhta hai",
    ),
    bi(
        "loves with depth or not at all, and asks for a trust that holds",
        "gehrai se chahta hai ya bilkul nahi, aur tikne wala bharosa maangta hai",
    ),
    bi(
        "loves as an adventure, and needs honesty and open roads",
        "pyaar ko safar ki tarah jeeta hai, aur sachchai aur khuli raah chahta hai",
    ),
    bi(
        "loves by reliability, and warms the more it is taken seriously",
        "bharose se pyaar karta hai, aur jitni gambhirta mile utna khulta hai",
    ),
    bi(
        "loves a friend first, and keeps a window open in every bond",
        "pehle dost ko chahta hai, aur har rishte mein ek khidki khuli rakhta hai",
    ),
    bi(
        "loves without counting, and does well to keep a little for itself",
        "bina gine chahta hai, aur thoda apne liye bacha lena uske liye achha hai",
    ),
];
