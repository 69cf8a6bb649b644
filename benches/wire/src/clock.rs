//! The CPU time of this thread alone: what others do on the machine adds nothing to it.

use std::time::Duration;

#[cfg(unix)]
pub(crate) fn of_thread() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanos = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanos)
}

/// Where there is no such clock, the time of day: figures taken there are for a look only.
#[cfg(not(unix))]
pub(crate) fn of_thread() -> Duration {
    let since = std::time::UNIX_EPOCH.elapsed();
    since.unwrap_or_default()
}
