//! One small thing to do, by the point that a reading rests on.

use super::{Bi, bi};
use crate::chart::{Body, Point};

/// Two actions a point.
pub(in crate::agent) fn of(point: Point) -> [Bi; 2] {
    match point {
        Point::Body(Body::Sun) => [
            bi(
                "One small thing: do one task today exactly the way you would sign it.",
                "Ek chhota kadam: aaj ek kaam bilkul apne andaaz mein karein.",
            ),
            bi(
                "A small step: put ten minutes today into the thing that makes you feel most like yourself.",
                "Chhota kadam: aaj das minute us cheez ko dein jisme sabse zyada apnapan lagta hai.",
            ),
        ],
        Point::Body(Body::Moon) => [
            bi(
                "One small thing: ask yourself tonight what you needed today, and give yourself a little of it.",
                "Ek chhota kadam: aaj raat khud se poochein ki dil ko kya chahiye tha, aur thoda sa wahi dein.",
            ),
            bi(
                "A small step: keep one quiet hour this week for nobody but yourself.",
                "Chhota kadam: is hafte ek shaant ghanta sirf apne liye rakhein.",
            ),
        ],
        Point::Body(Body::Mercury) => [
            bi(
                "One small thing: write the question down in one sentence before you answer it.",
                "Ek chhota kadam: jawab se pehle sawaal ko ek line mein likh lein.",
            ),
            bi(
                "A small step: tell one person plainly what you mean, in fewer words than usual.",
                "Chhota kadam: kisi ek insaan se apni baat kam shabdon mein saaf kahein.",
            ),
        ],
        Point::Body(Body::Venus) => [
            bi(
                "One small thing: tell someone today what you like about them, in plain words.",
                "Ek chhota kadam: aaj kisi ko saaf shabdon mein batayein ki unme kya pasand hai.",
            ),
            bi(
                "A small step: choose one beautiful thing today and give it your full attention.",
                "Chhota kadam: aaj ek sundar cheez chunein aur use poora dhyan dein.",
            ),
        ],
        Point::Body(Body::Mars) => [
            bi(
                "One small thing: move your body for ten minutes before the next hard decision.",
                "Ek chhota kadam: agle mushkil faisle se pehle das minute shareer ko hilayein.",
            ),
            bi(
                "A small step: pick the task you keep circling and give it the first twenty minutes of the day.",
                "Chhota kadam: jo kaam taal rahe hain, use din ke pehle bees minute dein.",
            ),
        ],
        Point::Body(Body::Jupiter) => [
            bi(
                "One small thing: say yes to one invitation that teaches you something.",
                "Ek chhota kadam: kisi aise nyote ko haan kahein jo kuch sikhaye.",
            ),
            bi(
                "A small step: write down three things that went better than you feared.",
                "Chhota kadam: teen baatein likhein jo dar se behtar nikli.",
            ),
        ],
        Point::Body(Body::Saturn) => [
            bi(
                "One small thing: choose one promise to yourself that takes fifteen minutes, and keep it all week.",
                "Ek chhota kadam: khud se pandrah minute ka ek vaada chunein aur poora hafta nibhayein.",
            ),
            bi(
                "A small step: cross one thing off your list by deciding not to do it.",
                "Chhota kadam: list se ek cheez ye tay karke hatayein ki wo nahi karni.",
            ),
        ],
        Point::Body(Body::Uranus) => [
            bi(
                "One small thing: change one routine on purpose today and notice what wakes up.",
                "Ek chhota kadam: aaj ek aadat jaan-boojh kar badlein aur dekhein kya jaagta hai.",
            ),
            bi(
                "A small step: try the odd idea in its smallest form.",
                "Chhota kadam: ajeeb se vichar ko sabse chhote roop mein aazma kar dekhein.",
            ),
        ],
        Point::Body(Body::Neptune) => [
            bi(
                "One small thing: write your dream or daydream down, then add one date and one number to it.",
                "Ek chhota kadam: apna sapna likhein, phir usme ek tareekh aur ek number jodein.",
            ),
            bi(
                "A small step: take one walk without headphones and let the mind wander.",
                "Chhota kadam: bina headphones ke ek sair par jaayein aur mann ko ghoomne dein.",
            ),
        ],
        Point::Body(Body::Pluto) => [
            bi(
                "One small thing: let go of one object that belongs to an older version of you.",
                "Ek chhota kadam: ek aisi cheez chhod dein jo purane aap ki hai.",
            ),
            bi(
                "A small step: name what you would like to stop controlling, just on paper.",
                "Chhota kadam: kaagaz par likhein ki kis cheez ka kaabu chhodna achha lagega.",
            ),
        ],
        Point::Body(Body::MeanNode | Body::TrueNode) => [
            bi(
                "One small thing: do one thing this week that feels right and slightly unfamiliar.",
                "Ek chhota kadam: is hafte ek aisi cheez karein jo sahi lage aur thodi nayi ho.",
            ),
            bi(
                "A small step: ask which of your habits still points the way you want to go.",
                "Chhota kadam: dekhein kaun si aadat aaj bhi sahi disha mein le jaati hai.",
            ),
        ],
        Point::Body(Body::MeanLilith | Body::TrueLilith) => [
            bi(
                "One small thing: say one honest no this week, kindly and without a reason.",
                "Ek chhota kadam: is hafte ek sachcha na kahein, pyaar se aur bina wajah bataye.",
            ),
            bi(
                "A small step: notice where you make yourself smaller, and take up an inch more room.",
                "Chhota kadam: dekhein kahan khud ko chhota karna padta hai, aur wahan zara si jagah aur lein.",
            ),
        ],
        Point::Body(Body::Chiron) => [
            bi(
                "One small thing: speak to yourself today as you would to a friend with the same worry.",
                "Ek chhota kadam: aaj khud se waisi hi baat karein jaisi kisi dost se hoti hai.",
            ),
            bi(
                "A small step: offer someone the help you once needed.",
                "Chhota kadam: kisi ko wo madad dein jiski kabhi khud ko zaroorat thi.",
            ),
        ],
        Point::Body(Body::Ceres) => [
            bi(
                "One small thing: cook or share one meal this week without hurry.",
                "Ek chhota kadam: is hafte ek khana bina jaldi ke banayein ya baantein.",
            ),
            bi(
                "A small step: ask somebody you look after what would help, and ask yourself too.",
                "Chhota kadam: jiski dekhbhaal karte hain usse poochhein kya kaam aayega, aur khud se bhi.",
            ),
        ],
        Point::Body(Body::Pallas) => [
            bi(
                "One small thing: draw the problem as a picture before you talk about it.",
                "Ek chhota kadam: baat karne se pehle uljhan ko tasveer ki tarah kaagaz par banayein.",
            ),
            bi(
                "A small step: look for the pattern in the last three times, and name it.",
                "Chhota kadam: pichhli teen baar mein ek jaisa kya tha, use naam dein.",
            ),
        ],
        Point::Body(Body::Juno) => [
            bi(
                "One small thing: say out loud what a promise means to you.",
                "Ek chhota kadam: ek vaade ka matlab kya hai, saaf shabdon mein kahein.",
            ),
            bi(
                "A small step: do one thing this week that makes a bond fairer.",
                "Chhota kadam: is hafte ek kaam karein jisse rishta aur barabari ka ho.",
            ),
        ],
        Point::Body(Body::Vesta) => [
            bi(
                "One small thing: keep half an hour this week for one thing only.",
                "Ek chhota kadam: is hafte aadha ghanta sirf ek hi kaam ke liye rakhein.",
            ),
            bi(
                "A small step: clear one corner, and leave it to what matters.",
                "Chhota kadam: ek kona saaf karein, aur use sabse zaroori cheez ke liye rakhein.",
            ),
        ],
        Point::Body(
            Body::Cupido
            | Body::Hades
            | Body::Zeus
            | Body::Kronos
            | Body::Apollon
            | Body::Admetos
            | Body::Vulkanus
            | Body::Poseidon,
        ) => [
            bi(
                "One small thing: write down what has been on your mind in one sentence.",
                "Ek chhota kadam: jo man mein chal raha hai use ek vaakya mein likhein.",
            ),
            bi(
                "A small step: take ten quiet minutes before the next decision.",
                "Chhota kadam: agle faisle se pehle das minute shaanti ke lein.",
            ),
        ],
        Point::Ascendant => [
            bi(
                "One small thing: begin tomorrow with the gesture you would like to be known for.",
                "Ek chhota kadam: kal ki shuruaat us andaaz se karein jisse pehchaan banani hai.",
            ),
            bi(
                "A small step: notice today how you enter a room, and keep what feels true.",
                "Chhota kadam: aaj dekhein ki kamre mein aana kaisa lagta hai, aur jo sachcha lage use rakhein.",
            ),
        ],
        Point::Midheaven => [
            bi(
                "One small thing: tell one person what you would like to be asked for.",
                "Ek chhota kadam: kisi ek ko batayein ki log aapse kis kaam ke liye poochein.",
            ),
            bi(
                "A small step: finish one visible thing this week and put your name to it.",
                "Chhota kadam: is hafte ek dikhne wala kaam poora karein aur us par apna naam rakhein.",
            ),
        ],
        _ => [
            bi(
                "One small thing: write down tonight what today asked of you.",
                "Ek chhota kadam: aaj raat likh lein ki din ne kya maanga.",
            ),
            bi(
                "A small step: give ten quiet minutes to what matters most right now.",
                "Chhota kadam: jo abhi sabse zaroori hai use das shaant minute dein.",
            ),
        ],
    }
}
