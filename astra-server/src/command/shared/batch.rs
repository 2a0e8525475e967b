//! `--batch`: JSON lines in, JSON lines out, in order, on all cores, in little memory.

use std::{
    borrow::Cow,
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal as _, Write},
    path::Path,
    time::Instant,
};

use astra::core::{Error, ErrorKind, Result};
use rayon::prelude::*;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

use super::{answer as printed, io_failed};

/// A good size for the reader's buffer: what lies in it is one round of work.
const BUFFER: usize = 256 * 1024;
/// The longest line; a request is a hundred bytes.
const LONGEST: usize = 64 * 1024;
/// Lines of one round at most.
const ROUND: usize = 4096;

/// What a batch came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Summary {
    /// Lines answered.
    lines: usize,
    /// Lines answered with an error.
    errors: usize,
}

/// Answers each line of a file, or of the standard input where the path is `-`, by the fields of its object beside
/// `id`. A line that cannot be answered gets `{"id", "error"}`, and leaves the command a success.
pub(in crate::command) fn run<T: Serialize>(
    path: &Path,
    json: bool,
    one: impl Fn(&Map<String, Value>) -> Result<T> + Sync,
) -> Result<()> {
    printed(json, || {
        let started = Instant::now();
        let output = io::stdout().lock();
        let summary = if path == Path::new("-") {
            lines(&one, io::stdin().lock(), output)?
        } else {
            let file = File::open(path).map_err(|cause| io_failed("the batch cannot be opened", cause))?;
            lines(&one, BufReader::with_capacity(BUFFER, file), output)?
        };
        if io::stderr().is_terminal() {
            let (lines, seconds) = (summary.lines, started.elapsed().as_secs_f64());
            eprintln!("{lines} lines, {} with an error, {seconds:.1} s", summary.errors);
        }
        Ok(String::new())
    })
}

/// Answers every line of the input; blank lines are passed over.
///
/// A round is what the reader has at hand, so that whoever writes a line and waits gets the answer at once, and a file
/// goes through in large pieces.
fn lines<T: Serialize>(
    one: &(impl Fn(&Map<String, Value>) -> Result<T> + Sync),
    input: impl BufRead,
    mut output: impl Write,
) -> Result<Summary> {
    let mut lines = Lines::new(input);
    let mut summary = Summary::default();
    loop {
        let round = lines
            .round()
            .map_err(|cause| io_failed("the batch cannot be read", cause))?;
        if round.is_empty() {
            return Ok(summary);
        }
        let answers: Vec<_> = round.par_iter().map(|line| answer(one, line)).collect();
        for answer in answers {
            summary.lines += 1;
            summary.errors += usize::from(!answer.good);
            output
                .write_all(&answer.json)
                .map_err(|cause| io_failed("an answer cannot be written", cause))?;
        }
        output
            .flush()
            .map_err(|cause| io_failed("an answer cannot be written", cause))?;
    }
}

/// A line of the input.
struct Line {
    number: usize,
    /// Without what is beyond [`LONGEST`].
    bytes: Vec<u8>,
    /// Its whole length.
    length: usize,
}

struct Lines<R> {
    reader: R,
    number: usize,
    /// The begun line.
    line: Line,
}

impl<R: BufRead> Lines<R> {
    fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            line: Line::empty(),
        }
    }

    /// The lines at hand, at least one; none at the end.
    fn round(&mut self) -> std::io::Result<Vec<Line>> {
        let mut round = Vec::new();
        while round.is_empty() {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                finish(&mut self.number, &mut self.line, &mut round);
                break;
            }
            let mut used = 0;
            for piece in buffer.split_inclusive(|byte| *byte == b'\n') {
                if round.len() == ROUND {
                    break;
                }
                used += piece.len();
                let text = piece.strip_suffix(b"\n");
                self.line.push(text.unwrap_or(piece));
                if text.is_some() {
                    finish(&mut self.number, &mut self.line, &mut round);
                }
            }
            self.reader.consume(used);
        }
        Ok(round)
    }
}

/// Ends a line.
fn finish(number: &mut usize, line: &mut Line, round: &mut Vec<Line>) {
    *number += 1;
    let line = std::mem::replace(line, Line::empty());
    if !line.bytes.trim_ascii().is_empty() {
        round.push(Line {
            number: *number,
            ..line
        });
    }
}

impl Line {
    const fn empty() -> Self {
        Self {
            number: 0,
            bytes: Vec::new(),
            length: 0,
        }
    }

    fn push(&mut self, text: &[u8]) {
        self.length += text.len();
        let room = LONGEST.saturating_sub(self.bytes.len()).min(text.len());
        self.bytes.extend_from_slice(text.get(..room).unwrap_or_default());
    }
}

struct Answer {
    json: Vec<u8>,
    good: bool,
}

