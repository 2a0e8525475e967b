//! A crowd of users who do things at random, each value of whom is tagged: is anybody ever shown another's?

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::json;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::{
    Checked, Stop,
    owners::{foreign_tag, tag},
    telltale::{NoCharts, Telltale},
};
use crate::{
    ErrorKind, Result, TenantId, UserId, UserScope,
    feed::{Cursor, Feed, FeedOptions, Subscription},
    responder::{Responder, ResponderOptions},
    store::{
        AnalysisRun, AuditEntry, ContextStore, DocumentsExt, EventKind, EventQuery, EventRole, Fact, FactMethod,
        FactQuery, FactStatus, LeaseRequest, MessageId, MessageQuery, NewEvent, NewMessage, NewVoiceSession,
        Provenance, RunStatus, Transcript, TranscriptLine,
    },
};

/// How many do how much.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// How many users; every second one has a namesake in another tenant.
    pub users: usize,
    /// How many random operations.
    pub steps: usize,
    /// The seed of chance.
    pub seed: u64,
}

/// What users were shown.
#[derive(Clone, Debug, Default)]
pub struct Sightings {
    /// How often somebody was shown values of their own, by the method or packet that showed them.
    pub own: BTreeMap<&'static str, u64>,
    /// What somebody was shown that is another's.
    pub foreign: Vec<String>,
}

impl Sightings {
    fn look(&mut self, by: &'static str, scope: &UserScope, shown: &str) {
        if let Some(owner) = foreign_tag(scope, shown) {
            self.foreign
                .push(format!("{by} showed {scope:?} what belongs to {owner}"));
        }
        if shown.contains(&tag(scope)) {
            *self.own.entry(by).or_default() += 1;
        }
    }
}

impl Crowd {
    /// Lets the crowd loose on a store, while a responder answers and a feed is followed, and looks at everything
    /// that anybody is shown. Needs a runtime of several threads.
    ///
    /// # Errors
    /// [`Stop::Failed`] when a call fails that should not.
    pub async fn mingle(self, store: Arc<dyn ContextStore>) -> Checked<Sightings> {
        let responder = |buckets| {
            let options = ResponderOptions {
                buckets,
                sweep_every: Duration::from_millis(200),
                ..ResponderOptions::default()
            };
            Responder::new(Arc::clone(&store), Arc::new(NoCharts), Arc::new(Telltale), options)
        };
        let everybodys = responder(0..=255);
        let stop = CancellationToken::new();
        // The rest is left to those who work by hand, until the end.
        let serving = {
            let (some, stop) = (responder(0..=170), stop.clone());
            tokio::spawn(async move { some.run(stop).await })
        };
        let mut mill = Mill {
            people: people(self.users)?,
            chance: StdRng::seed_from_u64(self.seed),
            feed: Feed::start(Arc::clone(&store), FeedOptions::default()),
            following: BTreeMap::new(),
            store,
            sightings: Sightings::default(),
        };
        for step in 0..self.steps {
            match mill.step(step).await {
                Err(error) if !is_refusal(error.kind()) => return Err(error.into()),
                _ => {}
            }
        }
        stop.cancel();
        serving
            .await
            .map_err(|error| Stop::Failed(format!("the responder broke off: {error}")))?;
        everybodys.drain(Duration::from_secs(2)).await?;
        for scope in mill.people.clone() {
            mill.read(&scope, &scope).await?;
            mill.pull(&scope, None).await?;
        }
        Ok(mill.sightings)
    }
}

/// Whether an error is the right answer to somebody who tries another's ids.
fn is_refusal(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Conflict | ErrorKind::StaleLease | ErrorKind::NotFound)
}

fn people(count: usize) -> Result<Vec<UserScope>> {
    let abroad = TenantId::new("abroad")?;
    (0..count)
        .map(|n| {
            let user = UserId::new(format!("user-{}", n / 2))?;
            let tenant = if n % 2 == 0 {
                TenantId::default()
            } else {
                abroad.clone()
            };
            Ok(UserScope::new(tenant, user))
        })
        .collect()
}

/// So many ids of each kind everybody uses.
const IDS: u32 = 6;

fn id_of(owner: &UserScope, n: u32) -> String {
    format!("{owner:?} #{n}")
}

struct Mill {
    people: Vec<UserScope>,
    chance: StdRng,
    store: Arc<dyn ContextStore>,
    feed: Feed,
    following: BTreeMap<UserScope, Subscription>,
    sightings: Sightings,
}

