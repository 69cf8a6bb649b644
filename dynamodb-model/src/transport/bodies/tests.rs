//! That our bodies are sent at all, and that nothing else is sent in their place.

use std::error::Error as StdError;
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_sdk_dynamodb::config::interceptors::BeforeSerializationInterceptorContextMut;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Config, ConfigBag, Credentials, Intercept, Region, RuntimeComponents,
    RuntimePlugin as _,
};
use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItem;
use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItem;
use aws_sdk_dynamodb::operation::delete_item::DeleteItem;
use aws_sdk_dynamodb::operation::get_item::GetItem;
use aws_sdk_dynamodb::operation::put_item::PutItem;
use aws_sdk_dynamodb::operation::query::Query;
use aws_sdk_dynamodb::operation::scan::Scan;
use aws_sdk_dynamodb::operation::transact_get_items::TransactGetItems;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItems;
use aws_sdk_dynamodb::operation::update_item::UpdateItem;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata};
use aws_smithy_runtime_api::client::ser_de::SharedRequestSerializer;

use super::{Ready, SerializeRequest as _};
use crate::item::{Item, encode_fields};
use crate::request::{Action, BatchMember, Expressions, Read, Request, Returned};
use crate::transport::body;
use crate::transport::body::tests::{by_sdk, json};
use crate::transport::reply_check::checked;
use crate::transport::{Lane, Transport};

/// Answers with these, the last one for good, and keeps the requests.
#[derive(Clone, Debug)]
struct Server {
    status: Vec<u16>,
    requests: Arc<Mutex<Vec<HttpRequest>>>,
}

impl HttpConnector for Server {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut requests = self.requests.lock().unwrap();
        let status = self
            .status
            .get(requests.len())
            .or_else(|| self.status.last());
        requests.push(request);
        let status = status.copied().unwrap().try_into().unwrap();
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, "{}".into())))
    }
}

fn server(status: &[u16]) -> (Client, Arc<Mutex<Vec<HttpRequest>>>) {
    let requests = Arc::default();
    let server = Server {
        status: status.to_vec(),
        requests: Arc::clone(&requests),
    };
    let client = http_client_fn(move |_, _| SharedHttpConnector::new(server.clone()));
    let retries = RetryConfig::standard().with_initial_backoff(std::time::Duration::from_millis(1));
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("key", "secret", None, None, "test"))
        .retry_config(retries)
        .http_client(client);
    (Client::from_conf(config.build()), requests)
}

fn item(key: &str) -> Item {
    let fields = [("text", "a \"text\"\n")];
    let fields = encode_fields(&std::collections::BTreeMap::from(fields));
    let mut item = fields.unwrap().into_item();
    item.set_text("pk", key);
    item
}

fn request(action: Action) -> Request {
    Request {
        action,
        table: "bodies".to_owned(),
        expressions: Expressions::default(),
    }
}

fn put(key: &str) -> Request {
    request(Action::Put {
        item: item(key),
        returned: Returned::Nothing,
    })
}

fn requests() -> Vec<Request> {
    let get = |key| {
        request(Action::Get {
            key: item(key),
            consistent: false,
        })
    };
    let returned = Returned::Nothing;
    vec![
        get("a"),
        put("a"),
        request(Action::Update {
            key: item("a"),
            returned,
        }),
        request(Action::Delete {
            key: item("a"),
            returned,
        }),
        request(Action::Query(Read::default())),
        request(Action::Scan(Read::default())),
        request(Action::BatchGet {
            keys: ["a", "b"].map(item).into(),
            consistent: true,
        }),
        request(Action::BatchWrite(
            ["a", "b"].map(|key| BatchMember::Put(item(key))).into(),
        )),
        request(Action::TransactGet(vec![get("a"), get("b")])),
        request(Action::TransactWrite {
            writes: vec![put("a"), put("b")],
            token: "token".to_owned(),
        }),
    ]
}

/// An SDK that writes its inputs by itself, whatever the configuration says.
#[derive(Debug)]
struct Stubborn;

impl Intercept for Stubborn {
    fn name(&self) -> &'static str {
        "Stubborn"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        let layer = match cfg.load::<Metadata>().unwrap().name() {
            "GetItem" => GetItem::new().config(),
            "PutItem" => PutItem::new().config(),
            "UpdateItem" => UpdateItem::new().config(),
            "DeleteItem" => DeleteItem::new().config(),
            "Query" => Query::new().config(),
            "Scan" => Scan::new().config(),
            "BatchGetItem" => BatchGetItem::new().config(),
            "BatchWriteItem" => BatchWriteItem::new().config(),
            "TransactGetItems" => TransactGetItems::new().config(),
            _ => TransactWriteItems::new().config(),
        };
        let layer = layer.unwrap();
        let writer = layer.load::<SharedRequestSerializer>().unwrap().clone();
        cfg.interceptor_state().store_put(writer);
        Ok(())
    }
}

