//! Another host writes plain SQL into the file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::time::Duration;

use astra_core::store::{
    EventLog, EventQuery, EventRole, MessageId, MessageQuery, MessageStatus, Outcome, Turn, Turns, Wake,
};
use astra_sqlite::SqliteStore;
use futures::StreamExt;
use rusqlite::{Connection, params};
use support::{answer_all, any_lane, message, open, user};

fn host(store: &SqliteStore) -> Connection {
    let connection = Connection::open(store.path()).unwrap();
    connection.busy_timeout(Duration::from_secs(5)).unwrap();
    connection
}

const POST: &str = "INSERT INTO responder_outbox (userId, content, status, createdAt) VALUES (?, ?, 'pending', ?)";

#[tokio::test]
async fn a_message_of_four_columns_is_answered_after_a_sweep() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    host(&store)
        .execute(POST, params!["asha", "hello", 1_772_366_400_000_i64])
        .unwrap();
    assert_eq!(answer_all(&store).await, 0, "nobody knows of it yet");
    assert_eq!(store.sweep(100).await.unwrap(), 1);
    assert_eq!(answer_all(&store).await, 1);
    let messages = store.messages(&user("asha"), &MessageQuery::default()).await.unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!((messages[0].status, messages[0].v), (MessageStatus::Delivered, None));
    let page = store.events(&user("asha"), &EventQuery::last(10)).await.unwrap();
    let said: Vec<_> = page
        .events
        .iter()
        .map(|event| (event.seq, event.content.as_str()))
        .collect();
    assert_eq!(said, [(1, "hello"), (2, "re: hello")]);
    assert_eq!(store.sweep(100).await.unwrap(), 0);
}

#[tokio::test]
async fn whoever_listens_is_told_of_a_row_without_a_sweep() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let mut wakes = store.wakes();
    assert_eq!(wakes.next().await, Some(Wake::All), "the polling has begun");
    let connection = host(&store);
    connection
        .execute(POST, params!["asha", "hello", 1_772_366_400_000_i64])
        .unwrap();
    let wake = tokio::time::timeout(Duration::from_secs(5), wakes.next())
        .await
        .unwrap();
    assert_eq!(wake, Some(Wake::Lane(user("asha"))));
    assert_eq!(answer_all(&store).await, 1);
    let sql = "INSERT INTO responder_events (userId, role, content) VALUES ('ravi', 'user', 'typed elsewhere')";
    connection.execute(sql, []).unwrap();
    let ravi = async { while wakes.next().await != Some(Wake::Lane(user("ravi"))) {} };
    tokio::time::timeout(Duration::from_secs(5), ravi).await.unwrap();
    answer_all(&store).await;
    let page = store.events(&user("ravi"), &EventQuery::last(10)).await.unwrap();
    assert_eq!(page.events.len(), 1);
    assert_eq!((page.events[0].seq, page.events[0].role), (1, EventRole::User));
}

#[tokio::test]
async fn a_row_behind_a_later_due_time_does_not_wait_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let asha = user("asha");
    let posted = store.post(&asha, message("a hard one")).await.unwrap();
    let lease = store.lease(&any_lane(Duration::from_secs(30))).await.unwrap().unwrap();
    let head = store.head(&lease).await.unwrap();
    store.claim(&lease, &head.message.unwrap()).await.unwrap();
    let until = "2100-01-01T00:00:00Z".parse().unwrap();
    let turn = Turn {
        message: posted.id,
        events: Vec::new(),
        outcome: Outcome::AwaitingAnswer { until },
    };
    store.commit_turn(&lease, &turn).await.unwrap();
    store.release(&lease, head.marks, Some(until)).await.unwrap();

    host(&store)
        .execute(POST, params!["asha", "an easy one", 1_772_366_400_000_i64])
        .unwrap();
    assert_eq!(store.sweep(100).await.unwrap(), 1);
    assert_eq!(answer_all(&store).await, 1);
}

#[test]
fn what_could_not_be_read_back_is_refused_at_the_other_host() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let connection = host(&store);
    let insert = |columns: &str, values: &str| {
        let sql = format!("INSERT INTO responder_outbox ({columns}) VALUES ({values})");
        connection
            .execute(&sql, [])
            .map(drop)
            .map_err(|error| error.to_string())
    };
    for (columns, values, constraint) in [
        ("userId, content", "'', 'x'", "userId_is_1_to_200_bytes"),
        ("userId, content", "'a' || char(10), 'x'", "userId_is_1_to_200_bytes"),
        (
            "userId, content",
            "'a' || char(0) || 'b', 'x'",
            "userId_is_1_to_200_bytes",
        ),
        ("userId, content", "'a' || char(133), 'x'", "userId_is_1_to_200_bytes"),
        ("userId, content, _id", "'a', 'x', ''", "id_is_1_to_200_bytes"),
        ("userId, content, status", "'a', 'x', 'waiting'", "status_is_known"),
        ("userId, content, metadata", "'a', 'x', '{'", "metadata_is_json"),
        (
            "userId, content, createdAt",
            "'a', 'x', -1",
            "createdAt_is_in_milliseconds",
        ),
        (
            "userId, content, createdAt",
            "'a', 'x', 'yesterday'",
            "cannot store TEXT value in INTEGER column",
        ),
        ("userId, content, claimFence", "'a', 'x', 1", "claim_is_whole"),
        ("content", "'x'", "NOT NULL constraint failed: responder_outbox.userId"),
    ] {
        let refused = insert(columns, values).unwrap_err();
        assert!(refused.contains(constraint), "{values}: {refused}");
    }
    insert("userId, content", "'अलीशा', 'नमस्ते'").unwrap();
}

#[tokio::test]
async fn a_message_that_the_other_host_answers_is_left_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let connection = host(&store);
    connection
        .execute_batch(
            "INSERT INTO responder_outbox (_id, userId, content, status) VALUES ('m', 'asha', 'hello', 'processing')",
        )
        .unwrap();
    store.sweep(100).await.unwrap();
    let lease = store.lease(&any_lane(Duration::from_secs(30))).await.unwrap().unwrap();
    let seen = store.head(&lease).await.unwrap().message.unwrap();
    assert_eq!((seen.status, &seen.claim), (MessageStatus::Processing, &None));
    connection
        .execute_batch("UPDATE responder_outbox SET status = 'delivered'")
        .unwrap();
    let late = store.claim(&lease, &seen).await.unwrap_err();
    assert_eq!(late.kind(), astra_core::ErrorKind::Conflict);
    let kept = store
        .message(&user("asha"), &MessageId::new("m").unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.status, MessageStatus::Delivered);
}
