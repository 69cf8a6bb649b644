use ring::{digest, hmac as ring_hmac};

pub(in crate::signing) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    hash
}

pub(in crate::signing) fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let key = ring_hmac::Key::new(ring_hmac::HMAC_SHA256, key);
    let mut tag = [0; 32];
    tag.copy_from_slice(ring_hmac::sign(&key, message).as_ref());
    tag
}
