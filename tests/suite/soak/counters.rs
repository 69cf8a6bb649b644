//! Writes of versions and of unique values from sixteen tasks: each effect once, and none that was not told.

use std::collections::BTreeSet;
use std::sync::Arc;

use dynamodb_model::{Db, Error, ErrorKind};
use futures_util::future::join_all;

use super::model::{Counter, Member, Soak};
use super::weather::{WEATHERS, faults, report};
use super::{scale, seed};
use crate::support::table;

const TASKS: u32 = 16;
const COUNTERS: u32 = 3;

/// Reads until it is read: a read has no effect that could be had twice.
async fn read_counter(db: &Db<Soak>, id: u32) -> Counter {
    loop {
        match Counter::get(id).consistent().send(db).await {
            Ok(counter) => return counter.expect("it was created"),
            Err(error) => assert!(error.is_transient(), "{error}"),
        }
    }
}

/// Counts one, and says so by name: tried until it is known to be done.
async fn count(db: &Db<Soak>, id: u32, name: &str) {
    loop {
        let counter = read_counter(db, id).await;
        if counter.done.contains(name) {
            return;
        }
        let update = Counter::update(id)
            .set(|c| [c.count.add(1), c.done.insert([name])])
            .version(counter.version);
        match update.send(db).await {
            Ok(_) => return,
            // Another was first, or it is not known whether it is done: the next reading tells.
            Err(error) => assert!(
                error.is_condition_failed() || error.is_transient(),
                "{error}"
            ),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn versions_are_counted_on_once_for_each_write() {
    for per_cent in WEATHERS {
        let (_engine, db) = table::<Soak>().await;
        for id in 0..COUNTERS {
            let counter = Counter {
                id,
                count: 0,
                done: BTreeSet::new(),
                version: 0,
            };
            counter.create().send(&db).await.unwrap();
        }
        let weather = faults(per_cent, seed(11, per_cent));
        let stormy = db.with_faults(&weather);
        let writes = scale().writes;
        let tasks = (0..TASKS).map(|task| {
            let db = stormy.clone();
            async move {
                for write in 0..writes {
                    count(&db, (task + write) % COUNTERS, &format!("{task}-{write}")).await;
                }
            }
        });
        join_all(tasks).await;
        let mut all = 0;
        for id in 0..COUNTERS {
            let counter = read_counter(&db, id).await;
            assert_eq!(counter.count, counter.done.len() as u64, "counted twice");
            assert_eq!(counter.version, counter.count + 1);
            all += counter.count;
        }
        assert_eq!(all, u64::from(TASKS * writes));
        report("versioned writes", per_cent, &weather);
    }
}

#[tokio::test(start_paused = true)]
async fn an_increment_under_a_token_is_done_once_however_often_it_is_sent() {
    for per_cent in WEATHERS {
        let (_engine, db) = table::<Soak>().await;
        for id in 0..TASKS {
            let seat = format!("s{id}");
            let member = Member { id, seat, moves: 0 };
            member.create().send(&db).await.unwrap();
        }
        let weather = faults(per_cent, seed(12, per_cent));
        let stormy = db.with_faults(&weather);
        let writes = scale().writes;
        let told = join_all((0..TASKS).map(|id| {
            let db = stormy.clone();
            async move {
                let (mut done, mut unknown) = (0_u32, 0_u32);
                for write in 0..writes {
                    let add = || Member::update(id).set(|m| m.moves.add(1));
                    // One token for all attempts: done once.
                    while let Err(error) = db
                        .write()
                        .update(add())
                        .token(format!("{id}-{write}"))
                        .send()
                        .await
                    {
                        assert!(error.is_transient(), "{error}");
                    }
                    // A token for one call, and its SDK attempts.
                    match add().exactly_once().send(&db).await {
                        Ok(()) => done += 1,
                        Err(error) => {
                            assert!(error.is_transient(), "{error}");
                            unknown += 1;
                        }
                    }
                }
                (done, unknown)
            }
        }))
        .await;
        for (id, (done, unknown)) in (0..TASKS).zip(told) {
            let member = Member::get(id)
                .consistent()
                .send(&db)
                .await
                .unwrap()
                .unwrap();
            let least = u64::from(writes + done);
            let range = least..=least + u64::from(unknown);
            assert!(
                range.contains(&member.moves),
                "{} and not {range:?}",
                member.moves
            );
        }
        report("tokens", per_cent, &weather);
    }
}

#[tokio::test(start_paused = true)]
async fn of_unique_values_each_has_one_owner_whatever_is_lost() {
    for per_cent in WEATHERS {
        let (_engine, db) = table::<Soak>().await;
        let weather = faults(per_cent, seed(13, per_cent));
        let stormy = db.with_faults(&weather);
        // Fewer seats than there are who want them.
        let seats: Arc<Vec<String>> =
            Arc::new((0..10).map(|seat| format!("seat {seat}")).collect());
        let writes = scale().writes;
        join_all((0..TASKS).map(|id| {
            let (db, seats) = (stormy.clone(), Arc::clone(&seats));
            async move {
                for write in 0..writes {
                    let seat = seats[(id * 7 + write * 3) as usize % seats.len()].clone();
                    let member = Member {
                        id,
                        seat,
                        moves: u64::from(write),
                    };
                    match member.put().send(&db).await {
                        Ok(()) => {}
                        Err(error) => assert!(is_expected(&error), "{error}"),
                    }
                }
            }
        }))
        .await;
        let members = Member::scan().collect(&db).await.unwrap();
        let taken: BTreeSet<_> = members.iter().map(|member| &member.seat).collect();
        assert_eq!(taken.len(), members.len(), "two have one seat: {members:?}");
        // Each seat that nobody has can be had, and no other.
        for (number, seat) in (1000..).zip(seats.iter()) {
            let late = Member {
                id: number,
                seat: seat.clone(),
                moves: 0,
            };
            let got = late.create().send(&db).await;
            assert_eq!(got.is_ok(), !taken.contains(seat), "{seat}");
        }
        report("unique values", per_cent, &weather);
    }
}

fn is_expected(error: &Error) -> bool {
    error.is_transient() || error.kind() == ErrorKind::NotUnique
}
