//! One run: the processes are started, killed and started again until all is answered; then the file is examined
//! with plain SQL, not through the code under test.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    ops::AddAssign,
    path::Path,
    process::{Child, ExitStatus},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    children::{FILE, KILL, MESSAGES, POSTER, ROLE, USERS, WORKER, question, reply},
    points::Point,
    support::{process, told},
};

/// Longer than any run takes that comes to an end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a process is killed: at a point, the n-th time it comes there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kill {
    pub(crate) point: Point,
    pub(crate) nth: u32,
}

/// Where the processes of a run are killed, each once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) poster: Kill,
    pub(crate) workers: [Kill; 2],
}

/// What went wrong, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    pub(crate) lost: u32,
    pub(crate) duplicated: u32,
    pub(crate) out_of_order: u32,
    pub(crate) gaps: u32,
    pub(crate) asleep: u32,
}

impl AddAssign for Faults {
    fn add_assign(&mut self, other: Self) {
        self.lost += other.lost;
        self.duplicated += other.duplicated;
        self.out_of_order += other.out_of_order;
        self.gaps += other.gaps;
        self.asleep += other.asleep;
    }
}

/// How a run ended.
#[derive(Default)]
pub(crate) struct Ended {
    pub(crate) hits: Vec<Point>,
    pub(crate) faults: Faults,
    /// What the processes told, for a reader of a failure.
    pub(crate) story: String,
}

/// A process and what it says.
struct Actor {
    role: &'static str,
    child: Child,
    lines: Option<JoinHandle<Vec<String>>>,
}

impl Actor {
    fn start(file: &Path, role: &'static str, kill: Option<Kill>) -> Self {
        let mut variables = vec![(FILE, file.display().to_string()), (ROLE, role.to_owned())];
        if let Some(kill) = kill {
            variables.push((KILL, format!("{} {}", kill.nth, kill.point.name())));
        }
        let mut child = process("children::child", &variables).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let lines = std::thread::spawn(move || {
            let told = |line: std::io::Result<String>| told(&line.unwrap()).map(str::to_owned);
            out.lines().filter_map(told).collect()
        });
        Self {
            role,
            child,
            lines: Some(lines),
        }
    }

