//! `astra match`: the kutas or poruthams of two births, with Kuja dosha, or of many pairs as JSON lines.

use std::{fmt::Write as _, io, path::PathBuf};

use astra::{
    astro::vedic::{
        Node, VedicChart,
        matching::{
            Ashtakuta, AshtakutaOptions, BirthStar, CancellationSchool, KujaDosha, KujaHouses, KujaOptions, Matching,
            PoruthamOptions, Poruthams, VarnaScheme, VashyaTable, ashtakuta, kuja_dosha, over, porutham,
        },
    },
    core::{
        Error, Result,
        chart::{ChartEngine as _, ChartRequest, Zodiac},
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::shared::{Engine, EngineArgs, answer, batch, colours, json_line, names};

/// What a line of a batch has.
const FIELDS: [&str; 5] = ["a", "b", "system", "options", "kuja"];

/// `a` is the groom's side, `b` the bride's: some kutas are not the same the other way round.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    births: Births,

    #[command(flatten)]
    engine: EngineArgs,

    /// The counting: ashtakuta (the eight kutas of the North, 36 points) or porutham (the ten agreements of the
    /// South) [default: ashtakuta].
    #[arg(long, value_parser = names(["ashtakuta", "porutham"]))]
    system: Option<String>,

    /// Ashtakuta: the class of each sign [default: muhurta_chintamani].
    #[arg(long, value_parser = names(["muhurta_chintamani", "air_before_earth", "raman"]))]
    varna: Option<String>,

    /// Ashtakuta: the table of vashya [default: sway].
    #[arg(long, value_parser = names(["sway", "graded"]))]
    vashya: Option<String>,

    /// Ashtakuta: whose exceptions lift a dosha [default: muhurta_chintamani].
    #[arg(long, value_parser = names(["muhurta_chintamani", "raman", "none"]))]
    cancellations: Option<String>,

    /// Porutham: the count beyond which stri dirgha is there [default: 9].
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u8).range(1..=26))]
    stri_dirgha_beyond: Option<u8>,

    /// Kuja dosha: the houses that harm, 2 4 7 8 12 (south), 1 4 7 8 12 (north) or all six [default: south].
    #[arg(long, value_parser = names(["south", "north", "both"]))]
    kuja_houses: Option<String>,

    /// JSON instead of a table.
    #[arg(long)]
    json: bool,

    /// Answers for JSON lines of a file or, with - or nothing, of the standard input, in their order: {"id", "a": {the
    /// fields of `astra chart --batch`}, "b": {..}, "system"?, "options"?, "kuja"?}. A line that cannot be answered
    /// gets {"id", "error"} and leaves the exit code at 0.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    batch: Option<PathBuf>,
}

/// Two births.
#[derive(Debug, clap::Args)]
struct Births {
    /// The groom's date and time on the clocks of the place, as 1990-06-15T12:30; the date alone where the time is
    /// unknown.
    #[arg(long, value_name = "DATE[TTIME]")]
    a_at: Option<String>,
    /// The groom's IANA time zone, such as Asia/Kolkata.
    #[arg(long, value_name = "ZONE")]
    a_zone: Option<String>,
    /// Which of the two, where the clocks were put back over the groom's time.
    #[arg(long, value_name = "FOLD", value_parser = names(["earlier", "later"]))]
    a_fold: Option<String>,
    /// The groom's latitude, north positive; without a place there is no lagna.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    a_lat: Option<f64>,
    /// The groom's longitude, east positive.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    a_lon: Option<f64>,
    /// The groom's Julian day in universal time, instead of a date.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    a_jd_ut: Option<f64>,
    /// The bride's date and time, as the groom's.
    #[arg(long, value_name = "DATE[TTIME]")]
    b_at: Option<String>,
    /// The bride's time zone.
    #[arg(long, value_name = "ZONE")]
    b_zone: Option<String>,
    /// Which of the two, where the clocks were put back over the bride's time.
    #[arg(long, value_name = "FOLD", value_parser = names(["earlier", "later"]))]
    b_fold: Option<String>,
    /// The bride's latitude.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    b_lat: Option<f64>,
    /// The bride's longitude.
    #[arg(long, value_name = "DEGREES", allow_negative_numbers = true)]
    b_lon: Option<f64>,
    /// The bride's Julian day.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    b_jd_ut: Option<f64>,
    /// The sidereal zodiac of both charts [default: sidereal:lahiri].
    #[arg(long, value_name = "ZODIAC")]
    zodiac: Option<String>,
}

impl Births {
    /// Each as the fields of a request.
    fn fields(&self) -> Result<[Map<String, Value>; 2]> {
        let a = fields(
            [&self.a_at, &self.a_zone, &self.a_fold, &self.zodiac],
            [self.a_lat, self.a_lon, self.a_jd_ut],
        )?;
        let b = fields(
            [&self.b_at, &self.b_zone, &self.b_fold, &self.zodiac],
            [self.b_lat, self.b_lon, self.b_jd_ut],
        )?;
        Ok([a, b])
    }
}

