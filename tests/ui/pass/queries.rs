//! Queries that look like mistakes and are none.

use std::ops::Bound;

use dynamodb_model::{Entity, Index, KeyPart, Table, starts_with};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "sk",
    indexes(ByTotal, ByName),
    entities(Order)
)]
struct Shop;

#[derive(Index)]
#[index(local, name = "by-total", sk = "lsi1sk", project = all)]
struct ByTotal;

#[derive(Index)]
#[index(global, name = "by-name", pk = "gsi1pk", sk = ["name", N("total")], project = all)]
struct ByName;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
enum Size {
    Large,
    Medium,
    #[serde(rename = "Tiny")]
    Small,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Name(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, scan, key(pk = "CUSTOMER#{customer}", sk = "{size}#{name}#{id}"))]
#[entity(index(ByTotal, query = by_total, sk = "{weight:desc}"))]
#[entity(index(ByName, query = by_name, scan = scan_names, pk = "{size}#{customer}", sk = [name, total]))]
struct Order {
    customer: String,
    size: Size,
    name: Name,
    id: u64,
    weight: f64,
    total: u32,
}

#[test]
fn compiles() {
    let (owned, name) = ("ada".to_owned(), Name("tea".to_owned()));
    let _ = Order::query("ada").size(Size::Large..=Size::Small);
    let _ = Order::query(&owned)
        .size(&Size::Medium)
        .name(starts_with("t"));
    let _ = Order::query(owned).size(Size::Medium).name(&name).id(..);
    let _ = Order::query("ada")
        .size(Size::Medium)
        .name(name.clone()..)
        .limit(3)
        .descending();
    let after = (Bound::Excluded(17), Bound::Unbounded);
    let _ = Order::query("ada")
        .size(Size::Medium)
        .name(name.clone())
        .id(after)
        .consistent();
    let _ = Order::by_total("ada").weight(0.5..9.5).consistent();
    let _ = Order::by_name(Size::Large, "ada")
        .name(name.clone())
        .total(5..)
        .filter(|o| o.id.gt(3));
    let _ = Order::scan().consistent().filter(|o| o.total.is_in([1, 2]));
    let _ = Order::scan_names().keys();
    let _ = Order::get("ada", Size::Large, name, 17).consistent();
}
