//! Starting, keeping apart, stopping.

use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dynamodb_embedded::Engine;

use crate::{create, get, put};

fn address(engine: &Engine) -> String {
    engine
        .endpoint()
        .strip_prefix("http://")
        .unwrap()
        .to_owned()
}

/// The write-ahead log beside a database: there while any handle to the database is open, and gone with the last.
fn log_of(database: &Path) -> PathBuf {
    database.with_extension("db-wal")
}

#[tokio::test]
async fn serves_what_was_put() {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    create(&client, "orders").await;
    put(&client, "orders", "1", "first").await;

    assert_eq!(get(&client, "orders", "1").await.as_deref(), Some("first"));
    assert_eq!(get(&client, "orders", "2").await, None);
}

#[tokio::test]
async fn engines_side_by_side_are_separate() {
    let mut engines = Vec::new();
    for number in 0..8 {
        let engine = Engine::memory().await.unwrap();
        let client = engine.client();
        create(&client, "orders").await;
        put(&client, "orders", "1", &number.to_string()).await;
        engines.push((engine, client));
    }

    for (number, (_engine, client)) in engines.iter().enumerate() {
        assert_eq!(get(client, "orders", "1").await, Some(number.to_string()));
    }
}

#[tokio::test]
async fn a_file_gives_its_tables_back() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tables.db");
    let first = Engine::file(&path).await.unwrap();
    create(&first.client(), "orders").await;
    put(&first.client(), "orders", "1", "kept").await;
    first.shutdown().await.unwrap();

    for _ in 0..5 {
        let again = Engine::file(&path).await.unwrap();
        let value = get(&again.client(), "orders", "1").await;
        assert_eq!(value.as_deref(), Some("kept"));
    }
}

#[tokio::test]
async fn drop_closes_port_and_file_while_a_client_keeps_its_connection() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tables.db");
    let engine = Engine::file(&path).await.unwrap();
    let client = engine.client();
    create(&client, "orders").await;
    let address = address(&engine);
    TcpStream::connect(&address).expect("a running engine accepts connections");
    assert!(log_of(&path).exists());

    drop(engine);

    TcpStream::connect(&address).expect_err("a dropped engine refuses connections");
    assert!(!log_of(&path).exists(), "the file is closed");
    client.list_tables().send().await.unwrap_err();
}

#[tokio::test]
async fn drop_does_not_wait_for_a_request_that_never_ends() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tables.db");
    let engine = Engine::file(&path).await.unwrap();
    let mut stalled = TcpStream::connect(address(&engine)).unwrap();
    let half = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    stalled.write_all(half.as_bytes()).unwrap();
    // A round trip later the engine has read the half request too.
    engine.client().list_tables().send().await.unwrap();

    let start = Instant::now();
    drop(engine);

    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(!log_of(&path).exists(), "the file is closed");
}

#[tokio::test]
async fn shutdown_reports_success_in_both_forms() {
    let engine = Engine::memory().await.unwrap();
    let address = address(&engine);
    engine.shutdown().await.unwrap();
    TcpStream::connect(&address).unwrap_err();

    let engine = Engine::memory().await.unwrap();
    engine.shutdown_blocking().unwrap();
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_named_with_the_remedy() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("missing").join("tables.db");

    let error = Engine::file(&path).await.unwrap_err();

    assert!(error.is_start());
    let text = error.to_string();
    assert!(text.contains(path.to_str().unwrap()), "{text}");
    assert!(text.contains("its directory must exist"), "{text}");
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("notes.txt");
    let notes = "not a database, and longer than the header of one ".repeat(100);
    std::fs::write(&path, &notes).unwrap();

    assert!(Engine::file(&path).await.unwrap_err().is_start());

    assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
}

#[tokio::test]
async fn an_empty_path_is_refused() {
    assert!(Engine::file("").await.unwrap_err().is_start());
}
