//! Key parts that are more than a field: nested fields, computed parts, newtypes, structs and enums.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, KeyPart, Table, starts_with};
use serde::{Deserialize, Serialize};

use crate::support::{s, stored, table};

#[derive(Table)]
#[table(
    name = "code",
    pk = "pk",
    sk = "sk",
    indexes(ByRoot, ByEvent),
    entities(Repo, Event)
)]
struct Code;

#[derive(Index)]
#[index(global, name = "by_root", pk = "root_pk", sk = "root_sk", project = keys_only)]
struct ByRoot;

#[derive(Index)]
#[index(global, name = "by_event", pk = "event_pk", sk = "event_sk", project = all)]
struct ByEvent;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct RepoId {
    owner: Owner,
    name: String,
}

/// A newtype of text is text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, KeyPart)]
struct Owner(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
#[serde(rename_all = "lowercase")]
enum Visibility {
    Internal,
    Private,
    Public,
}

/// A variant is its name, then its fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Push,
    IssueOpened { number: u32 },
    Tagged(String, u8),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Code, key(pk = "OWNER#{id.owner}", sk = "REPO#{id.name}"))]
#[entity(part(root: RepoId = root_of(id, fork_of)))]
#[entity(index(ByRoot, query = forks, pk = "ROOT#{root}", sk = "{visibility}#{id}"))]
struct Repo {
    id: RepoId,
    fork_of: Option<RepoId>,
    visibility: Visibility,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Code, key(pk = "EVENTS#{repo}", sk = "EVENT#{number}#{kind}"))]
#[entity(part(word: Option<String> = first_word(title)))]
#[entity(index(ByEvent, query = by_word, pk = "WORD#{word}", sk = "{kind}"))]
struct Event {
    repo: RepoId,
    number: u32,
    kind: Kind,
    title: String,
}

fn root_of(id: &RepoId, fork_of: &Option<RepoId>) -> RepoId {
    fork_of.clone().unwrap_or_else(|| id.clone())
}

fn first_word(title: &str) -> Option<String> {
    title.split_whitespace().next().map(str::to_lowercase)
}

fn repo_id(owner: &str, name: &str) -> RepoId {
    RepoId {
        owner: Owner(owner.to_owned()),
        name: name.to_owned(),
    }
}

fn repo(owner: &str, name: &str, fork_of: Option<RepoId>, visibility: Visibility) -> Repo {
    Repo {
        id: repo_id(owner, name),
        fork_of,
        visibility,
    }
}

fn event(number: u32, kind: Kind, title: &str) -> Event {
    Event {
        repo: repo_id("ada", "engine"),
        number,
        kind,
        title: title.to_owned(),
    }
}

async fn repos() -> (Engine, Db<Code>) {
    let (engine, db) = table::<Code>().await;
    let origin = || Some(repo_id("ada", "engine"));
    for repo in [
        repo("ada", "engine", None, Visibility::Public),
        repo("ada", "notes#1", None, Visibility::Private),
        repo("bob", "engine", origin(), Visibility::Private),
        repo("cy", "engine", origin(), Visibility::Internal),
        repo("ada1", "engine", None, Visibility::Public),
    ] {
        repo.create().send(&db).await.unwrap();
    }
    (engine, db)
}

#[tokio::test]
async fn nested_fields_make_the_key_and_take_the_place_of_fields() {
    let (_engine, db) = repos().await;
    let notes = repo("ada", "notes#1", None, Visibility::Private);
    let item = stored(&db, &notes).await.unwrap();
    assert_eq!(item["pk"], s("OWNER#ada"));
    assert_eq!(item["sk"], s("REPO#notes$231"));
    let owner = Owner("ada".to_owned());
    let read = Repo::get(&owner, "notes#1").send(&db).await.unwrap();
    assert_eq!(read, Some(notes));
    let begin = Repo::query(owner)
        .name(starts_with("n"))
        .count(&db)
        .await
        .unwrap();
    assert_eq!(begin, 1);
}

