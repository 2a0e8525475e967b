//! Context documents: read whole, changed field by field.

use async_trait::async_trait;

use crate::{
    Error, ErrorKind, Result, UserScope,
    context::{ContextChange, UserContext},
};

/// The context documents of users.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The document, or None where there is none yet.
    async fn load(&self, scope: &UserScope) -> Result<Option<UserContext>>;

    /// Applies a change if its condition still holds ([`ContextChange::applies_to`]), counts the version on, keeps
    /// `user_id`, `created_at` and `updated_at`, and returns the document as it is now. A document that does not
    /// exist has version 0 and no fields; the first change creates it. No other field is touched.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when the version or a touched field is another one by now; nothing was written.
    async fn change(&self, scope: &UserScope, change: &ContextChange) -> Result<UserContext>;
}

/// Sugar over [`Documents`].
#[async_trait]
pub trait DocumentsExt: Documents {
    /// Loads, edits and writes back, again and again while others write in between.
    ///
    /// # Errors
    /// The edit's own; [`ErrorKind::Conflict`] after many attempts.
    async fn modify<F>(&self, scope: &UserScope, edit: F) -> Result<UserContext>
    where
        F: Fn(&mut UserContext) -> Result<()> + Send + Sync,
    {
        const ATTEMPTS: usize = 16;
        for _ in 0..ATTEMPTS {
            let before = self.load(scope).await?.unwrap_or_default();
            let mut after = before.clone();
            edit(&mut after)?;
            let change = ContextChange::between(&before, &after);
            if change.is_empty() {
                return Ok(before);
            }
            match self.change(scope, &change).await {
                Err(error) if error.kind() == ErrorKind::Conflict => tokio::task::yield_now().await,
                other => return other,
            }
        }
        Err(Error::new(ErrorKind::Conflict, "the document kept changing while it was edited").during("modify"))
    }
}

impl<T: Documents + ?Sized> DocumentsExt for T {}
