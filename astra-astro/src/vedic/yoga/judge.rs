//! Judging a rule against a chart: whether it holds, and what makes it hold.

use astra_core::chart::Sign;

use super::{
    rule::{Is, Point, Rule, Who},
    sky::{Grahas, Sky},
    words,
};
use crate::{
    angle::arc,
    vedic::{Graha, Rashi as _},
};

/// What a rule comes to.
#[derive(Debug)]
pub(super) enum Truth {
    Yes(Evidence),
    No,
    /// It depends on the lagna, which is not known.
    Unknown,
}

/// What makes a rule hold.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) because: Vec<String>,
    pub(super) grahas: Grahas,
}

impl Evidence {
    fn add(&mut self, other: Self) {
        self.because.extend(other.because);
        self.grahas = self.grahas.and(other.grahas);
    }
}

/// A quantity of grahas.
#[derive(Clone, Copy)]
enum Quantity {
    Every,
    AtLeast(u32),
    No,
}

impl Sky<'_> {
    /// The grahas meant; None where the lagna decides and is not known.
    pub(super) fn who(&self, who: &Who) -> Option<Grahas> {
        Some(match who {
            Who::One(graha) => Grahas::one(*graha),
            Who::These(grahas) => Grahas::of(grahas),
            Who::PlanetsBut(grahas) => self.planets.without(Grahas::of(grahas)),
            Who::Benefics => self.benefics,
            Who::Malefics => Grahas::NINE.without(self.benefics),
            Who::Lord(house) => Grahas::one(self.lagna?.advanced(i32::from(*house) - 1).lord()),
            Who::Dispositor(of) => self.each(self.who(of)?, |graha| self.sign(graha).lord()),
            Who::NavamsaLord(of) => self.each(self.who(of)?, |graha| self.navamsa(graha).lord()),
            Who::Within(houses, of) => {
                let lagna = self.lagna?;
                self.who(of)?
                    .filter(|graha| houses.has(lagna.count_to(self.sign(graha))))
            }
            Who::Those(of, is) => {
                let mut found = Grahas::default();
                for graha in self.who(of)?.iter() {
                    if self.is(graha, is)? {
                        found = found.and(Grahas::one(graha));
                    }
                }
                found
            }
            Who::Except(all, but) => self.who(all)?.without(self.who(but)?),
        })
    }

    fn each(&self, grahas: Grahas, of: impl Fn(Graha) -> Graha) -> Grahas {
        grahas
            .iter()
            .fold(Grahas::default(), |found, graha| found.and(Grahas::one(of(graha))))
    }

    fn sign_of(&self, point: &Point) -> Option<Sign> {
        match point {
            Point::Lagna => self.lagna,
            Point::From(who) => self.who(who)?.iter().next().map(|graha| self.sign(graha)),
        }
    }

    /// Whether a graha is so; None where the lagna decides and is not known.
    fn is(&self, graha: Graha, is: &Is) -> Option<bool> {
        let others = |who: &Who| Some(self.who(who)?.without(Grahas::one(graha)));
        let itself = |who: &Who| {
            let one = self.one_lord_for_two && words::is_one(who);
            Some(one && self.who(who)? == Grahas::one(graha))
        };
        let with = |others: Grahas| others.iter().any(|other| self.chart.conjoined(graha, other));
        let seen = |others: Grahas| others.iter().any(|other| self.chart.aspects(other, graha));
        Some(match is {
            Is::In(houses, point) => houses.has(self.sign_of(point)?.count_to(self.sign(graha))),
            Is::Signs(signs) => signs.has(self.sign(graha)),
            Is::Dignified(dignities) => self.is_dignified(graha, *dignities),
            Is::DeeplyExalted => graha
                .deep_exaltation()
                .is_some_and(|deepest| arc(deepest, self.chart.longitude(graha)).abs() <= 1.0),
            Is::NavamsaDignified(dignities) => Self::dignity(graha, self.navamsa(graha)).0 & dignities.0 != 0,
            Is::NavamsaSigns(signs) => signs.has(self.navamsa(graha)),
            Is::With(who) => itself(who)? || with(others(who)?),
            Is::SeenBy(who) => seen(others(who)?),
            Is::Joined(who) => {
                let others = others(who)?;
                itself(who)? || with(others) || seen(others)
            }
            Is::Sees(house, point) => {
                let sign = self.sign_of(point)?.advanced(i32::from(*house) - 1);
                self.chart.aspects_sign(graha, sign)
            }
            Is::Among(who) => self.who(who)?.has(graha),
            Is::Strong => self.is_strong(graha),
            Is::Combust => self.is_combust(graha),
            Is::Between(who) => {
                let others = others(who)?;
                let has = |step: i32| {
                    let sign = self.sign(graha).advanced(step);
                    others.iter().any(|other| self.sign(other) == sign)
                };
                has(1) && has(-1)
            }
        })
    }

    /// Judges a rule.
    pub(super) fn judge(&self, rule: &Rule) -> Truth {
        match rule {
            Rule::AllOf(rules) => self.at_least(rules.len(), rules),
            Rule::OneOf(rules) => self.at_least(1, rules),
            Rule::AtLeast(count, rules) => self.at_least(usize::from(*count), rules),
            Rule::Not(inner) => match self.judge(inner) {
                Truth::Yes(_) => Truth::No,
                Truth::No => Truth::Yes(self.evidence(rule, Grahas::default())),
                Truth::Unknown => Truth::Unknown,
            },
            Rule::Every(who, is) => self.quantified(rule, who, is, Quantity::Every),
            Rule::Has(who, is) => self.quantified(rule, who, is, Quantity::AtLeast(1)),
            Rule::Several(count, who, is) => self.quantified(rule, who, is, Quantity::AtLeast(u32::from(*count))),
            Rule::No(who, is) => self.quantified(rule, who, is, Quantity::No),
            plain => match self.plain(plain) {
                Some((true, grahas)) => Truth::Yes(self.evidence(rule, grahas)),
                Some((false, _)) => Truth::No,
                None => Truth::Unknown,
            },
        }
    }

    /// The rules that are about the chart as a whole, with the grahas that they involve.
    fn plain(&self, rule: &Rule) -> Option<(bool, Grahas)> {
        let none = Grahas::default();
        Some(match rule {
            Rule::Filled(houses, point, who) => {
                let (from, grahas) = (self.sign_of(point)?, self.who(who)?);
                let house = |graha: Graha| from.count_to(self.sign(graha));
                let inside = grahas.filter(|graha| houses.has(house(graha)));
                (
                    houses
                        .iter()
                        .all(|wanted| inside.iter().any(|graha| house(graha) == wanted)),
                    inside,
                )
            }
            Rule::Exchange(Who::Lord(a), Who::Lord(b)) => {
                let (lord_a, lord_b) = (self.who(&Who::Lord(*a))?, self.who(&Who::Lord(*b))?);
                let in_house = |grahas: Grahas, house| grahas.iter().all(|graha| self.house(graha) == Some(house));
                (in_house(lord_a, *b) && in_house(lord_b, *a), lord_a.and(lord_b))
            }
            Rule::Exchange(a, b) => self.pair(a, b, |a, b| self.have_each_others_sign(a, b))?,
            Rule::Linked(a, b) => self.pair(a, b, |a, b| {
                let mutual = self.chart.aspects(a, b) && self.chart.aspects(b, a);
                self.chart.conjoined(a, b) || mutual || self.have_each_others_sign(a, b)
            })?,
            Rule::Same(a, b) => {
                let (a, b) = (self.who(a)?, self.who(b)?);
                (a == b, a)
            }
            Rule::Spread(count) => {
                let signs = Graha::SEVEN
                    .into_iter()
                    .fold(0_u16, |signs, graha| signs | 1 << self.sign(graha) as u16);
                (signs.count_ones() == u32::from(*count), Grahas::SEVEN)
            }
            Rule::LagnaIn(signs) => (signs.has(self.lagna?), none),
            Rule::NavamsaLagnaIn(signs) => (signs.has(self.navamsa_lagna()?), none),
            Rule::NodesHem(but) => (self.beyond_the_nodes() == u32::from(*but), Grahas::NINE),
            Rule::Waxing => (self.chart.elongation() < 180.0, Grahas::of(&[Graha::Sun, Graha::Moon])),
            Rule::ByDay => (self.is_day()?, Grahas::one(Graha::Sun)),
            _ => (false, none),
        })
    }

    /// Each has the other's sign; the nodes, which share theirs, take no part.
    fn have_each_others_sign(&self, a: Graha, b: Graha) -> bool {
        self.sign(a).lord() == b && self.sign(b).lord() == a
    }

    fn pair(&self, a: &Who, b: &Who, test: impl Fn(Graha, Graha) -> bool) -> Option<(bool, Grahas)> {
        let (a, b) = (self.who(a)?, self.who(b)?);
        let found = a
            .iter()
            .flat_map(|a| b.iter().map(move |b| (a, b)))
            .find(|(a, b)| a != b && test(*a, *b));
        Some(match found {
            Some((a, b)) => (true, Grahas::of(&[a, b])),
            None => (false, Grahas::default()),
        })
    }

    fn quantified(&self, rule: &Rule, who: &Who, is: &Is, quantity: Quantity) -> Truth {
        let Some(grahas) = self.who(who) else {
            return Truth::Unknown;
        };
        let mut matched = Grahas::default();
        for graha in grahas.iter() {
            match self.is(graha, is) {
                Some(true) => matched = matched.and(Grahas::one(graha)),
                Some(false) => {}
                None => return Truth::Unknown,
            }
        }
        let holds = match quantity {
            Quantity::Every => !grahas.is_empty() && matched == grahas,
            Quantity::AtLeast(count) => matched.len() >= count,
            Quantity::No => matched.is_empty(),
        };
        if holds {
            Truth::Yes(self.evidence(rule, matched))
        } else {
            Truth::No
        }
    }

    fn at_least(&self, wanted: usize, rules: &[Rule]) -> Truth {
        let mut evidence = Evidence::default();
        let (mut yes, mut unknown) = (0, 0);
        for rule in rules {
            match self.judge(rule) {
                Truth::Yes(found) => {
                    yes += 1;
                    evidence.add(found);
                }
                Truth::No => {}
                Truth::Unknown => unknown += 1,
            }
        }
        if yes >= wanted {
            Truth::Yes(evidence)
        } else if yes + unknown >= wanted {
            Truth::Unknown
        } else {
            Truth::No
        }
    }

    fn evidence(&self, rule: &Rule, grahas: Grahas) -> Evidence {
        let mut because = words::rule(rule);
        // Of all seven or nine the places would say more than anybody reads.
        if !grahas.is_empty() && grahas.len() < 7 {
            let places: Vec<_> = grahas.iter().map(|graha| self.place(graha)).collect();
            because = format!("{because} ({})", places.join(", "));
        }
        Evidence {
            because: vec![because],
            grahas,
        }
    }

    fn place(&self, graha: Graha) -> String {
        let (name, sign) = (graha.name(), self.sign(graha).name());
        match self.house(graha) {
            Some(house) => format!("{name} in {sign}, house {house}"),
            None => format!("{name} in {sign}"),
        }
    }
}
