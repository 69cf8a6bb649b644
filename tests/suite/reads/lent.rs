//! Rows that are lent: what borrows from a reply is what owned rows are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dynamodb_model::testing::{Fault, Faults};
use dynamodb_model::{Db, Entity, ErrorKind, Index, LentFrom, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, table};

#[derive(Table)]
#[table(
    name = "letters",
    pk = "pk",
    sk = "sk",
    indexes(ByDay),
    entities(Letter)
)]
struct Letters;

#[derive(Index)]
#[index(global, name = "by_day", pk = "day_pk", sk = "day_sk", project = keys_only)]
struct ByDay;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Letters, key(pk = "TO#{to}", sk = "LETTER#{number}"), scan)]
#[entity(index(ByDay, query = on_day, pk = "DAY#{day}", sk = "{to}#{number}"))]
struct Letter {
    to: String,
    number: u32,
    day: String,
    text: String,
    note: Option<String>,
    lines: Vec<Line>,
    seal: Vec<u8>,
    stamps: BTreeMap<String, u32>,
    cents: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    words: String,
}

#[derive(Debug, Deserialize, Projection)]
#[projection(of = Letter)]
struct Lent<'a> {
    number: u32,
    text: &'a str,
    #[serde(borrow)]
    note: Option<Cow<'a, str>>,
    #[serde(borrow)]
    lines: Vec<LentLine<'a>>,
    #[serde(borrow, default)]
    stamps: BTreeMap<&'a str, u32>,
    cents: u64,
}

#[derive(Debug, Deserialize)]
struct LentLine<'a> {
    words: &'a str,
}

impl LentFrom<Line> for LentLine<'_> {}

/// What an index of keys can lend: fields that are read back from a key are lent as well.
#[derive(Debug, Deserialize, Projection)]
#[projection(of = Letter)]
struct Address<'a> {
    to: &'a str,
    day: &'a str,
    number: u32,
}

fn letter(number: u32) -> Letter {
    let note = format!("\"{number}\"\n\u{1F600}");
    Letter {
        to: "ann".to_owned(),
        number,
        day: "monday".to_owned(),
        text: match number % 3 {
            0 => "plain".to_owned(),
            1 => "line\nline".to_owned(),
            _ => String::new(),
        },
        note: number.is_multiple_of(2).then_some(note),
        lines: vec![
            Line {
                words: "as they are".to_owned(),
            },
            Line {
                words: "\\ and\t".to_owned(),
            },
        ],
        seal: vec![1, 2],
        stamps: BTreeMap::from([("air \"mail\"".to_owned(), number)]),
        cents: u64::from(number) * 85,
    }
}

async fn letters(count: u32) -> (dynamodb_embedded::Engine, Db<Letters>) {
    let (engine, db) = table::<Letters>().await;
    let letters: Vec<_> = (0..count).map(letter).collect();
    db.batch_write().put_all(&letters).send().await.unwrap();
    (engine, db)
}

fn same(lent: &Lent<'_>) {
    let letter = letter(lent.number);
    assert_eq!(lent.text, letter.text);
    assert_eq!(lent.note.as_deref(), letter.note.as_deref());
    let lines: Vec<_> = lent.lines.iter().map(|line| line.words).collect();
    let expected: Vec<_> = letter
        .lines
        .iter()
        .map(|line| line.words.as_str())
        .collect();
    assert_eq!(lines, expected);
    assert_eq!(lent.cents, letter.cents);
}

/// Of a letter that was stored, and not of a reply that was made up.
fn same_stamps(lent: &Lent<'_>) {
    let stamps = letter(lent.number).stamps;
    assert!(
        stamps
            .iter()
            .map(|(name, count)| (name.as_str(), *count))
            .eq(lent.stamps.clone())
    );
}

#[tokio::test]
async fn each_row_is_lent_once_and_in_order() {
    let (_engine, db) = letters(40).await;
    let (db, wire) = recorded(&db);
    let mut numbers = Vec::new();
    let query = Letter::query("ann").page_size(7);
    let lending = query.for_each::<Lent<'_>>(&db, |lent: Lent<'_>| {
        same(&lent);
        same_stamps(&lent);
        numbers.push(lent.number);
    });
    lending.await.unwrap();
    assert_eq!(numbers, (0..40).collect::<Vec<_>>());
    let sent = wire.take();
    assert_eq!(sent.len(), 6);
    assert!(
        sent.iter()
            .all(|sent| sent.text("ProjectionExpression").is_some())
    );
}

