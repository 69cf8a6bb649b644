use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// How an engine's table names are kept apart from those of others.
#[derive(Debug)]
pub(crate) struct Namespace {
    /// `None` when the tables are the engine's own.
    suffix: Option<String>,
}

impl Namespace {
    pub(crate) const fn private() -> Self {
        Self { suffix: None }
    }

    pub(crate) fn shared() -> Self {
        let time = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        // `RandomState` has keys of its own on every call: random bits without a dependency.
        let mut random = RandomState::new().build_hasher();
        random.write_u128(time.as_nanos());
        random.write_u32(std::process::id());
        let suffix = format!("{:x}-{:016x}", time.as_secs(), random.finish());
        Self {
            suffix: Some(suffix),
        }
    }

    pub(crate) fn name(&self, base: &str) -> String {
        match &self.suffix {
            None => base.to_owned(),
            Some(suffix) => format!("{base}-{suffix}"),
        }
    }
}
