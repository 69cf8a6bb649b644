use std::cell::Cell;

use serde::Serializer as _;

use super::error::{CodecError, Problem};

/// How many names a thread knows the answer for.
const PLACES: usize = 16;

thread_local! {
    static ANSWERS: [Cell<Option<Answer>>; PLACES] = const { [const { Cell::new(None) }; PLACES] };
}

/// What a name was found to stand for.
#[derive(Clone, Copy)]
struct Answer {
    name: &'static str,
    set: Option<SetKind>,
}

/// One of DynamoDB's three kinds of sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetKind {
    String,
    Number,
    Binary,
}

impl SetKind {
    /// The set that a newtype of this name stands for.
    pub(super) fn of_newtype(name: &'static str) -> Option<Self> {
        let place = name.as_ptr().addr() / align_of::<usize>() % PLACES;
        // A thread that ends has no answers any more.
        ANSWERS
            .try_with(|answers| {
                let answer = answers.get(place)?;
                match answer.get() {
                    // Names are told apart as `serde_dynamo` does: by where they are.
                    Some(known) if std::ptr::eq(known.name, name) => known.set,
                    _ => {
                        let set = Self::ask(name);
                        answer.set(Some(Answer { name, set }));
                        set
                    }
                }
            })
            .unwrap_or_else(|_| Self::ask(name))
    }

    /// The wrappers are `serde_dynamo`'s and only it knows their names, so it is asked, with the
    /// smallest value there is.
    fn ask(name: &'static str) -> Option<Self> {
        use serde_dynamo::AttributeValue::{Bs, Ns, Ss};
        match serde_dynamo::Serializer.serialize_newtype_struct(name, &[(); 0]) {
            Ok(Ss(_)) => Some(Self::String),
            Ok(Ns(_)) => Some(Self::Number),
            Ok(Bs(_)) => Some(Self::Binary),
            _ => None,
        }
    }

    /// The error of a set with something else in it.
    pub(super) fn refuses(self, found: &'static str) -> CodecError {
        let expected = match self {
            Self::String => "strings",
            Self::Number => "numbers",
            Self::Binary => "bytes",
        };
        Problem::SetOf { expected, found }.into()
    }
}
