//! Configuration: a TOML file, and the environment, which wins.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use astra::core::{Error, ErrorKind, Result, responder::ResponderOptions};
use secrecy::SecretString;
use serde::Deserialize;
use toml::{Table, Value};

/// Every key: section, name, and whether it is text. The environment has them as `ASTRA_<SECTION>_<NAME>`.
const KEYS: [(&str, &str, Kind); 14] = [
    ("server", "listen", Kind::Text),
    ("server", "hosts", Kind::List),
    ("server", "origins", Kind::List),
    ("store", "kind", Kind::Text),
    ("store", "path", Kind::Text),
    ("session", "local", Kind::Other),
    ("session", "secret", Kind::Text),
    ("session", "hours", Kind::Other),
    ("responder", "concurrency", Kind::Other),
    ("responder", "lease_seconds", Kind::Other),
    ("responder", "turn_seconds", Kind::Other),
    ("responder", "attempts", Kind::Other),
    ("responder", "answer_within_seconds", Kind::Other),
    ("responder", "take_over_seconds", Kind::Other),
];

/// How the environment's text becomes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Separated by commas.
    List,
    /// As in TOML.
    Other,
}

/// The whole configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The listener.
    pub server: Server,
    /// The store.
    pub store: Store,
    /// Sign-in.
    pub session: Session,
    /// The worker.
    pub responder: Responder,
}

/// `[server]`
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Server {
    /// The address to listen on; `127.0.0.1:8787` by default.
    pub listen: SocketAddr,
    /// The names that browsers may reach the server by, beside those of loopback.
    pub hosts: Vec<String>,
    /// The origins of other sites that may call, such as `https://app.example.org`.
    pub origins: Vec<String>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8787),
            hosts: Vec::new(),
            origins: Vec::new(),
        }
    }
}

/// `[store]`
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Store {
    /// `sqlite`, or `memory`, which is gone with the process.
    pub kind: StoreKind,
    /// The file; `astra.db` by default.
    pub path: PathBuf,
}

impl Default for Store {
    fn default() -> Self {
        Self {
            kind: StoreKind::Sqlite,
            path: "astra.db".into(),
        }
    }
}

/// The stores that the command can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the crates")]
pub enum StoreKind {
    Sqlite,
    Memory,
}

/// `[session]`
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Whether a name is enough to sign in; on loopback only.
    pub local: bool,
    /// Signs the cookies; at least 32 bytes. Without one, sessions end with the process.
    pub secret: Option<SecretString>,
    /// How long a session lasts.
    pub hours: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            local: true,
            secret: None,
            hours: 24 * 30,
        }
    }
}

/// `[responder]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Responder {
    /// How many lanes are worked on at a time.
    pub concurrency: Option<usize>,
    /// How long a lease lasts.
    pub lease_seconds: Option<u32>,
    /// How long the agent may take over a turn.
    pub turn_seconds: Option<u32>,
    /// How often a message is tried.
    pub attempts: Option<u32>,
    /// After how long a request for work falls back to a plain reply.
    pub answer_within_seconds: Option<u32>,
    /// After how long a message that another host processes is taken over; 0 means never.
    pub take_over_seconds: Option<u32>,
}

impl Responder {
    /// The worker's options with these put in.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for a zero where none can be.
    pub fn options(&self) -> Result<ResponderOptions> {
        let mut options = ResponderOptions::default();
        let seconds = |value: u32| Duration::from_secs(value.into());
        if let Some(value) = positive("responder.concurrency", self.concurrency)? {
            options.concurrency = value;
        }
        if let Some(value) = positive("responder.lease_seconds", self.lease_seconds)? {
            options.lease = seconds(value);
        }
        if let Some(value) = positive("responder.turn_seconds", self.turn_seconds)? {
            options.turn = seconds(value);
        }
        if let Some(value) = positive("responder.attempts", self.attempts)? {
            options.retry.attempts = value;
        }
        if let Some(value) = self.answer_within_seconds {
            options.answer_within = seconds(value);
        }
        if let Some(value) = self.take_over_seconds {
            options.take_over = (value > 0).then(|| seconds(value));
        }
        Ok(options)
    }
}

fn positive<T: PartialEq + From<u8>>(key: &'static str, value: Option<T>) -> Result<Option<T>> {
    match value {
        Some(value) if value == T::from(0) => Err(wrong(key, format!("{key} is 0: expected at least 1"))),
        value => Ok(value),
    }
}

impl Config {
    /// Reads a file, if one is named, and the environment of the process.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] naming the key; for an unknown one, the nearest known one too.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let text = file
            .map(|path| {
                std::fs::read_to_string(path)
                    .map_err(|cause| wrong("config", format!("{} cannot be read", path.display())).caused_by(cause))
            })
            .transpose()?
            .unwrap_or_default();
        let environment =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self::read(&text, environment)
    }

    /// Reads the text of a file, and an environment.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn read(text: &str, environment: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        let mut table: Table = text.parse().map_err(|cause: toml::de::Error| {
            wrong("config", format!("the file is not TOML: {}", cause.message())).caused_by(cause)
        })?;
        check_names(&table)?;
        overlay(&mut table, environment.into_iter().collect())?;
        let config: Self = table.try_into().map_err(|cause: toml::de::Error| {
            // The message of the parser names key and value.
            wrong("config", cause.to_string().trim().replace('\n', " "))
        })?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        if self.session.local && !self.server.listen.ip().is_loopback() {
            return Err(wrong(
                "session.local",
                format!(
                    "session.local lets anyone sign in under any name: it needs a loopback address, not {}",
                    self.server.listen
                ),
            ));
        }
        self.responder.options().map(drop)
    }
}

