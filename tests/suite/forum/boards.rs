//! Boards, their threads, and the posts of these.

use dynamodb_model::{Cursor, Db};

use super::discussion::{Discussion, ThreadItem};
use super::model::{Board, Forum, Post, Standing, Thread, Written};
use super::posting::{open, reply};
use super::{forum, opened, post, thread, user};
use crate::support::{at, recorded, rows_of};

/// The numbers of a board's threads, from the top.
async fn listed(db: &Db<Forum>, tenant: &str, board: &str) -> Vec<u32> {
    let threads = Thread::by_board(tenant, board).descending();
    let threads = threads.collect(db).await.unwrap();
    threads.into_iter().map(|thread| thread.thread).collect()
}

/// The board and the thread of each row of the index as it lies there.
async fn rows(db: &Db<Forum>) -> Vec<(String, String)> {
    let rows = rows_of(db, "boards").await;
    let mut rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let (board, title) = (row["board"].as_s().unwrap(), row["title"].as_s().unwrap());
            (board.clone(), title.clone())
        })
        .collect();
    rows.sort_unstable();
    rows
}

#[tokio::test]
async fn a_thread_is_opened_with_its_post_and_counted() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let board = Board::get("one", "rust").send(&db).await.unwrap().unwrap();
    assert_eq!((board.threads, user(&db, "ada").await.posts), (1, 1));
    let items = ThreadItem::query("one", 1).collect(&db).await.unwrap();
    let expected = [
        ThreadItem::Head(thread("one", 1, 0)),
        ThreadItem::Post(post(1, 1, "ada", 0)),
    ];
    assert_eq!(items, expected);

    let nowhere = Thread {
        board: "go".into(),
        ..thread("one", 2, 0)
    };
    let error = open(&db, &nowhere, &post(2, 1, "ada", 0))
        .send()
        .await
        .unwrap_err();
    let entities: Vec<_> = error
        .reasons()
        .iter()
        .map(|reason| reason.entity())
        .collect();
    assert_eq!(entities, [Some("Board")]);
    assert_eq!(ThreadItem::query("one", 2).count(&db).await.unwrap(), 0);
}

#[tokio::test]
async fn a_reply_moves_its_thread_to_the_top() {
    let (_engine, db) = forum().await;
    for number in 1..=3 {
        opened(&db, number, number.into()).await;
    }
    assert_eq!(listed(&db, "one", "rust").await, [3, 2, 1]);
    reply(&db, &post(1, 2, "ben", 10)).send().await.unwrap();
    assert_eq!(listed(&db, "one", "rust").await, [1, 3, 2]);
    assert_eq!(rows(&db).await.len(), 3);
    let since = Thread::by_board("one", "rust").standing(Standing::Normal);
    let since = since.last_post_at(at(3)..).collect(&db).await.unwrap();
    let since: Vec<_> = since
        .iter()
        .map(|thread| (thread.thread, thread.posts))
        .collect();
    assert_eq!(since, [(3, 1), (1, 2)]);
}

#[tokio::test]
async fn pinned_threads_stand_first_until_they_are_normal_again() {
    let (_engine, db) = forum().await;
    for number in 1..=3 {
        opened(&db, number, number.into()).await;
    }
    let stand = |standing| Thread::update("one", 2).set(move |t| t.standing.set(standing));
    stand(Standing::Pinned).send(&db).await.unwrap();
    assert_eq!(listed(&db, "one", "rust").await, [2, 3, 1]);
    reply(&db, &post(1, 2, "ben", 10)).send().await.unwrap();
    assert_eq!(listed(&db, "one", "rust").await, [2, 1, 3]);
    let pinned = Thread::by_board("one", "rust").standing(Standing::Pinned..);
    assert_eq!(pinned.count(&db).await.unwrap(), 1);
    stand(Standing::Normal).send(&db).await.unwrap();
    assert_eq!(listed(&db, "one", "rust").await, [1, 3, 2]);
    assert_eq!(rows(&db).await.len(), 3);
}

#[tokio::test]
async fn a_thread_goes_to_another_board_whole() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    opened(&db, 2, 1).await;
    let update = Thread::update("one", 1).set(|t| t.board.set("help"));
    update.send(&db).await.unwrap();
    let expected = [("help", "thread 1"), ("rust", "thread 2")];
    assert_eq!(
        rows(&db).await,
        expected.map(|(board, title)| (board.into(), title.into()))
    );
    assert_eq!(listed(&db, "one", "help").await, [1]);
    reply(&db, &post(1, 2, "ben", 9)).send().await.unwrap();
    assert_eq!(listed(&db, "one", "rust").await, [2]);
}

