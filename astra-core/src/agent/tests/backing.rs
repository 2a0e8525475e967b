//! Everything that a reply names of the sky must stand in a cited fact.

use crate::{
    chart::{AspectKind, Body, Citation, Point, Sign},
    voice::{AgentReply, TurnContext},
};

/// What a reply names without a citation, and citations that do not resolve.
pub(super) fn unbacked(context: &TurnContext, reply: &AgentReply) -> Vec<String> {
    let mut wrong = Vec::new();
    for cited in &reply.cited {
        if context
            .reading()
            .and_then(|reading| reading.resolve(&cited.id))
            .as_ref()
            != Some(cited)
        {
            wrong.push(format!("{} does not resolve", cited.id));
        }
    }
    let lower = reply.text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '°' || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let says = |name: &str| {
        let name: Vec<String> = name.to_lowercase().split(' ').map(str::to_owned).collect();
        words
            .windows(name.len())
            .any(|window| window.iter().zip(&name).all(|(a, b)| a == b))
    };
    let cites = |test: &dyn Fn(&Citation) -> bool| reply.cited.iter().any(test);
    for sign in Sign::ALL {
        let backed = cites(&|cited| cited.sign == sign || other_sign(context, cited) == Some(sign));
        if (says(sign.name()) || says(sign.rashi())) && !backed {
            wrong.push(format!("the sign {}", sign.name()));
        }
    }
    for (names, point) in named_points() {
        if names.iter().any(|name| says(name)) && !cites(&|cited| cited.body == point || cited.other == Some(point)) {
            wrong.push(format!("the point {}", point.name()));
        }
    }
    for kind in AspectKind::MAJOR {
        if (says(kind.as_str()) || says(&format!("{}s", kind.as_str()))) && !cites(&|cited| cited.aspect == Some(kind))
        {
            wrong.push(format!("the aspect {}", kind.as_str()));
        }
    }
    for pair in words.windows(2) {
        let (number, house) = (pair[0], pair[1]);
        let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if house.starts_with("house")
            && number.len() > digits.len()
            && let Ok(number) = digits.parse::<u8>()
            && !cites(&|cited| cited.house == Some(number))
        {
            wrong.push(format!("house {number}"));
        }
    }
    for word in &words {
        if let Some(orb) = word.strip_suffix('°').and_then(|orb| orb.parse::<f64>().ok()) {
            let of_aspect = cites(&|cited| cited.orb.is_some_and(|cited| (cited - orb).abs() < 0.06));
            let of_return = reply.cited.len() >= 2 && says("return");
            if !of_aspect && !of_return {
                wrong.push(format!("{orb} degrees"));
            }
        }
    }
    wrong
}

/// The other sign of a body whose sign depends on the hour of birth.
fn other_sign(context: &TurnContext, cited: &Citation) -> Option<Sign> {
    let Point::Body(body) = cited.body else { return None };
    if !cited.id.starts_with("natal.") {
        return None;
    }
    let change = context
        .natal
        .as_ref()?
        .bodies
        .get(&body)?
        .day
        .as_ref()?
        .sign_change
        .as_ref()?;
    Some(if change.from == cited.sign {
        change.to
    } else {
        change.from
    })
}

fn named_points() -> Vec<(Vec<&'static str>, Point)> {
    let of = |names: &[&'static str], body: Body| (names.to_vec(), Point::Body(body));
    vec![
        of(&["sun", "surya"], Body::Sun),
        of(&["moon", "chandra", "chandrama"], Body::Moon),
        of(&["mercury", "budh"], Body::Mercury),
        of(&["venus", "shukra"], Body::Venus),
        of(&["mars", "mangal"], Body::Mars),
        of(&["jupiter", "brihaspati"], Body::Jupiter),
        of(&["saturn", "shani"], Body::Saturn),
        of(&["uranus"], Body::Uranus),
        of(&["neptune"], Body::Neptune),
        of(&["pluto"], Body::Pluto),
        of(
            &["north node", "rahu", "true node", "south node", "ketu"],
            Body::TrueNode,
        ),
        of(&["lilith"], Body::MeanLilith),
        of(&["chiron"], Body::Chiron),
        (vec!["ascendant"], Point::Ascendant),
        (vec!["midheaven"], Point::Midheaven),
    ]
}
