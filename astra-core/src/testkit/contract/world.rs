//! What a case works with: the store under test, and steps that many cases take.

use std::{sync::Arc, time::Duration};

use serde_json::json;

use crate::{
    TenantId, UserId, UserScope,
    store::{
        Committed, ContextStore, EventKind, EventPage, EventQuery, EventRole, Lease, LeaseRequest, LogEvent, NewEvent,
        NewMessage, OutboxMessage, Outcome, Turn, TurnEvent, UserExport,
    },
    testkit::{
        StoreHarness,
        verdict::{Checked, Stop, some},
    },
};

/// A lease that outlasts its case.
pub(crate) const LONG: Duration = Duration::from_secs(60);
/// A time that is over after [`World::brief_passes`], and not before: enough for a few calls, also by real time.
pub(crate) const BRIEF: Duration = Duration::from_millis(600);

/// One case's store.
pub(crate) struct World {
    pub(crate) harness: Box<dyn StoreHarness>,
}

impl World {
    pub(crate) fn store(&self) -> Arc<dyn ContextStore> {
        self.harness.store()
    }

    /// Lets [`BRIEF`] be over.
    pub(crate) async fn brief_passes(&self) {
        self.harness.pass(BRIEF + Duration::from_millis(50)).await;
    }

    /// Lets a little time go by, so that dates differ.
    pub(crate) async fn tick(&self) {
        self.harness.pass(Duration::from_millis(5)).await;
    }

    /// The second handle of a store that allows several processes.
    pub(crate) async fn second(&self) -> Checked<Arc<dyn ContextStore>> {
        if !self.store().capability().multi_process {
            return Err(Stop::NotApplicable("the store is one process's"));
        }
        some(
            self.harness.second().await?,
            "second handle, though the store allows several processes",
        )
    }

    pub(crate) async fn post(&self, scope: &UserScope, words: &str) -> Checked<OutboxMessage> {
        Ok(self.store().post(scope, NewMessage::new(words)?).await?)
    }

    pub(crate) async fn try_lease(&self, scope: &UserScope, ttl: Duration) -> Checked<Option<Lease>> {
        Ok(self.store().lease(&only(scope, ttl)).await?)
    }

    /// Leases a lane that must be claimable.
    pub(crate) async fn lease(&self, scope: &UserScope, ttl: Duration) -> Checked<Lease> {
        some(
            self.try_lease(scope, ttl).await?,
            &format!("lease for {scope:?}, whose lane should be claimable"),
        )
    }

    /// Checks that a lane is not claimable.
    pub(crate) async fn rests(&self, scope: &UserScope, why: &str) -> Checked {
        match self.try_lease(scope, LONG).await? {
            None => Ok(()),
            Some(lease) => Err(Stop::Failed(format!("a lane was leased though {why}: {lease:?}"))),
        }
    }

    /// Claims the head, which must be there.
    pub(crate) async fn claim(&self, lease: &Lease) -> Checked<OutboxMessage> {
        let head = some(self.store().head(lease).await?.message, "message at the head")?;
        Ok(self.store().claim(lease, &head).await?)
    }

    /// Gives a lane back with everything read that is there.
    pub(crate) async fn release(&self, lease: &Lease) -> Checked {
        let marks = self.store().head(lease).await?.marks;
        Ok(self.store().release(lease, marks, None).await?)
    }

    /// Posts a message and claims it under a lease that lasts.
    pub(crate) async fn claimed(&self, scope: &UserScope, words: &str) -> Checked<(Lease, OutboxMessage)> {
        self.post(scope, words).await?;
        let lease = self.lease(scope, LONG).await?;
        let message = self.claim(&lease).await?;
        Ok((lease, message))
    }

    /// Takes one message the whole way: post, lease, claim, commit, release.
    pub(crate) async fn answered(&self, scope: &UserScope, words: &str) -> Checked<Committed> {
        let (lease, message) = self.claimed(scope, words).await?;
        let committed = self.store().commit_turn(&lease, &delivered(&message, words)).await?;
        self.release(&lease).await?;
        Ok(committed)
    }

