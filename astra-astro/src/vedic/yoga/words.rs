//! Rules in words.

use super::rule::{Dignities, Houses, Is, Point, Rule, Signs, Who};
use crate::vedic::Graha;

/// A rule as a phrase.
pub(super) fn rule(rule: &Rule) -> String {
    match rule {
        Rule::AllOf(rules) => joined(rules, " and "),
        Rule::OneOf(rules) => format!("either {}", joined(rules, ", or ")),
        Rule::AtLeast(count, rules) => format!("at least {count} of: {}", joined(rules, "; ")),
        Rule::Not(inner) => format!("not so: {}", self::rule(inner)),
        Rule::Every(who, is) => match is_one(who) {
            true => format!("{} {}", self::who(who), self::is(is)),
            false => format!("{}, each {}", self::who(who), self::is(is)),
        },
        Rule::Has(who, is) => match is_one(who) {
            true => format!("{} {}", self::who(who), self::is(is)),
            false => format!("one of {} {}", self::who(who), self::is(is)),
        },
        Rule::Several(count, who, is) => format!("at least {count} of {} {}", self::who(who), self::is(is)),
        Rule::No(who, is) => match is_one(who) {
            true => format!("{} not {}", self::who(who), self::is(is)),
            false => format!("none of {} {}", self::who(who), self::is(is)),
        },
        Rule::Filled(places, from, who) => {
            format!("{} in each of {}", self::who(who), houses(*places, from, "and"))
        }
        Rule::Exchange(a @ Who::Lord(_), b) => format!("{} and {} in each other's houses", who(a), who(b)),
        Rule::Exchange(a, b) => format!("{} and {} in each other's signs", who(a), who(b)),
        Rule::Linked(a, b) => format!(
            "{} and {} together, in mutual aspect or in each other's signs",
            who(a),
            who(b)
        ),
        Rule::Same(a, b) => format!("{} and {} are one graha", who(a), who(b)),
        Rule::Spread(1) => "the seven planets in one sign".to_owned(),
        Rule::Spread(count) => format!("the seven planets in {count} signs"),
        Rule::LagnaIn(signs) => format!("the lagna in {}", self::signs(*signs)),
        Rule::NavamsaLagnaIn(signs) => format!("the lagna of the navamsa in {}", self::signs(*signs)),
        Rule::NodesHem(0) => "the seven planets on one side of Rahu and Ketu".to_owned(),
        Rule::NodesHem(but) => format!("the seven planets, but for {but}, on one side of Rahu and Ketu"),
        Rule::Waxing => "the Moon waxing".to_owned(),
        Rule::ByDay => "birth by day".to_owned(),
    }
}

fn joined(rules: &[Rule], by: &str) -> String {
    rules.iter().map(rule).collect::<Vec<_>>().join(by)
}

/// Whether one graha is meant, not a class of them.
pub(super) fn is_one(who: &Who) -> bool {
    matches!(
        who,
        Who::One(_) | Who::Lord(_) | Who::Dispositor(_) | Who::NavamsaLord(_)
    )
}

fn names(grahas: &[Graha], last: &str) -> String {
    let names: Vec<_> = grahas.iter().map(|graha| graha.name()).collect();
    list(&names, last)
}

fn list<T: AsRef<str>>(words: &[T], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., end] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}

fn who(who: &Who) -> String {
    match who {
        Who::One(graha) => graha.name().to_owned(),
        Who::These(grahas) => names(grahas, "and"),
        Who::PlanetsBut(grahas) => format!("the planets but {}", names(grahas, "and")),
        Who::Benefics => "the benefics".to_owned(),
        Who::Malefics => "the malefics".to_owned(),
        Who::Lord(house) => format!("the lord of the {}", ordinal(*house)),
        Who::Dispositor(of) => format!("the dispositor of {}", self::who(of)),
        Who::NavamsaLord(of) => format!("the lord of the navamsa of {}", self::who(of)),
        Who::Within(places, of) => format!("{} in {}", self::who(of), houses(*places, &Point::Lagna, "or")),
        Who::Those(of, is) => format!("those of {} {}", self::who(of), self::is(is)),
        Who::Except(all, but) => format!("{} but {}", self::who(all), self::who(but)),
    }
}

