//! What belongs to the whole process, and is tried in one of its own.

use std::process::Command;
use std::sync::Arc;

use aws_smithy_observability::global::set_telemetry_provider;
use aws_smithy_observability::meter::{Meter, ProvideMeter};
use aws_smithy_observability::{Attributes, TelemetryProvider};

use super::both::{both, either};
use super::operations::operations;
use super::service::ok;
use crate::transport::Lane;

/// Says that this process is made for a test.
const MADE_FOR: &str = "DYNAMODB_MODEL_TEST_PROCESS";

/// Runs a test of this name in a process with these variables; whether this is that process.
fn is_in_own_process(test: &str, variables: &[(&str, &str)]) -> bool {
    if std::env::var_os(MADE_FOR).is_some() {
        return true;
    }
    let mut run = Command::new(std::env::current_exe().unwrap());
    run.args(["--exact", test]).env(MADE_FOR, "1");
    let done = run.envs(variables.iter().copied()).output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success() && told.contains("1 passed"), "{told}");
    false
}

#[tokio::test(start_paused = true)]
async fn a_function_of_lambda_hands_its_trace_on() {
    let test = "transport::direct::tests::process::a_function_of_lambda_hands_its_trace_on";
    let variables = [
        ("AWS_LAMBDA_FUNCTION_NAME", "orders"),
        ("_X_AMZN_TRACE_ID", "Root=1-5759e988;Parent=5399;Sampled=1"),
        ("AWS_EXECUTION_ENV", "AWS_Lambda_rust"),
    ];
    if !is_in_own_process(test, &variables) {
        return;
    }
    for (request, reply) in operations() {
        let outcome = both(&[ok(reply)], |told, _| told, &request, Lane::Online).await;
        let asked = outcome.asked.join("");
        assert!(
            asked.contains("x-amzn-trace-id: Root=1-5759e988"),
            "{asked}"
        );
        assert!(asked.contains("exec-env/AWS_Lambda_rust"), "{asked}");
    }
}

/// A provider that is not the SDK's own, which measures nothing.
#[derive(Debug)]
struct Measuring;

impl ProvideMeter for Measuring {
    fn get_meter(&self, scope: &'static str, attributes: Option<&Attributes>) -> Meter {
        TelemetryProvider::noop()
            .meter_provider()
            .get_meter(scope, attributes)
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_measured_sends_by_itself() {
    let test = "transport::direct::tests::process::a_client_that_is_measured_sends_by_itself";
    if !is_in_own_process(test, &[]) {
        return;
    }
    let provider = TelemetryProvider::builder().meter_provider(Arc::new(Measuring));
    set_telemetry_provider(provider.build()).unwrap();
    for (request, reply) in operations() {
        either(&[ok(reply)], |told, _| told, &request).await;
    }
}
