//! Why a transaction was not made.

use dynamodb_model::ErrorKind;

use super::shop::{Order, Shop, Stock, customer, order, stock};
use crate::support::table;

#[tokio::test]
async fn each_operation_at_fault_has_its_reason_with_the_item_that_is_there() {
    let (_engine, db) = table::<Shop>().await;
    stock("tea", 1).create().send(&db).await.unwrap();
    order(1).create().send(&db).await.unwrap();
    let take = Stock::update("tea")
        .set(|s| s.count.subtract(2))
        .when(|s| s.count.ge(2));
    let error = db
        .write()
        .create(&order(2))
        .update(take)
        .create(&order(1))
        .check(Stock::check("cup"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConditionFailed);
    let reasons = error.reasons();
    let at: Vec<usize> = reasons.iter().map(|reason| reason.operation()).collect();
    assert_eq!(at, [1, 2, 3]);
    let entities: Vec<_> = reasons.iter().map(|reason| reason.entity()).collect();
    assert_eq!(entities, [Some("Stock"), Some("Order"), Some("Stock")]);
    assert!(
        reasons
            .iter()
            .all(|reason| reason.kind() == ErrorKind::ConditionFailed)
    );
    assert_eq!(
        reasons[0].current::<Stock>().unwrap(),
        Some(stock("tea", 1))
    );
    assert_eq!(reasons[1].current::<Order>().unwrap().unwrap().version, 1);
    assert_eq!(reasons[2].current::<Stock>().unwrap(), None);
    // The error's own item is the first.
    assert_eq!(error.current::<Stock>().unwrap(), Some(stock("tea", 1)));
    assert_eq!(
        error.to_string(),
        "nothing was done: cannot update `Stock` (operation 2): the condition does not hold for the item in the table; the reason's `current` has it; \
         cannot create `Order` (operation 3): the condition does not hold for the item in the table; the reason's `current` has it; \
         cannot check `Stock` (operation 4): the condition does not hold: there is no such item"
    );
}

#[tokio::test]
async fn a_taken_unique_value_is_told_with_its_field() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let error = db
        .write()
        .put(&stock("tea", 1))
        .create(&customer("eve", "a@example.com"))
        .send()
        .await
        .unwrap_err();
    assert!(error.is_not_unique() && !error.is_condition_failed());
    assert_eq!(error.field(), Some("email"));
    let [reason] = error.reasons() else {
        panic!("{error}")
    };
    assert_eq!((reason.operation(), reason.field()), (1, Some("email")));
    assert_eq!(
        error.to_string(),
        "nothing was done: cannot create `Customer` (operation 2): another `Customer` has this `email`"
    );
}

#[tokio::test]
async fn no_value_of_an_item_is_in_the_text_of_an_error() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "secret@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let mut other = customer("ada", "other-secret@example.com");
    other.handle = Some("secret-too".into());
    let taken = customer("eve", "secret@example.com");
    for refused in [&other, &taken] {
        let errors = [
            db.write().create(refused).send().await.unwrap_err(),
            refused.create().send(&db).await.unwrap_err(),
        ];
        for error in errors {
            for text in [
                error.to_string(),
                format!("{error:?}"),
                format!("{:?}", error.reasons()),
            ] {
                assert!(!text.contains("secret"), "{text}");
            }
        }
    }
}
