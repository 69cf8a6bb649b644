use aws_lc_rs::{digest, hmac as aws_lc};

pub(in crate::signing) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    hash
}

pub(in crate::signing) fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let key = aws_lc::Key::new(aws_lc::HMAC_SHA256, key);
    let mut tag = [0; 32];
    tag.copy_from_slice(aws_lc::sign(&key, message).as_ref());
    tag
}
