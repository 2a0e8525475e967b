//! Context documents: one row a user, the whole document as JSON text.

use astra_core::{
    Error, ErrorKind, Result, UserScope,
    context::{ContextChange, UserContext},
    store::Documents,
};
use async_trait::async_trait;
use rusqlite::Connection;

use crate::{
    SqliteStore,
    error::Done,
    sql::{as_instant, document, json, one, run},
    writer::Tx,
};

#[async_trait]
impl Documents for SqliteStore {
    async fn load(&self, scope: &UserScope) -> Result<Option<UserContext>> {
        let scope = scope.clone();
        self.read("load", move |connection| load(connection, &scope)).await
    }

    async fn change(&self, scope: &UserScope, change: &ContextChange) -> Result<UserContext> {
        let (scope, change) = (scope.clone(), change.clone());
        self.write("change", move |tx| apply(tx, &scope, &change)).await
    }
}

/// The document of a user.
pub(crate) fn load(connection: &Connection, scope: &UserScope) -> Done<Option<UserContext>> {
    one(
        connection,
        "SELECT document FROM users WHERE tenant = ?1 AND user_id = ?2",
        (scope.tenant().as_str(), scope.user().as_str()),
        |row| document(row, "document"),
    )
}

fn apply(tx: &Tx<'_>, scope: &UserScope, change: &ContextChange) -> Done<UserContext> {
    let mut document = load(tx, scope)?.unwrap_or_default();
    if !change.applies_to(&document) {
        return Err(
            Error::new(ErrorKind::Conflict, "the document was changed by somebody else")
                .with("expected_version", change.expected_version)
                .with("version", document.version())
                .into(),
        );
    }
    change.apply(&mut document);
    let now = as_instant("now", tx.now)?.to_string();
    if document.get("created_at").is_none() {
        document.set("created_at", now.as_str());
    }
    document.set("updated_at", now);
    document.set("user_id", scope.user().as_str());
    run(
        tx,
        "INSERT INTO users (tenant, user_id, document) VALUES (?1, ?2, ?3)
         ON CONFLICT (tenant, user_id) DO UPDATE SET document = excluded.document",
        (scope.tenant().as_str(), scope.user().as_str(), json(&document)?),
    )?;
    Ok(document)
}