#[tokio::test]
async fn each_kind_of_request_is_sent_with_our_body() {
    for request in requests() {
        let (client, sent) = server(&[200]);
        let transport = Transport::new(client);
        for lane in [Lane::Online, Lane::Bulk] {
            transport.send(request.clone(), lane).await.unwrap();
            let sent = sent.lock().unwrap().pop().unwrap();
            let own = body::of(&request, None).unwrap();
            // The SDK's has its members in another order.
            assert_eq!(sent.body().bytes().unwrap(), own.as_bytes());
        }
        assert!(!transport.writes_itself.load(super::Ordering::Relaxed));
    }
}

#[tokio::test]
async fn without_our_writer_the_whole_request_is_sent_all_the_same() {
    for request in requests() {
        let (client, sent) = server(&[200]);
        let config = checked(client).config().to_builder().interceptor(Stubborn);
        let transport = Transport::new(Client::from_conf(config.build()));
        // As if it were the SDK, and not a user's.
        transport
            .writes_itself
            .store(false, super::Ordering::Relaxed);
        for _ in 0..2 {
            transport.send(request.clone(), Lane::Online).await.unwrap();
            // Nothing else: above all no request without its items.
            let [sent] = &std::mem::take(&mut *sent.lock().unwrap())[..] else {
                panic!("one request");
            };
            let whole = by_sdk(request.clone(), None);
            let [sent, whole] = [sent, &whole].map(|request| json(request.body().bytes().unwrap()));
            assert_eq!(sent, whole);
            // It is not tried again.
            assert!(transport.writes_itself.load(super::Ordering::Relaxed));
        }
    }
}

/// Takes note of the inputs that it sees.
#[derive(Clone, Debug, Default)]
struct Noting(Arc<Mutex<Vec<String>>>);

impl Intercept for Noting {
    fn name(&self) -> &'static str {
        "noting"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        self.0
            .lock()
            .unwrap()
            .push(format!("{:?}", context.input()));
        Ok(())
    }
}

#[tokio::test]
async fn an_interceptor_of_the_user_sees_the_whole_request() {
    let (client, sent) = server(&[200]);
    let noting = Noting::default();
    let config = client.config().to_builder().interceptor(noting.clone());
    let transport = Transport::new(Client::from_conf(config.build()));
    for request in [
        put("the-key"),
        request(Action::BatchWrite(vec![BatchMember::Put(item("the-key"))])),
    ] {
        transport.send(request.clone(), Lane::Online).await.unwrap();
        let seen = noting.0.lock().unwrap().pop().unwrap();
        assert!(seen.contains("the-key"), "{seen}");
        let sent = sent.lock().unwrap().pop().unwrap();
        let whole = by_sdk(request, None);
        let [sent, whole] = [&sent, &whole].map(|request| json(request.body().bytes().unwrap()));
        assert_eq!(sent, whole);
    }
}

#[tokio::test]
async fn retries_share_the_body() {
    let (client, sent) = server(&[500, 500, 200]);
    let transport = Transport::new(client);
    transport.send(put("a"), Lane::Online).await.unwrap();
    let sent = sent.lock().unwrap();
    let places: Vec<_> = sent
        .iter()
        .map(|sent| sent.body().bytes().unwrap().as_ptr())
        .collect();
    assert_eq!(places.len(), 3);
    assert!(places.iter().all(|place| *place == places[0]));
}

#[test]
fn the_request_is_the_sdks_but_for_its_body() {
    for request in requests() {
        let ready = Ready::new(request.action.name(), body::of(&request, None).unwrap());
        let input = aws_smithy_runtime_api::client::interceptors::context::Input::erase(());
        let own = ready
            .serialize_input(input, &mut ConfigBag::base())
            .unwrap();
        let whole = by_sdk(request, None);
        let [own, whole] = [&own, &whole].map(|request| {
            let mut headers: Vec<_> = request.headers().iter().collect();
            headers.sort_unstable();
            (request.method(), request.uri(), headers)
        });
        assert_eq!(own, whole);
    }
}
