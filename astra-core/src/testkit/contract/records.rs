//! Transcripts, facts, analysis runs, the audit log, identities.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;

use super::world::{World, user};
use crate::{
    ErrorKind, TenantId, UserScope,
    clock::later,
    store::{
        AnalysisRun, AuditEntry, Fact, FactMethod, FactQuery, FactStatus, Identity, Provenance, RunStatus, Speaker,
        Transcript, TranscriptLine,
    },
    testkit::verdict::{Checked, ensure, refused, same, some},
};

const DAY: &str = "2026-02-03T04:05:06.789Z";

fn day(plus: u64) -> Timestamp {
    later(DAY.parse().unwrap_or_default(), Duration::from_secs(plus))
}

pub(crate) fn transcript(conversation: &str, words: &str) -> Transcript {
    Transcript {
        conversation_id: conversation.to_owned(),
        messages: vec![
            TranscriptLine {
                role: "user".into(),
                text: words.to_owned(),
                timestamp: Some(day(0)),
            },
            TranscriptLine {
                role: "assistant".into(),
                text: format!("re: {words} \"🌙\"\n"),
                timestamp: None,
            },
        ],
        created_at: None,
    }
}

pub(crate) fn fact(id: &str, field: &str, value: &str) -> Fact {
    Fact {
        id: id.to_owned(),
        field: field.to_owned(),
        value: json!({"said": value, "weights": [0.1, 2, null]}),
        status: FactStatus::Active,
        provenance: Provenance {
            method: FactMethod::Model,
            conversation: Some("c1".into()),
            turn: Some(3),
            speaker: Some(Speaker::User),
            quote: Some(value.to_owned()),
            asserted_at: day(0),
            confidence: 0.85,
        },
        supersedes: None,
    }
}

pub(crate) fn run(id: &str, words: &str, created: u64) -> AnalysisRun {
    AnalysisRun {
        id: id.to_owned(),
        conversation: "c1".to_owned(),
        operations: vec![json!({"set": words}), json!(["x", 1.5])],
        status: RunStatus::Proposed,
        created_at: day(created),
    }
}

pub(crate) fn entry(words: &str, at: u64) -> AuditEntry {
    AuditEntry {
        at: day(at),
        actor: "user".to_owned(),
        action: "context.change".to_owned(),
        detail: json!({"field": words}),
    }
}

pub(crate) fn identity(subject: &str) -> Identity {
    Identity {
        issuer: "https://accounts.example.com".to_owned(),
        subject: subject.to_owned(),
    }
}

pub(crate) async fn a_transcript_is_stored_once(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    same!(
        store.transcript(&asha, "c1").await?,
        None,
        "a transcript came from nowhere"
    );
    ensure!(
        store.put_transcript(&asha, transcript("c1", "hello")).await?,
        "a first transcript was not stored"
    );
    let stored = some(store.transcript(&asha, "c1").await?, "transcript")?;
    ensure!(stored.created_at.is_some(), "the store did not date the transcript");
    same!(
        stored.messages,
        transcript("c1", "hello").messages,
        "it is not what was stored"
    );
    world.tick().await;
    ensure!(
        !store.put_transcript(&asha, transcript("c1", "other")).await?,
        "a second one was stored"
    );
    same!(
        store.transcript(&asha, "c1").await?,
        Some(stored),
        "a second one changed the first"
    );
    Ok(())
}

pub(crate) async fn transcripts_are_listed_newest_first(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for conversation in ["b", "c", "a"] {
        store.put_transcript(&asha, transcript(conversation, "hello")).await?;
        world.tick().await;
    }
    let ids = async |limit| {
        let all = store.transcripts(&asha, limit).await?;
        Ok::<_, crate::Error>(
            all.into_iter()
                .map(|transcript| transcript.conversation_id)
                .collect::<Vec<_>>(),
        )
    };
    same!(ids(9).await?, ["a", "c", "b"], "the transcripts are not newest first");
    same!(ids(2).await?, ["a", "c"], "the two newest are others");
    same!(
        ids(0).await?,
        Vec::<String>::new(),
        "a limit of nothing gives something"
    );
    Ok(())
}

