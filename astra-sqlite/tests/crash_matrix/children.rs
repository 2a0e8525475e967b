//! What the processes do that get killed: post messages, answer them.

use std::{path::Path, sync::Arc, time::Duration};

use astra_core::{
    Result,
    responder::{Responder, ResponderOptions, RetryPolicy},
    store::Turns,
    testkit::NoCharts,
    voice::{AgentCapability, AgentReply, Event, Input, SessionRequest, VoiceAgent, VoiceSession},
};
use astra_sqlite::{SqliteOptions, SqliteStore, Stage, Step};
use async_trait::async_trait;
use futures::{StreamExt, channel::mpsc, future::join_all, stream::BoxStream};
use tokio_util::sync::CancellationToken;

use crate::{
    points::{Fuse, Point},
    run::Kill,
    support::{named, tell, user},
};

pub(crate) const FILE: &str = "ASTRA_CRASH_FILE";
pub(crate) const ROLE: &str = "ASTRA_CRASH_ROLE";
pub(crate) const KILL: &str = "ASTRA_CRASH_KILL";

pub(crate) const POSTER: &str = "poster";
pub(crate) const WORKER: &str = "worker";

pub(crate) const USERS: usize = 3;
pub(crate) const MESSAGES: usize = 3;
const LEASE: Duration = Duration::from_millis(150);

/// Not a test of its own: what the crash matrix runs as a process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the crash matrix as a process of its own"]
async fn child() {
    let (Ok(file), Ok(role)) = (std::env::var(FILE), std::env::var(ROLE)) else {
        return;
    };
    let kill = std::env::var(KILL).ok().map(|kill| {
        let (nth, name) = kill.split_once(' ').unwrap();
        Kill {
            point: Point::named(name),
            nth: nth.parse().unwrap(),
        }
    });
    let fuse = Arc::new(Fuse::new(kill));
    match role.as_str() {
        POSTER => post(Path::new(&file), &fuse).await,
        _ => work(Path::new(&file), fuse).await,
    }
}

fn open(file: &Path, observe: impl Fn(Stage) + Send + Sync + 'static) -> SqliteStore {
    let options = SqliteOptions {
        poll_interval: Duration::from_millis(20),
        observer: Some(Arc::new(observe)),
        ..SqliteOptions::default()
    };
    SqliteStore::open(file, options).unwrap()
}

/// Posts every message of every user, in order; says which were acknowledged. Started again, it posts all of them
/// again under the same ids, as a client does that got no answer.
async fn post(file: &Path, fuse: &Arc<Fuse>) {
    let watched = Arc::clone(fuse);
    let store = open(file, move |stage| watched.passes(stage));
    let posts = (0..USERS).map(|u| {
        let store = &store;
        async move {
            for n in 0..MESSAGES {
                let (id, words) = (format!("u{u}-m{n}"), question(u, n));
                store.post(&user(&format!("u{u}")), named(&id, &words)).await.unwrap();
                tell(&format!("acknowledged {id}"));
                tokio::time::sleep(Duration::from_millis(7)).await;
            }
        }
    });
    join_all(posts).await;
    store.close().await.unwrap();
}

pub(crate) fn question(user: usize, n: usize) -> String {
    format!("question {n} of user {user}")
}

pub(crate) fn reply(question: &str) -> String {
    format!("an answer to {question}")
}

/// The real worker, on short leases, for ever.
async fn work(file: &Path, fuse: Arc<Fuse>) {
    let watched = Arc::clone(&fuse);
    let store = open(file, move |stage| {
        // A worker marks lanes only where it finds one asleep over work.
        if stage == Stage::Written(Step::Mark) {
            tell("found a lane asleep");
        }
        watched.passes(stage);
    });
    let options = ResponderOptions {
        concurrency: 2,
        lease: LEASE,
        retry: RetryPolicy {
            attempts: 1000,
            first: Duration::from_millis(10),
            longest: Duration::from_millis(50),
            seed: Some(1),
        },
        turns_per_lease: 2,
        observer: Some(fuse),
        ..ResponderOptions::default()
    };
    let responder = Responder::new(Arc::new(store), Arc::new(NoCharts), Arc::new(Echo), options);
    responder.run(CancellationToken::new()).await;
}

#[derive(Debug)]
struct Echo;

#[async_trait]
impl VoiceAgent for Echo {
    fn capability(&self) -> AgentCapability {
        AgentCapability::default()
    }

    async fn open(&self, _: SessionRequest) -> Result<Box<dyn VoiceSession>> {
        let (say, said) = mpsc::unbounded();
        Ok(Box::new(Talk { say, said: Some(said) }))
    }
}

#[derive(Debug)]
struct Talk {
    say: mpsc::UnboundedSender<Result<Event>>,
    said: Option<mpsc::UnboundedReceiver<Result<Event>>>,
}

#[async_trait]
impl VoiceSession for Talk {
    async fn send(&mut self, input: Input) -> Result<()> {
        if let Input::UserText(words) = input {
            // Long enough for the other worker to want the lane too.
            tokio::time::sleep(Duration::from_millis(5)).await;
            let text = reply(&words);
            let event = Event::AgentReply(AgentReply {
                text,
                cited: Vec::new(),
            });
            self.say.unbounded_send(Ok(event)).unwrap();
        }
        Ok(())
    }

    fn events(&mut self) -> BoxStream<'static, Result<Event>> {
        self.said
            .take()
            .map_or_else(|| futures::stream::empty().boxed(), StreamExt::boxed)
    }
}
