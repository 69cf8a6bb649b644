//! Each type that can stand in a key: written, read back, and in its own order.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};
use ulid::Ulid;
use uuid::Uuid;

use crate::support::table;

#[derive(Table)]
#[table(
    name = "types",
    pk = "pk",
    sk = "sk",
    indexes(ByBare),
    entities(Numbers, Ids, Times, Falling)
)]
struct Types;

/// Bare keys of the types whose serde form is another one.
#[derive(Index)]
#[index(global, name = "by_bare", pk = "date", sk = ["naive", "zoned", "offset", N("reading")], project = all)]
struct ByBare;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Types, key(pk = "NUMBERS", sk = "N#{wide}#{float}#{small}#{flag}#{letter}", singleton))]
struct Numbers {
    wide: i128,
    float: f64,
    small: u8,
    flag: bool,
    letter: char,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Types, key(pk = "IDS", sk = "I#{uuid}#{ulid}", singleton))]
struct Ids {
    uuid: Uuid,
    ulid: Ulid,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Types, key(pk = "TIMES#{date}", sk = "T#{naive}#{zoned}#{offset}"))]
#[entity(index(ByBare, query = by_bare, pk = date, sk = [naive, zoned, offset, reading]))]
struct Times {
    date: jiff::civil::Date,
    naive: chrono::NaiveDateTime,
    zoned: chrono::DateTime<chrono::Utc>,
    offset: time::OffsetDateTime,
    reading: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Types, key(pk = "FALLING", sk = "F#{wide:desc}#{float:desc}#{uuid:desc}", singleton))]
struct Falling {
    wide: u128,
    float: f64,
    uuid: Uuid,
}

fn numbers(wide: i128, float: f64) -> Numbers {
    Numbers {
        wide,
        float,
        small: 255,
        flag: true,
        letter: '#',
    }
}

fn uuid(byte: u8) -> Uuid {
    Uuid::from_bytes([byte; 16])
}

fn times(day: u32, second: u32) -> Times {
    let naive = chrono::NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
    let naive = naive.and_hms_nano_opt(1, 2, second, 5).unwrap();
    let offset = time::OffsetDateTime::from_unix_timestamp(1_767_225_600 + i64::from(second));
    Times {
        date: jiff::civil::date(2026, 1, 1),
        naive,
        zoned: naive.and_utc(),
        offset: offset.unwrap(),
        reading: f64::from(second) - 0.5,
    }
}

async fn types() -> (Engine, Db<Types>) {
    table::<Types>().await
}

#[tokio::test]
async fn integers_of_128_bits_and_floats_keep_their_order() {
    let (_engine, db) = types().await;
    let wides = [i128::MIN, -(1 << 100), -1, 0, 1, 1 << 100, i128::MAX];
    for wide in wides.iter().rev() {
        // An item's numbers have 38 digits at most; a key may be wider.
        let item = numbers(*wide, 0.0);
        let stored = item.create().send(&db).await;
        assert_eq!(
            stored.is_ok(),
            wide.unsigned_abs() < 10_u128.pow(38),
            "{stored:?}"
        );
    }
    let found = Numbers::query().collect(&db).await.unwrap();
    let found: Vec<_> = found.iter().map(|numbers| numbers.wide).collect();
    assert_eq!(found, wides[1..6]);
    let negative = Numbers::query().wide(..0).count(&db).await.unwrap();
    assert_eq!(negative, 2);
}

#[tokio::test]
async fn floats_are_ordered_as_numbers() {
    let (_engine, db) = types().await;
    let floats = [-1e100, -1.5, -1e-100, 0.0, 1e-100, 0.5, 1.0, 1e100];
    for float in floats {
        numbers(7, float).create().send(&db).await.unwrap();
    }
    let found = Numbers::query().wide(7).collect(&db).await.unwrap();
    assert_eq!(found, floats.map(|float| numbers(7, float)));
    let range = Numbers::query()
        .wide(7)
        .float(-1.5..0.5)
        .count(&db)
        .await
        .unwrap();
    assert_eq!(range, 4);
    let zero = Numbers::get(7, -0.0, 255, true, '#')
        .send(&db)
        .await
        .unwrap();
    assert_eq!(zero, Some(numbers(7, 0.0)));
}

#[tokio::test]
async fn identifiers_read_back_and_have_ranges() {
    let (_engine, db) = types().await;
    let ids: Vec<_> = (1..4)
        .map(|byte| Ids {
            uuid: uuid(byte),
            ulid: Ulid::from_parts(u64::from(byte), 7),
        })
        .collect();
    for ids in ids.iter().rev() {
        ids.create().send(&db).await.unwrap();
    }
    assert_eq!(Ids::query().collect(&db).await.unwrap(), ids);
    let from = Ids::query().uuid(uuid(2)..).collect(&db).await.unwrap();
    assert_eq!(from, ids[1..]);
    let ulids = Ids::query().uuid(uuid(2)).ulid(..Ulid::from_parts(2, 8));
    assert_eq!(ulids.count(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn times_of_three_crates_read_back_from_templates_and_bare_keys() {
    let (_engine, db) = types().await;
    for (day, second) in [(2, 1), (1, 2), (1, 1)] {
        times(day, second).create().send(&db).await.unwrap();
    }
    let expected = [times(1, 1), times(1, 2), times(2, 1)];
    let day = jiff::civil::date(2026, 1, 1);
    assert_eq!(Times::query(day).collect(&db).await.unwrap(), expected);
    assert_eq!(Times::by_bare(day).collect(&db).await.unwrap(), expected);
    let Times {
        naive,
        zoned,
        offset,
        reading,
        ..
    } = times(1, 2);
    let one = Times::get(day, naive, zoned, offset)
        .send(&db)
        .await
        .unwrap();
    assert_eq!(one, Some(times(1, 2)));
    let later = Times::by_bare(day)
        .naive(naive..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(later, expected[1..]);
    let exact = Times::by_bare(day)
        .naive(naive)
        .zoned(zoned)
        .offset(offset)
        .reading(..=reading);
    assert_eq!(exact.collect(&db).await.unwrap(), [times(1, 2)]);
    let keys = Times::by_bare(day)
        .naive(naive)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(
        (keys[0].zoned, keys[0].offset, keys[0].reading),
        (zoned, offset, reading)
    );
}

#[tokio::test]
async fn fixed_width_types_can_descend() {
    let (_engine, db) = types().await;
    let all = [
        (9, -1.0, 1),
        (8, 2.5, 3),
        (8, 2.5, 2),
        (8, -2.5, 9),
        (0, 0.0, 0),
    ];
    let all = all.map(|(wide, float, byte)| Falling {
        wide,
        float,
        uuid: uuid(byte),
    });
    for falling in all.iter().rev() {
        falling.create().send(&db).await.unwrap();
    }
    assert_eq!(Falling::query().collect(&db).await.unwrap(), all);
    let range = Falling::query()
        .wide(8)
        .float(0.0..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(range, all[1..3]);
    let range = Falling::query()
        .wide(8)
        .float(2.5)
        .uuid(..uuid(3))
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(range, all[2..3]);
}
