use std::any::Any;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use dynoxide::Database;
use dynoxide::server::serve_with_shutdown;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::error::{Error, ErrorKind};
use crate::http::hold::Hold;

/// Where an engine keeps its tables, and by which clock.
pub(super) enum Store {
    Memory,
    ManualMemory(Arc<dyn dynoxide::storage_backend::Clock>),
    File(PathBuf),
}

/// The engine's HTTP server on its thread. Dropping it stops the thread and joins it.
pub(super) struct Server {
    url: String,
    /// `None` once the server is told to stop: the last handle closes the file.
    database: Option<Database>,
    stop: Option<oneshot::Sender<Infallible>>,
    /// Resolves, to an error, when the thread has closed everything and is about to end.
    ended: oneshot::Receiver<Infallible>,
    thread: Option<JoinHandle<Result<(), Error>>>,
}

/// Expressions are parsed and evaluated by recursion. A legal one of 299 operators takes more than the 2 MiB of a usual
/// thread in a debug build, and 4 KB of opening parentheses, the worst that an expression's size limit allows, took
/// 48 MiB; this is twice that. Only pages that were touched cost memory.
const STACK_SIZE: usize = 96 * 1024 * 1024;

/// How long a stop waits for requests that are not fully received. Everything else is answered by then: the thread
/// runs one request at a time, each from start to end.
const GRACE: Duration = Duration::from_millis(250);

impl Server {
    pub(super) async fn start(store: Store) -> Result<Self, Error> {
        // A paused clock of the caller's runtime must not run ahead while this waits for the thread.
        let _hold = Hold::if_paused();
        let (started, starting) = oneshot::channel();
        let (stop, stopping) = oneshot::channel();
        let (ending, ended) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("dynamodb-embedded".to_owned())
            .stack_size(STACK_SIZE)
            .spawn(move || {
                // Dropped after all else that the thread holds.
                let _ending: oneshot::Sender<Infallible> = ending;
                run(store, started, stopping)
            })
            .map_err(|source| {
                let message = "cannot start the engine's thread: the limit of threads or of address space is reached";
                Error::new(ErrorKind::Start, message).caused_by(source)
            })?;
        let mut server = Self {
            url: String::new(),
            database: None,
            stop: Some(stop),
            ended,
            thread: Some(thread),
        };
        let Ok((address, database)) = starting.await else {
            // The thread has ended before it served, and says why.
            return Err(server.stop_blocking().err().unwrap_or_else(|| {
                Error::new(ErrorKind::Start, "the engine ended before it served")
            }));
        };
        server.url = format!("http://{address}");
        server.database = Some(database);
        Ok(server)
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn sweep_ttl(&self) -> Result<usize, Error> {
        let Some(database) = &self.database else {
            return Ok(0);
        };
        database.sweep_ttl().map_err(|source| {
            let message = "cannot delete all expired items: the engine failed, so start a new one";
            Error::new(ErrorKind::Sweep, message).caused_by(source)
        })
    }

    pub(super) async fn stop(mut self) -> Result<(), Error> {
        let _hold = Hold::if_paused();
        self.tell_to_stop();
        let Err(_) = (&mut self.ended).await;
        self.stop_blocking()
    }

    pub(super) fn stop_blocking(&mut self) -> Result<(), Error> {
        self.tell_to_stop();
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        thread.join().unwrap_or_else(|panic| {
            let message = "the engine's thread panicked; its requests were not all answered";
            Err(Error::new(ErrorKind::Stop, message).caused_by(panic_text(panic.as_ref())))
        })
    }

    fn tell_to_stop(&mut self) {
        self.database = None;
        self.stop = None;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // There is nobody to tell; `shutdown` is for those who ask.
        let _ = self.stop_blocking();
    }
}

/// The thread: opens the store, serves it until `stopping` resolves, and closes it.
fn run(
    store: Store,
    started: oneshot::Sender<(SocketAddr, Database)>,
    stopping: oneshot::Receiver<Infallible>,
) -> Result<(), Error> {
    let database = open(store)?;
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| {
            Error::new(ErrorKind::Start, "cannot start the engine's runtime").caused_by(source)
        })?;
    let listener = runtime
        .block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .and_then(|listener| Ok((listener.local_addr()?, listener)));
    let (address, listener) = listener.map_err(|source| {
        let message =
            "cannot open a loopback port: `127.0.0.1` is missing or all its ports are in use";
        Error::new(ErrorKind::Start, message).caused_by(source)
    })?;
    if started.send((address, database.clone())).is_err() {
        return Ok(());
    }
    serve(&runtime, listener, database, stopping)
    // Dropping the runtime drops the connections that are left, and with them their handles to the database.
}

fn serve(
    runtime: &Runtime,
    listener: TcpListener,
    database: Database,
    stopping: oneshot::Receiver<Infallible>,
) -> Result<(), Error> {
    let (wind_up, winding_up) = oneshot::channel::<()>();
    let server = runtime.spawn(serve_with_shutdown(listener, database, async {
        let _ = winding_up.await;
    }));
    let served = runtime.block_on(async {
        let Err(_) = stopping.await;
        let _ = wind_up.send(());
        tokio::time::timeout(GRACE, server).await
    });
    let message =
        "the engine's server failed before it was stopped; requests after that were refused";
    let failed = Error::new(ErrorKind::Stop, message);
    match served {
        Err(_elapsed) => Ok(()),
        Ok(Ok(served)) => served.map_err(|source| failed.caused_by(source)),
        Ok(Err(panic)) => Err(failed.caused_by(panic)),
    }
}

fn open(store: Store) -> Result<Database, Error> {
    match store {
        Store::Memory => Database::memory(),
        Store::ManualMemory(clock) => Database::memory_with_clock(clock),
        Store::File(path) => return open_file(&path),
    }
    .map_err(|source| {
        Error::new(ErrorKind::Start, "cannot open a database in memory").caused_by(source)
    })
}

fn open_file(path: &Path) -> Result<Database, Error> {
    // An absolute path cannot be one of SQLite's own names, such as `:memory:`.
    let absolute = std::path::absolute(path).map_err(|source| {
        let message = "cannot open a database file without a path: pass one";
        Error::new(ErrorKind::Start, message).caused_by(source)
    })?;
    let Some(text) = absolute.to_str() else {
        let message = format!(
            "cannot open `{}`: its path must be UTF-8",
            absolute.display()
        );
        return Err(Error::new(ErrorKind::Start, message));
    };
    Database::new(text).map_err(|source| {
        let message = format!(
            "cannot open the database file `{text}`: its directory must exist and be writable, and the file must be \
             one that an engine made and no other has open"
        );
        Error::new(ErrorKind::Start, message).caused_by(source)
    })
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a text")
        .to_owned()
}
