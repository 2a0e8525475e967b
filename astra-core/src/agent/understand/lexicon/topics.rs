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
            interview, hired, fired, laid off, business, startup, start up, start my own, entrepreneur, entrepreneurship, company, resign, resignation, quit, vocation, occupation, field, line of work, sector, industry, workload, at work, public image, reputation, fame, famous, \
            corporate, freelance, freelancing, switch jobs, new role, appraisal, raise at work, leadership, work life, success, successful, succeed, become a, become an, recognition",
        "naukri, kaunsi line, kis line, jaub, job, bijnes, biznes, ofis, pramoshan, kariyar, kariar, kaam, kam kaaj, kaam kaaj, kaam dhandha, dhandha, dhanda, vyapar, vyapaar, karobar, karobaar, rozgaar, rozgar, rojgar, daftar, nokri, naukari, sarkari naukri, karyakshetra, vyavsay, tarakki, padonnati, safalta, safal, kamyabi, kaamyaabi, kamyab, banunga, banungi, ban sakta, ban sakti, ban paunga, ban paungi, banna chahta, banna chahti, banna hai, naam aur shohrat",
    ),
    entry(
        Of(Money),
        "money, finance, finances, financial, financially, income, earnings, earn, earning, wealth, wealthy, rich, richer, savings, save money, save more, save, saving, salary, cash, debt, debts, loan, loans, spending, expenses, budget, \
            afford, fortune, property money, prosperity, abundance, inheritance, i am broke, going broke, flat broke, always broke, am broke, millionaire, billionaire, get paid, material, bank balance, monetary, economic",
        "paisa, paisa bacha, paise bacha, paisa bachana, paise bachana, bacha paunga, bacha paungi, bacha sakta, bacha sakti, mani, faainens, imkam, inkam, paise, paiso, paison, dhan, daulat, dolat, kamai, kamaai, kamana, kamaunga, crorepati, karodpati, lakhpati, aamdani, amdani, karz, karza, karj, udhaar, udhar, kharcha, kharche, bachat, ameer, amir, dhani, sampatti, laxmi, lakshmi, aarthik, arthik, tankhwah, vetan, dhan labh, dhan yog",
    ),
    entry(
        Of(Love),
        "love, love life, lovelife, romance, romantic, romantically, relationship, relationships, dating, date someone, boyfriend, girlfriend, partner, partners, partnership, crush, affection, single, soulmate, soul mate, soulmates, attracted, attraction, falling for, fall for, breakup, break up, broke up, dumped, dumps me, break ups, breakups, heartbreak, \
            attract, ex, my ex, ex boyfriend, ex girlfriend, flirting with, affair, heart, in love, fall in love, intimacy, intimate, passion, passionate, lover, lovers, situationship, commitment, love language, right person, the one for me, someone special, someone new, met someone, meet someone, seeing someone, somebody new, anyone for me, intimate life, come back to me, come back, comes back, get back together, love me, loves me, my person, like me, likes me, like me back, thinking of me, thinking about me, thinks of me, misses me, into me, interested in me, feelings for me, has feelings, catch feelings",
        "pyaar, pyar, mohabbat, muhabbat, ishq, ishk, prem, rishta, rishte, rishto, rishton, sambandh, aashiqui, aashiq, dil ka, dil ki, mehbooba, jeevan saathi, jeevansathi, humsafar, saathi, premi, premika, gf, bf, lovelife, love life, dil se, dil kisi, kisi pe dil, kisi par dil, dil aa gaya, dil lag gaya, lav laif, lav, rileshanship, boyfrend, garlfrend, wapas aayega, wapas aayegi, wapas aaega, laut aayega, laut aayegi, lautega, lautegi, yaad aati, yaad .. aati, yaad aa rahi, yaad .. aa rahi, yaad aata, yaad .. aata, koi special, koi khaas insaan, life mein koi, zindagi mein koi, jeevan mein koi, kisi se mila, kisi se mili, pyaar mohabbat",
    ),
    entry(
        Of(Marriage),
        "marriage, marriages, marry, married, marrying, wedding, wed, spouse, husband, wife, engagement, engaged, fiance, fiancee, bride, groom, divorce, divorced, matrimony, matrimonial, arranged marriage, love marriage, married life, marital, tie the knot, settle down, in laws, inlaws, life partner, propose, proposal, remarry, second marriage",
        "shaadi, shadi, mairij, mairej, hasband, vaif, vivah, vivaah, byah, biyah, byaah, =pati, patni, biwi, bivi, dulha, dulhan, sagai, mangni, talaq, talak, talaaq, sasural, saas, shaadishuda, shadishuda, vaivahik, dampatya, var, vadhu, gharwali, gharwala, shaadi yog, rishta pakka, rishta aa",
    ),
    entry(
        Of(Family),
        "family, families, mother, mom, mum, mommy, mama, father, dad, daddy, papa, parents, parent, relatives, roots, ancestors, childhood, upbringing, sibling, siblings, brother, sister, grandparents, joint family, home life, domestic life",
        "parivar, faimili, famili, parivaar, pariwar, kutumb, maa, mata, ghar mein shanti, ghar ki shanti, ghar mein kalesh, ghar ka mahaul, ghar ka mahol, ghar mein jhagda, mata pita, maa baap, pita, pitaji, mummy, bhai behen, bhai behan, bhai bahan, behen, bahan, bhai, khandan, khandaan, gharwale, ghar wale, ghar walo, ghar walon, gharwalon, gharwalo, rishtedaar, bachpan",
    ),
    entry(
        Of(Home),
        "home, house buy, buy a house, buy a home, buying a house, buying a home, own a house, own house, own home, new home, new house, buy my first house, buying my first house, buy our first house, apartment, flat, property, real estate, land, move house, moving house, shifting house, move home, moving home, where to live, where i live, place to live, relocate, relocating, relocation, move to a new city, moving to a new city, move to, moving to, shift to, shifting to, settle in, change cities, change city, renovation, vehicle, car",
        "ghar kharid*, ghar lena, ghar banana, ghar ban, apna ghar, khud ka ghar, naya ghar, makaan, makan, zameen, jameen, zamin, jamin, property, jaydad, jaidad, gaadi, gadi, vahan, vaahan, ghar badal, ghar shift, shift ho, shift kar, sheher badal, shahar badal, ghar",
    ),
    entry(
        Of(Children),
        "children, child, kids, kid, baby, babies, pregnant, pregnancy, son, daughter, conceive, conceiving, fertility, parenthood, motherhood, fatherhood, become a mother, become a father, become a parent, be a mother, be a father, be a parent, be a mom, be a dad, become a mom, parenting, offspring, start a family, mother to be",
        "bachche, bacche, bache, bachcha, baccha, bacha, bachchon, bachcho, santaan, santan, aulad, aulaad, beta, beti, garbh, garbhvati, maa ban, maa banu, baap ban, baap banu, papa ban, putra, putri, santaan sukh",
    ),
    entry(
        Of(Studies),
        "study, studies, studying, education, educational, exam, exams, examination, test, school, college, university, degree, marks, grades, results, admission, admissions, scholarship, learn, learning, course, phd, masters, entrance, competitive exam, board exam, student, concentration, concentrate, academic, academics, academically, syllabus, finals, midterms, boards, semester, cgpa, gpa, ielts, gre, gmat, viva, focus on studies",
        "padhai, eksam, egzam, ejukeshan, kaulej, skul, padhaai, parhai, padai, padhna, padhne, padhu, shiksha, vidya, pariksha, pareeksha, imtihaan, imtihan, exam, number aayenge, result, dakhila, daakhila, vidyarthi, kaksha, pratiyogi, upsc, neet, jee exam",
    ),
    entry(
        Of(Health),
        "health, healthy, healthwise, body, fitness, be fit, get fit, stay fit, fitter, healthier, get in shape, wellbeing, well being, wellness, diet, exercise, sleep, sleeping, sleep better, weight, vitality, physical energy, more energy, low energy, no energy, energy is low, energy low, energy is .. low, energy levels, energy level, stamina, immunity, strength of my body, physically, physical, routine, daily routine, habits, mental health, gym, rest well",
        "sehat, helth, swasthya, swasth, tabiyat, tabiyet, tandurusti, tandrusti, sharir, shareer, sarir, neend, nind, khana peena, vajan, wajan, dincharya, rog, bimari, beemari, arogya",
    ),
    entry(
        Of(Travel),
        "travel, travels, traveling, travelling, trip, trips, journey, journeys, abroad, foreign, overseas, foreign country, foreign land, visa, immigration, immigrate, emigrate, migrate, settle abroad, move abroad, moving abroad, vacation, holiday, pilgrimage, another country, other country, other countries, long distance travel, wanderlust, adventure, adventures, explore the world, settle in usa, move to canada, move overseas, go out of india, out of the country, canada, usa, the us, the usa, the uk, the states, america, united states, uk, england, london, germany, australia, dubai, singapore, europe, japan, new zealand, france, italy, gulf, green card, work permit, pr visa, onsite",
        "yatra, yaatra, safar, videsh, vides, foreign, bahar ja*, bahar settle, foreign settle, pardes, ghoomne, ghumne, ghoomna, ghumna, vilayat, abroad jana, tirth",
    ),
    entry(
        Of(Friends),
        "friend, friends, friendship, friendships, social life, social circle, network, networking, community, group, groups, social, people around me, fit in, allies, best friend, friend circle, hopes, wishes, popularity",
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
        "apni baat, meri baat, baat kehne, baat kehna, baat rakhne, baat cheet, baatcheet, batcheet, baat karna, baat karne, bol chaal, bolchaal, bolna, bolne, meri baatein, vani, vaani, soch, sochne, sochna, dimaag, dimag, buddhi, samvad, lekhan, likhna",
    ),
    entry(
        Of(Confidence),
        "confidence, confident, self esteem, self esteem, selfesteem, self worth, self confidence, self image, how others see me, how do others see me, how people see me, how do people see me, come across, identity, appearance, my looks, look attractive, self love, love myself, believe in myself, courage, brave, bravery, assertive, boundaries, insecure about, first impressions, shy, shyness, doubt myself, doubting myself, introvert, extrovert, introverted, extroverted, impression, self doubt",
        "aatmavishwas, atmavishwas, aatmvishwas, atmvishwas, aatma vishwas, himmat, hausla, hosla, khud par bharosa, khud pe bharosa, khud par vishwas, khud pe vishwas, apne par vishwas, apne upar vishwas, apne aap par vishwas, khud pe yakeen, log mujhe, chehra, pehchaan, pehchan, roop, sharmila, sharmili, khud se pyaar",
    ),
    entry(
        Of(Creativity),
        "creativity, creative, creatively, art, arts, artist, artistic, singer, painter, writer, actor, poet, filmmaker, music, musical, musician, singing, sing, dance, dancing, dancer, painting, paint, acting, actor, hobby, hobbies, self expression, talent, talents, talented, imagination, write a book, author, poetry, craft, photography, design, content creator, youtube channel, perform, performing",
        "kala, kalakar, kalaakar, rachna, rachnatmak, rachnatmakta, sangeet, gaana gaana, nritya, naach, nach, chitrakari, shauk, shonk, hunar, pratibha, lekhak, kavi, kavita, abhinay, natak",
    ),
    entry(
        Of(Purpose),
        "purpose, life purpose, purpose of my life, purpose in life, calling, mission, destiny, life path, right path, wrong path, right track, wrong track, right direction, lifepath, path in life, what am i here for, why am i here, meaning of my life, meaning in life, meaning of life, direction in life, life direction, dharma, soul purpose, souls purpose, legacy, meant to do, meant to be, what should i do with my life, do with my life, my path, goals in life, growth, life lesson, life lessons, potential, long term, life goal, achieve my goals, reach my goals, achieve my goal, reach my goal, goal achieve, goal poora, goal pura, goals achieve",
        "jeevan ka uddeshya, jeevan ka lakshya, jeevan ka maqsad, zindagi ka maqsad, zindagi ka matlab, zindagi ka lakshya, jeevan ka arth, maqsad, maksad, uddeshya, uddeshy, lakshya, lakshy, manzil, jeevan path, jivan ka, zindagi ki disha, jeevan ki disha, kis liye paida, kyun paida, raasta, rasta, disha, niyati",
    ),
    entry(
        Of(Change),
        "change, changes, changing, transformation, transform, transforming, transition, transitions, reinvent, letting go, let go, endings, new beginning, new beginnings, fresh start, start over, rebirth, crisis point, shadow, shadow side, power, control issues, trust issues, turning point, new chapter, new phase, big change",
        "badlav, badlaav, badlao, parivartan, nayi shuruaat, nayi shuruat, naya mod, badalna, badal, badlegi, badlega, rahasya, chhupa, gupt",
    ),
];
