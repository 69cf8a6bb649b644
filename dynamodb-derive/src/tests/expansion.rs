//! What the derives write, item by item, and how much of it: every byte is compiled once for each item of each user.

use expect_test::{ExpectFile, expect_file};

use crate::expand::fallback;
use crate::run::{Derive, collection, document, entity, index, key_part, projection, table};

/// Compares an expansion with its snapshot, and its length with its budget in bytes.
fn check(derive: Derive, source: &str, budget: usize, expected: &ExpectFile) {
    let input = syn::parse_str(source).expect("the item parses");
    let tokens = derive(&input).expect("the item has no mistakes");
    let length = tokens.to_string().len();
    let file = syn::parse2(tokens).expect("the expansion parses");
    expected.assert_eq(&prettyplease::unparse(&file));
    assert!(
        length <= budget,
        "the expansion has {length} bytes, and may have {budget}"
    );
}

#[test]
fn of_a_table() {
    check(
        table,
        r#"
            #[table(name = "monitoring", pk = "pk", sk = "sk", ttl = "expires_at")]
            #[table(indexes(Gsi1, Gsi2), entities(System, Metric))]
            pub struct Monitoring;
        "#,
        2_200,
        &expect_file!["../snapshots/table.rs"],
    );
}

#[test]
fn of_an_index() {
    check(
        index,
        r#"
            #[index(global, name = "gsi2", pk = "gsi2pk", sk = "gsi2sk", project = include("hostname", "region"))]
            pub struct Gsi2;
        "#,
        900,
        &expect_file!["../snapshots/index.rs"],
    );
}

#[test]
fn of_an_entity() {
    check(
        entity,
        r##"
            #[entity(table = Monitoring)]
            #[entity(key(pk = "SYSTEM#{system_id}", sk = "METRIC#{at}"))]
            #[entity(index(Gsi1, query = by_status, pk = "STATUS#{status}", sk = "{at}#{system_id}", shards = 8))]
            pub struct Metric {
                pub system_id: String,
                pub at: Timestamp,
                pub status: Status,
                pub value: f64,
                pub note: Option<String>,
                #[entity(version)]
                pub version: u64,
                #[entity(ttl)]
                pub expires_at: Option<Ttl>,
            }
        "##,
        19_800,
        &expect_file!["../snapshots/entity.rs"],
    );
}

#[test]
fn of_an_entity_with_bare_keys() {
    check(
        entity,
        r#"
            #[entity(table = Readings, key(pk = station, sk = at), index(ByQuality, query = by_quality, pk = [quality, region], sk = [at]))]
            struct Reading {
                station: u32,
                at: u64,
                quality: Option<u8>,
                region: String,
            }
        "#,
        17_000,
        &expect_file!["../snapshots/entity_bare.rs"],
    );
}

#[test]
fn of_an_entity_with_unique_fields_and_times() {
    check(
        entity,
        r##"
            #[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
            #[entity(index(ByEmail, query = by_email, pk = "EMAIL#{email}", set = move_to))]
            struct Customer {
                id: String,
                #[entity(unique)]
                email: String,
                #[entity(unique(set = call_them))]
                handle: Option<String>,
                #[entity(created_at)]
                created: Option<Timestamp>,
                #[entity(updated_at)]
                #[serde(with = "seconds")]
                updated: Timestamp,
            }
        "##,
        17_500,
        &expect_file!["../snapshots/entity_unique.rs"],
    );
}

