//! The store: a writer, readers, hints.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use astra_core::{Error, ErrorKind, Result, store::Wake};
use futures::stream::{self, BoxStream, StreamExt};
use rusqlite::Connection;

use crate::{
    SqliteOptions, connection,
    error::{Done, io},
    hints::{Hints, Poll},
    readers::Readers,
    schema,
    writer::{Tx, Writer},
};

/// A [`ContextStore`](astra_core::store::ContextStore) in one SQLite file. Cheap to clone; the clones are one store.
///
/// Its methods need a tokio runtime with time enabled.
#[derive(Clone)]
pub struct SqliteStore {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    options: SqliteOptions,
    /// Tells this store from others on the same file.
    name: String,
    hints: Hints,
    // Dropped before the writer, which is the last to let go of the file.
    readers: Readers,
    writer: Writer,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.hints.close();
    }
}

impl SqliteStore {
    /// The name of the file in a folder of its own.
    pub const FILE: &'static str = "astra.db";

    /// Opens the file, creates it where there is none, and brings it to this program's schema. Blocks, as a rule
    /// for a few milliseconds; while another process writes, for the busy timeout at most.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] for an option out of range; [`ErrorKind::Configuration`] when the file cannot be
    /// opened or written, is another program's or a newer Astra's; [`ErrorKind::NotFound`] for a folder that is not
    /// there; [`ErrorKind::CorruptData`] when it is no database; [`ErrorKind::Unavailable`] while another process
    /// migrates it. All but the first name `path`.
    pub fn open(path: impl AsRef<Path>, options: SqliteOptions) -> Result<Self> {
        Self::open_at(path.as_ref(), options).map_err(|error| error.during("open"))
    }

    /// Opens [`SqliteStore::FILE`] in `folder` with the defaults; creates the folder, for its owner only, where
    /// there is none.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_in(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        create_folder(folder).map_err(|error| error.during("open"))?;
        Self::open(folder.join(Self::FILE), SqliteOptions::default())
    }

    fn open_at(path: &Path, options: SqliteOptions) -> Result<Self> {
        let options = options.checked()?;
        let path = absolute(path)?;
        if path.is_dir() {
            return Err(Error::invalid("path", path.display(), "a file, not a folder"));
        }
        let mut connection = connection::writer(&path, options.busy_timeout)?;
        schema::migrate(&mut connection, &path)?;
        let name = ulid::Ulid::generate().to_string();
        let hints = Hints::new();
        let readers = Readers::open(path.clone(), &options)?;
        let writer = Writer::start(connection, name.clone(), &options, hints.clone())?;
        Ok(Self {
            inner: Arc::new(Inner {
                path,
                options,
                name,
                hints,
                readers,
                writer,
            }),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Finishes the writes that wait, copies the log of changes into the file and closes it. Later calls fail with
    /// [`ErrorKind::Cancelled`]. Dropping the last clone does the same, but blocks its thread for a flush or two.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the writer ended by a defect.
    pub async fn close(&self) -> Result<()> {
        let hints = self.inner.hints.clone();
        // The writer is the last to let go of the file: only it can put the log away.
        let closed = async {
            blocking(move || {
                hints.close();
                Ok(())
            })
            .await?;
            self.inner.readers.close();
            self.inner.writer.close().await
        };
        closed.await.map_err(|error| error.during("close"))
    }

    /// Does `work` in a transaction; durable when this returns.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&mut Tx<'_>) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        self.inner
            .writer
            .write(work)
            .await
            .map_err(|error| error.during(operation))
    }

    /// Does `work` on the writer's connection outside any transaction.
    pub(crate) async fn outside<T: Send + 'static>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&Connection) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        self.inner
            .writer
            .outside(work)
            .await
            .map_err(|error| error.during(operation))
    }

    /// Reads one snapshot.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        operation: &'static str,
        read: impl FnOnce(&Connection) -> Done<T> + Send + 'static,
    ) -> Result<T> {
        self.inner
            .readers
            .read(read)
            .await
            .map_err(|error| error.during(operation))
    }

    /// The store's time, in milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.inner.options.clock.now().as_millisecond()
    }

    pub(crate) fn options(&self) -> &SqliteOptions {
        &self.inner.options
    }

    /// Hints from now on; none once the store is closed.
    pub(crate) fn listen(&self) -> BoxStream<'static, Wake> {
        let Some(writer) = self.inner.writer.downgrade() else {
            return stream::empty().boxed();
        };
        self.inner.hints.listen(Poll {
            path: self.inner.path.clone(),
            interval: self.inner.options.poll_interval,
            busy_timeout: self.inner.options.busy_timeout,
            clock: Arc::clone(&self.inner.options.clock),
            name: self.inner.name.clone(),
            writer,
        })
    }
}

impl fmt::Debug for SqliteStore {
    /// Shows no data: it is personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore")
            .field("path", &self.inner.path)
            .finish_non_exhaustive()
    }
}

/// Does blocking work aside.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|cause| Error::new(ErrorKind::Internal, "work on a file was not done").caused_by(cause))?
}

/// The path from the root on, so that it means the same later, and is never read as a URI.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| Error::invalid("path", path.display(), "a path").caused_by(error))
}

fn create_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| io(error, "the store's folder cannot be created", folder))
}
