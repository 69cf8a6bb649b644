//! Collections that must compile.

use dynamodb_model::{Collection, Db, Entity, Index, Result, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByDay), entities(Customer, Order, Parcel<u8>))]
pub(crate) struct Shop;

#[derive(Index)]
#[index(global, name = "by_day", pk = N("day"), sk = "sk", project = all)]
pub(crate) struct ByDay;

/// The names of the parts differ; their types and forms do not.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id:lower}", sk = "PROFILE"))]
struct Customer {
    id: String,
}

mod elsewhere {
    use super::*;

    #[derive(Serialize, Deserialize, Entity)]
    #[entity(table = Shop, key(pk = "CUSTOMER#{customer:lower}", sk = "ORDER#{number}"))]
    #[entity(index(ByDay, query = by_day, pk = day, sk = "ORDER#{number}"))]
    pub(crate) struct Order {
        customer: String,
        number: u64,
        day: Option<u32>,
    }
}

use elsewhere::Order;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer:lower}", sk = "PARCEL#{number}"))]
#[entity(index(ByDay, query = by_day, pk = sent, sk = "PARCEL#{number}"))]
struct Parcel<T> {
    customer: String,
    number: u64,
    sent: u32,
    content: T,
}

/// One of a user's own names for each that the derive has, and a generic entity.
#[derive(Collection)]
#[collection(table = Shop, query = items)]
enum T {
    F(elsewhere::Order),
    A0(Customer),
    Type(Parcel<u8>),
}

#[derive(Collection)]
#[collection(table = Shop, index = ByDay, partition(day))]
enum OfDay {
    Order(Order),
    Parcel(Parcel<u8>),
}

impl T {
    fn query() -> u8 {
        7
    }
}

fn read<C: Collection>(
    query: dynamodb_model::CollectionQuery<C>,
    db: &Db<C::Table>,
) -> impl Future<Output = Result<Vec<C>>> + Send {
    query.collect(db)
}

async fn all(db: &Db<Shop>) -> Result<usize> {
    let items = read(T::items("Ann"), db).await?;
    let of_day: Vec<OfDay> = OfDay::query(&7)
        .limit(usize::from(T::query()))
        .collect(db)
        .await?;
    let spawned = async move {
        OfDay::query(7)
            .sort_key_starts_with("ORDER")
            .count(db)
            .await
    };
    let sum = OfDay::query(8).fold(db, 0, |sum, item| match item {
        OfDay::Order(order) => sum + size_of_val(&order),
        OfDay::Parcel(parcel) => sum + usize::from(parcel.content),
    });
    let sizes = items.iter().map(|item| match item {
        T::F(order) => size_of_val(order),
        T::A0(customer) => size_of_val(customer),
        T::Type(parcel) => size_of_val(parcel),
    });
    Ok(sizes.sum::<usize>() + of_day.len() + spawned.await? + sum.await?)
}

#[test]
fn compiles() {
    let _ = all;
}
