//! This library, as it is used.

use dynamodb_model::Db;

use super::{Contender, OURS, OURS_DIRECT, OURS_LENT, OURS_SIGNING};
use crate::http::Replies;
use crate::order::{LentOrder, Order, Shop, Sum, first};
use crate::work::{Operation, Outcome};

pub(super) fn contender() -> Contender {
    let replies = Replies::default();
    let db = Db::new(replies.client());
    through(OURS, &db, replies)
}

/// The same, with a signing key that is derived once.
pub(super) fn signing() -> Contender {
    let replies = Replies::default();
    let db = Db::new(replies.client()).cached_signing();
    through(OURS_SIGNING, &db, replies)
}

/// The same again, past the SDK's client.
pub(super) fn direct() -> Contender {
    let replies = Replies::default();
    let db = Db::new(replies.client()).cached_signing().direct();
    through(OURS_DIRECT, &db, replies)
}

/// Queries whose rows are lent.
pub(super) fn lent() -> Contender {
    let replies = Replies::default();
    let db = Db::new(replies.client());
    Contender::new(OURS_LENT, replies).does(Operation::Query, &db, async |db, orders| {
        let mut sum = Sum::default();
        let query = Order::query(&first(orders)?.customer);
        let lending = query.for_each::<LentOrder<'_>>(db, |order| sum.add(&order));
        lending.await?;
        Ok(Outcome::Sum(sum))
    })
}

/// Every operation through this handle, whose client has these replies.
fn through(name: &'static str, db: &Db<Shop>, replies: Replies) -> Contender {
    Contender::new(name, replies)
        .does(Operation::Query, db, async |db, orders| {
            let orders = Order::query(&first(orders)?.customer).collect(db).await?;
            Ok(Outcome::Orders(orders))
        })
        .does(Operation::GetItem, db, async |db, orders| {
            let order = first(orders)?;
            let found = Order::get(&order.customer, order.number).send(db).await?;
            Ok(Outcome::Orders(vec![found.ok_or("it was not found")?]))
        })
        .does(Operation::PutItem, db, async |db, orders| {
            first(orders)?.put().send(db).await?;
            Ok(Outcome::Sent)
        })
        .does(Operation::BatchWrite, db, async |db, orders| {
            db.batch_write().put_all(orders).send().await?;
            Ok(Outcome::Sent)
        })
        .does(Operation::BatchGet, db, async |db, orders| {
            let gets = orders
                .iter()
                .map(|order| Order::get(&order.customer, order.number));
            let (found,) = db.batch_get().get_all(gets).send().await?;
            let found: Option<Vec<Order>> = found.into_iter().collect();
            Ok(Outcome::Orders(found.ok_or("not all were found")?))
        })
}
