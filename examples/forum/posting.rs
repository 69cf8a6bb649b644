//! What is written at once when somebody posts: the post, its thread, and what is counted.

use dynamodb_model::{Db, WriteTransaction};

use super::model::{Board, Forum, Post, Thread, User};

/// Opens a thread with its first post.
pub fn open(db: &Db<Forum>, thread: &Thread, post: &Post) -> WriteTransaction<Forum> {
    let board = Board::update(&thread.tenant, &thread.board).set(|b| b.threads.add(1));
    let author = User::update(&post.tenant, &post.author).set(|u| u.posts.add(1));
    db.write()
        .create(thread)
        .create(post)
        .update(board)
        .update(author)
}

/// Adds a post to a thread, if it has the number after the last one and the thread is not locked.
pub fn reply(db: &Db<Forum>, post: &Post) -> WriteTransaction<Forum> {
    let last = post.number.saturating_sub(1);
    let thread = Thread::update(&post.tenant, post.thread)
        .set(|t| [t.posts.add(1), t.last_post_at.set(post.posted_at)])
        .when(|t| t.posts.eq(last) & t.locked.eq(false));
    let author = User::update(&post.tenant, &post.author).set(|u| u.posts.add(1));
    db.write().create(post).update(thread).update(author)
}
