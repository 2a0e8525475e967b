//! Context documents: compare-and-set by field, and respect for other hosts.

use serde_json::{Value, json};

use super::world::{World, user};
use crate::{
    ErrorKind, UserScope,
    context::{ContextChange, FieldChange, UserContext},
    store::DocumentsExt,
    testkit::verdict::{Checked, ensure, refused, same, some},
};

/// The change that sets one field of a document as it was read.
fn setting(before: &UserContext, field: &str, value: impl Into<Value>) -> ContextChange {
    let mut after = before.clone();
    after.set(field, value);
    ContextChange::between(before, &after)
}

async fn loaded(world: &World, scope: &UserScope) -> Checked<UserContext> {
    some(world.store().load(scope).await?, "document")
}

async fn host_writes(world: &World, scope: &UserScope, document: Value) -> Checked {
    let fields = document.as_object().cloned().unwrap_or_default();
    Ok(world.harness.put_foreign_document(scope, fields).await?)
}

pub(crate) async fn an_absent_document_is_none(world: &World) -> Checked {
    same!(
        world.store().load(&user("asha")?).await?,
        None,
        "a document came from nowhere"
    );
    Ok(())
}

pub(crate) async fn the_first_change_creates_the_document(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let change = setting(&UserContext::default(), "overview", "likes mornings");
    let written = store.change(&asha, &change).await?;
    same!(written.version(), 1, "the first version is not 1");
    same!(
        written.text("overview"),
        Some("likes mornings"),
        "the field is not what was written"
    );
    same!(
        written.text("user_id"),
        Some("asha"),
        "the document does not name its user"
    );
    for field in ["created_at", "updated_at"] {
        ensure!(written.get(field).is_some(), "the document has no {field}");
    }
    same!(
        loaded(world, &asha).await?.fields(),
        written.fields(),
        "what is loaded is not what was returned"
    );
    Ok(())
}

pub(crate) async fn each_change_counts_the_version_on_and_is_read_back(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let mut document = UserContext::default();
    for version in 1..=5_u64 {
        document = store
            .change(&asha, &setting(&document, "focus", format!("focus {version}")))
            .await?;
        let read = loaded(world, &asha).await?;
        same!(read.version(), version, "the version did not count on");
        same!(
            read.fields(),
            document.fields(),
            "the document read is not the one last written"
        );
    }
    Ok(())
}

pub(crate) async fn a_change_of_an_old_version_is_refused_and_writes_nothing(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = store
        .change(&asha, &setting(&UserContext::default(), "overview", "one"))
        .await?;
    let second = store.change(&asha, &setting(&first, "focus", "two")).await?;
    let late = store.change(&asha, &setting(&first, "overview", "three")).await;
    refused(late, ErrorKind::Conflict, "a change of an old version")?;
    same!(
        loaded(world, &asha).await?.fields(),
        second.fields(),
        "a refused change was written"
    );
    let again = store
        .change(&asha, &setting(&UserContext::default(), "overview", "four"))
        .await;
    refused(again, ErrorKind::Conflict, "a second creation")?;
    same!(
        loaded(world, &asha).await?.fields(),
        second.fields(),
        "a refused creation was written"
    );
    Ok(())
}

pub(crate) async fn a_field_that_a_host_edited_meanwhile_is_not_overwritten(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    host_writes(
        world,
        &asha,
        json!({"user_id": "asha", "overview": "old", "theme": "dark"}),
    )
    .await?;
    let read = loaded(world, &asha).await?;
    host_writes(
        world,
        &asha,
        json!({"user_id": "asha", "overview": "the host's", "theme": "light"}),
    )
    .await?;
    refused(
        store.change(&asha, &setting(&read, "overview", "ours")).await,
        ErrorKind::Conflict,
        "a change of a field that a host edited without counting the version",
    )?;
    same!(
        loaded(world, &asha).await?.text("overview"),
        Some("the host's"),
        "a host's edit was lost"
    );
    // A field that the host left alone can be changed, and the host's other edits stay.
    let written = store.change(&asha, &setting(&read, "focus", "work")).await?;
    same!(
        written.text("theme"),
        Some("light"),
        "a field that was not touched was written"
    );
    same!(
        loaded(world, &asha).await?.text("theme"),
        Some("light"),
        "a field that was not touched was written"
    );
    Ok(())
}

