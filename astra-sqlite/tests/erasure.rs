//! A deleted user is gone: from every table, from the file's free space, from the log of changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{path::Path, time::Duration};

use astra_core::{
    ErrorKind, TenantId,
    context::{ContextChange, UserContext},
    store::{
        AnalysisRun, AuditEntry, ContextStore, Documents, EventKind, EventLog, EventQuery, EventRole, Fact, FactMethod,
        FactStatus, Facts, Identities, Identity, NewEvent, NewVoiceSession, Provenance, RunStatus, Transcript,
        TranscriptLine, Transcripts, Turns, VoiceSessions,
    },
};
use astra_sqlite::SqliteStore;
use serde_json::{Value, json};
use support::{answer_all, any_lane, delivered, message, open, user};

/// Stores something of every kind about a user, each with this word in it.
async fn fill(store: &SqliteStore, name: &str, word: &str) {
    let scope = user(name);
    let mut document = UserContext::default();
    document.set("overview", format!("{word} {}", "long text ".repeat(2000)));
    store
        .change(&scope, &ContextChange::between(&UserContext::default(), &document))
        .await
        .unwrap();
    store.post(&scope, message(&format!("{word}?"))).await.unwrap();
    answer_all(store).await;
    let insight = NewEvent {
        kind: EventKind::INSIGHT,
        role: EventRole::Assistant,
        content: word.into(),
        metadata: Some(json!({"about": word})),
        message: None,
        key: word.into(),
    };
    store.insert(&scope, insight).await.unwrap();
    let session = NewVoiceSession {
        conversation_id: format!("{word}-conversation"),
        holder: word.into(),
        ttl: Duration::from_secs(1),
    };
    store.open_session(&scope, session).await.unwrap();
    let line = TranscriptLine {
        role: "user".into(),
        text: word.into(),
        timestamp: None,
    };
    let transcript = Transcript {
        conversation_id: format!("{word}-conversation"),
        messages: vec![line],
        created_at: None,
    };
    store.put_transcript(&scope, transcript).await.unwrap();
    let at = "2026-01-01T00:00:00Z".parse().unwrap();
    for (id, supersedes) in [("1", None), ("2", Some("1".to_owned()))] {
        let fact = Fact {
            id: id.into(),
            field: "overview".into(),
            value: json!(word),
            status: FactStatus::Active,
            provenance: Provenance {
                method: FactMethod::User,
                conversation: None,
                turn: None,
                speaker: None,
                quote: Some(word.into()),
                asserted_at: at,
                confidence: 1.0,
            },
            supersedes,
        };
        store.record_fact(&scope, fact).await.unwrap();
    }
    let run = AnalysisRun {
        id: word.into(),
        conversation: word.into(),
        operations: vec![json!(word)],
        status: RunStatus::Applied,
        created_at: at,
    };
    store.put_run(&scope, run).await.unwrap();
    let entry = AuditEntry {
        at,
        actor: "user".into(),
        action: "test".into(),
        detail: json!(word),
    };
    store.audit(&scope, entry).await.unwrap();
    let identity = Identity {
        issuer: "https://issuer".into(),
        subject: word.into(),
    };
    store.link(&TenantId::default(), &identity, scope.user()).await.unwrap();
}

/// How often a word occurs in the file and in whatever lies beside it.
fn occurrences(path: &Path, word: &str) -> usize {
    let files = std::fs::read_dir(path.parent().unwrap()).unwrap();
    files
        .map(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes
                .windows(word.len())
                .filter(|window| *window == word.as_bytes())
                .count()
        })
        .sum()
}

