//! Serving a router until told to stop.

use std::{future::Future, net::SocketAddr};

use astra::core::{Error, ErrorKind, Result};
use tokio::net::TcpListener;

use crate::api::{App, router};

/// A server that listens.
#[derive(Debug)]
pub struct Serving {
    listener: TcpListener,
    app: App,
    address: SocketAddr,
}

/// Listens; port 0 takes a free one.
///
/// # Errors
/// [`ErrorKind::Configuration`] when the address cannot be listened on.
pub async fn serve(app: App, listen: SocketAddr) -> Result<Serving> {
    let refused = |cause: std::io::Error| {
        Error::new(
            ErrorKind::Configuration,
            format!("{listen} cannot be listened on: {cause}"),
        )
        .with("field", "server.listen")
        .caused_by(cause)
    };
    let listener = TcpListener::bind(listen).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok(Serving { listener, app, address })
}

impl Serving {
    /// The address, with the port that was taken.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` is done, then ends live connections and finishes requests that have begun.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the listener fails.
    pub async fn until(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let live = self.app.stop();
        axum::serve(self.listener, router(self.app))
            .with_graceful_shutdown(async move {
                stop.await;
                live.cancel();
            })
            .await
            .map_err(|cause| Error::new(ErrorKind::Internal, "the listener failed").caused_by(cause))
    }
}
