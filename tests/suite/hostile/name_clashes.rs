//! A module that takes the names which expansions might use: of types, traits, modules, macros and methods.

#![allow(
    dead_code,
    unused_macros,
    clippy::upper_case_acronyms,
    reason = "the names are there to be in the way"
)]

use ::dynamodb_model as orm;
use ::serde::{Deserialize, Serialize};
use ::std::clone::Clone;
use ::std::cmp::PartialEq;
use ::std::fmt::Debug;
use ::std::string::String;

use crate::support::table;

/// Types of the prelude and of the runtime, under their own names and useless.
macro_rules! decoys {
    ($($name:ident)*) => {$(struct $name;)*};
}

decoys! {
    Option Some None Result Ok Err Vec Box Default Fn FnOnce PhantomData Send Sync Sized Into From
    Attr Attribute Base Call Chosen Declared Document Place Within Carries CarriedBy Columns Condition Cursor Db Delete Encoding Error Escaped Filterable Get
    Key KeyTemplate KeyValue KeyAttribute Last Inner Name Next Page Part Parts PartValue Plain Put QueryState Raw
    Row RowItem Rows Scan Schema Segment Spec Stage Stored Ttl Version
    _Model _P TABLE ENTITY SCHEMA
}

/// Primitive types, which are names like any others.
#[allow(
    non_camel_case_types,
    reason = "the names of primitive types are lower case"
)]
mod primitives {
    struct bool;
    struct str;
    struct usize;
    struct u64;
}

/// Traits of the same names as the derives and the runtime's.
trait Entity {}
trait Table {}
trait Index {}
trait KeyPart {}
trait Projection {}
trait Collection {}

/// Modules in the place of crates, and of those that expansions make.
mod std {}
mod core {}
mod alloc {}
mod dynamodb_model {}
mod serde {}
mod __private {}
mod _p {}
mod _model {}

/// Macros in the place of std's.
macro_rules! useless {
    ($($name:ident)*) => {$(
        macro_rules! $name {
            () => {};
        }
    )*};
}

useless! { vec panic format matches write concat stringify unreachable assert debug_assert }

/// Methods that every type has, by the names of those that expansions call.
trait Everywhere: ::std::marker::Sized {
    fn apply(self) {}
    fn into(self) {}
    fn into_query(self) {}
    fn into_state(self) {}
    fn clone(&self) {}
    fn set(self) {}
    fn put(&self) {}
    fn flag(&self) {}
    fn keys(&self) {}
    fn key(&self) {}
    fn value(self) {}
    fn name(&self) {}
    fn parts(&self) {}
    fn send(self) {}
}

impl<T> Everywhere for T {}

#[derive(Debug, orm::Table)]
#[table(name = "shop", pk = "pk", sk = "sk", ttl = "until")]
#[table(
    indexes(Gsi1),
    entities(Order, Query, Home, crate::hostile::name_clashes::Metric)
)]
struct Db_;

#[derive(Debug, orm::Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", sk = "gsi1sk", project = keys_only)]
struct Gsi1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::KeyPart)]
enum State {
    Some(u8),
    None,
    Ok { error: u8 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::KeyPart)]
#[key_part(ordered)]
enum Size {
    Err,
    Ok,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::KeyPart)]
struct Text(String);

/// Fields of the names that expansions and the runtime's own types have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::Document)]
struct A<C> {
    at: u8,
    place: u8,
    types: Text,
    eq: C,
    index: u8,
}

/// Fields of the names that expansions give to arguments, locals and parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::Entity)]
#[entity(table = Db_, scan, key(pk = "ORDER#{state}#{parts}", sk = "{key}#{size}#{value}"))]
#[entity(index(Gsi1, query = by, pk = "{name}#{twice}", sk = "{row}", when = flag))]
#[entity(part(twice: u8 = twice(parts)))]
struct Order {
    state: State,
    parts: u8,
    key: Text,
    size: Size,
    value: u8,
    name: String,
    row: ::std::option::Option<u8>,
    flag: bool,
    entity: u8,
    number: u8,
    #[entity(version)]
    version: u64,
    #[entity(ttl)]
    until: ::std::option::Option<orm::Ttl>,
}

