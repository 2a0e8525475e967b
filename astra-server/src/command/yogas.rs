//! `astra yogas`: the yogas of a birth with the rule that fired, or of many births as JSON lines.

use std::{collections::BTreeMap, fmt::Write as _, io, path::PathBuf};

use astra::{
    astro::vedic::{
        Node, VedicChart,
        yoga::{Category, Yoga, YogaOptions, Yogas, yogas},
    },
    core::{
        Error, Result,
        chart::{Chart, ChartEngine as _, ChartRequest, Zodiac},
    },
};
use serde::{Deserialize as _, Serialize};
use serde_json::{Value, json};

use super::shared::{Birth, EngineArgs, answer, batch, colours, json_line, names};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    /// Only those of one kind, such as raja, dhana or nabhasa; an unknown name lists them all.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,

    /// Which node is Rahu [default: mean].
    #[arg(long, value_parser = names(["mean", "true"]))]
    node: Option<String>,

    /// Count Rahu and Ketu where a text says "planets" without naming them.
    #[arg(long)]
    nodes_are_planets: bool,

    /// Let a graha that owns two houses be with itself where a text puts the lords of both together.
    #[arg(long)]
    one_lord_for_two: bool,

    /// List every yoga that is known, with its rule and source, instead of those of a birth.
    #[arg(long)]
    known: bool,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: the fields of
    /// `astra chart --batch`. A line that cannot be answered gets {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        let asked = args.asked()?;
        return batch::run(path, args.json, |fields| {
            let mut request = ChartRequest::from_json(fields)?;
            if !fields.contains_key("zodiac") {
                request.options.zodiac = Zodiac::LAHIRI;
            }
            told(&engine.natal(&request)?, &asked)
        });
    }
    answer(args.json, || {
        let asked = args.asked()?;
        if args.known {
            return known(&asked, args.json);
        }
        let request = args.birth.request_in(Zodiac::LAHIRI)?;
        let chart = args.engine.open()?.natal(&request)?;
        let told = told(&chart, &asked)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(table(&told, &chart, colours(&io::stdout())))
        }
    })
}

/// How yogas are sought and which are told.
struct Asked {
    category: Option<Category>,
    node: Node,
    options: YogaOptions,
}

impl Args {
    fn asked(&self) -> Result<Asked> {
        let category = self
            .category
            .as_ref()
            .map(|name| {
                let value: Value = name.as_str().into();
                Category::deserialize(&value).map_err(|cause| {
                    let told = cause.to_string();
                    let right = told.split_once("expected ").map_or(told.as_str(), |(_, right)| right);
                    Error::invalid("category", name, right)
                })
            })
            .transpose()?;
        Ok(Asked {
            category,
            node: match self.node.as_deref() {
                Some("true") => Node::True,
                _ => Node::Mean,
            },
            options: YogaOptions {
                nodes_are_planets: self.nodes_are_planets,
                one_lord_for_two: self.one_lord_for_two,
            },
        })
    }
}

/// What a birth is answered.
#[derive(Debug, Serialize)]
struct Told {
    zodiac: Zodiac,
    node: Node,
    #[serde(flatten)]
    yogas: Yogas,
}

fn told(chart: &Chart, asked: &Asked) -> Result<Told> {
    let vedic = VedicChart::of(chart, asked.node)?;
    let mut yogas = yogas(&vedic, &asked.options);
    if let Some(category) = asked.category {
        yogas.found.retain(|yoga| yoga.category == category);
        let of_it: Vec<_> = Yoga::all()
            .filter(|yoga| yoga.category == category)
            .map(|yoga| yoga.id)
            .collect();
        yogas.undecided.retain(|id| of_it.contains(id));
    }
    Ok(Told {
        zodiac: chart.basis.zodiac,
        node: asked.node,
        yogas,
    })
}

fn known(asked: &Asked, as_json: bool) -> Result<String> {
    let listed = || Yoga::all().filter(|yoga| asked.category.is_none_or(|category| yoga.category == category));
    if as_json {
        let all: Vec<_> = listed()
            .map(|yoga| {
                json!({
                    "id": yoga.id, "name": yoga.name, "category": yoga.category, "rule": yoga.rule(),
                    "source": yoga.source,
                })
            })
            .collect();
        return json_line(&all);
    }
    let mut text = String::new();
    for yoga in listed() {
        let _ = writeln!(
            text,
            "{} ({})\n    {}\n    {}",
            yoga.name,
            yoga.id,
            yoga.rule(),
            yoga.source
        );
    }
    Ok(text)
}

fn table(told: &Told, chart: &Chart, colours: bool) -> String {
    let bold = |text: &str| match colours {
        true => format!("\x1b[1m{text}\x1b[0m"),
        false => text.to_owned(),
    };
    let mut text = format!(
        "{}, {}, {} node\n",
        chart.basis.time.given,
        told.zodiac,
        told.node.as_str()
    );
    let mut by_category: BTreeMap<Category, Vec<_>> = BTreeMap::new();
    for yoga in &told.yogas.found {
        by_category.entry(yoga.category).or_default().push(yoga);
    }
    for (category, found) in by_category {
        let _ = writeln!(text, "\n{}", bold(&title(category)));
        for yoga in found {
            let perhaps = if yoga.certain { "" } else { ", for a part of the day" };
            let _ = writeln!(text, "  {}{perhaps}  ({})", yoga.name, yoga.source);
            for clause in &yoga.because {
                let _ = writeln!(text, "      {clause}");
            }
            for reason in &yoga.cancelled_by {
                let _ = writeln!(text, "      cancelled: {reason}");
            }
        }
    }
    if !told.yogas.undecided.is_empty() {
        let count = told.yogas.undecided.len();
        let _ = writeln!(
            text,
            "\n{count} more depend on the lagna: give the time and the place of birth."
        );
    }
    text
}

/// The stable name of a category, in words.
fn title(category: Category) -> String {
    let name = json!(category);
    let mut words = name.as_str().unwrap_or_default().replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
