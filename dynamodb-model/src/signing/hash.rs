//! SHA-256 and its HMAC, by the library that the features name: aws-lc before ring, and those of `RustCrypto` with neither, which
//! is what the SDK signs by.

#[cfg(feature = "signing-aws-lc")]
mod aws_lc;
#[cfg(all(feature = "signing-ring", any(test, not(feature = "signing-aws-lc"))))]
mod ring;
#[cfg(any(test, not(any(feature = "signing-aws-lc", feature = "signing-ring"))))]
mod rust_crypto;

#[cfg(feature = "signing-aws-lc")]
pub(super) use self::aws_lc::{hmac, sha256};
#[cfg(all(feature = "signing-ring", not(feature = "signing-aws-lc")))]
pub(super) use self::ring::{hmac, sha256};
#[cfg(not(any(feature = "signing-aws-lc", feature = "signing-ring")))]
pub(super) use self::rust_crypto::{hmac, sha256};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// A hash in lower-case hexadecimal digits.
pub(super) struct Hex([u8; 64]);

impl Hex {
    pub(super) fn of(hash: &[u8; 32]) -> Self {
        let mut digits = [0; 64];
        let halves = hash.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        for (place, half) in digits.iter_mut().zip(halves) {
            *place = DIGITS.get(usize::from(half)).copied().unwrap_or_default();
        }
        Self(digits)
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A library that the features brought, for the test that compares them.
#[cfg(test)]
pub(super) struct Library {
    pub(super) name: &'static str,
    pub(super) sha256: fn(&[u8]) -> [u8; 32],
    pub(super) hmac: fn(&[u8], &[u8]) -> [u8; 32],
}

#[cfg(test)]
pub(super) fn all() -> Vec<Library> {
    macro_rules! library {
        ($name:ident) => {
            Library {
                name: stringify!($name),
                sha256: $name::sha256,
                hmac: $name::hmac,
            }
        };
    }
    vec![
        library!(rust_crypto),
        #[cfg(feature = "signing-aws-lc")]
        library!(aws_lc),
        #[cfg(feature = "signing-ring")]
        library!(ring),
    ]
}
