//! Words that mark the edge of what an astrologer answers: other people, boundaries, everything that is no
//! astrology.

use super::{
    Concept::{self, Boundary as Of, General, Lottery, OffScope, Relation, Theirs, They},
    entry,
};
use crate::{
    agent::understand::Boundary::{Death, Financial, Legal, Medical},
    words::Entry,
};

pub(super) static ENTRIES: &[Entry<Concept>] = &[
    entry(
        Of(Medical),
        "medicine, medicines, medication, medications, tablet, tablets, pill, pills, dose, dosage, antibiotic, antibiotics, antidepressant, antidepressants, insulin, painkiller, painkillers, vaccine, vaccinated, surgery, operation, chemotherapy, chemo, biopsy, diagnosis, diagnose, diagnosed, disease, diseases, \
            illness, ill, sick, fall sick, get sick, tumor, tumour, diabetes, diabetic, thyroid, pcos, pcod, migraine, asthma, blood pressure, cholesterol, heart attack, stroke, covid, infection, fever, symptom, symptoms, treatment, therapy session, cure, cured, recover from, recovery from, ivf, abortion, miscarriage, \
            do i have cancer, have cancer, breast cancer, cancer treatment, cancer patient, lung cancer, blood cancer, skin cancer, cancer come back, depression, bipolar, adhd, doctor, physician, hospital, chest pain, stomach pain, back pain, headache, headaches, lump, rash, hair loss, hair fall, cough, lose weight, weight loss, \
            pregnant now, am i pregnant, is it a boy or, boy or girl, gender of my baby",
        "dawa, dawai, dawaai, davai, goli, goliyan, ilaj, ilaaj, operation, oparation, bimari, beemari, bimaari, bimar, beemar, rog, doctor, daktar, sugar ki bimari, madhumeh, bukhar, dard, sar dard, pet dard, kamar dard, ladka hoga ya, ladki hogi ya, beta hoga ya, ladka ya ladki, beta ya beti, cancer hai kya, cancer hai, mujhe cancer, cancer ho, kainsar",
    ),
    entry(
        Of(Legal),
        "lawsuit, court case, court, legal, legally, lawyer, attorney, sue, suing, judge, verdict, custody, bail, police case, police complaint, fir, jail, prison, guilty, litigation, legal case, legal battle, legal matter, contract sign, sign the contract, sign this contract, sign the papers, property dispute, land dispute, alimony, legal notice, arrested, plead, file a case, file for divorce",
        "court case, mukadma, muqadma, mukaddama, mukadama, kanooni, kanuni, kanoon, kanun, vakeel, wakeel, vakil, adalat, kachehri, jail, jel, giraftar, thana, police case, case jeet, case jit, case haar, kes jeet, zameen ka case, property ka case, talaq ka case",
    ),
    entry(
        Of(Financial),
        "invest, investing, investment, investments, stock, stocks, stock market, share market, shares, mutual fund, mutual funds, crypto, cryptocurrency, bitcoin, ethereum, dogecoin, trade, trading, trader, intraday, forex, futures and options, options trading, gold buy, buy gold, gold or, sip, fixed deposit, which fund, portfolio, nifty, sensex, ipo, take a loan, take this loan, take out a loan, \
            home loan, personal loan, lend money, lend him money, lend her money, borrow, borrow money, put my money, put money, my savings into, put my savings, mortgage, buy property, buy land, dividend, nft, gamble, gambling, casino, betting, bet on, bet, insurance policy",
        "share bazaar, share bazar, share market, nivesh, invest karu, invest karna, invest kar, paisa lagau, paisa lagaun, paise lagau, paisa lagana, paise lagana, paise lagaun, paisa laga, paise laga, satta, sattebaazi, jua, juaa, sona kharid*, gold kharid*, karz lu, loan lu, loan lena, loan le, udhaar du, udhar du, fd kar, zameen kharid*, plot kharid*, shares kharid*, share kharid*, stocks kharid*",
    ),
    entry(
        Of(Death),
        "when will i die, how will i die, when do i die, die, dying, death, my death, lifespan, life span, how long will i live, how long do i have, how long will i be alive, live long, longevity, will i die, going to die, years left, years do i have left, when am i going to die, end of my life, live till, live until, how many years will i live, age of death, time of death, will i live to",
        "maut, mrityu, mritu, maranga, marunga, marungi, mar jaunga, mar jaungi, mar jayega, mar jayegi, kab marunga, kab marungi, marne wala, kitne saal jiunga, kitne saal jiungi, kitni umar hai, kitni umr hai meri, kitna jiyunga, kitna jiyungi, kab tak jiyunga, kab tak jiunga, kab tak jiyungi, kab tak jiungi, kab tak zinda, umr kitni lambi, umar kitni lambi, kitni lambi umr, kitni lambi umar, kitne din jiunga, aayu, ayu kitni, umar kitni hogi, umr kitni, lambi umar, lambi umr, jivit rahunga, zinda rahunga, zinda rahungi",
    ),
    entry(
        OffScope,
        "weather, rain, raining, temperature, snow, snowing, forecast for mumbai, umbrella, humid, sunny outside, climate, storm, monsoon, cricket, football, soccer, match score, the match, todays match, ipl, world cup, score of, cricket score, team win, who won, who will win, tournament, olympics, f1, formula 1, nba, nfl, premier league, tennis, chess, \
            news, headline, headlines, politics, political, election, elections, president, prime minister, minister, parliament, government of, war in, ukraine, modi, trump, biden, congress, bjp, \
            code, coding, program, programming, python, javascript, java, rust, html, css, sql, function that, script, debug, bug, compile, algorithm, regex, excel, spreadsheet, powerpoint, api, github, linux, windows, software, app crash, install, wifi, router, laptop, iphone, android, smartphone, printer, internet, website, download, \
            recipe, recipes, cook, cooking, bake, baking, ingredients, restaurant, restaurants, pizza, biryani, paneer, pasta, burger, coffee shop, dinner tonight, what to eat, calories, menu, order food, lunch, breakfast, \
            solve, equation, calculate the, calculus, square root, multiply, divided by, plus, minus, percent of, percentage, math, maths, mathematics, physics, chemistry, biology, geometry, theorem, derivative, integral, translate, translation, translate this, spell, spelling, grammar, synonym, synonyms, antonym, essay, write an essay, write a poem, write me a poem, poem, write a story, tell me a story, story, write an email, write a letter, cover letter, resume, cv, linkedin post, caption, tweet, joke, jokes, riddle, sing a song, sing me, \
            movie, movies, film, films, netflix, tv show, web series, song recommendation, suggest a song, play a song, play some, play me, play music, playlist, spotify, youtube, actor, actress, celebrity, bollywood, hollywood, video game, videogame, anime, lyrics, \
            capital of, population, currency of, exchange rate, dollar rate, price of, gold price, gold rate, stock price, petrol price, price today, distance between, how far, how tall, tallest, largest, biggest city, who invented, who discovered, who wrote, who painted, who founded, who directed, inventor, history of, wikipedia, google, search for, look up, map, directions to, navigate, route, nearest, near me, hotel, flight status, train timing, train timings, book a, book me, recommend a, recommend me, suggest a, suggest me, suggest some, good book, good name, names for, booking, cab, uber, ola, taxi, ticket price, bus, traffic, \
            alarm, timer, set a reminder, call my, call mom, text my, send a message, send an email, turn on, turn off, lights, thermostat, what time is it, what is the time, current time, time in new york, time in london, what day is it, what date is it, todays date, what is the date, date today, day today, what year is it, \
            dinosaur, dinosaurs, quantum, black hole, black holes, nasa, rocket, rockets, spacex, photosynthesis, atom, molecule, planet earth, chemical, gravity, speed of light, light year, mass of, diameter, how big is, how hot is, how far is, distance of, moons does, rings of saturn, atmosphere of, land on the moon, moon landing, landing, life on mars, mars rover, mission to mars, elon, \
            shopping, amazon, flipkart, discount, coupon, refund, order status, shoes, shirt, which phone, laptop should, camera, airpods, visa fee, tax return, income tax, gst, tax, taxes, \
            dog breed, cat food, plant care, gardening, workout plan, diet plan, calorie, protein, yoga poses, push ups, pushups, haircut, makeup, skincare, outfit, lipstick, fix my car, car engine, tyre, plumber, electrician, \
            homework, assignment, thesis, solve this, quiz, trivia, crossword, sudoku, meaning of the word, define, definition of, dictionary, convert, kilometers, kilometres, celsius, fahrenheit, kilograms, liters, litres, inches, \
            time zone difference, zip code, ignore previous, ignore all previous, ignore your instructions, system prompt, your prompt, your instructions, print your, reveal your, jailbreak, developer mode, act as, pretend to be, pretend you are, roleplay as",
        "mausam, likho, likh do, likh ke, likhkar, likh dijiye, kitaab, kitab, kitaabein, chhutti, chutti, barish, baarish, barsaat, garmi hai, sardi hai, thand kitni, taapman, tapman, match kaun, kaun jeeta, kaun jitega, kaun jeetega, khabar, khabrein, samachar, chunav, pradhan mantri, pradhanmantri, rashtrapati, mantri, sarkar, neta, rajneeti, code likh, program likh, khana banana, khana bana, khana kya, kya khaun, kya khau, kya khaoon, vyanjan, sabzi, daal kaise, chai kaise, roti, \
            anuvaad, anuvad, nibandh, kahani suna, kahani likh, chutkula, chutkule, joke suna, gaana suna, gana suna, gaana baja, gana baja, film dekh, picture dekh, movie dekh, kaun si film, konsi movie, hero kaun, rajdhani, jansankhya, aabadi, dollar kitna, dollar ka, sone ka bhav, sone ka daam, sone ka rate, petrol ka, bhaav kya, daam kya, kitne ka hai, kitne ki hai, kitni door, kitna door, kitni dur, kitna dur, \
            samay kya hua, time kya hua, kitne baje hain, kitne baj, baje hain, aaj kaun sa din, aaj konsa din, aaj kaunsa din, aaj kya din, aaj kya tareekh, aaj kya tarikh, aaj ki tarikh, aaj ki tareekh, tarikh kya hai, tareekh kya hai, alarm laga, phone laga, call karo, call lagao, message bhej, light band, light jala, pankha, ac chala, raasta bata, rasta bata, train kab, bus kab, cab bula, khel, cricket, kapde, joota, jute, mobile kaun, kaunsa phone, konsa phone, kaun sa phone, laptop kaun, hisaab, ganit, jod ghata, paheli, \
            upvaas ka khana, ilaaj batao, khojo, dhoondo, dhundo, search karo, google karo",
    ),
    entry(
        Lottery,
        "lottery, lotto, powerball, jackpot, winning numbers, winning number, lottery number, lottery numbers, lottery ticket, megamillions, mega millions, exact numbers, bingo, roulette, scratch card",
        "lottery, lotari, latri, satta matka, matka number, matka, jackpot, lottery ka number, kaunsa number lagau, kaun sa number, konsa number, kaunsa number aayega",
    ),
    entry(
        General,
        "what is a, what is an, what is the, what are the, which is the, which are the, who is, who was, who are the, how to, how do, how does, define, difference between, how many, how much, list of, best, cheapest, average, which country, which city in, types of, kinds of, facts about, explain the, what causes, why is the, why do people, why are, why does the, where is, where can i, where can",
        "kitna hai, kitni hai, kitne hain, kitna hota, kitni hoti, kya hota hai, kya hoti hai, kise kehte, kaun hai, kaun tha, kahan hai, kaise banta, kaise banate, kaise banaye, sabse accha, sabse bada, sabse sasta, konsa best, antar kya",
    ),
    entry(
        Relation,
        "mother, mom, mum, mama, father, dad, daddy, papa, parents, brother, sister, brothers, sisters, son, daughter, sons, daughters, child, baby, kid, kids, children, wife, husband, spouse, hubby, boyfriend, girlfriend, bf, gf, partner, fiance, fiancee, friend, friends, best friend, bestie, bff, cousin, uncle, aunt, aunty, grandmother, grandfather, grandma, grandpa, nani, dadi, niece, nephew, \
            boss, manager, colleague, coworker, teacher, neighbour, neighbor, roommate, ex, ex boyfriend, ex girlfriend, ex husband, ex wife, crush, mother in law, father in law, in laws, dog, cat, pet, somebody else, someone else, another person, other person, client, classmate, team, celebrity, guy, girl i, man i, woman i, person i",
        "maa, mummy, mata, papa, pita, pitaji, bhai, behen, bahan, behan, didi, bhaiya, beta, beti, bete, bachcha, bacche, bachche, =pati, patni, biwi, bivi, dost, doston, saheli, mitra, yaar, chacha, chachi, mama, mami, mausi, bua, nana, nani, dada, dadi, saas, sasur, devar, jeth, nanad, bhabhi, premi, premika, boyfriend, girlfriend, boss, padosi, teacher, bhatija, bhanja, gharwale, gharwali, gharwala, susral, sasural",
    ),
    entry(
        Theirs,
        "his, her, hers, their, theirs, his birth, her birth, someone elses, somebody elses",
        "uska, uski, uske, unka, unki, unke, iska, iski, inka, inki, kisi ka, kisi ki, kisi aur ki, kisi aur ka, dusre ki, dusre ka",
    ),
    entry(
        They,
        "he, she, they, him, them, he is, she is",
        "woh, vo, usko, unko, unhe, usne, unhone",
    ),
];
