//! "Did you mean": the nearest of the words that would have been right.

/// The end of a message about a word that is none of the candidates: `` ; did you mean `x`? `` when one is near enough
/// to be a slip of the fingers, otherwise all of them.
pub(crate) fn nearest_or_all<'a>(
    word: &str,
    kind: &str,
    candidates: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> String {
    let candidates = candidates.into_iter();
    nearest(word, candidates.clone()).map_or_else(
        || all(kind, candidates),
        |near| format!("; did you mean `{near}`?"),
    )
}

/// Like [`nearest_or_all`], with the whole list in both cases.
pub(crate) fn nearest_and_all<'a>(
    word: &str,
    kind: &str,
    candidates: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
) -> String {
    let candidates = candidates.into_iter();
    nearest(word, candidates.clone()).map_or_else(
        || all(kind, candidates.clone()),
        |near| {
            format!(
                "; did you mean `{near}`? {kind}: {}",
                list(candidates.clone())
            )
        },
    )
}

fn all<'a>(kind: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    match list(candidates) {
        none if none.is_empty() => format!("; there are no {kind}"),
        some => format!("; {kind}: {some}"),
    }
}

/// The candidates as a reader's list: `` `a`, `b`, `c` ``, cut off where it would no longer be read.
pub(crate) fn list<'a>(candidates: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let mut words = candidates.into_iter();
    let shown: Vec<String> = words
        .by_ref()
        .take(SHOWN)
        .map(|word| format!("`{word}`"))
        .collect();
    let more = match words.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", shown.join(", "))
}

/// The candidate that is a slip of the fingers away from the word.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(1);
    let mut best = None;
    for candidate in candidates {
        let distance = distance(&word.to_lowercase(), &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Levenshtein's distance with one more move, the swap of two neighbours, because fingers swap.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut last_from = None;
    for (row, from) in from.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        let mut last_to = None;
        let diagonal = above.iter().zip(above.iter().skip(1));
        for (column, (&to, (&corner, &up))) in to.iter().zip(diagonal).enumerate() {
            let mut least = (corner + usize::from(from != to)).min(left + 1).min(up + 1);
            let swapped = last_from == Some(to) && last_to == Some(from);
            if let (true, Some(&two_back)) = (swapped, before.get(column.wrapping_sub(1))) {
                least = least.min(two_back + 1);
            }
            current.push(least);
            left = least;
            last_to = Some(to);
        }
        last_from = Some(from);
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, list, nearest_and_all, nearest_or_all};

    #[test]
    fn distance_counts_edits_and_swaps() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("system_id", "sytsem_id"), 1);
        assert_eq!(distance("statu", "status"), 1);
        assert_eq!(distance("ab", "ba"), 1);
    }

    #[test]
    fn only_near_words_are_proposed() {
        let keys = |word| nearest_or_all(word, "keys", ["pk", "sk", "name"]);
        assert_eq!(keys("skk"), "; did you mean `sk`?");
        assert_eq!(keys("Name"), "; did you mean `name`?");
        assert_eq!(keys("wholly_different"), "; keys: `pk`, `sk`, `name`");
        assert_eq!(nearest_or_all("x", "keys", []), "; there are no keys");
    }

    #[test]
    fn a_list_can_follow_the_proposal() {
        assert_eq!(
            nearest_and_all("customr_id", "fields", ["id", "customer_id"]),
            "; did you mean `customer_id`? fields: `id`, `customer_id`"
        );
        assert_eq!(nearest_and_all("x", "fields", []), "; there are no fields");
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(list(["a", "b"]), "`a`, `b`");
        let many: Vec<String> = (0..15).map(|n| format!("f{n}")).collect();
        assert!(list(many.iter().map(String::as_str)).ends_with("`f11` and 3 more"));
    }
}
