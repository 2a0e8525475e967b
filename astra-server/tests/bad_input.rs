//! Bad input gets a typed error that names the field, over HTTP and on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::process::{Command, Output};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};
use support::{HOST, person, server};

#[tokio::test]
async fn wrong_birth_details_are_refused_with_their_field_and_nothing_is_written() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let context = format!("/api/users/{}/context", asha.id);
    for (field, value, kind, named) in [
        ("timezone", json!("Europe/Nowhere"), "invalid_input", "zone"),
        ("latitude", json!(91), "invalid_input", "latitude"),
        ("longitude", json!("east"), "invalid_input", "longitude"),
        ("birth_date", json!("0999-06-15"), "out_of_range", ""),
        ("birth_date", json!("1990-02-30"), "invalid_input", "birth_date"),
        ("birth_time", json!("25:00"), "invalid_input", "birth_time"),
        ("system", json!("mayan"), "invalid_input", "system"),
        ("shoe_size", json!(44), "invalid_input", "pinned_facts"),
    ] {
        let mut facts = person();
        facts[field] = value.clone();
        let (status, answer) = server.post(&asha, &context, json!({"pinned_facts": facts})).await;
        let error = &answer["error"];
        assert_eq!(status, StatusCode::BAD_REQUEST, "{field} {value}: {answer}");
        assert_eq!(error["kind"], kind, "{answer}");
        if !named.is_empty() {
            assert_eq!(error["field"], named, "{answer}");
        }
        assert!(error["message"].as_str().unwrap().contains("expected"), "{answer}");
    }
    let document = server.get(&asha, &context).await;
    assert_eq!(document["document"]["pinned_facts"], Value::Null);
}

#[tokio::test]
async fn a_time_that_was_twice_or_never_is_told() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    let context = format!("/api/users/{}/context", asha.id);
    for (date, kind) in [("2021-10-31", "ambiguous_time"), ("2021-03-28", "nonexistent_time")] {
        let mut facts = person();
        facts["birth_date"] = json!(date);
        facts["birth_time"] = json!("02:30");
        let (status, answer) = server.post(&asha, &context, json!({"pinned_facts": facts})).await;
        assert_eq!(
            (status, answer["error"]["kind"].as_str()),
            (StatusCode::BAD_REQUEST, Some(kind)),
            "{answer}"
        );
    }
    let mut facts = person();
    facts["birth_date"] = json!("2021-10-31");
    facts["birth_time"] = json!("02:30");
    let mut instants = Vec::new();
    for fold in ["earlier", "later"] {
        facts["birth_fold"] = json!(fold);
        assert_eq!(
            server.post(&asha, &context, json!({"pinned_facts": facts})).await.0,
            StatusCode::OK
        );
        let chart = server.get(&asha, &format!("/api/users/{}/chart", asha.id)).await;
        instants.push(chart["chart"]["jd_ut"].as_f64().unwrap());
    }
    assert!((instants[1] - instants[0] - 1.0 / 24.0).abs() < 1e-6, "{instants:?}");
}

#[tokio::test]
async fn a_message_of_a_megabyte_is_refused_with_the_limit() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    for (size, field) in [(20_000, "content"), (1_000_000, "body")] {
        let (status, answer) = server
            .post(&asha, "/api/responder/messages", json!({"content": "x".repeat(size)}))
            .await;
        let error = &answer["error"];
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{answer}");
        assert_eq!(
            (error["kind"].as_str(), error["field"].as_str()),
            (Some("too_large"), Some(field))
        );
        assert!(error["message"].as_str().unwrap().contains("limit is"), "{answer}");
    }
    assert_eq!(server.get(&asha, "/api/responder/pending").await["messages"], json!([]));
}

#[tokio::test]
async fn a_body_that_is_no_json_or_lacks_a_field_is_told() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    for (body, field) in [
        ("{broken", "body"),
        ("[1]", "body"),
        ("{}", "content"),
        (r#"{"content": 7}"#, "content"),
        (r#"{"content": "  "}"#, "content"),
        (r#"{"content": "x", "metadata": 3}"#, "metadata"),
        (r#"{"content": "x", "id": ""}"#, "id"),
    ] {
        let request = Request::post("/api/responder/messages")
            .header(header::HOST, HOST)
            .header(header::COOKIE, &asha.cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .unwrap();
        let (status, answer) = server.send(request).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{body}: {answer}");
        assert_eq!(
            (answer["error"]["kind"].as_str(), answer["error"]["field"].as_str()),
            (Some("invalid_input"), Some(field)),
            "{body}"
        );
    }
}

fn astra(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_astra"))
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn the_command_tells_wrong_flags_and_exits_with_2() {
    for (arguments, told) in [
        (
            ["demo", "--once", "hi", "--at", "0999-06-15", "--zone", "Europe/Rome"].as_slice(),
            "0999",
        ),
        (
            &["demo", "--once", "hi", "--at", "1990-06-15", "--zone", "Mars/Base"],
            "Mars/Base",
        ),
        (
            &[
                "demo",
                "--once",
                "hi",
                "--at",
                "1990-06-15",
                "--zone",
                "UTC",
                "--lat",
                "91",
                "--lon",
                "0",
            ],
            "latitude is 91",
        ),
        (
            &["demo", "--once", "hi", "--at", "yesterday", "--zone", "UTC"],
            "yesterday",
        ),
        (&["demo", "--json"], "--once"),
        (&["dem"], "demo"),
    ] {
        let output = astra(arguments, &[]);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {words}");
        assert!(words.contains(told), "{arguments:?}: {words}");
    }
}

#[test]
fn an_unknown_configuration_key_is_named_with_the_nearest_known_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("astra.toml");
    std::fs::write(&file, "[server]\nlisten_on = \"127.0.0.1:0\"\n").unwrap();
    let output = astra(&["serve", "--config", file.to_str().unwrap()], &[]);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(
        words.contains("server.listen_on") && words.contains("server.listen"),
        "{words}"
    );

    let output = astra(&["serve"], &[("ASTRA_STORE_KNID", "memory")]);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{words}");
    assert!(words.contains("store.kind"), "{words}");
}