    /// How it ended, if it has.
    fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    fn told(&mut self) -> Vec<String> {
        self.lines.take().map(|lines| lines.join().unwrap()).unwrap_or_default()
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        // It is gone already where this fails.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs until every message is answered, or patience ends.
pub(crate) fn run(plan: &Plan) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("astra.db");
    let mut ended = Ended::default();
    let mut acknowledged = BTreeSet::new();
    let mut actors = vec![
        Actor::start(&file, POSTER, Some(plan.poster)),
        Actor::start(&file, WORKER, Some(plan.workers[0])),
        Actor::start(&file, WORKER, Some(plan.workers[1])),
    ];
    let start = Instant::now();
    let mut posting = true;
    while start.elapsed() < PATIENCE {
        for actor in &mut actors {
            let Some(status) = actor.ended() else { continue };
            let (role, told) = (actor.role, actor.told());
            let died = note(&mut ended, &mut acknowledged, role, told);
            if role == POSTER && status.success() {
                posting = false;
                actor.role = "done";
            } else if role != "done" {
                assert!(died, "a {role} ended by itself: {status}\n{}", ended.story);
                *actor = Actor::start(&file, role, None);
            }
        }
        let answered = look(&file, &mut ended);
        if !posting && answered == USERS * MESSAGES {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    for mut actor in actors {
        actor.child.kill().unwrap();
        actor.child.wait().unwrap();
        let (role, told) = (actor.role, actor.told());
        note(&mut ended, &mut acknowledged, role, told);
    }
    ended.faults += examine(&file, &acknowledged, &mut ended.story);
    ended
}

/// Takes in what a process told; whether it was killed at its point.
fn note(ended: &mut Ended, acknowledged: &mut BTreeSet<String>, role: &str, told: Vec<String>) -> bool {
    let mut died = false;
    for line in told {
        ended.story.push_str(&format!("  {role}: {line}\n"));
        if let Some(id) = line.strip_prefix("acknowledged ") {
            acknowledged.insert(id.to_owned());
        } else if let Some(point) = line.strip_prefix("hit ") {
            ended.hits.push(Point::named(point));
            died = true;
        } else if line == "found a lane asleep" {
            ended.faults.asleep += 1;
        }
    }
    died
}

/// How many messages are answered at this instant; counts the lanes that sleep over work.
fn look(file: &Path, ended: &mut Ended) -> usize {
    let Ok(connection) = read(file) else { return 0 };
    let looked = || -> rusqlite::Result<(u32, usize)> {
        let snapshot = connection.unchecked_transaction()?;
        let asleep = snapshot.query_row(
            "SELECT count(*) FROM responder_outbox AS o LEFT JOIN lanes AS l ON l.tenant = o.tenant AND l._id = o.userId
             WHERE o.status IN ('pending', 'processing')
                AND (l._id IS NULL OR (l.marks <= l.seen AND l.dueAt IS NULL))",
            [],
            |row| row.get(0),
        )?;
        let delivered = "SELECT count(*) FROM responder_outbox WHERE status = 'delivered'";
        Ok((asleep, snapshot.query_row(delivered, [], |row| row.get(0))?))
    };
    // Before the first process has made the tables there is nothing to see.
    let Ok((asleep, answered)) = looked() else { return 0 };
    ended.faults.asleep += asleep;
    answered
}

fn read(file: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// What is wrong with the file once everything should be in it.
fn examine(file: &Path, acknowledged: &BTreeSet<String>, story: &mut String) -> Faults {
    let mut faults = Faults::default();
    let connection = read(file).unwrap();
    for u in 0..USERS {
        let user = format!("u{u}");
        let log = log(&connection, &user);
        story.push_str(&format!("  log of {user}: {log:?}\n"));
        let next: i64 = connection
            .query_row("SELECT nextSeq FROM lanes WHERE _id = ?1", [&user], |row| row.get(0))
            .unwrap();
        let numbers: Vec<i64> = log.iter().map(|(seq, _)| *seq).collect();
        if numbers != (1..next).collect::<Vec<_>>() {
            faults.gaps += 1;
        }
        let mut last = None;
        for n in 0..MESSAGES {
            let id = format!("u{u}-m{n}");
            let words = question(u, n);
            for said in [words.clone(), reply(&words)] {
                let places: Vec<usize> = log
                    .iter()
                    .enumerate()
                    .filter(|(_, (_, line))| *line == said)
                    .map(|(place, _)| place)
                    .collect();
                match places.as_slice() {
                    [] => faults.lost += 1,
                    [_] => {}
                    [_, more @ ..] => faults.duplicated += more.len() as u32,
                }
                if let Some(place) = places.first().copied() {
                    if last.is_some_and(|last| place < last) {
                        faults.out_of_order += 1;
                    }
                    last = Some(place);
                }
            }
            let status: Option<String> = connection
                .query_row(
                    "SELECT status FROM responder_outbox WHERE userId = ?1 AND _id = ?2",
                    [&user, &id],
                    |row| row.get(0),
                )
                .ok();
            if !acknowledged.contains(&id) || status.as_deref() != Some("delivered") {
                story.push_str(&format!("  {id} is {status:?}\n"));
                faults.lost += 1;
            }
        }
        faults.duplicated += (log.len().saturating_sub(2 * MESSAGES)) as u32;
    }
    faults
}

fn log(connection: &Connection, user: &str) -> Vec<(i64, String)> {
    let mut statement = connection
        .prepare("SELECT coalesce(seq, 0), content FROM responder_events WHERE userId = ?1 ORDER BY seq IS NULL, seq")
        .unwrap();
    let rows = statement
        .query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}