#[tokio::test]
async fn a_computed_part_is_given_to_queries_and_filled_in_by_writes() {
    let (_engine, db) = repos().await;
    let keys = Repo::forks(repo_id("ada", "engine"))
        .keys()
        .collect(&db)
        .await
        .unwrap();
    let found: Vec<_> = keys
        .iter()
        .map(|key| (&*key.id.owner.0, key.visibility))
        .collect();
    let expected = [
        ("cy", Visibility::Internal),
        ("bob", Visibility::Private),
        ("ada", Visibility::Public),
    ];
    assert_eq!(found, expected);
    assert_eq!(keys[0].root, repo_id("ada", "engine"));
}

#[tokio::test]
async fn an_ordered_enum_has_ranges() {
    let (_engine, db) = repos().await;
    let query = Repo::forks(repo_id("ada", "engine")).visibility(Visibility::Private..);
    let owners: Vec<_> = query.keys().collect(&db).await.unwrap();
    assert_eq!(
        owners
            .iter()
            .map(|key| &*key.id.owner.0)
            .collect::<Vec<_>>(),
        ["bob", "ada"]
    );
}

#[tokio::test]
async fn a_struct_is_one_part_of_several_components() {
    let (_engine, db) = repos().await;
    let query = Repo::forks(repo_id("ada", "engine"))
        .visibility(Visibility::Private)
        .id(repo_id("bob", "engine"));
    let key = query.keys().first(&db).await.unwrap().unwrap();
    let whole = key.key().get().send(&db).await.unwrap().unwrap();
    assert_eq!(whole.id, repo_id("bob", "engine"));
    let item = stored(&db, &whole).await.unwrap();
    assert_eq!(item["root_pk"], s("ROOT#ada#engine"));
    assert_eq!(item["root_sk"], s("private#bob#engine"));
}

#[tokio::test]
async fn an_enum_with_fields_is_its_name_and_its_fields() {
    let (_engine, db) = table::<Code>().await;
    let kinds = [
        Kind::Push,
        Kind::IssueOpened { number: 7 },
        Kind::Tagged("v1#rc".to_owned(), 2),
    ];
    for (number, kind) in (1..).zip(&kinds) {
        event(number, kind.clone(), "Fix it")
            .create()
            .send(&db)
            .await
            .unwrap();
    }
    let all = Event::query(repo_id("ada", "engine"))
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(
        all.iter().map(|key| key.kind.clone()).collect::<Vec<_>>(),
        kinds
    );
    let item = stored(&db, &event(3, kinds[2].clone(), "")).await.unwrap();
    assert_eq!(item["sk"], s("EVENT#0000000003#tagged#v1$23rc#002"));
    let opened = Event::query(repo_id("ada", "engine"))
        .number(2)
        .kind(&kinds[1]);
    assert_eq!(opened.count(&db).await.unwrap(), 1);
    let by_kind = Event::by_word("fix")
        .kind(Kind::Push)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(by_kind, [event(1, Kind::Push, "Fix it")]);
}

#[tokio::test]
async fn a_computed_part_that_is_none_leaves_the_item_out_of_the_index() {
    let (_engine, db) = table::<Code>().await;
    let silent = event(1, Kind::Push, "   ");
    silent.create().send(&db).await.unwrap();
    let item = stored(&db, &silent).await.unwrap();
    assert!(
        !item.contains_key("event_pk") && !item.contains_key("event_sk"),
        "{item:?}"
    );
    event(1, Kind::Push, "Now said")
        .put()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(Event::by_word("now").count(&db).await.unwrap(), 1);
    silent.put().send(&db).await.unwrap();
    assert_eq!(Event::by_word("now").count(&db).await.unwrap(), 0);
}

#[tokio::test]
async fn values_that_run_into_each_other_have_keys_of_their_own() {
    let (_engine, db) = table::<Code>().await;
    let pairs = [
        ("a#b", "c"),
        ("a", "b#c"),
        ("a$", "c"),
        ("a$23", "c"),
        ("", "a"),
        ("a", ""),
    ];
    for (owner, name) in pairs {
        let repo = repo(owner, name, None, Visibility::Public);
        repo.create().send(&db).await.unwrap();
    }
    for (owner, name) in pairs {
        let id = repo_id(owner, name);
        let found = Repo::get(&id.owner, &id.name)
            .send(&db)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(found.id, id);
        let forks = Repo::forks(&id).keys().collect(&db).await.unwrap();
        assert_eq!(
            forks.iter().map(|key| key.id.clone()).collect::<Vec<_>>(),
            [id]
        );
    }
}
