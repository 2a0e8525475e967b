//! The worker: order, retries, dead letters, other hosts, crashes of its own and of others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{sync::Arc, time::Duration};

use astra_core::{
    Clock, ErrorKind, ManualClock, UserScope,
    memory::MemoryStore,
    responder::ResponderOptions,
    store::{
        ContextStore, DocumentsExt, EventId, EventKind, EventRole, MessageQuery, MessageStatus, NewEvent, NewMessage,
        OutboxMessage,
    },
};
use serde_json::json;
use support::{Act, Actor, log, options, responder, user, words};
use tokio_util::sync::CancellationToken;

const LONG: Duration = Duration::from_secs(20);

fn memory() -> Arc<dyn ContextStore> {
    Arc::new(MemoryStore::new())
}

async fn post(store: &Arc<dyn ContextStore>, scope: &UserScope, words: &str) -> OutboxMessage {
    store.post(scope, NewMessage::new(words).unwrap()).await.unwrap()
}

async fn status(store: &Arc<dyn ContextStore>, scope: &UserScope, message: &OutboxMessage) -> OutboxMessage {
    store.message(scope, &message.id).await.unwrap().unwrap()
}

/// Drains until nothing is left, retries included.
async fn settle(store: &Arc<dyn ContextStore>, responder: &astra_core::responder::Responder) {
    for _ in 0..200 {
        responder.drain(LONG).await.unwrap();
        match store.next_due(&(0..=255)).await.unwrap() {
            None => return,
            Some(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
    panic!("work was left");
}

#[tokio::test]
async fn messages_are_answered_in_order_with_the_users_words_first() {
    let (store, asha) = (memory(), user("asha"));
    for n in 0..5 {
        post(&store, &asha, &format!("q{n}")).await;
    }
    let progress = responder(&store, Actor::new([Act::Echo]), options())
        .drain(LONG)
        .await
        .unwrap();
    assert_eq!((progress.turns, progress.unfinished), (5, false));
    let expected: Vec<_> = (0..5)
        .flat_map(|n| [format!("user: q{n}"), format!("assistant: re: q{n}")])
        .collect();
    assert_eq!(words(&store, &asha).await, expected);
    let log = log(&store, &asha).await;
    assert_eq!(
        log.iter().map(|event| event.seq).collect::<Vec<_>>(),
        (1..=10).collect::<Vec<_>>()
    );
    assert!(
        log.iter()
            .all(|event| event.part == Some(u32::from(event.role == EventRole::Assistant)))
    );
}

#[tokio::test]
async fn the_latest_messages_are_projected_into_the_document() {
    let (store, asha) = (memory(), user("asha"));
    for n in 0..8 {
        post(&store, &asha, &format!("q{n}")).await;
    }
    responder(&store, Actor::new([Act::Echo]), options())
        .drain(LONG)
        .await
        .unwrap();
    let document = store.load(&asha).await.unwrap().unwrap();
    let recent = document.recent_messages();
    assert_eq!(recent.len(), 10);
    assert_eq!(
        (recent[9].role.as_str(), recent[9].text.as_str()),
        ("assistant", "re: q7")
    );
    assert_eq!(document.text("latest_user_message"), Some("q7"));
}

#[tokio::test]
async fn a_failing_agent_is_tried_again_and_answers_once() {
    let (store, asha) = (memory(), user("asha"));
    let message = post(&store, &asha, "q").await;
    let agent = Actor::new([
        Act::Fail(ErrorKind::Unavailable),
        Act::HangUp,
        Act::Fail(ErrorKind::RateLimited),
        Act::Echo,
    ]);
    settle(&store, &responder(&store, Arc::clone(&agent), options())).await;
    assert_eq!(words(&store, &asha).await, ["user: q", "assistant: re: q"]);
    let done = status(&store, &asha, &message).await;
    assert_eq!((done.status, done.attempts), (MessageStatus::Delivered, 4));
    // Each attempt has the same idempotency key.
    assert!(
        agent
            .turns
            .lock()
            .unwrap()
            .iter()
            .all(|turn| turn == message.id.as_str())
    );
}

#[tokio::test]
async fn a_message_that_never_works_dies_with_its_reason_and_the_next_one_goes_on() {
    let (store, asha) = (memory(), user("asha"));
    let mut acts = vec![Act::Fail(ErrorKind::Unavailable); 6];
    acts.push(Act::Echo);
    let bad = post(&store, &asha, "bad").await;
    let good = post(&store, &asha, "good").await;
    settle(&store, &responder(&store, Actor::new(acts), options())).await;
    let dead = status(&store, &asha, &bad).await;
    assert_eq!((dead.status, dead.attempts), (MessageStatus::Dead, 6));
    assert!(dead.error.unwrap().contains("as told"));
    let log = log(&store, &asha).await;
    assert_eq!(log[0].content, "bad");
    assert_eq!(log[1].metadata, Some(json!({"failed": true})));
    assert_eq!(log[3].content, "re: good");
    assert_eq!(status(&store, &asha, &good).await.status, MessageStatus::Delivered);
    let query = MessageQuery {
        status: Some(MessageStatus::Dead),
        limit: 0,
    };
    assert_eq!(store.messages(&asha, &query).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_can_never_work_is_not_repeated() {
    let (store, asha) = (memory(), user("asha"));
    let message = post(&store, &asha, "q").await;
    let agent = Actor::new([Act::Fail(ErrorKind::InvalidInput)]);
    settle(&store, &responder(&store, Arc::clone(&agent), options())).await;
    assert_eq!(status(&store, &asha, &message).await.status, MessageStatus::Dead);
    assert_eq!(agent.asked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_message_that_waits_for_its_next_attempt_blocks_its_lane_only() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let store: Arc<dyn ContextStore> = Arc::new(MemoryStore::with_clock(Arc::clone(&clock) as _));
    let (asha, ravi) = (user("asha"), user("ravi"));
    post(&store, &asha, "first").await;
    post(&store, &asha, "second").await;
    let options = ResponderOptions {
        clock: Arc::clone(&clock) as _,
        ..options()
    };
    let responder = responder(
        &store,
        Actor::new([Act::Fail(ErrorKind::Unavailable), Act::Echo]),
        options,
    );
    responder.drain(LONG).await.unwrap();
    post(&store, &ravi, "mine").await;
    responder.drain(LONG).await.unwrap();
    assert!(words(&store, &asha).await.is_empty());
    assert_eq!(words(&store, &ravi).await, ["user: mine", "assistant: re: mine"]);
    clock.advance(Duration::from_secs(1));
    responder.drain(LONG).await.unwrap();
    assert_eq!(
        words(&store, &asha).await,
        [
            "user: first",
            "assistant: re: first",
            "user: second",
            "assistant: re: second"
        ]
    );
}

#[tokio::test]
async fn wait_asks_for_work_and_falls_back_to_a_plain_reply() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let store: Arc<dyn ContextStore> = Arc::new(MemoryStore::with_clock(Arc::clone(&clock) as _));
    let asha = user("asha");
    let message = post(&store, &asha, "what will the weather be?").await;
    let options = ResponderOptions {
        clock: Arc::clone(&clock) as _,
        ..options()
    };
    let responder = responder(&store, Actor::new([Act::Say("WAIT")]), options);
    responder.drain(LONG).await.unwrap();
    let events = log(&store, &asha).await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[1].kind, EventKind::WORK_REQUESTED);
    assert!(events.iter().all(|event| !event.content.contains("WAIT")));
    assert_eq!(status(&store, &asha, &message).await.status, MessageStatus::Delivered);

    clock.advance(Duration::from_secs(119));
    responder.drain(LONG).await.unwrap();
    assert_eq!(log(&store, &asha).await.len(), 2);
    clock.advance(Duration::from_secs(2));
    responder.drain(LONG).await.unwrap();
    responder.drain(LONG).await.unwrap();
    let events = log(&store, &asha).await;
    assert_eq!(events.len(), 3);
    assert_eq!(events[2].metadata, Some(json!({"answers": message.id})));
}

#[tokio::test]
async fn an_insight_answers_a_request_for_work_so_that_no_plain_reply_comes() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let store: Arc<dyn ContextStore> = Arc::new(MemoryStore::with_clock(Arc::clone(&clock) as _));
    let asha = user("asha");
    let message = post(&store, &asha, "compare me with Ravi").await;
    let options = ResponderOptions {
        clock: Arc::clone(&clock) as _,
        ..options()
    };
    let responder = responder(&store, Actor::new([Act::Say("WAIT")]), options);
    responder.drain(LONG).await.unwrap();
    let insight = NewEvent {
        kind: EventKind::INSIGHT,
        role: EventRole::Assistant,
        content: "You two share a Moon sign.".into(),
        metadata: None,
        message: Some(message.id.clone()),
        key: "insight-1".into(),
    };
    store.insert(&asha, insight).await.unwrap();
    clock.advance(Duration::from_secs(500));
    responder.drain(LONG).await.unwrap();
    let events = log(&store, &asha).await;
    assert_eq!(events.len(), 3);
    assert_eq!(events[2].kind, EventKind::INSIGHT);
    assert_eq!(store.next_due(&(0..=255)).await.unwrap(), None);
}

#[tokio::test]
async fn a_row_of_another_host_is_answered_and_its_words_are_not_doubled() {
    let memory = MemoryStore::new();
    let (asha, ravi) = (user("asha"), user("ravi"));
    let now = astra_core::SystemClock.now();
    for (scope, id) in [(&asha, "host-1"), (&ravi, "host-2")] {
        let id = astra_core::store::MessageId::new(id).unwrap();
        memory
            .insert_foreign_message(scope, id, "from next.js", MessageStatus::Pending, now)
            .unwrap();
    }
    memory.insert_foreign_event(&ravi, EventId("e1".into()), EventRole::User, "from next.js", now);
    let store: Arc<dyn ContextStore> = Arc::new(memory);
    responder(&store, Actor::new([Act::Echo]), options())
        .drain(LONG)
        .await
        .unwrap();
    let expected = ["user: from next.js", "assistant: re: from next.js"];
    assert_eq!(words(&store, &asha).await, expected);
    assert_eq!(words(&store, &ravi).await, expected);
}

#[tokio::test]
async fn a_message_that_another_host_processes_is_left_alone_until_it_is_taken_over() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let memory = MemoryStore::with_clock(Arc::clone(&clock) as _);
    let asha = user("asha");
    let id = astra_core::store::MessageId::new("host-1").unwrap();
    memory
        .insert_foreign_message(&asha, id, "theirs", MessageStatus::Processing, clock.now())
        .unwrap();
    let store: Arc<dyn ContextStore> = Arc::new(memory);
    clock.advance(Duration::from_secs(1));
    post(&store, &asha, "ours").await;
    let responder = responder(
        &store,
        Actor::new([Act::Echo]),
        ResponderOptions {
            clock: Arc::clone(&clock) as _,
            ..options()
        },
    );
    responder.drain(LONG).await.unwrap();
    assert!(words(&store, &asha).await.is_empty());
    clock.advance(Duration::from_secs(599));
    responder.drain(LONG).await.unwrap();
    assert!(words(&store, &asha).await.is_empty());
    clock.advance(Duration::from_secs(2));
    responder.drain(LONG).await.unwrap();
    assert_eq!(words(&store, &asha).await.len(), 4);
}

#[tokio::test]
async fn a_lane_goes_on_soon_after_another_host_is_done_with_its_head() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let memory = Arc::new(MemoryStore::with_clock(Arc::clone(&clock) as _));
    let asha = user("asha");
    let id = astra_core::store::MessageId::new("host-1").unwrap();
    memory
        .insert_foreign_message(&asha, id.clone(), "theirs", MessageStatus::Processing, clock.now())
        .unwrap();
    let store: Arc<dyn ContextStore> = Arc::clone(&memory) as _;
    clock.advance(Duration::from_secs(1));
    post(&store, &asha, "ours").await;
    let never = ResponderOptions {
        clock: Arc::clone(&clock) as _,
        take_over: None,
        ..options()
    };
    let responder = responder(&store, Actor::new([Act::Echo]), never);
    responder.drain(LONG).await.unwrap();
    assert!(words(&store, &asha).await.is_empty());
    memory.set_foreign_status(&asha, &id, MessageStatus::Delivered).unwrap();
    clock.advance(Duration::from_secs(5));
    responder.drain(LONG).await.unwrap();
    assert_eq!(words(&store, &asha).await, ["user: ours", "assistant: re: ours"]);
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_writes_nothing() {
    let clock = Arc::new(ManualClock::new("2026-01-01T00:00:00Z".parse().unwrap()));
    let store: Arc<dyn ContextStore> = Arc::new(MemoryStore::with_clock(Arc::clone(&clock) as _));
    let asha = user("asha");
    let message = post(&store, &asha, "q").await;
    let slow = responder(&store, Actor::new([Act::Slowly(Duration::from_millis(200))]), options());
    let stuck = tokio::spawn(async move { slow.process_once(LONG).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    // The store's clock runs past the lease while the first worker still thinks.
    clock.advance(Duration::from_secs(60));
    responder(&store, Actor::new([Act::Say("from the second")]), options())
        .process_once(LONG)
        .await
        .unwrap();
    assert_eq!(stuck.await.unwrap().unwrap_err().kind(), ErrorKind::StaleLease);
    assert_eq!(words(&store, &asha).await, ["user: q", "assistant: from the second"]);
    assert_eq!(status(&store, &asha, &message).await.attempts, 2);
}

#[tokio::test]
async fn a_turn_may_take_longer_than_a_lease() {
    let (store, asha) = (memory(), user("asha"));
    post(&store, &asha, "q").await;
    let agent = Actor::new([Act::Slowly(Duration::from_millis(700))]);
    let options = ResponderOptions {
        lease: Duration::from_millis(150),
        ..options()
    };
    let stop = CancellationToken::new();
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let (worker, stop) = (responder(&store, Arc::clone(&agent), options.clone()), stop.clone());
            tokio::spawn(async move { worker.run(stop).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(1200)).await;
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    assert_eq!(words(&store, &asha).await, ["user: q", "assistant: re: q"]);
    assert_eq!(agent.asked.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_tool_answers_once_a_turn() {
    let (store, asha) = (memory(), user("asha"));
    post(&store, &asha, "what did we talk about?").await;
    responder(
        &store,
        Actor::new([Act::CallTwice("getConversationHistory")]),
        options(),
    )
    .drain(LONG)
    .await
    .unwrap();
    let reply = &log(&store, &asha).await[1].content;
    assert!(reply.contains("1 false {\"messages\":[]}"), "{reply}");
    assert!(reply.contains("2 true"), "{reply}");
}

#[tokio::test]
async fn shutdown_lets_the_turn_that_has_begun_finish_and_begins_no_other() {
    let (store, asha) = (memory(), user("asha"));
    post(&store, &asha, "first").await;
    post(&store, &asha, "second").await;
    let agent = Actor::new([Act::Slowly(Duration::from_millis(300))]);
    let stop = CancellationToken::new();
    let worker = responder(&store, Arc::clone(&agent), options());
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { worker.run(stop).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.cancel();
    running.await.unwrap();
    assert_eq!(words(&store, &asha).await, ["user: first", "assistant: re: first"]);
    // The lane is free at once for the next worker.
    responder(&store, Actor::new([Act::Echo]), options())
        .drain(LONG)
        .await
        .unwrap();
    assert_eq!(words(&store, &asha).await.len(), 4);
}

#[tokio::test]
async fn a_turn_beyond_the_deadline_is_given_up_and_not_lost() {
    let (store, asha) = (memory(), user("asha"));
    post(&store, &asha, "q").await;
    let slow = responder(&store, Actor::new([Act::Slowly(Duration::from_secs(60))]), options());
    let progress = slow.process_once(Duration::from_millis(100)).await.unwrap();
    assert!(progress.unfinished);
    responder(&store, Actor::new([Act::Echo]), options())
        .drain(LONG)
        .await
        .unwrap();
    assert_eq!(words(&store, &asha).await, ["user: q", "assistant: re: q"]);
}

#[tokio::test]
async fn an_agent_beyond_its_time_is_tried_again() {
    let (store, asha) = (memory(), user("asha"));
    let message = post(&store, &asha, "q").await;
    let options = ResponderOptions {
        turn: Duration::from_millis(50),
        ..options()
    };
    settle(
        &store,
        &responder(&store, Actor::new([Act::Slowly(LONG), Act::Echo]), options),
    )
    .await;
    assert_eq!(words(&store, &asha).await.len(), 2);
    assert_eq!(status(&store, &asha, &message).await.attempts, 2);
}

#[tokio::test]
async fn a_prefilled_response_is_used_up_once_it_was_said() {
    let (store, asha) = (memory(), user("asha"));
    store
        .modify(&asha, |document| {
            document.set("prefilled_response", "Namaste!");
            Ok(())
        })
        .await
        .unwrap();
    post(&store, &asha, "hi").await;
    responder(&store, Actor::new([Act::Say("Namaste!")]), options())
        .drain(LONG)
        .await
        .unwrap();
    assert_eq!(
        store.load(&asha).await.unwrap().unwrap().text("prefilled_response"),
        None
    );
}

#[tokio::test]
async fn many_users_are_answered_at_once_by_two_workers_and_each_once() {
    let store = memory();
    let stop = CancellationToken::new();
    let agent = Actor::new([Act::Slowly(Duration::from_millis(2))]);
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let (worker, stop) = (responder(&store, Arc::clone(&agent), options()), stop.clone());
            tokio::spawn(async move { worker.run(stop).await })
        })
        .collect();
    for n in 0..20 {
        for u in 0..20 {
            post(&store, &user(&format!("u{u}")), &format!("q{n}")).await;
        }
    }
    let mut waited = 0;
    while store.next_due(&(0..=255)).await.unwrap().is_some() && waited < 400 {
        tokio::time::sleep(Duration::from_millis(25)).await;
        waited += 1;
    }
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    let expected: Vec<_> = (0..20)
        .flat_map(|n| [format!("user: q{n}"), format!("assistant: re: q{n}")])
        .collect();
    for u in 0..20 {
        assert_eq!(words(&store, &user(&format!("u{u}"))).await, expected, "u{u}");
    }
    assert_eq!(agent.asked.lock().unwrap().len(), 400);
}

#[tokio::test]
async fn words_of_crisis_are_answered_here_whatever_the_agent_would_say() {
    let (store, asha) = (memory(), user("asha"));
    let agent = Actor::new([Act::Say("Saturn says no.")]);
    post(&store, &asha, "I want to kill myself").await;
    post(&store, &asha, "this traffic is killing me").await;
    responder(&store, Arc::clone(&agent), options())
        .drain(LONG)
        .await
        .unwrap();
    let events = log(&store, &asha).await;
    let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["message", "message", "safety", "message", "message"]);
    assert!(!events[1].content.contains("Saturn"));
    assert_eq!(events[2].content, "self_harm");
    assert_eq!(*agent.asked.lock().unwrap(), ["this traffic is killing me"]);
    let feed = astra_core::feed::Feed::start(store, astra_core::feed::FeedOptions::default());
    assert_eq!(feed.history(&asha, None, 50).await.unwrap().messages.len(), 4);
}
