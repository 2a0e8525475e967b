//! Lanes with two holders, turns that are written by halves or twice.

use std::{ops::RangeInclusive, time::Duration};

use async_trait::async_trait;
use futures::{
    FutureExt, StreamExt,
    stream::{self, BoxStream},
};
use jiff::Timestamp;

use super::{BrokenStore, Flaw, Reader};
use crate::{
    ErrorKind, Result, UserScope,
    store::{
        Committed, EventLog, Head, Lease, LeaseRequest, MessageId, MessageQuery, NewEvent, NewMessage, OutboxMessage,
        Turn, Turns, Wake,
    },
};

impl BrokenStore {
    /// A lease as the caller gets it.
    fn given(&self, lease: Lease) -> Lease {
        self.notes().leases.insert(lease.token.clone(), lease.clone());
        if self.flaw == Flaw::FenceStands {
            Lease { fence: 1, ..lease }
        } else {
            lease
        }
    }

    /// A caller's lease as it was before [`BrokenStore::given`].
    fn taken(&self, lease: &Lease) -> Lease {
        let known = self.notes().leases.get(&lease.token).cloned();
        match known {
            Some(known) if self.flaw == Flaw::FenceStands => known,
            _ => Lease {
                scope: self.whose(&lease.scope),
                ..lease.clone()
            },
        }
    }

    /// Writes the events of a turn outside it.
    async fn write_loose(&self, scope: &UserScope, turn: &Turn) -> Result<()> {
        for event in &turn.events {
            let loose = NewEvent {
                kind: event.kind.clone(),
                role: event.role,
                content: event.content.clone(),
                metadata: event.metadata.clone(),
                message: Some(turn.message.clone()),
                key: ulid::Ulid::generate().to_string(),
            };
            self.memory.insert(scope, loose).await?;
        }
        Ok(())
    }

    /// A lane's next holder is the one whose lease ran out.
    async fn commit_late(&self, lease: &Lease, turn: &Turn) -> Result<Option<Committed>> {
        let request = LeaseRequest {
            ttl: Duration::from_secs(1),
            buckets: 0..=255,
            only: Some(lease.scope.clone()),
        };
        let Some(next) = self.memory.lease(&request).await? else {
            return Ok(None);
        };
        let mut committed = None;
        if let Some(seen) = self.memory.message(&lease.scope, &turn.message).await?
            && let Ok(message) = self.memory.claim(&next, &seen).await
        {
            let turn = Turn {
                message: message.id,
                ..turn.clone()
            };
            committed = Some(self.memory.commit_turn(&next, &turn).await?);
        }
        self.memory.release(&next, 0, None).await?;
        Ok(committed)
    }
}

#[async_trait]
impl Turns for BrokenStore {
    async fn post(&self, scope: &UserScope, message: NewMessage) -> Result<OutboxMessage> {
        self.memory.post(&self.whose(scope), message).await
    }

    async fn message(&self, scope: &UserScope, id: &MessageId) -> Result<Option<OutboxMessage>> {
        let mut found = None;
        for scope in self.shown(Reader::Message, scope) {
            found = found.or(self.memory.message(&scope, id).await?);
        }
        Ok(found)
    }

    async fn messages(&self, scope: &UserScope, query: &MessageQuery) -> Result<Vec<OutboxMessage>> {
        let mut found = Vec::new();
        for scope in self.shown(Reader::Messages, scope) {
            found.extend(self.memory.messages(&scope, query).await?);
        }
        Ok(found)
    }

    async fn lease(&self, request: &LeaseRequest) -> Result<Option<Lease>> {
        let mut request = request.clone();
        request.only = request.only.map(|scope| self.whose(&scope));
        if let Some(lease) = self.memory.lease(&request).await? {
            return Ok(Some(self.given(lease)));
        }
        if self.flaw == Flaw::DoubleLease {
            let given: Vec<Lease> = self.notes().leases.values().cloned().collect();
            for lease in given {
                let wanted = request.only.as_ref().is_none_or(|only| *only == lease.scope);
                if wanted && self.memory.head(&lease).await.is_ok() {
                    return Ok(Some(lease));
                }
            }
        }
        Ok(None)
    }

