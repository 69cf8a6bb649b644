//! Votes and reports: each user is heard once.

use std::sync::{Arc, Mutex};

use dynamodb_model::{Call, Db};

use super::model::{Forum, Post, Reported};
use super::posting::reply;
use super::voting::{dismiss, report, take_back, vote};
use super::{forum, opened, post, stored};
use crate::support::{at, rows_of};

/// The numbers of the posts in the queue, in its order.
async fn queue(db: &Db<Forum>) -> Vec<u32> {
    let queue = Post::reported("one")
        .project::<Reported>()
        .collect(db)
        .await;
    queue.unwrap().into_iter().map(|post| post.number).collect()
}

#[tokio::test]
async fn nobody_votes_twice() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let post = stored(&db, 1, 1).await;
    let voted = vote(&post, "ben").returning_new().send(&db).await.unwrap();
    assert_eq!(voted.votes, 1);
    vote(&post, "cleo").send(&db).await.unwrap();
    let error = vote(&post, "ben").send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    let current = error.current::<Post>().unwrap().unwrap();
    assert_eq!(current.votes, 2);
    assert!(current.voters.iter().eq(["ben", "cleo"]));
    assert_eq!(stored(&db, 1, 1).await, current);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_votes_twice_at_once() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let post = stored(&db, 1, 1).await;
    let mut tasks = Vec::new();
    for number in 0..24 {
        let (db, post) = (db.clone(), post.clone());
        tasks.push(tokio::spawn(async move {
            vote(&post, ["ada", "ben", "cleo"][number % 3])
                .send(&db)
                .await
        }));
    }
    let mut counted = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => counted += 1,
            Err(error) => assert!(error.is_condition_failed(), "{error}"),
        }
    }
    let post = stored(&db, 1, 1).await;
    assert_eq!((counted, post.votes, post.voters.len()), (3, 3, 3));
}

#[tokio::test]
async fn a_vote_is_taken_back_once() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let post = stored(&db, 1, 1).await;
    vote(&post, "ben").send(&db).await.unwrap();
    take_back(&post, "ben").send(&db).await.unwrap();
    assert_eq!(stored(&db, 1, 1).await, post);
    for user in ["ben", "ada"] {
        let error = take_back(&post, user).send(&db).await.unwrap_err();
        assert!(error.is_condition_failed(), "{error}");
    }
    vote(&post, "ben").send(&db).await.unwrap();
    assert_eq!(stored(&db, 1, 1).await.votes, 1);
}

/// The index of authors does not carry votes.
#[tokio::test]
async fn a_vote_writes_the_post_and_no_index() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    let units = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&units);
    let observed = db.clone().observed(move |call: &Call<'_>| {
        heard.lock().unwrap().push(call.capacity_units());
    });
    vote(&stored(&db, 1, 1).await, "ben")
        .send(&observed)
        .await
        .unwrap();
    assert_eq!(*units.lock().unwrap(), [Some(1.0)]);
}

#[tokio::test]
async fn only_reported_posts_are_in_the_queue() {
    let (_engine, db) = forum().await;
    opened(&db, 1, 0).await;
    for number in 2..=3 {
        reply(&db, &post(1, number, "ben", 1)).send().await.unwrap();
    }
    assert!(rows_of(&db, "moderation").await.is_empty());
    let (second, third) = (stored(&db, 1, 2).await, stored(&db, 1, 3).await);
    report(&second, "ada", at(10)).send(&db).await.unwrap();
    report(&third, "ada", at(11)).send(&db).await.unwrap();
    assert_eq!(queue(&db).await, [2, 3]);
    report(&second, "cleo", at(12)).send(&db).await.unwrap();
    assert_eq!(queue(&db).await, [3, 2]);
    assert_eq!(rows_of(&db, "moderation").await.len(), 2);

    let again = report(&second, "ada", at(13)).send(&db).await;
    assert!(again.unwrap_err().is_condition_failed());
    dismiss(&second).send(&db).await.unwrap();
    assert_eq!(queue(&db).await, [3]);
    assert_eq!(rows_of(&db, "moderation").await.len(), 1);
    let dismissed = stored(&db, 1, 2).await;
    assert_eq!(dismissed.reported_at, None);
    assert!(dismissed.reporters.iter().eq(["ada", "cleo"]));
    // Who was heard once is not heard again; others are.
    assert!(report(&second, "ada", at(14)).send(&db).await.is_err());
    report(&second, "ben", at(14)).send(&db).await.unwrap();
    assert_eq!(queue(&db).await, [3, 2]);
}
