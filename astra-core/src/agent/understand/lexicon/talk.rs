//! Words of talk: greetings, thanks, how an answer is wanted, what a person is like.

use super::{
    Concept::{
        self, Decision, Detail, FuturePartner, Luck, Me, More, Overview, Personality, SmallTalk as Talk, Strength,
        Style, Weakness,
    },
    entry,
};
use crate::{
    agent::understand::SmallTalk::{
        Agreed, Farewell, Flirt, Greeting, HowAreYou, HowDoesItWork, Joy, Praise, Sorry, Thanks, Told, Upset,
        WhatCanYouDo, WhoAreYou,
    },
    words::Entry,
};

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    entry(
        Talk(Greeting),
        "hi, hello, hey, hii, hiya, heya, helo, hallo, greetings, good morning, good evening, good afternoon, gm, yo, howdy, morning jadugar, good night jadugar",
        "namaste, namaskar, namaskaar, pranam, pranaam, ram ram, jai shri ram, salaam, salam, sat sri akal, suprabhat, shubh prabhat, shubh sandhya, kem cho, vanakkam, namsate",
    ),
    entry(
        Talk(HowAreYou),
        "how are you, how are you doing, how do you do, how is it going, hows it going, how are things, you good, whats up, what is up, sup, how have you been, how was your day, how is your day",
        "kaise ho, kaisi ho, kaise hain aap, aap kaise, tum kaise, kya haal, kya hal hai, kya haal chaal, kya haal hai, sab theek, sab badhiya, aap kaisi, kaisi hain aap, kya chal raha hai yaar",
    ),
    entry(
        Talk(Thanks),
        "thanks, thank you, thankyou, thx, ty, tysm, thanx, grateful, appreciate it, appreciated, many thanks, much appreciated, thank u",
        "shukriya, shukriyaa, dhanyavad, dhanyavaad, dhanyawad, dhanyawaad, meherbani, abhaar, aabhaar, thanku",
    ),
    entry(
        Talk(Farewell),
        "bye, goodbye, good bye, bye bye, see you, see ya, good night, goodnight, take care, talk later, ttyl, talk to you later, catch you later, gn, gotta go, got to go, i have to go, until next time, cya",
        "alvida, phir milenge, fir milenge, phir milte, fir milte, chalta hu, chalti hu, chalta hoon, chalti hoon, shubh ratri, shubhratri, tata, baad mein baat karte, kal baat karte, khuda hafiz",
    ),
    entry(
        Talk(WhoAreYou),
        "who are you, what are you exactly, what exactly are you, your name, who is this, are you human, are you real, are you a bot, are you a robot, are you a person, are you an ai, are you ai, are you a real, who am i talking to, who am i speaking to, introduce yourself, tell me about yourself, who made you, who created you, who built you, who developed you, who invented you, your creator, your maker, about you, are you an astrologer, who is jadugar, what is jadugar, whats jadugar, are you a machine",
        "aap kaun, tum kaun, tu kaun, tum ho kaun, aap ho kaun, aap hain kaun, tu hai kaun, ho kaun, hain kaun, kaun ho, kaun hain aap, tumhara naam, aapka naam, tera naam, aap insaan, tum insaan, tum robot, aap robot, apne baare mein batao, apna parichay, kisne banaya, kisne banayi, jadugar kaun, aap asli, tum asli",
    ),
    entry(
        Talk(WhatCanYouDo),
        "what can you do, what do you do, how can you help, can you help me, help me, help, what can i ask, what should i ask, can i ask, should i ask, may i ask, what else can you, what can you tell me, what kind of questions, what questions, what do you offer, your abilities, your capabilities, how do i use, what all can you, what are you able, you tell me about, you tell me",
        "kya kar sakte, kya kar sakti, kya karte ho, kya karti ho, kya bata sakte, kya bata sakti, kaise madad, kya madad, meri madad, madad karo, kya puch sakta, kya puch sakti, kya pooch sakta, kya pooch sakti, kya puchu, kya poochu, kya kya kar, kya kya bata",
    ),
    entry(
        Talk(HowDoesItWork),
        "how does this work, how does it work, how do you work, how does astrology work, how do you know, how do you read, how do you calculate, how do you do this, how is this calculated, does astrology work, is astrology real, is this real, is astrology true, do you believe in astrology, can i trust, should i trust, how accurate, how reliable, is it accurate, is this accurate, believe in astrology, what is astrology, explain astrology, is astrology science, is astrology scientific, astrology .. real, astrology .. true, astrology .. fake, astrology .. work, believe .. astrology, trust .. astrology",
        "kaise kaam karta, kaise kaam karti, kaise kaam karte, ye kaise chalta, kaise pata chala, kaise pata chalta, tumhe kaise pata, aapko kaise pata, kaise jante, kaise jaante, jyotish sach, jyotish .. sach, astrology .. sach, astrology .. sahi, astrology .. bharosa, astrology .. vishwas, astrology .. maan*, jyotish .. vishwas, jyotish .. bharosa, jyotish kya hai, jyotish kya hota, astrology sach, astrology kya hai, bharosa kar, kitna sahi, kitna sach, sach hota hai kya, kya ye sach",
    ),
    entry(
        Talk(Praise),
        "you are great, you are amazing, you are awesome, you are good, you are the best, you are so kind, you are sweet, you are so sweet, you are wise, you are helpful, well said, great answer, good answer, that was helpful, very helpful, that helps, so helpful, love it, love this, loved it, this is great, that is great, this is amazing, spot on, so true, so accurate, that resonates, resonates, nice one, good job, great job, well done, i like you, i like talking to you, wow, amazing, brilliant, beautiful, thats me, that is so me",
        "bahut badhiya, bohot badhiya, bahut accha, bahut acha, bohot accha, badhiya, badiya, mast, kamaal, kamal, kya baat, waah, wah, sahi pakde, sahi bola, sahi kaha, bilkul sahi, aap bahut ache, tum bahut ache, tum mast, shandar, shaandar, gazab, zabardast, jabardast, sundar",
    ),
    entry(
        Talk(Flirt),
        "i love you, love you, marry me, kiss me, kiss, you are cute, youre cute, you are hot, youre hot, are you single, date me, go out with me, will you be my, be my girlfriend, be my boyfriend, be my valentine, sexy, flirt with me, flirt, flirty, do you love me, do you like me, miss you, missed you, i missed you, crush on you, babe, baby girl, handsome, you are beautiful, you are gorgeous, hug me, cuddle, your eyes, hot stuff, seduce",
        "i love u, tumse pyaar, tumse pyar, aapse pyaar, aapse pyar, mujhse shaadi karogi, mujhse shaadi karoge, shaadi karogi, shaadi karoge, tum cute, bahut cute, tum hot, tum single, tum bahut khoobsurat, tum khubsurat, jaaneman, janeman, jaanu, jaan e man, darling, meri jaan, pappi, chumma, flirt karo, flirt kar, tumhari yaad, aapki yaad, tumhe miss, aapko miss, dil churaya, dil chura",
    ),
    entry(
        Talk(Sorry),
        "sorry, my bad, i apologise, i apologize, apologies, my mistake, forgive me",
        "maaf karo, maaf karna, maafi, galti ho gayi, sorry yaar, kshama",
    ),
    entry(
        Talk(Upset),
        "you are stupid, youre stupid, you are useless, youre useless, you are dumb, you are an idiot, you suck, you are wrong, youre wrong, stupid bot, useless bot, bad answer, wrong answer, that is wrong, thats wrong, not helpful, unhelpful, i hate you, this is rubbish, this is nonsense, what nonsense, shut up, you are bad, you are terrible",
        "bakwas, bakwaas, bekaar, bekar, bewakoof, bevkuf, pagal ho, galat jawab, galat bola, galat hai ye, ye galat, faltu, chup karo, chup kar, tum bekar, aap galat, tum galat, nafrat hai tumse",
    ),
    entry(
        Talk(Joy),
        "i am happy, i am so happy, im so happy, im happy, so happy today, i feel happy, feeling happy, i feel great, feeling great, i am excited, so excited, best day, great day today, good news, great news, i won, i did it, over the moon",
        "main khush, bahut khush, bohot khush, khush hu, khush hoon, aaj khushi, badi khushi, khushkhabri, khush khabri, accha din tha, achha din tha, mazaa aa gaya, maza aa gaya, jeet gaya, jeet gayi",
    ),
    entry(
        Talk(Agreed),
        "ok, okay, okey, okk, k, kk, yes, yeah, yep, yup, ya, sure, fine, got it, i see, understood, makes sense, alright, all right, cool, nice, great, good, no, nope, nah, not really, hmm, hm, mm, mhm, right, true, exactly, interesting, i understand, i agree, perfect, sounds good, sounds right, will do, lol, haha, hahaha, hehe, noted, good to know, oh, ah",
        "haan, han, haa, haanji, ji, ji haan, theek, theek hai, thik hai, tik hai, accha, acha, achha, achchha, sahi, sahi hai, sahi baat, samajh gaya, samajh gayi, samjha, samjhi, nahi, nahin, na, chalo, bilkul, zaroor, hmm, thik",
    ),
    entry(
        Talk(Told),
        "my name is, call me, i am called, i was born on, i was born in, i was born at, i live in, i am from, i work as, i work at, i work in, i got married, i got promoted, i got the job, i passed, i moved to, i turned, remember that, please remember, note that, fyi, by the way",
        "mera naam, main paida hua, main paida hui, mera janm, mera janam, main rehta, main rehti, mai rehta, mai rehti, yaad rakhna, yaad rakho, mujhe naukri mil gayi, meri shaadi ho gayi, main pass ho, note karo, note kar lo",
    ),
    entry(
        Detail,
        "in detail, detail, details, detailed, in depth, indepth, depth, deep dive, deeper, explain everything, everything about, tell me everything, tell me all, all about, full reading, full analysis, full picture, fully, complete, completely, comprehensive, thorough, thoroughly, elaborate, long answer, longer answer, step by step, as much as you can, whole chart, entire chart, go deep, at length, extensively, each and every",
        "detail mein, detail me, detail se, vistar, vistaar, vistaar se, poori detail, puri detail, poora batao, pura batao, poori baat, puri baat, sab kuch batao, sab kuch bata, sab batao, sab bata, gehrai, gehraai, gehrayi, khul ke, khulkar, lamba jawab, acche se samjhao, ache se samjhao, achhe se samjhao, poori jankari, puri jankari, poori kundli, puri kundli",
    ),
    entry(
        Style,
        "simple words, simple language, plain words, plain language, plain english, in words, few words, own words, in other words, easy language, easy words, in hindi, in english, speak in hindi, speak in english, talk in hindi, talk to me in hindi",
        "simple words, simple bhasha, aasan bhasha, asan bhasha, aasaan shabdon, asan shabdon, simple shabdon, hindi mein, english mein, hinglish mein, saral bhasha",
    ),
    entry(
        Decision,
        "should i, should we, shall i, must i, do you think i should, is it a good idea, good idea to, is it wise, is it right, is it better, better to, would it be, is it worth, worth it, worth doing, worth my, is this the right time, right time to, right time for, good time to, good time for, is it time to, worth it, choose between, decide, decision, decisions, decisive, choose, choice, which option, or should i, ought i, what should i do, what do i do, what to do, how should i, can i go ahead, advisable, do i stay, do i go, stay or, quit or, am i ready, dilemma, torn between, what choice",
        "karna chahiye, karni chahiye, kya mujhe .. chahiye, mujhe .. chahiye, chahiye ya, karu ya, karun ya, karoon ya, kya karu, kya karun, kya karoon, karu kya, sahi rahega, theek rahega, thik rahega, accha rahega, acha rahega, sahi hoga, theek hoga, thik hoga, accha hoga kya, faisla, nirnay, kya main .. lu, kya main .. karu, kya mai .. karu, le lu, lu ya, chhod du, chod du, chhod dun, chhodu, chodu, kar lu, kar lun, chhod dena, chod dena, badal lu, badlu, jau ya, jaun ya, rehna ya, uchit, duvidha",
    ),
    entry(
        Strength,
        "strength, strengths, strong point, strong points, strong suit, strongest, good at, talent, talents, gift, gifts, gifted, best quality, best qualities, good qualities, positive traits, positive qualities, superpower, super power, assets, advantage, advantages, what am i best, plus points, comes naturally, come naturally, comes easily, come easily, natural ability, natural abilities, skills, skill, best thing about, best in me, going for me, best trait, best traits, special about me, unique about me, makes me unique, makes me special, stand out, stands out",
        "taakat, takat, taqat, khoobi, khubi, khoobiyan, khubiyan, khubiyaan, khaasiyat, khasiyat, gun kya, mere gun, acchi baatein, achi baatein, acchi baat, majboot, mazboot, mazbut, visheshta, visheshtayein, kis cheez mein accha, kis cheez mein achhi, kis cheez mein acchi, kis cheez mein achha, kis mein accha, kisme acha, mere andar kya khaas, mujhme kya khaas, mujh mein kya khaas, khaas baat kya, kya khaas hai mere, kya khaas hai mujh, hunar, meri shakti",
    ),
    entry(
        Weakness,
        "weakness, weaknesses, weak point, weak points, weak spot, flaw, flaws, challenge, challenges, challenging, difficult aspect, difficult aspects, blind spot, blind spots, struggle with, negative traits, negative side, bad qualities, what holds me back, holding me back, holds me back, hold me back, blocks me, blocking me, block, blocks, obstacle, obstacles, hurdles, shortcomings, drawbacks, pitfalls, worst trait, bad side, dark side, work on myself, work on in myself, should i work on, improve about myself, improve in myself, need to work on, sabotage, self sabotage, downfall, fear, fears, my biggest problem, careful about, be careful, careful of, avoid doing, hardest, toughest, tough spots, tough spot, hard aspects, tough aspects, tense aspects, sore spots, weak areas, most difficult, difficult part, difficult placement, difficult planet, worst placement, worst part, difficult for me, toxic trait, difficulties",
        "kamzori, kamjori, kamzoriyan, kamjoriyan, kamiyan, kami kya, kami hai, meri kami, khami, khamiyan, buraai, burai, chunauti, chunautiyan, chunotiyan, rukawat, rukavat, rukawatein, baadhayein, galtiyan, kahan galti, sabse mushkil, mushkil kya, kya mushkil, kya rok raha, kya rokta, rok rahi, sudhaar, sudhar, sudharna, avgun, dosh, bura gun",
    ),
    entry(
        Luck,
        "luck, lucky, luckiest, fortunate, unlucky, good fortune, blessing, blessings, blessed, favourable, favorable, auspicious, lucky number, lucky colour, lucky color, lucky day, lucky stone, lucky numbers",
        "kismat, kismet, bhagya, bhaagya, naseeb, nasib, taqdeer, takdir, taqdir, lucky, shubh, shubh ank, shubh rang, kismat wala, bhagyashali, khushkismat, badkismat, saubhagya",
    ),
    entry(
        Personality,
        "personality, character, my nature, nature of me, true nature, what am i like, what kind of person, what sort of person, who am i, who i am, about me, about myself, describe me, traits, trait, temperament, what makes me, what defines me, know myself, understand myself, the real me, my vibe, core of me, how am i as a person, as a person, type of person, what makes me happy, make me happy, happiness, be happy, why am i so, why am i like, why do i always, why do i, why am i",
        "svabhav, swabhav, swabhaav, vyaktitva, personality, main kaisa hu, main kaisi hu, main kaisa hoon, main kaisi hoon, mai kaisa hu, mai kaisi hu, mai kaisa, main kaisa, main kaisi, main kaun, mai kaun, kaisa insaan, kaisa insan, kaisi insaan, mere baare, mere bare, mere bare me, apne baare, apne bare, khud ke baare, khud ke bare, meri aadat, meri aadatein, main itna, main itni, mai itna, mai itni, kaise vyakti, charitra, meri khasiyat, khushi, khush rah",
    ),
    entry(
        Overview,
        "overview, summary, summarise, summarize, sum up, my chart say, my chart, about my chart, read my chart, my horoscope, my birth chart, my natal chart, my kundli, chart reading, birth chart reading, general reading, give me a reading, read me, brief me, introduction to my chart, start with my chart, new to astrology, where should i start, where should i begin, where do i start, where do i begin, where to start, where to begin, astrology beginner, main points, key points, highlights, important placements, tell me something, tell me anything, surprise me, something interesting, anything interesting, something about me, what do you see, what can you see",
        "meri kundli, meri kundali, meri patrika, meri janampatri, meri janam kundli, meri janm kundli, meri chart, mera chart, mera birth chart, mera natal chart, saransh, saaransh, kundli dekho, kundli dekh, kundli padho, kundli padh, kundli batao, kuch batao, kuch bata, kuch bataiye, kuch interesting, mera horoscope, mukhya baatein, kya dikhta, kya dikh raha, kya dikhai, kya kehti, kya kehta",
    ),
    entry(
        FuturePartner,
        "future husband, future wife, future partner, future spouse, future boyfriend, future girlfriend, kind of partner, type of partner, sort of partner, kind of person should i marry, kind of person will i marry, kind of person suits, kind of husband, kind of wife, type of husband, type of wife, type of person, ideal partner, ideal match, perfect partner, right partner, what kind of man, what kind of woman, kind of spouse, my spouse be, my husband be, my wife be, meet my husband, meet my wife, find my husband, find my wife, future kids, future children, future in laws",
        "hone wala pati, hone wali patni, hone wale pati, hone wali biwi, hone wala dulha, kaisa pati, kaisi patni, kaisi biwi, kaisa partner, kaisa jeevan saathi, kaisa jeevansathi, kaisa ladka, kaisi ladki, kaisa life partner, mera pati kaisa, meri patni kaisi, meri biwi kaisi, mera partner kaisa, jeevan saathi kaisa, life partner kaisa, mera jeevan saathi, mera humsafar, pati kaisa hoga, patni kaisi hogi, biwi kaisi hogi",
    ),
    entry(
        Me,
        "i, me, my, mine, myself, am i, we, our",
        "mera, meri, mere, mujhe, mujhko, mujh, mujhse, =main, =mai, maine, hum, hume, humein, hamara, hamari, hamare, humara, humari, humare, apna, apni, apne, khud, mereko, mko, merko",
    ),
    entry(
        More,
        "more, tell me more, say more, go on, continue, keep going, why, why is that, why so, how so, how come, explain, explain that, explain more, explain this, what do you mean, meaning, and then, and, what else, anything else, elaborate, expand on that, expand, more please, again, say that again, repeat, repeat that, come again, i dont understand, i dont get it, not clear, what does that mean, what does it mean, what is that, example, simpler, in simple words, in short",
        "aur, aur batao, aur bata, aur bolo, aur kuch, aage, aage batao, phir, fir, kyun, kyu, kyon, kaise, matlab, matlab kya, iska matlab, iska kya matlab, samjhao, samjha do, samajh nahi aaya, samjha nahi, samjhi nahi, thoda aur, dobara, phir se, fir se, aasaan bhasha, asan bhasha, kya matlab",
    ),
];
