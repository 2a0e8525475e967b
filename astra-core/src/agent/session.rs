//! The embedded agent behind the voice traits: text only, no network, news taken while a session is open.

use std::collections::HashMap;

use async_trait::async_trait;
use futures::{StreamExt, channel::mpsc, stream::BoxStream};
use serde_json::{Value, json};

use super::answer;
use crate::{
    Error, ErrorKind, Result,
    context::{ChatLine, UserContext},
    voice::{
        AgentCapability, AgentReply, EndReason, Event, Input, SessionRequest, TurnContext, VoiceAgent, VoiceSession,
        WAIT,
    },
};

/// An agent without a language model: it answers from chart, transits and context by rules, in English and
/// Hinglish. The same input gives the same words.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmbeddedAgent;

impl EmbeddedAgent {
    /// The answer to one message, or [`WAIT`] as its whole text.
    ///
    /// Every placement, transit and aspect that the text names is cited. A Devanagari message is answered in
    /// Hinglish, Hindi in Latin letters, as the persona writes; only words of crisis are answered in Devanagari.
    #[must_use]
    pub fn answer(&self, context: &TurnContext, message: &str) -> AgentReply {
        answer::answer(context, message, None)
    }
}

#[async_trait]
impl VoiceAgent for EmbeddedAgent {
    fn capability(&self) -> AgentCapability {
        AgentCapability {
            audio: false,
            live_context: true,
            tools: false,
        }
    }

    async fn open(&self, request: SessionRequest) -> Result<Box<dyn VoiceSession>> {
        let (events, stream) = mpsc::unbounded();
        let session = Session {
            context: (*request.context).clone(),
            versions: HashMap::new(),
            news: Vec::new(),
            events: Some(events),
            stream: Some(stream),
        };
        session.emit(Event::Started {
            conversation: format!("embedded-{}", request.turn),
        })?;
        if let Some(text) = request.first_message.filter(|text| !text.trim().is_empty()) {
            session.emit(Event::AgentReply(AgentReply {
                text,
                cited: Vec::new(),
            }))?;
        }
        Ok(Box::new(session))
    }
}

/// How many lines of the session are remembered.
const REMEMBERED: usize = 10;

#[derive(Debug)]
struct Session {
    context: TurnContext,
    /// The newest version of each piece of news.
    versions: HashMap<String, u64>,
    /// News not yet acknowledged.
    news: Vec<String>,
    events: Option<mpsc::UnboundedSender<Result<Event>>>,
    stream: Option<mpsc::UnboundedReceiver<Result<Event>>>,
}

impl Session {
    fn emit(&self, event: Event) -> Result<()> {
        let over = || Error::new(ErrorKind::Cancelled, "the session is over").during("voice_session.send");
        let events = self.events.as_ref().ok_or_else(over)?;
        // Nobody listening is no failure of the session: its owner may have dropped the stream on purpose.
        let _ = events.unbounded_send(Ok(event));
        Ok(())
    }

    fn reply(&mut self, message: &str) -> AgentReply {
        let news: Vec<String> = self.news.iter().filter_map(|news| answer::repeatable(news)).collect();
        let reply = answer::answer(&self.context, message, news.last().map(String::as_str));
        if reply.text != WAIT {
            self.news.clear();
        }
        // The words prepared for this turn are spoken once.
        self.context.document.set("prefilled_response", Value::Null);
        self.remember(message, &reply.text);
        reply
    }

    fn remember(&mut self, message: &str, reply: &str) {
        let mut lines = self.context.document.recent_messages();
        for (role, text) in [("user", message), ("assistant", reply)] {
            lines.push(ChatLine {
                role: role.to_owned(),
                text: text.to_owned(),
            });
        }
        let from = lines.len().saturating_sub(REMEMBERED);
        self.context
            .document
            .set("recent_messages", json!(lines.get(from..).unwrap_or_default()));
    }

    fn learn(&mut self, id: String, version: u64, text: &str) {
        let newest = self.versions.entry(id).or_insert(0);
        if version < *newest {
            return;
        }
        *newest = version;
        take_in(&mut self.context.document, text);
        self.news.push(text.to_owned());
    }
}

/// Fields that news may set: what the user talks about, never what only the user's own action may change.
const OPEN_FIELDS: [&str; 5] = ["conversation_focus", "overview", "events", "goals", "name"];

/// Takes news as fact: a JSON object of fields, or lines of `field: value`.
fn take_in(document: &mut UserContext, text: &str) {
    if let Ok(Value::Object(fields)) = serde_json::from_str::<Value>(text) {
        for (field, value) in fields {
            if OPEN_FIELDS.contains(&field.as_str()) {
                document.set(field, value);
            } else if field == "preferences" {
                prefer(document, &value);
            }
        }
        return;
    }
    for line in text.lines() {
        let Some((field, value)) = line.split_once(':') else {
            continue;
        };
        let field = field.trim().to_lowercase().replace(' ', "_");
        let field = if field == "focus" {
            "conversation_focus".to_owned()
        } else {
            field
        };
        if matches!(field.as_str(), "conversation_focus" | "overview" | "name") {
            document.set(field, value.trim());
        }
    }
}

/// Preferences change with news, but consent is only ever withdrawn by it.
fn prefer(document: &mut UserContext, value: &Value) {
    let mut preferences = document.preferences();
    let consented = preferences.flirt_opt_in;
    if let Some(fields) = value.as_object() {
        for (name, value) in fields {
            let one = serde_json::Map::from_iter([(name.clone(), value.clone())]);
            // A value that cannot be used leaves the preference as it was.
            let _ = preferences.update(&one);
        }
    }
    preferences.flirt_opt_in &= consented;
    document.set("preferences", json!(preferences));
}

#[async_trait]
impl VoiceSession for Session {
    async fn send(&mut self, input: Input) -> Result<()> {
        if self.events.is_none() {
            return Err(Error::new(ErrorKind::Cancelled, "the session is over").during("voice_session.send"));
        }
        match input {
            Input::UserText(message) => {
                let reply = self.reply(&message);
                self.emit(Event::AgentReply(reply))
            }
            Input::Context { id, version, text } => {
                self.learn(id, version, &text);
                Ok(())
            }
            Input::Activity => Ok(()),
            Input::End => {
                self.emit(Event::Ended(EndReason::Requested))?;
                self.events = None;
                Ok(())
            }
            Input::Audio(_) | Input::ToolResult { .. } => Err(Error::new(
                ErrorKind::Unsupported,
                "the embedded agent reads text only and calls no tools",
            )
            .during("voice_session.send")),
        }
    }

    fn events(&mut self) -> BoxStream<'static, Result<Event>> {
        match self.stream.take() {
            Some(stream) => stream.boxed(),
            None => futures::stream::empty().boxed(),
        }
    }
}