fn answer<T: Serialize>(one: &impl Fn(&Map<String, Value>) -> Result<T>, line: &Line) -> Answer {
    let (id, found) = match read(line) {
        Ok(Query { id: Some(id), fields }) => (Some(id), one(&fields)),
        Ok(Query { id: None, .. }) => (
            None,
            Err(Error::invalid("id", "missing", "any JSON value, which is echoed")),
        ),
        Err(error) => (None, Err(error)),
    };
    let id = id.unwrap_or(RawValue::NULL);
    let good = found.is_ok();
    // About the size of a chart.
    let mut json = Vec::with_capacity(if good { 8 * 1024 } else { 256 });
    let written = match &found {
        Ok(found) => serde_json::to_writer(&mut json, &Good { id, found }),
        Err(error) => {
            let error = error.to_json();
            serde_json::to_writer(&mut json, &Bad { id, error })
        }
    };
    if written.is_err() {
        // Writing to memory does not fail; a number that JSON lacks would.
        json = br#"{"id":null,"error":{"kind":"internal","message":"the answer cannot be written as JSON"}}"#.to_vec();
    }
    json.push(b'\n');
    Answer { json, good }
}

#[derive(Serialize)]
struct Good<'a, T> {
    id: &'a RawValue,
    #[serde(flatten)]
    found: &'a T,
}

#[derive(Serialize)]
struct Bad<'a> {
    id: &'a RawValue,
    error: Value,
}

fn read(line: &Line) -> Result<Query<'_>> {
    if line.length > LONGEST {
        let error = Error::too_large("line", line.length, LONGEST, "bytes");
        return Err(error.with("line", line.number));
    }
    serde_json::from_slice(&line.bytes).map_err(|cause| {
        // To the parser every line is the first.
        let told = cause.to_string();
        let why = told.split(" at line 1 ").next().unwrap_or_default();
        Error::new(
            ErrorKind::InvalidInput,
            format!(
                "line {}, column {}: not the JSON object of a request: {why}",
                line.number,
                cause.column()
            ),
        )
        .with("line", line.number)
        .caused_by(cause)
    })
}

/// A request with its id as it was written, to the digit.
struct Query<'a> {
    id: Option<&'a RawValue>,
    fields: Map<String, Value>,
}

impl<'de> Deserialize<'de> for Query<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Query<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Query<'de>, A::Error> {
                let mut query = Query {
                    id: None,
                    fields: Map::new(),
                };
                while let Some(name) = map.next_key::<Cow<'_, str>>()? {
                    let twice = if name == "id" {
                        query.id.replace(map.next_value()?).is_some()
                    } else {
                        query
                            .fields
                            .insert(name.clone().into_owned(), map.next_value()?)
                            .is_some()
                    };
                    if twice {
                        return Err(serde::de::Error::custom(format_args!(
                            "the field {name:.40?} stands twice"
                        )));
                    }
                }
                Ok(query)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn lines(text: &[u8], buffer: usize) -> Vec<(usize, usize)> {
        let mut lines = Lines::new(BufReader::with_capacity(buffer, text));
        let mut all = Vec::new();
        loop {
            let round = lines.round().unwrap();
            if round.is_empty() {
                return all;
            }
            all.extend(round.into_iter().map(|line| (line.number, line.length)));
        }
    }

    #[test]
    fn lines_are_the_same_whatever_the_buffer_and_blank_ones_are_counted_but_not_answered() {
        let text = b"abc\n\n  \nde\r\nlast";
        for buffer in [1, 2, 3, 7, 1000] {
            assert_eq!(lines(text, buffer), [(1, 3), (4, 3), (5, 4)], "{buffer}");
        }
        assert_eq!(lines(b"", 10), []);
    }

    #[test]
    fn of_a_line_without_end_only_the_beginning_is_kept() {
        let text = vec![b'x'; 10 * LONGEST];
        let mut lines = Lines::new(BufReader::new(&*text));
        let round = lines.round().unwrap();
        assert_eq!((round[0].length, round[0].bytes.len()), (10 * LONGEST, LONGEST));
        assert_eq!(read(&round[0]).err().unwrap().kind(), ErrorKind::TooLarge);
    }

    #[test]
    fn a_round_is_what_is_at_hand() {
        let text = b"one\ntwo\nthree\n";
        let mut lines = Lines::new(BufReader::with_capacity(9, &text[..]));
        assert_eq!(lines.round().unwrap().len(), 2);
        assert_eq!(lines.round().unwrap().len(), 1);
    }

    #[test]
    fn an_id_is_kept_to_the_digit() {
        for id in ["12345678901234567890123", r#"{"a": [1.10]}"#, "\"\\u0041\"", "null"] {
            let text = format!(r#"{{"jd_ut":1,"id":{id}}}"#);
            let query: Query<'_> = serde_json::from_str(&text).unwrap();
            // JSON null is an id too: the caller's own.
            assert_eq!(query.id.unwrap().get(), id);
        }
    }
}
