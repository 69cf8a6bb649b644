//! Mistakes in the attributes of `derive(Entity)`.

use expect_test::expect;

use super::check;
use crate::run::entity;

#[test]
fn a_sound_entity_has_no_mistake() {
    check(
        entity,
        r#"#[entity(table = Monitoring, name = "metric", module = fields_of_metric, scan, crate = crate::renamed)]
#[entity(key(pk = "SYSTEM#{system_id}", sk = "METRIC#{at}", query = of_system, get = one, allow(low_cardinality)))]
#[entity(index(Gsi1, query = by_status, pk = "STATUS#{status}", sk = "{at}#{system_id}", when = unread, scan))]
#[entity(index(gsi::Gsi2, query = by_root, pk = ["{root}", region], sk = [at], when = is::open(status, id.owner), allow(low_cardinality)))]
#[entity(index(Lsi1, query = by_value, sk = "{at:day}#{r#type}"))]
#[entity(index(Gsi3, query = all, pk = "ALL", sk = "{at:desc}", singleton))]
#[entity(part(root: Option<Id> = root_of(id, r#type)), methods(create = insert, put = save))]
#[serde(rename_all = "camelCase")]
pub struct Metric<T> where T: Clone {
    pub system_id: String,
    pub at: Timestamp,
    pub status: Status,
    pub unread: bool,
    pub id: Id,
    pub region: String,
    pub r#type: T,
    #[entity(version)] pub version: u64,
    #[entity(ttl)] pub expires_at: Option<Ttl>,
    #[serde(skip)] pub cache: u8,
    #[serde(flatten)] pub rest: Rest,
}"#,
        &expect![[""]],
    );
}