#[test]
fn of_an_entity_with_all_kinds_of_parts() {
    check(
        entity,
        r##"
            #[entity(table = Forge, name = "repository", scan, methods(put = save))]
            #[entity(key(pk = "REPO#{id.owner}", sk = "REPO#{id.name}"))]
            #[entity(part(root: RepoId = root_of(id, fork_of)))]
            #[entity(index(Gsi1, query = forks, pk = "ROOT#{root}", sk = "{stars:desc}#{created:day}", when = is_public(visibility)))]
            #[entity(index(Gsi2, query = all, pk = "REPOS", sk = "{title:lower}", singleton, scan))]
            #[entity(index(Lsi1, query = by_type, sk = "{type}"))]
            #[serde(rename_all = "camelCase")]
            pub(crate) struct Repo<T>
            where
                T: Clone,
            {
                id: RepoId,
                fork_of: Option<RepoId>,
                stars: u64,
                #[serde(with = "seconds")]
                created: Timestamp,
                visibility: Visibility,
                title: Option<String>,
                r#type: u8,
                payload: T,
                #[serde(skip)]
                cached: u8,
                #[serde(flatten)]
                rest: Rest,
            }
        "##,
        35_800,
        &expect_file!["../snapshots/entity_rich.rs"],
    );
}

#[test]
fn of_a_projection() {
    check(
        projection,
        "#[projection(of = Metric)] pub struct Reading { pub at: Timestamp, pub value: f64 }",
        2_000,
        &expect_file!["../snapshots/projection.rs"],
    );
}

#[test]
fn of_a_borrowed_projection() {
    check(
        projection,
        "#[projection(of = Metric)] pub struct Reading<'a> { pub at: Timestamp, pub note: Option<&'a str> }",
        2_100,
        &expect_file!["../snapshots/projection_borrowed.rs"],
    );
}

#[test]
fn of_documents() {
    check(
        document,
        "pub struct Address { pub city: String, pub zip: Option<String>, pub geo: Geo }",
        2_400,
        &expect_file!["../snapshots/document.rs"],
    );
    check(
        document,
        r#"
            #[serde(rename_all = "camelCase")]
            struct Parcel<T: Clone> {
                #[serde(with = "seconds")]
                sent_at: Timestamp,
                r#type: u8,
                #[serde(skip)]
                cached: T,
            }
        "#,
        2_700,
        &expect_file!["../snapshots/document_rich.rs"],
    );
}

#[test]
fn of_a_collection() {
    check(
        collection,
        "#[collection(table = Monitoring)] pub enum SystemItem { System(System), Metric(Metric) }",
        2_100,
        &expect_file!["../snapshots/collection.rs"],
    );
    check(
        collection,
        "#[collection(table = Shop, index = ByDay, partition(shop, day), query = of_day)] enum OfDay { Order(Order), Total(TotalByDayKey) }",
        2_200,
        &expect_file!["../snapshots/collection_index.rs"],
    );
}

#[test]
fn of_key_parts() {
    check(
        key_part,
        "pub struct UserId(u64);",
        4_000,
        &expect_file!["../snapshots/key_part_newtype.rs"],
    );
    check(
        key_part,
        r#"#[serde(rename_all = "UPPERCASE")] pub enum Status { Error, Ok, Warn }"#,
        2_600,
        &expect_file!["../snapshots/key_part_names.rs"],
    );
    check(
        key_part,
        "pub enum Owner { User(UserId), Team { name: String, level: u8 }, Nobody }",
        3_200,
        &expect_file!["../snapshots/key_part_enum.rs"],
    );
    check(
        key_part,
        "pub struct RepoId { pub owner: String, pub name: String }",
        3_200,
        &expect_file!["../snapshots/key_part_struct.rs"],
    );
}

#[test]
fn of_items_with_mistakes() {
    let source = r##"
        #[entity(table = Monitoring, key(pk = "SYSTEM#{system}", sk = "{at}"), index(Gsi1, query = by_status, pk = "{status}"))]
        pub struct Metric { pub system_id: String, pub at: Timestamp, pub status: Status }
    "##;
    let input = syn::parse_str(source).expect("the item parses");
    let error = entity(&input).expect_err("it has a mistake");
    let file = syn::parse2(fallback::entity(&input, &error)).expect("the fallback parses");
    expect_file!["../snapshots/entity_fallback.rs"].assert_eq(&prettyplease::unparse(&file));
}
