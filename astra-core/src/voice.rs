//! The trait behind which voice agents sit, hosted or embedded.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use jiff::Timestamp;
use serde_json::Value;

use crate::{
    Result, UserScope,
    chart::{Chart, Citation, Reading, Transits},
    context::UserContext,
    prompt::{RenderedPrompt, Variables},
};

/// What an agent's whole output is when the context cannot answer: a request for work, not text for the user.
pub const WAIT: &str = "WAIT";

/// Everything a turn is answered from, typed. Hosted agents get the same as prompt and variables.
#[derive(Clone, Debug)]
pub struct TurnContext {
    /// The user's context document.
    pub document: UserContext,
    /// The chart in the user's system, where it could be computed.
    pub natal: Option<Arc<Chart>>,
    /// The transits of the moment to it.
    pub transits: Option<Arc<Transits>>,
    /// The moment.
    pub now: Timestamp,
}

impl TurnContext {
    /// The chart and its transits, as statements cite them.
    #[must_use]
    pub fn reading(&self) -> Option<Reading<'_>> {
        Some(Reading {
            natal: self.natal.as_deref()?,
            transits: self.transits.as_deref(),
        })
    }
}

/// What an agent can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgentCapability {
    /// Whether it speaks and hears, or only writes and reads.
    pub audio: bool,
    /// Whether it takes [`Input::Context`] while a session is open.
    pub live_context: bool,
    /// Whether it calls tools.
    pub tools: bool,
}

/// A session asked for.
#[derive(Clone, Debug)]
pub struct SessionRequest {
    /// Whose session.
    pub scope: UserScope,
    /// The idempotency key of what the session answers, such as the message id: a turn may run again after a
    /// crash.
    pub turn: String,
    /// The prompt, rendered within its budget.
    pub prompt: RenderedPrompt,
    /// The variables, rendered within their budget.
    pub variables: Variables,
    /// What the agent says first, where it speaks first.
    pub first_message: Option<String>,
    /// The same as prompt and variables, typed.
    pub context: Arc<TurnContext>,
}

/// What goes into a session.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Input {
    /// The user wrote.
    UserText(String),
    /// The user's microphone, in the format that the session negotiated.
    Audio(Bytes),
    /// News for the agent: only the newest version of an id counts.
    Context {
        /// What the news is about.
        id: String,
        /// Grows with each update of the id.
        version: u64,
        /// The news, rendered from typed fields.
        text: String,
    },
    /// The result of a tool call.
    ToolResult {
        /// The call's id.
        call: String,
        /// What the tool answers.
        result: Value,
        /// Whether the tool failed.
        is_error: bool,
    },
    /// The user is there, though silent.
    Activity,
    /// Close after what is queued.
    End,
}

/// What comes out of a session.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Event {
    /// The session is open.
    Started {
        /// The provider's id of the conversation.
        conversation: String,
    },
    /// What the user was heard to say, final.
    UserTranscript(String),
    /// What the agent says, whole.
    AgentReply(AgentReply),
    /// What the agent was really heard to say, after an interruption.
    AgentCorrection(String),
    /// The agent's voice.
    Audio(Bytes),
    /// The user cut in: drop what is queued.
    Interrupted,
    /// The agent asks for a tool.
    ToolCall {
        /// The call's id, with [`SessionRequest::turn`] its idempotency key.
        call: String,
        /// The tool.
        name: String,
        /// Its parameters.
        parameters: Value,
    },
    /// The session is over.
    Ended(EndReason),
}

/// A whole reply of an agent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgentReply {
    /// The words, or [`WAIT`].
    pub text: String,
    /// The facts of the chart that the words rest on, where the agent tells.
    pub cited: Vec<Citation>,
}

/// Why a session is over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndReason {
    /// The caller ended it.
    Requested,
    /// The agent ended it.
    Agent,
    /// Nobody said anything for too long.
    Idle,
    /// It failed; the words are for logs.
    Failed(String),
}

/// Opens sessions with an agent.
#[async_trait]
pub trait VoiceAgent: Send + Sync + fmt::Debug {
    /// What the agent can do.
    fn capability(&self) -> AgentCapability;

    /// Opens a session.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Unavailable`], [`crate::ErrorKind::Timeout`] and [`crate::ErrorKind::RateLimited`] may
    /// be retried; anything else means that this request cannot be served.
    async fn open(&self, request: SessionRequest) -> Result<Box<dyn VoiceSession>>;
}

/// An open session.
#[async_trait]
pub trait VoiceSession: Send + fmt::Debug {
    /// Sends one input. It is not lost when this returns, but its effect comes as events.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Cancelled`] when the session is over; [`crate::ErrorKind::Unsupported`] for an input
    /// outside the agent's capability.
    async fn send(&mut self, input: Input) -> Result<()>;

    /// The events, once: a second call returns a stream that has ended.
    fn events(&mut self) -> BoxStream<'static, Result<Event>>;
}