    async fn renew(&self, lease: &Lease, ttl: Duration) -> Result<Lease> {
        let renewed = self.memory.renew(&self.taken(lease), ttl).await?;
        Ok(self.given(renewed))
    }

    async fn head(&self, lease: &Lease) -> Result<Head> {
        let lease = self.taken(lease);
        let mut head = self.memory.head(&lease).await?;
        let all = MessageQuery {
            limit: usize::MAX,
            ..MessageQuery::default()
        };
        for scope in self
            .shown(Reader::Head, &lease.scope)
            .iter()
            .filter(|scope| **scope != lease.scope)
        {
            let theirs = self.memory.messages(scope, &all).await?;
            let oldest = theirs.into_iter().find(|message| message.status.is_unfinished());
            head.message = oldest.or(head.message);
        }
        Ok(head)
    }

    async fn claim(&self, lease: &Lease, seen: &OutboxMessage) -> Result<OutboxMessage> {
        let lease = self.taken(lease);
        if self.flaw == Flaw::BlindClaim
            && let Some(stored) = self.memory.message(&lease.scope, &seen.id).await?
        {
            return self.memory.claim(&lease, &stored).await;
        }
        self.memory.claim(&lease, seen).await
    }

    async fn commit_turn(&self, lease: &Lease, turn: &Turn) -> Result<Committed> {
        let lease = self.taken(lease);
        let mut committed = match (self.memory.commit_turn(&lease, turn).await, self.flaw) {
            (Err(error), Flaw::CommitNotAtomic) if error.kind() == ErrorKind::StaleLease => {
                self.write_loose(&lease.scope, turn).await?;
                return Err(error);
            }
            (Err(error), Flaw::LateCommit) if error.kind() == ErrorKind::StaleLease => {
                self.commit_late(&lease, turn).await?.ok_or(error)?
            }
            (result, _) => result?,
        };
        if committed.repeated && self.flaw == Flaw::RepeatDuplicates {
            self.write_loose(&lease.scope, turn).await?;
            self.memory.renew(&lease, Duration::from_secs(60)).await?;
        }
        committed.events = self.numbered(committed.events);
        Ok(committed)
    }

    async fn release(&self, lease: &Lease, seen: u64, due_at: Option<Timestamp>) -> Result<()> {
        let lease = self.taken(lease);
        let seen = match self.flaw {
            Flaw::ReleaseTicksOffUnread => self.memory.head(&lease).await?.marks,
            _ => seen,
        };
        self.memory.release(&lease, seen, due_at).await
    }

    async fn sweep(&self, limit: usize) -> Result<usize> {
        match self.flaw {
            Flaw::SweepFindsNothing => Ok(0),
            _ => self.memory.sweep(limit).await,
        }
    }

    async fn next_due(&self, buckets: &RangeInclusive<u8>) -> Result<Option<Timestamp>> {
        self.memory.next_due(buckets).await
    }

    fn wakes(&self) -> BoxStream<'static, Wake> {
        let wakes = self.memory.wakes();
        if self.flaw != Flaw::HintsLostInSilence {
            return wakes;
        }
        // Two hints are kept for a slow listener, the rest is dropped.
        stream::unfold(wakes, |mut wakes| async {
            let first = wakes.next().await?;
            let second = wakes.next().now_or_never().flatten();
            while let Some(Some(_)) = wakes.next().now_or_never() {}
            let kept: Vec<Wake> = [Some(first), second]
                .into_iter()
                .flatten()
                .filter(|wake| *wake != Wake::All)
                .collect();
            Some((stream::iter(kept), wakes))
        })
        .flatten()
        .boxed()
    }
}
