//! The model of the example `forum`, by the promises that the example makes of it.

mod boards;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/forum/discussion.rs"]
mod discussion;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/forum/following.rs"]
mod following;
mod follows;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/forum/model.rs"]
mod model;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/forum/posting.rs"]
mod posting;
mod votes;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/forum/voting.rs"]
mod voting;

use std::collections::BTreeSet;

use dynamodb_embedded::Engine;
use dynamodb_model::Db;

use crate::support::{at, table};
use model::{Board, Forum, Post, Standing, Thread, User};
use posting::open;

/// Forums of the tenants `one` and `two`, each with users `ada`, `ben` and `cleo`, boards `rust` and `help`, no thread.
async fn forum() -> (Engine, Db<Forum>) {
    let (engine, db) = table::<Forum>().await;
    for tenant in ["one", "two"] {
        for user in ["ada", "ben", "cleo"] {
            let user = User {
                tenant: tenant.into(),
                user: user.into(),
                posts: 0,
                following: 0,
                followers: 0,
            };
            user.create().send(&db).await.unwrap();
        }
        for name in ["rust", "help"] {
            let board = Board {
                tenant: tenant.into(),
                name: name.into(),
                threads: 0,
                followers: 0,
            };
            board.create().send(&db).await.unwrap();
        }
    }
    (engine, db)
}

fn thread(tenant: &str, number: u32, seconds: i64) -> Thread {
    Thread {
        tenant: tenant.into(),
        thread: number,
        board: "rust".into(),
        standing: Standing::Normal,
        last_post_at: at(seconds),
        title: format!("thread {number}"),
        posts: 1,
        locked: false,
    }
}

fn post(thread: u32, number: u32, author: &str, seconds: i64) -> Post {
    Post {
        tenant: "one".into(),
        thread,
        number,
        author: author.into(),
        posted_at: at(seconds),
        text: format!("post {number} of {thread}"),
        votes: 0,
        voters: BTreeSet::new(),
        reporters: BTreeSet::new(),
        reported_at: None,
    }
}

/// Opens a thread of tenant `one` in the board `rust`, by `ada`.
async fn opened(db: &Db<Forum>, number: u32, seconds: i64) {
    let (thread, post) = (
        thread("one", number, seconds),
        post(number, 1, "ada", seconds),
    );
    open(db, &thread, &post).send().await.unwrap();
}

async fn stored(db: &Db<Forum>, thread: u32, number: u32) -> Post {
    let found = Post::get("one", thread, number).send(db).await.unwrap();
    found.unwrap()
}

async fn user(db: &Db<Forum>, name: &str) -> User {
    User::get("one", name).send(db).await.unwrap().unwrap()
}
