//! The live feed over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::{net::SocketAddr, time::Duration};

use astra_server::AppOptions;
use futures::{SinkExt, StreamExt};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use support::{Person, Server, options, server, server_with};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest},
};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

const SOON: Duration = Duration::from_secs(5);

struct Running {
    server: Server,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: tokio::task::JoinHandle<()>,
}

async fn running() -> Running {
    run(server()).await
}

async fn run(server: Server) -> Running {
    let serving = server.listen().await;
    let address = serving.address();
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(async move {
        serving.until(async { drop(stopped.await) }).await.unwrap();
    });
    Running {
        server,
        address,
        stop,
        task,
    }
}

impl Running {
    async fn connect(&self, who: &Person, query: &str) -> Socket {
        self.try_connect(who, query, Some(&format!("http://{}", self.address)))
            .await
            .unwrap()
    }

    async fn try_connect(&self, who: &Person, query: &str, origin: Option<&str>) -> Result<Socket, tungstenite::Error> {
        let mut request = format!("ws://{}/api/responder/socket{query}", self.address)
            .into_client_request()
            .unwrap();
        request.headers_mut().insert("cookie", who.cookie.parse().unwrap());
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        connect_async(request).await.map(|(socket, _)| socket)
    }

    async fn say(&self, who: &Person, words: &str) {
        let (status, _) = self
            .server
            .post(who, "/api/responder/messages", json!({"content": words}))
            .await;
        assert_eq!(status, 202);
    }
}

/// The next packet that is no heartbeat; the close code as an error.
async fn next(socket: &mut Socket) -> Result<Value, u16> {
    loop {
        match timeout(SOON, socket.next()).await.expect("a packet in time") {
            Some(Ok(Message::Text(text))) => {
                let packet: Value = serde_json::from_str(&text).unwrap();
                if packet["type"] != "heartbeat" {
                    return Ok(packet);
                }
            }
            Some(Ok(Message::Close(frame))) => return Err(frame.map_or(0, |frame| frame.code.into())),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Err(0),
        }
    }
}

async fn send(socket: &mut Socket, packet: Value) {
    socket.send(Message::text(packet.to_string())).await.unwrap();
}

#[tokio::test]
async fn a_page_gets_its_history_and_then_each_reply() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    let mut socket = running.connect(&asha, "").await;
    send(&mut socket, json!({"type": "start"})).await;
    let init = next(&mut socket).await.unwrap();
    assert_eq!(
        (init["type"].as_str(), &init["data"]["messages"]),
        (Some("messages:init"), &json!([]))
    );
    running.say(&asha, "hello").await;
    for (seq, role) in [(1, "user"), (2, "assistant")] {
        let packet = next(&mut socket).await.unwrap();
        assert_eq!(packet["type"], "messages:append");
        assert_eq!(
            (packet["data"]["seq"].as_u64(), packet["data"]["role"].as_str()),
            (Some(seq), Some(role))
        );
        for field in ["id", "kind", "content", "createdAt", "outboxId"] {
            assert!(packet["data"][field].is_string(), "{field} in {packet}");
        }
    }
}

#[tokio::test]
async fn a_client_of_before_this_protocol_says_nothing_and_gets_its_history() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    let mut socket = running.connect(&asha, "").await;
    assert_eq!(next(&mut socket).await.unwrap()["type"], "messages:init");
}

#[tokio::test]
async fn a_client_resumes_where_it_was_by_frame_or_by_address() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    running.say(&asha, "one").await;
    running.say(&asha, "two").await;
    running.server.settled(&asha).await;
    let mut socket = running.connect(&asha, "").await;
    let init = next(&mut socket).await.unwrap();
    let epoch = init["data"]["epoch"].as_str().unwrap();
    assert_eq!(init["data"]["seq"], 4);
    let mut by_frame = running.connect(&asha, "").await;
    send(&mut by_frame, json!({"type": "resume", "epoch": epoch, "seq": 2})).await;
    let mut by_address = running.connect(&asha, &format!("?epoch={epoch}&seq=2")).await;
    for socket in [&mut by_frame, &mut by_address] {
        for seq in [3, 4] {
            let packet = next(socket).await.unwrap();
            assert_eq!(
                (packet["type"].as_str(), packet["data"]["seq"].as_u64()),
                (Some("messages:append"), Some(seq))
            );
        }
    }
    // A place that is not in the log: resync, and the code that says so.
    let mut beyond = running.connect(&asha, "").await;
    send(&mut beyond, json!({"type": "resume", "epoch": epoch, "seq": 99})).await;
    assert_eq!(next(&mut beyond).await.unwrap(), json!({"type": "resync"}));
    assert_eq!(next(&mut beyond).await, Err(4008));
}

