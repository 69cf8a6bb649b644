//! Index keys follow the item, whole or not at all.

use crate::journal::{Entry, entry, journal, numbers};
use crate::monitoring::{Metric, Monitoring, Status, System, metric, system};
use crate::support::{rows_of, s, stored, table};

#[tokio::test]
async fn a_write_moves_the_item_within_its_indexes() {
    let (_engine, db) = journal(3).await;
    let moved = Entry {
        level: 2,
        word: "a".to_owned(),
        ..entry(1)
    };
    moved.put().send(&db).await.unwrap();
    assert_eq!(
        numbers(&Entry::by_level(1).collect(&db).await.unwrap()),
        [0, 2]
    );
    assert_eq!(
        numbers(&Entry::by_level(2).word("a").collect(&db).await.unwrap()),
        [1]
    );
    let top = Entry {
        rank: Some(1_000),
        ..entry(2)
    };
    top.replace().send(&db).await.unwrap();
    let ranks = Entry::by_rank("a").keys().collect(&db).await.unwrap();
    assert_eq!(
        ranks.iter().map(|key| key.number).collect::<Vec<_>>(),
        [2, 0, 1]
    );
}

#[tokio::test]
async fn a_part_that_becomes_none_takes_the_item_out() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut owner = system("sys_1");
    owner.device_id = Some("dev_1".to_owned());
    owner.create().send(&db).await.unwrap();
    assert_eq!(
        stored(&db, &owner).await.unwrap()["gsi2pk"],
        s("DEVICE#dev_1")
    );
    owner.device_id = None;
    owner.put().send(&db).await.unwrap();
    let item = stored(&db, &owner).await.unwrap();
    for absent in ["gsi2pk", "gsi2sk", "device_id"] {
        assert!(!item.contains_key(absent), "{item:?}");
    }
    assert!(rows_of(&db, "gsi2").await.is_empty());
    assert_eq!(System::by_device("dev_1").first(&db).await.unwrap(), None);
    owner.device_id = Some(String::new());
    owner.put().send(&db).await.unwrap();
    assert_eq!(System::by_device("").first(&db).await.unwrap(), Some(owner));
}

#[tokio::test]
async fn no_null_is_ever_stored_for_an_absent_part() {
    let (_engine, db) = journal(0).await;
    let unranked = Entry {
        rank: None,
        text: None,
        ..entry(1)
    };
    unranked.create().send(&db).await.unwrap();
    let item = stored(&db, &unranked).await.unwrap();
    assert!(item.values().all(|value| !value.is_null()), "{item:?}");
    assert!(rows_of(&db, "by_rank").await.is_empty());
    assert_eq!(rows_of(&db, "by_level").await.len(), 1);
}

#[tokio::test]
async fn a_failed_write_changes_no_index() {
    let (_engine, db) = table::<Monitoring>().await;
    metric("sys_1", 0, 1.0).create().send(&db).await.unwrap();
    let stale = Metric {
        status: Status::Error,
        version: 7,
        ..metric("sys_1", 0, 2.0)
    };
    stale.put().send(&db).await.unwrap_err();
    let errors = Metric::by_status(Status::Error)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert!(errors.is_empty());
    let fine = Metric::by_status(Status::Ok)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(fine.len(), 1);
}

mod queue {
    //! A template and a field by itself in one index, of which the field may be absent.

    use dynamodb_model::{Entity, Index, Table};
    use serde::{Deserialize, Serialize};

    use crate::support::{rows_of, table};

    #[derive(Table)]
    #[table(name = "jobs", pk = "pk", indexes(Queue), entities(Job))]
    struct Jobs;

    #[derive(Index)]
    #[index(global, name = "queue", pk = "queue_pk", sk = "due", project = all)]
    struct Queue;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Jobs, key(pk = "JOB#{tenant}#{id}"))]
    #[entity(index(Queue, query = queue, pk = "QUEUE#{tenant}", sk = due))]
    struct Job {
        tenant: String,
        id: u32,
        due: Option<String>,
        tries: u32,
    }

    #[tokio::test]
    async fn a_field_that_appears_brings_the_rest_of_the_key() {
        let (_engine, db) = table::<Jobs>().await;
        let job = Job {
            tenant: "a".into(),
            id: 1,
            due: None,
            tries: 0,
        };
        job.create().send(&db).await.unwrap();
        let count = async || Job::queue("a").count(&db).await.unwrap();
        assert_eq!(count().await, 0);
        let due = |due: Option<&'static str>| {
            Job::update("a", 1).set(move |j| j.set_due(due.map(str::to_owned)))
        };
        due(Some("2026")).send(&db).await.unwrap();
        assert_eq!(count().await, 1);
        due(None).send(&db).await.unwrap();
        assert_eq!(count().await, 0);
        assert!(rows_of(&db, "queue").await.is_empty());
        let stored = crate::support::stored(&db, &job).await.unwrap();
        assert!(!stored.contains_key("queue_pk") && !stored.contains_key("due"));
        due(Some("2027")).send(&db).await.unwrap();
        assert_eq!(count().await, 1);
    }
}
