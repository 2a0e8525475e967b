//! The REST endpoints: what they do, and whom they refuse.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use serde_json::{Value, json};
use support::{HOST, person, server};

#[tokio::test]
async fn from_sign_in_to_an_answer_in_the_history() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let session = server.get(&asha, "/api/session").await;
    assert_eq!(session, json!({"user_id": asha.id, "name": "Asha"}));

    let context = format!("/api/users/{}/context", asha.id);
    let before = server.get(&asha, &context).await;
    assert!(
        before["missing_fields"]
            .as_array()
            .unwrap()
            .contains(&json!("birth_date"))
    );
    let (status, after) = server.post(&asha, &context, json!({"pinned_facts": person()})).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(after["missing_fields"], json!([]));
    assert_eq!(after["document"]["star_sign"], "Gemini");

    let chart = server.get(&asha, &format!("/api/users/{}/chart", asha.id)).await;
    assert_eq!(chart["chart"]["bodies"]["sun"]["sign"], "gemini");
    assert!(chart["transits"]["aspects"].is_array());
    let (status, svg) = server
        .call(
            Some(&asha),
            Method::GET,
            &format!("/api/users/{}/chart.svg?theme=dark", asha.id),
            None,
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    assert!(svg.as_str().unwrap().starts_with("<svg"));

    let question = json!({"content": "What does my chart say about this week?", "id": "q-1"});
    let (status, posted) = server.post(&asha, "/api/responder/messages", question.clone()).await;
    assert_eq!((status, posted), (StatusCode::ACCEPTED, json!({"id": "q-1"})));
    // A repeated post is the same message.
    assert_eq!(
        server.post(&asha, "/api/responder/messages", question).await.0,
        StatusCode::ACCEPTED
    );
    server.settled(&asha).await;
    let history = server.get(&asha, "/api/responder/messages").await;
    let messages = history["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!(
        (messages[0]["role"].as_str(), messages[1]["role"].as_str()),
        (Some("user"), Some("assistant"))
    );
    assert!(!messages[1]["metadata"]["basis"].as_array().unwrap().is_empty());
}

/// Every endpoint that needs a caller, with the path of `user`.
fn endpoints(user: &str) -> Vec<(Method, String, Option<Value>)> {
    vec![
        (Method::GET, "/api/session".into(), None),
        (Method::GET, format!("/api/users/{user}/context"), None),
        (
            Method::POST,
            format!("/api/users/{user}/context"),
            Some(json!({"name": "x"})),
        ),
        (Method::GET, format!("/api/users/{user}/chart"), None),
        (Method::GET, format!("/api/users/{user}/chart.svg"), None),
        (
            Method::GET,
            format!("/api/users/{user}/chart.svg?picture=timeline"),
            None,
        ),
        (Method::GET, format!("/api/users/{user}/transits"), None),
        (Method::GET, format!("/api/users/{user}/dasha"), None),
        (Method::GET, format!("/api/users/{user}/export"), None),
        (Method::DELETE, format!("/api/users/{user}"), None),
        (
            Method::POST,
            "/api/responder/messages".into(),
            Some(json!({"content": "x"})),
        ),
        (Method::GET, "/api/responder/messages".into(), None),
        (Method::GET, "/api/responder/pending".into(), None),
        (Method::GET, "/api/responder/stream".into(), None),
    ]
}

#[tokio::test]
async fn nobody_gets_in_without_a_session() {
    let server = server();
    for (method, path, body) in endpoints("u") {
        let (status, answer) = server.call(None, method, &path, body).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(answer["error"]["kind"], "unauthenticated", "{path}");
    }
}

#[tokio::test]
async fn nobody_gets_in_with_two_session_cookies() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let ravi = server.sign_in("Ravi").await;
    let request = Request::get("/api/session")
        .header(header::HOST, HOST)
        .header(header::COOKIE, format!("{}; {}", asha.cookie, ravi.cookie))
        .body(Body::empty())
        .unwrap();
    assert_eq!(server.send(request).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn one_persons_session_does_not_open_anothers_data() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let ravi = server.sign_in("Ravi").await;
    let context = format!("/api/users/{}/context", ravi.id);
    server.post(&ravi, &context, json!({"pinned_facts": person()})).await;
    server
        .post(&ravi, "/api/responder/messages", json!({"content": "my own words"}))
        .await;
    server.settled(&ravi).await;
    for (method, path, body) in endpoints(&ravi.id) {
        if !path.contains(&ravi.id) {
            continue;
        }
        let (status, answer) = server.call(Some(&asha), method, &path, body).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        assert!(!answer.to_string().contains("own words"), "{path}");
    }
    assert_eq!(
        server.get(&asha, "/api/responder/messages").await["messages"],
        json!([])
    );
    // The same for a user who does not exist: nothing tells the two apart.
    let (status, _) = server
        .call(Some(&asha), Method::GET, "/api/users/nobody/context", None)
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_deletion_is_complete_and_ends_the_session() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    server
        .post(
            &asha,
            &format!("/api/users/{}/context", asha.id),
            json!({"pinned_facts": person()}),
        )
        .await;
    let export = server.get(&asha, &format!("/api/users/{}/export", asha.id)).await;
    assert!(export.to_string().contains("1990-06-15"));
    let (status, receipt) = server
        .call(Some(&asha), Method::DELETE, &format!("/api/users/{}", asha.id), None)
        .await;
    assert_eq!(status, StatusCode::OK, "{receipt}");
    assert!(
        receipt["deleted"]
            .as_object()
            .unwrap()
            .values()
            .any(|count| count.as_u64() > Some(0))
    );
    let (status, _) = server.call(Some(&asha), Method::GET, "/api/session", None).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let again = server.sign_in("Asha").await;
    assert_ne!(again.id, asha.id);
}

