//! How a case ends that does not pass, and the small words to say so.

use std::fmt;

use crate::{Error, ErrorKind};

/// Why a case did not pass.
#[derive(Clone, PartialEq, Eq)]
pub enum Stop {
    /// The store breaks its contract: a sentence that says how.
    Failed(String),
    /// The store does not claim to do this.
    NotApplicable(&'static str),
}

/// The end of a case, or of a step of one.
pub type Checked<T = ()> = std::result::Result<T, Stop>;

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(format!("a call failed that should not: {error:?}"))
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(how) => f.write_str(how),
            Self::NotApplicable(why) => write!(f, "not applicable: {why}"),
        }
    }
}

/// Fails the case with a sentence unless the condition holds.
macro_rules! ensure {
    ($condition:expr, $($sentence:tt)+) => {
        if $condition {
        } else {
            return Err($crate::testkit::Stop::Failed(format!($($sentence)+)));
        }
    };
}

/// Fails the case unless both sides are the same; shows both.
macro_rules! same {
    ($found:expr, $wanted:expr, $($sentence:tt)+) => {
        match (&$found, &$wanted) {
            (found, wanted) => {
                if !(*found == *wanted) {
                    let sentence = format!($($sentence)+);
                    let shown = format!("{sentence}\n  found: {found:?}\n  wanted: {wanted:?}");
                    return Err($crate::testkit::Stop::Failed(shown));
                }
            }
        }
    };
}

pub(super) use {ensure, same};

/// Checks that a call was refused, and with this kind of error.
pub(super) fn refused<T: fmt::Debug>(result: crate::Result<T>, kind: ErrorKind, call: &str) -> Checked {
    match result {
        Err(error) if error.kind() == kind => Ok(()),
        Err(error) => Err(Stop::Failed(format!("{call} was refused as {error}, not as {kind}"))),
        Ok(value) => Err(Stop::Failed(format!(
            "{call} was not refused as {kind}, it returned {value:?}"
        ))),
    }
}

/// The value, or a failure that says what is missing.
pub(super) fn some<T>(value: Option<T>, what: &str) -> Checked<T> {
    value.ok_or_else(|| Stop::Failed(format!("there is no {what}")))
}
