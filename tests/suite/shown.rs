//! `into_request` shows exactly what is sent.

use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::interceptors::BeforeSerializationInterceptorContextRef;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::operation::create_table::CreateTableInput;
use aws_sdk_dynamodb::operation::update_time_to_live::UpdateTimeToLiveInput;
use aws_sdk_dynamodb::operation::{
    delete_item::DeleteItemInput, get_item::GetItemInput, put_item::PutItemInput,
    query::QueryInput, scan::ScanInput, transact_get_items::TransactGetItemsInput,
    update_item::UpdateItemInput,
};
use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_model::{Collection, Db, Entity, ErrorKind, Projection, Table, Ttl};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::support::{recorded, table};

#[derive(Table)]
#[table(
    name = "notes",
    pk = "pk",
    sk = "sk",
    ttl = "expires_at",
    entities(Note, Tag)
)]
struct Notes;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Notes, key(pk = "BOOK#{book}", sk = "NOTE#{number}"), scan)]
struct Note {
    book: String,
    number: u32,
    text: String,
    #[entity(version)]
    version: u64,
    #[entity(ttl)]
    expires_at: Option<Ttl>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Notes, key(pk = "BOOK#{book}", sk = "TAG#{tag}"))]
struct Tag {
    book: String,
    tag: String,
    #[entity(unique)]
    slug: String,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Note)]
struct Text {
    text: String,
}

#[derive(Debug, Collection)]
#[collection(table = Notes)]
enum BookItem {
    Note(Note),
    Tag(Tag),
}

fn note(number: u32) -> Note {
    Note {
        book: "b".into(),
        number,
        text: "x".into(),
        version: 0,
        expires_at: None,
    }
}

fn tag(slug: &str) -> Tag {
    Tag {
        book: "b".into(),
        tag: "t".into(),
        slug: slug.into(),
    }
}

/// Keeps the inputs of one type that a client sends.
struct Inputs<I>(Arc<Mutex<Vec<I>>>);

impl<I> fmt::Debug for Inputs<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inputs")
    }
}

impl<I: Clone + fmt::Debug + Send + Sync + 'static> Intercept for Inputs<I> {
    fn name(&self) -> &'static str {
        "Inputs"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        self.0
            .lock()
            .unwrap()
            .extend(context.input().downcast_ref::<I>().cloned());
        Ok(())
    }
}

/// What is sent of this type while the closure runs.
async fn sent<I, F>(db: &Db<Notes>, send: impl FnOnce(Db<Notes>) -> F) -> Vec<I>
where
    I: Clone + fmt::Debug + Send + Sync + 'static,
    F: Future,
{
    let kept = Arc::new(Mutex::new(Vec::new()));
    let config = db
        .client()
        .config()
        .to_builder()
        .interceptor(Inputs(Arc::clone(&kept)));
    let db = Db::new(Client::from_conf(config.build())).named(db.table_name());
    send(db).await;
    let kept = kept.lock().unwrap();
    kept.clone()
}

/// A request without the mark of its write, which is another one each time.
trait Unmarked {
    fn unmarked(self) -> Self;
}

impl Unmarked for Value {
    fn unmarked(mut self) -> Self {
        self["Item"].as_object_mut().unwrap().remove("_write");
        self
    }
}

impl Unmarked for UpdateItemInput {
    fn unmarked(mut self) -> Self {
        let values = self.expression_attribute_values.iter_mut().flatten();
        for (_, value) in values.filter(|(_, value)| value.is_b()) {
            *value = AttributeValue::Null(true);
        }
        self
    }
}

impl Unmarked for DeleteItemInput {
    fn unmarked(self) -> Self {
        self
    }
}

impl Unmarked for GetItemInput {
    fn unmarked(self) -> Self {
        self
    }
}

macro_rules! shows {
    ($db:expr, $input:ty, $operation:expr) => {{
        let shown: $input = $operation.into_request($db).unwrap();
        let sent: Vec<$input> = sent($db, async |db| drop($operation.send(&db).await)).await;
        let sent: Vec<$input> = sent.into_iter().map(Unmarked::unmarked).collect();
        assert_eq!(sent, [shown.unmarked()]);
    }};
}

/// The body of the request that is sent while the closure runs. Puts have no items in the SDK's inputs.
async fn body<F: Future>(db: &Db<Notes>, send: impl FnOnce(Db<Notes>) -> F) -> Value {
    let (db, wire) = recorded(db);
    // Of a put that comes a second time, the answer may be an error.
    drop(send(db).await);
    let sent = wire.take();
    let mut puts = sent
        .into_iter()
        .filter(|sent| !sent.operation.contains("Get"));
    let body = puts.next().unwrap().body;
    assert!(puts.next().is_none());
    body
}

async fn body_of_put(db: &Db<Notes>, shown: PutItemInput) -> Value {
    let send = async |db: Db<Notes>| {
        let put = db.client().put_item();
        put.set_table_name(shown.table_name)
            .set_item(shown.item)
            .set_condition_expression(shown.condition_expression)
            .set_expression_attribute_names(shown.expression_attribute_names)
            .set_expression_attribute_values(shown.expression_attribute_values)
            .set_return_values(shown.return_values)
            .set_return_values_on_condition_check_failure(
                shown.return_values_on_condition_check_failure,
            )
            .send()
            .await
    };
    body(db, send).await
}

macro_rules! shows_put {
    ($db:expr, $operation:expr) => {{
        let shown = body_of_put($db, $operation.into_request($db).unwrap()).await;
        let sent = body($db, async |db| $operation.send(&db).await.is_ok()).await;
        assert_eq!(sent.unmarked(), shown.unmarked());
    }};
}

