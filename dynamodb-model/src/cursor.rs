//! Opaque continuation of a read: where the next page starts.

mod error;
mod frame;
mod scope;
#[cfg(feature = "sealed-cursors")]
mod seal;
#[cfg(test)]
mod tests;
#[cfg(not(feature = "sealed-cursors"))]
mod unsealed;

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use self::error::CursorError;
pub(crate) use self::scope::CursorScope;
#[cfg(feature = "sealed-cursors")]
pub use self::seal::CursorSecret;
#[cfg(not(feature = "sealed-cursors"))]
pub(crate) use self::unsealed::CursorSecret;
use crate::key::{AttributeType, KeyValue};

/// First byte of a cursor whose keys can be read by whoever holds it.
const PLAIN: u8 = 1;
/// First byte of a cursor that is encrypted and authenticated.
const SEALED: u8 = 2;

/// Where the next page of a query or scan starts: a URL-safe text to hand to a client and take back.
///
/// A cursor is bound to its entity, index, partition, number of shards and direction. When it is used, the operation
/// refuses a cursor of another query, of another version of the format, and one that was damaged on
/// its way; making one from text checks nothing yet.
///
/// Without a secret a cursor shows the keys of the last item it passed to whoever decodes it, and its
/// checksum finds accidents only: anyone who knows the format can forge one. Give the handle a
/// `CursorSecret` (feature `sealed-cursors`) when cursors leave your trust: sealed cursors can neither
/// be read nor made by others.
///
/// # Examples
///
/// ```
/// use dynamodb_model::Cursor;
///
/// let from_request = "AQIDBA".to_owned();
/// let cursor = Cursor::from(from_request);
/// assert_eq!(cursor.to_string(), "AQIDBA");
/// assert_eq!(cursor, "AQIDBA".parse()?);
/// # Ok::<(), std::convert::Infallible>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// The cursor of a read in `scope` that continues after the item with these keys.
    ///
    /// # Errors
    ///
    /// Only a sealed cursor can fail, when the system has no randomness to give.
    pub(crate) fn encode(
        scope: &CursorScope<'_>,
        keys: &[KeyValue],
        secret: Option<&CursorSecret>,
    ) -> Result<Self, CursorError> {
        let bytes = match secret {
            None => frame::plain(PLAIN, scope, keys),
            Some(secret) => {
                let mut bytes = vec![SEALED];
                let sealed = secret.seal(&frame::keys(keys), &scope.context(SEALED))?;
                bytes.extend(sealed);
                bytes
            }
        };
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The keys after which the read in `scope` continues, in the order of `types`.
    ///
    /// # Errors
    ///
    /// Every text but one that [`Cursor::encode`] made for the same scope and secret.
    pub(crate) fn decode(
        &self,
        scope: &CursorScope<'_>,
        types: &[AttributeType],
        secret: Option<&CursorSecret>,
    ) -> Result<Vec<KeyValue>, CursorError> {
        let keys = self.open(scope, secret)?;
        // The scope held, so other types mean that the keys were declared otherwise at the time.
        if !keys.iter().map(frame::key_type).eq(types.iter().copied()) {
            return Err(CursorError::Elsewhere);
        }
        Ok(keys)
    }

    /// All that the cursor holds, whatever its types.
    ///
    /// # Errors
    ///
    /// As [`Cursor::decode`].
    pub(crate) fn open(
        &self,
        scope: &CursorScope<'_>,
        secret: Option<&CursorSecret>,
    ) -> Result<Vec<KeyValue>, CursorError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(&self.0)
            .map_err(|_| CursorError::Malformed)?;
        match (bytes.split_first(), secret) {
            (None, _) => Err(CursorError::Malformed),
            (Some((&PLAIN, _)), None) => frame::open_plain(&bytes, scope),
            (Some((&SEALED, sealed)), Some(secret)) => {
                let opened = secret.open(sealed, &scope.context(SEALED))?;
                frame::read_keys(&opened)
            }
            (Some((&PLAIN, _)), Some(_)) => Err(CursorError::NotSealed),
            (Some((&SEALED, _)), None) => Err(CursorError::Sealed),
            (Some((&format, _)), _) => Err(CursorError::Version(format)),
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Cursor {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.0
    }
}

/// Never fails: the text is checked where the cursor is used.
impl FromStr for Cursor {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from(text))
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}
