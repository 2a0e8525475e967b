//! Rendering, and the fan-out of the feed, each beside a peer in the same run.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{hint::black_box, sync::Arc, time::Duration};

use astra::core::{
    TenantId, UserId, UserScope,
    context::UserContext,
    feed::{Cursor, Feed, FeedOptions, Packet},
    memory::MemoryStore,
    prompt::{Budget, JADUGAR, Template, Variables},
    store::{ContextStore, Epoch, EventKind, EventRole, LeaseRequest, NewEvent},
};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::json;
use tokio::{runtime::Runtime, sync::broadcast};

/// A document of usual size.
fn document() -> UserContext {
    serde_json::from_value(json!({
        "pinned_facts": {"name": "Asha", "birth_date": "1990-06-15", "birth_time": "14:30", "latitude": 41.9, "longitude": 12.5, "timezone": "Europe/Rome"},
        "astro_overview": "| Sun | Gemini 24°08' | 9 |\n".repeat(14),
        "astro_snapshot": "Saturn trine natal Venus, orb 0.4, applying\n".repeat(5),
        "overview": "Curious, restless, kind. ".repeat(8),
        "events": (0..20).map(|n| json!({"date": format!("20{n:02}-05-01"), "desc": "moved to another town"})).collect::<Vec<_>>(),
        "recent_messages": (0..10).map(|n| json!({"role": "user", "text": format!("message number {n}")})).collect::<Vec<_>>(),
        "latest_user_message": "How is my week?",
    }))
    .unwrap()
}

fn render(c: &mut Criterion) {
    let document = document();
    let mut group = c.benchmark_group("render");
    group.bench_function("variables", |b| {
        b.iter(|| Variables::render(black_box(&document), Budget::default()))
    });
    let variables = Variables::render(&document, Budget::default());
    let template = Template::new(JADUGAR);
    group.bench_function("prompt", |b| b.iter(|| template.render(black_box(variables.values()))));
    let mut peer = minijinja::Environment::empty();
    peer.add_template("jadugar", JADUGAR).unwrap();
    let peer = peer.get_template("jadugar").unwrap();
    group.bench_function("prompt, minijinja", |b| {
        b.iter(|| peer.render(black_box(variables.values())).unwrap())
    });
    group.finish();
}

fn event(n: u64) -> NewEvent {
    NewEvent {
        kind: EventKind::INSIGHT,
        role: EventRole::System,
        content: "Saturn trine natal Venus".into(),
        metadata: None,
        message: None,
        key: n.to_string(),
    }
}

/// One event to all clients of a user, until each has it.
fn fan_out(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = c.benchmark_group("feed fan-out");
    group.measurement_time(Duration::from_secs(5));
    for clients in [1_usize, 100, 1000] {
        group.throughput(Throughput::Elements(clients as u64));
        group.bench_with_input(BenchmarkId::new("feed", clients), &clients, |b, &clients| {
            let _entered = runtime.enter();
            let store: Arc<dyn ContextStore> = Arc::new(MemoryStore::new());
            let feed = Feed::start(Arc::clone(&store), FeedOptions::default());
            let scope = UserScope::new(TenantId::default(), UserId::new("asha").unwrap());
            let start = Cursor {
                epoch: Epoch(String::new()),
                seq: 0,
            };
            let mut subscriptions: Vec<_> = (0..clients)
                .map(|_| feed.subscribe(&scope, Some(start.clone())))
                .collect();
            let mut n = 0;
            b.iter(|| {
                n += 1;
                runtime.block_on(async {
                    store.insert(&scope, event(n)).await.unwrap();
                    let request = LeaseRequest {
                        ttl: Duration::from_secs(9),
                        buckets: 0..=255,
                        only: None,
                    };
                    let lease = store.lease(&request).await.unwrap().unwrap();
                    store.release(&lease, n, None).await.unwrap();
                    for subscription in &mut subscriptions {
                        let packet = subscription.next().await.unwrap().unwrap();
                        assert!(matches!(packet, Packet::Append(event) if event.seq == n));
                    }
                });
            });
        });
        group.bench_with_input(BenchmarkId::new("tokio broadcast", clients), &clients, |b, &clients| {
            let sender = broadcast::Sender::new(16);
            let mut receivers: Vec<_> = (0..clients).map(|_| sender.subscribe()).collect();
            let mut n = 0;
            b.iter(|| {
                n += 1;
                runtime.block_on(async {
                    sender.send(Arc::new(event(n))).unwrap();
                    for receiver in &mut receivers {
                        assert_eq!(receiver.recv().await.unwrap().key, n.to_string());
                    }
                });
            });
        });
    }
    group.finish();
}

criterion_group!(benches, render, fan_out);
criterion_main!(benches);