#[tokio::test]
async fn every_kind_of_row_is_exported_then_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    fill(&store, "asha", "marigold").await;
    fill(&store, "ravi", "sandalwood").await;

    let export = store.export(&user("asha")).await.unwrap();
    let all = [
        "analysis_runs",
        "audit",
        "conversations",
        "identities",
        "responder_events",
        "responder_outbox",
        "transcripts",
        "user_facts",
        "users",
        "voice_sessions",
    ];
    assert_eq!(export.collections.keys().copied().collect::<Vec<_>>(), all);
    let shown = serde_json::to_string(&export).unwrap();
    assert!(shown.contains("marigold") && !shown.contains("sandalwood"));

    let receipt = store.erase(&user("asha")).await.unwrap();
    let counts: Vec<_> = export
        .collections
        .iter()
        .map(|(name, rows)| (*name, rows.len() as u64))
        .collect();
    assert_eq!(receipt.deleted.into_iter().collect::<Vec<_>>(), counts);
    assert!(store.export(&user("asha")).await.unwrap().collections.is_empty());
    let others = store.export(&user("ravi")).await.unwrap();
    assert_eq!(others.collections.len(), all.len());
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn no_deleted_text_is_left_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    fill(&store, "ravi", "sandalwood").await;
    fill(&store, "asha", "marigold").await;
    assert!(occurrences(store.path(), "marigold") > 0 && occurrences(store.path(), "sandalwood") > 0);
    store.erase(&user("asha")).await.unwrap();
    assert_eq!(occurrences(store.path(), "marigold"), 0);
    assert!(occurrences(store.path(), "sandalwood") > 0);
}

#[tokio::test]
async fn while_a_reader_keeps_the_text_alive_deletion_does_not_claim_to_be_complete() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let options = astra_sqlite::SqliteOptions {
        deadline: Duration::from_millis(300),
        busy_timeout: Duration::from_millis(20),
        ..astra_sqlite::SqliteOptions::default()
    };
    let store = SqliteStore::open(&path, options).unwrap();
    fill(&store, "asha", "marigold").await;
    let reader = rusqlite::Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM users").unwrap();
    let error = store.erase(&user("asha")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(error.is_retryable());
    reader.execute_batch("COMMIT").unwrap();
    let receipt = store.erase(&user("asha")).await.unwrap();
    assert!(receipt.deleted.is_empty());
    assert_eq!(occurrences(&path, "marigold"), 0);
}

#[tokio::test]
async fn a_worker_of_before_writes_nothing_into_the_log_of_a_user_who_came_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let asha = user("asha");
    store.post(&asha, message("before")).await.unwrap();
    let old = store
        .lease(&any_lane(Duration::from_secs(3600)))
        .await
        .unwrap()
        .unwrap();
    let before = store.events(&asha, &EventQuery::last(1)).await.unwrap().epoch;
    store.erase(&asha).await.unwrap();
    let posted = store.post(&asha, message("after")).await.unwrap();

    let late = store
        .commit_turn(&old, &delivered(&posted.id, "after", "too late"))
        .await
        .unwrap_err();
    assert_eq!(late.kind(), ErrorKind::StaleLease);
    let new = store.lease(&any_lane(Duration::from_secs(30))).await.unwrap().unwrap();
    assert!(new.fence > old.fence, "the tombstone kept the fence");
    let page = store.events(&asha, &EventQuery::last(10)).await.unwrap();
    assert!(page.events.is_empty());
    assert_ne!(page.epoch, before);
}

#[tokio::test]
async fn secrets_are_not_exported() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let mut document = UserContext::default();
    document.set("memory_tokens", json!(["tok-very-secret"]));
    document.set(
        "sessions",
        json!([{"conversation_id": "c", "signed_url": "wss://very-secret", "active": true}]),
    );
    let change = ContextChange::between(&UserContext::default(), &document);
    store.change(&user("asha"), &change).await.unwrap();
    let export = store.export(&user("asha")).await.unwrap();
    let users: &Vec<Value> = &export.collections["users"];
    assert!(users[0].get("memory_tokens").is_some() && users[0].get("sessions").is_some());
    assert!(!serde_json::to_string(&export).unwrap().contains("very-secret"));
}
