//! The points of a chart: what each stands for in a person, and the verb of those whose signs are composed.

use super::{Bi, bi};
use crate::chart::{Body, Point};

/// What the point stands for, as a noun phrase about the person.
pub(in crate::agent) const fn drive(point: Point) -> Bi {
    match point {
        Point::Body(Body::Sun) => bi("your sense of who you are", "aapki pehchaan"),
        Point::Body(Body::Moon) => bi("your feelings", "aapki bhaavnaon"),
        Point::Body(Body::Mercury) => bi("the way you think and talk", "aapki soch"),
        Point::Body(Body::Venus) => bi("your way of loving", "aapke pyaar"),
        Point::Body(Body::Mars) => bi("your drive", "aapke josh"),
        Point::Body(Body::Jupiter) => bi("your trust in life", "aapke bharose"),
        Point::Body(Body::Saturn) => bi("your sense of duty", "aapki zimmedari"),
        Point::Body(Body::Uranus) => bi("your need for freedom", "aapki azaadi ki chaah"),
        Point::Body(Body::Neptune) => bi("your imagination", "aapki kalpana"),
        Point::Body(Body::Pluto) => bi("your deep will to change", "badalne ki aapki gehri ichchha"),
        Point::Body(Body::MeanNode | Body::TrueNode) => bi("the direction you are growing in", "aapke badhne ki disha"),
        Point::Body(Body::MeanLilith | Body::TrueLilith) => bi("your untamed side", "aapke bebaak pehlu"),
        Point::Body(Body::Chiron) => bi("your tender spot", "aapki narm jagah"),
        Point::Body(Body::Ceres) => bi("the way you care", "dekhbhaal ke aapke dhang"),
        Point::Body(Body::Pallas) => bi("your eye for patterns", "baareeki dekhne ki aapki nazar"),
        Point::Body(Body::Juno) => bi("the way you commit", "vaada nibhane ke aapke dhang"),
        Point::Body(Body::Vesta) => bi("what you keep sacred", "aapki lagan"),
        Point::Body(
            Body::Cupido
            | Body::Hades
            | Body::Zeus
            | Body::Kronos
            | Body::Apollon
            | Body::Admetos
            | Body::Vulkanus
            | Body::Poseidon,
        ) => bi("a quiet theme", "ek shaant pehlu"),
        Point::Ascendant => bi("the way you meet the world", "duniya se milne ke aapke andaaz"),
        Point::Midheaven => bi("your direction in public life", "samaj mein aapki disha"),
        _ => bi("a finer point of your chart", "aapki kundli ka ek sookshm bindu"),
    }
}

/// What the point does in whatever sign it stands.
pub(super) const fn verb(point: Point) -> Bi {
    match point {
        Point::Body(Body::Uranus) => bi(
            "looks for freedom, as much of your generation does,",
            "azaadi dhoondhta hai, jaise aapki poori peedhi",
        ),
        Point::Body(Body::Neptune) => bi(
            "dreams, as much of your generation does,",
            "sapne dekhta hai, jaise aapki poori peedhi",
        ),
        Point::Body(Body::Pluto) => bi(
            "changes things, as much of your generation does,",
            "cheezein badalta hai, jaise aapki poori peedhi",
        ),
        Point::Body(Body::MeanNode | Body::TrueNode) => bi("asks you to grow", "badhne ka raasta dikhata hai"),
        Point::Body(Body::MeanLilith | Body::TrueLilith) => bi("keeps its wild side", "apna bebaak rang rakhta hai"),
        Point::Body(Body::Chiron) => bi(
            "is sore at first and later helps others",
            "pehle dukhta hai, phir auron ke kaam aata hai",
        ),
        Point::Midheaven => bi("points to work done", "aise kaam ki taraf ishaara karta hai jo ho"),
        _ => bi("works", "kaam karta hai"),
    }
}

/// The name as it is said.
pub(in crate::agent) const fn name(point: Point, vedic: bool) -> &'static str {
    match point {
        Point::Body(Body::TrueNode | Body::MeanNode) => {
            if vedic {
                "Rahu"
            } else {
                "North Node"
            }
        }
        Point::Ascendant => "Ascendant",
        Point::Midheaven => "Midheaven",
        _ => point.name(),
    }
}
