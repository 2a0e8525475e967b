//! The chart as an answer uses it: everything that is named is cited.

use crate::{
    chart::{
        AspectKind, Body, Chart, Citation, NatalAspect, Placement, Point, Reading, Sign, SignChange, TransitAspect,
        Transits, Zodiac,
    },
    voice::TurnContext,
};

/// Why houses and ascendant are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    Time,
    Place,
}

/// A chart that is being read; what was named of it is cited.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    reading: Reading<'a>,
    cited: Vec<Citation>,
}

/// Where a point stands, as a sentence needs it.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    pub(super) point: Point,
    pub(super) sign: Sign,
    pub(super) house: Option<u8>,
    pub(super) retrograde: bool,
    /// Both signs and the hour between them, where the time of birth decides.
    pub(super) change: Option<SignChange>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(context: &'a TurnContext) -> Option<Self> {
        Some(Self {
            reading: context.reading()?,
            cited: Vec::new(),
        })
    }

    /// Cites a fact by its id; false where the chart has no such fact.
    pub(super) fn cite(&mut self, id: &str) -> bool {
        if self.has_cited(id) {
            return true;
        }
        match self.reading.resolve(id) {
            Some(fact) => {
                self.cited.push(fact);
                true
            }
            None => false,
        }
    }

    pub(super) fn has_cited(&self, id: &str) -> bool {
        self.cited.iter().any(|cited| cited.id == id)
    }

    pub(super) fn into_cited(self) -> Vec<Citation> {
        self.cited
    }

    /// The subject by which wordings are chosen: what is cited so far.
    pub(super) fn subject(&self) -> String {
        self.cited
            .iter()
            .map(|cited| cited.id.as_str())
            .collect::<Vec<_>>()
            .join("+")
    }

    pub(super) fn natal(&self) -> &'a Chart {
        self.reading.natal
    }

    pub(super) fn transits(&self) -> Option<&'a Transits> {
        self.reading.transits
    }

    pub(super) fn is_vedic(&self) -> bool {
        matches!(self.natal().basis.zodiac, Zodiac::Sidereal(_))
    }

    /// What the ascendant and the houses lack, where they are missing.
    pub(super) fn unknown(&self) -> Option<Unknown> {
        if !self.natal().time_known {
            Some(Unknown::Time)
        } else if self.natal().angles.is_none() || self.natal().cusps.is_none() {
            Some(Unknown::Place)
        } else {
            None
        }
    }

    /// Where a point of the chart stands; cites it.
    pub(super) fn stand(&mut self, point: Point) -> Option<Stand> {
        let stand = self.look(point)?;
        self.cite(&format!("natal.{}", point.as_str())).then_some(stand)
    }

    /// The same without citing: for choosing what to say.
    pub(super) fn look(&self, point: Point) -> Option<Stand> {
        if let Point::Body(body) = point {
            return Some(standing(point, self.natal().bodies.get(&body)?));
        }
        let longitude = self.natal().longitude(point)?;
        Some(Stand {
            point,
            sign: Sign::of(longitude),
            house: None,
            retrograde: false,
            change: None,
        })
    }

    /// Where a body stands in the sky of the moment; cites it.
    pub(super) fn now(&mut self, body: Body) -> Option<Stand> {
        let placement = self.transits()?.bodies.get(&body)?;
        self.cite(&format!("transit.{}", body.as_str()))
            .then(|| standing(body.into(), placement))
    }

    /// The natal aspects that answers speak of, tightest first: those between two bodies, or a body and an angle.
    pub(super) fn aspects(&self) -> impl Iterator<Item = &'a NatalAspect> {
        self.natal().aspects.iter()
    }

    pub(super) fn cite_aspect(&mut self, aspect: &NatalAspect) -> bool {
        self.cite(&aspect_id(aspect))
    }

    pub(super) fn cite_transit(&mut self, transit: &TransitAspect) -> bool {
        self.cite(&format!(
            "transit.aspect.{}.{}.{}",
            transit.transiting.as_str(),
            transit.aspect.as_str(),
            transit.natal.as_str()
        ))
    }

    /// The tightest aspect of a point to a planet or an angle.
    pub(super) fn tightest(&self, point: Point, limit: f64) -> Option<&'a NatalAspect> {
        self.aspects()
            .filter(|aspect| aspect.orb <= limit && (aspect.a == point || aspect.b == point))
            .find(|aspect| is_personal(aspect.a) || is_personal(aspect.b))
    }

    /// The planets in a house, the most personal first.
    pub(super) fn in_house(&self, house: u8) -> Vec<Body> {
        PLANETS
            .into_iter()
            .filter(|body| {
                self.natal()
                    .bodies
                    .get(body)
                    .is_some_and(|placed| placed.house == Some(house))
            })
            .collect()
    }

    /// The ruler of the sign on a house's cusp.
    pub(super) fn ruler_of(&self, house: u8) -> Option<Body> {
        let cusp = self.natal().cusps?.get(usize::from(house.checked_sub(1)?)).copied()?;
        Some(Sign::of(cusp).ruler())
    }

    /// The aspects of one kind's easy or hard side.
    pub(super) fn of_kind(&self, wanted: impl Fn(AspectKind) -> bool) -> Option<&'a NatalAspect> {
        self.aspects()
            .filter(|aspect| wanted(aspect.aspect))
            .find(|aspect| is_personal(aspect.a) || is_personal(aspect.b))
    }
}

/// The ten planets, the most personal first.
pub(super) const PLANETS: [Body; 10] = [
    Body::Sun,
    Body::Moon,
    Body::Venus,
    Body::Mars,
    Body::Mercury,
    Body::Jupiter,
    Body::Saturn,
    Body::Uranus,
    Body::Neptune,
    Body::Pluto,
];

/// Whether a point differs from person to person: the slow planets stand the same for years of births.
pub(super) const fn is_personal(point: Point) -> bool {
    matches!(
        point,
        Point::Body(Body::Sun | Body::Moon | Body::Mercury | Body::Venus | Body::Mars)
            | Point::Ascendant
            | Point::Midheaven
    )
}

fn standing(point: Point, placement: &Placement) -> Stand {
    Stand {
        point,
        sign: placement.sign,
        house: placement.house,
        retrograde: placement.retrograde,
        change: placement.day.as_ref().and_then(|day| day.sign_change.clone()),
    }
}

/// The id by which a natal aspect is cited.
pub(super) fn aspect_id(aspect: &NatalAspect) -> String {
    format!(
        "natal.aspect.{}.{}.{}",
        aspect.a.as_str(),
        aspect.aspect.as_str(),
        aspect.b.as_str()
    )
}
