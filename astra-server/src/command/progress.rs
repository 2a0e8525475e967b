//! `astra progress`: a birth at a time of life.

use std::{io, path::PathBuf};

use astra::{
    astro::{
        pair::{CrossAspect, PairOptions, between},
        progress::{
            ArcRate, Directed, ProgressOptions, Progressed, ProgressedAngles, Progression, directed_aspects, progress,
            solar_arc,
        },
        time_lords::{
            FirdarLord, FirdariaOptions, Level, Profection, ProfectionOptions, ReleasingOptions, ReleasingPeriod, Span,
            firdaria, profections, releasing,
        },
    },
    core::{
        Error, Result,
        chart::{Chart, ChartEngine as _, JulianDayUt, Lot, Orbs, Point},
    },
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    chart::table,
    shared::{Birth, Engine, EngineArgs, answer, batch, colours, json_line, names, request, words},
};

const METHODS: [(&str, Progression); 3] = [
    ("secondary", Progression::Secondary),
    ("tertiary", Progression::Tertiary),
    ("minor", Progression::Minor),
];
const ANGLES: [(&str, ProgressedAngles); 5] = [
    ("solar_arc_longitude", ProgressedAngles::SolarArcLongitude),
    ("solar_arc_right_ascension", ProgressedAngles::SolarArcRightAscension),
    ("naibod", ProgressedAngles::Naibod),
    ("true_quotidian", ProgressedAngles::TrueQuotidian),
    ("mean_quotidian", ProgressedAngles::MeanQuotidian),
];
const ARCS: [(&str, ArcRate); 3] = [
    ("true", ArcRate::True),
    ("naibod", ArcRate::Naibod),
    ("degree", ArcRate::Degree),
];
/// The fields of a request beside those of the birth.
const FIELDS: [&str; 4] = ["to", "method", "angles", "arc"];
/// Aspects of each kind that the table tells.
const ASPECTS: usize = 12;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    birth: Birth,

    #[command(flatten)]
    engine: EngineArgs,

    /// The time of life: a day, 2026-03-01 (its beginning, UTC), or an RFC 3339 timestamp [default: now].
    #[arg(long, value_name = "TIME")]
    to: Option<String>,

    /// A day for a year, a day for a month, or a month for a year [default: secondary].
    #[arg(long, value_parser = names(METHODS.map(|(name, _)| name)))]
    method: Option<String>,

    /// How the angles move [default: solar_arc_longitude].
    #[arg(long, value_parser = names(ANGLES.map(|(name, _)| name)))]
    angles: Option<String>,

    /// How far points are directed: with the progressed Sun, by its mean motion, or a degree a year [default: true].
    #[arg(long, value_parser = names(ARCS.map(|(name, _)| name)))]
    arc: Option<String>,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: a birth as in
    /// astra chart --batch with "to"?, "method"?, "angles"? and "arc"?. A line that cannot be answered gets
    /// {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// What is told of a time of life.
#[derive(Debug, Serialize)]
struct Told {
    progressed: Progressed,
    /// Of the progressed chart to the natal one.
    aspects: Vec<CrossAspect>,
    directed: Directed,
    directed_aspects: Vec<CrossAspect>,
    /// The profections of the year, the month and the day, where the chart has an ascendant and life has begun.
    profections: Vec<Profection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    firdaria: Option<Firdar>,
    /// The four levels of releasing from Fortune and from Spirit.
    releasing: Vec<Released>,
}

/// The firdar that runs, and its part.
#[derive(Debug, Serialize)]
struct Firdar {
    lord: FirdarLord,
    #[serde(flatten)]
    span: Span,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<FirdarLord>,
}

#[derive(Debug, Serialize)]
struct Released {
    lot: Lot,
    periods: Vec<ReleasingPeriod>,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        args.birth.refuse_beside_batch()?;
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| tell(&engine, fields));
    }
    answer(args.json, || {
        let mut fields = args.birth.fields()?;
        for (name, value) in [
            ("to", &args.to),
            ("method", &args.method),
            ("angles", &args.angles),
            ("arc", &args.arc),
        ] {
            if let Some(value) = value {
                fields.insert(name.into(), value.clone().into());
            }
        }
        let told = tell(&args.engine.open()?, &fields)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(text(&told, colours(&io::stdout())))
        }
    })
}

fn tell(engine: &Engine, fields: &Map<String, Value>) -> Result<Told> {
    let (own, birth): (Map<String, Value>, Map<String, Value>) = fields
        .clone()
        .into_iter()
        .partition(|(name, _)| FIELDS.contains(&name.as_str()));
    let natal = engine.natal(&request(&birth)?)?;
    let to = instant(own.get("to"))?;
    let options = ProgressOptions {
        progression: choice("method", own.get("method"), &METHODS)?,
        angles: choice("angles", own.get("angles"), &ANGLES)?,
        ..ProgressOptions::default()
    };
    let progressed = progress(engine, &natal, to, &options)?;
    let aspects = between(&natal, &progressed.chart, &PairOptions::progressed())?;
    let arc = choice("arc", own.get("arc"), &ARCS)?;
    let directed = solar_arc(engine, &natal, to, arc, &Point::ASPECTED)?;
    let directed_aspects = directed_aspects(&natal, &directed, &Point::ASPECTED, &Orbs::major(1.0));
    Ok(Told {
        aspects,
        directed_aspects,
        profections: profected(&natal, to),
        firdaria: firdar(&natal, to),
        releasing: released(&natal, to),
        progressed,
        directed,
    })
}

