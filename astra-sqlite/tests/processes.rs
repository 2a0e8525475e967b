//! Several handles and several processes on one file; a process that dies.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    path::Path,
    sync::Barrier,
    time::{Duration, Instant},
};

use astra_core::store::{EventLog, EventQuery, MessageId, MessageQuery, MessageStatus, Turns, Wake};
use futures::{StreamExt, future::join_all};
use support::{answer_all, message, named, open, process, tell, told, user};

const FILE: &str = "ASTRA_TEST_FILE";
const ROLE: &str = "ASTRA_TEST_ROLE";

/// Not a test of its own: what the other tests run as a process.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by the other tests as a process of its own"]
async fn child() {
    let (Ok(file), Ok(role)) = (std::env::var(FILE), std::env::var(ROLE)) else {
        return;
    };
    let store = open(Path::new(&file));
    match role.as_str() {
        "post and die" => {
            let posted = store.post(&user("asha"), message("my last words")).await.unwrap();
            tell(posted.id.as_str());
            support::die();
        }
        "answer" => {
            // Until there has been nothing to do for a while.
            let mut answered = 0;
            let mut idle = Instant::now();
            while idle.elapsed() < Duration::from_millis(500) {
                let now = answer_all(&store).await;
                answered += now;
                if now > 0 {
                    idle = Instant::now();
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tell(&answered.to_string());
            store.close().await.unwrap();
        }
        other => panic!("no such role: {other}"),
    }
}

fn start(file: &Path, role: &str) -> std::process::Child {
    process("child", &[(FILE, file.display().to_string()), (ROLE, role.to_owned())])
        .spawn()
        .unwrap()
}

fn words_of(child: &mut std::process::Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines
        .filter_map(|line| told(&line.unwrap()).map(str::to_owned))
        .collect()
}

#[tokio::test]
async fn a_message_whose_post_returned_survives_the_death_of_its_process() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    for _ in 0..5 {
        let mut child = start(&path, "post and die");
        let words = words_of(&mut child);
        let status = child.wait().unwrap();
        #[cfg(unix)]
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9));
        assert!(!status.success());
        let store = open(&path);
        let id = MessageId::new(words[0].as_str()).unwrap();
        let message = store
            .message(&user("asha"), &id)
            .await
            .unwrap()
            .expect("it was acknowledged");
        assert_eq!(
            (message.content.as_str(), message.status),
            ("my last words", MessageStatus::Pending)
        );
        assert_eq!(answer_all(&store).await, 1, "its lane is awake");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_the_work_and_each_message_is_answered_once_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let store = open(&path);
    let mut children: Vec<_> = (0..2).map(|_| start(&path, "answer")).collect();
    let users: Vec<_> = (0..8).map(|n| user(&format!("user-{n}"))).collect();
    let posts = users.iter().map(|scope| {
        let store = &store;
        async move {
            for n in 0..5 {
                store.post(scope, message(&format!("question {n}"))).await.unwrap();
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    });
    join_all(posts).await;
    let answered: usize = children
        .iter_mut()
        .map(|child| {
            let words = words_of(child);
            assert!(child.wait().unwrap().success());
            words[0].parse::<usize>().unwrap()
        })
        .sum();
    assert_eq!(answered, 40);
    for scope in &users {
        let page = store.events(scope, &EventQuery::last(100)).await.unwrap();
        let said: Vec<_> = page.events.iter().map(|event| event.content.clone()).collect();
        let wanted: Vec<_> = (0..5)
            .flat_map(|n| [format!("question {n}"), format!("re: question {n}")])
            .collect();
        assert_eq!(said, wanted);
        assert_eq!(
            page.events.iter().map(|event| event.seq).collect::<Vec<_>>(),
            (1..=10).collect::<Vec<_>>()
        );
    }
    assert_eq!(store.check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_handles_write_at_once_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let stores = [open(&path), open(&path)];
    let asha = user("asha");
    let posts = (0..40).map(|n| {
        let (store, asha) = (&stores[n % 2], asha.clone());
        async move { store.post(&asha, message(&n.to_string())).await.unwrap() }
    });
    let posted = join_all(posts).await;
    let dates: BTreeSet<_> = posted.iter().map(|message| message.created_at).collect();
    assert_eq!(dates.len(), 40, "dates grow strictly across handles");
    let query = MessageQuery {
        status: None,
        limit: 100,
    };
    let listed = stores[0].messages(&asha, &query).await.unwrap();
    assert_eq!(listed, stores[1].messages(&asha, &query).await.unwrap());
    assert_eq!(listed.len(), 40);
    let answered = futures::join!(answer_all(&stores[0]), answer_all(&stores[1]));
    assert_eq!(answered.0 + answered.1, 40);
}

#[test]
fn many_may_open_a_new_file_at_the_same_time() {
    const MANY: usize = 12;
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let ready = Barrier::new(MANY);
        std::thread::scope(|scope| {
            for _ in 0..MANY {
                scope.spawn(|| {
                    ready.wait();
                    open(&path)
                });
            }
        });
    }
}

#[tokio::test]
async fn a_post_of_another_handle_wakes_a_listener_within_the_poll_interval() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let (here, there) = (open(&path), open(&path));
    let mut wakes = here.wakes();
    assert_eq!(wakes.next().await, Some(Wake::All));
    for name in ["asha", "ravi", "asha"] {
        there.post(&user(name), message("hello")).await.unwrap();
        let posted = Instant::now();
        let wake = tokio::time::timeout(Duration::from_secs(5), wakes.next())
            .await
            .unwrap();
        assert_eq!(wake, Some(Wake::Lane(user(name))));
        let late = posted.elapsed();
        assert!(late < Duration::from_millis(500), "after {late:?}");
    }
}

#[tokio::test]
async fn a_post_of_this_handle_wakes_at_once_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let mut wakes = store.wakes();
    assert_eq!(wakes.next().await, Some(Wake::All));
    store.post(&user("asha"), message("hello")).await.unwrap();
    let wake = tokio::time::timeout(Duration::from_millis(50), wakes.next())
        .await
        .unwrap();
    assert_eq!(wake, Some(Wake::Lane(user("asha"))));
    let again = tokio::time::timeout(Duration::from_millis(400), wakes.next()).await;
    assert!(again.is_err(), "{again:?}");
}

#[tokio::test]
async fn a_listener_that_lags_is_told_to_look_at_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let mut wakes = store.wakes();
    let asha = user("asha");
    let posts = (0..1500).map(|n| store.post(&asha, named(&format!("m{n}"), "hello")));
    join_all(posts).await.into_iter().for_each(|post| drop(post.unwrap()));
    let mut heard = 0;
    let all = async {
        while wakes.next().await != Some(Wake::All) {
            heard += 1;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), all).await.unwrap();
    assert!(heard <= 1024);
}

#[tokio::test]
async fn hints_end_with_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("a.db"));
    let wakes = store.wakes();
    store.close().await.unwrap();
    drop(store);
    let rest = tokio::time::timeout(Duration::from_secs(5), wakes.collect::<Vec<_>>()).await;
    assert!(rest.is_ok());
}
