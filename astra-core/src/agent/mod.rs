//! x
mod understand;
pub use understand::{Boundary, Fact, Intent, SmallTalk, Topic, Understanding, When, understand};
