//! Threads: how they are opened, replied to, listed and moved, and how they are read.

use jiff::SignedDuration;

use crate::Result;
use crate::backstage::{ACME, ZETA};
use crate::call::call;
use crate::discussion::{Discussion, ThreadItem};
use crate::model::{Board, Forum, Post, Standing, Thread};
use crate::moment::moment;
use crate::posting::{open, reply};
use crate::refusal::refusal;
use crate::stage::Stage;

/// The module whose functions are shown with their calls.
const POSTING: &str = include_str!("posting.rs");

pub(crate) async fn opened(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-05-05T08:30:00Z")?;
    stage
        .report
        .title("1", "A thread is opened with its first post, and counted")?;
    let thread = stage.thread(ACME, 4, "rust", "Sets or items for votes?");
    let post = stage.post(ACME, 4, 1, "ada", "When does a set become too large?");
    let before = stage.user("ada").await?.posts;
    stage.report.function(POSTING, "open")?;
    let (_, code) = call!(open(&db, &thread, &post).send().await?);
    stage.report.asked(code)?;
    let board = Board::get(ACME, "rust").send(&stage.aside).await?;
    let threads = board.ok_or("there is no board `rust`")?.threads;
    let posts = stage.user("ada").await?.posts;
    stage.report.table(
        ["counter", "value"],
        [
            ["threads of board rust".to_owned(), threads.to_string()],
            ["posts of user ada".to_owned(), posts.to_string()],
        ],
    )?;
    stage.report.blank()?;
    let counted = threads as usize == stage.listed("rust").await?.len();
    stage
        .report
        .claim(counted, "the board has as many threads as its counter says")?;
    stage
        .report
        .claim(posts == before + 1, "the user has one post more")?;

    let nowhere = Thread {
        board: "go".to_owned(),
        thread: 5,
        ..thread
    };
    let post = stage.post(ACME, 5, 1, "ada", "Is anybody here?");
    let error = refusal(open(&stage.aside, &nowhere, &post).send().await)?;
    let reasons: Vec<_> = error
        .reasons()
        .iter()
        .map(|reason| reason.entity())
        .collect();
    stage.report.claim(
        reasons == [Some("Board")],
        "no thread is opened in a board that is not there",
    )
}

pub(crate) async fn replied(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.clock.set("2026-05-05T09:15:00Z")?;
    stage
        .report
        .title("2", "A reply moves its thread to the top of the board")?;
    let before = stage.listed("rust").await?;
    let post = stage.post(
        ACME,
        2,
        2,
        "ada",
        "Does the order of the attributes matter?",
    );
    stage.report.function(POSTING, "reply")?;
    let (_, code) = call!(reply(&db, &post).send().await?);
    stage.report.asked(code)?;
    let after = stage.listed("rust").await?;
    let rows = before
        .iter()
        .zip(&after)
        .map(|(before, after)| [before.to_string(), after.to_string()]);
    stage.report.table(["threads before", "after"], rows)?;
    stage.report.blank()?;
    stage.report.claim(
        (before.as_slice(), after.as_slice()) == (&[1, 4, 3, 2], &[1, 2, 4, 3]),
        "thread 2 is the first below the pinned one",
    )?;
    stage.clock.set("2026-05-05T09:20:00Z")?;
    stage
        .reply(2, 3, "ben", "Yes: they are given from left to right.")
        .await?;

    // Somebody else has written number 3 meanwhile.
    stage.clock.set("2026-05-05T09:24:00Z")?;
    let late = stage.post(ACME, 2, 3, "cleo", "Which one comes first?");
    let (refused, code) = call!(reply(&db, &late).send().await);
    let error = refusal(refused)?;
    stage.report.asked(code)?;
    stage.report.refused(&error)?;
    let current = error
        .reasons()
        .iter()
        .find(|reason| reason.entity() == Some("Thread"));
    let current = current
        .ok_or("the thread is no reason")?
        .current::<Thread>()?;
    let posts = current.ok_or("there is no thread 2")?.posts;
    stage.report.blank()?;
    stage.report.claim(
        posts == 3,
        "the reason has the thread, which has 3 posts: the next is 4",
    )?;
    stage
        .reply(2, posts + 1, "cleo", "Which one comes first?")
        .await?;

    let locked = stage.post(ACME, 1, 2, "ada", "May I?");
    let error = refusal(reply(&stage.aside, &locked).send().await)?;
    stage.report.claim(
        error.is_condition_failed(),
        "nobody replies to a locked thread",
    )
}

