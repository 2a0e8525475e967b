//! What a message asks for.

use crate::{
    chart::{AspectKind, Body, Point, Sign},
    safety::Distress,
    words::Language,
};

/// An area of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Topic {
    Career,
    Money,
    Love,
    Marriage,
    Family,
    Home,
    Children,
    Studies,
    Health,
    Travel,
    Friends,
    Spirituality,
    Communication,
    Confidence,
    Creativity,
    Purpose,
    Change,
}

/// A stretch of time that a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum When {
    Now,
    Today,
    Tomorrow,
    Week,
    Month,
    Year,
}

/// A fact of the context document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Fact {
    Name,
    Age,
    BirthDate,
    BirthTime,
    BirthPlace,
    Timezone,
    System,
    Email,
    Events,
    Goals,
    Focus,
    Everything,
}

/// A question that no astrologer may answer with an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Boundary {
    Medical,
    Legal,
    Financial,
    Death,
}

/// Talk that asks nothing of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum SmallTalk {
    Greeting,
    HowAreYou,
    Thanks,
    Farewell,
    WhoAreYou,
    WhatCanYouDo,
    HowDoesItWork,
    Praise,
    Flirt,
    Sorry,
    Upset,
    Joy,
    Agreed,
    Told,
}

/// What a message asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Intent {
    /// Where a point of the chart stands and what that means.
    Placement(Point),
    /// Two points at once.
    Placements(Point, Point),
    /// Sun, Moon and ascendant.
    BigThree,
    /// The user's sign, without saying which.
    OwnSign,
    /// What of the chart stands in a sign.
    InSign(Sign),
    /// What stands in a house.
    House(u8),
    /// An area of life.
    Topic(Topic),
    /// The aspects of a point.
    AspectsOf(Point),
    /// The aspect between two points.
    AspectBetween(Point, Point),
    /// The aspects of one kind, or all.
    Aspects(Option<AspectKind>),
    /// The sky of the moment against the chart.
    Transits,
    /// One body in the sky of the moment.
    TransitOf(Body),
    /// What runs backwards in the sky.
    RetrogradesNow,
    /// What ran backwards at birth.
    RetrogradesNatal,
    /// The whole chart in short, or what a person is like.
    Overview,
    /// What comes easily.
    Strengths,
    /// What is hard.
    Challenges,
    /// Luck, and what brings it.
    Luck,
    /// The balance of elements and modalities.
    Balance,
    /// A decision without an area of life.
    Decision,
    /// Support in distress, without an area of life.
    Support,
    /// Whether Saturn is back where it stood at birth.
    SaturnReturn,
    /// Whether Saturn runs around the natal Moon (Sade Sati).
    SadeSati,
    /// Whether Mars stands where Vedic tradition calls it Mangal Dosha.
    Manglik,
    /// The lunar mansion of the natal Moon.
    Nakshatra,
    /// A fact of the context document.
    Document(Fact),
    /// A question with a boundary.
    Boundary(Boundary),
    /// Small talk.
    SmallTalk(SmallTalk),
    /// More of what was said before.
    More,
    /// Nothing that the context could answer.
    OutOfScope,
    /// Nothing that was understood.
    Unknown,
}

/// A message understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// What it asks for.
    pub intent: Intent,
    /// The language it is written in; None where nothing tells.
    pub language: Option<Language>,
    /// Whether it asks for a long answer.
    pub detail: bool,
    /// Whether it asks when something comes.
    pub asks_when: bool,
    /// Whether it asks what to decide.
    pub asks_decision: bool,
    /// Whether it asks if something runs backwards.
    pub asks_retrograde: bool,
    /// The stretch of time it names.
    pub when: Option<When>,
    /// The calendar year it names.
    pub year: Option<i16>,
    /// Whether it is about what somebody else feels or does.
    pub about_another: bool,
    /// What weighs on the person.
    pub distress: Option<Distress>,
}
