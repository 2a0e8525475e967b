//! `astra vedic`: a birth as Jyotisha reads it, by sections, or many births as JSON lines.

mod table;
mod told;

use std::{io, path::PathBuf};

use astra::{
    astro::vedic::{
        Node,
        ashtakavarga::Places,
        karakas::KarakaScheme,
        varga::{Scheme, Varga},
    },
    core::{
        Error, Result,
        chart::{ChartEngine as _, ChartRequest, Zodiac},
    },
};
use serde_json::{Map, Value};

use self::told::{Section, Told};
use super::shared::{Birth, Engine, EngineArgs, answer, batch, colours, json_line, names, request};

/// What a request has beside the fields of a chart.
const FIELDS: [&str; 5] = ["show", "varga", "node", "karakas", "places"];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    #[command(flatten)]
    asked: Asked,

    /// JSON instead of tables.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: the fields of
    /// `astra chart --batch` and "show"?, "varga"?, "node"?, "karakas"?, "places"?. A line that cannot be answered gets
    /// {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// What is asked.
#[derive(Clone, Debug, Default, clap::Args)]
struct Asked {
    /// The sections, with commas between [default: all].
    #[arg(long, value_name = "SECTIONS", value_delimiter = ',', value_parser = names(Section::ALL.map(Section::as_str)))]
    show: Option<Vec<String>>,

    /// Divisional charts, with commas between: a number of parts, such as 9 or 60, alone or with a scheme, as in
    /// 2:kashinatha or 81:cyclic [default: 9].
    #[arg(long, value_name = "VARGAS", value_delimiter = ',')]
    varga: Option<Vec<String>>,

    /// Which node is Rahu [default: mean].
    #[arg(long, value_parser = names(["mean", "true"]))]
    node: Option<String>,

    /// The chara karakas: eight, with Rahu, or seven [default: eight].
    #[arg(long, value_parser = names(["eight", "seven"]))]
    karakas: Option<String>,

    /// Whose places the ashtakavarga counts [default: parashara].
    #[arg(long, value_parser = names(["parashara", "varahamihira"]))]
    places: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| {
            let (asked, request) = read(fields)?;
            told(&engine, &request, &asked)
        });
    }
    answer(args.json, || {
        let request = args.birth.request_in(Zodiac::LAHIRI)?;
        let told = told(&args.engine.open()?, &request, &args.asked)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(table::render(&told, colours(&io::stdout())))
        }
    })
}

/// A line of a batch: what is asked, and of which chart.
fn read(fields: &Map<String, Value>) -> Result<(Asked, ChartRequest)> {
    let mut birth = fields.clone();
    let mut texts = |name: &'static str| -> Result<Option<Vec<String>>> {
        let text = |value: Value| match value {
            Value::String(text) => Ok(text),
            Value::Number(number) => Ok(number.to_string()),
            other => Err(Error::invalid(name, other, "a string, or a list of them")),
        };
        match birth.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(values)) => values.into_iter().map(text).collect::<Result<_>>().map(Some),
            Some(value) => text(value).map(|text| Some(vec![text])),
        }
    };
    let [show, varga, node, karakas, places] = FIELDS.map(&mut texts);
    let one = |name: &'static str, texts: Option<Vec<String>>| match texts.as_deref() {
        None => Ok(None),
        Some([one]) => Ok(Some(one.clone())),
        Some(other) => Err(Error::invalid(name, other.join(", "), "one string")),
    };
    let asked = Asked {
        show: show?,
        varga: varga?,
        node: one("node", node?)?,
        karakas: one("karakas", karakas?)?,
        places: one("places", places?)?,
    };
    let named = birth.contains_key("zodiac");
    let mut request = request(&birth)?;
    if !named {
        request.options.zodiac = Zodiac::LAHIRI;
    }
    Ok((asked, request))
}

fn told(engine: &Engine, request: &ChartRequest, asked: &Asked) -> Result<Told> {
    let sections = match &asked.show {
        None => Section::ALL.to_vec(),
        Some(names) => names
            .iter()
            .map(|name| choice("show", name, &Section::ALL.map(|section| (section.as_str(), section))))
            .collect::<Result<_>>()?,
    };
    let vargas = match &asked.varga {
        None => vec![Varga::D9],
        Some(texts) => texts.iter().map(|text| varga(text)).collect::<Result<_>>()?,
    };
    let one = |name, text: &Option<String>| (name, text.clone());
    let options = told::Options {
        sections,
        vargas,
        node: or_default(one("node", &asked.node), &[("mean", Node::Mean), ("true", Node::True)])?,
        karakas: or_default(
            one("karakas", &asked.karakas),
            &[("eight", KarakaScheme::Eight), ("seven", KarakaScheme::Seven)],
        )?,
        places: or_default(
            one("places", &asked.places),
            &[("parashara", Places::Parashara), ("varahamihira", Places::Varahamihira)],
        )?,
    };
    Told::of(engine.ephemeris(), &engine.natal(request)?, &options)
}

/// Reads a number of parts, with a scheme after a colon.
fn varga(text: &str) -> Result<Varga> {
    let (division, scheme) = match text.split_once(':') {
        None => (text, Scheme::default()),
        Some((division, scheme)) => (
            division,
            choice("varga", scheme, &Scheme::ALL.map(|scheme| (scheme.as_str(), scheme)))?,
        ),
    };
    let division = division.trim_start_matches(['D', 'd']).parse().map_err(|_| {
        Error::invalid(
            "varga",
            text,
            "a number of parts from 1 to 300, as in 9 or 2:kashinatha",
        )
    })?;
    Varga::new(division, scheme)
}

fn or_default<T: Copy + Default>((name, text): (&'static str, Option<String>), known: &[(&str, T)]) -> Result<T> {
    text.map_or_else(|| Ok(T::default()), |text| choice(name, &text, known))
}

fn choice<T: Copy>(name: &'static str, text: &str, known: &[(&str, T)]) -> Result<T> {
    known
        .iter()
        .find(|(known, _)| *known == text)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            Error::invalid(name, text, &format!("one of {}", names.join(", ")))
        })
}
