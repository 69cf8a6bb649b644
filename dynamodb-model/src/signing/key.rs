use std::fmt;
use std::sync::{PoisonError, RwLock};

use aws_sdk_dynamodb::config::Credentials;
use zeroize::Zeroizing;

use super::hash::hmac;
use super::terms::Terms;

/// A signing key: good for one secret, day, region and service.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// The key of the last request, for the next.
#[derive(Default)]
pub(super) struct Keys(RwLock<Option<Derived>>);

struct Derived {
    /// Shared with the identity, and not another copy of its secret.
    credentials: Credentials,
    day: String,
    region: String,
    service: String,
    key: Key,
}

impl Keys {
    pub(super) fn key(&self, credentials: &Credentials, day: &str, terms: &Terms<'_>) -> Key {
        let kept = self.kept(credentials, day, terms);
        kept.unwrap_or_else(|| self.derived(credentials, day, terms))
    }

    fn kept(&self, credentials: &Credentials, day: &str, terms: &Terms<'_>) -> Option<Key> {
        // Whoever panicked left a whole key or none.
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref()?;
        kept.is_of(credentials, day, terms)
            .then(|| kept.key.clone())
    }

    fn derived(&self, credentials: &Credentials, day: &str, terms: &Terms<'_>) -> Key {
        let key = derive(credentials.secret_access_key(), day, terms);
        let derived = Derived {
            credentials: credentials.clone(),
            day: day.to_owned(),
            region: terms.region.to_owned(),
            service: terms.service.to_owned(),
            key: key.clone(),
        };
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(derived);
        key
    }

    #[cfg(test)]
    pub(super) fn is_derived(&self) -> bool {
        self.0.read().unwrap().is_some()
    }
}

impl Derived {
    /// The secret itself is compared: an access key's id does not tell whether it was rotated.
    fn is_of(&self, credentials: &Credentials, day: &str, terms: &Terms<'_>) -> bool {
        self.credentials.secret_access_key() == credentials.secret_access_key()
            && self.day == day
            && self.region == terms.region
            && self.service == terms.service
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").finish_non_exhaustive()
    }
}

fn derive(secret: &str, day: &str, terms: &Terms<'_>) -> Key {
    let secret = Zeroizing::new(["AWS4", secret].concat());
    let mut key = Zeroizing::new(hmac(secret.as_bytes(), day.as_bytes()));
    for part in [terms.region, terms.service, "aws4_request"] {
        key = Zeroizing::new(hmac(&*key, part.as_bytes()));
    }
    key
}
