//! The reply is lost after DynamoDB has done the write: the SDK sends it again, and it meets itself.

use dynamodb_model::testing::{Fault, Faults, Step};
use dynamodb_model::{Db, Entity, ErrorKind, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, stored, table};

#[derive(Table)]
#[table(name = "locks", pk = "pk", entities(Lock, Tally, Open))]
struct Locks;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Locks, key(pk = "LOCK#{name}"))]
struct Lock {
    name: String,
    holder: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Locks, key(pk = "TALLY#{name}"))]
struct Tally {
    name: String,
    count: u32,
    #[entity(version)]
    version: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Locks, key(pk = "OPEN#{id}"))]
struct Open {
    id: u32,
    count: u32,
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, String>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Tally)]
struct Count {
    count: u32,
}

fn lock() -> Lock {
    Lock {
        name: "door".into(),
        holder: "ada".into(),
    }
}

fn tally(count: u32, version: u64) -> Tally {
    Tally {
        name: "steps".into(),
        count,
        version,
    }
}

/// The same handle, which loses the next reply of this operation after the engine has done it.
fn losing(db: &Db<Locks>, operation: &'static str) -> (Db<Locks>, Faults) {
    let faults = Faults::seeded(1);
    faults.next(operation, Fault::ReplyLost);
    (db.with_faults(&faults), faults)
}

#[tokio::test(start_paused = true)]
async fn a_create_that_was_done_succeeds() {
    let (_engine, db) = table::<Locks>().await;
    let (lossy, faults) = losing(&db, "PutItem");
    lock().create().send(&lossy).await.unwrap();
    assert_eq!(faults.requests("PutItem"), 2);
    assert_eq!(Lock::get("door").send(&db).await.unwrap(), Some(lock()));

    // Another create of the same content is another create.
    let error = lock().create().send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.current::<Lock>().unwrap(), Some(lock()));
}

#[tokio::test(start_paused = true)]
async fn of_equal_locks_only_one_is_had() {
    let (_engine, db) = table::<Locks>().await;
    let (first, second) = (lock(), lock());
    let other = db.clone();
    // The first attempt is lost before it is done, and another client is quicker than the second.
    let faults = Faults::seeded(1);
    let meanwhile = Step::from(Fault::Reset).after(move || async move {
        second.create().send(&other).await.unwrap();
    });
    faults.next("PutItem", meanwhile);
    let error = first
        .create()
        .send(&db.with_faults(&faults))
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
}

#[tokio::test(start_paused = true)]
async fn writes_of_a_version_succeed_and_hand_back_what_they_promise() {
    let (_engine, db) = table::<Locks>().await;
    let (lossy, _) = losing(&db, "PutItem");
    assert_eq!(tally(1, 0).put().send(&lossy).await.unwrap(), 1);
    let (lossy, _) = losing(&db, "PutItem");
    assert_eq!(tally(2, 1).put().send(&lossy).await.unwrap(), 2);
    let (lossy, _) = losing(&db, "PutItem");
    assert_eq!(tally(3, 2).replace().send(&lossy).await.unwrap(), 3);

    let add = |version| {
        Tally::update("steps")
            .set(|t| t.count.add(1))
            .version(version)
    };
    let (lossy, faults) = losing(&db, "UpdateItem");
    assert_eq!(add(3).send(&lossy).await.unwrap(), 4);
    assert_eq!(faults.requests("UpdateItem"), 2);
    let (lossy, _) = losing(&db, "UpdateItem");
    assert_eq!(
        add(4).returning_new().send(&lossy).await.unwrap(),
        tally(5, 5)
    );
    let (lossy, _) = losing(&db, "UpdateItem");
    let count = add(5)
        .returning_updated::<Count>()
        .send(&lossy)
        .await
        .unwrap();
    assert_eq!(count, Count { count: 6 });

    // The old item cannot be had any more: told, and not made up.
    let (lossy, _) = losing(&db, "UpdateItem");
    let error = add(6).returning_old().send(&lossy).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert_eq!(
        error.to_string(),
        "cannot update `Tally`: it is done, but the reply with the old item was lost"
    );
    assert_eq!(
        Tally::get("steps").send(&db).await.unwrap(),
        Some(tally(7, 7))
    );
}