pub(crate) async fn of_a_board(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage
        .report
        .title("3", "The latest threads of a board, pinned ones first")?;
    let (threads, code) = call!(
        Thread::by_board(ACME, "rust")
            .descending()
            .limit(3)
            .collect(&db)
            .await?
    );
    let read = stage.report.asked(code)?;
    listed(stage, &threads)?;
    stage.report.blank()?;
    let numbers: Vec<_> = threads.iter().map(|thread| thread.thread).collect();
    stage.report.claim(
        numbers == [1, 2, 4] && read == 3,
        "three threads were read, and no other",
    )?;

    let since = stage.clock.time() - SignedDuration::from_hours(1);
    let (threads, code) = call!(
        Thread::by_board(ACME, "rust")
            .standing(Standing::Normal)
            .last_post_at(since..)
            .descending()
            .collect(&db)
            .await?
    );
    stage.report.asked(code)?;
    listed(stage, &threads)?;
    stage.report.blank()?;
    let recent = threads.iter().all(|thread| thread.last_post_at >= since);
    stage.report.claim(
        recent && threads.len() == 2,
        "two have a post of the last hour; the pinned one is another range",
    )?;
    let elsewhere = Thread::by_board(ZETA, "rust").collect(&stage.aside).await?;
    let foreign = elsewhere.iter().all(|thread| thread.tenant == ZETA);
    stage.report.claim(
        foreign && elsewhere.len() == 1,
        "the other tenant's board of the same name has its own thread",
    )
}

pub(crate) async fn with_posts(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage
        .report
        .title("4", "A thread with its posts: one query, one value")?;
    let (discussion, code) = call!(
        ThreadItem::query(ACME, 2)
            .fold(&db, Discussion::default(), Discussion::with)
            .await?
    );
    stage.report.asked(code)?;
    let thread = discussion.thread.as_ref().ok_or("there is no thread 2")?;
    stage.report.line(&thread.title)?;
    stage.report.blank()?;
    written(stage, &discussion.posts)?;
    stage.report.blank()?;
    let numbers = discussion.posts.iter().map(|post| post.number);
    stage.report.claim(
        numbers.eq(1..=thread.posts),
        "the posts are all there, in their order",
    )?;

    let (page, code) = call!(ThreadItem::query(ACME, 2).limit(3).page(&db, None).await?);
    let read = stage.report.asked(code)?;
    let next = ThreadItem::query(ACME, 2).page(&stage.aside, page.next());
    let rest = next
        .await?
        .into_iter()
        .fold(Discussion::default(), Discussion::with);
    let page = page
        .into_iter()
        .fold(Discussion::default(), Discussion::with);
    written(stage, &page.posts)?;
    stage.report.blank()?;
    stage.report.claim(
        page.thread.is_some() && page.posts.len() == 2 && read == 3,
        "the first page is the thread and two posts",
    )?;
    stage.report.claim(
        rest.thread.is_none() && rest.posts.iter().map(|post| post.number).eq([3, 4]),
        "its cursor leads to the other two",
    )
}

pub(crate) async fn moved(stage: &mut Stage<Forum>) -> Result<()> {
    let db = stage.db.clone();
    stage.report.title(
        "9",
        "A thread goes to another board, by a change of one attribute",
    )?;
    let before = (stage.listed("rust").await?, stage.listed("help").await?);
    let (_, code) = call!(
        Thread::update(ACME, 3)
            .set(|t| t.board.set("help"))
            .send(&db)
            .await?
    );
    stage.report.asked(code)?;
    let after = (stage.listed("rust").await?, stage.listed("help").await?);
    stage.report.table(
        ["board", "threads before", "after"],
        [
            [
                "rust".to_owned(),
                format!("{:?}", before.0),
                format!("{:?}", after.0),
            ],
            [
                "help".to_owned(),
                format!("{:?}", before.1),
                format!("{:?}", after.1),
            ],
        ],
    )?;
    stage.report.blank()?;
    stage.report.claim(
        before.0.contains(&3) && !after.0.contains(&3) && after.1 == [3],
        "thread 3 has left the one list for the other",
    )
}

fn listed(stage: &mut Stage<Forum>, threads: &[Thread]) -> Result<()> {
    stage.report.table(
        ["thread", "standing", "last post", "posts", "title"],
        threads.iter().map(|thread| {
            let standing = format!("{:?}", thread.standing);
            let (number, posts) = (thread.thread.to_string(), thread.posts.to_string());
            [
                number,
                standing,
                moment(thread.last_post_at),
                posts,
                thread.title.clone(),
            ]
        }),
    )
}

fn written(stage: &mut Stage<Forum>, posts: &[Post]) -> Result<()> {
    stage.report.table(
        ["post", "author", "posted", "text"],
        posts.iter().map(|post| {
            let (author, text) = (post.author.clone(), post.text.clone());
            [
                post.number.to_string(),
                author,
                moment(post.posted_at),
                text,
            ]
        }),
    )
}
