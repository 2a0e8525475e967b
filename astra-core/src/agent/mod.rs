//! The embedded agent "Jadugar": it answers by rules and written content from the computed chart, the transits of
//! the moment and the context document, in English and Hinglish, without a language model and without a network.
//!
//! [`understand`] reads a message: phrases of a lexicon under any spelling, then one decision list. The answer is
//! composed from the chart and from content written for it; whatever the text names of the sky is cited in
//! [`crate::voice::AgentReply::cited`]. What the context cannot answer gives [`crate::voice::WAIT`].

mod answer;
mod compose;
mod content;
#[cfg(test)]
mod corpora;
mod facts;
mod names;
mod session;
mod speech;
#[cfg(test)]
mod tests;
mod understand;

pub use session::EmbeddedAgent;
pub use understand::{Boundary, Fact, Intent, SmallTalk, Topic, Understanding, When, understand};
