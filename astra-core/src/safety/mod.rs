//! What keeps a person safe, whoever speaks: words of crisis, of distress, age, and a linter over what is said.
//!
//! Everything here is deterministic and runs before and after any agent, embedded or hosted.

mod age;
mod crisis;
mod crisis_rules;
mod crisis_words;
mod distress;
mod helplines;
mod lint;
mod lint_rules;

pub use age::{Age, age};
pub use crisis::{Crisis, CrisisKind, crisis};
pub use distress::{Distress, distress};
pub use helplines::{Helpline, HelplineCheck, HelplineFor, Region};
pub use lint::{LintRule, Violation, lint};
