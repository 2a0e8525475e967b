//! A server of embedded parts, called without a network, and clients of its sockets.

#![allow(dead_code, unreachable_pub)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{sync::Arc, time::Duration};

use astra::{
    Astra,
    core::{SystemClock, memory::MemoryStore, store::ContextStore},
};
use astra_server::{App, AppOptions, Serving, router, serve, session::LocalSessions};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use secrecy::SecretString;
use serde_json::{Value, json};
use tower::ServiceExt;

pub const HOST: &str = "localhost:8787";

pub struct Server {
    pub astra: Astra,
    pub app: App,
    router: Router,
}

pub fn options() -> AppOptions {
    AppOptions {
        heartbeat: Duration::from_millis(200),
        ..AppOptions::default()
    }
}

pub fn server() -> Server {
    server_with(Arc::new(MemoryStore::new()), options())
}

pub fn server_with(store: Arc<dyn ContextStore>, options: AppOptions) -> Server {
    let astra = Astra::builder().store(Arc::clone(&store)).start().unwrap();
    let key = SecretString::from("k".repeat(32));
    let sessions = LocalSessions::new(key, Duration::from_secs(3600), store, Arc::new(SystemClock)).unwrap();
    let app = App::local(astra.clone(), sessions, options);
    Server {
        astra,
        router: router(app.clone()),
        app,
    }
}

/// Somebody who signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub cookie: String,
}

pub fn person() -> Value {
    json!({
        "birth_date": "1990-06-15", "birth_time": "14:30", "birth_place": "Roma", "latitude": 41.9028,
        "longitude": 12.4964, "timezone": "Europe/Rome", "system": "western"
    })
}

impl Server {
    /// Sends a request and reads the answer as JSON, or as text where it is none.
    pub async fn send(&self, request: Request<Body>) -> (StatusCode, Value) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    pub async fn call(
        &self,
        who: Option<&Person>,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        if let Some(person) = who {
            request = request.header(header::COOKIE, &person.cookie);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, who: &Person, path: &str) -> Value {
        let (status, body) = self.call(Some(who), Method::GET, path, None).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    pub async fn post(&self, who: &Person, path: &str, body: Value) -> (StatusCode, Value) {
        self.call(Some(who), Method::POST, path, Some(body)).await
    }

    pub async fn sign_in(&self, name: &str) -> Person {
        let request = Request::post("/api/session")
            .header(header::HOST, HOST)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({"name": name}).to_string()))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        let body: Value = serde_json::from_slice(&body).unwrap();
        Person {
            id: body["user_id"].as_str().unwrap().to_owned(),
            cookie,
        }
    }

    /// Waits until nothing of this person's waits for an answer.
    pub async fn settled(&self, who: &Person) {
        for _ in 0..400 {
            if self.get(who, "/api/responder/pending").await["messages"]
                .as_array()
                .unwrap()
                .is_empty()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("a message was not answered in time");
    }

    /// Listens on a free port of loopback.
    pub async fn listen(&self) -> Serving {
        serve(self.app.clone(), ([127, 0, 0, 1], 0).into()).await.unwrap()
    }
}