fn twice(parts: &u8) -> u8 {
    parts * 2
}

/// The name of a question that expansions ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::Entity)]
#[entity(table = Db_, key(pk = "HOME#{number}", sk = "HOME"))]
struct Home {
    number: u8,
}

/// Entities of the names that the library itself uses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::Entity)]
#[entity(table = Db_, key(pk = "QUERY#{r#self_}", sk = "{db}"))]
struct Query {
    self_: u8,
    db: u8,
    #[entity(unique)]
    parts: ::std::option::Option<Text>,
    #[entity(unique(set = create))]
    stamp: u8,
    #[entity(created_at)]
    value: ::std::option::Option<::std::time::SystemTime>,
    #[entity(updated_at)]
    change: ::std::time::SystemTime,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, orm::Entity)]
#[entity(table = Db_, key(pk = "METRIC#{to}", sk = "{from}"))]
struct Metric {
    to: u8,
    from: u8,
}

#[derive(Debug, PartialEq, Deserialize, orm::Projection)]
#[projection(of = Order)]
struct Rest {
    entity: u8,
    row: ::std::option::Option<u8>,
}

/// Variants of the names of the expansion's parameters.
#[derive(Debug, PartialEq, orm::Collection)]
#[collection(table = Db_, partition(state, parts), query = in_partition)]
enum F {
    T(Order),
}

#[derive(Debug, PartialEq, orm::Collection)]
#[collection(table = Db_)]
enum Unknown {
    A0(Metric),
}

#[tokio::test]
async fn names_of_the_library_and_the_prelude_can_be_the_users() {
    let (_engine, db) = table::<Db_>().await;
    let order = Order {
        state: State::Ok { error: 1 },
        parts: 2,
        key: Text(String::from("k")),
        size: Size::Ok,
        value: 3,
        name: String::from("n"),
        row: ::std::option::Option::Some(4),
        flag: true,
        entity: 5,
        number: 6,
        version: 1,
        until: ::std::option::Option::None,
    };
    order.create().send(&db).await.unwrap();
    let found = Order::query(State::Ok { error: 1 }, 2)
        .key(Text(String::from("k")))
        .size(Size::Err..)
        .filter(|order| order.number.eq(6));
    assert_eq!(found.collect(&db).await.unwrap(), [Clone::clone(&order)]);
    let found = F::in_partition(State::Ok { error: 1 }, 2).collect(&db);
    assert_eq!(found.await.unwrap(), [F::T(order)]);
    let keys = Order::by("n", 4).row(..5).keys();
    let keys = keys.collect(&db).await.unwrap();
    assert_eq!((keys[0].value, keys[0].twice), (3, 4));
    let rest = Order::scan().project::<Rest>().first(&db).await.unwrap();
    let row = ::std::option::Option::Some(4);
    assert_eq!(rest, ::std::option::Option::Some(Rest { entity: 5, row }));
    let query = Query {
        self_: 1,
        db: 2,
        parts: ::std::option::Option::None,
        stamp: 3,
        value: ::std::option::Option::None,
        change: ::std::time::SystemTime::UNIX_EPOCH,
    };
    query.create().send(&db).await.unwrap();
    let change = Query::update(1, 2).set(|q| [q.set_parts(Text(String::from("p"))), q.create(4)]);
    db.write()
        .update(change)
        .check(Query::check(1, 3).absent())
        .send()
        .await
        .unwrap();
    assert_eq!(Query::query(1).db(2).count(&db).await.unwrap(), 1);
    let metric = Metric { to: 1, from: 2 };
    metric.create().send(&db).await.unwrap();
    assert_eq!(
        Metric::query(1).from(..).collect(&db).await.unwrap(),
        [Clone::clone(&metric)]
    );
    let found = Unknown::query(1).collect(&db).await.unwrap();
    assert_eq!(found, [Unknown::A0(metric)]);
}
