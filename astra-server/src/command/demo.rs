//! `astra demo`: the whole pipeline on embedded parts, for a person given on the command line.

use std::{
    io::IsTerminal,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use astra::{
    Answer, Astra, User,
    core::{
        Result, SystemClock, TenantId, UserScope,
        context::{ContextPatch, PatchBy},
    },
};
use astra_server::{
    App, AppOptions, Serving,
    config::{Store, StoreKind},
    serve,
    session::LocalSessions,
};
use serde_json::{Map, Value, json};

use super::{asked_to_end, chart, logging, serve::random_secret, store};

/// Where the page listens unless told otherwise.
const PORT: u16 = 8787;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The person's name. Without any detail, a person made up for the demo.
    #[arg(long)]
    name: Option<String>,
    /// The moment of birth on the wall clock, YYYY-MM-DDTHH:MM, or YYYY-MM-DD where the time is unknown.
    #[arg(long, value_name = "MOMENT")]
    at: Option<String>,
    /// The time zone of the place of birth, such as Asia/Kolkata.
    #[arg(long)]
    zone: Option<String>,
    /// The latitude of the place of birth in degrees, north positive.
    #[arg(long, allow_negative_numbers = true)]
    lat: Option<f64>,
    /// The longitude of the place of birth in degrees, east positive.
    #[arg(long, allow_negative_numbers = true)]
    lon: Option<f64>,
    /// The tradition: western or vedic.
    #[arg(long)]
    system: Option<String>,
    /// A person of whom no birth details are known.
    #[arg(long, conflicts_with_all = ["at", "zone", "lat", "lon", "system"])]
    no_birth: bool,
    /// Ask one question, print the reply, and end.
    #[arg(long, value_name = "QUESTION")]
    once: Option<String>,
    /// Print the reply of --once as {"reply", "cited", "outcome"}.
    #[arg(long, requires = "once")]
    json: bool,
    /// Keep everything in this SQLite file; without it, in one that is deleted at the end.
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The port of the page; 0 takes a free one. Without it, 8787 or a free one.
    #[arg(long)]
    port: Option<u16>,
}

pub(super) async fn run(args: Args) -> Result<()> {
    logging::start("warn");
    let scratch = Scratch::new(args.data.as_deref())?;
    let store = store::open(&scratch.store)?;
    let astra = Astra::builder().store(Arc::clone(&store)).start()?;
    let done = show(&astra, &args).await;
    astra.shutdown().await;
    // Before its folder goes.
    store.close().await?;
    done
}

/// Makes the person, and lets them be asked about.
async fn show(astra: &Astra, args: &Args) -> Result<()> {
    let store = Arc::clone(astra.store());
    let month = Duration::from_secs(30 * 24 * 3600);
    let sessions = LocalSessions::new(random_secret(), month, store, Arc::new(SystemClock))?;
    let person = args.person();
    let (user, _) = sessions.sign_in(&TenantId::default(), &person.name).await?;
    let view = astra.scope(UserScope::new(TenantId::default(), user));
    view.update(&ContextPatch::from_json(PatchBy::User, &person.patch)?)
        .await?;

    match &args.once {
        Some(question) => once(&view, question, args.json).await,
        None => page(astra, sessions, &view, &person.name, args.port).await,
    }
}

/// Asks, and prints what came of it.
async fn once(view: &User, question: &str, as_json: bool) -> Result<()> {
    let answer = view.ask(question).await?;
    if as_json {
        let (outcome, cited) = match &answer {
            Answer::Reply { cited, .. } => ("reply", json!(cited)),
            Answer::Wait => ("wait", json!([])),
            Answer::Failed { .. } => ("failed", json!([])),
        };
        println!(
            "{}",
            json!({"reply": answer.to_string(), "cited": cited, "outcome": outcome})
        );
    } else {
        println!("{answer}");
    }
    Ok(())
}

/// Prints the chart, and serves the page until the process is asked to end.
async fn page(astra: &Astra, sessions: LocalSessions, view: &User, name: &str, port: Option<u16>) -> Result<()> {
    let kept = view.reading().await?;
    if let Some(natal) = &kept.natal {
        println!("{}", chart::table(natal, std::io::stdout().is_terminal()));
    }
    let serving = listen(App::local(astra.clone(), sessions, AppOptions::default()), port).await?;
    println!(
        "Open http://{} and sign in as {name}. Ctrl-C ends the demo.",
        serving.address()
    );
    serving.until(asked_to_end()).await
}

async fn listen(app: App, port: Option<u16>) -> Result<Serving> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => serve(app, at(port)).await,
        // Another demo may run already.
        None => match serve(app.clone(), at(PORT)).await {
            Ok(serving) => Ok(serving),
            Err(_) => serve(app, at(0)).await,
        },
    }
}

struct Person {
    name: String,
    patch: Value,
}

impl Args {
    /// The person of the flags; nobody's flags mean the person made up for the demo.
    fn person(&self) -> Person {
        let given = self.name.is_some()
            || self.at.is_some()
            || self.zone.is_some()
            || self.lat.is_some()
            || self.lon.is_some()
            || self.system.is_some();
        let facts = match (given, self.no_birth) {
            (true, _) | (_, true) => self.facts(),
            (false, false) => json!({
                "birth_date": "1994-11-08", "birth_time": "06:25", "birth_place": "Jaipur, India",
                "latitude": 26.9124, "longitude": 75.7873, "timezone": "Asia/Kolkata", "system": "western"
            }),
        };
        let name = self.name.clone().unwrap_or_else(|| "Asha".to_owned());
        let patch = json!({"name": name, "pinned_facts": facts});
        Person { name, patch }
    }

    fn facts(&self) -> Value {
        let mut facts = Map::new();
        let mut set = |field: &str, value: Option<Value>| {
            if let Some(value) = value {
                facts.insert(field.to_owned(), value);
            }
        };
        if let Some(at) = self.at.as_deref().filter(|at| !at.is_empty()) {
            let (date, time) = at
                .split_once(['T', ' '])
                .map_or((at, None), |(date, time)| (date, Some(time)));
            set("birth_date", Some(json!(date)));
            set("birth_time", Some(json!(time)));
        }
        set("timezone", self.zone.as_ref().map(|zone| json!(zone)));
        set("latitude", self.lat.map(|degrees| json!(degrees)));
        set("longitude", self.lon.map(|degrees| json!(degrees)));
        set("system", self.system.as_ref().map(|system| json!(system)));
        facts.into()
    }
}

/// The demo's store, and the folder that goes with it where nobody wants to keep it.
struct Scratch {
    store: Store,
    _folder: Option<tempfile::TempDir>,
}

impl Scratch {
    fn new(data: Option<&Path>) -> Result<Self> {
        if let Some(path) = data {
            return Ok(Self {
                store: Store {
                    kind: StoreKind::Sqlite,
                    path: path.to_owned(),
                },
                _folder: None,
            });
        }
        if !cfg!(feature = "sqlite") {
            return Ok(Self {
                store: Store {
                    kind: StoreKind::Memory,
                    path: PathBuf::new(),
                },
                _folder: None,
            });
        }
        let folder = tempfile::tempdir().map_err(|cause| {
            astra::Error::new(astra::ErrorKind::Unavailable, "no temporary folder can be made").caused_by(cause)
        })?;
        let store = Store {
            kind: StoreKind::Sqlite,
            path: folder.path().join("astra.db"),
        };
        Ok(Self {
            store,
            _folder: Some(folder),
        })
    }
}
