//! `create_table`: the table as declared.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::{
    BillingMode, KeySchemaElement, ProjectionType, TableDescription, TimeToLiveStatus,
};
use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, ErrorKind, Index, Table};
use serde::{Deserialize, Serialize};

use crate::monitoring::Monitoring;
use crate::support::recorded;

#[derive(Table)]
#[table(name = "everything", pk = "pk", sk = N("sk"), ttl = "gone")]
#[table(indexes(Bare, Wide, Near), entities(Thing))]
struct Everything;

#[derive(Index)]
#[index(global, name = "bare", pk = B("digest"), project = keys_only)]
struct Bare;

#[derive(Index)]
#[index(global, name = "wide", pk = ["a", N("b")], sk = ["c", N("d")], project = include("text", "size"))]
struct Wide;

#[derive(Index)]
#[index(local, name = "near", sk = "c", project = all)]
struct Near;

#[derive(Debug, Serialize, Deserialize, Entity)]
#[entity(table = Everything, key(pk = "THING#{id}", sk = number))]
struct Thing {
    id: String,
    number: u64,
}

/// A handle on a table that is not there yet.
async fn handle<T: Table>() -> (Engine, Db<T>) {
    let engine = Engine::from_env().await.unwrap();
    let name = engine.table_name(T::SCHEMA.name());
    let db = Db::<T>::new(engine.client()).named(name);
    (engine, db)
}

async fn described<T: Table>(db: &Db<T>) -> TableDescription {
    let describe = db.client().describe_table().table_name(db.table_name());
    describe.send().await.unwrap().table.unwrap()
}

