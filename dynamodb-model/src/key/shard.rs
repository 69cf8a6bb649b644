//! Which shard of a partition an item lies in: a part of the stored format.

use super::decimal::Decimal;
use super::value::KeyValue;
use crate::fnv::Fnv;

/// The most shards that a key can have: a query makes a request to each.
///
/// ```
/// use dynamodb_model::key::{MOST_SHARDS, shard_of};
///
/// assert!(shard_of(&[], MOST_SHARDS) < MOST_SHARDS);
/// ```
pub const MOST_SHARDS: u16 = 256;

/// The most digits of a shard's number.
pub(crate) const SHARD_DIGITS: usize = 3;

/// The shard of `shards` that an item lies in: of a table's key, by its sort key; of an index, by its primary key, partition
/// and then sort key.
///
/// It is FNV-1a (64 bits) of the keys' bytes with a zero byte after each, stirred as `MurmurHash3` ends (`fmix64`), modulo
/// `shards`. The bytes of a number are those of its canonical text: a `-` if it is negative, its digits without zeros around
/// them, `e`, and the power of ten that `0.digits` is multiplied by; `0` for zero. Of no shards at all, it is shard 0.
///
/// ```
/// use dynamodb_model::KeyValue;
/// use dynamodb_model::key::shard_of;
///
/// let [pk, sk] = ["SYSTEM#sys_1", "PROFILE"].map(|text| KeyValue::S(text.to_owned()));
/// assert_eq!(shard_of(&[&sk], 8), 6);
/// assert_eq!(shard_of(&[&pk, &sk], 8), 1);
/// ```
#[must_use]
pub fn shard_of(keys: &[&KeyValue], shards: u16) -> u16 {
    let hashed = keys.iter().fold(Fnv::new(), |hash, key| {
        let hash = match key {
            KeyValue::S(text) => hash.with(text.as_bytes()),
            KeyValue::B(bytes) => hash.with(bytes),
            KeyValue::N(text) => match Decimal::parse(text) {
                Some(number) => hash.with(number.canonical().as_bytes()),
                None => hash.with(text.as_bytes()),
            },
        };
        hash.with(&[0])
    });
    let shard = stir(hashed.finish()).checked_rem(u64::from(shards));
    shard
        .and_then(|shard| u16::try_from(shard).ok())
        .unwrap_or(0)
}

/// The number of a shard as a key ends with it, and what follows; `None` unless it is as it is written.
pub(crate) fn split_number(text: &str) -> Option<(u16, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(len)?;
    let is_padded = digits.len() > 1 && digits.starts_with('0');
    let number: u16 = digits.parse().ok()?;
    (number < MOST_SHARDS && !is_padded).then_some((number, rest))
}

/// The low bits of FNV-1a alone are those of few bytes: every bit of the result depends on every one of the hash.
const fn stir(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> KeyValue {
        KeyValue::S(text.to_owned())
    }

    #[test]
    fn numbers_are_written_without_padding() {
        assert_eq!(split_number("0"), Some((0, "")));
        assert_eq!(split_number("255"), Some((255, "")));
        assert_eq!(split_number("7#x"), Some((7, "#x")));
        for foreign in ["", "#", "07", "00", "256", "1000", "65536", "-1", "+1", "x"] {
            assert_eq!(split_number(foreign), None, "{foreign}");
        }
    }

    /// Worked out apart from this code. A change of any is a change of the stored format.
    #[test]
    fn the_vectors_of_the_guide() {
        let number = |text: &str| KeyValue::N(text.to_owned());
        let bytes = KeyValue::B(vec![0, 255]);
        let metric = text("METRIC#2026-01-01T00:00:00.000000000Z");
        let vectors: [(&[&KeyValue], [u16; 5]); 9] = [
            (&[&text("PROFILE")], [0, 6, 6, 26, 86]),
            (
                &[&text("SYSTEM#sys_1"), &text("PROFILE")],
                [1, 1, 1, 17, 177],
            ),
            (&[&metric], [1, 1, 1, 93, 209]),
            (&[&text("SYSTEM#sys_1"), &metric], [1, 7, 7, 39, 247]),
            (&[&text("Zürich")], [1, 5, 13, 33, 157]),
            (&[&number("1500")], [0, 0, 0, 84, 16]),
            (&[&number("-0.5")], [1, 1, 1, 25, 241]),
            (&[&number("0")], [1, 3, 3, 27, 131]),
            (&[&bytes], [0, 6, 6, 14, 86]),
        ];
        for (keys, expected) in vectors {
            let found = [2, 8, 16, 100, 256].map(|shards| shard_of(keys, shards));
            assert_eq!(found, expected, "{keys:?}");
        }
    }

    #[test]
    fn a_number_has_one_shard_in_all_spellings() {
        let number = |text: &str| KeyValue::N(text.to_owned());
        for (a, b) in [("1500", "1.5e3"), ("-0.50", "-5e-1"), ("0", "-0.0")] {
            for shards in [2, 7, 256] {
                let [a, b] = [a, b].map(|text| shard_of(&[&number(text)], shards));
                assert_eq!(a, b);
            }
        }
    }

    #[test]
    fn keys_that_count_up_are_spread_evenly() {
        for shards in [2_u16, 3, 8, 16, 100, 256] {
            let mut items = vec![0_u32; usize::from(shards)];
            for number in 0..u32::from(shards) * 200 {
                let sort = text(&format!("2026-01-01T{number:010}"));
                items[usize::from(shard_of(&[&text("SYSTEM#a"), &sort], shards))] += 1;
            }
            let (least, most) = (items.iter().min().unwrap(), items.iter().max().unwrap());
            assert!(
                *least > 140 && *most < 260,
                "{shards}: {least} to {most} of 200"
            );
        }
    }
}
