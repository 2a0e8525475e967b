//! Templates with `{{name}}` placeholders, which no value can add to.

use std::{borrow::Cow, collections::BTreeMap};

/// A text with placeholders `{{name}}`; white space inside the braces does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(String);

/// A template with its placeholders filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderedPrompt {
    /// The text.
    pub text: String,
    /// Placeholders for which there was no value: they were removed.
    pub unmatched: Vec<String>,
}

impl Template {
    /// Takes any text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Fills the placeholders in one pass: values are never read as template.
    ///
    /// ```
    /// use astra_core::prompt::Template;
    /// let values = [("name".to_owned(), "{{secret}}".to_owned())].into();
    /// let rendered = Template::new("Hello {{name}}{{other}}!").render(&values);
    /// assert_eq!(rendered.text, "Hello { {secret}}!");
    /// assert_eq!(rendered.unmatched, ["other"]);
    /// ```
    #[must_use]
    pub fn render(&self, values: &BTreeMap<String, String>) -> RenderedPrompt {
        let mut out = RenderedPrompt::default();
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, after)) = after.split_once("}}") else {
                break;
            };
            push(&mut out.text, before);
            let name = name.trim();
            match values.get(name) {
                Some(value) => push(&mut out.text, &defused(value)),
                None => out.unmatched.push(name.to_owned()),
            }
            rest = after;
        }
        push(&mut out.text, rest);
        out
    }
}

/// Appends, keeping a brace that ends one part from meeting one that opens the next.
fn push(text: &mut String, part: &str) {
    if text.ends_with('{') && part.starts_with('{') {
        text.push(' ');
    }
    text.push_str(part);
}

/// Breaks up whatever a later renderer, such as a voice provider's, would read as a placeholder.
pub(super) fn defused(value: &str) -> Cow<'_, str> {
    if !value.contains("{{") {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        if c == '{' && out.ends_with('{') {
            out.push(' ');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn an_unclosed_placeholder_is_text() {
        assert_eq!(Template::new("a {{b").render(&values(&[])).text, "a {{b");
    }

    proptest! {
        #[test]
        fn no_value_can_introduce_a_placeholder(a in "[{} a-c]{0,12}", b in "[{} a-c]{0,12}") {
            let template = Template::new("x{ {{a}}{{b}} {{{a}}} {{b}}{");
            let rendered = template.render(&values(&[("a", &a), ("b", &b)]));
            prop_assert!(!rendered.text.contains("{{"), "{}", rendered.text);
        }
    }
}
