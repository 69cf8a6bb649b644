//! Whether the names in a map are distinct.

use std::collections::HashSet;

/// From here on it pays to hash the names.
const MANY: usize = 24;

/// Almost always tells by a look at each name alone. A map with a name twice is nothing that DynamoDB sends, and which of
/// the two values counts is not ours to say.
pub(super) fn are_distinct<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let mut seen = 0_u128;
    let mut perhaps_not = false;
    for name in names.clone() {
        let bit = 1_u128 << (fingerprint(name) % 128);
        perhaps_not |= seen & bit != 0;
        seen |= bit;
    }
    if !perhaps_not {
        return true;
    }
    if names.clone().take(MANY).count() == MANY {
        let mut known = HashSet::new();
        let mut names = names;
        return names.all(|name| known.insert(name));
    }
    let mut names = names;
    while let Some(name) = names.next() {
        if names.clone().any(|other| other == name) {
            return false;
        }
    }
    true
}

/// Names of one item differ in their length, at their ends or in their middle.
fn fingerprint(name: &str) -> usize {
    let bytes = name.as_bytes();
    let at = |place: usize| bytes.get(place).copied().map_or(0, usize::from);
    let len = bytes.len();
    let ends = at(0) * 7 + at(len.saturating_sub(1)) * 61;
    len * 31 + ends + at(len / 2) * 17
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
