//! The ascendant: how a person enters a room and a new day.

use crate::agent::content::{Bi, bi};

pub(super) const IN_SIGN: [Bi; 12] = [
    bi(
        "meets life head on, and seems younger and quicker than it feels",
        "zindagi se seedha milta hai, aur andar se zyada tez aur jawaan dikhta hai",
    ),
    bi(
        "meets life calmly, and others relax around it",
        "zindagi se araam se milta hai, aur log uske paas sukoon paate hain",
    ),
    bi(
        "meets life with a question, and is rarely short of a word",
        "zindagi se sawaal le kar milta hai, aur shabdon ki kami kam hi hoti hai",
    ),
    bi(
        "meets life gently and from the side, and senses a mood before it speaks",
        "zindagi se narmi se, zara kinaare se milta hai, aur bolne se pehle mood bhaanp leta hai",
    ),
    bi(
        "meets life with warmth and bearing, and is noticed without trying",
        "zindagi se garmjoshi aur shaan se milta hai, aur bina koshish nazar mein aata hai",
    ),
    bi(
        "meets life attentively, and sees at once what could be improved",
        "zindagi se dhyan se milta hai, aur turant dekh leta hai ki kya behtar ho sakta hai",
    ),
    bi(
        "meets life with grace, and makes it easy for others to come closer",
        "zindagi se saleeke se milta hai, aur doosron ka paas aana asaan kar deta hai",
    ),
    bi(
        "meets life with a steady gaze, and shows little before it trusts",
        "zindagi se tiki nazar se milta hai, aur bharose se pehle kam dikhata hai",
    ),
    bi(
        "meets life like a journey, frank and with a hopeful stride",
        "zindagi se safar ki tarah milta hai, khul kar aur umeed bhare kadmon se",
    ),
    bi(
        "meets life soberly, and grows lighter with the years",
        "zindagi se sanjeedgi se milta hai, aur saalon ke saath halka hota jaata hai",
    ),
    bi(
        "meets life as an original, friendly and at a slight distance",
        "zindagi se apne andaaz mein milta hai, dostana aur zara si doori ke saath",
    ),
    bi(
        "meets life softly, and mirrors what the other person needs",
        "zindagi se narmi se milta hai, aur saamne wale ki zaroorat ka aaina ban jaata hai",
    ),
];