#[tokio::test]
async fn secrets_of_the_document_do_not_leave() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let user = server.astra.user(&asha.id).unwrap();
    astra::core::store::DocumentsExt::modify(&**server.astra.store(), user.scope(), |document| {
        document.set("memory_tokens", json!(["tok-secret"]));
        document.set("sessions", json!([{"signed_url": "wss://tok-secret"}]));
        Ok(())
    })
    .await
    .unwrap();
    for (method, path, body) in endpoints(&asha.id) {
        if method == Method::DELETE || path.ends_with("stream") {
            continue;
        }
        let (_, answer) = server.call(Some(&asha), method, &path, body).await;
        assert!(!answer.to_string().contains("tok-secret"), "{path}");
    }
}

#[tokio::test]
async fn other_sites_and_other_names_of_this_machine_are_refused() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let request = |host: &str, origin: Option<&str>| {
        let mut request = Request::post("/api/responder/messages")
            .header(header::HOST, host)
            .header(header::COOKIE, &asha.cookie)
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        request.body(Body::from(json!({"content": "hi"}).to_string())).unwrap()
    };
    for (host, origin, expected) in [
        (HOST, None, StatusCode::ACCEPTED),
        (HOST, Some("http://localhost:8787"), StatusCode::ACCEPTED),
        ("127.0.0.1:8787", Some("http://127.0.0.1:8787"), StatusCode::ACCEPTED),
        ("[::1]:8787", Some("http://[::1]:8787"), StatusCode::ACCEPTED),
        (HOST, Some("https://evil.example"), StatusCode::FORBIDDEN),
        (HOST, Some("null"), StatusCode::FORBIDDEN),
        (HOST, Some("http://localhost:8787.evil.example"), StatusCode::FORBIDDEN),
        ("evil.example", Some("http://evil.example"), StatusCode::FORBIDDEN),
        ("localhost.evil.example", None, StatusCode::FORBIDDEN),
        ("", None, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(
            server.send(request(host, origin)).await.0,
            expected,
            "{host} {origin:?}"
        );
    }
}

#[tokio::test]
async fn a_form_of_another_site_cannot_post() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let request = Request::post("/api/responder/messages")
        .header(header::HOST, HOST)
        .header(header::COOKIE, &asha.cookie)
        .header(header::CONTENT_TYPE, "text/plain")
        .body(Body::from(json!({"content": "hi"}).to_string()))
        .unwrap();
    let (status, answer) = server.send(request).await;
    assert_eq!(
        (status, answer["error"]["field"].as_str()),
        (StatusCode::BAD_REQUEST, Some("content-type"))
    );
}

#[tokio::test]
async fn a_path_that_is_none_says_so_in_json() {
    let (status, answer) = server().call(None, Method::GET, "/api/nothing", None).await;
    assert_eq!(
        (status, answer["error"]["kind"].as_str()),
        (StatusCode::NOT_FOUND, Some("not_found"))
    );
}

#[tokio::test]
async fn a_birth_place_is_found_by_what_is_typed() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let found = server.get(&asha, "/api/places?q=Springf,%20US&limit=3").await;
    let places = found["places"].as_array().unwrap();
    assert_eq!(places.len(), 3);
    assert!(
        places
            .iter()
            .all(|place| place["country"] == "US" && place["zone"].is_string())
    );
    assert!(found["source"].as_str().unwrap().contains("CC BY 4.0"));
    let near = server.get(&asha, "/api/places?near=19.07,72.88&limit=1").await;
    assert_eq!(near["places"][0]["name"], "Mumbai");
    for wrong in ["/api/places", "/api/places?q=", "/api/places?near=91,0"] {
        let (status, body) = server.call(Some(&asha), Method::GET, wrong, None).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(body["error"]["kind"], "invalid_input");
    }
    let (status, _) = server.call(None, Method::GET, "/api/places?q=Rome", None).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
}
