//! Keys that look like mistakes and are none.

use dynamodb_model::{Entity, Index, KeyPart, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk")]
#[table(indexes(ByCustomer, ByOpen, ByNumber), entities(Order, Setting, Visit))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-customer", pk = "gsi1pk", sk = "gsi1sk", project = all)]
struct ByCustomer;

#[derive(Index)]
#[index(global, name = "by-open", pk = "gsi2pk", project = keys_only)]
struct ByOpen;

#[derive(Index)]
#[index(global, name = "by-number", pk = N("number"), sk = "customer", project = keys_only)]
struct ByNumber;

/// The type of a part is the compiler's business: an alias will do.
type CustomerId = String;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Status {
    Open,
    Paid,
}

/// A part may be absent in the key of an index; few values are accepted expressly, or beside a part with many; a bare
/// field is a key of its own type, also in an index; a part may stand in both halves of the key.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "STATUS#{status}#{id}", sk = "ORDER#{id}#{{final}}"))]
#[entity(index(ByCustomer, query = by_customer, pk = "CUSTOMER#{customer}", sk = "{paid_at}"))]
#[entity(index(ByOpen, query = by_open, pk = "OPEN#{open}", when = open, allow(low_cardinality)))]
#[entity(index(ByNumber, query = by_number, pk = number, sk = customer))]
struct Order {
    id: u64,
    status: Status,
    customer: Option<CustomerId>,
    paid_at: Option<Timestamp>,
    open: bool,
    number: u32,
    #[serde(skip)]
    _cache: Vec<u8>,
    #[serde(alias = "remark", default)]
    note: Option<String>,
}

/// One partition for all, expressly.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "SETTINGS", sk = "{name}", singleton))]
struct Setting {
    name: String,
}

/// A field in two forms, one in each half of the key.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "DAY#{at:day}", sk = "VISIT#{at}"))]
struct Visit {
    at: Timestamp,
}

#[derive(Table)]
#[table(name = "legacy", pk = "pk", sk = "sk", encoding = raw, entities(Invoice))]
struct Legacy;

/// Another separator, and a width, where the table is raw.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Legacy, key(pk = "customer|{customer}", sk = "invoice-{year:04}-{number:06}"))]
struct Invoice {
    customer: String,
    year: u16,
    number: u32,
}

#[test]
fn compiles() {
    let _ = Order::query(Status::Paid, 17);
    let _ = Order::by_customer("ada").paid_at(Timestamp::UNIX_EPOCH..);
    let _ = Order::by_open(true);
    let _ = Order::by_number(7).customer("ada");
    let _ = Setting::query().name("color");
    let _ = Visit::query(Timestamp::UNIX_EPOCH).at(..Timestamp::UNIX_EPOCH);
    let _ = Invoice::query("ada").year(2026).number(1..=5);
}
