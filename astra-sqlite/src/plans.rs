//! No query may read more rows than it answers for: every statement that the store really runs is explained here.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use astra_core::{
    Result, TenantId, UserId, UserScope,
    context::{ContextChange, UserContext},
    store::{
        AnalysisRun, AuditEntry, ContextStore, Documents, EventKind, EventLog, EventQuery, EventRole, Fact, FactMethod,
        FactQuery, FactStatus, Facts, Identities, Identity, LeaseRequest, MessageQuery, MessageStatus, NewEvent,
        NewMessage, NewVoiceSession, Outcome, Provenance, RunStatus, Span, Transcript, Transcripts, Turn, TurnEvent,
        Turns, VoiceSessions,
    },
};
use rusqlite::{
    Connection,
    trace::{TraceEvent, TraceEventCodes},
};
use serde_json::json;

use crate::{SqliteOptions, SqliteStore};

/// The statements, with the file on which they ran: other tests of this process run some as well.
static SEEN: Mutex<BTreeSet<(PathBuf, String)>> = Mutex::new(BTreeSet::new());

/// Notes every statement that a connection runs from now on.
pub(crate) fn record(connection: &mut Connection, path: &Path) {
    let path = path.to_owned();
    let note = move |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, _) = event {
            SEEN.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert((path.clone(), statement.sql().into_owned()));
        }
    };
    connection
        .trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note))
        .unwrap();
}

