//! Whether the names in a map are distinct.

use std::collections::HashSet;

/// Up to here it pays to compare each name with each.
const FEW: usize = 3;
/// From here on it pays to hash the names.
const MANY: usize = 24;

/// How many names can be told apart by their fingerprints, at best.
const PRINTS: usize = 1024;

/// Of more than a few names, almost always tells by a look at each alone. A map with a name twice is nothing that DynamoDB
/// sends, and which of the two values counts is not ours to say.
pub(super) fn are_distinct<'a>(names: impl ExactSizeIterator<Item = &'a [u8]> + Clone) -> bool {
    if names.len() <= FEW {
        return each_is_alone(names);
    }
    let mut seen = [0_u64; PRINTS / 64];
    let is_new = |name: &[u8]| {
        let print = fingerprint(name);
        let bit = 1 << (print % 64);
        let Some(word) = seen.get_mut(print / 64 % (PRINTS / 64)) else {
            return false;
        };
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    };
    if names.clone().all(is_new) {
        return true;
    }
    if names.len() < MANY {
        return each_is_alone(names);
    }
    let (mut names, mut known) = (names, HashSet::new());
    names.all(|name| known.insert(name))
}

fn each_is_alone<'a>(mut names: impl Iterator<Item = &'a [u8]> + Clone) -> bool {
    while let Some(name) = names.next() {
        if names.clone().any(|other| other == name) {
            return false;
        }
    }
    true
}

/// Names of one item differ in their length, at their ends or in their middle.
fn fingerprint(name: &[u8]) -> usize {
    let at = |place: usize| name.get(place).copied().unwrap_or_default();
    let len = name.len();
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
        are_distinct(names.iter().map(|name| name.as_ref().as_bytes()))
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
