//! What a language model or a voice provider is told: the prompt and its variables, inside a size budget.

mod template;
mod variables;

pub use template::{RenderedPrompt, Template};
pub use variables::{Budget, Trimmed, Variables};

/// The prompt of Jadugar, the default persona. Hosts may replace it.
pub const JADUGAR: &str = include_str!("jadugar.md");
