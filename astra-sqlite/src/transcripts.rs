//! Transcripts: one row a conversation, what was said as JSON text.

use astra_core::{
    Result, UserScope,
    store::{Transcript, Transcripts},
};
use async_trait::async_trait;
use rusqlite::{Connection, Row};

use crate::{
    SqliteStore,
    error::Done,
    sql::{all, document, instant, json, limit, one, run},
};

const COLUMNS: &str = "conversation_id, messages, created_at";

#[async_trait]
impl Transcripts for SqliteStore {
    async fn put_transcript(&self, scope: &UserScope, transcript: Transcript) -> Result<bool> {
        let scope = scope.clone();
        self.write("put_transcript", move |tx| {
            let written = run(
                tx,
                "INSERT INTO transcripts (tenant, user_id, conversation_id, messages, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (tenant, user_id, conversation_id) DO NOTHING",
                (
                    scope.tenant().as_str(),
                    scope.user().as_str(),
                    &transcript.conversation_id,
                    json(&transcript.messages)?,
                    tx.now,
                ),
            )?;
            Ok(written == 1)
        })
        .await
    }

    async fn transcript(&self, scope: &UserScope, conversation: &str) -> Result<Option<Transcript>> {
        let (scope, conversation) = (scope.clone(), conversation.to_owned());
        self.read("transcript", move |connection| {
            one(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM transcripts WHERE tenant = ?1 AND user_id = ?2 AND conversation_id = ?3"
                ),
                (scope.tenant().as_str(), scope.user().as_str(), &conversation),
                transcript,
            )
        })
        .await
    }

    async fn transcripts(&self, scope: &UserScope, limit: usize) -> Result<Vec<Transcript>> {
        let scope = scope.clone();
        self.read("transcripts", move |connection| newest(connection, &scope, limit))
            .await
    }
}

/// The newest transcripts, newest first.
pub(crate) fn newest(connection: &Connection, scope: &UserScope, most: usize) -> Done<Vec<Transcript>> {
    all(
        connection,
        &format!(
            "SELECT {COLUMNS} FROM transcripts WHERE tenant = ?1 AND user_id = ?2
             ORDER BY created_at DESC, ordinal DESC LIMIT ?3"
        ),
        (scope.tenant().as_str(), scope.user().as_str(), limit(most)),
        transcript,
    )
}

fn transcript(row: &Row<'_>) -> Done<Transcript> {
    Ok(Transcript {
        conversation_id: row.get("conversation_id")?,
        messages: document(row, "messages")?,
        created_at: Some(instant(row, "created_at")?),
    })
}
