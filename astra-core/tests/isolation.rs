//! Nobody is ever shown what belongs to somebody else: not by the store, not by an answer, not in the feed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;

use astra_core::{
    memory::MemoryStore,
    store::ContextStore,
    testkit::{
        Crowd, Sightings,
        broken::{BrokenStore, Flaw, Reader},
    },
};

fn mingle(store: Arc<dyn ContextStore>, crowd: Crowd) -> Sightings {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(crowd.mingle(store)).unwrap()
}

fn broken(flaw: Flaw) -> Arc<dyn ContextStore> {
    Arc::new(BrokenStore::new(Arc::new(MemoryStore::new()), flaw))
}

/// Every method and packet that shows a user something.
const SHOWN_BY: [&str; 21] = [
    "answer",
    "audit_log",
    "claim",
    "close_session",
    "events",
    "events of a message",
    "export",
    "facts",
    "head",
    "history",
    "load",
    "message",
    "messages",
    "modify",
    "open_session",
    "packet",
    "post",
    "runs",
    "sessions",
    "transcript",
    "transcripts",
];

const SIXTY: Crowd = Crowd {
    users: 60,
    steps: 2000,
    seed: 1,
};

#[test]
fn sixty_users_see_only_their_own() {
    for seed in 1..=3 {
        let Sightings { own, foreign } = mingle(Arc::new(MemoryStore::new()), Crowd { seed, ..SIXTY });
        assert_eq!(foreign, Vec::<String>::new(), "seed {seed}");
        for by in SHOWN_BY {
            assert!(own.contains_key(by), "seed {seed}: nobody was shown anything by {by}");
        }
    }
}

#[test]
fn without_the_user_filter_they_see_that_of_others() {
    let foreign = mingle(broken(Flaw::MissingUserFilter), Crowd { steps: 500, ..SIXTY }).foreign;
    for by in ["load", "messages", "events", "facts", "export", "packet", "answer"] {
        let shown = foreign
            .iter()
            .any(|sighting| sighting.starts_with(&format!("{by} showed")));
        assert!(shown, "{by} showed nobody what is another's");
    }
}

#[test]
fn without_the_tenant_filter_they_see_that_of_namesakes() {
    let foreign = mingle(broken(Flaw::MissingTenantFilter), Crowd { steps: 500, ..SIXTY }).foreign;
    assert!(!foreign.is_empty());
}

#[test]
fn a_filter_missing_in_any_one_method_is_seen() {
    let twelve = Crowd { users: 12, ..SIXTY };
    for reader in Reader::ALL {
        let foreign = mingle(
            broken(Flaw::MissingUserFilterIn(reader)),
            Crowd { steps: 600, ..twelve },
        )
        .foreign;
        assert!(!foreign.is_empty(), "{reader:?}");
    }
}
