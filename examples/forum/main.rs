//! Forum: boards, threads and posts of many tenants, who follows whom, and who voted for what, in one table.
//!
//! ```text
//! cargo run --example forum
//! ```
//!
//! The example plays a morning of a forum, on an engine inside this process. It makes the changes and asks the questions
//! that [`model`] is made for:
//!
//! |   | question                            | call                                                                   | reads        |
//! | - | ----------------------------------- | ---------------------------------------------------------------------- | ------------ |
//! | 3 | the latest threads of a board       | `Thread::by_board(tenant, board).descending().limit(n).collect(&db)`   | `boards`     |
//! |   | … with a post since a time          | `Thread::by_board(..).standing(s).last_post_at(t..).collect(&db)`      | `boards`     |
//! | 4 | a thread with its posts             | `ThreadItem::query(tenant, thread).fold(&db, ..)`                      | table        |
//! |   | … page by page                      | `ThreadItem::query(tenant, thread).limit(n).page(&db, cursor)`         | table        |
//! | 5 | the posts of a user                 | `Post::by_author(tenant, user).descending().project::<Written>()`      | `authors`    |
//! | 7 | whom and what a user follows        | `Follow::query(tenant, user).collect(&db)`                             | table        |
//! |   | who follows a user or a board       | `Follow::followers(tenant, kind, name).keys().collect(&db)`            | `followers`  |
//! | 8 | the queue of the moderators         | `Post::reported(tenant).project::<Reported>().collect(&db)`            | `moderation` |
//!
//! |   | change                              | call                                                                   | refused if                       |
//! | - | ----------------------------------- | ---------------------------------------------------------------------- | -------------------------------- |
//! | 1 | a thread is opened                  | `open(&db, &thread, &post).send()`                                     | its board is not there           |
//! | 2 | somebody replies                    | `reply(&db, &post).send()`                                             | it is locked, the number is gone |
//! | 6 | somebody votes for a post           | `vote(&post, user).send(&db)`                                          | they have voted                  |
//! | 7 | somebody follows a user or a board  | `follow(&db, &edge).send()`                                            | they do so, or it is not there   |
//! | 8 | a post is reported, and dismissed   | `report(&post, user, now).send(&db)`, `dismiss(&post).send(&db)`       | they have reported it            |
//! | 9 | a thread goes to another board      | `Thread::update(..).set(\|t\| t.board.set(board)).send(&db)`           | it is not there                  |
//!
//! For each it prints the call as it is written here, what DynamoDB was asked, what that cost, and the answer. What it says
//! of an answer, behind a tick, it has checked: an answer that is not so ends the example with an error.
//!
//! Where to look first: `model.rs` is all that a service has to declare, `posting.rs`, `voting.rs`, `following.rs` and
//! `discussion.rs` what it adds to that, `threads.rs`, `posts.rs` and `people.rs` all that it has to call.

#[path = "../common/answer.rs"]
mod answer;
mod backstage;
#[path = "../common/call.rs"]
mod call;
#[path = "../common/clock.rs"]
mod clock;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod discussion;
#[path = "../common/exit.rs"]
mod exit;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod following;
#[path = "../common/ledger.rs"]
mod ledger;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod model;
#[path = "../common/moment.rs"]
mod moment;
mod people;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod posting;
mod posts;
#[path = "../common/refusal.rs"]
mod refusal;
#[path = "../common/report.rs"]
mod report;
#[path = "../common/source.rs"]
mod source;
#[path = "../common/stage.rs"]
mod stage;
#[path = "../common/text.rs"]
mod text;
mod threads;
#[path = "../common/tone.rs"]
mod tone;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod voting;

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use dynamodb_embedded::Engine;

use crate::exit::exit_code;
use crate::model::Forum;
use crate::stage::Stage;

pub(crate) type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

#[tokio::main]
async fn main() -> ExitCode {
    exit_code(run().await)
}

async fn run() -> Result<()> {
    let start = Instant::now();
    let engine = Engine::memory().await?;
    let mut stage = Stage::on(&engine).await?;
    play(&mut stage).await?;
    stage.report.summary(start.elapsed(), None)?;
    engine.shutdown().await?;
    Ok(())
}

/// The morning of the forum, one change or question after the other.
async fn play(stage: &mut Stage<Forum>) -> Result<()> {
    stage.settle().await?;
    threads::opened(stage).await?;
    threads::replied(stage).await?;
    threads::of_a_board(stage).await?;
    threads::with_posts(stage).await?;
    posts::of_a_user(stage).await?;
    posts::voted(stage).await?;
    people::followed(stage).await?;
    posts::moderated(stage).await?;
    threads::moved(stage).await
}