#[test]
fn required_keys() {
    check(
        entity,
        "struct Order { id: u64 }",
        &expect![[r#"
        entity `Order` names no table; add `#[entity(table = ..)]`
            Order
        entity `Order` has no key; add `#[entity(key(pk = "..", sk = ".."))]`
            Order
    "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(sk = "{id}"))] struct Order { id: u64 }"#,
        &expect![[r#"
            the key of `Order` has no partition key; add `pk = ".."`
                key
        "#]],
    );
}

#[test]
fn unknown_keys() {
    check(
        entity,
        r#"#[entity(tabel = Shop, key(pkk = "{id}", pk = "{id}"), indx(Gsi1), table = Shop)] struct Order { id: u64 }"#,
        &expect![[r#"
            `#[entity(..)]` has no key `tabel`; did you mean `table`?
                tabel
            `key(..)` has no key `pkk`; did you mean `pk`?
                pkk
            `#[entity(..)]` has no key `indx`; did you mean `index`?
                indx
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", spread = 8), index(Gsi1, query = by, pk = "{id}", get = x))] struct Order { #[entity(unique)] id: u64, #[entity(verison)] v: u64 }"#,
        &expect![[r#"
            `key(..)` has no key `spread`; keys: `pk`, `sk`, `query`, `get`, `shards`, `singleton`, `allow`
                spread
            `index(..)` has no key `get`; did you mean `set`?
                get
            `#[entity(..)]` on a field has no key `verison`; did you mean `version`?
                verison
        "#]],
    );
}

#[test]
fn duplicate_keys() {
    check(
        entity,
        r#"#[entity(table = Shop, table = Stop, key(pk = "{id}", pk = "{id}"), key(pk = "{id}"))] #[entity(scan, scan)] struct Order { #[entity(version, version)] id: u64 }"#,
        &expect![[r#"
            `table` is given twice
                table
            first given here
                table
            `pk` is given twice
                pk
            first given here
                pk
            `key` is given twice
                key
            first given here
                key
            `scan` is given twice
                scan
            first given here
                scan
            `version` is given twice
                version
            first given here
                version
            the key cannot hold `id`, because a version changes with every write
                "{id}"
            it is the version here
                version
        "#]],
    );
}

#[test]
fn shapes_of_values() {
    check(
        entity,
        r#"#[entity(table = Shop, key = "{id}", index, scan = true, name = Order)] struct Order { id: u64 }"#,
        &expect![[r#"
            `key` takes a list: `key(..)`
                key
            `index` takes a list: `index(..)`
                index
            `scan` takes no value
                =
            expected string literal
                Order
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = 5, query = "all", singleton = 1, allow))] struct Order { id: u64 }"#,
        &expect![[r#"
            a key is expected: a template such as `"ORDER#{id}"`, or a field
                5
            a name is written without quotes: `all`
                "all"
            `singleton` takes no value
                =
            `allow` takes a list: `allow(..)`
                allow
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}", allow(low_cardinalty)))] struct Order { id: u64 }"#,
        &expect![[r#"
            `allow(..)` has no key `low_cardinalty`; did you mean `low_cardinality`?
                low_cardinalty
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), index(query = by_x, pk = "{id}"), index("Gsi1"), scan)] struct Order { id: u64 }"#,
        &expect![[r#"
            `index` does not say which index; name its type first: `index(Gsi1, query = .., pk = ..)`
                index
            a key is expected here
                "Gsi1"
        "#]],
    );
    check(
        entity,
        "#[entity] struct Order { id: u64 }",
        &expect![[r#"
        expected attribute arguments in parentheses: #[entity(...)]
            entity
        entity `Order` names no table; add `#[entity(table = ..)]`
            Order
        entity `Order` has no key; add `#[entity(key(pk = "..", sk = ".."))]`
            Order
    "#]],
    );
}

#[test]
fn an_entity_is_a_struct_with_named_fields() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] enum Order { A }"#,
        &expect![[r#"
            `Order` is an enum, but attributes have names; use a struct with named fields
                Order
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] struct Order(u64);"#,
        &expect![[r#"
            `Order` is a tuple struct, but attributes have names; use a struct with named fields
                Order
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] struct Order;"#,
        &expect![[r#"
            `Order` has no fields, but attributes have names; use a struct with named fields
                Order
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] union Order { id: u64 }"#,
        &expect![[r#"
            `Order` is a union, but attributes have names; use a struct with named fields
                Order
        "#]],
    );
}

#[test]
fn an_entity_owns_its_values() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] struct Order<'a> { id: &'a str }"#,
        &expect![[r#"
            `Order` cannot borrow, because its items outlive the reply that they were read from; use owned fields
                'a
        "#]],
    );
}

#[test]
fn an_entity_is_a_plain_map() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"))] #[serde(tag = "type", deny_unknown_fields, bound = "")] #[serde(transparent)] struct Order { id: u64 }"#,
        &expect![[r#"
            `Order` is an item with one attribute for each field, which `transparent` would change; remove it
                transparent
            `Order` is an item with one attribute for each field, which `tag` would change; remove it
                tag
            `Order` cannot deny unknown fields, because its items carry key attributes too; remove this
                deny_unknown_fields
        "#]],
    );
}

#[test]
fn the_type_tag_is_not_empty() {
    check(
        entity,
        r#"#[entity(table = Shop, name = "", key(pk = "{id}"))] struct Order { id: u64 }"#,
        &expect![[r#"
            an empty `name` tells no entity from another; write one
                ""
        "#]],
    );
}

#[test]
fn every_mistake_is_told_at_once() {
    check(
        entity,
        r#"#[entity(tble = Shop, table = Shop)]
#[entity(key(pk = "CUSTOMER#{customr_id}", sk = "ORDER#{id:lowr}"))]
#[entity(index(Gsi1, query = by_status, pk = "STATUS#{statu}"))]
#[entity(index(Gsi2, query = by_status, pk = "TOTAL#{total}"))]
struct Order {
    customer_id: String,
    #[entity(version)] id: u64,
    #[entity(version)] total: u64,
}"#,
        &expect![[r#"
            `#[entity(..)]` has no key `tble`; did you mean `table`?
                tble
            the partition key names `customr_id`, but `Order` has no such field; did you mean `customer_id`? fields: `customer_id`, `id`, `total`
                "CUSTOMER#{customr_id}"
            there is no form `lowr`; did you mean `lower`? forms: `lower`, `upper`, `year`, `month`, `day`, `hour`, `s`, `ms`, `desc`, or a width such as `010`
                "ORDER#{id:lowr}"
            the partition key of index `Gsi1` names `statu`, but `Order` has no such field; fields: `customer_id`, `id`, `total`
                "STATUS#{statu}"
            an entity has one `version` field, but `total` is a second one
                version
            the first one is here
                version
            two generated methods are named `by_status`; name one of them otherwise
                by_status
            the other one is named here
                by_status
        "#]],
    );
}

#[test]
fn computed_parts() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root: Id = root_of(idd)))] struct Order { id: u64 }"#,
        &expect![[r#"
            computed part `root` names `idd`, but `Order` has no such field; did you mean `id`? fields: `id`
                idd
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root = root_of(id)))] struct Order { id: u64 }"#,
        &expect![[r#"
            computed part `root` has no type; write `part(name: Type = function(field, ..))`
                root
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root: Id))] struct Order { id: u64 }"#,
        &expect![[r#"
            computed part `root` has no function; write `part(name: Type = function(field, ..))`
                root
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root: Id = root_of()))] struct Order { id: u64 }"#,
        &expect![[r#"
            a function that reads no field gives every item the same value; name the fields it reads
                root_of
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root: Id = root_of))] struct Order { id: u64 }"#,
        &expect![[r#"
            a function is called here with the fields that it reads: `root_of(id, fork_of)`
                root_of
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), part)] struct Order { id: u64 }"#,
        &expect![[r#"
            `part` declares nothing; write `part(name: Type = function(field, ..))`
                part
        "#]],
    );
}

#[test]
fn computed_parts_have_names_of_their_own() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), part(id: Id = root_of(id)))] struct Order { id: u64 }"#,
        &expect![[r#"
            computed part `id` has the name of a field; give it another one
                id
            the field is here
                id
        "#]],
    );
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root}"), part(root: Id = a(id)), part(root: Id = b(id)))] struct Order { id: u64 }"#,
        &expect![[r#"
            computed part `root` is declared twice
                root
            first declared here
                root
        "#]],
    );
}

#[test]
fn computed_parts_are_used() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{id}"), part(root: Id = a(id), leaf: Id = b(id)))] struct Order { id: u64 }"#,
        &expect![[r#"
            no key uses computed part `root`; write `{root}` into one, or remove the part
                root
            no key uses computed part `leaf`; write `{leaf}` into one, or remove the part
                leaf
        "#]],
    );
}

#[test]
fn computed_parts_are_used_whole() {
    check(
        entity,
        r#"#[entity(table = Shop, key(pk = "{root.owner}"), part(root: Id = a(id)))] struct Order { id: u64 }"#,
        &expect![[r#"
            the partition key names `root.owner`, but `root` is a computed part, which is used whole
                "{root.owner}"
        "#]],
    );
}
