//! Mistakes in `derive(Collection)`.

use expect_test::expect;

use super::check;
use crate::run::collection;

#[test]
fn a_sound_collection_has_no_mistake() {
    check(
        collection,
        "#[collection(table = shop::Shop, index = ByDay, partition(shop, day), query = of_day, crate = crate::renamed)] enum OfDay { Order(Order), r#Type(crate::Type<u8>) }",
        &expect![[""]],
    );
    check(
        collection,
        "#[collection(table = Shop, partition())] enum Setting { Colour(Colour) }",
        &expect![[""]],
    );
}

#[test]
fn required_keys() {
    check(
        collection,
        "enum Items { Order(Order) }",
        &expect![[r#"
            collection `Items` names no table; add `#[collection(table = ..)]`
                Items
        "#]],
    );
    check(
        collection,
        "#[collection(tabel = Shop)] enum Items { Order(Order) }",
        &expect![[r#"
            `#[collection(..)]` has no key `tabel`; did you mean `table`?
                tabel
        "#]],
    );
}

#[test]
fn keys_are_given_once_and_have_values() {
    check(
        collection,
        r#"#[collection(table = Shop, table = Depot, partition = day, query = "all", index)] enum Items { Order(Order) }"#,
        &expect![[r#"
            `table` is given twice
                table
            first given here
                table
            `partition` takes a list: `partition(..)`
                partition
            a name is written without quotes: `all`
                "all"
            `index` needs a value: `index = ..`
                index
        "#]],
    );
}

#[test]
fn a_collection_is_an_enum_with_variants() {
    check(
        collection,
        "#[collection(table = Shop)] struct Items { order: Order }",
        &expect![[r#"
            collection `Items` is one of several entities; declare it as an enum, with a variant for each
                Items
        "#]],
    );
    check(
        collection,
        "#[collection(table = Shop)] enum Items {}",
        &expect![[r#"
            collection `Items` has no variant; add one for each entity: `Order(Order)`
                Items
        "#]],
    );
}

#[test]
fn each_variant_holds_one_entity() {
    check(
        collection,
        "#[collection(table = Shop)] enum Items { Order(Order), None, Empty(), Named { order: Order }, Pair(Order, Line) }",
        &expect![[r#"
            variant `None` of a collection holds one entity and nothing else: `None(..)`
                None
            variant `Empty` of a collection holds one entity and nothing else: `Empty(..)`
                Empty
            variant `Named` of a collection holds one entity and nothing else: `Named(..)`
                Named
            variant `Pair` of a collection holds one entity and nothing else: `Pair(..)`
                Pair
        "#]],
    );
}

#[test]
fn it_has_no_parameters() {
    check(
        collection,
        "#[collection(table = Shop)] enum Items<'a, T> { Order(Order<'a>), Line(T) }",
        &expect![[r#"
            collection `Items` takes no parameters, because its entities are compared while it is compiled; name the types in its variants
                'a
        "#]],
    );
}

#[test]
fn each_entity_has_one_variant() {
    check(
        collection,
        "#[collection(table = Shop)] enum Items { Order(Order), Line(shop::Line<u8>), Again(shop :: Line < u8 >) }",
        &expect![[r#"
            two variants hold `shop::Line<u8>`, and nothing would ever be read into the second; remove one
                shop :: Line < u8 >
            first held here
                shop::Line<u8>
        "#]],
    );
}

#[test]
fn parts_are_named_once() {
    check(
        collection,
        "#[collection(table = Shop, partition(day, shop, day))] enum Items { Order(Order) }",
        &expect![[r#"
            part `day` is named twice; a value is given once
                day
            first named here
                day
        "#]],
    );
}
