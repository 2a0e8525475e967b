//! What a command says, and where: JSON or text on the standard output, errors beside it.

use std::io::{self, Write as _};

use astra::core::{Error, ErrorKind, Result};
use serde::Serialize;

/// Prints what a command answers. With `json`, an error goes to the standard output too; a reader that has seen
/// enough, such as `head`, ends the command without one.
pub(in crate::command) fn answer(json: bool, work: impl FnOnce() -> Result<String>) -> Result<()> {
    work()
        .and_then(|text| {
            let mut output = io::stdout().lock();
            output
                .write_all(text.as_bytes())
                .and_then(|()| output.flush())
                .map_err(|cause| io_failed("the answer cannot be written", cause))
        })
        .or_else(|error| {
            if is_broken_pipe(&error) {
                return Ok(());
            }
            if json {
                println!("{}", serde_json::json!({ "error": error.to_json() }));
            }
            Err(error)
        })
}

/// One line of JSON.
pub(in crate::command) fn json_line(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value)
        .map(|line| line + "\n")
        .map_err(|cause| Error::new(ErrorKind::Internal, "the answer cannot be written as JSON").caused_by(cause))
}

/// Reading or writing failed.
pub(in crate::command) fn io_failed(what: &'static str, cause: io::Error) -> Error {
    Error::new(ErrorKind::Unavailable, format!("{what}: {cause}")).caused_by(cause)
}

fn is_broken_pipe(error: &Error) -> bool {
    std::error::Error::source(error)
        .and_then(|cause| cause.downcast_ref::<io::Error>())
        .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Whether to colour what goes to a stream: on a terminal, unless the user does not want it (<https://no-color.org>).
pub(in crate::command) fn colours(stream: &impl io::IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
