//! The one error type: a stable kind, an operation, context, a source.

use std::{borrow::Cow, error::Error as StdError, fmt, time::Duration};

/// What went wrong, as a caller may act on it.
///
/// The snake-case name ([`ErrorKind::as_str`]) is stable: it is the Python exception, the JavaScript
/// `code` and the `kind` of every JSON error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value is not acceptable: the context names the field, the value and what would be right.
    InvalidInput,
    /// The input exceeds a stated limit: the context names the limit.
    TooLarge,
    /// A civil time happened twice (clocks went back): both instants are in the context.
    AmbiguousTime,
    /// A civil time never happened (clocks went forward).
    NonexistentTime,
    /// A name means several places: the candidates are in the context.
    AmbiguousPlace,
    /// A date, latitude or quantity lies outside what the engine can compute.
    OutOfRange,
    /// The adapter does not do this; its capability says so beforehand.
    Unsupported,
    /// The thing asked for does not exist.
    NotFound,
    /// Somebody else changed the value first: read again, then retry.
    Conflict,
    /// The lease, claim or fencing token is no longer the holder's. Nothing was written.
    StaleLease,
    /// No valid credential.
    Unauthenticated,
    /// A valid credential without the right.
    PermissionDenied,
    /// Too many requests.
    RateLimited,
    /// A dependency cannot be reached or refuses for now.
    Unavailable,
    /// The deadline passed.
    Timeout,
    /// The operation was given up because the process or the caller is shutting down.
    Cancelled,
    /// The configuration cannot be used.
    Configuration,
    /// Stored data cannot be understood.
    CorruptData,
    /// A defect in Astra or a dependency.
    Internal,
}

impl ErrorKind {
    /// The stable snake-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::TooLarge => "too_large",
            Self::AmbiguousTime => "ambiguous_time",
            Self::NonexistentTime => "nonexistent_time",
            Self::AmbiguousPlace => "ambiguous_place",
            Self::OutOfRange => "out_of_range",
            Self::Unsupported => "unsupported",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::StaleLease => "stale_lease",
            Self::Unauthenticated => "unauthenticated",
            Self::PermissionDenied => "permission_denied",
            Self::RateLimited => "rate_limited",
            Self::Unavailable => "unavailable",
            Self::Timeout => "timeout",
            Self::Cancelled => "cancelled",
            Self::Configuration => "configuration",
            Self::CorruptData => "corrupt_data",
            Self::Internal => "internal",
        }
    }

    /// Whether the same call may succeed later, unchanged.
    const fn is_retryable(self) -> bool {
        matches!(
            self,
            Self::Conflict | Self::RateLimited | Self::Unavailable | Self::Timeout
        )
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The result of every fallible call of Astra.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The error of every fallible call of Astra.
///
/// `Display` is one line, `Debug` several; neither ever holds a secret, because adapters put none in.
///
/// ```
/// use astra_core::{Error, ErrorKind};
/// let error = Error::invalid("latitude", 91.0, "a number from -90 to 90 degrees");
/// assert_eq!(error.kind(), ErrorKind::InvalidInput);
/// assert_eq!(error.field(), Some("latitude"));
/// assert_eq!(error.to_string(), "invalid_input: latitude is 91: expected a number from -90 to 90 degrees");
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: Cow<'static, str>,
    operation: Option<&'static str>,
    context: Vec<(&'static str, String)>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of `kind`, told in one sentence.
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            context: Vec::new(),
            retry_after: None,
            source: None,
        }))
    }

    /// [`ErrorKind::InvalidInput`] for one field: its name, the value given, and what would be right.
    pub fn invalid(field: &'static str, value: impl fmt::Display, expected: &str) -> Self {
        let value = clip(&value.to_string());
        Self::new(
            ErrorKind::InvalidInput,
            format!("{field} is {value}: expected {expected}"),
        )
        .with("field", field)
        .with("value", value)
        .with("expected", expected)
    }

    /// [`ErrorKind::TooLarge`] for one field: what it measures and the limit.
    pub fn too_large(field: &'static str, size: usize, limit: usize, unit: &str) -> Self {
        Self::new(
            ErrorKind::TooLarge,
            format!("{field} has {size} {unit}: the limit is {limit}"),
        )
        .with("field", field)
        .with("limit", limit)
    }

    /// [`ErrorKind::NotFound`] for a named thing.
    pub fn not_found(what: &'static str, id: impl fmt::Display) -> Self {
        Self::new(ErrorKind::NotFound, format!("no such {what}")).with("id", id)
    }

    /// Adds a context pair. Secrets must not be passed here.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl fmt::Display) -> Self {
        self.0.context.push((key, value.to_string()));
        self
    }

    /// Names the operation that failed, unless an inner one is named already.
    #[must_use]
    pub fn during(mut self, operation: &'static str) -> Self {
        self.0.operation.get_or_insert(operation);
        self
    }

    /// States when a retry makes sense.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.0.retry_after = Some(delay);
        self
    }

    /// Keeps the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The sentence, without kind and context.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The operation that failed, where one was named.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The context pairs, in the order in which they were added.
    pub fn context(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.context.iter().map(|(key, value)| (*key, value.as_str()))
    }

    /// The field that was wrong, where one was.
    pub fn field(&self) -> Option<&str> {
        self.context().find(|(key, _)| *key == "field").map(|(_, value)| value)
    }

    /// Whether the same call may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        self.0.kind.is_retryable()
    }

    /// When a retry makes sense, where that is known.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The error as hosts and clients see it: `{"kind", "message", "field"?}`. The cause stays inside.
    pub fn to_json(&self) -> serde_json::Value {
        let mut object = serde_json::Map::new();
        object.insert("kind".into(), self.kind().as_str().into());
        object.insert("message".into(), self.message().into());
        if let Some(field) = self.field() {
            object.insert("field".into(), field.into());
        }
        object.into()
    }
}

/// Keeps an echoed value short: the value is the caller's and can be a megabyte.
fn clip(value: &str) -> String {
    const LONGEST: usize = 80;
    let mut shown: String = value
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if value.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    if shown.is_empty() { "empty".into() } else { shown }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.kind, self.0.message)?;
        if let Some(operation) = self.0.operation {
            write!(f, " ({operation})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        for (key, value) in self.context() {
            write!(f, "\n  {key}: {value}")?;
        }
        if let Some(delay) = self.0.retry_after {
            write!(f, "\n  retry after: {delay:?}")?;
        }
        let mut source = self.source();
        while let Some(cause) = source {
            write!(f, "\n  caused by: {cause}")?;
            source = cause.source();
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_is_one_line_and_debug_tells_the_causes() {
        let error = Error::new(ErrorKind::Unavailable, "the store does not answer")
            .with("store", "sqlite")
            .during("commit_turn")
            .caused_by(std::io::Error::other("disk gone"));
        assert_eq!(
            error.to_string(),
            "unavailable: the store does not answer (commit_turn)"
        );
        assert_eq!(
            format!("{error:?}"),
            "unavailable: the store does not answer (commit_turn)\n  store: sqlite\n  caused by: disk gone"
        );
        assert!(error.is_retryable());
    }

    #[test]
    fn an_echoed_value_is_clipped() {
        let error = Error::invalid("zone", "x".repeat(1_000_000), "an IANA time zone");
        assert!(error.to_string().len() < 200);
    }
}
