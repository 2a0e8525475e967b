//! The one connection that writes, on a thread of its own: calls that wait together share a transaction and its
//! flush to the disk.

use std::{
    collections::VecDeque,
    ops::Deref,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use astra_core::{Clock, Error, ErrorKind, Result, UserScope};
use rusqlite::Connection;
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, timeout_at},
};

use crate::{
    Observer, SqliteOptions, Stage, Step, connection,
    error::{Done, closed, shared, too_slow},
    hints::Hints,
};

/// What one call does inside its savepoint.
pub(crate) struct Tx<'a> {
    connection: &'a Connection,
    /// The store's time of the call, in milliseconds since 1970.
    pub(crate) now: i64,
    /// Which store this is, among those on the file.
    pub(crate) writer: &'a str,
    journal: &'a mut Journal,
    observer: Option<&'a Observer>,
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

impl Tx<'_> {
    /// Says that a step is written.
    pub(crate) fn written(&mut self, step: Step) {
        if let Some(observe) = self.observer {
            observe(Stage::Written(step));
            self.journal.steps.push(step);
        }
    }

    /// Tells listeners of a user once the transaction is committed.
    pub(crate) fn hint(&mut self, scope: &UserScope) {
        self.journal.hints.push(scope.clone());
    }
}

/// What is to be told once the transaction is committed.
#[derive(Default)]
struct Journal {
    steps: Vec<Step>,
    hints: Vec<UserScope>,
}

/// A call that waits for its turn.
trait Call: Send {
    /// Whether its caller has gone.
    fn is_abandoned(&self) -> bool;
    /// Does the work; whether it is to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers the caller, who gets `lost` where the transaction was lost.
    fn answer(self: Box<Self>, lost: Option<Error>);
}

struct Work<F, T> {
    work: Option<F>,
    result: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Call for Work<F, T>
where
    F: FnOnce(&mut Tx<'_>) -> Done<T> + Send,
    T: Send,
{
    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        let result = work(tx).map_err(Error::from);
        let kept = result.is_ok();
        self.result = Some(result);
        kept
    }

    fn answer(self: Box<Self>, lost: Option<Error>) {
        let result = match (self.result, lost) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(lost)) => Err(lost),
            (Some(result), None) => result,
            (None, None) => Err(Error::new(ErrorKind::Internal, "a write was not done")),
        };
        // A caller that has gone needs no answer.
        let _ = self.reply.send(result);
    }
}

enum Message {
    Call(Box<dyn Call>),
    /// Work that needs the connection outside any transaction.
    Outside(Box<dyn FnOnce(&Connection) + Send>),
    Close,
}

/// Hands writes to the thread that does them.
#[derive(Debug)]
pub(crate) struct Writer {
    /// None once it is to end.
    queue: Option<mpsc::Sender<Message>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    deadline: Duration,
}

/// Hands over writes without keeping the store open.
#[derive(Debug, Clone)]
pub(crate) struct WeakWriter {
    queue: mpsc::WeakSender<Message>,
}

impl Writer {
    /// Starts the thread on an open connection. `name` tells this store from others on the same file.
    pub(crate) fn start(connection: Connection, name: String, options: &SqliteOptions, hints: Hints) -> Result<Self> {
        let (queue, inbox) = mpsc::channel(options.queue);
        let desk = Desk {
            connection,
            inbox,
            name,
            clock: options.clock.clone(),
            observer: options.observer.clone(),
            largest_batch: options.largest_batch,
            hints,
        };
        let thread = std::thread::Builder::new()
            .name("astra-sqlite".into())
            .spawn(move || desk.serve())
            .map_err(|error| Error::new(ErrorKind::Unavailable, "no thread can be started").caused_by(error))?;
        Ok(Self {
            queue: Some(queue),
            thread: Mutex::new(Some(thread)),
            deadline: options.deadline,
        })
    }

    /// Does `work` in a transaction; durable when this returns. A caller that goes away while waiting writes
    /// nothing, one that goes away later may have written.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Work {
            work: Some(work),
            result: None,
            reply,
        });
        self.hand_over(Message::Call(call), answer).await?
    }

    /// Does `work` on the connection outside any transaction.
    pub(crate) async fn outside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let work = move |connection: &Connection| {
            let _ = reply.send(work(connection).map_err(Error::from));
        };
        self.hand_over(Message::Outside(Box::new(work)), answer).await?
    }

    async fn hand_over<T>(&self, message: Message, answer: oneshot::Receiver<T>) -> Result<T> {
        let queue = self.queue.as_ref().ok_or_else(closed)?;
        let deadline = Instant::now() + self.deadline;
        timeout_at(deadline, queue.send(message))
            .await
            .map_err(|_| {
                Error::new(ErrorKind::Unavailable, "too many writes wait")
                    .with("field", "queue")
                    .with("limit", queue.max_capacity())
            })?
            .map_err(|_| closed())?;
        timeout_at(deadline, answer)
            .await
            .map_err(|_| too_slow(self.deadline))?
            .map_err(|_| closed())
    }

    /// A handle that does not keep the store open.
    pub(crate) fn downgrade(&self) -> Option<WeakWriter> {
        self.queue.as_ref().map(|queue| WeakWriter {
            queue: queue.downgrade(),
        })
    }

    /// Does what waits, refuses what comes later, and ends the thread.
    pub(crate) async fn close(&self) -> Result<()> {
        if let Some(queue) = &self.queue {
            // Closed already where this fails.
            let _ = queue.send(Message::Close).await;
        }
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let joined = tokio::task::spawn_blocking(move || thread.join()).await;
            if !matches!(joined, Ok(Ok(()))) {
                return Err(Error::new(ErrorKind::Internal, "the store's writer ended badly"));
            }
        }
        Ok(())
    }
}