    /// Leases a lane and gives it back, so that what waits gets its number.
    pub(crate) async fn number(&self, scope: &UserScope) -> Checked {
        let lease = self.lease(scope, LONG).await?;
        self.release(&lease).await
    }

    /// The message as it stands now.
    pub(crate) async fn message(&self, scope: &UserScope, message: &OutboxMessage) -> Checked<OutboxMessage> {
        some(
            self.store().message(scope, &message.id).await?,
            "message that was posted",
        )
    }

    pub(crate) async fn page(&self, scope: &UserScope) -> Checked<EventPage> {
        Ok(self.store().events(scope, &EventQuery::after(0, 10_000)).await?)
    }

    /// Everything numbered, checked to be 1, 2, 3 .. up to the head.
    pub(crate) async fn log(&self, scope: &UserScope) -> Checked<Vec<LogEvent>> {
        let page = self.page(scope).await?;
        gapless(&page)?;
        Ok(page.events)
    }

    /// The words of the log, by number.
    pub(crate) async fn words(&self, scope: &UserScope) -> Checked<Vec<String>> {
        Ok(self.log(scope).await?.into_iter().map(|event| event.content).collect())
    }

    /// All that is stored about a user, to see whether anything changed.
    pub(crate) async fn everything(&self, scope: &UserScope) -> Checked<(UserExport, EventPage)> {
        let mut export = self.store().export(scope).await?;
        for rows in export.collections.values_mut() {
            rows.sort_by_cached_key(ToString::to_string);
        }
        export.collections.retain(|_, rows| !rows.is_empty());
        Ok((export, self.page(scope).await?))
    }
}

/// Checks that a page holds 1, 2, 3 .. up to the head.
pub(crate) fn gapless(page: &EventPage) -> Checked {
    let numbers: Vec<u64> = page.events.iter().map(|event| event.seq).collect();
    if numbers.iter().copied().eq(1..=page.head) {
        Ok(())
    } else {
        Err(Stop::Failed(format!(
            "the numbers up to {} are not gapless: {numbers:?}",
            page.head
        )))
    }
}

/// A user of the default tenant.
pub(crate) fn user(name: &str) -> Checked<UserScope> {
    Ok(UserScope::new(TenantId::default(), UserId::new(name)?))
}

/// A request for one user's lane.
pub(crate) fn only(scope: &UserScope, ttl: Duration) -> LeaseRequest {
    LeaseRequest {
        ttl,
        buckets: 0..=255,
        only: Some(scope.clone()),
    }
}

/// A request for any lane.
pub(crate) fn any(ttl: Duration) -> LeaseRequest {
    LeaseRequest {
        ttl,
        buckets: 0..=255,
        only: None,
    }
}

/// Part of a turn: 0 is the user's.
pub(crate) fn part(part: u32, words: &str) -> TurnEvent {
    TurnEvent {
        kind: EventKind::MESSAGE,
        role: if part == 0 {
            EventRole::User
        } else {
            EventRole::Assistant
        },
        content: words.to_owned(),
        metadata: (part > 0).then(|| json!({"basis": [words]})),
        part: Some(part),
        key: None,
    }
}

/// An event of a turn that closes a request for work.
pub(crate) fn keyed(key: &str, words: &str) -> TurnEvent {
    TurnEvent {
        part: None,
        key: Some(key.to_owned()),
        ..part(1, words)
    }
}

/// A turn of the user's words and one reply.
pub(crate) fn turn(message: &OutboxMessage, words: &str, outcome: Outcome) -> Turn {
    Turn {
        message: message.id.clone(),
        events: vec![part(0, &message.content), part(1, &format!("re: {words}"))],
        outcome,
    }
}

/// A turn that answers.
pub(crate) fn delivered(message: &OutboxMessage, words: &str) -> Turn {
    turn(message, words, Outcome::Delivered)
}

/// An event of no turn.
pub(crate) fn insight(key: &str, words: &str) -> NewEvent {
    NewEvent {
        kind: EventKind::INSIGHT,
        role: EventRole::Assistant,
        content: words.to_owned(),
        metadata: Some(json!({"about": words})),
        message: None,
        key: key.to_owned(),
    }
}
