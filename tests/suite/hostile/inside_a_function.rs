//! A whole model inside of a function, where no path leads from outside.

use crate::support::{at, table};

#[tokio::test]
async fn a_whole_model_fits_into_a_function() {
    use dynamodb_model::{Collection, Entity, Index, KeyPart, Projection, Table, Ttl};
    use serde::{Deserialize, Serialize};

    #[derive(Table)]
    #[table(
        name = "inner",
        pk = "pk",
        sk = "sk",
        ttl = "until",
        indexes(Late),
        entities(Entry)
    )]
    struct Inner;

    #[derive(Index)]
    #[index(global, name = "late", pk = "late_pk", sk = "late_sk", project = all)]
    struct Late;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
    enum State {
        Open,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Inner, key(pk = "A#{a}", sk = "B#{b}"))]
    #[entity(index(Late, query = late, pk = "LATE#{state}#{half}", sk = "{at}#{a}", when = is_open(state)))]
    #[entity(part(half: u8 = half_of(b)))]
    struct Entry {
        a: String,
        b: u8,
        at: jiff::Timestamp,
        state: State,
        #[entity(ttl)]
        until: Ttl,
    }

    #[derive(Debug, PartialEq, Deserialize, Projection)]
    #[projection(of = Entry)]
    struct Number {
        b: u8,
    }

    #[derive(Debug, PartialEq, Collection)]
    #[collection(table = Inner)]
    enum Item {
        Entry(Entry),
    }

    fn half_of(b: &u8) -> u8 {
        b / 2
    }

    fn is_open(state: &State) -> bool {
        *state == State::Open
    }

    let (_engine, db) = table::<Inner>().await;
    let entry = Entry {
        a: "a".to_owned(),
        b: 3,
        at: at(0),
        state: State::Open,
        until: Ttl::at_epoch_seconds(4_000_000_000),
    };
    entry.create().send(&db).await.unwrap();
    let late = Entry::late(State::Open, 1).at(at(0)..);
    assert_eq!(
        late.collect(&db).await.unwrap(),
        std::slice::from_ref(&entry)
    );
    let items = Item::query("a").collect(&db).await.unwrap();
    assert_eq!(items, [Item::Entry(entry)]);
    let number = Entry::get("a", 3).project::<Number>();
    assert_eq!(number.send(&db).await.unwrap(), Some(Number { b: 3 }));
}