pub(crate) async fn fields_that_only_a_host_knows_survive(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let theirs = json!({
        "user_id": "asha", "theme": {"dark": true, "accents": [1, 2.5, null, "x"]}, "empty": [], "nothing": {},
        "sessions": [{"conversation_id": "c", "signed_url": "u", "active": false}], "count": 12345678901_i64
    });
    host_writes(world, &asha, theirs.clone()).await?;
    let read = loaded(world, &asha).await?;
    same!(read.version(), 0, "a document of another host has a version");
    store.change(&asha, &setting(&read, "overview", "ours")).await?;
    let after = loaded(world, &asha).await?;
    same!(
        after.version(),
        1,
        "the first change of a host's document is not version 1"
    );
    for (field, value) in theirs.as_object().into_iter().flatten() {
        same!(
            after.fields().get(field),
            Some(value),
            "the host's field {field} did not survive"
        );
    }
    Ok(())
}

pub(crate) async fn values_and_names_survive_as_they_are(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let odd = json!({
        "quo\"te": "it's \"quoted\" \\ and 'so' on", "do.t": 1, "with space": "नमस्ते 🌙", "brack[0]": "x",
        "long": "y".repeat(100_000), "deep": {"a": {"b": [{"c": [[[1]]]}]}}, "tiny": 1e-7, "large": 1e300,
        "whole": 9_007_199_254_740_993_i64, "negative": -1.5, "text": "line\nline\ttab", "no": false
    });
    let mut document = UserContext::default();
    for (field, value) in odd.as_object().into_iter().flatten() {
        document = store.change(&asha, &setting(&document, field, value.clone())).await?;
    }
    let read = loaded(world, &asha).await?;
    for (field, value) in odd.as_object().into_iter().flatten() {
        same!(read.get(field), Some(value), "the field {field} did not survive");
    }
    let changed = store.change(&asha, &setting(&read, "do.t", 2)).await?;
    same!(
        changed.get("do.t"),
        Some(&json!(2)),
        "a field with a dot could not be changed"
    );
    Ok(())
}

pub(crate) async fn a_cleared_field_is_gone(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = store
        .change(&asha, &setting(&UserContext::default(), "first_message", "hi"))
        .await?;
    let cleared = store
        .change(&asha, &setting(&first, "first_message", Value::Null))
        .await?;
    same!(cleared.get("first_message"), None, "a cleared field is still there");
    let read = loaded(world, &asha).await?;
    same!(read.get("first_message"), None, "a cleared field is still there");
    let set = store.change(&asha, &setting(&read, "first_message", "hello")).await?;
    same!(
        set.text("first_message"),
        Some("hello"),
        "a cleared field cannot be set again"
    );
    Ok(())
}

pub(crate) async fn the_fields_that_the_store_keeps_cannot_be_changed(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = store
        .change(&asha, &setting(&UserContext::default(), "overview", "one"))
        .await?;
    let steal = |field: &str, value: Value| FieldChange {
        field: field.into(),
        previous: first.get(field).cloned().unwrap_or_default(),
        value,
    };
    let change = ContextChange {
        expected_version: 1,
        fields: vec![
            steal("user_id", json!("ravi")),
            steal("version", json!(99)),
            steal("created_at", json!("1999-01-01T00:00:00Z")),
            steal("overview", json!("two")),
        ],
    };
    // Taken without them, or refused as a whole.
    let taken = store.change(&asha, &change).await.is_ok();
    let read = loaded(world, &asha).await?;
    same!(read.text("user_id"), Some("asha"), "the document changed hands");
    same!(read.version(), 1 + u64::from(taken), "the version was written");
    same!(
        read.get("created_at"),
        first.get("created_at"),
        "the date of creation was written"
    );
    same!(
        store.load(&user("ravi")?).await?,
        None,
        "a document came into another user's hands"
    );
    Ok(())
}

pub(crate) async fn created_at_stays_and_updated_at_moves(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    let first = store
        .change(&asha, &setting(&UserContext::default(), "overview", "one"))
        .await?;
    world.tick().await;
    let second = store.change(&asha, &setting(&first, "overview", "two")).await?;
    same!(
        second.get("created_at"),
        first.get("created_at"),
        "the date of creation moved"
    );
    ensure!(
        second.get("updated_at") != first.get("updated_at"),
        "the date of the change did not move"
    );
    Ok(())
}

pub(crate) async fn modify_goes_on_after_a_conflict(world: &World) -> Checked {
    let (store, asha) = (world.store(), user("asha")?);
    host_writes(world, &asha, json!({"user_id": "asha", "visits": 3})).await?;
    let edited = store
        .modify(&asha, |document| {
            let visits = document.get("visits").and_then(Value::as_u64).unwrap_or(0);
            document.set("visits", visits + 1);
            Ok(())
        })
        .await?;
    same!(edited.get("visits"), Some(&json!(4)), "the edit is not there");
    same!(
        loaded(world, &asha).await?.get("visits"),
        Some(&json!(4)),
        "the edit was not written"
    );
    Ok(())
}
