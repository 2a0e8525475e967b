//! The phrases that the linter looks for, as data.

use super::lint::LintRule::{
    self, Certainty, DeathTiming, Fear, FinancialInstruction, LegalInstruction, Machinery, MedicalInstruction,
};
use crate::words::Entry;

pub(super) const RULES: [Entry<LintRule>; 7] = [
    Entry {
        concept: Certainty,
        en: "will happen, will definitely, will surely, will certainly, will come true, definitely, guaranteed, guarantee, guarantees, for sure, certain to, is going to happen, going to happen, bound to happen, \
            is destined, are destined, destined to, fated to, it is written, inevitable, inevitably, without a doubt, without doubt, no doubt, 100 percent, you will get, you will be, you will find, you will marry, you will meet, \
            you will have, you will become, you will lose, you will win, you will earn, you will receive, you will travel, you will move, you will succeed, you will fail, you will never, you will always, you will fall, you are going to, \
            he will come, she will come, he will return, she will return, they will return, must happen",
        hi: "pakka, pakki baat, zaroor hoga, zaroor hogi, jaroor hoga, jaroor hogi, zarur hoga, hoke rahega, ho kar rahega, ho ke rahegi, hoga hi, hogi hi, nishchit, nischit, guarantee hai, sau pratishat, tay hai, likha hai kismat, hona hi hai, \
            shaadi hogi, shaadi ho jayegi, naukri milegi, paisa milega, promotion milega, zaroor milega, zaroor milegi",
    },
    Entry {
        concept: MedicalInstruction,
        en: "stop taking, start taking, increase your dose, decrease your dose, reduce your dose, change your dose, skip your medication, skip your medicine, skip the medicine, stop your medication, stop your medicine, take this medicine, \
            take a tablet, take tablets, milligrams, mg of, your diagnosis is, you have depression, you have cancer, you have diabetes, you have anxiety disorder, you are depressed, you are bipolar, you suffer from, no need to see a doctor, no need for a doctor, \
            you do not need a doctor, dont need a doctor, avoid surgery, have the surgery, cancel the surgery, your illness is, cures, will cure, will heal your, get vaccinated, do not vaccinate",
        hi: "dawa band, dawai band, dawai lena band, dawa lena band, goli lein, doctor ki zaroorat nahi, operation karwa, operation mat, aapko depression hai, ilaj band",
    },
    Entry {
        concept: LegalInstruction,
        en: "you should sue, sue your, sue them, plead guilty, plead not guilty, sign the contract, sign the papers, do not sign, file for divorce, file a case, file the case, file a lawsuit, go to court, settle out of court, drop the case, withdraw the case, press charges",
        hi: "case kar dein, case karein, muqadma karein, mukadma karein, talaq le lein, court jaayein, case wapas",
    },
    Entry {
        concept: FinancialInstruction,
        en: "buy shares, buy the shares, buy stocks, buy the stock, buy gold, buy bitcoin, buy crypto, sell your, sell the shares, sell the stock, sell your stocks, invest in, invest now, you should invest, put your money, put money into, take the loan, take a loan, borrow money, mortgage your, bet on, play the lottery, \
            lucky number is, winning number, trade today",
        hi: "share kharid, shares kharid, stock kharid, gold kharid, sona kharid, paisa lagayein, paisa laga dein, invest karein, invest kar dein, loan le lein, karz le lein, satta lag, lottery kharid",
    },
    Entry {
        concept: DeathTiming,
        en: "you will die, will die, die in, die at, die by, die around, death at, death around, death in, death comes, your death, end of your life, life span, lifespan, years to live, years left, you will fall ill, will fall ill, fall ill in, will get sick, get sick in, will become sick, illness in, disease in",
        hi: "maut hogi, mrityu hogi, maut aayegi, mrityu yog, bimar padenge, bimar pad jayenge, umar itni, kitne saal jiyenge",
    },
    Entry {
        concept: Fear,
        en: "cursed, curse on, doomed, doom, terrible fate, bad luck, evil eye, evil spirit, evil, beware, danger awaits, terrible awaits, something terrible, disaster, catastrophe, catastrophic, ruin you, ruined, tragedy, tragic, unless you pay, unless you buy, unless you wear, unless you perform, or else you, \
            must wear this, must perform, suffer terribly, you should be afraid, be very afraid, dangerous period, deadly, malefic, inauspicious, black magic",
        hi: "shraap, shrap, anisht, ashubh, apshagun, manhoos, barbad, barbaad, tabahi, nazar lagi, buri nazar, khatra mandra, kala jadu, kaala jaadu, sarvanash, upay nahi kiya to, pooja nahi karayi to, prakop",
    },
    Entry {
        concept: Machinery,
        en: "prompt, prompts, memory buffer, buffer, buffers, variable, variables, database, tool call, tool calls, tool, tools, api, json, language model, as an ai, ai model, artificial intelligence, chatbot, bot, algorithm, algorithms, template, templates, placeholder, system message, my system, \
            the system, our system, instructions say, my instructions, my rules say, developer, developers, training data, function call, backend, server, context window, token, tokens, llm, markdown, pipeline, software, computed, computer",
        hi: "",
    },
];