fn fields(texts: [&Option<String>; 4], numbers: [Option<f64>; 3]) -> Result<Map<String, Value>> {
    let mut found = Map::new();
    for (name, text) in ["at", "zone", "fold", "zodiac"].into_iter().zip(texts) {
        if let Some(text) = text {
            found.insert(name.into(), text.clone().into());
        }
    }
    for (name, number) in ["lat", "lon", "jd_ut"].into_iter().zip(numbers) {
        let Some(number) = number else { continue };
        // JSON has no such numbers.
        if !number.is_finite() {
            return Err(Error::invalid(name, number, "a finite number"));
        }
        found.insert(name.into(), number.into());
    }
    Ok(found)
}

/// How a pair is compared.
enum Asked {
    Ashtakuta(AshtakutaOptions),
    Porutham(PoruthamOptions),
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.batch {
        if let Some((name, value)) = args.births.fields()?.into_iter().flatten().next() {
            return Err(Error::invalid(
                "batch",
                format_args!("given beside {name} {value}"),
                "no birth beside it: each line of a batch says its own",
            ));
        }
        let engine = args.engine.open()?;
        return batch::run(path, args.json, |fields| line(&engine, fields, args));
    }
    answer(args.json, || {
        let births = args.births.fields()?;
        let told = told(&args.engine.open()?, births, &args.asked()?, &args.kuja()?)?;
        if args.json {
            json_line(&told)
        } else {
            Ok(table(&told, colours(&io::stdout())))
        }
    })
}

impl Args {
    fn asked(&self) -> Result<Asked> {
        Ok(match self.system.as_deref() {
            Some("porutham") => {
                let mut options = PoruthamOptions::default();
                options.stri_dirgha_beyond = self.stri_dirgha_beyond.unwrap_or(options.stri_dirgha_beyond);
                Asked::Porutham(options)
            }
            _ => Asked::Ashtakuta(AshtakutaOptions {
                varna: named::<VarnaScheme>("varna", self.varna.as_deref())?,
                vashya: named::<VashyaTable>("vashya", self.vashya.as_deref())?,
                cancellations: named::<CancellationSchool>("cancellations", self.cancellations.as_deref())?,
            }),
        })
    }

    fn kuja(&self) -> Result<KujaOptions> {
        Ok(KujaOptions {
            houses: named::<KujaHouses>("kuja_houses", self.kuja_houses.as_deref())?,
            ..KujaOptions::default()
        })
    }
}

/// The choice of a snake-case name; the default where none is given.
fn named<T: Default + DeserializeOwned>(field: &'static str, name: Option<&str>) -> Result<T> {
    name.map_or_else(|| Ok(T::default()), |name| read(field, &name.into()))
}

fn read<'de, T: Deserialize<'de>>(field: &'static str, value: &'de Value) -> Result<T> {
    T::deserialize(value).map_err(|cause| {
        let told = cause.to_string();
        let right = told.split_once("expected ").map_or(told.as_str(), |(_, right)| right);
        Error::invalid(field, value, right)
    })
}

/// Answers a line of a batch; the flags of the command are the defaults.
fn line(engine: &Engine, fields: &Map<String, Value>, args: &Args) -> Result<Told> {
    if let Some(unknown) = fields.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(Error::invalid(
            "line",
            unknown,
            &format!("only id, {}", FIELDS.join(", ")),
        ));
    }
    let birth = |side: &'static str| match fields.get(side) {
        Some(Value::Object(birth)) => Ok(birth.clone()),
        Some(other) => Err(Error::invalid(side, other, "an object with the fields of a birth")),
        None => Err(Error::invalid(side, "missing", "an object with the fields of a birth")),
    };
    let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
    let system = match given("system") {
        None => None,
        Some(value) => Some(read::<&str>("system", value)?),
    };
    let asked = match (system, given("options")) {
        (None, None) => args.asked()?,
        (Some("porutham"), options) => {
            Asked::Porutham(options.map_or_else(|| Ok(PoruthamOptions::default()), |value| read("options", value))?)
        }
        (None | Some("ashtakuta"), options) => {
            Asked::Ashtakuta(options.map_or_else(|| Ok(AshtakutaOptions::default()), |value| read("options", value))?)
        }
        (Some(other), _) => return Err(Error::invalid("system", other, "ashtakuta or porutham")),
    };
    let kuja = given("kuja").map_or_else(|| args.kuja(), |value| read("kuja", value))?;
    told(engine, [birth("a")?, birth("b")?], &asked, &kuja)
}

