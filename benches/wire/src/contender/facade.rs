//! [`dynamodb_facade`]: keys by hand, and items by `serde_dynamo`. It has no batch of gets.

use dynamodb_facade::explicit_client::{DynamoDBItemOp, dynamodb_batch_write};
use dynamodb_facade::{
    DynamoDBItemBatchOp as _, KeyId, StringAttribute, attribute_definitions, dynamodb_item,
    table_definitions,
};

use super::Contender;
use crate::http::Replies;
use crate::order::{Order, TABLE, first, partition, sort};
use crate::work::{Operation, Outcome};

attribute_definitions! {
    PK { "PK": StringAttribute }
    SK { "SK": StringAttribute }
    Kind { "_type": StringAttribute }
}

table_definitions! {
    Shop {
        type PartitionKey = PK;
        type SortKey = SK;
        fn table_name() -> String { TABLE.to_owned() }
    }
}

dynamodb_item! {
    #[table = Shop]
    Order {
        #[partition_key]
        PK {
            fn attribute_id(&self) -> &'id str { &self.customer }
            fn attribute_value(id) -> String { partition(id) }
        }
        #[sort_key]
        SK {
            fn attribute_id(&self) -> u32 { self.number }
            fn attribute_value(id) -> String { sort(id) }
        }
        Kind { const VALUE: &'static str = "Order"; }
    }
}

pub(super) fn contender() -> Contender {
    let replies = Replies::default();
    let client = replies.client();
    Contender::new("`dynamodb-facade`", replies)
        .does(Operation::Query, &client, async |client, orders| {
            let condition = Order::key_condition(&first(orders)?.customer).sk_begins_with("ORDER#");
            let query = <Order as DynamoDBItemOp<Shop>>::query(client.clone(), condition);
            Ok(Outcome::Orders(query.all().await?))
        })
        .does(Operation::GetItem, &client, async |client, orders| {
            let order = first(orders)?;
            let key = KeyId::pk(order.customer.as_str()).sk(order.number);
            let found = <Order as DynamoDBItemOp<Shop>>::get(client.clone(), key).await?;
            Ok(Outcome::Orders(vec![found.ok_or("it was not found")?]))
        })
        .does(Operation::PutItem, &client, async |client, orders| {
            DynamoDBItemOp::put(first(orders)?, client.clone()).await?;
            Ok(Outcome::Sent)
        })
        .does(Operation::BatchWrite, &client, async |client, orders| {
            let puts = orders.iter().map(Order::batch_put).collect();
            dynamodb_batch_write::<Shop>(client.clone(), puts).await?;
            Ok(Outcome::Sent)
        })
}
