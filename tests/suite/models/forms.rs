//! Parts in a form: `{brand:lower}`, `{at:day}`, `{score:desc}`, `{at:s}`.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Table, starts_with};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::{at, s, stored, table};

#[derive(Table)]
#[table(
    name = "deals",
    pk = "pk",
    sk = "sk",
    indexes(ByBrand, ByDay, ByHour),
    entities(Deal, Game)
)]
struct Deals;

#[derive(Index)]
#[index(global, name = "by_brand", pk = "brand_pk", sk = "brand_sk", project = all)]
struct ByBrand;

#[derive(Index)]
#[index(global, name = "by_day", pk = "day_pk", sk = "day_sk", project = keys_only)]
struct ByDay;

#[derive(Index)]
#[index(global, name = "by_hour", pk = "hour_pk", sk = "hour_sk", project = keys_only)]
struct ByHour;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Deals, key(pk = "DEAL#{id}", sk = "DEAL"))]
#[entity(index(ByBrand, query = by_brand, pk = "BRAND#{brand:lower}", sk = "{title:upper}#{id}"))]
#[entity(index(ByDay, query = by_day, pk = "DAY#{at:day}", sk = "{at}#{id}"))]
#[entity(index(ByHour, query = by_year, pk = "YEAR#{at:year}", sk = "{at:s}#{id}"))]
struct Deal {
    id: String,
    brand: String,
    title: String,
    at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Deals, key(pk = "PLAYER#{player}", sk = "GAME#{score:desc}#{at:desc}"))]
struct Game {
    player: String,
    score: i32,
    at: Timestamp,
}

fn deal(id: &str, brand: &str, title: &str, seconds: i64) -> Deal {
    Deal {
        id: id.to_owned(),
        brand: brand.to_owned(),
        title: title.to_owned(),
        at: at(seconds),
    }
}

async fn deals() -> (Engine, Db<Deals>) {
    let (engine, db) = table::<Deals>().await;
    for deal in [
        deal("1", "Müller", "shoes", 0),
        deal("2", "MÜLLER", "Shirt", 3_600),
        deal("3", "müller", "hat", 86_400),
        deal("4", "Muller", "shoes", 0),
    ] {
        deal.create().send(&db).await.unwrap();
    }
    (engine, db)
}

fn ids(deals: &[Deal]) -> String {
    deals.iter().map(|deal| deal.id.as_str()).collect()
}

async fn games(scores: &[(i32, i64)]) -> (Engine, Db<Deals>) {
    let (engine, db) = table::<Deals>().await;
    for (score, seconds) in scores {
        let game = Game {
            player: "ada".to_owned(),
            score: *score,
            at: at(*seconds),
        };
        game.create().send(&db).await.unwrap();
    }
    (engine, db)
}

#[tokio::test]
async fn case_is_folded_in_the_key_and_kept_in_the_item() {
    let (_engine, db) = deals().await;
    let item = stored(&db, &deal("2", "", "", 0)).await.unwrap();
    assert_eq!(item["brand_pk"], s("BRAND#müller"));
    assert_eq!(item["brand_sk"], s("SHIRT#2"));
    assert_eq!(item["brand"], s("MÜLLER"));
    for spelling in ["müller", "MÜLLER", "Müller"] {
        let found = Deal::by_brand(spelling).collect(&db).await.unwrap();
        assert_eq!(ids(&found), "321");
        assert_eq!(found[1], deal("2", "MÜLLER", "Shirt", 3_600));
    }
}

#[tokio::test]
async fn ranges_and_beginnings_of_folded_text_fold_too() {
    let (_engine, db) = deals().await;
    let begin = Deal::by_brand("müller").title(starts_with("sH"));
    assert_eq!(ids(&begin.collect(&db).await.unwrap()), "21");
    let range = Deal::by_brand("müller").title("i".."sHirt");
    assert_eq!(ids(&range.collect(&db).await.unwrap()), "");
    let range = Deal::by_brand("müller").title("i"..="sHirt");
    assert_eq!(ids(&range.collect(&db).await.unwrap()), "2");
    let equal = Deal::by_brand("müller").title("HaT").id("3");
    assert_eq!(ids(&equal.collect(&db).await.unwrap()), "3");
}