#[tokio::test]
async fn sums_need_no_copy_of_a_table() {
    let (_engine, db) = letters(50).await;
    let mut cents = BTreeMap::new();
    let scan = Letter::scan().parallel(4);
    let lending = scan.for_each::<Lent<'_>>(&db, |lent| {
        same(&lent);
        *cents.entry(lent.text.len()).or_insert(0) += lent.cents;
    });
    lending.await.unwrap();
    assert_eq!(cents.into_values().sum::<u64>(), 85 * (0..50).sum::<u64>());
    let mut count = 0;
    let scan = Letter::scan().filter(|l| l.text.eq("plain"));
    scan.for_each::<Lent<'_>>(&db, |_| count += 1)
        .await
        .unwrap();
    assert_eq!(count, 17);
}

#[tokio::test]
async fn fields_of_keys_are_lent_from_an_index_that_has_nothing_else() {
    let (_engine, db) = letters(3).await;
    let mut numbers = Vec::new();
    let query = Letter::on_day("monday").limit(2);
    let lending = query.for_each::<Address<'_>>(&db, |address| {
        assert_eq!((address.to, address.day), ("ann", "monday"));
        numbers.push(address.number);
    });
    lending.await.unwrap();
    assert_eq!(numbers, [0, 1]);
}

#[tokio::test(start_paused = true)]
async fn replies_that_are_left_to_the_sdk_are_lent_as_well() {
    let (_engine, db) = letters(1).await;
    let faults = Faults::new();
    // With white space, which DynamoDB does not write.
    let reply = r#"{"Count":1, "Items":[{"number":{"N":"0"},"text":{"S":"plain"},"cents":{"N":"0"},
        "note":{"S":"\"0\"\n\ud83d\ude00"},"lines":{"L":[{"M":{"words":{"S":"as they are"}}},
        {"M":{"words":{"S":"\\ and\t"}}}]}}]}"#;
    faults.next("Query", Fault::answered(reply));
    let db = db.with_faults(&faults);
    let mut count = 0;
    let lending = Letter::query("ann").for_each::<Lent<'_>>(&db, |lent| {
        same(&lent);
        count += 1;
    });
    lending.await.unwrap();
    assert_eq!(count, 1);
}

#[tokio::test(start_paused = true)]
async fn a_row_that_does_not_fit_is_named_and_ends_the_reading() {
    let (_engine, db) = letters(1).await;
    let faults = Faults::new();
    let reply = r#"{"Count":1,"Items":[{"number":{"N":"0"},"text":{"N":"7"},"lines":{"L":[]},"cents":{"N":"0"}}]}"#;
    faults.next("Query", Fault::answered(reply));
    let db = db.with_faults(&faults);
    let lending = Letter::query("ann").for_each::<Lent<'_>>(&db, |_| panic!("it is lent"));
    let error = lending.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let told = error.to_string();
    assert!(told.contains("`text`") && told.contains("Letter"), "{told}");
}

#[tokio::test]
async fn a_function_that_fails_ends_the_reading() {
    #[derive(Debug)]
    enum Stopped {
        Enough,
        By(dynamodb_model::Error),
    }
    impl From<dynamodb_model::Error> for Stopped {
        fn from(error: dynamodb_model::Error) -> Self {
            Self::By(error)
        }
    }

    let (_engine, db) = letters(40).await;
    let (db, wire) = recorded(&db);
    let mut numbers = Vec::new();
    let mut until_ten = |lent: Lent<'_>| match lent.number {
        10 => Err(Stopped::Enough),
        number => {
            numbers.push(number);
            Ok(())
        }
    };
    let query = Letter::query("ann").page_size(7);
    let stopped = query.try_for_each::<Lent<'_>, _>(&db, &mut until_ten).await;
    assert!(matches!(stopped, Err(Stopped::Enough)), "{stopped:?}");
    assert_eq!(numbers, (0..10).collect::<Vec<_>>());
    assert_eq!(wire.take().len(), 2);

    let scan = Letter::scan()
        .parallel(2)
        .try_for_each::<Lent<'_>, _>(&db, |_| Err(Stopped::Enough));
    assert!(matches!(scan.await, Err(Stopped::Enough)));
    let scan = Letter::scan()
        .limit(3)
        .try_for_each::<Lent<'_>, Stopped>(&db, |_| Ok(()));
    scan.await.unwrap();

    let faults = Faults::new();
    faults.next(
        "Query",
        Fault::refused(r#"{"__type":"AccessDeniedException"}"#),
    );
    let db = db.with_faults(&faults);
    let query = Letter::query("ann").try_for_each::<Lent<'_>, Stopped>(&db, |_| Ok(()));
    let failed = query.await;
    assert!(
        matches!(&failed, Err(Stopped::By(error)) if error.kind() == ErrorKind::AccessDenied),
        "{failed:?}"
    );
}
