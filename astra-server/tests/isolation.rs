//! Many people through the server at once: no response and no packet holds a value of another.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{sync::Arc, time::Duration};

use astra::core::{
    feed::Packet,
    memory::MemoryStore,
    store::ContextStore,
    testkit::broken::{BrokenStore, Flaw},
};
use axum::http::Method;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use support::{Person, Server, options, person, server_with};
use tokio::time::timeout;

/// A person whose every value holds their tag.
struct Tagged {
    tag: String,
    who: Person,
}

/// Counts the answers that hold somebody else's tag.
#[derive(Default)]
struct Scan {
    answers: usize,
    leaks: Vec<String>,
}

impl Scan {
    fn look(&mut self, own: &str, what: &str, answer: &str) {
        self.answers += 1;
        for (at, _) in answer.match_indices("tag-") {
            if !answer[at..].starts_with(own) {
                self.leaks
                    .push(format!("{what} of {own}: {}", &answer[at..answer.len().min(at + 12)]));
            }
        }
    }
}

async fn crowd(store: Arc<dyn ContextStore>, people: usize, rounds: usize) -> Scan {
    let server = server_with(store, options());
    let mut crowd = Vec::new();
    for n in 0..people {
        let tag = format!("tag-{n:03}-");
        let who = server.sign_in(&format!("{tag}name")).await;
        crowd.push(Tagged { tag, who });
    }
    let mut scan = Scan::default();
    let mut rng = StdRng::seed_from_u64(7);
    for round in 0..rounds {
        let me = &crowd[rng.random_range(0..people)];
        let other = &crowd[rng.random_range(0..people)];
        act(&server, me, other, rng.random_range(0..9), round, &mut scan).await;
    }
    for me in &crowd {
        for path in ["/api/responder/messages", "/api/responder/pending", "/api/session"] {
            let (_, answer) = server.call(Some(&me.who), Method::GET, path, None).await;
            scan.look(&me.tag, path, &answer.to_string());
        }
        packets(&server, me, &mut scan).await;
    }
    server.astra.shutdown().await;
    scan
}

async fn act(server: &Server, me: &Tagged, other: &Tagged, act: u32, round: usize, scan: &mut Scan) {
    let (method, path, body) = match act {
        0..=2 => {
            let words = format!("{}what about my week? {round}", me.tag);
            (
                Method::POST,
                "/api/responder/messages".to_owned(),
                Some(json!({"content": words})),
            )
        }
        3 => {
            let mut facts = person();
            facts["name"] = json!(format!("{}name", me.tag));
            facts["birth_place"] = json!(format!("{}town", me.tag));
            (
                Method::POST,
                format!("/api/users/{}/context", me.who.id),
                Some(json!({"pinned_facts": facts})),
            )
        }
        4 => (Method::GET, format!("/api/users/{}/context", me.who.id), None),
        5 => (Method::GET, format!("/api/users/{}/export", me.who.id), None),
        6 => (Method::GET, format!("/api/users/{}/context", other.who.id), None),
        7 => (Method::GET, format!("/api/users/{}/export", other.who.id), None),
        _ => (Method::GET, format!("/api/users/{}/chart", me.who.id), None),
    };
    let (_, answer) = server.call(Some(&me.who), method, &path, body).await;
    scan.look(&me.tag, &path, &answer.to_string());
}

/// Reads the person's feed from its start to its end.
async fn packets(server: &Server, me: &Tagged, scan: &mut Scan) {
    let user = server.astra.user(&me.who.id).unwrap();
    let mut feed = user.feed(None);
    while let Ok(Ok(Some(packet))) = timeout(Duration::from_millis(5), feed.next()).await {
        scan.look(&me.tag, "feed", &serde_json::to_string::<Packet>(&packet).unwrap());
        // What the agent was shown comes back in the reply's words.
        scan.look(&me.tag, "feed", &Value::String(format!("{packet:?}")).to_string());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_answer_and_no_packet_holds_a_value_of_another_person() {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let (people, rounds) = if full { (200, 10_000) } else { (40, 1_000) };
    let scan = crowd(Arc::new(MemoryStore::new()), people, rounds).await;
    println!(
        "bar | isolation over HTTP and feed, {people} people | {} foreign values in {} answers | {}",
        scan.leaks.len(),
        scan.answers,
        if scan.leaks.is_empty() { "pass" } else { "FAIL" }
    );
    assert!(
        scan.leaks.is_empty(),
        "{:?}",
        scan.leaks.iter().take(5).collect::<Vec<_>>()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_scan_finds_the_store_that_does_not_ask_whose_data_it_is() {
    let broken = BrokenStore::new(Arc::new(MemoryStore::new()), Flaw::MissingUserFilter);
    let scan = crowd(Arc::new(broken), 10, 200).await;
    assert!(
        !scan.leaks.is_empty(),
        "the scan of {} answers found nothing",
        scan.answers
    );
}
