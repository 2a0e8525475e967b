//! The live feed: no gap and no duplicate, whatever connections do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{sync::Arc, time::Duration};

use astra_core::{
    UserScope,
    feed::{Cursor, Ended, Feed, FeedOptions, Packet, pump},
    memory::MemoryStore,
    store::{ContextStore, Epoch, EventKind, EventRole, NewEvent, NewMessage},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use support::{Act, Actor, options, responder, user};
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

const SOON: Duration = Duration::from_secs(5);

fn memory() -> Arc<dyn ContextStore> {
    Arc::new(MemoryStore::new())
}

/// Appends `count` events to a user's log, numbered.
async fn say(store: &Arc<dyn ContextStore>, scope: &UserScope, from: usize, count: usize) {
    for n in from..from + count {
        store
            .insert(scope, event(&n.to_string(), EventKind::MESSAGE))
            .await
            .unwrap();
    }
    number(store).await;
}

async fn number(store: &Arc<dyn ContextStore>) {
    responder(store, Actor::new([Act::Echo]), options())
        .drain(SOON)
        .await
        .unwrap();
}

fn event(words: &str, kind: EventKind) -> NewEvent {
    NewEvent {
        kind,
        role: EventRole::System,
        content: words.to_owned(),
        metadata: None,
        message: None,
        key: words.to_owned(),
    }
}

async fn next(subscription: &mut astra_core::feed::Subscription) -> Packet {
    timeout(SOON, subscription.next())
        .await
        .expect("a packet in time")
        .unwrap()
        .expect("a packet")
}

#[tokio::test]
async fn a_new_client_gets_the_last_events_and_then_each_one_more() {
    let (store, asha) = (memory(), user("asha"));
    say(&store, &asha, 0, 70).await;
    let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
    let mut subscription = feed.subscribe(&asha, None);
    let Packet::Init(history) = next(&mut subscription).await else {
        panic!("init first")
    };
    assert_eq!(history.messages.len(), 50);
    assert_eq!(
        (history.messages[0].seq, history.cursor.seq, history.before),
        (21, 70, Some(21))
    );
    let earlier = feed.history(&asha, history.before, 50).await.unwrap();
    assert_eq!((earlier.messages.len(), earlier.before), (20, None));
    say(&store, &asha, 70, 2).await;
    for seq in [71, 72] {
        let Packet::Append(event) = next(&mut subscription).await else {
            panic!("append")
        };
        assert_eq!(event.seq, seq);
    }
}

#[tokio::test]
async fn a_client_may_come_before_the_users_first_word() {
    let (store, asha) = (memory(), user("asha"));
    let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
    let mut subscription = feed.subscribe(&asha, None);
    let Packet::Init(history) = next(&mut subscription).await else {
        panic!("init first")
    };
    assert_eq!((history.messages.len(), history.cursor.seq), (0, 0));
    let mut resumed = feed.subscribe(&asha, Some(history.cursor));
    say(&store, &asha, 0, 1).await;
    for subscription in [&mut subscription, &mut resumed] {
        assert!(matches!(next(subscription).await, Packet::Append(event) if event.seq == 1));
    }
}

#[tokio::test]
async fn updates_for_live_sessions_are_not_shown_to_pages() {
    let (store, asha) = (memory(), user("asha"));
    let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
    let mut subscription = feed.subscribe(
        &asha,
        Some(Cursor {
            epoch: Epoch(String::new()),
            seq: 0,
        }),
    );
    store
        .insert(&asha, event("hidden", EventKind::CONTEXT_UPDATE))
        .await
        .unwrap();
    store.insert(&asha, event("shown", EventKind::INSIGHT)).await.unwrap();
    number(&store).await;
    assert!(
        matches!(next(&mut subscription).await, Packet::Append(event) if event.content == "shown" && event.seq == 2)
    );
    let mut fresh = feed.subscribe(&asha, None);
    assert!(matches!(next(&mut fresh).await, Packet::Init(history) if history.messages.len() == 1));
}

#[tokio::test]
async fn a_place_that_is_not_in_the_log_is_told_to_resync() {
    let (store, asha) = (memory(), user("asha"));
    say(&store, &asha, 0, 3).await;
    let feed = Feed::start(
        Arc::clone(&store),
        FeedOptions {
            longest_lag: 100,
            ..FeedOptions::default()
        },
    );
    let mut fresh = feed.subscribe(&asha, None);
    let Packet::Init(history) = next(&mut fresh).await else {
        panic!("init first")
    };
    let here = history.cursor;
    for wrong in [
        Cursor { seq: 4, ..here.clone() },
        Cursor {
            epoch: Epoch("another".into()),
            seq: 2,
        },
    ] {
        let mut subscription = feed.subscribe(&asha, Some(wrong));
        assert_eq!(next(&mut subscription).await, Packet::Resync);
        assert_eq!(subscription.next().await.unwrap(), None);
    }
    say(&store, &asha, 3, 120).await;
    let mut behind = feed.subscribe(&asha, Some(here));
    assert_eq!(next(&mut behind).await, Packet::Resync);
}

#[tokio::test]
async fn a_deleted_users_clients_are_told_to_resync() {
    let (store, asha) = (memory(), user("asha"));
    say(&store, &asha, 0, 3).await;
    let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
    let mut subscription = feed.subscribe(&asha, None);
    next(&mut subscription).await;
    store.erase(&asha).await.unwrap();
    say(&store, &asha, 10, 3).await;
    assert_eq!(next(&mut subscription).await, Packet::Resync);
}

#[tokio::test]
async fn a_consumer_that_takes_too_long_is_let_go() {
    let (store, asha) = (memory(), user("asha"));
    say(&store, &asha, 0, 3).await;
    let feed = Feed::start(store, FeedOptions::default());
    let mut subscription = feed.subscribe(&asha, None);
    let stuck = |_| std::future::pending();
    let ended = pump(&mut subscription, SOON, Duration::from_millis(20), stuck)
        .await
        .unwrap();
    assert_eq!(ended, Ended::TooSlow);
}

#[tokio::test]
async fn a_quiet_feed_beats() {
    let (store, asha) = (memory(), user("asha"));
    let feed = Feed::start(store, FeedOptions::default());
    let mut subscription = feed.subscribe(&asha, None);
    let mut packets = Vec::new();
    let ended = pump(&mut subscription, Duration::from_millis(10), SOON, |packet| {
        packets.push(packet);
        std::future::ready(packets.len() < 3)
    });
    assert_eq!(ended.await.unwrap(), Ended::Gone);
    assert_eq!(packets[1..], [Packet::Heartbeat, Packet::Heartbeat]);
}

#[tokio::test]
async fn users_are_forgotten_when_their_last_client_has_gone() {
    let feed = Feed::start(memory(), FeedOptions::default());
    let clients: Vec<_> = (0..50)
        .map(|n| feed.subscribe(&user(&format!("u{}", n / 2)), None))
        .collect();
    assert_eq!(feed.followed(), 25);
    drop(clients);
    assert_eq!(feed.followed(), 0);
}

/// Clients drop and resume at random while messages are answered: each sees every number once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_random_disconnects_leave_no_gap_and_no_duplicate() {
    let store = memory();
    let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
    let stop = CancellationToken::new();
    let worker = tokio::spawn({
        let (worker, stop) = (responder(&store, Actor::new([Act::Echo]), options()), stop.clone());
        async move { worker.run(stop).await }
    });
    const USERS: usize = 4;
    const MESSAGES: usize = 300;
    let posting: Vec<_> = (0..USERS)
        .map(|u| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                for n in 0..MESSAGES {
                    store
                        .post(&user(&format!("u{u}")), NewMessage::new(n.to_string()).unwrap())
                        .await
                        .unwrap();
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            })
        })
        .collect();
    let clients: Vec<_> = (0..8)
        .map(|c| {
            let (feed, scope) = (feed.clone(), user(&format!("u{}", c % USERS)));
            tokio::spawn(async move {
                let mut rng = StdRng::seed_from_u64(c as u64);
                let mut seen = Vec::new();
                let mut cursor = Some(Cursor {
                    epoch: Epoch(String::new()),
                    seq: 0,
                });
                let mut disconnects = 0;
                let until = Instant::now() + Duration::from_secs(60);
                while seen.len() < 2 * MESSAGES && Instant::now() < until {
                    let mut subscription = feed.subscribe(&scope, cursor.clone());
                    for _ in 0..rng.random_range(0..8) {
                        // A connection may also break while it waits.
                        let patience = Duration::from_millis(rng.random_range(0..20));
                        let Ok(packet) = timeout(patience, subscription.next()).await else {
                            break;
                        };
                        let Some(Packet::Append(event)) = packet.unwrap() else {
                            panic!("no resync is due")
                        };
                        seen.push(event.seq);
                    }
                    cursor = subscription.cursor().cloned();
                    disconnects += 1;
                }
                (seen, disconnects)
            })
        })
        .collect();
    for posting in posting {
        posting.await.unwrap();
    }
    let mut disconnects = 0;
    for client in clients {
        let (seen, times) = client.await.unwrap();
        assert_eq!(seen, (1..=2 * MESSAGES as u64).collect::<Vec<_>>());
        disconnects += times;
    }
    stop.cancel();
    worker.await.unwrap();
    println!(
        "bar | live feed: random disconnects and resumes | {disconnects}: 0 gaps, 0 duplicates | {}",
        if disconnects >= 1000 { "pass" } else { "FAIL" }
    );
    assert!(disconnects >= 1000, "{disconnects}");
}

/// One client never reads: the others get everything meanwhile, and nothing piles up for it.
#[tokio::test]
async fn a_client_that_stands_still_delays_nobody() {
    let (store, asha) = (memory(), user("asha"));
    let feed = Feed::start(
        Arc::clone(&store),
        FeedOptions {
            longest_lag: 1000,
            ..FeedOptions::default()
        },
    );
    let start = Some(Cursor {
        epoch: Epoch(String::new()),
        seq: 0,
    });
    let mut stuck = feed.subscribe(&asha, start.clone());
    let mut live = feed.subscribe(&asha, start);
    for round in 0..30 {
        say(&store, &asha, round * 50, 50).await;
        for n in 0..50 {
            assert!(matches!(next(&mut live).await, Packet::Append(event) if event.seq == (round * 50 + n + 1) as u64));
        }
    }
    assert_eq!(next(&mut stuck).await, Packet::Resync);
}
