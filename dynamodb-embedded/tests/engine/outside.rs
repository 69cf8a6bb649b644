//! Endpoints outside the process, and the variables that name them. None of these tests touches the environment of the
//! process: other tests read it at the same time.

use dynamodb_embedded::{Endpoint, Engine, Error};

use crate::{create, get, put};

fn endpoint(variables: &[(&str, &str)]) -> Result<Option<Endpoint>, Error> {
    Endpoint::from_lookup(|name| {
        let (_, value) = variables.iter().find(|(given, _)| *given == name)?;
        Some((*value).to_owned())
    })
}

fn outside(url: &str) -> Engine {
    Engine::outside(endpoint(&[(Endpoint::VARIABLE, url)]).unwrap().unwrap())
}

fn refusal(variables: &[(&str, &str)]) -> String {
    let error = endpoint(variables).unwrap_err();
    assert!(error.is_endpoint());
    error.to_string()
}

#[test]
fn nothing_set_names_no_endpoint() {
    assert!(endpoint(&[]).unwrap().is_none());
    assert!(endpoint(&[(Endpoint::VARIABLE, "")]).unwrap().is_none());
    let region_alone = [("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "id")];
    assert!(endpoint(&region_alone).unwrap().is_none());
}

#[test]
fn region_and_credentials_are_taken_over() {
    let variables = [
        (Endpoint::VARIABLE, "http://dynamodb.test:8000/"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ACCESS_KEY_ID", "the-id"),
        ("AWS_SECRET_ACCESS_KEY", "the-secret"),
        ("AWS_SESSION_TOKEN", "the-token"),
    ];
    let endpoint = endpoint(&variables).unwrap().unwrap();
    assert_eq!(endpoint.url(), "http://dynamodb.test:8000/");
    assert_eq!(endpoint.region(), "eu-west-1");
    let printed = format!("{endpoint:?}");
    assert!(printed.contains("the-id"), "{printed}");
    assert!(
        !printed.contains("the-secret") && !printed.contains("the-token"),
        "{printed}"
    );

    let config = Engine::outside(endpoint).sdk_config();
    assert_eq!(config.endpoint_url(), Some("http://dynamodb.test:8000/"));
    assert_eq!(config.region().unwrap().as_ref(), "eu-west-1");
}

#[test]
fn half_of_the_credentials_is_refused() {
    let url = (Endpoint::VARIABLE, "http://localhost:8000");
    assert_eq!(
        refusal(&[url, ("AWS_ACCESS_KEY_ID", "id")]),
        "`AWS_ACCESS_KEY_ID` is set without `AWS_SECRET_ACCESS_KEY`: set both, or none"
    );
    assert_eq!(
        refusal(&[url, ("AWS_SECRET_ACCESS_KEY", "secret")]),
        "`AWS_SECRET_ACCESS_KEY` is set without `AWS_ACCESS_KEY_ID`: set both, or none"
    );
}

#[test]
fn what_is_no_url_is_refused() {
    for url in [
        "localhost:8000",
        "http://",
        "http://:8000",
        "http:///x",
        "ftp://host",
        "http://a b",
    ] {
        let text = refusal(&[(Endpoint::VARIABLE, url)]);
        assert!(text.contains(&format!("`{url}`")), "{text}");
        assert!(
            text.ends_with("write it as `http://localhost:8000`"),
            "{text}"
        );
    }
}

#[test]
fn an_endpoint_can_be_given_by_itself() {
    assert_eq!(
        Endpoint::at("http://localhost:8000").unwrap().url(),
        "http://localhost:8000"
    );
    let text = Endpoint::at("localhost").unwrap_err().to_string();
    assert!(
        text.starts_with("the endpoint is `localhost`, which is no URL"),
        "{text}"
    );
}

#[cfg(not(feature = "https"))]
#[test]
fn https_without_the_feature_is_refused() {
    let text = refusal(&[(
        Endpoint::VARIABLE,
        "https://dynamodb.us-east-1.amazonaws.com",
    )]);
    assert!(
        text.ends_with("enable the feature `https` of dynamodb-embedded"),
        "{text}"
    );
}

#[cfg(feature = "https")]
#[test]
fn https_with_the_feature_is_accepted() {
    let engine = outside("https://dynamodb.us-east-1.amazonaws.com");
    assert!(engine.sdk_config().http_client().is_some());
}

#[tokio::test]
async fn tests_at_a_shared_endpoint_do_not_meet() {
    let shared = Engine::memory().await.unwrap();
    assert_eq!(shared.table_name("orders"), "orders");
    assert!(!shared.is_outside());

    let (one, other) = (outside(shared.endpoint()), outside(shared.endpoint()));
    assert!(one.is_outside());
    assert_eq!(one.endpoint(), shared.endpoint());
    assert_eq!(one.table_name("orders"), one.table_name("orders"));
    assert_ne!(one.table_name("orders"), one.table_name("users"));
    for engine in [&one, &other] {
        let table = engine.table_name("orders");
        create(&engine.client(), &table).await;
        assert_eq!(get(&engine.client(), &table, "1").await, None);
        put(&engine.client(), &table, "1", "mine").await;
    }

    one.shutdown().await.unwrap();
    let tables = shared.client().list_tables().send().await.unwrap();
    assert_eq!(
        tables.table_names().len(),
        2,
        "nothing there was stopped or deleted"
    );
}

#[tokio::test]
async fn an_outside_endpoint_has_no_clock_and_no_sweep() {
    let engine = outside("http://localhost:8000");
    for error in [engine.clock().unwrap_err(), engine.sweep_ttl().unwrap_err()] {
        assert!(error.is_unsupported());
        let text = error.to_string();
        assert!(text.contains("`http://localhost:8000`"), "{text}");
        assert!(text.contains("unset `DYNAMODB_MODEL_ENDPOINT`"), "{text}");
    }
}
