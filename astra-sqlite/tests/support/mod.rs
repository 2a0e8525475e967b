//! What several test files share: users, stores, turns done by hand, and this test binary as a process of its own.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use astra_core::{
    TenantId, UserId, UserScope,
    store::{
        ContextStore, EventKind, EventRole, Lease, LeaseRequest, MessageId, NewMessage, Outcome, Turn, TurnEvent, Turns,
    },
};
use astra_sqlite::{SqliteOptions, SqliteStore};

pub fn user(name: &str) -> UserScope {
    UserScope::new(TenantId::default(), UserId::new(name).unwrap())
}

pub fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, SqliteOptions::default()).unwrap()
}

pub fn message(words: &str) -> NewMessage {
    NewMessage::new(words).unwrap()
}

pub fn named(id: &str, words: &str) -> NewMessage {
    message(words).with_id(MessageId::new(id).unwrap())
}

pub fn any_lane(ttl: Duration) -> LeaseRequest {
    LeaseRequest {
        ttl,
        buckets: 0..=255,
        only: None,
    }
}

pub fn delivered(message: &MessageId, words: &str, reply: &str) -> Turn {
    let said = |part, role, content: &str| TurnEvent {
        kind: EventKind::MESSAGE,
        role,
        content: content.to_owned(),
        metadata: None,
        part: Some(part),
        key: None,
    };
    Turn {
        message: message.clone(),
        events: vec![said(0, EventRole::User, words), said(1, EventRole::Assistant, reply)],
        outcome: Outcome::Delivered,
    }
}

/// Answers the message at the head of a leased lane; false when there is none.
pub async fn answer_head(store: &dyn ContextStore, lease: &Lease) -> bool {
    let Some(head) = store.head(lease).await.unwrap().message else {
        return false;
    };
    let claimed = store.claim(lease, &head).await.unwrap();
    let turn = delivered(&claimed.id, &claimed.content, &format!("re: {}", claimed.content));
    store.commit_turn(lease, &turn).await.unwrap();
    true
}

/// Answers whatever can be answered now.
pub async fn answer_all(store: &SqliteStore) -> usize {
    let mut answered = 0;
    while let Some(lease) = store.lease(&any_lane(Duration::from_secs(30))).await.unwrap() {
        let marks = store.head(&lease).await.unwrap().marks;
        while answer_head(store, &lease).await {
            answered += 1;
        }
        store.release(&lease, marks, None).await.unwrap();
    }
    answered
}

/// The ignored test `name` of this binary, to run as a process of its own with these variables set.
pub fn process(name: &str, variables: &[(&str, String)]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--ignored", "--exact", name, "--nocapture", "--test-threads", "1"])
        .envs(variables.iter().map(|(name, value)| (*name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    command
}

/// Tells the process that started this one. Whole lines only, so that none is lost to a kill.
pub fn tell(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n@{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// What a process told, from one line of its output.
pub fn told(line: &str) -> Option<&str> {
    line.strip_prefix('@')
}

/// Ends this process as the machine's failure would: nothing is flushed, nothing cleaned up.
pub fn die() {
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
}
