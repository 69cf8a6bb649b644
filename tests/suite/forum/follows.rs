//! The adjacency list of who follows whom and what.

use dynamodb_model::{Db, ErrorKind};

use super::following::{follow, unfollow};
use super::model::{Board, Follow, Forum, Kind};
use super::{forum, opened, user};
use crate::support::{recorded, rows_of};

fn edge(follower: &str, kind: Kind, followed: &str) -> Follow {
    Follow {
        tenant: "one".into(),
        follower: follower.into(),
        kind,
        followed: followed.into(),
        since: None,
    }
}

async fn followed(db: &Db<Forum>, follower: &str, kind: Kind, followed: &str) {
    let edge = edge(follower, kind, followed);
    follow(db, &edge).send().await.unwrap();
}

/// Whom and what a user follows.
async fn following(db: &Db<Forum>, name: &str) -> Vec<(Kind, String)> {
    let edges = Follow::query("one", name).collect(db).await.unwrap();
    edges
        .into_iter()
        .map(|edge| (edge.kind, edge.followed))
        .collect()
}

async fn followers(db: &Db<Forum>, kind: Kind, name: &str) -> Vec<String> {
    let keys = Follow::followers("one", kind, name)
        .keys()
        .collect(db)
        .await
        .unwrap();
    keys.into_iter().map(|key| key.follower).collect()
}

/// `ada` follows the board `rust` and `ben`; `cleo` follows the same; `ben` follows `ada`.
async fn graph(db: &Db<Forum>) {
    for follower in ["ada", "cleo"] {
        followed(db, follower, Kind::Board, "rust").await;
        followed(db, follower, Kind::User, "ben").await;
    }
    followed(db, "ben", Kind::User, "ada").await;
}

#[tokio::test]
async fn an_edge_is_read_from_both_of_its_ends() {
    let (_engine, db) = forum().await;
    graph(&db).await;
    let of_ada = [
        (Kind::Board, "rust".to_owned()),
        (Kind::User, "ben".to_owned()),
    ];
    assert_eq!(following(&db, "ada").await, of_ada);
    let boards = Follow::query("one", "ada").kind(Kind::Board);
    assert_eq!(boards.count(&db).await.unwrap(), 1);
    assert_eq!(followers(&db, Kind::User, "ben").await, ["ada", "cleo"]);
    assert_eq!(followers(&db, Kind::Board, "rust").await, ["ada", "cleo"]);
    assert_eq!(followers(&db, Kind::User, "ada").await, ["ben"]);
    // A board and a user of one name are not the same.
    assert_eq!(followers(&db, Kind::Board, "ben").await, [""; 0]);
    let other = Follow::followers("two", Kind::User, "ben").keys();
    assert!(other.collect(&db).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_inverted_index_holds_the_edges_alone() {
    let (_engine, db) = forum().await;
    graph(&db).await;
    opened(&db, 1, 0).await;
    let rows = rows_of(&db, "followers").await;
    assert_eq!(rows.len(), 5);
    let follows = rows
        .iter()
        .all(|row| row["sk"].as_s().unwrap().starts_with("FOLLOWS#"));
    assert!(follows, "{rows:?}");
}

#[tokio::test]
async fn an_edge_is_counted_at_both_of_its_ends_once() {
    let (_engine, db) = forum().await;
    graph(&db).await;
    let again = follow(&db, &edge("ada", Kind::User, "ben")).send().await;
    assert!(again.unwrap_err().is_condition_failed());
    let (ada, ben) = (user(&db, "ada").await, user(&db, "ben").await);
    assert_eq!((ada.following, ada.followers), (2, 1));
    assert_eq!((ben.following, ben.followers), (1, 2));
    let board = Board::get("one", "rust").send(&db).await.unwrap().unwrap();
    assert_eq!(board.followers, 2);
    let edge = Follow::get("one", "ada", Kind::User, "ben");
    assert!(edge.send(&db).await.unwrap().unwrap().since.is_some());
}

#[tokio::test]
async fn who_follows_no_more_is_in_neither_direction() {
    let (_engine, db) = forum().await;
    graph(&db).await;
    let gone = edge("ada", Kind::User, "ben");
    unfollow(&db, &gone).send().await.unwrap();
    assert_eq!(
        following(&db, "ada").await,
        [(Kind::Board, "rust".to_owned())]
    );
    assert_eq!(followers(&db, Kind::User, "ben").await, ["cleo"]);
    assert!(
        unfollow(&db, &gone)
            .send()
            .await
            .unwrap_err()
            .is_condition_failed()
    );
    unfollow(&db, &edge("ada", Kind::Board, "rust"))
        .send()
        .await
        .unwrap();
    let (ada, ben) = (user(&db, "ada").await, user(&db, "ben").await);
    assert_eq!((ada.following, ben.followers), (0, 1));
    assert_eq!(followers(&db, Kind::Board, "rust").await, ["cleo"]);
}

#[tokio::test]
async fn nobody_follows_who_is_not_there_nor_themselves() {
    let (_engine, db) = forum().await;
    for absent in [
        edge("ada", Kind::User, "eve"),
        edge("ada", Kind::Board, "go"),
    ] {
        let error = follow(&db, &absent).send().await.unwrap_err();
        assert!(error.is_condition_failed(), "{error}");
    }
    let (recorder, wire) = recorded(&db);
    let itself = follow(&recorder, &edge("ada", Kind::User, "ada"))
        .send()
        .await;
    assert_eq!(itself.unwrap_err().kind(), ErrorKind::Transaction);
    wire.assert_silent();
    assert_eq!(user(&db, "ada").await.following, 0);
}