#[tokio::test]
async fn single_operations() {
    let (_engine, db) = table::<Notes>().await;
    let db = &db;
    shows_put!(db, note(1).create());
    shows_put!(
        db,
        note(2).put().when(|n| n.text.exists() | n.number.missing())
    );
    shows_put!(db, note(1).put().unversioned().returning_old());
    shows_put!(db, note(1).replace());
    shows!(db, GetItemInput, Note::get("b", 1).consistent());
    shows!(db, GetItemInput, Note::get("b", 1).project::<Text>());
    let update = || Note::update("b", 1).set(|n| n.text.set("y"));
    shows!(db, UpdateItemInput, update());
    shows!(db, UpdateItemInput, update().returning_old());
    shows!(
        db,
        UpdateItemInput,
        update().returning_new().when(|n| n.text.ne("z"))
    );
    shows!(
        db,
        UpdateItemInput,
        update().version(2).returning_updated::<Text>()
    );
    shows!(
        db,
        UpdateItemInput,
        Note::upsert("b", 3).set(|n| n.text.set("y"))
    );
    shows!(db, DeleteItemInput, Note::delete("b", 1).version(1));
    shows!(
        db,
        DeleteItemInput,
        Note::delete("b", 1).unversioned().returning_old()
    );
}

#[tokio::test]
async fn queries_show_their_first_page() {
    let (_engine, db) = table::<Notes>().await;
    for number in 0..5 {
        note(number).create().send(&db).await.unwrap();
    }
    let query = || {
        Note::query("b")
            .number(1..)
            .descending()
            .page_size(2)
            .filter(|n| n.text.exists())
    };
    let shown = query().into_request(&db).unwrap().unwrap();
    let asked: Vec<QueryInput> = sent(&db, async |db| query().collect(&db).await.unwrap()).await;
    assert!(asked.len() > 1);
    assert_eq!(asked[0], shown);
    let (low, high) = (1_u32, 3_u32);
    assert_eq!(
        Note::query("b")
            .number(high..low)
            .into_request(&db)
            .unwrap(),
        None
    );
    assert_eq!(Note::query("b").limit(0).into_request(&db).unwrap(), None);

    let shown = Note::query("b").into_request(&db).unwrap().unwrap();
    let asked: Vec<QueryInput> =
        sent(&db, async |db| Note::query("b").collect(&db).await.unwrap()).await;
    assert_eq!(asked, [shown]);

    let scan = || Note::scan().limit(3).project::<Text>();
    let shown = scan().into_request(&db).unwrap().unwrap();
    let asked: Vec<ScanInput> = sent(&db, async |db| scan().collect(&db).await.unwrap()).await;
    assert_eq!(asked[0], shown);

    let items = || BookItem::query("b").sort_key_starts_with("NOTE#");
    let shown = items().into_request(&db).unwrap().unwrap();
    let read = async |db| {
        let found = items().collect(&db).await.unwrap();
        let is_note = |item: &BookItem| match item {
            BookItem::Note(note) => note.number < 5,
            BookItem::Tag(tag) => tag.tag.is_empty(),
        };
        assert!(found.len() == 5 && found.iter().all(is_note));
    };
    let asked: Vec<QueryInput> = sent(&db, read).await;
    assert_eq!(asked, [shown]);
}

#[tokio::test]
async fn transactions() {
    let (_engine, db) = table::<Notes>().await;
    tag("old").create().send(&db).await.unwrap();
    let write = |db: &Db<Notes>| {
        db.write()
            .create(&note(1))
            .update(Note::upsert("b", 2).set(|n| n.text.set("y")))
            .check(Note::check("b", 9).absent())
            .put(&tag("new"))
            .token("token")
    };
    let shown = write(&db).into_request().await.unwrap();
    // The tag, the value that it takes, and the one that it gives up.
    assert_eq!(shown.transact_items().len(), 6);
    let made = body(&db, async |db| write(&db).send().await.unwrap()).await;
    let by_sdk = async |db: Db<Notes>| {
        let items = shown.transact_items;
        let request = db.client().transact_write_items().set_transact_items(items);
        let token = shown.client_request_token;
        request.set_client_request_token(token).send().await
    };
    assert_eq!(made, body(&db, by_sdk).await);

    let read = |db: &Db<Notes>| {
        db.read()
            .get(Note::get("b", 1))
            .get(Note::get("b", 2).project::<Text>())
    };
    let shown = read(&db).into_request().unwrap();
    let made: Vec<TransactGetItemsInput> =
        sent(&db, async |db| read(&db).send().await.unwrap()).await;
    assert_eq!(made, [shown]);
}

#[tokio::test]
async fn what_takes_a_transaction_says_where_it_is_shown() {
    let (_engine, db) = table::<Notes>().await;
    let errors = [
        tag("a").put().into_request(&db).unwrap_err(),
        Tag::delete("b", "t").into_request(&db).unwrap_err(),
        Tag::update("b", "t")
            .set(|t| t.set_slug("a"))
            .into_request(&db)
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Refused);
        assert!(
            error.to_string().contains("`db.write()…into_request()`"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_tables_own_requests() {
    let (_engine, db) = table::<Notes>().await;
    let db = db.named("notes-2");
    let (table, ttl) = db.create_table().provisioned(5, 5).into_requests().unwrap();
    let create = async |db: Db<Notes>| db.create_table().provisioned(5, 5).send().await.unwrap();
    let tables: Vec<CreateTableInput> = sent(&db, create).await;
    assert_eq!(tables, [table]);
    let db = db.named("notes-3");
    let ttls: Vec<UpdateTimeToLiveInput> = sent(&db, create).await;
    let shown = ttl.unwrap();
    assert_eq!(
        ttls[0].time_to_live_specification,
        shown.time_to_live_specification
    );
    assert_eq!(shown.table_name(), Some("notes-2"));
}
