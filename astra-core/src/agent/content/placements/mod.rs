//! What a point means in a sign: twelve predicates a point, to be read behind "it" (or "ye").

mod ascendant;
mod jupiter;
mod mars;
mod mercury;
mod moon;
mod saturn;
mod sun;
mod venus;

use super::{Bi, points, signs};
use crate::chart::{Body, Point, Sign};

/// The predicate, where one was written for the point; the others are composed from verb and manner.
pub(in crate::agent) fn in_sign(point: Point, sign: Sign) -> Predicate {
    let of = |table: &[Bi; 12]| table.get(sign as usize).copied();
    let written = match point {
        Point::Body(Body::Sun) => of(&sun::IN_SIGN),
        Point::Body(Body::Moon) => of(&moon::IN_SIGN),
        Point::Body(Body::Mercury) => of(&mercury::IN_SIGN),
        Point::Body(Body::Venus) => of(&venus::IN_SIGN),
        Point::Body(Body::Mars) => of(&mars::IN_SIGN),
        Point::Body(Body::Jupiter) => of(&jupiter::IN_SIGN),
        Point::Body(Body::Saturn) => of(&saturn::IN_SIGN),
        Point::Ascendant => of(&ascendant::IN_SIGN),
        _ => None,
    };
    match written {
        Some(written) => Predicate {
            en: written.en.to_owned(),
            hi: written.hi.to_owned(),
        },
        None => {
            let (verb, manner) = (points::verb(point), signs::manner(sign));
            Predicate {
                en: format!("{} {}", verb.en, manner.en),
                hi: format!("{} {}", manner.hi, verb.hi),
            }
        }
    }
}

/// A predicate in both languages.
pub(in crate::agent) struct Predicate {
    pub(in crate::agent) en: String,
    pub(in crate::agent) hi: String,
}
