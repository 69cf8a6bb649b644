//! The runtime crate under another name: every derive takes `crate = path`.

use serde::{Deserialize, Serialize};

use self::vendor::orm::{Collection, Document, Entity, Index, KeyPart, Projection, Table};

mod vendor {
    pub(super) use ::dynamodb_model as orm;
}

#[derive(Debug, Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "sk",
    indexes(ByStatus),
    entities(Order)
)]
#[table(crate = crate::hostile::renamed_crate::vendor::orm)]
struct Shop;

#[derive(Debug, Index)]
#[index(global, name = "by-status", pk = "gsi1pk", sk = "gsi1sk", project = all)]
#[index(crate = crate::hostile::renamed_crate::vendor::orm)]
struct ByStatus;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(ordered, crate = self::vendor::orm)]
enum Status {
    Open,
    Paid,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(crate = self::vendor::orm)]
struct Number(u64);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, scan, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
#[entity(index(ByStatus, query = by_status, pk = "STATUS#{status}#{customer}", sk = "{id}"))]
#[entity(crate = crate::hostile::renamed_crate::vendor::orm)]
struct Order {
    customer: String,
    id: Number,
    status: Status,
    address: Address,
    #[entity(version)]
    version: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
#[document(crate = self::vendor::orm)]
struct Address {
    city: String,
}

#[derive(Debug, Deserialize, Projection)]
#[projection(of = Order, crate = crate::hostile::renamed_crate::vendor::orm)]
struct Standing {
    status: Status,
}

#[derive(Debug, Collection)]
#[collection(table = Shop, index = ByStatus, partition(status, customer))]
#[collection(crate = crate::hostile::renamed_crate::vendor::orm)]
enum Placed {
    Order(Order),
}

#[test]
fn the_other_name_is_used() {
    let order = Order {
        customer: "ada".into(),
        id: Number(17),
        status: Status::Open,
        address: Address {
            city: "Rome".into(),
        },
        version: 0,
    };
    assert!(order.primary_key().is_ok());
    let standing: fn(Standing) -> Status = |standing| standing.status;
    let _ = (
        Order::query("ada").id(Number(1)..).project::<Standing>(),
        standing,
    );
    let _ = Order::by_status(Status::Paid, "ada").filter(|order| order.address.city.eq("Rome"));
    let _ = Order::by_status(Status::Paid, "ada").keys();
    let _ = Placed::query(Status::Paid, "ada");
    assert!(matches!(
        Placed::Order(order),
        Placed::Order(Order { version: 0, .. })
    ));
}