/// Key attributes with their roles: `pk HASH, sk RANGE`.
fn keys(schema: &[KeySchemaElement]) -> String {
    let keys = schema
        .iter()
        .map(|key| format!("{} {}", key.attribute_name, key.key_type));
    keys.collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn keys_indexes_and_projections_are_those_of_the_declaration() {
    let (_engine, db) = handle::<Everything>().await;
    db.create_table().send().await.unwrap();
    let table = described(&db).await;
    assert_eq!(keys(table.key_schema()), "pk HASH, sk RANGE");
    let types: BTreeSet<_> = table
        .attribute_definitions()
        .iter()
        .map(|attribute| format!("{} {}", attribute.attribute_name, attribute.attribute_type))
        .collect();
    let expected = ["a S", "b N", "c S", "d N", "digest B", "pk S", "sk N"];
    assert_eq!(types, expected.map(str::to_owned).into());
    let mut globals = table.global_secondary_indexes().to_vec();
    globals.sort_by(|a, b| a.index_name.cmp(&b.index_name));
    let globals: Vec<_> = globals
        .iter()
        .map(|index| {
            let projection = index.projection.as_ref().unwrap();
            let kind = projection.projection_type.clone().unwrap();
            (
                index.index_name().unwrap(),
                keys(index.key_schema()),
                kind,
                projection.non_key_attributes(),
            )
        })
        .collect();
    let wide = "a HASH, b HASH, c RANGE, d RANGE".to_owned();
    let included = ["text".to_owned(), "size".to_owned()];
    assert_eq!(
        globals,
        [
            (
                "bare",
                "digest HASH".to_owned(),
                ProjectionType::KeysOnly,
                &[][..]
            ),
            ("wide", wide, ProjectionType::Include, &included[..]),
        ]
    );
    let local = &table.local_secondary_indexes()[0];
    assert_eq!(local.index_name(), Some("near"));
    assert_eq!(keys(local.key_schema()), "pk HASH, c RANGE");
}

#[tokio::test]
async fn a_table_is_billed_by_request_unless_told_otherwise() {
    let (_engine, db) = handle::<Everything>().await;
    let (db, wire) = recorded(&db);
    db.create_table()
        .provisioned(1, 1)
        .on_demand()
        .send()
        .await
        .unwrap();
    let sent = &wire.take()[0];
    assert_eq!(sent.operation, "CreateTable");
    assert_eq!(sent.text("BillingMode"), Some("PAY_PER_REQUEST"));
    assert!(!sent.has("ProvisionedThroughput"), "{sent:?}");
    assert!(
        !sent.body["GlobalSecondaryIndexes"]
            .to_string()
            .contains("Provisioned")
    );
    let summary = described(&db).await.billing_mode_summary.unwrap();
    assert_eq!(summary.billing_mode, Some(BillingMode::PayPerRequest));
}

#[tokio::test]
async fn capacity_is_provisioned_for_the_table_and_by_index() {
    let (_engine, db) = handle::<Everything>().await;
    let create = db
        .create_table()
        .provisioned(10, 5)
        .index_provisioned("wide", 20, 40);
    create.send().await.unwrap();
    let table = described(&db).await;
    let throughput = table.provisioned_throughput.unwrap();
    assert_eq!(
        (
            throughput.read_capacity_units,
            throughput.write_capacity_units
        ),
        (Some(10), Some(5))
    );
    let indexes = table.global_secondary_indexes.unwrap();
    let of = |name: &str| {
        let index = indexes
            .iter()
            .find(|index| index.index_name() == Some(name))
            .unwrap();
        let throughput = index.provisioned_throughput.as_ref().unwrap();
        (
            throughput.read_capacity_units,
            throughput.write_capacity_units,
        )
    };
    assert_eq!(of("bare"), (Some(10), Some(5)));
    assert_eq!(of("wide"), (Some(20), Some(40)));
}

#[tokio::test]
async fn expiry_is_on_where_it_is_declared() {
    let (_engine, db) = handle::<Everything>().await;
    db.create_table().send().await.unwrap();
    let describe = db
        .client()
        .describe_time_to_live()
        .table_name(db.table_name());
    let ttl = describe
        .send()
        .await
        .unwrap()
        .time_to_live_description
        .unwrap();
    assert_eq!(ttl.time_to_live_status, Some(TimeToLiveStatus::Enabled));
    assert_eq!(ttl.attribute_name.as_deref(), Some("gone"));
}

#[tokio::test]
async fn a_second_creation_says_that_the_table_is_there() {
    let (_engine, db) = handle::<Monitoring>().await;
    db.create_table().send().await.unwrap();
    let error = db.create_table().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InUse);
    assert!(error.is_transient());
    let text = error.to_string();
    assert!(
        text.starts_with("cannot create table: the table exists already"),
        "{text}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn capacity_that_makes_no_sense_is_refused_before_any_request() {
    let (_engine, db) = handle::<Everything>().await;
    let (db, wire) = recorded(&db);
    let refused = [
        (
            db.create_table()
                .provisioned(1, 1)
                .index_provisioned("wid", 1, 1),
            "no global index `wid`",
        ),
        (
            db.create_table()
                .provisioned(1, 1)
                .index_provisioned("near", 1, 1),
            "no global index `near`",
        ),
        (
            db.create_table().index_provisioned("wide", 1, 1),
            "call `.provisioned(..)` too",
        ),
        (db.create_table().provisioned(0, 1), "starts at 1 unit"),
        (
            db.create_table()
                .provisioned(1, 1)
                .index_provisioned("wide", 1, 0),
            "starts at 1 unit",
        ),
    ];
    for (create, words) in refused {
        let error = create.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused);
        let text = error.to_string();
        assert!(
            text.starts_with("cannot create table: ") && text.contains(words),
            "{text}"
        );
    }
    wire.assert_silent();
}

#[tokio::test]
async fn a_key_attribute_of_two_indexes_is_defined_once() {
    let (_engine, db) = handle::<Everything>().await;
    let (db, wire) = recorded(&db);
    db.create_table().send().await.unwrap();
    let sent = &wire.take()[0];
    let definitions = sent.body["AttributeDefinitions"].as_array().unwrap();
    assert_eq!(definitions.len(), 7);
}

#[tokio::test]
async fn an_entity_of_the_created_table_is_at_home_in_it() {
    let (_engine, db) = handle::<Everything>().await;
    db.create_table().send().await.unwrap();
    let thing = Thing {
        id: "1".to_owned(),
        number: 5,
    };
    thing.create().send(&db).await.unwrap();
    assert_eq!(Thing::query("1").number(..=5).count(&db).await.unwrap(), 1);
    assert_eq!(
        Thing::get("1", 5)
            .send(&db)
            .await
            .unwrap()
            .map(|thing| thing.id),
        Some("1".to_owned())
    );
}