#[tokio::test]
async fn a_day_is_queried_by_any_moment_of_it() {
    let (_engine, db) = deals().await;
    let item = stored(&db, &deal("2", "", "", 0)).await.unwrap();
    assert_eq!(item["day_pk"], s("DAY#2026-01-01"));
    let keys = Deal::by_day(at(80_000)).keys().collect(&db).await.unwrap();
    let found: Vec<_> = keys.iter().map(|key| (&*key.id, key.at)).collect();
    assert_eq!(found, [("1", at(0)), ("4", at(0)), ("2", at(3_600))]);
    let keys = Deal::by_day(at(0))
        .at(at(1)..)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(keys.len(), 1);
    let keys = Deal::by_day(at(86_400)).keys().collect(&db).await.unwrap();
    assert_eq!(keys.iter().map(|key| &*key.id).collect::<Vec<_>>(), ["3"]);
}

#[tokio::test]
async fn a_time_in_whole_seconds_makes_shorter_keys() {
    let (_engine, db) = deals().await;
    let item = stored(&db, &deal("2", "", "", 0)).await.unwrap();
    assert_eq!(item["hour_sk"], s("2026-01-01T01:00:00Z#2"));
    let keys = Deal::by_year(at(0))
        .at(..=at(3_600))
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(
        keys.iter().map(|key| &*key.id).collect::<Vec<_>>(),
        ["1", "4", "2"]
    );
    let keys = Deal::by_year(at(0))
        .at(at(0))
        .id("4")
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(keys.len(), 1);
}

#[tokio::test]
async fn a_descending_part_puts_the_largest_first() {
    let scores = [
        (0, 0),
        (-7, 0),
        (7, 1),
        (7, 2),
        (i32::MAX, 0),
        (i32::MIN, 0),
    ];
    let (_engine, db) = games(&scores).await;
    let all = Game::query("ada").collect(&db).await.unwrap();
    let found: Vec<_> = all.iter().map(|game| (game.score, game.at)).collect();
    let expected = [
        (i32::MAX, 0),
        (7, 2),
        (7, 1),
        (0, 0),
        (-7, 0),
        (i32::MIN, 0),
    ];
    assert_eq!(found, expected.map(|(score, seconds)| (score, at(seconds))));
    let worst = Game::query("ada")
        .descending()
        .first(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(worst.score, i32::MIN);
}

#[tokio::test]
async fn ranges_of_a_descending_part_are_ranges_of_its_values() {
    let (_engine, db) = games(&[(0, 0), (-7, 0), (7, 1), (7, 2), (8, 0), (9, 0)]).await;
    let scores = async |query: dynamodb_model::Query<Game>| {
        let found = query.collect(&db).await.unwrap();
        found.iter().map(|game| game.score).collect::<Vec<_>>()
    };
    assert_eq!(scores(Game::query("ada").score(7..9)).await, [8, 7, 7]);
    assert_eq!(scores(Game::query("ada").score(7..=9)).await, [9, 8, 7, 7]);
    assert_eq!(scores(Game::query("ada").score(8..)).await, [9, 8]);
    assert_eq!(scores(Game::query("ada").score(..7)).await, [0, -7]);
    assert_eq!(scores(Game::query("ada").score(..=7)).await, [7, 7, 0, -7]);
    assert_eq!(scores(Game::query("ada").score(7).at(at(2)..)).await, [7]);
    use std::ops::Bound::{Excluded, Unbounded};
    assert_eq!(
        scores(Game::query("ada").score((Excluded(7), Unbounded))).await,
        [9, 8]
    );
    assert_eq!(
        scores(Game::query("ada").score((Unbounded, Excluded(7)))).await,
        [0, -7]
    );
}

#[tokio::test]
async fn descending_parts_read_back_from_a_typed_key() {
    let (_engine, db) = games(&[(-3, 5)]).await;
    let key = Game::query("ada").keys().first(&db).await.unwrap().unwrap();
    assert_eq!((&*key.player, key.score, key.at), ("ada", -3, at(5)));
    assert!(
        Game::get("ada", -3, at(5))
            .send(&db)
            .await
            .unwrap()
            .is_some()
    );
}
