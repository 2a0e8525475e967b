//! An agent that tells whose values it was shown, and an engine that nobody asks.

use std::collections::BTreeSet;

use async_trait::async_trait;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use serde_json::json;
use tokio::sync::mpsc;

use super::owners::tags;
use crate::{
    Error, ErrorKind, Result,
    chart::{Chart, ChartCapability, ChartEngine, ChartRequest, JulianDayUt, TransitRequest, Transits},
    voice::{AgentCapability, AgentReply, Event, Input, SessionRequest, VoiceAgent, VoiceSession},
};

/// Answers with every tag in whatever it was shown: prompt, variables, document, both tools' results, question.
#[derive(Debug)]
pub(crate) struct Telltale;

impl Telltale {
    /// How its answers begin.
    pub(crate) const SAYS: &'static str = "I was shown values of";
}

#[async_trait]
impl VoiceAgent for Telltale {
    fn capability(&self) -> AgentCapability {
        AgentCapability {
            tools: true,
            ..AgentCapability::default()
        }
    }

    async fn open(&self, request: SessionRequest) -> Result<Box<dyn VoiceSession>> {
        let shown = format!(
            "{:?} {:?} {:?}",
            request.prompt,
            request.variables,
            request.context.document.fields()
        );
        let (send, events) = mpsc::unbounded_channel();
        Ok(Box::new(Talk {
            owners: tags(&shown),
            tools: vec!["getConversationHistory", "getMemoryBuffer"],
            send,
            events: Some(events),
        }))
    }
}

#[derive(Debug)]
struct Talk {
    owners: BTreeSet<String>,
    /// Those still to be called.
    tools: Vec<&'static str>,
    send: mpsc::UnboundedSender<Event>,
    events: Option<mpsc::UnboundedReceiver<Event>>,
}

impl Talk {
    /// Calls the next tool, or says what it was shown.
    fn go_on(&mut self) {
        let next = match self.tools.pop() {
            Some(tool) => Event::ToolCall {
                call: tool.to_owned(),
                name: tool.to_owned(),
                parameters: json!({}),
            },
            None => Event::AgentReply(AgentReply {
                text: format!("{} {:?}", Telltale::SAYS, self.owners),
                cited: Vec::new(),
            }),
        };
        // Nobody listens any more: the turn was given up.
        let _ = self.send.send(next);
    }
}

#[async_trait]
impl VoiceSession for Talk {
    async fn send(&mut self, input: Input) -> Result<()> {
        match input {
            Input::UserText(text) => self.owners.extend(tags(&text)),
            Input::ToolResult { result, .. } => self.owners.extend(tags(&result.to_string())),
            _ => return Ok(()),
        }
        self.go_on();
        Ok(())
    }

    fn events(&mut self) -> BoxStream<'static, Result<Event>> {
        let events = stream::iter(self.events.take());
        let received = events.flat_map(|events| {
            stream::unfold(events, |mut events| async {
                let event = events.recv().await?;
                Some((Ok(event), events))
            })
        });
        received.boxed()
    }
}

/// An engine for users without birth details: it is never asked.
#[derive(Clone, Copy, Debug)]
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
        Err(Error::new(ErrorKind::Unsupported, "this engine computes nothing"))
    }

    fn transits(&self, _: &TransitRequest) -> Result<Transits> {
        Err(Error::new(ErrorKind::Unsupported, "this engine computes nothing"))
    }
}
