//! Spoiled replies: whatever we take for items is what the SDK takes for them.

use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::readings::{OPERATIONS, response};
use crate::codec::samples::{Attributes, attribute, style};

/// What happens to a body.
#[derive(Clone, Debug)]
enum Mutation {
    Insert(Index, &'static str),
    Replace(Index, u8),
    Remove(Index, usize),
    Repeat(Index, Index, usize),
    Cut(Index),
}

impl Mutation {
    fn apply(&self, body: &mut Vec<u8>) {
        if body.is_empty() {
            return;
        }
        let len = body.len();
        match self {
            Self::Insert(at, text) => {
                let at = at.index(len);
                body.splice(at..at, text.bytes());
            }
            Self::Replace(at, byte) => {
                if let Some(old) = body.get_mut(at.index(len)) {
                    *old = *byte;
                }
            }
            Self::Remove(at, count) => {
                let at = at.index(len);
                body.drain(at..len.min(at + count));
            }
            Self::Repeat(from, to, count) => {
                let from = from.index(len);
                let piece = body.get(from..len.min(from + count)).unwrap_or_default();
                let (piece, to) = (piece.to_vec(), to.index(len));
                body.splice(to..to, piece);
            }
            Self::Cut(at) => body.truncate(at.index(len)),
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let tokens = vec![
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "\\u",
        "\\ud83d",
        "\\n",
        "\n",
        " ",
        "null",
        "true",
        "1",
        "-",
        "\"S\"",
        "\"Items\":",
        "\"Item\":null,",
        "{}",
        "[]",
        "{\"S\":\"\"}",
        "\"a\":",
        "\u{e9}",
    ];
    let index = any::<Index>;
    prop_oneof![
        (index(), prop::sample::select(tokens)).prop_map(|(at, text)| Mutation::Insert(at, text)),
        (index(), any::<u8>()).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        (index(), prop::sample::select(b"{}[]\":,\\ aSN".to_vec()))
            .prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        (index(), 1..4_usize).prop_map(|(at, count)| Mutation::Remove(at, count)),
        (index(), index(), 1..20_usize)
            .prop_map(|(from, to, count)| Mutation::Repeat(from, to, count)),
        index().prop_map(Mutation::Cut),
    ]
}

fn items() -> impl Strategy<Value = Vec<Attributes>> {
    vec(hash_map("[a-c\"\u{e9}]{0,2}", attribute(), 0..4), 1..3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn a_spoiled_reply_is_read_as_the_sdk_reads_it(
        operation in prop::sample::select(OPERATIONS.to_vec()),
        items in items(),
        style in style(),
        mutations in vec(mutation(), 1..3),
    ) {
        let mut body = operation.write(&items, style).into_bytes();
        for mutation in mutations {
            mutation.apply(&mut body);
        }
        let response = response(&body);
        if let Some(read) = operation.by_us(&response) {
            prop_assert_eq!(Some(read), operation.by_sdk(&response));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_sound_reply_is_read_and_as_the_sdk_reads_it(
        operation in prop::sample::select(OPERATIONS.to_vec()),
        items in items(),
        style in style(),
    ) {
        let response = response(operation.write(&items, style).as_bytes());
        let read = operation.by_us(&response);
        prop_assert!(read.is_some());
        prop_assert_eq!(read, operation.by_sdk(&response));
    }
}
