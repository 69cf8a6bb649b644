//! Requests past the SDK's client, over HTTP to the engine.

use dynamodb_model::testing::{Fault, Faults};
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

use crate::support::table;

#[derive(Table)]
#[table(name = "direct", pk = "pk", sk = "sk", entities(Parcel))]
struct Depot;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Depot, key(pk = "CITY#{city}", sk = "PARCEL#{number}"), scan)]
struct Parcel {
    city: String,
    number: u32,
    grams: u64,
}

fn parcel(number: u32) -> Parcel {
    Parcel {
        city: "rome".to_owned(),
        number,
        grams: u64::from(number) * 100,
    }
}

#[tokio::test]
async fn every_operation_goes_directly() {
    let (_engine, client) = table::<Depot>().await;
    let db = client.clone().cached_signing().direct();
    let parcels: Vec<_> = (0..40).map(parcel).collect();
    let written = db.batch_write().put_all(&parcels).send().await.unwrap();
    assert_eq!(written.done(), 40);
    let first = Parcel::get("rome", 0).send(&db).await.unwrap();
    assert_eq!(first, Some(parcel(0)));
    let all = Parcel::query("rome").collect(&db).await.unwrap();
    assert_eq!(all, parcels);
    assert_eq!(Parcel::scan().count(&db).await.unwrap(), 40);
    let gets = (0..40).map(|number| Parcel::get("rome", number));
    let (found,) = db.batch_get().get_all(gets).send().await.unwrap();
    assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), parcels);

    let heavier = Parcel::update("rome", 1)
        .set(|p| p.grams.add(5))
        .returning_new();
    assert_eq!(heavier.send(&db).await.unwrap().grams, 105);
    let old = Parcel::delete("rome", 2)
        .returning_old()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(old, Some(parcel(2)));
    let taken = parcel(3).create().send(&db).await.unwrap_err();
    assert!(taken.is_condition_failed(), "{taken}");
    let both = db.write().put(&parcel(2)).delete(Parcel::delete("rome", 4));
    both.send().await.unwrap();
    let pair = db
        .read()
        .get(Parcel::get("rome", 2))
        .get(Parcel::get("rome", 4));
    assert_eq!(pair.send().await.unwrap(), (Some(parcel(2)), None));
    // The client's own handle sees the same.
    assert_eq!(Parcel::query("rome").count(&client).await.unwrap(), 39);
}

#[tokio::test(start_paused = true)]
async fn faults_are_overcome_directly() {
    let (_engine, db) = table::<Depot>().await;
    let faults = Faults::new();
    let db = db.direct().with_faults(&faults);
    for fault in [
        Fault::ServerError,
        Fault::Reset,
        Fault::ReplyLost,
        Fault::WrongChecksum,
        Fault::Empty,
    ] {
        faults.next("PutItem", fault);
        parcel(7).put().send(&db).await.unwrap();
    }
    faults.next("BatchWriteItem", Fault::Partial);
    let parcels: Vec<_> = (0..30).map(parcel).collect();
    let written = db.batch_write().put_all(&parcels).send().await.unwrap();
    assert_eq!((written.done(), written.resent() > 0), (30, true));
    assert_eq!(Parcel::query("rome").collect(&db).await.unwrap(), parcels);
}