pub(crate) async fn a_fact_is_recorded_once(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = fact("f1", "overview", "likes mornings");
    ensure!(
        store.record_fact(&asha, first.clone()).await?,
        "a first fact was not recorded"
    );
    same!(
        store.facts(&asha, &FactQuery::default()).await?,
        vec![first.clone()],
        "it is not what was recorded"
    );
    ensure!(
        !store.record_fact(&asha, fact("f1", "focus", "work")).await?,
        "a second fact of one id was recorded"
    );
    same!(
        store.facts(&asha, &FactQuery::default()).await?,
        vec![first],
        "a second fact of one id changed the first"
    );
    Ok(())
}

pub(crate) async fn a_fact_takes_the_place_of_another(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    store
        .record_fact(&asha, fact("f1", "overview", "likes mornings"))
        .await?;
    let next = |id: &str, supersedes: &str| Fact {
        supersedes: Some(supersedes.to_owned()),
        ..fact(id, "overview", "likes evenings")
    };
    let missing = store.record_fact(&asha, next("f2", "nobody")).await;
    refused(missing, ErrorKind::NotFound, "a fact in the place of an unknown one")?;
    same!(
        store.facts(&asha, &FactQuery::default()).await?.len(),
        1,
        "a refused fact was recorded"
    );
    ensure!(
        store.record_fact(&asha, next("f2", "f1")).await?,
        "a fact in the place of another was not recorded"
    );
    let active = FactQuery {
        status: Some(FactStatus::Active),
        field: None,
    };
    same!(
        store.facts(&asha, &active).await?,
        vec![next("f2", "f1")],
        "the active facts are others"
    );
    let superseded = FactQuery {
        status: Some(FactStatus::Superseded),
        field: None,
    };
    let old = Fact {
        status: FactStatus::Superseded,
        ..fact("f1", "overview", "likes mornings")
    };
    same!(
        store.facts(&asha, &superseded).await?,
        vec![old],
        "the superseded facts are others"
    );
    // Recorded again, it takes nothing's place a second time.
    store.set_fact_status(&asha, "f1", FactStatus::Active).await?;
    ensure!(
        !store.record_fact(&asha, next("f2", "f1")).await?,
        "a fact was recorded twice"
    );
    same!(
        store.facts(&asha, &active).await?.len(),
        2,
        "a repeat changed another fact"
    );
    Ok(())
}

pub(crate) async fn facts_are_listed_by_id_field_and_status(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for (id, field) in [("f3", "focus"), ("f1", "overview"), ("f2", "focus")] {
        store.record_fact(&asha, fact(id, field, id)).await?;
    }
    store.set_fact_status(&asha, "f3", FactStatus::Retracted).await?;
    let ids = async |field: Option<&str>, status| {
        let query = FactQuery {
            field: field.map(str::to_owned),
            status,
        };
        let facts = store.facts(&asha, &query).await?;
        Ok::<_, crate::Error>(facts.into_iter().map(|fact| fact.id).collect::<Vec<_>>())
    };
    same!(
        ids(None, None).await?,
        ["f1", "f2", "f3"],
        "the facts are not in the order of their ids"
    );
    same!(
        ids(Some("focus"), None).await?,
        ["f2", "f3"],
        "the facts about a field are others"
    );
    same!(
        ids(None, Some(FactStatus::Retracted)).await?,
        ["f3"],
        "the facts of a status are others"
    );
    same!(
        ids(Some("focus"), Some(FactStatus::Active)).await?,
        ["f2"],
        "the facts of field and status are others"
    );
    same!(
        ids(Some("nothing"), None).await?,
        Vec::<String>::new(),
        "there are facts about nothing"
    );
    let unknown = store.set_fact_status(&asha, "nobody", FactStatus::Active).await;
    refused(unknown, ErrorKind::NotFound, "the status of an unknown fact")
}

pub(crate) async fn a_run_is_stored_once_and_its_status_changes(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    ensure!(
        store.put_run(&asha, run("r1", "one", 0)).await?,
        "a first run was not stored"
    );
    ensure!(
        !store.put_run(&asha, run("r1", "two", 5)).await?,
        "a second run of one id was stored"
    );
    same!(
        store.runs(&asha, 9).await?,
        vec![run("r1", "one", 0)],
        "the run is another one"
    );
    store.set_run_status(&asha, "r1", RunStatus::Applied).await?;
    let applied = AnalysisRun {
        status: RunStatus::Applied,
        ..run("r1", "one", 0)
    };
    same!(
        store.runs(&asha, 9).await?,
        vec![applied],
        "the status did not change, or more than it"
    );
    refused(
        store.set_run_status(&asha, "nobody", RunStatus::Failed).await,
        ErrorKind::NotFound,
        "the status of an unknown run",
    )
}

