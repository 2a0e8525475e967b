//! The per-user context document: what Astra and its hosts know about a person.

mod birth;
mod change;
mod document;
mod patch;
mod preferences;

pub use birth::{MissingField, PinnedFacts, System};
pub use change::{ContextChange, FieldChange};
pub use document::{BirthCharts, ChatLine, LifeEvent, UserContext};
pub use patch::{ContextPatch, PatchBy};
pub use preferences::Preferences;
