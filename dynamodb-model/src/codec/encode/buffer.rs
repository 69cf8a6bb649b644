use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::Output;

/// How many buffers a thread keeps: those of a batch, and of the next one.
const MOST: usize = 64;
/// The most bytes of a buffer that is kept.
const LARGEST: usize = 16 * 1024;

thread_local! {
    static SPARE: RefCell<Vec<Spare>> = const { RefCell::new(Vec::new()) };
}

struct Spare(Arc<Output>);

static EMPTY: Output = Output::new();

/// A place to write into, which the next value is written into when this one is gone. Small, as items are moved around;
/// a copy is another look at the same place, until one of them is written to.
#[derive(Clone, Debug)]
pub(in crate::codec) struct Buffer(Option<Arc<Output>>);

impl Buffer {
    pub(in crate::codec) fn new() -> Self {
        // A thread that ends has none any more.
        let spare = SPARE.try_with(|spare| spare.borrow_mut().pop());
        Self(spare.ok().flatten().map(|spare| spare.0))
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let Some(mut output) = self.0.take() else {
            return;
        };
        // Whoever looks at it last gives it back.
        let Some(last) = Arc::get_mut(&mut output) else {
            return;
        };
        if last.text.capacity() > LARGEST {
            return;
        }
        last.clear();
        // Where it fails, the thread ends.
        let _ = SPARE.try_with(|spare| {
            let mut spare = spare.borrow_mut();
            if spare.len() < MOST {
                spare.push(Spare(output));
            }
        });
    }
}

impl Deref for Buffer {
    type Target = Output;

    fn deref(&self) -> &Output {
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut Output {
        Arc::make_mut(self.0.get_or_insert_default())
    }
}
