//! The outbox and the lanes, as the trait has them.

use std::{ops::RangeInclusive, time::Duration};

use astra_core::{
    Result, UserScope,
    store::{
        Committed, Head, Lease, LeaseRequest, MessageId, MessageQuery, NewMessage, OutboxMessage, Turn, Turns, Wake,
    },
};
use async_trait::async_trait;
use futures::stream::BoxStream;
use jiff::Timestamp;

use crate::{SqliteStore, lanes, outbox, turn};

#[async_trait]
impl Turns for SqliteStore {
    async fn post(&self, scope: &UserScope, message: NewMessage) -> Result<OutboxMessage> {
        let scope = scope.clone();
        self.write("post", move |tx| outbox::post(tx, &scope, &message)).await
    }

    async fn message(&self, scope: &UserScope, id: &MessageId) -> Result<Option<OutboxMessage>> {
        let (scope, id) = (scope.clone(), id.clone());
        self.read("message", move |connection| outbox::message(connection, &scope, &id))
            .await
    }

    async fn messages(&self, scope: &UserScope, query: &MessageQuery) -> Result<Vec<OutboxMessage>> {
        let (scope, query) = (scope.clone(), query.clone());
        self.read("messages", move |connection| {
            outbox::messages(connection, &scope, &query)
        })
        .await
    }

    async fn lease(&self, request: &LeaseRequest) -> Result<Option<Lease>> {
        let request = request.clone();
        self.write("lease", move |tx| lanes::lease(tx, &request)).await
    }

    async fn renew(&self, lease: &Lease, ttl: Duration) -> Result<Lease> {
        let lease = lease.clone();
        self.write("renew", move |tx| lanes::renew(tx, &lease, ttl)).await
    }

    async fn head(&self, lease: &Lease) -> Result<Head> {
        let (lease, now) = (lease.clone(), self.now());
        self.read("head", move |connection| outbox::head(connection, &lease, now))
            .await
    }

    async fn claim(&self, lease: &Lease, seen: &OutboxMessage) -> Result<OutboxMessage> {
        let (lease, seen) = (lease.clone(), seen.clone());
        self.write("claim", move |tx| turn::claim(tx, &lease, &seen)).await
    }

    async fn commit_turn(&self, lease: &Lease, turn: &Turn) -> Result<Committed> {
        let (lease, turn) = (lease.clone(), turn.clone());
        self.write("commit_turn", move |tx| turn::commit(tx, &lease, &turn))
            .await
    }

    async fn release(&self, lease: &Lease, seen: u64, due_at: Option<Timestamp>) -> Result<()> {
        let lease = lease.clone();
        self.write("release", move |tx| lanes::release(tx, &lease, seen, due_at))
            .await
    }

    async fn sweep(&self, limit: usize) -> Result<usize> {
        let now = self.now();
        // Mostly there is nothing to mark, and then nobody is kept from writing.
        let unmarked = self
            .read("sweep", move |connection| lanes::unmarked(connection, now, 1))
            .await?;
        if unmarked.is_empty() {
            return Ok(0);
        }
        self.write("sweep", move |tx| lanes::sweep(tx, limit)).await
    }

    async fn next_due(&self, buckets: &RangeInclusive<u8>) -> Result<Option<Timestamp>> {
        let (buckets, now) = (buckets.clone(), self.now());
        self.read("next_due", move |connection| lanes::next_due(connection, &buckets, now))
            .await
    }

    fn wakes(&self) -> BoxStream<'static, Wake> {
        self.listen()
    }
}