impl Mill {
    /// Somebody does something, perhaps with ids that are another's.
    async fn step(&mut self, step: usize) -> Result<()> {
        let Some(scope) = self.somebody() else { return Ok(()) };
        let other = if self.chance.random_bool(0.5) {
            self.somebody()
        } else {
            None
        };
        let other = other.unwrap_or_else(|| scope.clone());
        match self.chance.random_range(0..100) {
            0..25 => self.post(&scope, &other, step).await,
            25..35 => self.edit(&scope).await,
            35..45 => self.insert(&scope, &other, step).await,
            45..55 => self.record(&scope, &other, step).await,
            55..75 => self.read(&scope, &other).await,
            75..85 => self.pull(&scope, None).await,
            85..90 => {
                // Resumes from a place in another's log.
                let theirs = self.store.events(&other, &EventQuery::last(1)).await?;
                let seq = theirs.head.saturating_sub(2);
                self.following.remove(&scope);
                self.pull(
                    &scope,
                    Some(Cursor {
                        epoch: theirs.epoch,
                        seq,
                    }),
                )
                .await
            }
            90..97 => self.work(&scope, &other).await,
            97..99 => {
                self.following.remove(&scope);
                Ok(())
            }
            _ => self.store.erase(&scope).await.map(drop),
        }
    }

    fn somebody(&mut self) -> Option<UserScope> {
        let n = self.chance.random_range(0..self.people.len().max(1));
        self.people.get(n).cloned()
    }

    fn look(&mut self, by: &'static str, scope: &UserScope, shown: impl std::fmt::Debug) {
        self.sightings.look(by, scope, &format!("{shown:?}"));
    }

    /// One of a few ids that `owner` uses, not a tag: an id may be anybody's words.
    fn id(&mut self, owner: &UserScope) -> String {
        id_of(owner, self.chance.random_range(0..IDS))
    }

    async fn post(&mut self, scope: &UserScope, other: &UserScope, step: usize) -> Result<()> {
        let words = format!("question {step} of {}", tag(scope));
        let mut message = NewMessage::new(words)?.with_metadata(json!({"from": tag(scope)}))?;
        if self.chance.random_bool(0.3) {
            message = message.with_id(MessageId::new(self.id(other))?);
        }
        let posted = self.store.post(scope, message).await?;
        self.look("post", scope, posted);
        Ok(())
    }

    async fn edit(&mut self, scope: &UserScope) -> Result<()> {
        let mark = tag(scope);
        let edited = self.store.modify(scope, |document| {
            document.set("overview", mark.as_str());
            document.set("conversation_focus", mark.as_str());
            document.set("pinned_facts", json!({"name": mark}));
            document.set("events", json!([{"date": "2020-01-02", "desc": mark}]));
            Ok(())
        });
        let edited = edited.await?;
        self.look("modify", scope, edited.fields());
        Ok(())
    }

    async fn insert(&mut self, scope: &UserScope, other: &UserScope, step: usize) -> Result<()> {
        let about = self.id(other);
        let kinds = [
            EventKind::INSIGHT,
            EventKind::REMINDER,
            EventKind::CONTEXT_UPDATE,
            EventKind::MESSAGE,
        ];
        let event = NewEvent {
            kind: kinds.get(step % kinds.len()).cloned().unwrap_or(EventKind::INSIGHT),
            role: EventRole::Assistant,
            content: format!("news {step} for {}", tag(scope)),
            metadata: Some(json!({"for": tag(scope)})),
            message: self
                .chance
                .random_bool(0.5)
                .then(|| MessageId::new(about))
                .transpose()?,
            key: self.id(other),
        };
        self.store.insert(scope, event).await.map(drop)
    }

