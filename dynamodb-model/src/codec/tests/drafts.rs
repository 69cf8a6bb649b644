//! What is set and removed in an item that is on its way.

use std::collections::{BTreeMap, HashMap};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::s;
use crate::codec::{encode, json};

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c", "\"", "\n\\", "é"]).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_draft_changes_as_a_map_does(
        fields in btree_map(name(), name(), 0..4),
        changes in vec((name(), prop::option::of(name())), 0..6),
    ) {
        let fields: BTreeMap<String, String> = fields;
        let mut draft = encode(&fields).expect("encodes");
        let own = |(name, text): (&String, &String)| (name.clone(), s(text));
        let mut map: HashMap<_, _> = fields.iter().map(own).collect();
        for (name, text) in changes {
            match text {
                Some(text) => {
                    draft.set(&name, |to| json::text_value(to, &text));
                    map.insert(name, s(&text));
                }
                None => {
                    draft.remove(&name);
                    map.remove(&name);
                }
            }
            prop_assert_eq!(&draft.read().to_map(), &map);
            for name in ["a", "\"", "\n\\"] {
                prop_assert_eq!(draft.get(name), map.get(name).cloned());
                prop_assert_eq!(draft.contains(name), map.contains_key(name));
            }
            let mut text = String::new();
            draft.write_to(&mut text);
            prop_assert_eq!(text.len(), draft.wire_size());
        }
    }
}

#[test]
fn a_copy_stays_as_it_was() {
    let fields = BTreeMap::from([("a", "first")]);
    let mut draft = encode(&fields).expect("encodes");
    let copy = draft.clone();
    draft.set("a", |to| json::text_value(to, "second"));
    draft.set("b", |to| json::text_value(to, "third"));
    assert_eq!(draft.get("a"), Some(s("second")));
    drop(draft);
    // What is written next is written where the draft was.
    let other = encode(&BTreeMap::from([("a", "other")])).expect("encodes");
    assert_eq!(copy.get("a"), Some(s("first")));
    assert!(!copy.contains("b"));
    let last = copy.clone();
    drop((copy, other));
    assert_eq!(
        last.into_map(),
        HashMap::from([("a".to_owned(), s("first"))])
    );
}
