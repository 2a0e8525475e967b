//! Tags that say whose a value is, and the search for those that are somebody else's.

use crate::UserScope;

const OPEN: &str = "[[";
const CLOSE: &str = "]]";

/// The mark that every value of this user carries.
pub(crate) fn tag(scope: &UserScope) -> String {
    format!("{OPEN}{scope:?}{CLOSE}")
}

/// The first tag in `text` that is not this user's.
pub(crate) fn foreign_tag<'a>(scope: &UserScope, text: &'a str) -> Option<&'a str> {
    let own = format!("{scope:?}");
    text.split(OPEN)
        .skip(1)
        .filter_map(|rest| rest.split(CLOSE).next())
        .find(|owner| **owner != *own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TenantId, UserId};

    #[test]
    fn a_foreign_tag_is_found_among_ones_own() {
        let scope = |user| UserScope::new(TenantId::default(), UserId::new(user).unwrap());
        let (one, ten) = (scope("1"), scope("10"));
        let text = format!("a {} b {} c", tag(&one), tag(&ten));
        assert_eq!(foreign_tag(&one, &text), Some("default/10"));
        assert_eq!(foreign_tag(&ten, &text), Some("default/1"));
        assert_eq!(foreign_tag(&one, &tag(&one)), None);
    }
}
