use super::models::{Article, Cart, Store, Text, article, articles};
use crate::support::{recorded, table};

#[tokio::test]
async fn a_row_for_each_request_in_the_order_of_the_requests() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(0..250))
        .send()
        .await
        .unwrap();
    let (db, wire) = recorded(&db);
    let numbers: Vec<u32> = (0..300).rev().collect();
    let ((rows,), tally) = db
        .batch_get()
        .get_all(numbers.iter().map(|number| Article::get(*number)))
        .send_with_tally()
        .await
        .unwrap();
    let expected = numbers
        .iter()
        .map(|number| (*number < 250).then(|| article(*number)));
    assert_eq!(rows, expected.collect::<Vec<_>>());
    assert_eq!(
        (tally.done(), tally.missing(), tally.requests()),
        (250, 50, 3)
    );
    assert_eq!(wire.take().len(), 3);
}

#[tokio::test]
async fn what_is_asked_for_twice_is_read_once_and_given_twice() {
    let (_engine, db) = table::<Store>().await;
    article(1).put().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let (first, text, many) = db
        .batch_get()
        .get(Article::get(1))
        .get(Article::get(1).project::<Text>())
        .get_all([1, 2, 1].map(Article::get))
        .send()
        .await
        .unwrap();
    assert_eq!(first, Some(article(1)));
    assert_eq!(text.unwrap().text, "text of 1");
    assert_eq!(many, [Some(article(1)), None, Some(article(1))]);
    let keys = wire.only().body["RequestItems"]["store"]["Keys"].clone();
    assert_eq!(keys.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn projections_alone_ask_for_their_attributes_alone() {
    let (_engine, db) = table::<Store>().await;
    article(1).put().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let (text,) = db
        .batch_get()
        .get_all([1].map(|number| Article::get(number).project::<Text>()))
        .send()
        .await
        .unwrap();
    assert_eq!(text[0].as_ref().unwrap().text, "text of 1");
    let asked = wire.only().body["RequestItems"]["store"].clone();
    let names: Vec<_> = asked["ExpressionAttributeNames"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(|name| name.as_str())
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(
        ["pk", "sk", "text", "_type"]
            .iter()
            .all(|name| names.contains(name))
    );
}

#[tokio::test]
async fn consistent_gets_are_requests_of_their_own() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(0..4))
        .send()
        .await
        .unwrap();
    let (db, wire) = recorded(&db);
    let (plain, consistent) = db
        .batch_get()
        .get_all((0..2).map(Article::get))
        .get_all((2..4).map(|number| Article::get(number).consistent()))
        .send()
        .await
        .unwrap();
    assert_eq!(
        [plain, consistent].concat(),
        (0..4).map(|n| Some(article(n))).collect::<Vec<_>>()
    );
    let sent = wire.take();
    let consistent =
        |sent: &crate::support::Sent| sent.body["RequestItems"]["store"]["ConsistentRead"] == true;
    assert_eq!(sent.iter().filter(|sent| consistent(sent)).count(), 1);
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn entities_of_several_kinds_come_as_what_they_are() {
    let (_engine, db) = table::<Store>().await;
    let line = Cart {
        owner: "ada".into(),
        line: 7,
    };
    db.batch_write()
        .put(&article(1))
        .put(&line)
        .send()
        .await
        .unwrap();
    let read = db
        .batch_get()
        .get(Article::get(1))
        .get(Cart::get("ada", 7))
        .get(Cart::get("ada", 8))
        .send()
        .await
        .unwrap();
    assert_eq!(read, (Some(article(1)), Some(line), None));
}
