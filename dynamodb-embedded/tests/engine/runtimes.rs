//! Every kind of tokio runtime, and clocks that are paused.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use dynamodb_embedded::{Endpoint, Engine};
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};

use crate::{create, get, put};

async fn round_trip(engine: &Engine) {
    let client = engine.client();
    create(&client, "orders").await;
    put(&client, "orders", "1", "first").await;
    assert_eq!(get(&client, "orders", "1").await.as_deref(), Some("first"));
}

#[tokio::test]
async fn current_thread() {
    let engine = Engine::memory().await.unwrap();
    round_trip(&engine).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn multi_thread() {
    let engine = Engine::memory().await.unwrap();
    tokio::spawn(async move { round_trip(&engine).await })
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_paused_clock_stands_still_during_start_requests_and_stop() {
    let start = Instant::now();
    let short = Duration::from_millis(1);

    let engine = timeout(short, Engine::memory()).await.unwrap().unwrap();
    timeout(short, round_trip(&engine)).await.unwrap();
    timeout(short, engine.shutdown()).await.unwrap().unwrap();

    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn a_paused_clock_still_jumps_over_sleeps() {
    let engine = Engine::memory().await.unwrap();
    round_trip(&engine).await;
    let (start, real) = (Instant::now(), std::time::Instant::now());

    sleep(Duration::from_secs(3600)).await;

    assert!(start.elapsed() >= Duration::from_secs(3600));
    assert!(real.elapsed() < Duration::from_secs(60));
    assert!(get(&engine.client(), "orders", "1").await.is_some());
}

/// The clock waits for the end of a reply and not only for its head, from an endpoint outside too.
#[tokio::test(start_paused = true)]
async fn a_paused_clock_stands_still_until_a_slow_reply_is_read() {
    let (url, server) = endpoint_that_dawdles();
    let variable = |name: &str| (name == Endpoint::VARIABLE).then(|| url.clone());
    let endpoint = Endpoint::from_lookup(variable).unwrap().unwrap();
    let client = Engine::outside(endpoint).client();
    let start = Instant::now();

    let request = client.list_tables().send();
    let tables = timeout(Duration::from_millis(1), request).await.unwrap();

    assert_eq!(tables.unwrap().table_names(), ["orders"]);
    assert_eq!(start.elapsed(), Duration::ZERO);
    server.join().unwrap();
}

/// Answers one request with a pause before the reply and another in its middle.
fn endpoint_that_dawdles() -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n";
        assert!(stream.read(&mut [0; 8192]).unwrap() > 0);
        for piece in [head.as_slice(), b"{\"TableNames\":", b"[\"orders\"]}"] {
            thread::sleep(Duration::from_millis(50));
            stream.write_all(piece).unwrap();
        }
    });
    (url, server)
}

#[test]
fn one_engine_serves_runtimes_that_come_and_go() {
    let runtime = || Builder::new_current_thread().enable_all().build().unwrap();
    let engine = runtime().block_on(Engine::memory()).unwrap();
    runtime().block_on(round_trip(&engine));

    for _ in 0..5 {
        runtime().block_on(async {
            assert!(get(&engine.client(), "orders", "1").await.is_some());
        });
    }
    drop(engine);
}
