//! `astra serve`: the server, from configuration.

use std::{path::PathBuf, sync::Arc, time::Duration};

use astra::{
    Astra,
    core::{Error, ErrorKind, Result, SystemClock},
};
use astra_server::{App, AppOptions, config::Config, serve, session::LocalSessions};
use secrecy::SecretString;

use super::{asked_to_end, logging, store};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A TOML file; without one, defaults and the environment (ASTRA_SERVER_LISTEN, ..) count.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) async fn run(args: Args) -> Result<()> {
    logging::start("info");
    let config = Config::load(args.config.as_deref())?;
    if !config.session.local {
        return Err(Error::new(
            ErrorKind::Configuration,
            "session.local is off, and this command knows no other way to sign in: mount the router with a verifier of your own",
        )
        .with("field", "session.local"));
    }
    let store = store::open(&config.store)?;
    let astra = Astra::builder()
        .store(Arc::clone(&store))
        .responder(config.responder.options()?)
        .start()?;
    let lifetime = Duration::from_secs(u64::from(config.session.hours) * 3600);
    let secret = config.session.secret.unwrap_or_else(random_secret);
    let sessions = LocalSessions::new(secret, lifetime, Arc::clone(&store), Arc::new(SystemClock))?;
    let options = AppOptions {
        hosts: config.server.hosts,
        origins: config.server.origins,
        ..AppOptions::default()
    };
    let serving = serve(App::local(astra.clone(), sessions, options), config.server.listen).await?;
    println!("http://{}", serving.address());
    serving.until(asked_to_end()).await?;
    astra.shutdown().await;
    store.close().await
}

/// A secret for the life of the process.
pub(super) fn random_secret() -> SecretString {
    use rand::{RngExt, rngs::StdRng};
    let mut rng: StdRng = rand::make_rng();
    SecretString::from(data_encoding::HEXLOWER.encode(&rng.random::<[u8; 32]>()))
}
