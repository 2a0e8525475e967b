//! `astra digest`: the day or the week of one person in sentences, the strongest transits first.

use std::{path::PathBuf, sync::Arc};

use astra::{
    astro::time_zone,
    core::{
        Error, Language, Result,
        chart::{
            ChartEngine, ChartRequest, JulianDayUt,
            overview::{Digest, DigestRequest, DigestSpan, digest},
        },
    },
};
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::shared::{Birth, EngineArgs, answer, batch, json_line, lists::take, names, request, window};

/// What a line has beside the fields of a birth.
const FIELDS: [&str; 5] = ["from", "span", "clocks", "language", "limit"];
pub(super) const LANGUAGES: [&str; 2] = ["english", "hinglish"];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    asked: Asked,

    /// JSON instead of Markdown: each entry with its strength and the facts behind it.
    #[arg(long)]
    json: bool,

    /// Digests for JSON lines of a file or, with - or nothing, of the standard input, in their order: the fields of
    /// `astra chart --batch` and "from"?, "span"?, "clocks"?, "language"?, "limit"?. A line that cannot be answered gets
    /// {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

#[derive(Clone, Debug, Default, clap::Args)]
struct Asked {
    /// When it begins: a date (0 h universal time), an RFC 3339 timestamp or a Julian day [default: now].
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// How long it is [default: day].
    #[arg(long, value_parser = names(["day", "week"]))]
    span: Option<String>,

    /// IANA zone of the clocks that hours are told by [default: UTC].
    #[arg(long, value_name = "ZONE")]
    clocks: Option<String>,

    /// The language [default: english].
    #[arg(long, value_parser = names(LANGUAGES))]
    language: Option<String>,

    /// Entries at most [default: 8].
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            let (asked, birth) = read(fields)?;
            asked.tell(&engine, &birth)
        });
    }
    answer(args.json, || {
        let told = args.asked.tell(&args.engine.open()?, &args.birth.request()?)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(told.markdown())
        }
    })
}

/// A line of a batch.
fn read(fields: &Map<String, Value>) -> Result<(Asked, ChartRequest)> {
    let mut birth = fields.clone();
    let [from, span, clocks, language, limit] = take(&mut birth, FIELDS)?;
    let limit = limit
        .map(|text| {
            text.parse()
                .map_err(|_| Error::invalid("limit", text, "a whole number"))
        })
        .transpose()?;
    let asked = Asked {
        from,
        span,
        clocks,
        language,
        limit,
    };
    Ok((asked, request(&birth)?))
}

impl Asked {
    fn tell(&self, engine: &dyn ChartEngine, birth: &ChartRequest) -> Result<Digest> {
        let span = match self.span.as_deref() {
            None | Some("day") => DigestSpan::Day,
            Some("week") => DigestSpan::Week,
            Some(other) => return Err(Error::invalid("span", other, "day or week")),
        };
        let from = match &self.from {
            Some(written) => window::instant("from", written).and_then(JulianDayUt::to_timestamp)?,
            None => Timestamp::now(),
        };
        let mut request = DigestRequest::new(Arc::new(engine.natal(birth)?), from, span);
        if let Some(zone) = &self.clocks {
            request.offset = time_zone(zone)
                .map_err(|error| error.with("field", "clocks"))?
                .to_offset(from);
        }
        request.language = language(self.language.as_deref())?;
        request.limit = self.limit.unwrap_or(request.limit);
        digest(engine, &request)
    }
}

/// The language of a flag or field.
pub(super) fn language(name: Option<&str>) -> Result<Language> {
    match name {
        None | Some("english") => Ok(Language::English),
        Some("hinglish") => Ok(Language::Hinglish),
        Some(other) => Err(Error::invalid("language", other, &LANGUAGES.join(" or "))),
    }
}
