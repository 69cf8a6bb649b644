//! The shard is calculated, so that everything which names an item finds it.

use dynamodb_model::{Entity, ErrorKind};

use super::{Fleet, Remark, Sample, State, fleet, remark, sample};
use crate::support::{at, rows_of, s, stored, table};

#[tokio::test]
async fn items_are_found_by_every_operation() {
    let (_engine, db, samples) = fleet(24).await;
    for (number, sample) in (0..).zip(&samples) {
        let get = || Sample::get("a", at(number));
        assert_eq!(
            get().consistent().send(&db).await.unwrap().as_ref(),
            Some(sample)
        );
        let update = Sample::update("a", at(number)).set(|sample| sample.text.set("x"));
        update.send(&db).await.unwrap();
        let changed = get().send(&db).await.unwrap().unwrap();
        assert_eq!((changed.text.as_str(), changed.version), ("x", 2));
        let again = changed.create().send(&db).await.unwrap_err();
        assert_eq!(again.kind(), ErrorKind::ConditionFailed);
        changed.replace().send(&db).await.unwrap();
        let deleted = Sample::delete("a", at(number)).version(3).returning_old();
        assert!(deleted.send(&db).await.unwrap().is_some());
        assert_eq!(get().send(&db).await.unwrap(), None);
    }
    for index in ["by_state", "by_score", "by_label"] {
        assert!(rows_of(&db, index).await.is_empty());
    }
}

#[tokio::test]
async fn transactions_find_items() {
    let (_engine, db, samples) = fleet(3).await;
    let replaced = Sample {
        text: "new".to_owned(),
        ..samples[0].clone()
    };
    db.write()
        .put(&replaced)
        .update(Sample::update("a", at(1)).set(|sample| sample.text.set("newer")))
        .delete(Sample::delete("a", at(2)).unversioned())
        .create(&sample(3))
        .send()
        .await
        .unwrap();
    let (first, second, third, fourth) = db
        .read()
        .get(Sample::get("a", at(0)))
        .get(Sample::get("a", at(1)))
        .get(Sample::get("a", at(2)))
        .get(Sample::get("a", at(3)))
        .send()
        .await
        .unwrap();
    assert_eq!(first.unwrap().text, "new");
    assert_eq!(second.unwrap().text, "newer");
    assert_eq!((third, fourth.is_some()), (None, true));
    let check = Sample::check("a", at(3)).when(|sample| sample.text.eq("sample 3"));
    db.write()
        .check(check)
        .put(&remark(1))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn an_update_of_what_an_index_key_is_made_of_keeps_the_shard_of_the_item() {
    let (_engine, db, samples) = fleet(20).await;
    for (number, sample) in (0..).zip(&samples) {
        let before = stored(&db, sample).await.unwrap();
        let shard = |item: &crate::support::Item| {
            let key = item["state_pk"].as_s().unwrap();
            key.rsplit_once('#').unwrap().1.to_owned()
        };
        let update = Sample::update("a", at(number)).set(|sample| sample.set_state(State::Ok));
        update.send(&db).await.unwrap();
        let after = stored(&db, sample).await.unwrap();
        assert_eq!(
            after["state_pk"],
            s(&format!("STATE#Ok#{}", shard(&before)))
        );
        // What a put of the same item makes of it.
        let put = Sample {
            state: State::Ok,
            version: 2,
            ..sample.clone()
        };
        put.put().send(&db).await.unwrap();
        let put = stored(&db, &put).await.unwrap();
        assert_eq!(after["state_pk"], put["state_pk"]);
    }
    assert_eq!(
        Sample::by_state(State::Ok).keys().count(&db).await.unwrap(),
        20
    );
    assert_eq!(
        Sample::by_state(State::Bad)
            .keys()
            .count(&db)
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn an_update_by_a_rows_key_sets_the_same_index_keys() {
    let (_engine, db, samples) = fleet(6).await;
    let key = samples[4].primary_key().unwrap();
    let update = key
        .update()
        .set(|sample| [sample.set_kind("leg"), sample.score.set(77)]);
    update.send(&db).await.unwrap();
    let found = Sample::by_score("leg").collect(&db).await.unwrap();
    let expected = Sample {
        kind: "leg".to_owned(),
        score: 77,
        version: 2,
        ..samples[4].clone()
    };
    assert_eq!(found, std::slice::from_ref(&expected));
    let updated = stored(&db, &expected).await.unwrap();
    expected.put().send(&db).await.unwrap();
    let put = stored(&db, &expected).await.unwrap();
    assert_eq!(updated["score_pk"], put["score_pk"]);
}

#[tokio::test]
async fn unique_values_of_sharded_items_are_kept() {
    let (_engine, db) = table::<Fleet>().await;
    for number in 0..6 {
        remark(number).create().send(&db).await.unwrap();
    }
    let twin = Remark {
        slug: "slug-3".to_owned(),
        ..remark(9)
    };
    let error = twin.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotUnique);
    Remark::delete("a", 3).send(&db).await.unwrap();
    twin.create().send(&db).await.unwrap();
    assert_eq!(Remark::query("a").count(&db).await.unwrap(), 6);
}

#[tokio::test]
async fn an_upsert_makes_a_whole_item() {
    let (_engine, db) = table::<Fleet>().await;
    let upsert = Remark::upsert("a", 5).set(|remark| remark.set_slug("five"));
    upsert.send(&db).await.unwrap();
    let found = Remark::query("a").collect(&db).await.unwrap();
    assert_eq!(
        found,
        [Remark {
            slug: "five".to_owned(),
            ..remark(5)
        }]
    );
}
