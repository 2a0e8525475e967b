//! Posting with one, eight and sixty-four posters at once, beside a plain loop of one transaction an insert with the
//! same durability; and a message's whole way through the outbox.

#![allow(missing_docs, clippy::unwrap_used)]

use std::{path::Path, time::Duration};

use astra_core::{
    TenantId, UserId, UserScope,
    store::{EventKind, EventRole, LeaseRequest, NewMessage, Outcome, Turn, TurnEvent, Turns},
};
use astra_sqlite::{SqliteOptions, SqliteStore};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use futures::future::join_all;
use rusqlite::Connection;
use tokio::runtime::Runtime;

const WORDS: &str = "What does my chart say about this week?";

fn user(n: usize) -> UserScope {
    UserScope::new(TenantId::default(), UserId::new(format!("user-{n}")).unwrap())
}

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder.join("astra.db"), SqliteOptions::default()).unwrap()
}

fn posts(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let mut group = c.benchmark_group("post");
    group.measurement_time(Duration::from_secs(5)).sample_size(20);

    group.throughput(Throughput::Elements(1));
    group.bench_function("plain loop over rusqlite", |b| {
        let folder = tempfile::tempdir().unwrap();
        let peer = plain(&folder.path().join("plain.db"));
        let mut n = 0_i64;
        b.iter(|| {
            n += 1;
            peer.prepare_cached("INSERT INTO outbox VALUES (?1, 'user', ?2, 'pending', ?1)")
                .unwrap()
                .execute((n, WORDS))
                .unwrap();
        });
    });
    for posters in [1, 8, 64] {
        let users: Vec<_> = (0..posters).map(user).collect();
        group.throughput(Throughput::Elements(posters as u64));
        group.bench_function(BenchmarkId::new("posters", posters), |b| {
            b.iter(|| {
                runtime.block_on(async {
                    let posts = users
                        .iter()
                        .map(|user| store.post(user, NewMessage::new(WORDS).unwrap()));
                    join_all(posts)
                        .await
                        .into_iter()
                        .for_each(|posted| drop(posted.unwrap()));
                });
            });
        });
    }
    group.finish();
}

/// A table like the outbox, as durable as the store.
fn plain(path: &Path) -> Connection {
    let peer = Connection::open(path).unwrap();
    peer.pragma_update(None, "journal_mode", "wal").unwrap();
    peer.pragma_update(None, "synchronous", "full").unwrap();
    peer.execute_batch("CREATE TABLE outbox (id INTEGER PRIMARY KEY, userId, content, status, createdAt)")
        .unwrap();
    peer
}

/// Post, lease, head, claim, commit, release, head: five transactions, one after the other.
fn round_trip(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let mut group = c.benchmark_group("outbox");
    group.measurement_time(Duration::from_secs(5)).sample_size(20);
    group.bench_function("round trip", |b| {
        b.iter(|| runtime.block_on(answer_one(&store, &user(0))))
    });
    let users: Vec<_> = (0..32).map(user).collect();
    group.throughput(Throughput::Elements(32));
    group.bench_function("round trips of 32 users at once", |b| {
        b.iter(|| runtime.block_on(join_all(users.iter().map(|user| answer_one(&store, user)))));
    });
    group.finish();
}

async fn answer_one(store: &SqliteStore, user: &UserScope) {
    store.post(user, NewMessage::new(WORDS).unwrap()).await.unwrap();
    let request = LeaseRequest {
        ttl: Duration::from_secs(30),
        buckets: 0..=255,
        only: Some(user.clone()),
    };
    let lease = store.lease(&request).await.unwrap().unwrap();
    let head = store.head(&lease).await.unwrap();
    let message = store.claim(&lease, &head.message.unwrap()).await.unwrap();
    let said = |part, role| TurnEvent {
        kind: EventKind::MESSAGE,
        role,
        content: WORDS.to_owned(),
        metadata: None,
        part: Some(part),
        key: None,
    };
    let turn = Turn {
        message: message.id,
        events: vec![said(0, EventRole::User), said(1, EventRole::Assistant)],
        outcome: Outcome::Delivered,
    };
    store.commit_turn(&lease, &turn).await.unwrap();
    store.release(&lease, head.marks, None).await.unwrap();
}

criterion_group!(benches, posts, round_trip);
criterion_main!(benches);
