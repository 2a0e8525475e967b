//! Common words of English, so that none of them is taken for a misspelt other word or for Hindi.

use std::{collections::HashSet, sync::LazyLock};

use super::fold::singulars;

const ENGLISH: &str = "a able about above accept accident according account across act action active actually add address \
    admit adult advice affair affect afraid after afternoon again against age ago agree ahead air alive all allow almost \
    alone along already alright also although always am among amount an and anger animal announce annoy another answer any \
    anybody anymore anyone anything anyway anywhere apart apologise apology app appear apple apply area argue arm army around \
    arrive art article as ask asleep at ate attack attention attract aunt available average avoid awake away awesome awful baby \
    back bad bag ball band bank bar base baseball basic bath battle be beach bear beat beautiful became because become bed been \
    beer before began begin behave behind being believe bell belong below best better between beyond bicycle big bike bill bird \
    birth bit bite bitter black blame bless block blood blow blue board boat body bone book bored boring born borrow boss both \
    bother bottle bottom bought bowl box boy brain brave bread break breakfast breath breathe bridge bright bring broke broken \
    brother brought brown build building burn bus business busy but butter buy by cab cake call calm came camera can cannot cant car \
    card care career careful carry case cash cat catch cause cell center century certain chair chance change charge chart chat cheap \
    cheat check cheese chicken chief child childhood children choice choose church circle city class clean clear clearly climb clock \
    close clothes cloud club coach coast coat code coffee cold collect college color colour come comfort common company compare \
    computer concern condition confident connect consider contact contain continue control conversation cook cool copy corner correct \
    cost could couldnt count country couple courage course court cousin cover crazy create credit cricket cross crowd cry cup curious current \
    currently cut daily damage dance danger dare dark darling data date daughter day dead deal dear death decide decision deep degree \
    delay deliver depend describe design desk detail develop did didnt die died diet differ difference different difficult dinner \
    direct direction dirty discover discuss disease dish distance divide do doctor does doesnt dog dollar done dont door double doubt \
    down drama draw dream dress drink drive drop drunk dry due during dust duty each ear early earn earth ease easily east easy eat edge \
    education effect effort egg eight either else email empty end energy enemy engine english enjoy enough enter entire equal escape \
    especially even evening event ever every everybody everyone everything evil exact exactly exam example except excited exercise \
    exist expect expensive experience explain express extra eye face fact factor fail fair faith fall false fame family famous far farm \
    fast fat father fault favorite favour favourite fear feed feel feeling feelings feet fell felt few field fight figure file fill film \
    final finally find fine finger finish fire first fish fit five fix flat flight floor flower fly focus follow food foot football for \
    force foreign forest forget forgive form forward found four frankly free freedom fresh friend friendly friends from front fruit full fun funny \
    further future gain game garden gas gave general gentle get gift girl give given glad glass go goal god goes going gold gone good \
    got government grade grand grass gray great green grew grey ground group grow growth guess guest guide guy had hair half hall hand \
    handle hang happen happens happier happy hard hardly hate have havent having he head heal health healthy hear heard heart heat heaven heavy \
    held hell hello help helpful her here hero hers herself hey hi hide high higher hill him himself hire his history hit hold hole \
    holiday home honest honestly honey hope horse hospital hot hotel hour house how however huge human hundred hungry hurry hurt husband \
    i ice idea if ignore ill imagine important improve in inch include income increase indeed inside instead interest interested \
    interview into invest invite iron is island isnt issue it item its itself jacket job join joke joy judge juice jump just keep kept key \
    kick kid kids kill kind king kiss kitchen knee knew knife know known lack lady lake land language large last late lately later laugh \
    law lazy lead leader learn least leave left leg lend less lesson let letter level library lie life lift light like likely line lion lip \
    list listen literally little live lively living load loan local lonely long look lose loss lost lot loud love lovely low luck lucky lunch machine mad made \
    magic mail main major make male man manage many map mark market marriage married marry master match mate math matter may maybe me meal \
    mean meaning means meant measure meat media medicine meet meeting member memory men mental mention message met middle might mile milk \
    million mind mine minute miss mistake mix model modern mom moment money month months mood moon more morning most mother mountain mouse \
    mouth move movie much mum music must my myself name nation nature near nearly necessary neck need needs negative neighbor neither nervous never \
    new news next nice night nine no nobody noise none noon nor normal north nose not note nothing notice now number object ocean of off \
    offer office often oh oil ok okay old on once one only onto open opinion or orange order other others our out outside over own owner \
    page paid pain paint pair paper parent parents park part partner party pass past patient pattern pay peace pen people per perfect \
    perhaps period person personal phone photo physical pick picture piece pink place plan plane planet planets plant plants play player please \
    pleasure pocket poem point police poor popular position possible post power practice prefer prepare present president press pressure \
    pretty price pride print private prize probably problem process product project promise proper protect proud prove public pull push \
    put python quality queen question quick quickly quiet quit quite race radio rain raise ran reach react read ready real realize really \
    reason receive recent recently recipe record red regret regular relate relax release remain remember remind rent repair repeat reply \
    report require respect rest result return rice rich ride right ring rise rising risk river road rock role roll roof room round rule \
    run rush sad safe said sale salt same sand sat save saw say scale scared scene school science score sea search season seat second \
    secret see seed seem seen self sell send sense sent sentence separate series serious serve service set settle seven several shake \
    shall shape share sharp she sheet shift shine ship shirt shoe shop short shot should shoulder shouldnt show shower shut shy sick side sight \
    sign signal signs silent silver similar simple simply since sing singer single sir sister sit situation six size skill skin sky sleep \
    slip slow slowly small smart smell smile smoke snow so social society soft soil sold soldier solid solve some somebody someone something \
    sometimes somewhere son song soon sorry sort soul sound soup south space speak special speed spell spend spent spirit spoke sport spring \
    square staff stage stand star stars start state station stay steal step stick still stock stone stop store storm story strange street \
    stress strong struggle stuck student study stuff stupid style subject succeed success such sudden suffer sugar suggest suit summer sun \
    sunday supply support suppose sure surface surprise sweet swim system table take taken taking talent talk tall taste taught tax tea teach \
    teacher team tell temple ten tend tension term terrible test than thank thanks that thats the their them themselves then there these they thick \
    thin thing things think third this those though thought thousand three through throw ticket tie tight till time times tired title to \
    today together told tomorrow tone tongue tonight too took tool top total touch toward towards town toy track trade traffic train \
    transport travel treat tree trip trouble true trust truth try trying turn twelve twenty twice two type ugly uncle under understand unit \
    until up upon upset us use used useful usual usually vacation value various very view village visit voice vote wait waiting wake walk \
    wall want wanted war warm was wash wasnt waste watch water wave way we weak weakness wear weather wedding week weekend weeks weigh weird \
    welcome well went were west wet what whatever wheel when whenever where whether which while white who whole whom whose why wide wife wild \
    will win wind window wine winter wise wish with within without woke woman women won wonder wont wood word words work worked working works world \
    worried worry worse worst worth would wouldnt write wrong wrote yard yeah year years yellow yes yesterday yet you young your yours yourself youth \
    zero asking beating boyfriend girlfriend capital cooking dating doing dying eating facing feels fighting getting giving hearing helping hitting holding \
    keeping killing leaving letting looking losing loving making meeting missing moving paying playing reading running saying seeing sending shows \
    sitting sleeping speaking starting staying stopping studying telling thinking traveling travelling turning using walking wanting watching wearing winning wondering writing \
    finance final horse mouse mourning grave crime degree lines liked lived loved looks makes wants gets gives goes says tells thinks knows feels \
    scare scare share shave spare stare store score snore shore shorten swear snack knock shock block clock flock stack track crack hack attack \
    grade grape drape frame flame blame shame lame tame game name fame claim plain grain drain brain chain chair stair fair hair pair lair flair \
    wealth values match batch patch stress dress press cross boss loss bass mass class glass grass moss toss april june july august december november october september february january monday tuesday wednesday thursday friday saturday";

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());

/// Whether a word is a common one of English, or one with a common ending.
pub(super) fn is_english(word: &str) -> bool {
    WORDS.contains(word) || singulars(word).any(|one| WORDS.contains(one)) || is_inflected(word)
}

/// "scares" and "walked", from "scare" and "walk".
fn is_inflected(word: &str) -> bool {
    const SHORTEST: usize = 3;
    ["ing", "ed", "d", "er", "ers", "ly", "ness"]
        .into_iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= SHORTEST)
        .any(|stem| {
            let doubled = stem.chars().next_back().and_then(|last| stem.strip_suffix(last));
            WORDS.contains(stem)
                || WORDS.contains(format!("{stem}e").as_str())
                || doubled.is_some_and(|stem| WORDS.contains(stem))
        })
}
