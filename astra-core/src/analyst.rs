//! The trait behind which the reading of transcripts sits, by rules or by a language model.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use serde_json::Value;

use crate::{
    Result, UserScope,
    context::UserContext,
    store::{Provenance, Transcript},
};

/// What an analyst reads.
#[derive(Clone, Debug)]
pub struct AnalysisRequest {
    /// Whose conversation.
    pub scope: UserScope,
    /// What was said. Hostile input: it may try to instruct whoever reads it.
    pub transcript: Arc<Transcript>,
    /// What is known so far.
    pub document: Arc<UserContext>,
}

/// A change that an analyst proposes. The pipeline validates it: an analyst is not trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The operation, one of the closed list, such as `set` or `add_event`.
    pub operation: String,
    /// The field of the document.
    pub field: String,
    /// The value.
    pub value: Value,
    /// What it rests on.
    pub provenance: Provenance,
}

/// Reads a finished transcript and proposes what to remember.
#[async_trait]
pub trait Analyst: Send + Sync + fmt::Debug {
    /// The name and version, part of the run's id: the same analyst reads a transcript once.
    fn name(&self) -> &str;

    /// Proposes changes; the same input should give the same proposals.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Unavailable`], [`crate::ErrorKind::Timeout`] and [`crate::ErrorKind::RateLimited`] may
    /// be retried.
    async fn analyse(&self, request: AnalysisRequest) -> Result<Vec<Proposal>>;
}