    async fn record(&mut self, scope: &UserScope, other: &UserScope, step: usize) -> Result<()> {
        let (id, mark) = (self.id(other), tag(scope));
        let now = jiff::Timestamp::UNIX_EPOCH;
        match step % 6 {
            0 => {
                let text = mark.clone();
                let messages = vec![TranscriptLine {
                    role: "user".into(),
                    text,
                    timestamp: None,
                }];
                let transcript = Transcript {
                    conversation_id: id,
                    messages,
                    created_at: None,
                };
                self.store.put_transcript(scope, transcript).await.map(drop)
            }
            1 => {
                let session = NewVoiceSession {
                    conversation_id: id,
                    holder: mark,
                    ttl: Duration::from_secs(1),
                };
                let opened = self.store.open_session(scope, session).await?;
                self.look("open_session", scope, opened);
                Ok(())
            }
            2 => {
                for n in 0..IDS {
                    if let Ok(closed) = self.store.close_session(scope, &id_of(other, n), &mark).await {
                        self.look("close_session", scope, closed);
                    }
                }
                Ok(())
            }
            3 => {
                let provenance = Provenance {
                    method: FactMethod::Rule,
                    conversation: Some(mark.clone()),
                    turn: None,
                    speaker: None,
                    quote: Some(mark.clone()),
                    asserted_at: now,
                    confidence: 0.5,
                };
                let supersedes = self.chance.random_bool(0.5).then(|| id.clone());
                let fact = Fact {
                    id: format!("{id} {step}"),
                    field: "overview".into(),
                    value: json!(mark),
                    status: FactStatus::Active,
                    provenance,
                    supersedes,
                };
                self.store.record_fact(scope, fact).await.map(drop)
            }
            4 => {
                let (conversation, operations) = (mark.clone(), vec![json!(mark)]);
                let run = AnalysisRun {
                    id,
                    conversation,
                    operations,
                    status: RunStatus::Proposed,
                    created_at: now,
                };
                self.store.put_run(scope, run).await.map(drop)
            }
            _ => {
                let (actor, action) = (mark.clone(), "test".to_owned());
                let entry = AuditEntry {
                    at: now,
                    actor,
                    action,
                    detail: json!(mark),
                };
                self.store.audit(scope, entry).await
            }
        }
    }

    /// Asks every reading method, also for what is another's.
    async fn read(&mut self, scope: &UserScope, other: &UserScope) -> Result<()> {
        let store = Arc::clone(&self.store);
        for n in 0..IDS {
            let id = id_of(other, n);
            let message = MessageId::new(id.as_str())?;
            self.look("message", scope, store.message(scope, &message).await?);
            let of_message = EventQuery::of_message(message);
            self.look("events of a message", scope, store.events(scope, &of_message).await?);
            self.look("transcript", scope, store.transcript(scope, &id).await?);
        }
        let document = store.load(scope).await?;
        self.look(
            "load",
            scope,
            document.as_ref().map(crate::context::UserContext::fields),
        );
        self.look(
            "messages",
            scope,
            store.messages(scope, &MessageQuery::default()).await?,
        );
        self.look("events", scope, store.events(scope, &EventQuery::last(100)).await?);
        self.look("sessions", scope, store.sessions(scope, false).await?);
        self.look("transcripts", scope, store.transcripts(scope, 100).await?);
        self.look("facts", scope, store.facts(scope, &FactQuery::default()).await?);
        self.look("runs", scope, store.runs(scope, 100).await?);
        self.look("audit_log", scope, store.audit_log(scope, 100).await?);
        self.look("export", scope, store.export(scope).await?);
        self.look("history", scope, self.feed.history(scope, None, 100).await?);
        Ok(())
    }

    /// Follows the feed for a moment, from where this user was, or from `cursor`.
    async fn pull(&mut self, scope: &UserScope, cursor: Option<Cursor>) -> Result<()> {
        const MOMENT: Duration = Duration::from_millis(3);
        let mut subscription = match self.following.remove(scope) {
            Some(subscription) => subscription,
            None => self.feed.subscribe(scope, cursor),
        };
        for _ in 0..50 {
            match timeout(MOMENT, subscription.next()).await {
                Ok(Ok(Some(packet))) => {
                    let packet = serde_json::to_string(&packet).unwrap_or_default();
                    self.sightings.look("packet", scope, &packet);
                    if packet.contains(Telltale::SAYS) {
                        self.sightings.look("answer", scope, &packet);
                    }
                }
                Ok(Ok(None)) => return Ok(()),
                Ok(Err(error)) => return Err(error),
                Err(_) => break,
            }
        }
        self.following.insert(scope.clone(), subscription);
        Ok(())
    }

    /// Works on the lane as a worker does that tries another's message.
    async fn work(&mut self, scope: &UserScope, other: &UserScope) -> Result<()> {
        let request = LeaseRequest {
            ttl: Duration::from_secs(5),
            buckets: 0..=255,
            only: Some(scope.clone()),
        };
        let Some(lease) = self.store.lease(&request).await? else {
            return Ok(());
        };
        let head = self.store.head(&lease).await?;
        self.look("head", scope, &head);
        let theirs: BTreeSet<_> = self
            .store
            .messages(other, &MessageQuery::default())
            .await?
            .into_iter()
            .map(|m| m.id)
            .collect();
        if let Some(mut seen) = head.message.clone() {
            for id in theirs.into_iter().take(3) {
                seen.id = id;
                if let Ok(claimed) = self.store.claim(&lease, &seen).await {
                    self.look("claim", scope, claimed);
                }
            }
        }
        self.store.release(&lease, 0, None).await
    }
}
