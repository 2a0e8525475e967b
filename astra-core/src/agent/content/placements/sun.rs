//! The Sun: who a person is becoming.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "comes alive by starting things, and finds out who it is by daring first",
        "naye kaam shuru karke jaagta hai, aur himmat karke hi apni pehchaan banata hai",
    ),
    bi(
        "shines by staying with what is good and letting it grow at its own pace",
        "achhi cheez ke saath tik kar chamakta hai, aur use apni raftaar se badhne deta hai",
    ),
    bi(
        "lives on curiosity and keeps itself young by asking one more question",
        "jigyasa par jeeta hai, aur ek aur sawaal pooch kar taaza rehta hai",
    ),
    bi(
        "shines by caring, and needs a place and people to come home to",
        "khayal rakh kar chamakta hai, aur use lautne ke liye ek thikana chahiye",
    ),
    bi(
        "wants to create something with its own face on it and to give it generously",
        "apni chhaap wali cheez rachna chahta hai, aur use dil khol kar baantta hai",
    ),
    bi(
        "finds its dignity in useful, well-made things and a quiet eye for detail",
        "kaam ki, saaf banayi cheezon mein aur baareek nazar mein apna maan paata hai",
    ),
    bi(
        "becomes itself through others, by fairness and a sense of proportion",
        "doosron ke saath reh kar nikharta hai, insaaf aur santulan ke saath",
    ),
    bi(
        "goes for what is true beneath what is polite, and is renewed by it",
        "shishtachar ke neeche ka sach dhoondhta hai, aur usi se naya hota hai",
    ),
    bi(
        "needs a horizon, and grows by believing in something larger than the day",
        "ek kshitij chahta hai, aur roz se badi kisi baat par bharosa karke badhta hai",
    ),
    bi(
        "earns its light by patience, and takes responsibility as a form of love",
        "sabr se apni roshni kamata hai, aur zimmedari ko pyaar ki tarah nibhata hai",
    ),
    bi(
        "goes its own way for the sake of everyone, and thinks a little ahead of the room",
        "sabki bhalai ke liye apni raah chalta hai, aur waqt se thoda aage sochta hai",
    ),
    bi(
        "lives with open borders, and finds itself in imagination and kindness",
        "khuli seemaon ke saath jeeta hai, aur kalpana aur karuna mein khud ko paata hai",
    ),
];
