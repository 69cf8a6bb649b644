//! A thread's item collection, read by one query and folded into what it is.

use dynamodb_model::Collection;

use super::model::{Forum, Post, Thread};

/// Any item of a thread's partition.
#[derive(Clone, Debug, PartialEq, Collection)]
#[collection(table = Forum, partition(tenant, thread))]
pub enum ThreadItem {
    /// What the posts have in common.
    Head(Thread),
    /// A post.
    Post(Post),
}

/// A thread with its posts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discussion {
    /// The thread; `None` if only a part of the partition was read.
    pub thread: Option<Thread>,
    /// The posts, in the order in which they were written.
    pub posts: Vec<Post>,
}

impl Discussion {
    /// The discussion with one more item.
    #[must_use]
    pub fn with(mut self, item: ThreadItem) -> Self {
        match item {
            ThreadItem::Head(thread) => self.thread = Some(thread),
            ThreadItem::Post(post) => self.posts.push(post),
        }
        self
    }
}
