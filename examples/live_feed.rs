//! What is kept and what is heard: a SQLite store that remembers, and a feed that resumes.
//! `cargo run --example live_feed --features astro,sqlite`

use std::sync::Arc;

use astra::{
    prelude::*,
    sqlite::{SqliteOptions, SqliteStore},
};

#[tokio::main]
async fn main() -> astra::Result<()> {
    let path = std::env::temp_dir().join(format!("astra-example-{}.db", std::process::id()));
    let astra = Astra::builder()
        .store(Arc::new(SqliteStore::open(&path, SqliteOptions::default())?))
        .start()?;
    let asha = astra.user("asha")?;

    let mut feed = asha.feed(None);
    if let Some(Packet::Init(history)) = feed.next().await? {
        println!("so far: {} messages", history.messages.len());
    }
    asha.post(NewMessage::new("Namaste! What can you tell me?")?).await?;
    for _ in 0..2 {
        if let Some(Packet::Append(event)) = feed.next().await? {
            println!("{} {}: {}", event.seq, event.role.as_str(), event.content);
        }
    }

    // A connection that broke goes on where it was.
    let cursor = feed.cursor().cloned();
    drop(feed);
    asha.post(NewMessage::new("And my rising sign?")?).await?;
    let mut feed = asha.feed(cursor);
    if let Some(Packet::Append(event)) = feed.next().await? {
        println!("{} {}: {}", event.seq, event.role.as_str(), event.content);
    }

    let receipt = asha.erase().await?;
    println!("deleted: {:?}", receipt.deleted);
    astra.shutdown().await;
    for suffix in ["", "-wal", "-shm"] {
        // What the store did not leave behind needs no removal.
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
    Ok(())
}
