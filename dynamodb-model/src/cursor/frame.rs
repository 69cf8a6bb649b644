//! The bytes under a cursor's text.
//!
//! Unsealed: the format, the fingerprint of the scope (8 bytes), the keys, and the checksum of all
//! that (8 bytes); both are 64-bit FNV-1a, most significant byte first. Keys: one letter for the type,
//! the length in LEB128, the bytes.

use super::error::CursorError;
use super::scope::CursorScope;
use crate::fnv::fnv1a;
use crate::key::{AttributeType, KeyValue};

/// An unsealed cursor of these keys.
pub(super) fn plain(format: u8, scope: &CursorScope<'_>, keys: &[KeyValue]) -> Vec<u8> {
    let mut bytes = vec![format];
    bytes.extend(fnv1a(&scope.context(format)).to_be_bytes());
    push_keys(&mut bytes, keys);
    let checksum = fnv1a(&bytes);
    bytes.extend(checksum.to_be_bytes());
    bytes
}

/// The keys of an unsealed cursor, if it is whole and of this scope.
pub(super) fn open_plain(
    bytes: &[u8],
    scope: &CursorScope<'_>,
) -> Result<Vec<KeyValue>, CursorError> {
    let (body, checksum) = bytes.split_last_chunk().ok_or(CursorError::Malformed)?;
    if fnv1a(body) != u64::from_be_bytes(*checksum) {
        return Err(CursorError::Damaged);
    }
    let (format, rest) = body.split_first().ok_or(CursorError::Malformed)?;
    let (fingerprint, keys) = rest.split_first_chunk().ok_or(CursorError::Malformed)?;
    if fnv1a(&scope.context(*format)) != u64::from_be_bytes(*fingerprint) {
        return Err(CursorError::Elsewhere);
    }
    read_keys(keys)
}

/// The keys as bytes, one after the other.
pub(super) fn keys(keys: &[KeyValue]) -> Vec<u8> {
    let mut bytes = Vec::new();
    push_keys(&mut bytes, keys);
    bytes
}

/// The inverse of [`keys`].
pub(super) fn read_keys(mut bytes: &[u8]) -> Result<Vec<KeyValue>, CursorError> {
    let mut keys = Vec::new();
    while let Some((&letter, rest)) = bytes.split_first() {
        let (content, rest) = split_bytes(rest).ok_or(CursorError::Malformed)?;
        keys.push(key(letter, content).ok_or(CursorError::Malformed)?);
        bytes = rest;
    }
    Ok(keys)
}

/// The type of the attribute that holds this value.
pub(super) fn key_type(key: &KeyValue) -> AttributeType {
    match key {
        KeyValue::S(_) => AttributeType::S,
        KeyValue::N(_) => AttributeType::N,
        KeyValue::B(_) => AttributeType::B,
    }
}

/// Bytes that carry their own length.
pub(super) fn push_bytes(to: &mut Vec<u8>, content: &[u8]) {
    let mut length = content.len();
    while length >= 0x80 {
        to.push(0x80 | (length & 0x7f) as u8);
        length >>= 7;
    }
    to.push(length as u8);
    to.extend(content);
}

fn push_keys(to: &mut Vec<u8>, keys: &[KeyValue]) {
    for key in keys {
        let (letter, content) = match key {
            KeyValue::S(text) => (b'S', text.as_bytes()),
            KeyValue::N(digits) => (b'N', digits.as_bytes()),
            KeyValue::B(bytes) => (b'B', bytes.as_slice()),
        };
        to.push(letter);
        push_bytes(to, content);
    }
}

fn key(letter: u8, content: &[u8]) -> Option<KeyValue> {
    let text = || String::from_utf8(content.to_vec()).ok();
    match letter {
        b'S' => text().map(KeyValue::S),
        b'N' => text().map(KeyValue::N),
        b'B' => Some(KeyValue::B(content.to_vec())),
        _ => None,
    }
}

/// The inverse of [`push_bytes`], with what follows.
fn split_bytes(mut bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length = 0_usize;
    let mut shift = 0;
    loop {
        let (&byte, rest) = bytes.split_first()?;
        bytes = rest;
        length |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return bytes.split_at_checked(length);
        }
        shift += 7;
    }
}