#[tokio::test(start_paused = true)]
async fn a_condition_that_the_write_itself_undoes_is_recognised_too() {
    let (_engine, db) = table::<Locks>().await;
    lock().put().send(&db).await.unwrap();
    let (lossy, _) = losing(&db, "UpdateItem");
    let pass = Lock::update("door")
        .set(|l| l.holder.set("grace"))
        .when(|l| l.holder.eq("ada"));
    pass.send(&lossy).await.unwrap();
    let error = Lock::update("door")
        .set(|l| l.holder.set("grace"))
        .when(|l| l.holder.eq("ada"))
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
}

#[tokio::test(start_paused = true)]
async fn a_version_that_others_took_on_is_not_taken_for_ones_own() {
    let (_engine, db) = table::<Locks>().await;
    tally(1, 0).create().send(&db).await.unwrap();
    let other = db.clone();
    let faults = Faults::seeded(1);
    let meanwhile = Step::from(Fault::ReplyLost).after(move || async move {
        tally(50, 2).put().send(&other).await.unwrap();
    });
    faults.next("PutItem", meanwhile);
    let lossy = db.with_faults(&faults);
    let error = tally(2, 1).put().send(&lossy).await.unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.current::<Tally>().unwrap(), Some(tally(50, 3)));
}

#[tokio::test(start_paused = true)]
async fn an_update_is_done_exactly_once_where_it_says_so() {
    let (_engine, db) = table::<Locks>().await;
    let open = |count| Open {
        id: 1,
        count,
        rest: [("note".to_owned(), "x".to_owned())].into(),
    };
    open(0).put().send(&db).await.unwrap();
    let add = || Open::update(1).set(|o| o.count.add(1));
    let (lossy, _) = losing(&db, "UpdateItem");
    add().send(&lossy).await.unwrap();
    assert_eq!(Open::get(1).send(&db).await.unwrap(), Some(open(2)));

    let (lossy, faults) = losing(&db, "TransactWriteItems");
    add().exactly_once().send(&lossy).await.unwrap();
    assert_eq!(faults.requests("TransactWriteItems"), 2);
    assert_eq!(Open::get(1).send(&db).await.unwrap(), Some(open(3)));

    tally(1, 0).create().send(&db).await.unwrap();
    let once = || {
        Tally::update("steps")
            .set(|t| t.count.add(1))
            .exactly_once()
    };
    assert_eq!(once().version(1).send(&db).await.unwrap(), 2);
    let (db, wire) = recorded(&db);
    let error = once().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(
        error.to_string().contains("say which version it updates"),
        "{error}"
    );
    let error = once().returning_new().send(&db).await.unwrap_err();
    assert!(error.to_string().contains("hands no item back"), "{error}");
    assert!(once().into_request(&db).is_err());
    wire.assert_silent();
}

#[tokio::test(start_paused = true)]
async fn the_mark_is_no_field_of_what_takes_all_fields_in() {
    let (_engine, db) = table::<Locks>().await;
    let open = Open {
        id: 1,
        count: 0,
        rest: Default::default(),
    };
    open.create().send(&db).await.unwrap();
    let marked = db.client().get_item().table_name(db.table_name());
    let key = stored(&db, &open).await.unwrap()["pk"].clone();
    let marked = marked.key("pk", key).send().await.unwrap().item.unwrap();
    assert_eq!(marked["_write"].as_b().unwrap().as_ref().len(), 8);
    assert_eq!(Open::get(1).send(&db).await.unwrap(), Some(open.clone()));
    let error = open.create().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Open>().unwrap(), Some(open.clone()));
    let update = Open::update(1)
        .set(|o| o.count.add(1))
        .when(|o| o.count.eq(0));
    let new = update.returning_new().send(&db).await.unwrap();
    assert_eq!(new, Open { count: 1, ..open });
}