#[tokio::test]
async fn a_resume_cursor_of_somebody_else_shows_nothing() {
    let running = running().await;
    let (asha, ravi) = (
        running.server.sign_in("Asha").await,
        running.server.sign_in("Ravi").await,
    );
    running.say(&ravi, "ravis words").await;
    running.server.settled(&ravi).await;
    let epoch = running.server.get(&ravi, "/api/responder/messages").await["epoch"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut socket = running.connect(&asha, &format!("?epoch={epoch}&seq=0")).await;
    assert_eq!(next(&mut socket).await.unwrap(), json!({"type": "resync"}));
}

#[tokio::test]
async fn a_socket_needs_a_session_and_an_origin_of_ours() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    let nobody = Person {
        id: String::new(),
        cookie: "astra_session=x".into(),
    };
    let own = format!("http://{}", running.address);
    for (who, origin, expected) in [
        (&nobody, Some(own.as_str()), 401),
        (&asha, None, 403),
        (&asha, Some("https://evil.example"), 403),
    ] {
        match running.try_connect(who, "", origin).await {
            Err(tungstenite::Error::Http(response)) => assert_eq!(response.status(), expected, "{origin:?}"),
            other => panic!("{origin:?} was answered with {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_frame_that_means_nothing_ends_the_connection() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    for frame in [
        Message::text("{broken"),
        Message::text(r#"{"type":"dance"}"#),
        Message::binary(vec![1, 2, 3]),
    ] {
        let mut socket = running.connect(&asha, "").await;
        next(&mut socket).await.unwrap();
        socket.send(frame).await.unwrap();
        assert_eq!(next(&mut socket).await, Err(1002));
    }
}

#[tokio::test]
async fn a_session_that_ends_while_the_socket_is_open_closes_it() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    let mut socket = running.connect(&asha, "").await;
    next(&mut socket).await.unwrap();
    running.server.astra.user(&asha.id).unwrap().erase().await.unwrap();
    loop {
        match next(&mut socket).await {
            Ok(_) => {}
            Err(code) => {
                assert!(code == 4001 || code == 4008, "{code}");
                break;
            }
        }
    }
}

#[tokio::test]
async fn shutdown_says_that_the_server_goes_away() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    let mut socket = running.connect(&asha, "").await;
    next(&mut socket).await.unwrap();
    running.stop.send(()).unwrap();
    assert_eq!(next(&mut socket).await, Err(1001));
    timeout(SOON, running.task).await.unwrap().unwrap();
}

#[tokio::test]
async fn server_sent_events_resume_after_the_last_event_id() {
    let running = running().await;
    let asha = running.server.sign_in("Asha").await;
    running.say(&asha, "one").await;
    running.server.settled(&asha).await;
    let epoch = running.server.get(&asha, "/api/responder/messages").await["epoch"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut stream = TcpStream::connect(running.address).await.unwrap();
    let request = format!(
        "GET /api/responder/stream HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nLast-Event-ID: {epoch}.1\r\n\r\n",
        running.address, asha.cookie
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut read = String::new();
    let mut buffer = [0; 4096];
    while !read.contains("messages:append") {
        let n = timeout(SOON, stream.read(&mut buffer))
            .await
            .expect("events in time")
            .unwrap();
        read.push_str(&String::from_utf8_lossy(&buffer[..n]));
    }
    assert!(read.contains("text/event-stream"), "{read}");
    assert!(read.contains(&format!("id: {epoch}.2")), "{read}");
    assert!(!read.contains("\"seq\":1"), "{read}");
}

/// Sockets break at random while messages are answered: each client sees every number once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_disconnects_of_real_sockets_leave_no_gap_and_no_duplicate() {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let (messages, least) = if full { (600, 1000) } else { (120, 150) };
    let running = run(server_with(
        std::sync::Arc::new(astra::core::memory::MemoryStore::new()),
        AppOptions {
            greeting: Duration::from_millis(100),
            ..options()
        },
    ))
    .await;
    let asha = running.server.sign_in("Asha").await;
    let mut socket = running.connect(&asha, "").await;
    next(&mut socket).await.unwrap();
    let clients = async {
        let clients = (0..4_u64).map(|n| {
            let (running, asha) = (&running, &asha);
            async move {
                let mut rng = StdRng::seed_from_u64(n);
                let (mut seen, mut epoch, mut disconnects) = (Vec::new(), String::new(), 0);
                while seen.len() < 2 * messages {
                    let last = seen.last().copied().unwrap_or(0_u64);
                    let mut socket = running.connect(asha, &format!("?epoch={epoch}&seq={last}")).await;
                    for _ in 0..rng.random_range(0..6) {
                        let patience = Duration::from_millis(rng.random_range(1..30));
                        let Ok(packet) = timeout(patience, next(&mut socket)).await else {
                            break;
                        };
                        let packet = packet.unwrap();
                        assert_eq!(packet["type"], "messages:append");
                        seen.push(packet["data"]["seq"].as_u64().unwrap());
                        if epoch.is_empty() {
                            epoch = running.server.get(asha, "/api/responder/messages").await["epoch"]
                                .as_str()
                                .unwrap()
                                .to_owned();
                        }
                    }
                    disconnects += 1;
                }
                (seen, disconnects)
            }
        });
        futures::future::join_all(clients).await
    };
    let posting = async {
        for n in 0..messages {
            running.say(&asha, &n.to_string()).await;
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    };
    let (clients, ()) = futures::future::join(clients, posting).await;
    let expected: Vec<u64> = (1..=2 * messages as u64).collect();
    let mut disconnects = 0;
    for (seen, times) in clients {
        assert_eq!(seen, expected);
        disconnects += times;
    }
    let verdict = if disconnects >= least { "pass" } else { "FAIL" };
    println!("bar | live feed over sockets: random disconnects | {disconnects}: 0 gaps, 0 duplicates | {verdict}");
    assert!(disconnects >= least, "{disconnects}");
}

/// A client that never reads: the others get every reply meanwhile, and the process does not grow.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_stands_still_delays_nobody_and_costs_no_memory() {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    let messages = if full { 3000 } else { 300 };
    let running = run(server_with(
        std::sync::Arc::new(astra::core::memory::MemoryStore::new()),
        AppOptions {
            patience: Duration::from_millis(500),
            ..options()
        },
    ))
    .await;
    let asha = running.server.sign_in("Asha").await;
    let stuck: Vec<Socket> = futures::future::join_all((0..20).map(|_| running.connect(&asha, "?epoch=&seq=0"))).await;
    let mut live = running.connect(&asha, "?epoch=&seq=0").await;
    let words = "x".repeat(8000);
    let mut slowest = Duration::ZERO;
    let mut before = 0;
    for n in 0..messages {
        if n == messages / 10 {
            before = resident();
        }
        let begun = std::time::Instant::now();
        running.say(&asha, &words).await;
        for _ in 0..2 {
            next(&mut live).await.unwrap();
        }
        slowest = slowest.max(begun.elapsed());
    }
    // The log itself grows in memory here; twenty stuck clients must not hold twenty copies of it.
    let log = (messages - messages / 10) * (2 * words.len() + 2000) * 2;
    let grown = resident().saturating_sub(before);
    let flat = grown < log + 16_000_000;
    println!(
        "bar | live feed: 20 stalled clients beside a live one | slowest round {slowest:?}, grown {} MB of which log {} MB | {}",
        grown / 1_000_000,
        log / 1_000_000,
        if flat && slowest < SOON { "pass" } else { "FAIL" }
    );
    assert!(flat, "grown by {grown} bytes, the log by {log}");
    drop(stuck);
}

/// The memory of this process in bytes; 0 where the system does not tell.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<usize>().ok())
        .unwrap_or(0)
        * 1024
}