pub(crate) async fn runs_are_listed_newest_first(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for (id, created) in [("r1", 20), ("r2", 30), ("r3", 10)] {
        store.put_run(&asha, run(id, id, created)).await?;
        world.tick().await;
    }
    let ids = async |limit| {
        Ok::<_, crate::Error>(
            store
                .runs(&asha, limit)
                .await?
                .into_iter()
                .map(|run| run.id)
                .collect::<Vec<_>>(),
        )
    };
    same!(ids(9).await?, ["r2", "r1", "r3"], "the runs are not newest first");
    same!(ids(2).await?, ["r2", "r1"], "the two newest are others");
    same!(
        ids(0).await?,
        Vec::<String>::new(),
        "a limit of nothing gives something"
    );
    Ok(())
}

pub(crate) async fn the_audit_log_keeps_everything_newest_first(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    for n in 0..5 {
        store.audit(&asha, entry(&format!("entry {n}"), n)).await?;
        world.tick().await;
    }
    // The same again is another entry.
    store.audit(&asha, entry("entry 4", 4)).await?;
    let all = store.audit_log(&asha, 99).await?;
    let wanted: Vec<_> = [4, 4, 3, 2, 1, 0].map(|n| entry(&format!("entry {n}"), n)).into();
    same!(all, wanted, "the entries are not all there, newest first");
    let two = store.audit_log(&asha, 2).await?;
    same!(
        two,
        wanted.into_iter().take(2).collect::<Vec<_>>(),
        "the two newest are others"
    );
    same!(
        store.audit_log(&asha, 0).await?,
        vec![],
        "a limit of nothing gives something"
    );
    Ok(())
}

pub(crate) async fn an_identity_stays_with_its_first_user(world: &World) -> Checked {
    let (store, asha, ravi) = (world.store(), user("asha")?, user("ravi")?);
    let (home, abroad) = (TenantId::default(), TenantId::new("other")?);
    let google = identity("sub-1");
    same!(
        store.user_of(&home, &google).await?,
        None,
        "an unknown identity has a user"
    );
    let linked = store.link(&home, &google, asha.user()).await?;
    same!(&linked, asha.user(), "the identity was linked to somebody else");
    let again = store.link(&home, &google, ravi.user()).await?;
    same!(&again, asha.user(), "a linked identity changed hands");
    same!(
        store.user_of(&home, &google).await?.as_ref(),
        Some(asha.user()),
        "a linked identity changed hands"
    );
    // Issuer and subject both count, and so does the tenant.
    let elsewhere = Identity {
        issuer: "https://other.example.com".into(),
        ..google.clone()
    };
    same!(
        store.user_of(&home, &elsewhere).await?,
        None,
        "another issuer's subject has a user"
    );
    same!(
        store.user_of(&home, &identity("sub-2")).await?,
        None,
        "another subject has a user"
    );
    same!(
        store.user_of(&abroad, &google).await?,
        None,
        "another tenant's identity has a user"
    );
    same!(
        &store.link(&abroad, &google, ravi.user()).await?,
        ravi.user(),
        "a tenant's identity is another's"
    );
    // A user may have several.
    store.link(&home, &elsewhere, asha.user()).await?;
    same!(
        store.user_of(&home, &elsewhere).await?.as_ref(),
        Some(asha.user()),
        "a second identity is not linked"
    );
    Ok(())
}

/// Writes one record of each kind, with these words in it.
pub(crate) async fn every_record(world: &World, scope: &UserScope, words: &str) -> Checked {
    let store = world.store();
    store
        .put_transcript(scope, transcript(&format!("conversation {words}"), words))
        .await?;
    store
        .record_fact(scope, fact(&format!("fact {words}"), "overview", words))
        .await?;
    store.put_run(scope, run(&format!("run {words}"), words, 0)).await?;
    store.audit(scope, entry(words, 0)).await?;
    store.link(scope.tenant(), &identity(words), scope.user()).await?;
    Ok(())
}
