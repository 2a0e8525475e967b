//! How a store is opened.

use std::{fmt, sync::Arc, time::Duration};

use astra_core::{Clock, Error, Result, SystemClock};

use crate::Observer;

/// How a store is opened. The defaults are right for one machine under normal load.
#[derive(Clone)]
pub struct SqliteOptions {
    /// The store's clock: it dates what is written and lets leases run out. Processes that share a file need
    /// clocks that agree.
    pub clock: Arc<dyn Clock>,
    /// How many reads run at once, 1 to 64.
    pub readers: usize,
    /// For how long another process may hold the file's write lock before a write fails, at most a minute.
    pub busy_timeout: Duration,
    /// The longest that any call waits, at most an hour. Backup, restore and the check of a whole file take as long
    /// as the file needs.
    pub deadline: Duration,
    /// How many writes may wait for the writer; further callers wait, up to the deadline. 1 to 65,536.
    pub queue: usize,
    /// How many waiting writes share one transaction and so one flush to the disk, 1 to 4,096.
    pub largest_batch: usize,
    /// How often to look for changes by other processes, 1 to 100 milliseconds; only while somebody listens.
    pub poll_interval: Duration,
    /// Is told what the store does.
    pub observer: Option<Observer>,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            readers: 4,
            busy_timeout: Duration::from_secs(5),
            deadline: Duration::from_secs(10),
            queue: 1024,
            largest_batch: 256,
            poll_interval: Duration::from_millis(100),
            observer: None,
        }
    }
}

impl SqliteOptions {
    /// Checks every value against its range.
    pub(crate) fn checked(self) -> Result<Self> {
        count("readers", self.readers, 64)?;
        count("queue", self.queue, 65_536)?;
        count("largest_batch", self.largest_batch, 4096)?;
        span("busy_timeout", self.busy_timeout, 60_000)?;
        span("deadline", self.deadline, 3_600_000)?;
        span("poll_interval", self.poll_interval, 100)?;
        Ok(self)
    }
}

impl fmt::Debug for SqliteOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteOptions")
            .field("clock", &self.clock)
            .field("readers", &self.readers)
            .field("busy_timeout", &self.busy_timeout)
            .field("deadline", &self.deadline)
            .field("queue", &self.queue)
            .field("largest_batch", &self.largest_batch)
            .field("poll_interval", &self.poll_interval)
            .field("observed", &self.observer.is_some())
            .finish()
    }
}

fn count(field: &'static str, value: usize, most: usize) -> Result<()> {
    if (1..=most).contains(&value) {
        return Ok(());
    }
    Err(Error::invalid(field, value, &format!("a number from 1 to {most}")))
}

fn span(field: &'static str, value: Duration, most: u128) -> Result<()> {
    if (1..=most).contains(&value.as_millis()) {
        return Ok(());
    }
    Err(Error::invalid(
        field,
        format_args!("{value:?}"),
        &format!("from 1 to {most} milliseconds"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_out_of_range_is_named() {
        let wrong = [
            SqliteOptions {
                readers: 0,
                ..SqliteOptions::default()
            },
            SqliteOptions {
                queue: 100_000,
                ..SqliteOptions::default()
            },
            SqliteOptions {
                largest_batch: 0,
                ..SqliteOptions::default()
            },
            SqliteOptions {
                deadline: Duration::ZERO,
                ..SqliteOptions::default()
            },
            SqliteOptions {
                poll_interval: Duration::from_secs(1),
                ..SqliteOptions::default()
            },
        ];
        let fields: Vec<_> = wrong
            .into_iter()
            .map(|options| options.checked().unwrap_err().field().unwrap().to_owned())
            .collect();
        assert_eq!(
            fields,
            ["readers", "queue", "largest_batch", "deadline", "poll_interval"]
        );
    }
}
