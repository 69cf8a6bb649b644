use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// The bytes that an HMAC's key is laid in.
const BLOCK: usize = 64;

pub(in crate::signing) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(in crate::signing) fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let hashed;
    let key = match key.len() <= BLOCK {
        true => key,
        false => {
            hashed = sha256(key);
            &hashed
        }
    };
    let mut block = Zeroizing::new([0; BLOCK]);
    for (place, byte) in block.iter_mut().zip(key) {
        *place = *byte;
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}
