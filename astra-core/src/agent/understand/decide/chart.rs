//! Questions in the terms of astrology: points, signs, houses, aspects.

use super::Facts;
use crate::{
    agent::understand::{Intent, lexicon::Concept, scan::Scan},
    chart::{AspectKind, Body, Point},
};

/// Questions in the terms of astrology that name no single point.
pub(super) fn sky(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    let whole = |concept: Concept, intent: Intent| facts.has(concept).then_some(intent);
    if let Some(intent) = whole(Concept::SadeSati, Intent::SadeSati)
        .or_else(|| whole(Concept::SaturnReturn, Intent::SaturnReturn))
        .or_else(|| whole(Concept::Manglik, Intent::Manglik))
        .or_else(|| whole(Concept::Nakshatra, Intent::Nakshatra))
        .or_else(|| whole(Concept::BigThree, Intent::BigThree))
    {
        return Some(intent);
    }
    let luminaries = [Point::Body(Body::Sun), Point::Body(Body::Moon), Point::Ascendant];
    if luminaries.iter().all(|point| facts.points.contains(point)) {
        return Some(Intent::BigThree);
    }
    let meant =
        facts.me || facts.astrology() || facts.has(Concept::Chart) || facts.has(Concept::AspectWord) || facts.short;
    if facts.has(Concept::Balance) && meant && facts.points.is_empty() {
        return Some(Intent::Balance);
    }
    if facts.has(Concept::Retrograde) && facts.points.is_empty() {
        let natal = (facts.me || facts.has(Concept::Chart) || scan.any_word(&["born", "birth", "natal"]))
            && !facts.sky_of_now();
        return Some(if natal {
            Intent::RetrogradesNatal
        } else {
            Intent::RetrogradesNow
        });
    }
    let kind = scan.first(|concept| match concept {
        Concept::Aspect(kind) => Some(kind),
        _ => None,
    });
    aspects(facts, kind, meant)
}

fn aspects(facts: &Facts<'_>, kind: Option<AspectKind>, meant: bool) -> Option<Intent> {
    let named = kind.is_some() || facts.has(Concept::AspectWord);
    let joined = facts.scan.any_word(&[
        "between", "together", "beech", "bich", "with", "interact", "versus", "vs",
    ]);
    match facts.points.as_slice() {
        [a, b, ..] if named || joined => Some(Intent::AspectBetween(*a, *b)),
        [point] if named => Some(Intent::AspectsOf(*point)),
        [] if named && meant && house(facts.scan).is_none() => Some(if facts.sky_of_now() {
            Intent::Transits
        } else {
            Intent::Aspects(kind)
        }),
        _ => None,
    }
}

/// The house that an ordinal beside the word names.
fn house(scan: &Scan) -> Option<u8> {
    if scan.any_word(&["buy", "buying", "bought", "rent", "kharid", "kharidna", "move", "sell"]) {
        return None;
    }
    scan.all(|concept| match concept {
        Concept::Ordinal(number) => Some(number),
        _ => None,
    })
    .find(|(_, ordinal)| {
        scan.all(|concept| (concept == Concept::House).then_some(()))
            .any(|((), house)| house.start == ordinal.end || house.end == ordinal.start)
    })
    .map(|(number, _)| number)
}

/// Questions about single points, houses and signs.
pub(super) fn point(facts: &Facts<'_>) -> Option<Intent> {
    let scan = facts.scan;
    if facts.points.is_empty() && facts.has(Concept::SouthNode) {
        return Some(Intent::Placement(Point::Body(Body::TrueNode)));
    }
    match facts.points.as_slice() {
        [Point::Body(body), ..] if facts.sky_of_now() && (facts.has(Concept::TransitWord) || !named_natal(facts)) => {
            return Some(Intent::TransitOf(*body));
        }
        // "Is Mercury retrograde?" asks about the sky, "is my Mercury" about the chart.
        [Point::Body(body)] if facts.has(Concept::Retrograde) && !facts.me && !facts.has(Concept::Chart) => {
            return Some(Intent::TransitOf(*body));
        }
        // What the planets are in themselves is no question to a chart.
        [..] if !facts.points.is_empty()
            && !facts.me
            && facts.has(Concept::General)
            && (facts.uncovered() > 0 || facts.has(Concept::OffScope))
            || !facts.points.is_empty() && !facts.me && !facts.has(Concept::Chart) && facts.has(Concept::FactShape) =>
        {
            return Some(Intent::OutOfScope);
        }
        [a, b, ..] => return Some(Intent::Placements(*a, *b)),
        [point] => return Some(Intent::Placement(*point)),
        [] => {}
    }
    if let Some(number) = house(scan) {
        return Some(Intent::House(number));
    }
    let sign = scan.first(|concept| match concept {
        Concept::Sign(sign) => Some(sign),
        _ => None,
    });
    if let Some(sign) = sign
        && (facts.topics.is_empty() || facts.has(Concept::Chart))
    {
        return Some(if facts.me || facts.short && !facts.question {
            Intent::InSign(sign)
        } else {
            Intent::OutOfScope
        });
    }
    (facts.has(Concept::SignWord) && facts.topics.is_empty() && !facts.time_named()).then_some(Intent::OwnSign)
}

fn named_natal(facts: &Facts<'_>) -> bool {
    facts.scan.any_word(&["natal", "birth", "born", "kundli", "kundali"])
}