/// Uses every method once.
async fn use_everything(store: &SqliteStore) -> Result<()> {
    let tenant = TenantId::default();
    let asha = UserScope::new(tenant.clone(), UserId::new("asha")?);
    let mut document = UserContext::default();
    document.set("overview", "a person");
    store
        .change(&asha, &ContextChange::between(&UserContext::default(), &document))
        .await?;
    store.load(&asha).await?;

    let posted = store.post(&asha, NewMessage::new("hello")?).await?;
    let event = NewEvent {
        kind: EventKind::INSIGHT,
        role: EventRole::Assistant,
        content: "news".into(),
        metadata: None,
        message: Some(posted.id.clone()),
        key: "k".into(),
    };
    store.insert(&asha, event).await?;
    let request = LeaseRequest {
        ttl: Duration::from_secs(60),
        buckets: 0..=255,
        only: None,
    };
    store
        .lease(&LeaseRequest {
            only: Some(UserScope::new(tenant.clone(), UserId::new("nobody")?)),
            ..request.clone()
        })
        .await?;
    let lease = store.lease(&request).await?.unwrap();
    let lease = store.renew(&lease, Duration::from_secs(60)).await?;
    let head = store.head(&lease).await?;
    store.claim(&lease, &head.message.unwrap()).await?;
    let said = |part, key: Option<&str>| TurnEvent {
        kind: EventKind::MESSAGE,
        role: EventRole::Assistant,
        content: "hi".into(),
        metadata: None,
        part,
        key: key.map(str::to_owned),
    };
    let turn = Turn {
        message: posted.id.clone(),
        events: vec![said(Some(1), None), said(None, Some("other"))],
        outcome: Outcome::Delivered,
    };
    store.commit_turn(&lease, &turn).await?;
    store
        .release(&lease, head.marks, Some("2100-01-01T00:00:00Z".parse().unwrap()))
        .await?;
    store.next_due(&(0..=255)).await?;
    store
        .outside("foreign row", |connection| {
            connection.execute_batch("INSERT INTO responder_outbox (userId, content) VALUES ('ravi', 'hello')")?;
            Ok(())
        })
        .await?;
    assert_eq!(store.sweep(10).await?, 1);
    store
        .read("poll", |connection| {
            crate::lanes::unmarked_since(connection, (0, 0), 0, 10)
        })
        .await?;
    store
        .read("poll", |connection| crate::hints::look(connection, 0, ""))
        .await?;
    store.message(&asha, &posted.id).await?;
    store.messages(&asha, &MessageQuery::default()).await?;
    store
        .messages(
            &asha,
            &MessageQuery {
                status: Some(MessageStatus::Dead),
                limit: 1,
            },
        )
        .await?;
    for span in [Span::After(0), Span::Before(None)] {
        for message in [None, Some(posted.id.clone())] {
            store
                .events(
                    &asha,
                    &EventQuery {
                        span,
                        limit: 10,
                        message,
                    },
                )
                .await?;
        }
    }

    let session = NewVoiceSession {
        conversation_id: "c".into(),
        holder: "p".into(),
        ttl: Duration::from_secs(1),
    };
    store.open_session(&asha, session).await?;
    store.renew_session(&asha, "c", "p", Duration::from_secs(1)).await?;
    store.sessions(&asha, true).await?;
    store.abandoned_sessions(10).await?;
    store.owner_of(&tenant, "c").await?;
    store.close_session(&asha, "c", "done").await?;
    let transcript = Transcript {
        conversation_id: "c".into(),
        messages: Vec::new(),
        created_at: None,
    };
    store.put_transcript(&asha, transcript).await?;
    store.transcript(&asha, "c").await?;
    store.transcripts(&asha, 10).await?;

    let at = "2026-01-01T00:00:00Z".parse().unwrap();
    let fact = |id: &str, supersedes: Option<&str>| Fact {
        id: id.into(),
        field: "name".into(),
        value: json!("Asha"),
        status: FactStatus::Active,
        provenance: Provenance {
            method: FactMethod::User,
            conversation: None,
            turn: None,
            speaker: None,
            quote: None,
            asserted_at: at,
            confidence: 1.0,
        },
        supersedes: supersedes.map(str::to_owned),
    };
    store.record_fact(&asha, fact("1", None)).await?;
    store.record_fact(&asha, fact("2", Some("1"))).await?;
    store.facts(&asha, &FactQuery::default()).await?;
    store
        .facts(
            &asha,
            &FactQuery {
                field: Some("name".into()),
                status: Some(FactStatus::Active),
            },
        )
        .await?;
    let run = AnalysisRun {
        id: "r".into(),
        conversation: "c".into(),
        operations: Vec::new(),
        status: RunStatus::Proposed,
        created_at: at,
    };
    store.put_run(&asha, run).await?;
    store.set_run_status(&asha, "r", RunStatus::Applied).await?;
    store.runs(&asha, 10).await?;
    let entry = AuditEntry {
        at,
        actor: "user".into(),
        action: "test".into(),
        detail: json!({}),
    };
    store.audit(&asha, entry).await?;
    store.audit_log(&asha, 10).await?;
    let identity = Identity {
        issuer: "i".into(),
        subject: "s".into(),
    };
    store.link(&tenant, &identity, asha.user()).await?;
    store.user_of(&tenant, &identity).await?;
    store.export(&asha).await?;
    store.erase(&asha).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_reads_a_whole_table_or_sorts_what_an_index_could() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path().join("a.db"), SqliteOptions::default()).unwrap();
    use_everything(&store).await.unwrap();

    let statements = SEEN.lock().unwrap().clone();
    let connection = Connection::open(store.path()).unwrap();
    let mut explained = 0;
    let mut slow = Vec::new();
    for (_, sql) in statements.iter().filter(|(path, _)| path == store.path()) {
        let verb = sql.split_whitespace().next().unwrap_or_default();
        let about_data = [
            "users",
            "responder_",
            "lanes",
            "voice_",
            "conversations",
            "transcripts",
            "user_facts",
        ]
        .into_iter()
        .chain(["analysis_runs", "audit", "identities"])
        .any(|table| sql.contains(table));
        if !["SELECT", "INSERT", "UPDATE", "DELETE"].contains(&verb) || !about_data {
            continue;
        }
        explained += 1;
        let steps = plan(&connection, sql);
        if sql.contains("outboxId = ") && !steps.iter().any(|step| step.contains("events_of_message")) {
            slow.push(format!("the events of a message are not found by it\n    {sql}"));
        }
        for step in steps {
            if is_slow(sql, &step) {
                slow.push(format!("{step}\n    {sql}"));
            }
        }
    }
    assert!(explained >= 60, "only {explained} statements were seen");
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps = statement
        .raw_query()
        .mapped(|row| row.get("detail"))
        .collect::<rusqlite::Result<_>>();
    steps.unwrap()
}

fn is_slow(sql: &str, step: &str) -> bool {
    // Indexes that hold only what waits: reading one from its start reads work, not history.
    const OF_WAITING: [&str; 5] = [
        "lanes_marked",
        "lanes_due",
        "outbox_unfinished",
        "events_unnumbered",
        "voice_sessions_held",
    ];
    // Results of inner queries, which are as short as these are.
    const INNER: [&str; 2] = ["SCAN waiting", "SCAN (subquery"];
    if step.starts_with("SCAN") {
        return !OF_WAITING.iter().any(|index| step.contains(index))
            && !INNER.iter().any(|inner| step.starts_with(inner))
            && !step.contains("CONSTANT ROW")
            && !step.starts_with("SCAN ordinals");
    }
    // Only an export, the poller and the events of one message sort, and those are few rows.
    const SORTED: [&str; 3] = ["seq IS NULL, seq", "NOT INDEXED", "outboxId = :message"];
    step.contains("TEMP B-TREE") && !SORTED.iter().any(|part| sql.contains(part))
}