fn profected(natal: &Chart, to: JulianDayUt) -> Vec<Profection> {
    [Level::Annual, Level::Monthly, Level::Daily]
        .into_iter()
        .filter_map(|level| {
            let options = ProfectionOptions {
                level,
                ..ProfectionOptions::default()
            };
            let period = profections(natal, &options).ok()?.starting_at(to).next()?;
            period.span.contains(to).then_some(period)
        })
        .collect()
}

fn firdar(natal: &Chart, to: JulianDayUt) -> Option<Firdar> {
    let period = firdaria(natal, &FirdariaOptions::default())
        .ok()?
        .take_while(|period| period.span.start <= to)
        .find(|period| period.span.contains(to))?;
    let part = period.parts.iter().find(|(_, span)| span.contains(to));
    Some(Firdar {
        lord: period.lord,
        span: period.span,
        part: part.map(|(lord, _)| *lord),
    })
}

fn released(natal: &Chart, to: JulianDayUt) -> Vec<Released> {
    [Lot::Fortune, Lot::Spirit]
        .into_iter()
        .filter_map(|lot| {
            let options = ReleasingOptions {
                lot,
                ..ReleasingOptions::default()
            };
            let first = releasing(natal, &options)
                .ok()?
                .take_while(|period| period.span.start <= to)
                .find(|period| period.span.contains(to))?;
            let deeper = |period: &ReleasingPeriod| period.parts().find(|part| part.span.contains(to));
            Some(Released {
                lot,
                periods: std::iter::successors(Some(first), deeper).collect(),
            })
        })
        .collect()
}

fn instant(value: Option<&Value>) -> Result<JulianDayUt> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(Timestamp::now().into());
    };
    let expected = "a day, such as 2026-03-01, or an RFC 3339 timestamp";
    let text = value.as_str().ok_or_else(|| Error::invalid("to", value, expected))?;
    let at = text.parse::<Timestamp>().or_else(|_| {
        text.parse::<Date>()
            .and_then(|day| day.to_zoned(TimeZone::UTC))
            .map(|day| day.timestamp())
    });
    at.map(JulianDayUt::from)
        .map_err(|cause| Error::invalid("to", text, expected).caused_by(cause))
}

fn choice<T: Copy + Default>(field: &'static str, value: Option<&Value>, known: &[(&'static str, T)]) -> Result<T> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(T::default());
    };
    known
        .iter()
        .find(|(name, _)| value == name)
        .map(|(_, choice)| *choice)
        .ok_or_else(|| {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            Error::invalid(field, value, &format!("one of {}", names.join(", ")))
        })
}

fn text(told: &Told, colours: bool) -> String {
    let mut text = format!(
        "{} at {:.2} years, by the sky of {}\n",
        told.progressed.to.at.strftime("%Y-%m-%d"),
        told.progressed.age,
        told.progressed.stands_for.at.strftime("%Y-%m-%d %H:%M UTC")
    );
    text.push_str(&table(&told.progressed.chart, colours));
    for (title, aspects) in [
        ("Progressed to natal", &told.aspects),
        ("Directed to natal", &told.directed_aspects),
    ] {
        text.push_str(&format!("\n{title}\n"));
        for found in aspects.iter().take(ASPECTS) {
            let direction = match found.applying {
                Some(true) => "applying",
                Some(false) => "separating",
                None => "",
            };
            let line = format!(
                "{:<14}{:<16}{:<14}{:>5.2}°  {direction}",
                words(found.outer.name()),
                found.aspect.as_str(),
                words(found.inner.name()),
                found.orb
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text.push_str("\nTime lords\n");
    let until = |span: &Span| {
        span.end
            .to_timestamp()
            .map(|at| at.strftime("until %Y-%m-%d").to_string())
            .unwrap_or_default()
    };
    for (name, found) in ["Year", "Month", "Day"].into_iter().zip(&told.profections) {
        text.push_str(&format!(
            "{:<10}{:<12}{:<13}house {:<4}{}\n",
            name,
            words(found.lord.name()),
            found.sign.name(),
            found.house,
            until(&found.span)
        ));
    }
    if let Some(found) = &told.firdaria {
        let part = found
            .part
            .map_or(String::new(), |part| format!(" / {}", words(part.as_str())));
        text.push_str(&format!(
            "Firdar    {}{part}, {}\n",
            words(found.lord.as_str()),
            until(&found.span)
        ));
    }
    for found in &told.releasing {
        let signs: Vec<_> = found.periods.iter().map(|period| period.sign.name()).collect();
        text.push_str(&format!("{:<10}{}\n", words(found.lot.as_str()), signs.join(" / ")));
    }
    text
}
