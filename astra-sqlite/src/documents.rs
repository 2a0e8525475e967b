//! Context documents: JSON text, beside the version and the dates that the store keeps.

use astra_core::{
    Error, ErrorKind, Result, UserScope,
    context::{ContextChange, UserContext},
    store::Documents,
};
use async_trait::async_trait;
use rusqlite::{Connection, Row, named_params};
use serde_json::{Map, Value};

use crate::{
    SqliteStore,
    error::Done,
    sql::{document, instant, json, one},
    writer::Tx,
};

/// Fields that are columns.
const COLUMNS: [&str; 4] = ["user_id", "version", "created_at", "updated_at"];

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
        "SELECT user_id, document, version, created_at, updated_at FROM users WHERE tenant = ?1 AND user_id = ?2",
        (scope.tenant().as_str(), scope.user().as_str()),
        read,
    )
}

fn read(row: &Row<'_>) -> Done<UserContext> {
    let mut fields: Map<String, Value> = document(row, "document")?;
    fields.insert("user_id".into(), row.get::<_, String>("user_id")?.into());
    fields.insert("version".into(), row.get::<_, u64>("version")?.into());
    for column in ["created_at", "updated_at"] {
        fields.insert(column.into(), instant(row, column)?.to_string().into());
    }
    Ok(UserContext::from_fields(fields))
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
    let mut fields = document.fields().clone();
    fields.retain(|field, _| !COLUMNS.contains(&field.as_str()));
    let written = one(
        tx,
        "INSERT INTO users (tenant, user_id, document, version, created_at, updated_at)
         VALUES (:tenant, :user, :document, :version, :now, :now)
         ON CONFLICT (tenant, user_id) DO UPDATE
            SET document = excluded.document, version = excluded.version, updated_at = excluded.updated_at
         RETURNING user_id, document, version, created_at, updated_at",
        named_params! {
            ":tenant": scope.tenant().as_str(),
            ":user": scope.user().as_str(),
            ":document": json(&fields)?,
            ":version": document.version(),
            ":now": tx.now,
        },
        read,
    )?;
    written.ok_or_else(|| Error::new(ErrorKind::Internal, "the document was not written").into())
}