impl Drop for Writer {
    /// Lets the thread finish what waits, which takes a flush or two.
    fn drop(&mut self) {
        self.queue = None;
        let thread = self.thread.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the store's writer ended badly");
        }
    }
}

impl WeakWriter {
    /// Does `work` in a transaction unless the store is closing or overloaded; None then. Blocks.
    pub(crate) fn try_write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Done<T> + Send + 'static,
    ) -> Option<Result<T>> {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Work {
            work: Some(work),
            result: None,
            reply,
        });
        self.queue.upgrade()?.try_send(Message::Call(call)).ok()?;
        answer.blocking_recv().ok()
    }
}

/// The thread's side.
struct Desk {
    connection: Connection,
    inbox: mpsc::Receiver<Message>,
    name: String,
    clock: Arc<dyn Clock>,
    observer: Option<Observer>,
    largest_batch: usize,
    hints: Hints,
}

impl Desk {
    fn serve(mut self) {
        while let Some(message) = self.inbox.blocking_recv() {
            let mut waiting = VecDeque::new();
            let mut next = Some(message);
            while let Some(message) = next.take() {
                match message {
                    Message::Call(call) => waiting.push_back(call),
                    Message::Outside(work) => {
                        self.settle(&mut waiting);
                        work(&self.connection);
                    }
                    Message::Close => self.inbox.close(),
                }
                if waiting.len() < self.largest_batch {
                    next = self.inbox.try_recv().ok();
                }
            }
            self.settle(&mut waiting);
        }
        if let Err(fault) = connection::checkpoint(&self.connection) {
            tracing::warn!(error = %Error::from(fault), "the store's log stays beside its file");
        }
    }

    fn settle(&self, waiting: &mut VecDeque<Box<dyn Call>>) {
        while !waiting.is_empty() {
            self.batch(waiting);
        }
    }

    /// One transaction with as many of the waiting calls as it holds: all, unless it is lost in between.
    fn batch(&self, waiting: &mut VecDeque<Box<dyn Call>>) {
        waiting.retain(|call| !call.is_abandoned());
        if waiting.is_empty() {
            return;
        }
        let mut journal = Journal::default();
        let mut done = Vec::with_capacity(waiting.len());
        let outcome = self.transact(waiting, &mut done, &mut journal);
        match outcome {
            Ok(()) => self.tell(journal, done.len()),
            Err(_) if self.connection.is_autocommit() => {}
            Err(_) => {
                if let Err(error) = self.connection.execute_batch("ROLLBACK") {
                    tracing::error!(%error, "the store cannot roll back");
                }
            }
        }
        // A transaction that did not even begin is everybody's failure: whoever waits is not kept waiting.
        if done.is_empty() && outcome.is_err() {
            done.extend(waiting.drain(..));
        }
        for call in done {
            call.answer(outcome.as_ref().err().map(shared));
        }
    }

    fn transact(
        &self,
        waiting: &mut VecDeque<Box<dyn Call>>,
        done: &mut Vec<Box<dyn Call>>,
        journal: &mut Journal,
    ) -> rusqlite::Result<()> {
        let connection = &self.connection;
        let run = |sql: &str| connection.prepare_cached(sql)?.execute([]).map(drop);
        run("BEGIN IMMEDIATE")?;
        while !waiting.is_empty() {
            run("SAVEPOINT call")?;
            let Some(mut call) = waiting.pop_front() else { break };
            let (steps, hints) = (journal.steps.len(), journal.hints.len());
            let kept = call.run(&mut Tx {
                connection,
                now: self.clock.now().as_millisecond(),
                writer: &self.name,
                journal,
                observer: self.observer.as_ref(),
            });
            done.push(call);
            if connection.is_autocommit() {
                // A full disk, for one, takes the whole transaction with it, and the calls before this one.
                return Err(rusqlite::Error::SqliteFailure(
                    rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ABORT_ROLLBACK),
                    Some("the transaction was lost to the failure of another call in it".into()),
                ));
            }
            if !kept {
                journal.steps.truncate(steps);
                journal.hints.truncate(hints);
                run("ROLLBACK TO call")?;
            }
            run("RELEASE call")?;
        }
        run("COMMIT")
    }

    fn tell(&self, journal: Journal, calls: usize) {
        if let Some(observe) = &self.observer {
            observe(Stage::Batch { calls });
            for step in journal.steps {
                observe(Stage::Durable(step));
            }
        }
        for scope in journal.hints {
            self.hints.tell(scope);
        }
    }
}

#[cfg(test)]
mod tests;