/// What a pair is answered.
#[derive(Debug, Serialize)]
struct Told {
    system: &'static str,
    zodiac: Zodiac,
    #[serde(flatten)]
    matching: Counted,
    kuja: Kuja,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Counted {
    Ashtakuta(Matching<Ashtakuta>),
    Porutham(Matching<Poruthams>),
}

/// Kuja dosha of both.
#[derive(Debug, Serialize)]
struct Kuja {
    a: KujaDosha,
    b: KujaDosha,
}

fn told(engine: &Engine, births: [Map<String, Value>; 2], asked: &Asked, kuja: &KujaOptions) -> Result<Told> {
    let [a, b] = births;
    let (a, zodiac) = chart(engine, "a", &a)?;
    let (b, _) = chart(engine, "b", &b)?;
    let (system, matching) = match asked {
        Asked::Ashtakuta(options) => {
            let found = over(&a, &b, |groom, bride| ashtakuta(groom, bride, options));
            ("ashtakuta", Counted::Ashtakuta(found))
        }
        Asked::Porutham(options) => {
            let found = over(&a, &b, |groom, bride| porutham(groom, bride, options));
            ("porutham", Counted::Porutham(found))
        }
    };
    Ok(Told {
        system,
        zodiac,
        matching,
        kuja: Kuja {
            a: kuja_dosha(&a, kuja),
            b: kuja_dosha(&b, kuja),
        },
    })
}

fn chart(engine: &Engine, side: &'static str, birth: &Map<String, Value>) -> Result<(VedicChart, Zodiac)> {
    let cast = || {
        let mut request = ChartRequest::from_json(birth)?;
        if !birth.contains_key("zodiac") {
            request.options.zodiac = Zodiac::LAHIRI;
        }
        let chart = engine.natal(&request)?;
        Ok((VedicChart::of(&chart, Node::default())?, chart.basis.zodiac))
    };
    cast().map_err(|error: Error| error.with("birth", side))
}

fn table(told: &Told, colours: bool) -> String {
    let faint = |text: String| match colours {
        true => format!("\x1b[2m{text}\x1b[0m"),
        false => text,
    };
    let mut text = String::new();
    match &told.matching {
        Counted::Ashtakuta(found) => {
            header(&mut text, told, found, &faint);
            if let Some(case) = found.cases.first().filter(|_| found.certain) {
                for kuta in &case.result.kutas {
                    let points = format!("{} of {}", kuta.points, kuta.maximum);
                    let _ = writeln!(text, "{:<14}{points:<10}{}", kuta.kuta.as_str(), kuta.reason);
                }
                for dosha in &case.result.doshas {
                    let lifted: Vec<_> = dosha.cancelled_by.iter().map(|exception| exception.reason).collect();
                    let fate = match lifted.as_slice() {
                        [] => "stands".to_owned(),
                        reasons => format!("lifted: {}", reasons.join("; ")),
                    };
                    let _ = writeln!(text, "{:?} dosha: {}; {fate}", dosha.dosha, dosha.reason);
                }
            }
        }
        Counted::Porutham(found) => {
            header(&mut text, told, found, &faint);
            if let Some(case) = found.cases.first().filter(|_| found.certain) {
                for agreement in &case.result.poruthams {
                    let there = if agreement.agrees { "yes" } else { "no" };
                    let _ = writeln!(
                        text,
                        "{:<16}{there:<5}{}",
                        agreement.porutham.as_str(),
                        agreement.reason
                    );
                }
            }
        }
    }
    for (side, kuja) in [("groom", &told.kuja.a), ("bride", &told.kuja.b)] {
        let present = match kuja.present {
            Some(true) => "yes",
            Some(false) => "no",
            None => "cannot be told without the time of birth",
        };
        let seen: Vec<_> = kuja
            .seen
            .iter()
            .map(|seen| format!("house {} from {}", seen.house, seen.from.name()))
            .collect();
        let _ = writeln!(
            text,
            "Kuja dosha of the {side}: {present} (Mars in {})",
            seen.join(", ")
        );
    }
    text
}

/// The stars, and the points or their range with each case.
fn header<T: astra::astro::vedic::matching::Points>(
    text: &mut String,
    told: &Told,
    found: &Matching<T>,
    faint: &impl Fn(String) -> String,
) {
    let maximum = if told.system == "porutham" { 10 } else { 36 };
    let star = |star: &BirthStar| format!("{} {} in {}", star.name, star.pada, star.sign.name());
    let range = if found.lowest == found.highest {
        format!("{}", found.lowest)
    } else {
        format!("{} to {}", found.lowest, found.highest)
    };
    let _ = writeln!(
        text,
        "{range} of {maximum}  {}",
        faint(format!("{}, {}", told.system, told.zodiac))
    );
    if found.certain {
        if let Some(case) = found.cases.first() {
            let _ = writeln!(text, "Groom {}, bride {}\n", star(&case.groom), star(&case.bride));
        }
        return;
    }
    let _ = writeln!(
        text,
        "A time of birth is unknown; each star that the Moon may have had:\n"
    );
    for case in &found.cases {
        let points = case.result.points();
        let _ = writeln!(
            text,
            "{points:<6}groom {}, bride {}",
            star(&case.groom),
            star(&case.bride)
        );
    }
    text.push('\n');
}