fn point(point: &Point) -> String {
    match point {
        Point::Lagna => "the lagna".to_owned(),
        Point::From(Who::One(Graha::Moon)) => "the Moon".to_owned(),
        Point::From(Who::One(Graha::Sun)) => "the Sun".to_owned(),
        Point::From(who) => self::who(who),
    }
}

fn houses(houses: Houses, from: &Point, last: &str) -> String {
    let named = match houses {
        Houses::KENDRA if last == "or" => "a kendra".to_owned(),
        Houses::TRIKONA if last == "or" => "a trikona".to_owned(),
        Houses::GOOD if last == "or" => "a kendra or trikona".to_owned(),
        Houses::DUSTHANA if last == "or" => "a dusthana (6, 8, 12)".to_owned(),
        Houses::UPACHAYA if last == "or" => "an upachaya (3, 6, 10, 11)".to_owned(),
        other => {
            let numbers: Vec<_> = other.iter().map(ordinal).collect();
            format!("the {}", list(&numbers, last))
        }
    };
    match from {
        Point::Lagna => named,
        other => format!("{named} from {}", point(other)),
    }
}

fn is(is: &Is) -> String {
    match is {
        Is::In(places, from) => format!("in {}", houses(*places, from, "or")),
        Is::Signs(signs) => format!("in {}", self::signs(*signs)),
        Is::Dignified(dignities) => self::dignities(*dignities),
        Is::DeeplyExalted => "within a degree of its deepest exaltation".to_owned(),
        Is::NavamsaDignified(dignities) => format!("{} in the navamsa", self::dignities(*dignities)),
        Is::NavamsaSigns(signs) => format!("in {} in the navamsa", self::signs(*signs)),
        Is::With(who) => format!("with {}", one_of(who)),
        Is::SeenBy(who) => format!("aspected by {}", one_of(who)),
        Is::Joined(who) => format!("with or aspected by {}", one_of(who)),
        Is::Sees(house, from) => format!("aspecting {}", houses(Houses::of(&[*house]), from, "or")),
        Is::Among(who) => format!("one of {}", self::who(who)),
        Is::Strong => "strong (exalted, own, or a friend's sign in a kendra or trikona)".to_owned(),
        Is::Combust => "combust".to_owned(),
        Is::Between(who) => format!("hemmed in by {}", self::who(who)),
    }
}

fn one_of(who: &Who) -> String {
    if is_one(who) {
        return self::who(who);
    }
    match who {
        Who::These(grahas) => names(grahas, "or"),
        Who::Benefics => "a benefic".to_owned(),
        Who::Malefics => "a malefic".to_owned(),
        other => format!("one of {}", self::who(other)),
    }
}

fn signs(signs: Signs) -> String {
    match signs {
        Signs::MOVABLE => "a movable sign".to_owned(),
        Signs::FIXED => "a fixed sign".to_owned(),
        Signs::DUAL => "a dual sign".to_owned(),
        Signs::ODD => "an odd sign".to_owned(),
        Signs::EVEN => "an even sign".to_owned(),
        Signs::WATERY => "a sign of water".to_owned(),
        other => {
            let names: Vec<_> = astra_core::chart::Sign::ALL
                .into_iter()
                .filter(|sign| other.has(*sign))
                .map(astra_core::chart::Sign::name)
                .collect();
            list(&names, "or")
        }
    }
}

fn dignities(dignities: Dignities) -> String {
    const NAMES: [(Dignities, &str); 7] = [
        (Dignities::EXALTED, "exalted"),
        (Dignities::MOOLATRIKONA, "in its moolatrikona sign"),
        (Dignities::OWN, "in its own sign"),
        (Dignities::FRIEND, "in a friend's sign"),
        (Dignities::NEUTRAL, "in a neutral sign"),
        (Dignities::ENEMY, "in an enemy's sign"),
        (Dignities::DEBILITATED, "debilitated"),
    ];
    let words: Vec<_> = NAMES
        .into_iter()
        .filter(|(one, _)| dignities.0 & one.0 != 0)
        .map(|(_, name)| name)
        .collect();
    list(&words, "or")
}

fn ordinal(number: u8) -> String {
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
