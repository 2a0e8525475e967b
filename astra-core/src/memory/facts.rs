//! Facts, analysis runs and the audit log in memory.

use std::collections::btree_map::Entry;

use async_trait::async_trait;

use super::MemoryStore;
use crate::{
    Error, Result, UserScope,
    store::{AnalysisRun, AuditEntry, Fact, FactQuery, FactStatus, Facts, RunStatus},
};

#[async_trait]
impl Facts for MemoryStore {
    async fn record_fact(&self, scope: &UserScope, fact: Fact) -> Result<bool> {
        let mut state = self.state();
        let facts = &mut state.user(scope).facts;
        if facts.contains_key(&fact.id) {
            return Ok(false);
        }
        if let Some(id) = &fact.supersedes {
            let superseded = facts.get_mut(id).ok_or_else(|| Error::not_found("fact", id))?;
            superseded.status = FactStatus::Superseded;
        }
        facts.insert(fact.id.clone(), fact);
        Ok(true)
    }

    async fn set_fact_status(&self, scope: &UserScope, id: &str, status: FactStatus) -> Result<()> {
        let mut state = self.state();
        let fact = state.users.get_mut(scope).and_then(|user| user.facts.get_mut(id));
        fact.ok_or_else(|| Error::not_found("fact", id))?.status = status;
        Ok(())
    }

    async fn facts(&self, scope: &UserScope, query: &FactQuery) -> Result<Vec<Fact>> {
        let state = self.state();
        let facts = state.users.get(scope).into_iter().flat_map(|user| user.facts.values());
        let wanted = facts.filter(|fact| {
            query.field.as_ref().is_none_or(|field| *field == fact.field)
                && query.status.is_none_or(|status| status == fact.status)
        });
        Ok(wanted.cloned().collect())
    }

    async fn put_run(&self, scope: &UserScope, run: AnalysisRun) -> Result<bool> {
        match self.state().user(scope).runs.entry(run.id.clone()) {
            Entry::Occupied(_) => Ok(false),
            Entry::Vacant(place) => {
                place.insert(run);
                Ok(true)
            }
        }
    }

    async fn set_run_status(&self, scope: &UserScope, id: &str, status: RunStatus) -> Result<()> {
        let mut state = self.state();
        let run = state.users.get_mut(scope).and_then(|user| user.runs.get_mut(id));
        run.ok_or_else(|| Error::not_found("run", id))?.status = status;
        Ok(())
    }

    async fn runs(&self, scope: &UserScope, limit: usize) -> Result<Vec<AnalysisRun>> {
        let state = self.state();
        let runs = state.users.get(scope).into_iter().flat_map(|user| user.runs.values());
        let mut runs: Vec<AnalysisRun> = runs.cloned().collect();
        runs.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
        runs.truncate(limit);
        Ok(runs)
    }

    async fn audit(&self, scope: &UserScope, entry: AuditEntry) -> Result<()> {
        self.state().user(scope).audit.push(entry);
        Ok(())
    }

    async fn audit_log(&self, scope: &UserScope, limit: usize) -> Result<Vec<AuditEntry>> {
        let state = self.state();
        let newest = state
            .users
            .get(scope)
            .into_iter()
            .flat_map(|user| user.audit.iter().rev());
        Ok(newest.take(limit).cloned().collect())
    }
}
