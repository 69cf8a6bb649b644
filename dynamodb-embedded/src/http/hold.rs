use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use aws_smithy_types::body::SdkBody;
use http_body::{Body, Frame, SizeHint};
use tokio::runtime::Handle;

/// Keeps a paused tokio clock where it is until this is dropped.
///
/// A paused clock jumps to the next timer whenever the runtime waits, and it takes waiting for a socket or for another
/// thread for idleness: every timeout would fire before the first reply. Tokio's documented way out is a blocking task,
/// during which the clock stands still.
#[derive(Debug)]
pub(crate) struct Hold {
    _until_dropped: mpsc::Sender<()>,
}

/// After this long without a reply the clock goes on, so that timeouts apply to an endpoint that never answers, and a
/// response that is kept unread does not stop a runtime from shutting down.
const LONGEST: Duration = Duration::from_secs(10);

impl Hold {
    /// A hold, if the caller runs on a tokio runtime whose clock is paused.
    pub(crate) fn if_paused() -> Option<Self> {
        let runtime = Handle::try_current().ok()?;
        if !is_paused() {
            return None;
        }
        let (until_dropped, dropped) = mpsc::channel::<()>();
        runtime.spawn_blocking(move || {
            let _ = dropped.recv_timeout(LONGEST);
        });
        Some(Self {
            _until_dropped: until_dropped,
        })
    }
}

/// Tokio does not say whether its clock is paused; but one that runs agrees with the system's. A clock that was
/// moved and runs again is taken for a paused one, which costs its requests a little time and nothing else.
fn is_paused() -> bool {
    let before = std::time::Instant::now();
    let clock = tokio::time::Instant::now().into_std();
    clock < before || clock > std::time::Instant::now()
}

/// A response body that holds the clock until it is read to its end.
pub(crate) struct HeldBody {
    body: SdkBody,
    hold: Option<Hold>,
}

impl HeldBody {
    pub(crate) const fn new(body: SdkBody, hold: Hold) -> Self {
        Self {
            body,
            hold: Some(hold),
        }
    }
}

impl From<HeldBody> for SdkBody {
    fn from(body: HeldBody) -> Self {
        Self::from_body_1_x(body)
    }
}

impl Body for HeldBody {
    type Data = <SdkBody as Body>::Data;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if !matches!(frame, Some(Ok(_))) {
            self.hold = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
