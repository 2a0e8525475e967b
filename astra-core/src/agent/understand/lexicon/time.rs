//! Words of time.

use super::{
    Concept::{self, Ahead, AskWhen, Energy, FarTime},
    entry,
};
use crate::{
    agent::understand::When::{Month, Now, Today, Tomorrow, Week, Year},
    words::Entry,
};

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    entry(
        Concept::When(Now),
        "now, right now, currently, current, at the moment, at present, presently, these days, nowadays, lately, this phase, this period, this time, this moment, going on, happening, recent, recently, going through, this season, of late, at this point, ongoing, in the air, up there",
        "abhi, aajkal, aaj kal, in dino, in dinon, filhaal, filhal, is samay, is waqt, is vakt, iss waqt, iss samay, vartman, chal raha, chal rahi, chal rahe, chalra, ho raha hai, ho rha",
    ),
    entry(
        Concept::When(Today),
        "today, todays, tonight, this morning, this afternoon, this evening, daily horoscope, day look, my day, the day, for the day, of the day, day ahead",
        "aaj, aaj ka din, aaj raat, aaj ke, mera din, din kaisa, aaj ke din, aaj ki",
    ),
    entry(
        Concept::When(Tomorrow),
        "tomorrow, tomorrows, next day, day after tomorrow",
        "kal ka, kal kaisa, kal mera, kal ke, kal, kal ki, parso, parson, aane wala kal",
    ),
    entry(
        Concept::When(Week),
        "week, this week, next week, coming week, weekly, weeks, weekend, this weekend, seven days, 7 days, few days, coming days, next days, next few days, days ahead, week ahead, next .. days, coming .. days",
        "hafta, hafte, is hafte, iss hafte, agle hafte, saptah, saptaah, haftey, haftaa, kuch din, aane wale din, aane wale dino, aane wale dinon, aane wale .. din, agle .. din, agle kuch din, agle kuch dino, agle kuch dinon, saptahik",
    ),
    entry(
        Concept::When(Month),
        "month, this month, next month, months, monthly, coming weeks, few weeks, coming month, next weeks",
        "mahina, mahine, maheena, maheene, is mahine, agle mahine, mahinay, masik",
    ),
    entry(
        Concept::When(Year),
        "year, this year, next year, coming year, yearly, new year, year ahead, coming months, next few months, rest of the year, the months ahead",
        "saal, sal, is saal, agle saal, agla saal, naya saal, varsh, aane wale mahine, aane wala saal, baras",
    ),
    entry(
        FarTime,
        "yesterday, last week, last month, last year, years ago, months ago, days ago, ten years, five years, next decade, 10 years, 5 years, 20 years, in twenty years, when i was, previous year, last night, century, ago",
        "pichle hafte, pichle mahine, pichle saal, pichhle saal, pichhle hafte, beeta hua, beete hue, guzra hua, 10 saal baad, das saal, paanch saal, bees saal, beete kal, guzre",
    ),
    entry(
        AskWhen,
        "when will, when do, when would, when am i, when is, when can, when shall, when should, when might, when, how soon, how long, what year, what age, at what age, which year, which month, how many years, how many months, by when, timing, what date, how much longer, how much time",
        "kab, kab tak, kabtak, kb, kitne din, kitne saal, kitne mahine, kitna samay, kitna time, kitni der, kis saal, kis umar, kis umr, kaun se saal, konse saal, kis mahine, kaunse mahine",
    ),
    entry(
        Energy,
        "energy, energies, mood, moods, vibe, vibes, weather of the sky, cosmic weather, sky, skies, influences, influence, forecast, prediction, predictions, outlook, atmosphere, aura, what is up, theme, themes, in store, stars say, planets say, astrologically, look out for, watch out for, keep in mind, pay attention, focus on, important for me, advice for, guidance, insight, insights, so intense, feel intense, feels intense, feel .. intense, feels heavy, feel heavy, feel .. heavy, feel .. weird, feels weird, so weird, chaotic, feels off, feel off, so much going on, how am i doing, how is my life, how is life, life going, how will my, how will be my, what to expect, expect",
        "mahaul, mahol, kya scene, mood, urja, aasmaan, aasman, asmaan, sitare kya, kya chal raha, kya ho raha, haal, kaisa rahega, kaisa rhega, kaisa hoga, kaisi rahegi, kaisa jayega, kaisa jaega, kaisa beetega, kaisa chal, kaisi chal, salah, se bachna, bachna chahiye, savdhan, saavdhan, satark, dhyan rakh*, khayal rakh*, khyal rakh*, savdhani rakh*, dhyan mein rakh*, dhyan me rakh*, dhyan de*, sambhal ke",
    ),
    entry(
        Ahead,
        "any chance, a chance, chances of, chance of, possibility of, any possibility, on the horizon, on the way, on its way, on my way, on the cards, in the cards, in the stars, future, my future, ahead, ahead of me, coming up, coming my way, what is coming, what is next, whats next, next for me, next chapter, hold for me, holds for me, in store, upcoming, things get better, get better, life get better, improve, things improve, good time, good times, bad time, bad times, bad phase, good phase, tough phase, hard phase, better days, what lies, near future, my life, problems .. end, problems .. over, problems .. solved, problem .. end, problem .. solved, struggle end, struggles end, good news, luck change, any hope",
        "bhavishya, bhavishy, kya hone wala, kya hone wali, hone wala hai, hone wali hai, hone wale hain, kya hoga, kya kya hoga, aage kya, aage kaisa, aage ka, aane wala samay, aane wala waqt, aane wale samay, accha samay, acha samay, achha samay, accha waqt, acha waqt, achha waqt, achhe din, acche din, ache din, bura samay, bura waqt, bure din, meri zindagi, mera jeevan, meri life, samasya .. khatam, samasya .. hal, samasyaen .. khatam, dikkat .. khatam, dikkatein .. khatam, mushkil .. khatam, mushkilein .. khatam, pareshani .. khatam, pareshaniyan .. khatam, kab khatam, kab theek, kab thik, kab sahi, khushkhabri, khush khabri, halat, haalat, time theek, time accha, time acha, samay kab, waqt kab, time badl*, time kab badl*, waqt badl*, waqt kab badl*, samay badl*, samay kab badl*, din badl*, din kab badl*, din kab fir*, kab badlega, kab badlegi",
    ),
];