#[tokio::test]
async fn tenants_do_not_meet() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let foreign = Post {
        tenant: "two".into(),
        ..post(1, 1, "ada", 5)
    };
    open(&db, &thread("two", 1, 5), &foreign)
        .send()
        .await
        .unwrap();
    assert_eq!(listed(&db, "two", "rust").await, [1]);
    let mine = Thread::by_board("one", "rust").first(&db).await.unwrap();
    assert_eq!(mine, Some(thread("one", 1, 0)));
    let posts = Post::by_author("one", "ada").project::<Written>();
    let posts = posts.collect(&db).await.unwrap();
    assert_eq!(
        posts.iter().map(|post| post.posted_at).collect::<Vec<_>>(),
        [at(0)]
    );
    assert_eq!(ThreadItem::query("one", 1).count(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_locked_thread_takes_no_reply() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let lock = Thread::update("one", 1).set(|t| t.locked.set(true));
    lock.send(&db).await.unwrap();
    let error = reply(&db, &post(1, 2, "ben", 1)).send().await.unwrap_err();
    let [reason] = error.reasons() else {
        panic!("{error}")
    };
    let current = reason.current::<Thread>().unwrap().unwrap();
    assert!(current.locked && current.posts == 1);
    assert_eq!(user(&db, "ben").await.posts, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_belongs_to_one_of_many_replies() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let mut tasks = Vec::new();
    for second in 1..=8 {
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            reply(&db, &post(1, 2, "ben", second)).send().await
        }));
    }
    let mut written = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => written += 1,
            Err(error) => {
                let expected = error.is_condition_failed() || error.is_transient();
                assert!(expected, "{error}");
            }
        }
    }
    let discussion = ThreadItem::query("one", 1)
        .fold(&db, Discussion::default(), Discussion::with)
        .await
        .unwrap();
    let head = discussion.thread.unwrap();
    assert_eq!((written, head.posts, discussion.posts.len()), (1, 2, 2));
    assert_eq!(head.last_post_at, discussion.posts[1].posted_at);
    assert_eq!(user(&db, "ben").await.posts, 1);
}

#[tokio::test]
async fn a_discussion_is_one_query_or_some_pages() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    for number in 2..=12 {
        reply(&db, &post(1, number, "ben", number.into()))
            .send()
            .await
            .unwrap();
    }
    let (recorder, wire) = recorded(&db);
    let whole = ThreadItem::query("one", 1)
        .fold(&recorder, Discussion::default(), Discussion::with)
        .await
        .unwrap();
    assert_eq!(wire.only().operation, "Query");
    assert!(whole.posts.iter().map(|post| post.number).eq(1..=12));

    let mut cursor: Option<Cursor> = None;
    let mut pages = Discussion::default();
    loop {
        let page = ThreadItem::query("one", 1)
            .limit(5)
            .page(&db, cursor)
            .await
            .unwrap();
        cursor = page.next();
        pages = page.into_iter().fold(pages, Discussion::with);
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(pages, whole);
}

#[tokio::test]
async fn the_posts_of_a_user_come_by_time_from_all_threads() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    opened(&db, 2, 1).await;
    for (thread, number, author, second) in [(2, 2, "ben", 5), (1, 2, "ben", 7), (2, 3, "ada", 9)] {
        let post = post(thread, number, author, second);
        reply(&db, &post).send().await.unwrap();
    }
    let posts = async |author: &str, from| {
        let query = Post::by_author("one", author).posted_at(at(from)..);
        let posts = query
            .descending()
            .project::<Written>()
            .collect(&db)
            .await
            .unwrap();
        posts
            .iter()
            .map(|post| (post.thread, post.number))
            .collect::<Vec<_>>()
    };
    assert_eq!(posts("ben", 0).await, [(1, 2), (2, 2)]);
    assert_eq!(posts("ben", 6).await, [(1, 2)]);
    assert_eq!(posts("ada", 0).await, [(2, 3), (2, 1), (1, 1)]);
    assert_eq!(user(&db, "ada").await.posts, 3);
}
