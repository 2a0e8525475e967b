//! Tags that say whose a value is, and the search for those that are somebody else's.

use std::collections::BTreeSet;

use crate::UserScope;

const OPEN: &str = "[[";
const CLOSE: &str = "]]";

/// The mark that every value of this user carries.
pub(crate) fn tag(scope: &UserScope) -> String {
    format!("{OPEN}{scope:?}{CLOSE}")
}

/// The first owner named in `text` who is not this user.
pub(crate) fn foreign_tag<'a>(scope: &UserScope, text: &'a str) -> Option<&'a str> {
    let own = format!("{scope:?}");
    owners(text).find(|owner| **owner != *own)
}

/// Every tag in `text`, once.
pub(crate) fn tags(text: &str) -> BTreeSet<String> {
    owners(text).map(|owner| format!("{OPEN}{owner}{CLOSE}")).collect()
}

/// The owners named in `text`; a tag that was cut off names nobody.
fn owners(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split(OPEN).skip(1);
    after.filter_map(|rest| rest.split_once(CLOSE)).map(|(owner, _)| owner)
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
        assert_eq!(tags(&text), BTreeSet::from([tag(&one), tag(&ten)]));
        assert_eq!(foreign_tag(&ten, "cut off: [[default/1"), None);
    }
}
