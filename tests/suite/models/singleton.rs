//! Keys without any part: one item, or one partition, for a whole table.

use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::{at, s, stored, table};

#[derive(Table)]
#[table(
    name = "site",
    pk = "pk",
    sk = "sk",
    indexes(Feed),
    entities(Settings, Post, Notice)
)]
struct Site;

#[derive(Index)]
#[index(global, name = "feed", pk = "feed_pk", sk = "feed_sk", project = all)]
struct Feed;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Site, key(pk = "SETTINGS", sk = "SETTINGS", singleton))]
struct Settings {
    theme: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Site, key(pk = "POST#{id}", sk = "POST"))]
#[entity(index(Feed, query = feed, pk = "FEED", sk = "{at:desc}#{id}", singleton))]
struct Post {
    id: String,
    at: jiff::Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Site, key(pk = "NOTICES", sk = "NOTICE#{number}", singleton))]
struct Notice {
    number: u8,
}

#[tokio::test]
async fn the_one_item_is_read_and_deleted_without_arguments() {
    let (_engine, db) = table::<Site>().await;
    assert_eq!(Settings::get().send(&db).await.unwrap(), None);
    let dark = Settings {
        theme: "dark".to_owned(),
    };
    dark.create().send(&db).await.unwrap();
    assert_eq!(stored(&db, &dark).await.unwrap()["pk"], s("SETTINGS"));
    assert_eq!(
        Settings::get().send(&db).await.unwrap().as_ref(),
        Some(&dark)
    );
    assert_eq!(
        Settings::query().first(&db).await.unwrap(),
        Some(dark.clone())
    );
    let light = Settings {
        theme: "light".to_owned(),
    };
    let error = light.create().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Settings>().unwrap(), Some(dark.clone()));
    let old = Settings::delete().returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(dark));
}

#[tokio::test]
async fn a_singleton_partition_of_the_table_has_a_sort_key_to_query() {
    let (_engine, db) = table::<Site>().await;
    for number in [2, 10, 1] {
        Notice { number }.create().send(&db).await.unwrap();
    }
    let from = Notice::query().number(2..).collect(&db).await.unwrap();
    assert_eq!(from, [Notice { number: 2 }, Notice { number: 10 }]);
    assert_eq!(
        Notice::get(1).send(&db).await.unwrap(),
        Some(Notice { number: 1 })
    );
}

#[tokio::test]
async fn a_singleton_partition_of_an_index_lists_all_items_in_order() {
    let (_engine, db) = table::<Site>().await;
    for (id, second) in [("a", 1), ("b", 3), ("c", 2)] {
        Post {
            id: id.to_owned(),
            at: at(second),
        }
        .create()
        .send(&db)
        .await
        .unwrap();
    }
    let newest_first = Post::feed().collect(&db).await.unwrap();
    let ids: String = newest_first.into_iter().map(|post| post.id).collect();
    assert_eq!(ids, "bca");
    let until = Post::feed().at(..at(3)).collect(&db).await.unwrap();
    let ids: String = until.into_iter().map(|post| post.id).collect();
    assert_eq!(ids, "ca");
}
