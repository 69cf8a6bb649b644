use std::cell::RefCell;
use std::mem;
use std::ops::{Deref, DerefMut};

use super::Output;

/// How many buffers a thread keeps: those of a batch, and of the next one.
const MOST: usize = 64;
/// The most bytes of a buffer that is kept.
const LARGEST: usize = 16 * 1024;

thread_local! {
    static SPARE: RefCell<Vec<Output>> = const { RefCell::new(Vec::new()) };
}

/// A place to write into, which the next value is written into when this one is gone.
#[derive(Debug, Default)]
pub(in crate::codec) struct Buffer(Output);

impl Buffer {
    pub(in crate::codec) fn new() -> Self {
        // A thread that ends has none any more.
        let spare = SPARE.try_with(|spare| spare.borrow_mut().pop());
        Self(spare.ok().flatten().unwrap_or_default())
    }
}

impl Clone for Buffer {
    fn clone(&self) -> Self {
        let mut copy = Self::new();
        copy.0.clone_from(&self.0);
        copy
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let mut output = mem::take(&mut self.0);
        if output.text.capacity() > LARGEST {
            return;
        }
        output.clear();
        // Where it fails, the thread ends.
        let _ = SPARE.try_with(|spare| {
            let mut spare = spare.borrow_mut();
            if spare.len() < MOST {
                spare.push(output);
            }
        });
    }
}

impl Deref for Buffer {
    type Target = Output;

    fn deref(&self) -> &Output {
        &self.0
    }
}

impl DerefMut for Buffer {
    fn deref_mut(&mut self) -> &mut Output {
        &mut self.0
    }
}
