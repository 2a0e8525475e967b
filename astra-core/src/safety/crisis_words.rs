//! The words by which people say that they want to die or are being harmed, as data.

use super::crisis::Sign::{self, Cancels, Harm, HarmBy, Media, Mention, Other, Person, SelfHarm};
use crate::words::Entry;

/// Words that change nothing about what is said: they are left out before the phrases are sought.
pub(super) const FILLERS: &str = "just really so badly literally honestly to kinda please actually even also fucking fuckin \
    freaking damn bloody simply only very bas bhi hi toh to ab sach mein sachme kabhi yaar bhai some now";

pub(super) const SIGNS: [Entry<Sign>; 8] = [
    Entry {
        concept: SelfHarm,
        en: "kill myself, kill my self, killing myself, killing my self, kil myself, killmyself, unalive myself, \
            end my life, ending my life, end my own life, end this life, end it all, ending it all, take my life, take my own life, \
            taking my own life, taking my life, want die, wanting die, wish i could die, want be dead, want end it, \
            wantodie, wanttodie, wannadie, thinking about dying, think about dying, thinking of dying, thoughts of dying, ready die, rather die, rather be dead, \
            wish i was dead, wish i were dead, wish i was never born, wish i were never born, wish i had never been born, \
            better off dead, better off without me, better without me, better if i was dead, better if i died, better if i were dead, \
            dont want live, not want live, dont wanna live, dont want be alive, not want be alive, do not wish live, \
            dont want exist, not want exist, dont want wake up, not want wake up, not wake up tomorrow, never wake up again, never wake up, \
            dont want be here anymore, not want be here anymore, dont want be here any more, dont want go on living, cant go on living, \
            cannot go on living, cant live anymore, cant live like this anymore, no reason live, nothing live for, nothing left live for, no point living, no point in living, \
            no point in being alive, tired of living, tired of being alive, tired of life, life is not worth living, life isnt worth living, not worth living, give up on life, \
            giving up on life, done with life, done living, hurt myself, hurting myself, harm myself, harming myself, self harm, self harming, selfharm, \
            cut myself, cutting myself, cut my wrists, cutting my wrists, slit my wrists, slit my wrist, slit my throat, hang myself, hanging myself, shoot myself, \
            drown myself, poison myself, burn myself, starve myself death, jump off a bridge, jump off the bridge, jump off a building, jump off the building, jump off the roof, jump from the roof, \
            jump off my roof, jump off the terrace, jump in front of a train, jump in front of the train, swallow all my pills, take all my pills, overdose, overdosing, \
            everyone would be better without me, nobody would miss me if i died, nobody would care if i died, \
            no one would care if i died, how do i die painlessly, painless way die, easiest way die, ways die, how tie a noose, goodbye forever world",
        hi: "marna chahta, marna chahti, marna chahte, marna chahta hu, mar jana chahta, mar jana chahti, mar jaana chahta, mar jaana chahti, \
            mar jana chahiye mujhe, mujhe mar jana chahiye, mujhe mar jaana chahiye, mujhe marna hai, mujhe mar jana hai, mujhe mar jaana hai, \
            marne ka man, marne ka mann, mar jane ka man, mar jane ka mann, mar jaane ka mann, marne ki ichha, marne ka dil, mar jane ka dil, \
            marne ke khayal, marne ka khayal, marne ke vichar, marne ka sochta, marne ka sochti, marne ki soch, marne ka soch, marne ke baare .. soch, \
            main mar jau, main mar jaun, mai mar jau, mai mar jaun, mar jau accha, mar jaun accha, mar jata accha, mar jati accha, mar jana behtar, mar jaana behtar, \
            kaash main mar, kash main mar, kaash mai mar, kash mai mar, maut aa jaye, maut aa jaaye, mujhe maut chahiye, \
            jeena nahi chahta, jeena nahi chahti, jeena nahin chahta, jeena nahin chahti, nahi jeena, nahin jeena, jeena nahi hai, jeena nahin hai, \
            jina nahi chahta, jina nahi chahti, jeene ka man nahi, jeene ka mann nahi, jeene ki ichha nahi, jeene ki ichcha nahi, jeene ka koi matlab nahi, \
            jeene ka matlab nahi, jeene ka koi fayda nahi, jeene ka fayda nahi, jeene ki wajah nahi, jeene ki koi wajah nahi, jee nahi sakta, jee nahi sakti, aur nahi jee, \
            zinda nahi rehna, zinda nahin rehna, zinda rehna nahi chahta, zinda rehna nahi chahti, zinda rehne ka man nahi, zinda rehne ka mann nahi, \
            khud ko khatam, khudko khatam, khud ko mar, khudko mar, khud ko maar, khudko maar, apne aap ko khatam, apne aap ko maar, apne aap ko mar, apne ko khatam, khud ko chot, \
            khud ko nuksan, khud ko nuksaan, khud ko hurt, khud ko kaat, apne aap ko kaat, apne aap ko nuksan, apni jaan, apni jan de, jaan de du, jaan de dun, jaan de dunga, jaan de dungi, jaan dena chahta, \
            jaan dena chahti, jaan dene ka, apni zindagi khatam, zindagi khatam kar, zindagi khatam karna, jeevan khatam, jeevan samapt, life khatam kar, \
            phansi laga, fansi laga, phaansi laga, zeher kha, zehar kha, jahar kha, nas kaat, nass kaat, haath kaat, kalai kaat, chhat se kood, train ke aage kood, kood jau, kud jau, \
            suicide kar, susaid kar",
    },
    Entry {
        concept: Mention,
        en: "suicide, suicidal, suicid*, suiside, sucide, sucidal, suecide, suicde, suicdal",
        hi: "khudkushi, khudkhushi, aatmahatya, atmahatya, aatm hatya, atm hatya, aatmhatya, atmhatya",
    },
    Entry {
        concept: Other,
        en: "kill himself, kill herself, kill themselves, kill themself, killing himself, killing herself, killing themselves, killed himself, killed herself, \
            killed themselves, end his life, end her life, end their life, ended his life, ended her life, take her own life, take his own life, took his own life, \
            took her own life, he wants die, she wants die, they want die, friend wants die, brother wants die, sister wants die, son wants die, daughter wants die, \
            hurt herself, hurting herself, hurting himself, harm herself, harm himself, cuts herself, cuts himself, cutting herself, cutting himself",
        hi: "usne jaan de, wo marna chahti, wo marna chahta, woh marna chahta, woh marna chahti, dost marna chahta, dost marna chahti, behen marna chahti, bhai marna chahta",
    },
    Entry {
        concept: Harm,
        en: "i was raped, been raped, got raped, being raped, raped me, rapes me, sexually assaulted, sexually abused, sexual abuse, sexual assault, molested, molesting me, molests me, \
            i am being abused, being abused, abuses me, abusing me, abused me, abusive husband, abusive wife, abusive partner, abusive boyfriend, abusive girlfriend, abusive relationship, \
            abusive father, abusive mother, abusive parents, abusive marriage, domestic violence, domestic abuse, physically abusive, afraid for my life, fear for my life, \
            threatened kill me, threatens kill me, threatening kill me, locked me in, locks me in, wont let me leave the house, being stalked, stalking me, \
            being beaten, being trafficked, forced me have sex, forces me have sex, forced himself on me, touches me inappropriately, touched me inappropriately, i am in danger, \
            i am not safe at home, dont feel safe at home, not safe at home, scared go home",
        hi: "mujhe maarta, mujhe marta hai, mujhe maarte, mujhe maarti, mujhe peet*, mujhe pitta, mujhe maara peeta, maar peet, maarpeet, marpeet, maar pit, mar pit, mere saath zabardasti, mere saath jabardasti, mere sath zabardasti, \
            mere saath galat kaam, mere sath galat kaam, mera rape, rape hua, mere saath rape, balatkar, balatkaar, yaun shoshan, yon shoshan, mera shoshan, gharelu hinsa, ghar hinsa, \
            jaan se maarne ki dhamki, jaan se marne ki dhamki, jaan se maar, mujhe haath lagata, mujhe galat tarike se, mujh par haath uthata, mujhpe haath uthata, mujhpar haath uthata, hath uthata hai, haath uthata hai, \
            mujhe pareshan karta hai aur maarta, mujhe torture, mujhe jalane",
    },
    Entry {
        concept: HarmBy,
        en: "hits me, hit me, hitting me, beats me, beat me, beating me, slaps me, slapped me, slapping me, punches me, punched me, chokes me, choked me, strangles me, strangled me, \
            hurts me physically, kicks me, kicked me, burns me, burned me, rapes me, assaults me, assaulted me, threw me",
        hi: "maarta hai mujhe, marta hai mujhe, peet ta hai, pitta hai, peetta hai, peetta, peette hain, peette",
    },
    Entry {
        concept: Person,
        en: "he, she, they, husband, wife, boyfriend, girlfriend, partner, father, dad, daddy, mother, mom, mum, uncle, aunt, brother, sister, boss, teacher, stepfather, stepdad, stepmother, \
            ex, fiance, son, daughter, inlaws, in laws, cousin, neighbour, neighbor, hubby, bf, gf, man, guy, someone, parents",
        hi: "pati, patni, papa, pitaji, mummy, bhai, behen, chacha, mama, sasural, saas, sasur, jeth, devar, boyfriend, ghar wale, gharwale, woh, ladka",
    },
    Entry {
        concept: Media,
        en: "movie, film, song, lyrics, lyric, novel, book, series, episode, character, game, documentary, poem, play, netflix, band, actor, actress, anime, essay, assignment, article, news, \
            research, statistics, seminar, awareness",
        hi: "gaana, gana, kahani, picture, upanyas",
    },
    Entry {
        concept: Cancels,
        en: "suicide squad, suicide bomber, suicide bombing, suicide door*, suicide prevention, suicide note scene, not suicidal, never suicidal, isnt suicidal, no suicidal, not feel suicidal, dont feel suicidal, \
            career suicide, political suicide, financial suicide, social suicide, commercial suicide, suicide mission, suicide run, suicide burn, \
            cut myself shaving, cut myself while, cut myself cooking, cut myself a, cut myself off, cut myself slack, cut myself by accident, cut myself accidentally, cutting myself off, cutting myself a, cutting myself slack, hurt myself at, hurt myself in the gym, \
            hurt myself playing, hurt myself while, hurt myself during, hurt myself running, hurt myself at gym, burn myself out, burn myself on, burn myself cooking, burn myself while, shoot myself in the foot, \
            want end it with, ending it with, end it with, take my life the, want die of laugh*, want die of embarrassment, want die from embarrassment, want die of shame, want die laughing, want die from laugh*, want die of cringe, want die of cuteness, want die of boredom, want die of happiness, want die old, want die rich, want die happy, \
            want die for this, want die for that, rather die than, ways die in, kill myself laughing, killing myself laughing, killing myself at the gym, killing myself in the gym, killing myself at work, hang myself up, overdose of, overdose on chocolate, overdose on sugar, overdose on coffee, overdosing on caffeine, overdosed on sweets, \
            beats me at, beat me at, beat me in, beats me in, beat me by, beating me at, beating me in, hit me up, hits me up, hit me with, hit me that, hits me with, beats me how, beats me why, beat me here, beat me there, it hit me, it hits me, hit me hard, hits me hard, hits me different, \
            end it all well, tired of living in, tired of living with, tired of living at, tired of living here, tired of living alone, tired of life in, not worth living in, cant live like this anymore with, done living in, done living with, dont want live in, dont want live with, dont want live here, dont want live there, not want live in, not want live with, not want live here, not want live there, \
            dont want live alone, dont want wake up early, not want wake up early, dont want wake up at, not want wake up at, dont want wake up for, dont want be here anymore in this, take my life in, take my life more, take my life forward, take my life ahead, take my life next, take my life seriously, take my life from, take my life back, taking my life in, taking my life forward, taking my life seriously",
        hi: "has has ke, hans hans ke, hansi se, hasi se, apni jaan pehchan",
    },
];
