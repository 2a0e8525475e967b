//! A chart and an answer, in memory and without an account: `cargo run --example quickstart --features astro`.

use astra::prelude::*;

#[tokio::main]
async fn main() -> astra::Result<()> {
    let astra = Astra::builder().start()?; // in memory, Astra's own ephemeris, embedded agent
    let asha = astra.user("asha")?;
    asha.set_birth(&PinnedFacts {
        birth_date: Some(astra::date(1990, 6, 15)?),
        birth_time: Some(Some(astra::time(12, 30)?)),
        timezone: Some("Europe/Rome".into()),
        ..PinnedFacts::default()
    })
    .await?;
    println!("{}", asha.ask("What does my chart say about this week?").await?);
    Ok(())
}
