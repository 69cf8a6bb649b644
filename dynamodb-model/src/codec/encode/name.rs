//! Whether the names in a map are distinct.

use std::collections::HashSet;

/// From here on it pays to hash the names.
const MANY: usize = 24;

/// How many names can be told apart by their fingerprints, at best.
const PRINTS: usize = 1024;

/// Almost always tells by a look at each name alone. A map with a name twice is nothing that DynamoDB sends, and which of
/// the two values counts is not ours to say.
pub(super) fn are_distinct<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let mut seen = [0_u64; PRINTS / 64];
    let is_new = |name: &str| {
        let print = fingerprint(name);
        let bit = 1 << (print % 64);
        let Some(word) = seen.get_mut(print / 64 % (PRINTS / 64)) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    };
    let (mut all, mut rest) = (names.clone(), names);
    if all.all(is_new) {
        return true;
    }
    if rest.clone().take(MANY).count() == MANY {
        let mut known = HashSet::new();
        return rest.all(|name| known.insert(name));
    }
    while let Some(name) = rest.next() {
        if rest.clone().any(|other| other == name) {
            return false;
        }
    }
    true
}

/// Names of one item differ in their length, at their ends or in their middle.
fn fingerprint(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let len = bytes.len();
    let [low, ..] = len.to_le_bytes();
    let looks = u32::from_le_bytes([low, at(0), at(len / 2), at(len.saturating_sub(1))]);
    // The golden ratio's bits; the upper ones of the product depend on all of the looks.
    let mixed = looks.wrapping_mul(0x9E37_79B9) >> 22;
    mixed as usize
}

#[cfg(test)]
mod tests {
    use super::are_distinct;

    fn distinct(names: &[impl AsRef<str>]) -> bool {
        are_distinct(names.iter().map(AsRef::as_ref))
    }

    #[test]
    fn a_name_that_comes_twice_is_found() {
        assert!(distinct(&[] as &[&str]));
        assert!(distinct(&["", "a", "ab", "ba"]));
        assert!(!distinct(&["", "a", ""]));
        assert!(distinct(&["abxba", "abyxba", "aaxaa", "abxaa"]));
        for count in [3, 30, 300] {
            let mut names: Vec<_> = (0..count).map(|number| format!("x{number}")).collect();
            assert!(distinct(&names));
            names.push("x1".to_owned());
            assert!(!distinct(&names));
        }
    }
}
