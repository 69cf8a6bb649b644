//! [`modyne`]: keys by hand, and items by `serde_dynamo`.

use aws_sdk_dynamodb::Client;
use modyne::expr::KeyCondition;
use modyne::keys::{FullKey, Primary};
use modyne::model::{BatchGet, BatchWrite};
use modyne::{
    Aggregate as _, Entity, EntityDef, EntityExt, EntityTypeNameRef, ProjectionExt as _,
    QueryInput, QueryInputExt as _,
};

use super::Contender;
use crate::http::Replies;
use crate::order::{Order, TABLE, first, partition, sort};
use crate::work::{Operation, Outcome};

pub(super) fn contender() -> Contender {
    let replies = Replies::default();
    let shop = Shop {
        client: replies.client(),
    };
    Contender::new("`modyne`", replies)
        .does(Operation::Query, &shop, async |shop, orders| {
            let customer = first(orders)?.customer.as_str();
            let reply = OfCustomer { customer }.query().execute(shop).await?;
            let mut found = Vec::<Order>::default();
            found.reduce(reply.items.unwrap_or_default())?;
            Ok(Outcome::Orders(found))
        })
        .does(Operation::GetItem, &shop, async |shop, orders| {
            let get = <Order as EntityExt>::get(key(first(orders)?));
            let item = get.execute(shop).await?.item.ok_or("it was not found")?;
            Ok(Outcome::Orders(vec![Order::from_item(item)?]))
        })
        .does(Operation::PutItem, &shop, async |shop, orders| {
            let put = EntityExt::put(first(orders)?.clone());
            put.execute(shop).await?;
            Ok(Outcome::Sent)
        })
        .does(Operation::BatchWrite, &shop, async |shop, orders| {
            let puts = orders.iter().map(|order| EntityExt::put(order.clone()));
            let batch = puts.fold(BatchWrite::new(), BatchWrite::operation);
            batch.execute(shop).await?;
            Ok(Outcome::Sent)
        })
        .does(Operation::BatchGet, &shop, async |shop, orders| {
            let gets = orders
                .iter()
                .map(|order| <Order as EntityExt>::get(key(order)));
            let batch = gets.fold(BatchGet::new(), BatchGet::operation);
            let reply = batch.execute(shop).await?;
            let items = reply.responses.unwrap_or_default().into_values().flatten();
            let found: Result<_, _> = items.map(Order::from_item).collect();
            Ok(Outcome::Orders(found?))
        })
}

#[derive(Clone, Debug)]
pub(crate) struct Shop {
    client: Client,
}

impl modyne::Table for Shop {
    const ENTITY_TYPE_ATTRIBUTE: &'static str = "_type";
    type PrimaryKey = Primary;
    type IndexKeys = ();

    fn table_name(&self) -> &str {
        TABLE
    }

    fn client(&self) -> &Client {
        &self.client
    }
}

// By hand: its derive does not compile beside our attribute, which has the name of one of its own.
impl EntityDef for Order {
    const ENTITY_TYPE: &'static EntityTypeNameRef = EntityTypeNameRef::from_static("Order");
    const PROJECTED_ATTRIBUTES: &'static [&'static str] = &[
        "customer",
        "number",
        "status",
        "placed",
        "email",
        "city",
        "note",
        "total_cents",
        "discount",
        "paid",
        "lines",
        "labels",
    ];
}

impl Entity for Order {
    type KeyInput<'a> = (&'a str, u32);
    type Table = Shop;
    type IndexKeys = ();

    fn primary_key((customer, number): Self::KeyInput<'_>) -> Primary {
        Primary {
            hash: partition(customer),
            range: sort(number),
        }
    }

    fn full_key(&self) -> FullKey<Primary, ()> {
        Self::primary_key(key(self)).into()
    }
}

struct OfCustomer<'a> {
    customer: &'a str,
}

impl QueryInput for OfCustomer<'_> {
    type Index = Primary;
    type Aggregate = Vec<Order>;

    fn key_condition(&self) -> KeyCondition<Primary> {
        KeyCondition::in_partition(partition(self.customer)).begins_with("ORDER#")
    }
}

fn key(order: &Order) -> (&str, u32) {
    (&order.customer, order.number)
}
