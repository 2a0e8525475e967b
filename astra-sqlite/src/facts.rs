//! Facts, analysis runs and the audit log.

use astra_core::{
    Error, Result, UserScope,
    store::{AnalysisRun, AuditEntry, Fact, FactQuery, FactStatus, Facts, RunStatus},
};
use async_trait::async_trait;
use rusqlite::{Connection, Row, named_params};

use crate::{
    SqliteStore,
    error::Done,
    sql::{all, document, instant, json, limit, name, named, run},
    writer::Tx,
};

#[async_trait]
impl Facts for SqliteStore {
    async fn record_fact(&self, scope: &UserScope, fact: Fact) -> Result<bool> {
        let scope = scope.clone();
        self.write("record_fact", move |tx| record(tx, &scope, &fact)).await
    }

    async fn set_fact_status(&self, scope: &UserScope, id: &str, status: FactStatus) -> Result<()> {
        let (scope, id) = (scope.clone(), id.to_owned());
        self.write("set_fact_status", move |tx| set_status(tx, &scope, &id, status))
            .await
    }

    async fn facts(&self, scope: &UserScope, query: &FactQuery) -> Result<Vec<Fact>> {
        let (scope, query) = (scope.clone(), query.clone());
        self.read("facts", move |connection| facts(connection, &scope, &query))
            .await
    }

    async fn put_run(&self, scope: &UserScope, new: AnalysisRun) -> Result<bool> {
        let scope = scope.clone();
        self.write("put_run", move |tx| {
            let written = run(
                tx,
                "INSERT INTO analysis_runs (tenant, user_id, id, conversation, operations, status, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (tenant, user_id, id) DO NOTHING",
                (
                    scope.tenant().as_str(),
                    scope.user().as_str(),
                    &new.id,
                    &new.conversation,
                    json(&new.operations)?,
                    name(&new.status)?,
                    new.created_at.as_millisecond(),
                ),
            )?;
            Ok(written == 1)
        })
        .await
    }

    async fn set_run_status(&self, scope: &UserScope, id: &str, status: RunStatus) -> Result<()> {
        let (scope, id) = (scope.clone(), id.to_owned());
        self.write("set_run_status", move |tx| {
            let changed = run(
                tx,
                "UPDATE analysis_runs SET status = ?1 WHERE tenant = ?2 AND user_id = ?3 AND id = ?4",
                (name(&status)?, scope.tenant().as_str(), scope.user().as_str(), &id),
            )?;
            if changed == 1 {
                Ok(())
            } else {
                Err(Error::not_found("run", &id).into())
            }
        })
        .await
    }

    async fn runs(&self, scope: &UserScope, limit: usize) -> Result<Vec<AnalysisRun>> {
        let scope = scope.clone();
        self.read("runs", move |connection| runs(connection, &scope, limit))
            .await
    }

    async fn audit(&self, scope: &UserScope, entry: AuditEntry) -> Result<()> {
        let scope = scope.clone();
        self.write("audit", move |tx| {
            run(
                tx,
                "INSERT INTO audit (tenant, user_id, at, actor, action, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    scope.tenant().as_str(),
                    scope.user().as_str(),
                    entry.at.as_millisecond(),
                    &entry.actor,
                    &entry.action,
                    json(&entry.detail)?,
                ),
            )?;
            Ok(())
        })
        .await
    }

    async fn audit_log(&self, scope: &UserScope, limit: usize) -> Result<Vec<AuditEntry>> {
        let scope = scope.clone();
        self.read("audit_log", move |connection| entries(connection, &scope, limit))
            .await
    }
}

fn record(tx: &Tx<'_>, scope: &UserScope, fact: &Fact) -> Done<bool> {
    let (tenant, user) = (scope.tenant().as_str(), scope.user().as_str());
    let known: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM user_facts WHERE tenant = ?1 AND user_id = ?2 AND id = ?3)")?
        .query_row((tenant, user, &fact.id), |row| row.get(0))?;
    if known {
        return Ok(false);
    }
    if let Some(superseded) = &fact.supersedes {
        set_status(tx, scope, superseded, FactStatus::Superseded)?;
    }
    run(
        tx,
        "INSERT INTO user_facts (tenant, user_id, id, field, value, status, provenance, supersedes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            tenant,
            user,
            &fact.id,
            &fact.field,
            json(&fact.value)?,
            name(&fact.status)?,
            json(&fact.provenance)?,
            &fact.supersedes,
        ),
    )?;
    Ok(true)
}

fn set_status(tx: &Tx<'_>, scope: &UserScope, id: &str, status: FactStatus) -> Done<()> {
    let changed = run(
        tx,
        "UPDATE user_facts SET status = ?1 WHERE tenant = ?2 AND user_id = ?3 AND id = ?4",
        (name(&status)?, scope.tenant().as_str(), scope.user().as_str(), id),
    )?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::not_found("fact", id).into())
    }
}

/// Facts, by id.
pub(crate) fn facts(connection: &Connection, scope: &UserScope, query: &FactQuery) -> Done<Vec<Fact>> {
    // Two queries, so that each finds its index.
    let (index, chosen) = if query.field.is_some() {
        ("INDEXED BY user_facts_by_field", "field = :field")
    } else {
        ("NOT INDEXED", ":field IS NULL")
    };
    all(
        connection,
        &format!(
            "SELECT id, field, value, status, provenance, supersedes FROM user_facts {index}
             WHERE tenant = :tenant AND user_id = :user AND {chosen} AND (:status IS NULL OR status = :status)
             ORDER BY id"
        ),
        named_params! {
            ":tenant": scope.tenant().as_str(),
            ":user": scope.user().as_str(),
            ":field": query.field,
            ":status": query.status.as_ref().map(name).transpose()?,
        },
        |row| {
            Ok(Fact {
                id: row.get("id")?,
                field: row.get("field")?,
                value: document(row, "value")?,
                status: named(row, "status")?,
                provenance: document(row, "provenance")?,
                supersedes: row.get("supersedes")?,
            })
        },
    )
}

/// The newest runs, newest first.
pub(crate) fn runs(connection: &Connection, scope: &UserScope, most: usize) -> Done<Vec<AnalysisRun>> {
    all(
        connection,
        "SELECT id, conversation, operations, status, created_at FROM analysis_runs
         WHERE tenant = ?1 AND user_id = ?2 ORDER BY created_at DESC, ordinal DESC LIMIT ?3",
        (scope.tenant().as_str(), scope.user().as_str(), limit(most)),
        |row| {
            Ok(AnalysisRun {
                id: row.get("id")?,
                conversation: row.get("conversation")?,
                operations: document(row, "operations")?,
                status: named(row, "status")?,
                created_at: instant(row, "created_at")?,
            })
        },
    )
}

/// The newest entries of the audit log, newest first.
pub(crate) fn entries(connection: &Connection, scope: &UserScope, most: usize) -> Done<Vec<AuditEntry>> {
    all(
        connection,
        "SELECT at, actor, action, detail FROM audit
         WHERE tenant = ?1 AND user_id = ?2 ORDER BY at DESC, ordinal DESC LIMIT ?3",
        (scope.tenant().as_str(), scope.user().as_str(), limit(most)),
        entry,
    )
}

fn entry(row: &Row<'_>) -> Done<AuditEntry> {
    Ok(AuditEntry {
        at: instant(row, "at")?,
        actor: row.get("actor")?,
        action: row.get("action")?,
        detail: document(row, "detail")?,
    })
}
