use std::fmt;

use super::Tally;

/// Whom a job tells how far it is.
pub(crate) struct Watcher(Box<dyn FnMut(&Tally) + Send>);

impl Watcher {
    pub(crate) fn new(tell: impl FnMut(&Tally) + Send + 'static) -> Self {
        Self(Box::new(tell))
    }

    pub(crate) fn tell(&mut self, tally: &Tally) {
        (self.0)(tally);
    }
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watcher")
    }
}
