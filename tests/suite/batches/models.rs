use std::collections::BTreeMap;

use dynamodb_model::{Db, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::Item;

#[derive(Table)]
#[table(
    name = "store",
    pk = "pk",
    sk = "sk",
    indexes(ByShelf),
    entities(Article, Counted, Cart)
)]
pub(super) struct Store;

#[derive(Index)]
#[index(global, name = "by_shelf", pk = "shelf_pk", sk = "shelf_sk", project = keys_only)]
pub(super) struct ByShelf;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Store, key(pk = "ARTICLE#{number}", sk = "ARTICLE"), scan)]
#[entity(index(ByShelf, query = on_shelf, pk = "SHELF#{shelf}", sk = "{number}"))]
pub(super) struct Article {
    pub(super) number: u32,
    pub(super) shelf: String,
    pub(super) text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Store, key(pk = "COUNTED#{name}", sk = "COUNTED"))]
pub(super) struct Counted {
    pub(super) name: String,
    #[entity(version)]
    pub(super) version: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Store, key(pk = "CART#{owner}", sk = "LINE#{line}"))]
pub(super) struct Cart {
    pub(super) owner: String,
    pub(super) line: u32,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Article)]
pub(super) struct Text {
    pub(super) text: String,
}

pub(super) fn article(number: u32) -> Article {
    Article {
        number,
        shelf: format!("s{}", number % 3),
        text: format!("text of {number}"),
    }
}

pub(super) fn articles(numbers: std::ops::Range<u32>) -> Vec<Article> {
    numbers.map(article).collect()
}

/// All articles that the table has, by their number.
pub(super) async fn all(db: &Db<Store>) -> BTreeMap<u32, Article> {
    let articles = Article::scan().collect(db).await.unwrap();
    let numbered = articles
        .into_iter()
        .map(|article| (article.number, article));
    numbered.collect()
}

/// The type tags of all items in the table, with their numbers.
pub(super) async fn tags(db: &Db<Store>) -> BTreeMap<String, usize> {
    let scan = db.client().scan().table_name(db.table_name()).send().await;
    let tag = |item: Item| item["_type"].as_s().unwrap().clone();
    let mut tags = BTreeMap::new();
    for item in scan.unwrap().items.unwrap_or_default() {
        *tags.entry(tag(item)).or_default() += 1;
    }
    tags
}
