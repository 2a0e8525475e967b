//! `astra chart`: one chart as a table, as JSON or as a picture, or a batch.

mod picture;
mod table;
mod western;

use std::{io, path::PathBuf};

use astra::core::{
    Result,
    chart::{ChartEngine as _, overview},
};

use self::{picture::PictureArgs, western::AspectArgs};
use super::{
    digest::{LANGUAGES, language},
    shared::{Birth, EngineArgs, answer, batch, colours, json_line, names, request},
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    aspects: AspectArgs,

    #[command(flatten)]
    picture: PictureArgs,

    /// Words instead of a table: the Markdown overview, or the compact context that a voice speaks from. With --json,
    /// each line with the ids of the facts behind it.
    #[arg(long, value_parser = names(["overview", "spoken"]))]
    text: Option<String>,

    /// The language of the spoken context [default: english].
    #[arg(long, requires = "text", value_parser = names(LANGUAGES))]
    language: Option<String>,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Charts for JSON lines of a file or, with - or nothing, of the standard input, in their order:
    /// {"id", "jd_ut" | "at" + "zone", "place"?, "fold"?, "calendar"?, "uncertainty_minutes"?, "lat"?, "lon"?, "zodiac"?,
    /// "houses"?, "polar"?, "bodies"?, "stars"?, "aspects"?, "points"?, "orbs"?}. A line that cannot be answered gets {"id", "error"} and leaves the
    /// exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// A chart as a table for people.
pub(super) fn table(chart: &astra::core::chart::Chart, colours: bool) -> String {
    table::render(chart, colours)
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            request(fields)
                .and_then(|request| engine.natal(&request))
                .map(|chart| args.aspects.read(chart))
        });
    }
    answer(args.json, || {
        if args.picture.is_asked() {
            return args.picture.draw(&args.birth, &args.engine.open()?);
        }
        let mut fields = args.birth.fields()?;
        args.aspects.add_to(&mut fields);
        let chart = args.engine.open()?.natal(&request(&fields)?)?;
        if let Some(kind) = args.text.as_deref() {
            let language = language(args.language.as_deref())?;
            return match (kind, args.json) {
                ("overview", false) => Ok(overview::markdown(&chart)),
                ("overview", true) => json_line(&overview::markdown_lines(&chart)),
                (_, false) => Ok(overview::spoken(&chart, None, language) + "\n"),
                (_, true) => json_line(&overview::statements(&chart, None, language)),
            };
        }
        let told = args.aspects.read(chart);
        if args.json {
            return json_line(&told);
        }
        let mut text = table::render(&told.chart, colours(&io::stdout()));
        if let Some(western) = &told.western {
            text.push('\n');
            text.push_str(&western::lines(western));
        }
        Ok(text)
    })
}