fn wrong(key: &'static str, message: String) -> Error {
    Error::new(ErrorKind::Configuration, message).with("field", key)
}

/// Refuses keys that mean nothing.
fn check_names(table: &Table) -> Result<()> {
    for (section, keys) in table {
        let Some(keys) = keys
            .as_table()
            .filter(|_| KEYS.iter().any(|(known, ..)| known == section))
        else {
            return Err(unknown(section));
        };
        for key in keys.keys() {
            if !KEYS.iter().any(|(known, name, _)| known == section && name == key) {
                return Err(unknown(&format!("{section}.{key}")));
            }
        }
    }
    Ok(())
}

fn unknown(key: &str) -> Error {
    let nearest = KEYS
        .iter()
        .map(|(section, name, _)| format!("{section}.{name}"))
        .min_by_key(|known| strsim::damerau_levenshtein(known, key))
        .unwrap_or_default();
    Error::new(
        ErrorKind::Configuration,
        format!("unknown key {key}: the nearest known one is {nearest}"),
    )
    .with("field", key)
}

/// Puts the environment's values in.
fn overlay(table: &mut Table, mut environment: BTreeMap<String, String>) -> Result<()> {
    for (section, name, kind) in KEYS {
        let Some(text) = environment.remove(&format!("ASTRA_{section}_{name}").to_uppercase()) else {
            continue;
        };
        let value = match kind {
            Kind::Text => Value::String(text),
            Kind::List => Value::Array(
                text.split(',')
                    .map(|entry| Value::String(entry.trim().to_owned()))
                    .collect(),
            ),
            Kind::Other => format!("x = {text}")
                .parse::<Table>()
                .ok()
                .and_then(|mut table| table.remove("x"))
                .unwrap_or(Value::String(text)),
        };
        let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
        if let Some(section) = section.as_table_mut() {
            section.insert(name.to_owned(), value);
        }
    }
    for name in environment.keys() {
        let section = name.strip_prefix("ASTRA_").and_then(|rest| rest.split_once('_'));
        if let Some((section, key)) = section
            && KEYS.iter().any(|(known, ..)| known.eq_ignore_ascii_case(section))
        {
            return Err(unknown(&format!("{section}.{key}").to_lowercase()).with("variable", name));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn an_unknown_key_is_named_with_the_nearest_known_one() {
        for (text, key, nearest) in [
            ("[server]\nlisen = \"127.0.0.1:1\"", "server.lisen", "server.listen"),
            (
                "[responder]\nconcurency = 3",
                "responder.concurency",
                "responder.concurrency",
            ),
            ("[sever]\nlisten = \"127.0.0.1:1\"", "sever", "server.hosts"),
        ] {
            let error = Config::read(text, []).unwrap_err();
            assert_eq!(
                (error.kind(), error.field()),
                (ErrorKind::Configuration, Some(key)),
                "{error}"
            );
            if key.contains('.') {
                assert!(error.message().contains(nearest), "{error}");
            }
        }
        let error = Config::read("", environment(&[("ASTRA_SERVER_LISTENS", "x")])).unwrap_err();
        assert!(error.message().contains("server.listen"), "{error}");
    }

    #[test]
    fn the_environment_wins() {
        let config = Config::read(
            "[server]\nlisten = \"127.0.0.1:1\"\n[session]\nhours = 3",
            environment(&[
                ("ASTRA_SERVER_LISTEN", "127.0.0.1:2"),
                ("ASTRA_SERVER_HOSTS", "a.example, b.example"),
                ("ASTRA_SESSION_LOCAL", "false"),
                ("ASTRA_BIN", "not a key"),
            ]),
        )
        .unwrap();
        assert_eq!(config.server.listen.port(), 2);
        assert_eq!(config.server.hosts, ["a.example", "b.example"]);
        assert_eq!((config.session.local, config.session.hours), (false, 3));
    }

    #[test]
    fn a_value_of_the_wrong_form_is_told() {
        for text in [
            "[server]\nlisten = \"nowhere\"",
            "[session]\nhours = \"many\"",
            "[store]\nkind = \"paper\"",
            "x = [",
        ] {
            assert_eq!(
                Config::read(text, []).unwrap_err().kind(),
                ErrorKind::Configuration,
                "{text}"
            );
        }
        let error = Config::read("[responder]\nconcurrency = 0", []).unwrap_err();
        assert_eq!(error.field(), Some("responder.concurrency"));
    }

    #[test]
    fn sign_in_without_a_password_needs_loopback() {
        let error = Config::read("[server]\nlisten = \"0.0.0.0:80\"", []).unwrap_err();
        assert_eq!(error.field(), Some("session.local"));
        assert!(Config::read("[server]\nlisten = \"0.0.0.0:80\"\n[session]\nlocal = false", []).is_ok());
    }

    #[test]
    fn a_secret_is_never_shown() {
        let config = Config::read("[session]\nsecret = \"hush-hush-hush-hush-hush-hush-hush\"", []).unwrap();
        assert!(!format!("{config:?}").contains("hush"));
    }
}
