//! Voice sessions, and whose conversation each is.

use std::time::Duration;

use astra_core::{
    Error, ErrorKind, Result, TenantId, UserId, UserScope,
    store::{NewVoiceSession, VoiceSessionRecord, VoiceSessions},
};
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{
    SqliteStore,
    error::Done,
    lanes::scope as scope_of,
    sql::{after, all, instant, instant_or_none, limit, one, run},
    writer::Tx,
};

const COLUMNS: &str = "tenant, user_id, conversation_id, holder, leasedUntil, active, started_at, ended_at, end_reason";

#[async_trait]
impl VoiceSessions for SqliteStore {
    async fn open_session(&self, scope: &UserScope, session: NewVoiceSession) -> Result<VoiceSessionRecord> {
        let scope = scope.clone();
        self.write("open_session", move |tx| open(tx, &scope, &session)).await
    }

    async fn renew_session(&self, scope: &UserScope, conversation: &str, holder: &str, ttl: Duration) -> Result<()> {
        let (scope, conversation, holder) = (scope.clone(), conversation.to_owned(), holder.to_owned());
        self.write("renew_session", move |tx| {
            let renewed = run(
                tx,
                "UPDATE voice_sessions SET leasedUntil = ?1
                 WHERE tenant = ?2 AND user_id = ?3 AND conversation_id = ?4 AND active = 1 AND holder = ?5",
                (
                    after(tx.now, ttl),
                    scope.tenant().as_str(),
                    scope.user().as_str(),
                    &conversation,
                    &holder,
                ),
            )?;
            if renewed == 1 {
                return Ok(());
            }
            Err(Error::new(ErrorKind::StaleLease, "the session is over or another process holds it").into())
        })
        .await
    }

    async fn close_session(&self, scope: &UserScope, conversation: &str, reason: &str) -> Result<VoiceSessionRecord> {
        let (scope, conversation, reason) = (scope.clone(), conversation.to_owned(), reason.to_owned());
        self.write("close_session", move |tx| {
            run(
                tx,
                "UPDATE voice_sessions SET active = 0, ended_at = ?1, end_reason = ?2
                 WHERE tenant = ?3 AND user_id = ?4 AND conversation_id = ?5 AND active = 1",
                (
                    tx.now,
                    &reason,
                    scope.tenant().as_str(),
                    scope.user().as_str(),
                    &conversation,
                ),
            )?;
            session(tx, &scope, &conversation)?.ok_or_else(|| Error::not_found("session", &conversation).into())
        })
        .await
    }

    async fn sessions(&self, scope: &UserScope, active_only: bool) -> Result<Vec<VoiceSessionRecord>> {
        let scope = scope.clone();
        self.read("sessions", move |connection| newest(connection, &scope, active_only))
            .await
    }

    async fn owner_of(&self, tenant: &TenantId, conversation: &str) -> Result<Option<UserScope>> {
        let (tenant, conversation) = (tenant.clone(), conversation.to_owned());
        self.read("owner_of", move |connection| {
            let owner = owner(connection, &tenant, &conversation)?;
            Ok(owner
                .map(UserId::new)
                .transpose()?
                .map(|user| UserScope::new(tenant, user)))
        })
        .await
    }

    async fn abandoned_sessions(&self, limit: usize) -> Result<Vec<(UserScope, VoiceSessionRecord)>> {
        let now = self.now();
        self.read("abandoned_sessions", move |connection| {
            all(
                connection,
                &format!(
                    "SELECT {COLUMNS} FROM voice_sessions INDEXED BY voice_sessions_held
                     WHERE active = 1 AND leasedUntil <= ?1 ORDER BY leasedUntil LIMIT ?2"
                ),
                (now, self::limit(limit)),
                |row| Ok((scope_of(row)?, record(row)?)),
            )
        })
        .await
    }
}

fn open(tx: &Tx<'_>, scope: &UserScope, new: &NewVoiceSession) -> Done<VoiceSessionRecord> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    run(
        tx,
        "INSERT INTO conversations (tenant, _id, user_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        (tenant, &new.conversation_id, user),
    )?;
    if owner(tx, scope.tenant(), &new.conversation_id)?.as_deref() != Some(user) {
        return Err(Error::new(ErrorKind::Conflict, "the conversation is another user's").into());
    }
    run(
        tx,
        "INSERT INTO voice_sessions (tenant, user_id, conversation_id, holder, leasedUntil, active, started_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6) ON CONFLICT DO NOTHING",
        (
            tenant,
            user,
            &new.conversation_id,
            &new.holder,
            after(tx.now, new.ttl),
            tx.now,
        ),
    )?;
    session(tx, scope, &new.conversation_id)?.ok_or_else(|| Error::not_found("session", &new.conversation_id).into())
}

fn owner(connection: &Connection, tenant: &TenantId, conversation: &str) -> Done<Option<String>> {
    let mut statement =
        connection.prepare_cached("SELECT user_id FROM conversations WHERE tenant = ?1 AND _id = ?2")?;
    Ok(statement
        .query_row((tenant.as_str(), conversation), |row| row.get(0))
        .optional()?)
}

fn session(connection: &Connection, scope: &UserScope, conversation: &str) -> Done<Option<VoiceSessionRecord>> {
    one(
        connection,
        &format!("SELECT {COLUMNS} FROM voice_sessions WHERE tenant = ?1 AND user_id = ?2 AND conversation_id = ?3"),
        (scope.tenant().as_str(), scope.user().as_str(), conversation),
        record,
    )
}

/// The sessions of a user, newest first.
pub(crate) fn newest(connection: &Connection, scope: &UserScope, active_only: bool) -> Done<Vec<VoiceSessionRecord>> {
    all(
        connection,
        &format!(
            "SELECT {COLUMNS} FROM voice_sessions
             WHERE tenant = ?1 AND user_id = ?2 AND active >= ?3 ORDER BY started_at DESC, ordinal DESC"
        ),
        (scope.tenant().as_str(), scope.user().as_str(), active_only),
        record,
    )
}

fn record(row: &Row<'_>) -> Done<VoiceSessionRecord> {
    Ok(VoiceSessionRecord {
        conversation_id: row.get("conversation_id")?,
        holder: row.get("holder")?,
        leased_until: instant(row, "leasedUntil")?,
        active: row.get("active")?,
        started_at: instant(row, "started_at")?,
        ended_at: instant_or_none(row, "ended_at")?,
        end_reason: row.get("end_reason")?,
    })
}
