//! Agents and engines that do as they are told, for the pipeline's tests.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use astra_core::{
    Error, ErrorKind, Result, TenantId, UserId, UserScope,
    chart::{Chart, ChartCapability, ChartEngine, ChartRequest, JulianDayUt, TransitRequest, Transits},
    responder::{Responder, ResponderOptions, RetryPolicy},
    store::{ContextStore, EventQuery, LogEvent},
    voice::{AgentCapability, AgentReply, Event, Input, SessionRequest, VoiceAgent, VoiceSession},
};
use async_trait::async_trait;
use futures::{StreamExt, stream::BoxStream};
use tokio::sync::mpsc;

/// An engine for users without birth details: it is never asked.
#[derive(Debug)]
pub struct NoCharts;

impl ChartEngine for NoCharts {
    fn capability(&self) -> ChartCapability {
        ChartCapability {
            name: "none",
            from: JulianDayUt(0.0),
            to: JulianDayUt(0.0),
            houses: Vec::new(),
        }
    }

    fn natal(&self, _: &ChartRequest) -> Result<Chart> {
        Err(Error::new(ErrorKind::Unsupported, "no charts here"))
    }

    fn transits(&self, _: &TransitRequest) -> Result<Transits> {
        Err(Error::new(ErrorKind::Unsupported, "no charts here"))
    }
}

/// What the agent does with a question.
#[derive(Clone, Debug)]
pub enum Act {
    /// Echoes it.
    Echo,
    Say(&'static str),
    Fail(ErrorKind),
    /// Echoes it after a while.
    Slowly(Duration),
    /// Calls a tool twice, and says what came back.
    CallTwice(&'static str),
    /// Ends the session without a word.
    HangUp,
}

/// Does one act a question, the last one for ever; remembers what it was asked.
#[derive(Debug)]
pub struct Actor {
    acts: Mutex<Vec<Act>>,
    pub asked: Arc<Mutex<Vec<String>>>,
    pub running: Arc<AtomicUsize>,
    pub turns: Arc<Mutex<Vec<String>>>,
}

impl Actor {
    pub fn new(acts: impl IntoIterator<Item = Act>) -> Arc<Self> {
        let mut acts: Vec<_> = acts.into_iter().collect();
        acts.reverse();
        Arc::new(Self {
            acts: Mutex::new(acts),
            asked: Arc::default(),
            running: Arc::default(),
            turns: Arc::default(),
        })
    }
}

#[async_trait]
impl VoiceAgent for Actor {
    fn capability(&self) -> AgentCapability {
        AgentCapability {
            tools: true,
            ..AgentCapability::default()
        }
    }

    async fn open(&self, request: SessionRequest) -> Result<Box<dyn VoiceSession>> {
        self.turns.lock().unwrap().push(request.turn.clone());
        let mut acts = self.acts.lock().unwrap();
        let act = if acts.len() > 1 {
            acts.pop().unwrap()
        } else {
            acts[0].clone()
        };
        let (send, events) = mpsc::unbounded_channel();
        let asked = Arc::clone(&self.asked);
        let running = Arc::clone(&self.running);
        Ok(Box::new(Scene {
            act,
            send,
            events: Some(events),
            asked,
            running,
            results: Vec::new(),
        }))
    }
}

#[derive(Debug)]
struct Scene {
    act: Act,
    send: mpsc::UnboundedSender<Result<Event>>,
    events: Option<mpsc::UnboundedReceiver<Result<Event>>>,
    asked: Arc<Mutex<Vec<String>>>,
    running: Arc<AtomicUsize>,
    results: Vec<String>,
}

fn reply(text: impl Into<String>) -> Result<Event> {
    Ok(Event::AgentReply(AgentReply {
        text: text.into(),
        cited: Vec::new(),
    }))
}

#[async_trait]
impl VoiceSession for Scene {
    async fn send(&mut self, input: Input) -> Result<()> {
        let out = &self.send;
        let _ = match input {
            Input::UserText(text) => {
                self.asked.lock().unwrap().push(text.clone());
                match &self.act {
                    Act::Echo => out.send(reply(format!("re: {text}"))),
                    Act::Say(words) => out.send(reply(*words)),
                    Act::Fail(kind) => return Err(Error::new(*kind, "as told")),
                    Act::HangUp => out.send(Ok(Event::Ended(astra_core::voice::EndReason::Agent))),
                    Act::CallTwice(name) => {
                        for call in ["1", "2"] {
                            let (call, name) = (call.to_owned(), (*name).to_owned());
                            let _ = out.send(Ok(Event::ToolCall {
                                call,
                                name,
                                parameters: serde_json::json!({}),
                            }));
                        }
                        Ok(())
                    }
                    Act::Slowly(wait) => {
                        let (out, wait, running) = (out.clone(), *wait, Arc::clone(&self.running));
                        running.fetch_add(1, Ordering::SeqCst);
                        tokio::spawn(async move {
                            tokio::time::sleep(wait).await;
                            running.fetch_sub(1, Ordering::SeqCst);
                            out.send(reply(format!("re: {text}")))
                        });
                        Ok(())
                    }
                }
            }
            Input::ToolResult { call, result, is_error } => {
                self.results.push(format!("{call} {is_error} {result}"));
                if self.results.len() == 2 {
                    out.send(reply(self.results.join("\n")))
                } else {
                    Ok(())
                }
            }
            _ => Ok(()),
        };
        Ok(())
    }

    fn events(&mut self) -> BoxStream<'static, Result<Event>> {
        match self.events.take() {
            Some(events) => futures::stream::unfold(events, |mut events| async move {
                let event = events.recv().await?;
                Some((event, events))
            })
            .boxed(),
            None => futures::stream::empty().boxed(),
        }
    }
}

pub fn user(name: &str) -> UserScope {
    UserScope::new(TenantId::default(), UserId::new(name).unwrap())
}

/// Options with short times and a seed.
pub fn options() -> ResponderOptions {
    ResponderOptions {
        retry: RetryPolicy {
            first: Duration::from_millis(1),
            longest: Duration::from_millis(4),
            seed: Some(1),
            ..RetryPolicy::default()
        },
        ..ResponderOptions::default()
    }
}

pub fn responder(store: &Arc<dyn ContextStore>, agent: Arc<Actor>, options: ResponderOptions) -> Responder {
    Responder::new(Arc::clone(store), Arc::new(NoCharts), agent, options)
}

pub async fn log(store: &Arc<dyn ContextStore>, scope: &UserScope) -> Vec<LogEvent> {
    store.events(scope, &EventQuery::after(0, 10_000)).await.unwrap().events
}

/// The words of the log, `role: content`.
pub async fn words(store: &Arc<dyn ContextStore>, scope: &UserScope) -> Vec<String> {
    log(store, scope)
        .await
        .iter()
        .map(|event| format!("{}: {}", event.role.as_str(), event.content))
        .collect()
}
