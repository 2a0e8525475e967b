//! Words of life's areas.

use super::{
    Concept::{self, Topic as Of},
    entry,
};
use crate::{
    agent::understand::Topic::{
        Career, Change, Children, Communication, Confidence, Creativity, Family, Friends, Health, Home, Love, Marriage,
        Money, Purpose, Spirituality, Studies, Travel,
    },
    words::Entry,
};

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    entry(
        Of(Career),
        "career, careers, carrer, job, jobs, work, workplace, profession, professional, professionally, promotion, promoted, boss, manager, colleague, colleagues, coworker, coworkers, co workers, office, employment, employer, \
            interview, hired, business, startup, start up, start my own, entrepreneur, entrepreneurship, company, resign, resignation, quit, vocation, occupation, workload, at work, public image, reputation, fame, famous, \
            corporate, freelance, freelancing, switch jobs, new role, appraisal, raise at work, leadership, work life, success, successful, succeed, become a, become an, recognition",
        "naukri, kariyar, kariar, kaam, kam kaaj, kaam kaaj, kaam dhandha, dhandha, dhanda, vyapar, vyapaar, karobar, karobaar, rozgaar, rozgar, rojgar, daftar, nokri, naukari, sarkari naukri, karyakshetra, vyavsay, tarakki, padonnati, safalta, safal, kamyabi, kaamyaabi, kamyab, banunga, banungi, naam aur shohrat",
    ),
    entry(
        Of(Money),
        "money, finance, finances, financial, financially, income, earnings, earn, earning, wealth, wealthy, rich, richer, savings, save money, saving, salary, cash, debt, debts, loan, loans, spending, expenses, budget, \
            afford, fortune, property money, prosperity, abundance, inheritance, broke, millionaire, billionaire, get paid, material, bank balance, monetary, economic",
        "paisa, paise, paiso, paison, dhan, daulat, dolat, kamai, kamaai, kamana, kamaunga, aamdani, amdani, karz, karza, karj, udhaar, udhar, kharcha, kharche, bachat, ameer, amir, dhani, sampatti, laxmi, lakshmi, aarthik, arthik, tankhwah, vetan, dhan labh, dhan yog",
    ),
    entry(
        Of(Love),
        "love, love life, lovelife, romance, romantic, romantically, relationship, relationships, dating, date someone, boyfriend, girlfriend, partner, partners, partnership, crush, affection, single, soulmate, soul mate, soulmates, attracted, attraction, \
            attract, ex, my ex, ex boyfriend, ex girlfriend, flirting with, affair, heart, in love, fall in love, intimacy, intimate, passion, passionate, lover, lovers, situationship, commitment, love language, right person, the one for me, someone special, intimate life, come back to me, come back, comes back, get back together, love me, loves me, my person",
        "pyaar, pyar, mohabbat, muhabbat, ishq, ishk, prem, rishta, rishte, rishto, rishton, sambandh, aashiqui, aashiq, dil ka, dil ki, mehbooba, jeevan saathi, jeevansathi, humsafar, saathi, premi, premika, gf, bf, lovelife, love life, dil se, pyaar mohabbat",
    ),
    entry(
        Of(Marriage),
        "marriage, marriages, marry, married, marrying, wedding, wed, spouse, husband, wife, engagement, engaged, fiance, fiancee, bride, groom, divorce, divorced, matrimony, matrimonial, arranged marriage, love marriage, married life, marital, tie the knot, settle down, in laws, inlaws, life partner, propose, proposal, remarry, second marriage",
        "shaadi, shadi, vivah, vivaah, byah, biyah, byaah, pati, patni, biwi, bivi, dulha, dulhan, sagai, mangni, talaq, talak, talaaq, sasural, saas, shaadishuda, shadishuda, vaivahik, dampatya, var, vadhu, gharwali, gharwala, shaadi yog, rishta pakka, rishta aa",
    ),
    entry(
        Of(Family),
        "family, families, mother, mom, mum, mommy, mama, father, dad, daddy, papa, parents, parent, relatives, roots, ancestors, childhood, upbringing, sibling, siblings, brother, sister, grandparents, joint family, home life, domestic life",
        "parivar, parivaar, pariwar, kutumb, maa, mata, mata pita, maa baap, pita, pitaji, mummy, bhai behen, bhai behan, bhai bahan, behen, bahan, bhai, khandan, khandaan, gharwale, ghar wale, ghar walo, gharwalo, rishtedaar, bachpan",
    ),
    entry(
        Of(Home),
        "home, house buy, buy a house, buy a home, buying a house, buying a home, own a house, own house, own home, new home, new house, buy my first house, buying my first house, buy our first house, apartment, flat, property, real estate, land, move house, moving house, shifting house, move home, moving home, where to live, where i live, place to live, relocate, relocating, relocation, move to a new city, moving to a new city, renovation, vehicle, car",
        "ghar kharid, ghar lena, ghar banana, ghar ban, apna ghar, khud ka ghar, naya ghar, makaan, makan, zameen, jameen, zamin, jamin, property, jaydad, jaidad, gaadi, gadi, vahan, vaahan, ghar badal, ghar shift, ghar",
    ),
    entry(
        Of(Children),
        "children, child, kids, kid, baby, babies, pregnant, pregnancy, son, daughter, conceive, conceiving, fertility, parenthood, motherhood, fatherhood, become a mother, become a father, become a parent, parenting, offspring, start a family, mother to be",
        "bachche, bacche, bache, bachcha, baccha, bacha, bachchon, bachcho, santaan, santan, aulad, aulaad, beta, beti, garbh, garbhvati, maa ban, maa banu, baap ban, baap banu, papa ban, putra, putri, santaan sukh",
    ),
    entry(
        Of(Studies),
        "study, studies, studying, education, educational, exam, exams, examination, test, school, college, university, degree, marks, grades, results, admission, admissions, scholarship, learn, learning, course, phd, masters, entrance, competitive exam, board exam, student, concentration, concentrate, academic, academics, academically, syllabus, focus on studies",
        "padhai, padhaai, parhai, padai, padhna, padhne, padhu, shiksha, vidya, pariksha, pareeksha, imtihaan, imtihan, exam, number aayenge, result, dakhila, daakhila, vidyarthi, kaksha, pratiyogi, upsc, neet, jee exam",
    ),
    entry(
        Of(Health),
        "health, healthy, healthwise, body, fitness, fit, wellbeing, well being, wellness, diet, exercise, sleep, sleeping, sleep better, weight, vitality, physical energy, stamina, immunity, strength of my body, physically, physical, routine, daily routine, habits, mental health, gym, rest well",
        "sehat, swasthya, swasth, tabiyat, tabiyet, tandurusti, tandrusti, sharir, shareer, sarir, neend, nind, khana peena, vajan, wajan, dincharya, rog, bimari, beemari, arogya",
    ),
    entry(
        Of(Travel),
        "travel, travels, traveling, travelling, trip, trips, journey, journeys, abroad, foreign, overseas, foreign country, foreign land, visa, immigration, immigrate, emigrate, migrate, settle abroad, move abroad, moving abroad, vacation, holiday, pilgrimage, another country, other country, other countries, long distance travel, wanderlust, adventure, adventures, explore the world, settle in usa, move to canada, move overseas, go out of india, out of the country",
        "yatra, yaatra, safar, videsh, vides, foreign, bahar jana, bahar jaana, bahar settle, foreign settle, pardes, ghoomne, ghumne, ghoomna, ghumna, vilayat, abroad jana, tirth",
    ),
    entry(
        Of(Friends),
        "friend, friends, friendship, friendships, social life, social circle, network, networking, community, group, groups, social, people around me, belong, fit in, allies, best friend, friend circle, hopes, wishes, popularity",
        "dost, doston, dosto, dosti, mitra, mitron, yaar dost, saheli, sahelian, sangat, mitrata, yaari, friend circle",
    ),
    entry(
        Of(Spirituality),
        "spiritual, spirituality, spiritually, meditation, meditate, soul, karma, karmic, moksha, enlightenment, inner peace, peace of mind, intuition, intuitive, psychic, faith, god, divine, prayer, pray, dream, dreams, solitude, letting go, higher self, inner self, subconscious, inner world, retreat, healing, yoga practice, belief, beliefs, religion, religious, philosophy",
        "adhyatma, adhyatmik, aadhyatmik, adhyatm, dhyan, dhyaan, sadhana, saadhna, moksh, mokshya, bhakti, bhagwan, bhagvan, ishwar, ishvar, pooja, puja, karm, karma, aatma, atma, mann ki shanti, man ki shanti, shanti, sukoon, sukun, antar mann, sapne, sapna, dharm, vishwas, astha",
    ),
    entry(
        Of(Communication),
        "communication, communicate, communicating, communicator, speak, speaking, speech, talk to people, how i talk, way i talk, express myself, expressing myself, express, writing, write better, words, conversation, conversations, listen, listening, think, thinking, mind works, my mind, intellect, intelligence, learning style, public speaking, how do i think, voice, argue, negotiation, negotiate, misunderstood, misunderstanding, misunderstandings",
        "baat cheet, baatcheet, batcheet, baat karna, baat karne, bol chaal, bolchaal, bolna, bolne, baatein, vani, vaani, soch, sochne, sochna, dimaag, dimag, buddhi, samvad, lekhan, likhna",
    ),
    entry(
        Of(Confidence),
        "confidence, confident, self esteem, self esteem, selfesteem, self worth, self confidence, self image, how others see me, how do others see me, how people see me, how do people see me, come across, identity, appearance, looks, look attractive, self love, love myself, believe in myself, courage, brave, bravery, assertive, boundaries, insecure about, first impressions, shy, shyness, introvert, extrovert, introverted, extroverted, impression, self doubt",
        "aatmavishwas, atmavishwas, aatmvishwas, atmvishwas, aatma vishwas, himmat, hausla, hosla, khud par bharosa, khud pe bharosa, khud pe yakeen, log mujhe kaise, log mujhe kaisa, chehra, pehchaan, pehchan, roop, sharmila, sharmili, khud se pyaar",
    ),
    entry(
        Of(Creativity),
        "creativity, creative, creatively, art, arts, artist, artistic, music, musical, musician, singing, sing, dance, dancing, dancer, painting, paint, acting, actor, hobby, hobbies, self expression, talent, talents, talented, play, fun, joy, imagination, write a book, author, poetry, craft, photography, design, content creator, youtube channel, gift for, perform, performing, stage",
        "kala, kalakar, kalaakar, rachna, rachnatmak, rachnatmakta, sangeet, gaana gaana, nritya, naach, nach, chitrakari, shauk, shonk, hunar, pratibha, lekhak, kavi, kavita, abhinay, natak",
    ),
    entry(
        Of(Purpose),
        "purpose, life purpose, purpose of my life, purpose in life, calling, mission, destiny, life path, lifepath, path in life, what am i here for, why am i here, meaning of my life, meaning in life, meaning of life, direction in life, life direction, dharma, soul purpose, souls purpose, legacy, meant to do, meant to be, what should i do with my life, do with my life, my path, goals in life, growth, life lesson, life lessons, potential, long term, life goal, achieve my goals, reach my goals, achieve my goal, reach my goal",
        "jeevan ka uddeshya, jeevan ka lakshya, jeevan ka maqsad, zindagi ka maqsad, zindagi ka matlab, zindagi ka lakshya, jeevan ka arth, maqsad, maksad, uddeshya, uddeshy, lakshya, lakshy, manzil, jeevan path, jivan ka, zindagi ki disha, jeevan ki disha, kis liye paida, kyun paida, raasta, rasta, disha, niyati",
    ),
    entry(
        Of(Change),
        "change, changes, transformation, transform, transforming, transition, transitions, reinvent, letting go, let go, endings, new beginning, new beginnings, fresh start, start over, rebirth, crisis point, hidden, secrets, secret, shadow, shadow side, power, control issues, trust issues, turning point, new chapter, big change",
        "badlav, badlaav, badlao, parivartan, nayi shuruaat, nayi shuruat, naya mod, badalna, badal, badlegi, badlega, rahasya, chhupa, gupt",
    ),
];
