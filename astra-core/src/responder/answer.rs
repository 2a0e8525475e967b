//! One answer: what is known is put together, the agent speaks, and its reply becomes a turn.

use std::sync::Arc;

use futures::StreamExt;
use serde_json::json;
use tokio::time::timeout;

use super::{Inner, tools::Tools, turn};
use crate::{
    Error, ErrorKind, Result, UserScope,
    clock::later,
    prompt::Variables,
    safety::{Crisis, Region, crisis},
    store::{EventKind, EventQuery, EventRole, OutboxMessage, Outcome, Turn, TurnEvent},
    voice::{AgentReply, Event, Input, SessionRequest, TurnContext, WAIT},
};

/// Answers a claimed message; nothing is written yet.
pub(super) async fn answer(inner: &Inner, scope: &UserScope, message: &OutboxMessage) -> Result<Turn> {
    // A worker that dies over a message leaves no error behind: the count of attempts ends it.
    if inner.retries.exhausted(message.attempts.saturating_sub(1)) {
        let last = message.error.as_deref().unwrap_or("the worker did not survive it");
        return Ok(turn::dead(
            message,
            format!("given up after {} attempts: {last}", message.attempts - 1),
        ));
    }
    if let Some(crisis) = crisis(&message.content) {
        return supported(inner, scope, message, crisis).await;
    }
    let context = Arc::new(turn_context(inner, scope, message).await?);
    let reply = timeout(inner.options.turn, speak(inner, scope, message, context))
        .await
        .map_err(|_| {
            Error::new(
                ErrorKind::Timeout,
                format!("the agent took longer than {:?}", inner.options.turn),
            )
            .during("answer")
        })??;

    let mut events = words(inner, scope, message).await?;
    if reply.text.trim() == WAIT {
        events.push(turn::reply(
            1,
            EventKind::WORK_REQUESTED,
            EventRole::System,
            message.content.clone(),
            None,
        ));
        let until = later(inner.options.clock.now(), inner.options.answer_within);
        return Ok(Turn {
            message: message.id.clone(),
            events,
            outcome: Outcome::AwaitingAnswer { until },
        });
    }
    let metadata = (!reply.cited.is_empty()).then(|| json!({"basis": reply.cited}));
    events.push(turn::reply(
        1,
        EventKind::MESSAGE,
        EventRole::Assistant,
        reply.text,
        metadata,
    ));
    Ok(Turn {
        message: message.id.clone(),
        events,
        outcome: Outcome::Delivered,
    })
}

/// Words of crisis are answered here, whatever the agent would say, and the host is told.
async fn supported(inner: &Inner, scope: &UserScope, message: &OutboxMessage, crisis: Crisis) -> Result<Turn> {
    let document = inner.store.load(scope).await?.unwrap_or_default();
    let mut events = words(inner, scope, message).await?;
    let text = crisis.reply(Region::of_user(&document));
    events.push(turn::reply(1, EventKind::MESSAGE, EventRole::Assistant, text, None));
    let kind = crisis.kind.as_str().to_owned();
    events.push(turn::reply(2, EventKind::SAFETY, EventRole::System, kind, None));
    Ok(Turn {
        message: message.id.clone(),
        events,
        outcome: Outcome::Delivered,
    })
}

async fn turn_context(inner: &Inner, scope: &UserScope, message: &OutboxMessage) -> Result<TurnContext> {
    let now = inner.options.clock.now();
    let mut kept = inner.keeper.keep(&*inner.store, scope, now).await?;
    kept.document.set("latest_user_message", message.content.as_str());
    Ok(TurnContext {
        document: kept.document,
        natal: kept.natal,
        transits: kept.transits,
        now,
    })
}

/// Opens a session with the agent, and asks.
async fn speak(
    inner: &Inner,
    scope: &UserScope,
    message: &OutboxMessage,
    context: Arc<TurnContext>,
) -> Result<AgentReply> {
    let variables = Variables::render(&context.document, inner.options.budget);
    let prompt = inner.options.prompt.render(variables.values());
    if !prompt.unmatched.is_empty() {
        tracing::warn!(placeholders = ?prompt.unmatched, "the prompt has placeholders without a value");
    }
    let mut tools = Tools::new(&*inner.store, scope, variables.clone());
    let request = SessionRequest {
        scope: scope.clone(),
        turn: message.id.to_string(),
        prompt,
        variables,
        first_message: None,
        context,
    };
    let mut session = inner.agent.open(request).await?;
    let mut events = session.events();
    session.send(Input::UserText(message.content.clone())).await?;
    while let Some(event) = events.next().await {
        match event? {
            Event::AgentReply(reply) => {
                // The turn is complete; that the session would not close is no reason to answer again.
                if let Err(error) = session.send(Input::End).await {
                    tracing::debug!(%error, "the session did not take its end");
                }
                return Ok(reply);
            }
            Event::ToolCall { call, name, parameters } => {
                session.send(tools.call(call, &name, &parameters).await).await?;
            }
            Event::Ended(reason) => {
                return Err(
                    Error::new(ErrorKind::Unavailable, "the agent ended the session without a reply")
                        .with("reason", format_args!("{reason:?}"))
                        .during("answer"),
                );
            }
            _ => {}
        }
    }
    Err(Error::new(ErrorKind::Unavailable, "the agent's session broke off").during("answer"))
}

/// The user's words, unless the host that posted the message writes them to the log itself.
async fn words(inner: &Inner, scope: &UserScope, message: &OutboxMessage) -> Result<Vec<TurnEvent>> {
    if message.v.is_none() {
        const LOOK_BACK: usize = 20;
        let page = inner.store.events(scope, &EventQuery::last(LOOK_BACK)).await?;
        let written = page
            .events
            .iter()
            .any(|event| event.role == EventRole::User && event.message.is_none() && event.content == message.content);
        if written {
            return Ok(Vec::new());
        }
    }
    Ok(vec![turn::words_of_user(message)])
}
