//! The live feed over WebSocket and server-sent events.

use std::{convert::Infallible, time::Duration};

use astra::core::{
    Principal,
    auth::Credential,
    feed::{Cursor, Ended, Packet, Subscription, pump},
};
use axum::{
    extract::{
        Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    http::HeaderMap,
    response::{IntoResponse, Response, Sse, sse},
};
use futures::{
    SinkExt, Stream, StreamExt,
    stream::{SplitSink, SplitStream, unfold},
};
use serde::Deserialize;
use tokio::time::timeout;

use super::{ApiError, App, guard::Caller};

/// The largest frame that a client may send, in bytes: it only ever says where it was.
const LARGEST_FRAME: usize = 4 * 1024;

/// Why the server closes a live connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum CloseCode {
    /// The server goes away: connect again, and resume.
    GoingAway = 1001,
    /// A frame was not understood.
    Protocol = 1002,
    /// Something failed on the server's side: connect again, and resume.
    Failed = 1011,
    /// The session is over: sign in again.
    SignedOut = 4001,
    /// The client's place is not in the log any more: connect again and start afresh.
    Resync = 4008,
    /// The client took too long over a packet: connect again, and resume.
    TooSlow = 4009,
}

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Hello {
    /// It was here before.
    Resume(Cursor),
    /// It starts afresh.
    Start,
}

#[derive(Deserialize)]
pub(super) struct Resume {
    epoch: Option<String>,
    seq: Option<u64>,
}

impl Resume {
    fn cursor(self) -> Option<Cursor> {
        Some(Cursor {
            epoch: astra::core::store::Epoch(self.epoch?),
            seq: self.seq?,
        })
    }
}

pub(super) async fn socket(
    State(app): State<App>,
    caller: Caller,
    Query(resume): Query<Resume>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade
        .max_message_size(LARGEST_FRAME)
        .on_upgrade(move |socket| async move {
            let (mut sink, mut source) = socket.split();
            let code = tokio::select! {
                code = follow(&app, &caller, resume.cursor(), &mut sink, &mut source) => code,
                () = app.options().stop.cancelled() => Some(CloseCode::GoingAway),
            };
            if let Some(code) = code {
                let frame = CloseFrame {
                    code: code as u16,
                    reason: "".into(),
                };
                // A client that is gone or stuck cannot be told.
                let _ = timeout(Duration::from_secs(1), sink.send(Message::Close(Some(frame)))).await;
            }
        })
        .into_response()
}

/// Sends the feed until something ends it; the code to close with, or None when the client is gone.
async fn follow(
    app: &App,
    caller: &Caller,
    resume: Option<Cursor>,
    sink: &mut SplitSink<WebSocket, Message>,
    source: &mut SplitStream<WebSocket>,
) -> Option<CloseCode> {
    let user = app.own(&caller.principal);
    let mut resume = match resume {
        Some(cursor) => Some(cursor),
        // A client of before this protocol says nothing and starts afresh.
        None => match timeout(app.options().greeting, hello(source)).await {
            Ok(Ok(Hello::Resume(cursor))) => Some(cursor),
            Ok(Ok(Hello::Start)) | Err(_) => None,
            Ok(Err(code)) => return code,
        },
    };
    loop {
        let mut subscription = user.feed(resume);
        tokio::select! {
            code = send_all(app, caller, &mut subscription, sink) => return code,
            said = hello(source) => match said {
                Ok(Hello::Resume(cursor)) => resume = Some(cursor),
                Ok(Hello::Start) => resume = None,
                Err(code) => return code,
            },
        }
    }
}

/// The next thing that a client says; the code to close with otherwise.
async fn hello(source: &mut SplitStream<WebSocket>) -> Result<Hello, Option<CloseCode>> {
    loop {
        match source.next().await {
            Some(Ok(Message::Text(text))) => {
                return serde_json::from_str(&text).map_err(|_| Some(CloseCode::Protocol));
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(Ok(Message::Binary(_))) => return Err(Some(CloseCode::Protocol)),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(None),
        }
    }
}

async fn send_all(
    app: &App,
    caller: &Caller,
    subscription: &mut Subscription,
    sink: &mut SplitSink<WebSocket, Message>,
) -> Option<CloseCode> {
    let options = app.options();
    // One connection's own words: nothing else writes to it.
    let sink = tokio::sync::Mutex::new(sink);
    let signed_out = std::sync::atomic::AtomicBool::new(false);
    let send = |packet: Packet| {
        let (sink, signed_out) = (&sink, &signed_out);
        async move {
            if packet == Packet::Heartbeat && !still_valid(app, &caller.principal, &caller.credential).await {
                signed_out.store(true, std::sync::atomic::Ordering::Relaxed);
                return false;
            }
            let Ok(text) = serde_json::to_string(&packet) else {
                return false;
            };
            sink.lock().await.send(Message::Text(text.into())).await.is_ok()
        }
    };
    match pump(subscription, options.heartbeat, options.patience, send).await {
        Ok(Ended::Resync) => Some(CloseCode::Resync),
        Ok(Ended::TooSlow) => Some(CloseCode::TooSlow),
        Ok(Ended::Gone) => signed_out.into_inner().then_some(CloseCode::SignedOut),
        Err(error) => {
            tracing::warn!(%error, "a live feed failed");
            Some(CloseCode::Failed)
        }
    }
}

/// Whether the session that opened the connection still holds.
async fn still_valid(app: &App, principal: &Principal, credential: &Credential) -> bool {
    app.inner
        .verifier
        .verify(&app.options().tenant, credential)
        .await
        .is_ok_and(|now| now == *principal)
}

pub(super) async fn stream(
    State(app): State<App>,
    caller: Caller,
    Query(resume): Query<Resume>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<sse::Event, Infallible>>>, ApiError> {
    let last = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok())
        .filter(|id| !id.is_empty());
    let resume = match last {
        Some(id) => Some(id.parse::<Cursor>()?),
        None => resume.cursor(),
    };
    let subscription = app.own(&caller.principal).feed(resume);
    Ok(Sse::new(unfold(
        (app, caller, subscription),
        |(app, caller, mut subscription)| async move {
            let next = tokio::select! {
                next = timeout(app.options().heartbeat, subscription.next()) => next,
                () = app.options().stop.cancelled() => return None,
            };
            let packet = match next {
                Ok(Ok(packet)) => packet?,
                Ok(Err(error)) => {
                    tracing::warn!(%error, "a live feed failed");
                    return None;
                }
                Err(_) if still_valid(&app, &caller.principal, &caller.credential).await => Packet::Heartbeat,
                Err(_) => return None,
            };
            let event = sse::Event::default().json_data(&packet).ok()?;
            let event = match subscription.cursor() {
                Some(cursor) if packet != Packet::Heartbeat => event.id(cursor.to_string()),
                _ => event,
            };
            Some((Ok(event), (app, caller, subscription)))
        },
    )))
}
