//! The areas of life: the house and the point to read, and what to say about them.

use super::{Bi, bi};
use crate::{
    agent::understand::Topic,
    chart::{Body, Point},
};

/// How one area is read and spoken of.
pub(in crate::agent) struct Area {
    /// The house in which it is read.
    pub(in crate::agent) house: u8,
    /// The point that stands for it by nature.
    pub(in crate::agent) significator: Body,
    /// The angle that belongs to it.
    pub(in crate::agent) angle: Option<Point>,
    /// What it is called, as "your work"; in Hindi in the form before "ke liye".
    pub(in crate::agent) name: Bi,
    /// One small thing to do.
    pub(in crate::agent) actions: [Bi; 2],
    /// A question that moves the talk forward.
    pub(in crate::agent) question: Bi,
}

/// The area's reading.
pub(in crate::agent) fn area(topic: Topic) -> Area {
    let of = |house, significator, angle, name, actions, question| Area {
        house,
        significator,
        angle,
        name,
        actions,
        question,
    };
    match topic {
        Topic::Career => of(
            10,
            Body::Saturn,
            Some(Point::Midheaven),
            bi("your work", "aapke kaam"),
            [
                bi(
                    "One small thing: write down the three tasks of last month that gave you energy, and ask for one more of them.",
                    "Ek chhota kadam: pichhle mahine ke teen kaam likhein jinse urja mili, aur unme se ek aur maangein.",
                ),
                bi(
                    "A small step: spend half an hour this week on the skill your next role would use.",
                    "Chhota kadam: is hafte aadha ghanta us hunar ko dein jo agle role mein kaam aaye.",
                ),
            ],
            bi(
                "What would good work look like to you a year from now?",
                "Ek saal baad achha kaam aapke liye kaisa dikhta hai?",
            ),
        ),
        Topic::Money => of(
            2,
            Body::Venus,
            None,
            bi("money and worth", "paise aur keemat"),
            [
                bi(
                    "One small thing: look at one week of spending and mark what really mattered to you.",
                    "Ek chhota kadam: ek hafte ka kharcha dekhein aur nishaan lagayein ki kya sach mein zaroori tha.",
                ),
                bi(
                    "A small step: name one thing you do well and have not asked a fair price for.",
                    "Chhota kadam: ek aisa kaam pehchaanein jo achha aata hai par jiska sahi daam nahi maanga.",
                ),
            ],
            bi(
                "What does enough mean to you right now?",
                "Abhi aapke liye kaafi ka matlab kya hai?",
            ),
        ),
        Topic::Love => of(
            7,
            Body::Venus,
            None,
            bi("love", "pyaar"),
            [
                bi(
                    "One small thing: say one honest, warm sentence to someone before the day ends.",
                    "Ek chhota kadam: din khatam hone se pehle kisi se ek sachchi, garmjoshi bhari baat kahein.",
                ),
                bi(
                    "A small step: notice with whom you feel easy, and spend an hour more there.",
                    "Chhota kadam: dekhein kiske saath mann halka rehta hai, aur wahan ek ghanta aur bitayein.",
                ),
            ],
            bi(
                "What helps you feel at ease with someone?",
                "Kisi ke saath mann halka kis baat se hota hai?",
            ),
        ),
        Topic::Marriage => of(
            7,
            Body::Venus,
            None,
            bi("marriage and partnership", "shaadi aur saajhedari"),
            [
                bi(
                    "One small thing: write down three things a shared life must have for you, and one it need not.",
                    "Ek chhota kadam: teen baatein likhein jo saath ki zindagi mein zaroori hain, aur ek jo zaroori nahi.",
                ),
                bi(
                    "A small step: have one unhurried talk this week about how you like to be cared for.",
                    "Chhota kadam: is hafte ek fursat wali baat karein ki khayal rakha jaana kaise achha lagta hai.",
                ),
            ],
            bi(
                "What would make a partnership feel like home to you?",
                "Kya ho to saajhedari ghar jaisi lage?",
            ),
        ),
        Topic::Family => of(
            4,
            Body::Moon,
            None,
            bi("family", "parivar"),
            [
                bi(
                    "One small thing: ask one person at home a question you do not know the answer to.",
                    "Ek chhota kadam: ghar mein kisi se wo sawaal poochein jiska jawab pata nahi.",
                ),
                bi(
                    "A small step: share one good memory with someone in the family this week.",
                    "Chhota kadam: is hafte parivar mein kisi ke saath ek achhi yaad baantein.",
                ),
            ],
            bi(
                "What would you like to hand on, and what may end with you?",
                "Kya aage dena hai, aur kya yahin ruk sakta hai?",
            ),
        ),
        Topic::Home => of(
            4,
            Body::Moon,
            None,
            bi("home", "ghar"),
            [
                bi(
                    "One small thing: list what a place must give you on an ordinary Tuesday, not on a holiday.",
                    "Ek chhota kadam: likhein ki ek aam din mein jagah se kya chahiye, chhutti mein nahi.",
                ),
                bi(
                    "A small step: make one corner where you live now feel like yours.",
                    "Chhota kadam: jahan abhi rehna hai, wahan ek kone ko apna banayein.",
                ),
            ],
            bi(
                "When did a place last feel like home to you?",
                "Pichhli baar kaun si jagah ghar jaisi lagi?",
            ),
        ),
        Topic::Children => of(
            5,
            Body::Jupiter,
            None,
            bi("children and what you bring into the world", "bachchon aur nayi rachna"),
            [
                bi(
                    "One small thing: spend twenty minutes in play with someone young, on their terms.",
                    "Ek chhota kadam: kisi chhote ke saath bees minute uske niyam se khelein.",
                ),
                bi(
                    "A small step: write down what you received as a child and would gladly pass on.",
                    "Chhota kadam: likhein ki bachpan mein kya mila jo khushi se aage dena hai.",
                ),
            ],
            bi(
                "What kind of warmth do you most want to give?",
                "Sabse zyada kaisa pyaar dena hai?",
            ),
        ),
        Topic::Studies => of(
            9,
            Body::Mercury,
            None,
            bi("your studies", "aapki padhai"),
            [
                bi(
                    "One small thing: explain today's hardest idea aloud to someone, or to the wall, in five sentences.",
                    "Ek chhota kadam: aaj ki sabse mushkil baat kisi ko, ya deewar ko, paanch line mein samjhayein.",
                ),
                bi(
                    "A small step: study in two blocks of twenty-five minutes with a real pause between them.",
                    "Chhota kadam: pachchees minute ke do hisson mein padhein, beech mein sachcha break lein.",
                ),
            ],
            bi(
                "Which part of it do you really want to understand?",
                "Iska kaun sa hissa sach mein samajhna hai?",
            ),
        ),
        Topic::Health => of(
            6,
            Body::Moon,
            None,
            bi("your daily rhythm and energy", "roz ki lay aur urja"),
            [
                bi(
                    "One small thing: keep one gentle habit at the same hour for seven days; for anything that hurts or worries you, a doctor is the right person.",
                    "Ek chhota kadam: saat din tak ek halki aadat usi waqt rakhein; kuch dukhe ya chinta ho to doctor hi sahi insaan hain.",
                ),
                bi(
                    "A small step: go to bed half an hour earlier twice this week; and for symptoms, please ask a doctor.",
                    "Chhota kadam: is hafte do din aadha ghanta jaldi soyein; aur koi takleef ho to doctor se poochein.",
                ),
            ],
            bi(
                "Which hour of the day is kindest to you?",
                "Din ka kaun sa waqt sabse achha lagta hai?",
            ),
        ),
        Topic::Travel => of(
            9,
            Body::Jupiter,
            None,
            bi("travel and far places", "safar aur door ki jagahon"),
            [
                bi(
                    "One small thing: learn ten words, or one recipe, of the place you think about.",
                    "Ek chhota kadam: jis jagah ka khayal aata hai, wahan ke das shabd seekhein.",
                ),
                bi(
                    "A small step: take a new road once this week and see how it changes your mood.",
                    "Chhota kadam: is hafte ek nayi sadak se jaayein aur dekhein mood kaise badalta hai.",
                ),
            ],
            bi("What are you hoping to find there?", "Wahan kya paane ki umeed hai?"),
        ),
        Topic::Friends => of(
            11,
            Body::Venus,
            None,
            bi("friendship", "dosti"),
            [
                bi(
                    "One small thing: write to one friend you have been meaning to write to, without an excuse.",
                    "Ek chhota kadam: jis dost ko likhna tha, use bina bahane likh dein.",
                ),
                bi(
                    "A small step: ask a friend for a small favour; it lets people come closer.",
                    "Chhota kadam: kisi dost se chhoti madad maangein; isse nazdeeki badhti hai.",
                ),
            ],
            bi("With whom can you be silly?", "Kiske saath masti ho paati hai?"),
        ),
        Topic::Spirituality => of(
            12,
            Body::Jupiter,
            None,
            bi("your inner life", "aapke bheetri jeevan"),
            [
                bi(
                    "One small thing: sit for seven minutes with nothing to achieve, tomorrow at the same hour too.",
                    "Ek chhota kadam: saat minute bina kuch paane ki chaah ke baithein, kal bhi usi waqt.",
                ),
                bi(
                    "A small step: end the day by naming three things you were given.",
                    "Chhota kadam: din ka ant teen mili hui cheezein gin kar karein.",
                ),
            ],
            bi("Where do you feel most quiet?", "Mann sabse shaant kahan hota hai?"),
        ),
        Topic::Communication => of(
            3,
            Body::Mercury,
            None,
            bi("the way you talk and think", "aapki baatcheet aur soch"),
            [
                bi(
                    "One small thing: before your next difficult talk, write the one sentence you want to be remembered.",
                    "Ek chhota kadam: agli mushkil baat se pehle wo ek line likhein jo yaad rehni chahiye.",
                ),
                bi(
                    "A small step: once today, repeat back what you heard before you answer.",
                    "Chhota kadam: aaj ek baar jawab se pehle suni hui baat dohrayein.",
                ),
            ],
            bi(
                "What do you wish people understood faster about you?",
                "Log kaun si baat jaldi samajh lein to achha lage?",
            ),
        ),
        Topic::Confidence => of(
            1,
            Body::Sun,
            Some(Point::Ascendant),
            bi("the way you stand in the world", "duniya mein aapke andaaz"),
            [
                bi(
                    "One small thing: take the seat, or the word, one moment earlier than you usually would.",
                    "Ek chhota kadam: jagah ho ya baat, roz se ek pal pehle lein.",
                ),
                bi(
                    "A small step: write down one thing you did well today, without a but.",
                    "Chhota kadam: aaj ki ek achhi baat likhein, bina kisi lekin ke.",
                ),
            ],
            bi(
                "When did you last feel fully at home in yourself?",
                "Pichhli baar kab andar se poora sukoon tha?",
            ),
        ),
        Topic::Creativity => of(
            5,
            Body::Venus,
            None,
            bi("your creative side", "aapke rachnatmak pehlu"),
            [
                bi(
                    "One small thing: make something bad on purpose for fifteen minutes, just to get moving.",
                    "Ek chhota kadam: pandrah minute jaan-boojh kar kuch kharab banayein, bas haath chalane ko.",
                ),
                bi(
                    "A small step: show one unfinished piece to one kind person.",
                    "Chhota kadam: ek adhoori cheez kisi ek dayalu insaan ko dikhayein.",
                ),
            ],
            bi(
                "What did you love making before anyone judged it?",
                "Kya banana achha lagta tha jab koi parakhta nahi tha?",
            ),
        ),
        Topic::Purpose => of(
            10,
            Body::TrueNode,
            Some(Point::Midheaven),
            bi("your direction in life", "jeevan ki disha"),
            [
                bi(
                    "One small thing: note for three days what makes you lose track of time.",
                    "Ek chhota kadam: teen din tak likhein ki kis cheez mein waqt ka pata nahi chalta.",
                ),
                bi(
                    "A small step: give one hour this week to the thing you would do unpaid.",
                    "Chhota kadam: is hafte ek ghanta us cheez ko dein jo bina paise ke bhi ki jaaye.",
                ),
            ],
            bi("Whom would you like your work to help?", "Aapka kaam kiske kaam aaye?"),
        ),
        Topic::Change => of(
            8,
            Body::Pluto,
            None,
            bi("change", "badlaav"),
            [
                bi(
                    "One small thing: name what is ending in one sentence, and what may begin in another.",
                    "Ek chhota kadam: ek line mein likhein kya khatam ho raha hai, aur doosri mein kya shuru ho sakta hai.",
                ),
                bi(
                    "A small step: keep one steady ritual while the rest is moving.",
                    "Chhota kadam: jab baaki sab hil raha ho, ek chhoti aadat pakki rakhein.",
                ),
            ],
            bi("What are you ready to put down?", "Kya ab neeche rakha ja sakta hai?"),
        ),
    }
}

/// Said where a person asks when something comes.
pub(in crate::agent) const NO_DATE: [Bi; 2] = [
    bi(
        "I cannot honestly put a date on it, but I can say how you are set up for it.",
        "Iski sahi tareekh batana imaandari nahi hogi, par ismein aapka andaaz zaroor dikhta hai.",
    ),
    bi(
        "A date would only be a guess, so let me read what you bring to it instead.",
        "Tareekh bas ek andaaza hoti, isliye ye dekhte hain ki is mein aapke paas kya hai.",
    ),
];

/// Said where a person asks what to decide.
pub(in crate::agent) const YOUR_CHOICE: [Bi; 2] = [
    bi(
        "The choice is yours; a chart can only hold up a mirror to it.",
        "Faisla aapka hai; kundli bas aaina dikhati hai.",
    ),
    bi(
        "I would not decide this for you, but here is what the chart reflects.",
        "Ye faisla mera nahi, par kundli jo dikhati hai wo ye hai.",
    ),
];

/// Said about another person's heart.
pub(in crate::agent) const ANOTHER_HEART: Bi = bi(
    "Another person's heart does not stand in your chart, only yours does.",
    "Kisi aur ka dil aapki kundli mein nahi dikhta, sirf aapka dikhta hai.",
);
