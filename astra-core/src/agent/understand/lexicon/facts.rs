//! Words that ask for facts: those a context document may hold, and those no chart holds.

use super::{
    Concept::{self, Fact as Of, FactShape, Memory, UnknownFact},
    entry,
};
use crate::{
    agent::understand::Fact::{
        Age, BirthDate, BirthPlace, BirthTime, Email, Events, Everything, Focus, Goals, Name, System, Timezone,
    },
    words::Entry,
};

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    entry(
        Of(Name),
        "what is my name, my name, remember my name, know my name, who am i called, what i am called, what am i called, say my name, tell me my name, what do you call me, name of mine",
        "mera naam kya, mera naam, mera nam kya, mera naam bata, mera naam yaad, mera naam pata, naam kya hai mera",
    ),
    entry(
        Of(Age),
        "how old am i, how old i am, how old .. i am, my age, what age am i, am i how old, my current age",
        "meri umar, meri umr, main kitne saal, mai kitne saal, meri age, kitne saal ka hu, kitne saal ki hu, kitne saal ka hoon, kitne saal ki hoon, umar kya hai meri",
    ),
    entry(
        Of(BirthDate),
        "date .. i born, day .. i born, when .. i born, my birth date, my birthdate, my date of birth, my dob, my birthday, when was i born, when were i born, what day was i born, which day was i born, date i was born, day i was born, when is my birthday, birth date do you have, dob do you have, my birth day, what is my date of birth",
        "mera janmdin, mera janamdin, mera janm din, mera janam din, meri janm tithi, meri janam tithi, meri janm tareekh, meri janam tarikh, meri janm tarikh, mera birthday, meri birth date, meri date of birth, meri dob, main kab paida, mai kab paida, mera janm kab, mera janam kab, janm tithi, janmtithi, janam tareekh",
    ),
    entry(
        Of(BirthTime),
        "time .. i born, hour .. i born, my birth time, my birthtime, my time of birth, what time was i born, which time was i born, hour i was born, time i was born, my hour of birth, birth time do you have, time of my birth, at what time was i born",
        "mera janm samay, mera janam samay, mera birth time, mera time of birth, main kitne baje paida, mai kitne baje paida, kitne baje paida, mera janm kis samay, mera janm kitne baje, mera janam kitne baje, janm samay, janam samay, janm ka samay, janam ka samay, janam ka time, janm ka time",
    ),
    entry(
        Of(BirthPlace),
        "where .. i born, city .. i born, place .. i born, town .. i born, country .. i born, my birth place, my birthplace, my place of birth, where was i born, which city was i born, city i was born, place i was born, town was i born, where did you say i was born, birth place do you have, my birth city, country was i born, in which city was i born",
        "mera janm sthan, mera janam sthan, mera birth place, meri birth place, main kahan paida, mai kahan paida, mera janm kahan, mera janam kahan, janm sthan, janam sthan, janmsthan, janm kis sheher, janm kis shahar, janm kis jagah, janam kis sheher, janam kis shahar, janam kis jagah, janm kidhar, kahan paida hua, kahan paida hui, kis sheher mein paida, kis shahar mein paida",
    ),
    entry(
        Of(Timezone),
        "my timezone, my time zone, which timezone, which time zone, what timezone, what time zone",
        "mera timezone, mera time zone, meri timezone, kaunsa timezone, konsa timezone",
    ),
    entry(
        Of(System),
        "which system, what system, which zodiac do you use, what zodiac do you use, tropical or sidereal, sidereal or tropical, vedic or western, western or vedic, which ayanamsha, what ayanamsha, which house system, ayanamsha do you, system do you use, zodiac system, which tradition, what tradition, my ayanamsha, my system",
        "kaunsa system, konsa system, vedic ya western, western ya vedic, kaun si paddhati, kaunsi paddhati, ayanamsha kaun, ayanamsa kaun, ayanamsha kya, kaunsa ayanamsha, konsa ayanamsha",
    ),
    entry(
        Of(Email),
        "my email, my e mail, my mail id, my email address, email address of mine, email do you have",
        "mera email, meri email, meri mail id, mera mail",
    ),
    entry(
        Of(Events),
        "my events, important dates, important events, life events, events of my life, events in my life, my history, milestones in my life, my milestones, what happened in my life, what have i told you, what did i tell you, remember about my life, what do you remember, my life story, my timeline, what happened on, what happened in, what happened when",
        "meri zindagi ki ghatnayein, meri zindagi mein kya hua, mere jeevan mein kya hua, meri life mein kya hua, mere events, zaroori tareekh, zaroori tarikh, maine kya bataya, maine tumhe kya bataya, maine aapko kya bataya, kya yaad hai, tumhe kya yaad, aapko kya yaad, mein kya hua tha, ko kya hua tha, me kya hua tha, kya hua tha",
    ),
    entry(
        Of(Goals),
        "what .. my goals, what .. my goal, which .. my goals, goals .. i set, goal .. i set, what are my goals, what is my goal, my goals list, list my goals, remind me of my goals, remind me of my goal, tell me my goals, which goals, goals do i have, goal do i have, goals did i set, goal did i set, what goal, what goals, my current goals, my current goal, show my goals, my goal again, what am i working towards, what am i working toward, goals have i",
        "mera .. goal, mere .. goal, mere .. goals, goal kya tha, lakshya kya tha, mera goal kya, mere goals kya, mera lakshya kya, mere lakshya kya, mere goals bata, mera goal bata, goals yaad dila, goal yaad dila, maine kya goal, maine kaunsa goal, maine kaun sa goal, maine konsa goal, mere goal kya",
    ),
    entry(
        Of(Focus),
        "what are we focusing on, what is our focus, my focus, our focus, current focus, what were we talking about, what are we talking about, what did we talk about, topic of this conversation, what is this conversation about, focus of this conversation, conversation focus, what were we discussing, what are we discussing, where were we, where did we leave off, what were we saying",
        "hum kis baare mein baat, hum kis bare mein baat, hum kya baat kar, kis topic par, kya baat chal rahi, humara focus, hamara focus, mera focus, hum kahan the, baat kahan tak, kis baare mein baat kar rahe",
    ),
    entry(
        Of(Everything),
        "what do you know about me, what all do you know, what do you have on me, what information do you have, what have you got on me, what data, what details do you have, details you have, do you know me, do you remember me, what you know about me, know about me, my birth details, my details, my birth data, my profile, my information, birth details do you have, recall about me, saved about me",
        "mere baare mein kya jaante, mere baare mein kya jante, mere bare mein kya jaante, mere baare mein kya pata, mere baare mein kya jaanti, mere baare mein kya janti, mere bare me kya pata, mere baare me kya jaante, mujhe jaante ho, mujhe jante ho, mujhe jaanti ho, meri details, meri janm details, meri birth details, meri jankari, meri jaankari, mujhe pehchante, mere baare mein kya yaad, mere baare mein .. pata, mere baare mein .. jaante, mere baare mein .. jante, mere baare mein .. maloom, mere bare mein .. pata, mere bare me .. pata, mere baare me .. pata",
    ),
    entry(
        UnknownFact,
        "phone number, my number, mobile number, my address, home address, my password, password, my pin, pin code, otp, account number, bank balance, my balance, credit score, blood group, blood type, my height, my weight, weigh, shoe size, how much do i earn, how much do i make, how much do i have, how much do i owe, \
            what is my salary, what is my job, what is my job title, what do i do for a living, what is my profession, where do i work, which company do i, who do i work, where do i live, which city do i live, what car, what is my car, number plate, my favourite, my favorite, favourite colour, favourite food, favorite color, favorite food, favourite movie, favorite movie, \
            who is my, how many siblings do i, how many friends do i, how many brothers, how many sisters, am i married, am i single or, do i have kids, do i have children, do i have siblings, do i have a brother, do i have a sister, where did i put, where are my, where is my phone, where is my wallet, where is my cat, where is my dog, \
            my passport, my license, my licence, aadhaar, my pan, ssn, social security, my ip, my phone, my wifi, wifi password, what am i wearing, how tall, my meeting, my meetings, my appointment, my schedule, my calendar, on my calendar, my to do, todo list, my flight, my ticket, my order, my package, my parcel, my exam date, when is my exam, when is my interview, when is my meeting, when is my flight, \
            time is my meeting, time is my flight, time is my exam, time is my interview, is my flight",
        "mera phone number, mera number, mera pata, mera password, mera account, mera blood group, meri height, mera weight, mera wajan, mera vajan, meri salary kitni, meri tankhwah kitni, meri salary kya, main kahan rehta, main kahan rehti, mai kahan rehta, main kahan kaam, main kya kaam karta, main kya kaam karti, mera favourite, mera favorite, \
            mera pasandida, meri pasandida, meri pasand ka, meri gaadi kaunsi, mere kitne, meri kitni, mera order, meri flight, meri train, mera ticket, meri meeting, mera appointment, mera exam kab hai, mera paper kab, meri chabi, meri chaabi, meri chabiyan, kahan rakh, kaha rakh, mera phone kahan, mera purse, mera bank balance, kitne paise hain mere, mere account mein, mera aadhaar, mera aadhar",
    ),
    entry(
        Memory,
        "what did i, where did i, when did i, who did i, how did i, why did i, did i, what have i, have i, what had i, had i, what was i doing, what was i, where was i, who was i with, what were we, did we, when was it, when was it that, do i remember, remind me what, remind me when, what i ate, what i did, what i said, when i moved, when i started, what happened to me, how many times did i, how many did i",
        "maine .. kya, maine .. kab, maine .. kahan, maine kya, maine kab, maine kahan, maine kaha, maine kisko, maine kise, maine kitna, maine kitni, maine kitne, main kahan gaya, main kahan gayi, main kab gaya, mai kahan gaya, mai kahan gayi, main kya kar raha tha, main kya kar rahi thi, mere saath kya hua, kya khaya, khaya tha, kiya tha, gaya tha, gayi thi, gaye the, kaun aaya tha, kisse mila, kisse mili",
    ),
    entry(
        FactShape,
        "what time, at what time, which time does, on the moon, on mars, on jupiter, on venus, what colour is, what color is, which colour is, which color is, what date, what day, name of, names of, who called, who was, who did, who said, who has, who were, who made, who told, who is the, who are the, where can i, how do i get from, how do i get to, how do i reach, \
            how do i apply, how to apply, how do i use, how do i fix, how do i cook, how do i install, how do i open, how do i download, how do i pay, how do i file, how much is, how much does, how much did, how much was, how much are, how many people, how many did, \
            did you, did he, did she, did they, you said, how old is, how old are, how long is, how long does, how big, how tall, how far, how heavy, number of, list of, which bus, which train, which floor, which visa, which documents, which document, what documents, open at, opens, closes, \
            how do you spell, what does the word, what did, what was the, what were the, who plays, who sings, who owns, who runs, when did the, when was the, when does the, can you order, can you book, can you call, can you send, can you buy, baby names, names starting, roll number, phone number, plot of, meaning of the word",
        "ka number, ki number, par paani, pe paani, par jeevan, ka naam kya, ki naam kya, kisne, kaun gaya, kaun gayi, kaun aaya, sabse pehle, kisko, kiska, kis gali, kis number, kiraya, kitne baje, kab khul, kab band, kahan milega, kahan milegi, kahan milta, kahan milti, kitna hai, kitni hai, kitne hain, kitna tha, kitni thi, kitna lagta, kitna lagega, kitne ka, kitni door, ka matlab kya hota, kaise banta, kaise banate, kaise banti, kaise jate, kaise pahunch, kitna bada, kitni badi, kitna bhaari, kitna garam, kitne chand, kitne chaand, kaun tha, kaun thi, ka kiraya, bijli, paani kab, roll number",
    ),
];
