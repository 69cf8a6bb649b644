//! Authenticated encryption of cursors.

use std::fmt;

use chacha20poly1305::aead::rand_core::RngCore;
use chacha20poly1305::aead::{Aead, OsRng, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use crate::cursor::CursorError;

/// Length of a nonce: long enough to be drawn at random for every cursor, under one secret.
const NONCE: usize = 24;

/// The secret that seals cursors, so that clients can neither read nor make them.
///
/// Cursors are encrypted and authenticated by XChaCha20-Poly1305 with a random nonce each.
/// Every process that serves the same cursors needs the same secret: keep the 32 random bytes
/// where you keep other secrets. After a change of the secret older cursors are refused.
///
/// # Examples
///
/// ```
/// use dynamodb_model::CursorSecret;
///
/// let from_configuration = [7; 32];
/// let secret = CursorSecret::new(from_configuration);
/// assert_eq!(format!("{secret:?}"), "CursorSecret(..)"); // never shown
/// ```
#[derive(Clone)]
pub struct CursorSecret(XChaCha20Poly1305);

impl CursorSecret {
    /// The secret of these bytes, which should be random.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&secret.into()))
    }

    /// The nonce and the encrypted bytes, bound to `context`.
    pub(in crate::cursor) fn seal(
        &self,
        plain: &[u8],
        context: &[u8],
    ) -> Result<Vec<u8>, CursorError> {
        let mut nonce = [0; NONCE];
        OsRng
            .try_fill_bytes(&mut nonce)
            .map_err(|_| CursorError::NoRandomness)?;
        let payload = Payload {
            msg: plain,
            aad: context,
        };
        // It fails beyond 256 GiB alone, which no key reaches.
        let encrypted = self
            .0
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| CursorError::Malformed)?;
        Ok([nonce.as_slice(), encrypted.as_slice()].concat())
    }

    /// The inverse of [`CursorSecret::seal`].
    pub(in crate::cursor) fn open(
        &self,
        sealed: &[u8],
        context: &[u8],
    ) -> Result<Vec<u8>, CursorError> {
        let (nonce, encrypted) = sealed
            .split_first_chunk::<NONCE>()
            .ok_or(CursorError::Malformed)?;
        let payload = Payload {
            msg: encrypted,
            aad: context,
        };
        self.0
            .decrypt(XNonce::from_slice(nonce), payload)
            .map_err(|_| CursorError::Inauthentic)
    }
}

impl fmt::Debug for CursorSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CursorSecret(..)")
    }
}
