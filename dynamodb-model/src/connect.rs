//! A client for DynamoDB, made of the application's AWS configuration.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder};
use aws_types::SdkConfig;

/// What the SDK takes where nobody says otherwise: three attempts, and waits of up to 1 s before the second.
const SDK_ATTEMPTS: u32 = 3;
const SDK_BACKOFF: Duration = Duration::from_secs(1);

/// What suits DynamoDB, which answers within milliseconds: the number of attempts and the first wait of the SDKs' retry
/// behaviour of 2026 ("AWS SDK retry behaviour", DynamoDB's exception) and of the first wait that fits a throttled
/// partition.
const ATTEMPTS: u32 = 4;
const BACKOFF: Duration = Duration::from_millis(50);
/// DynamoDB gives up a request after 5 s itself. What takes longer is lost on its way.
const ATTEMPT: Duration = Duration::from_secs(10);

/// The client. What the application configures by itself (attempts, timeouts) is kept.
pub(crate) fn client(config: &SdkConfig) -> Client {
    let retries = config.retry_config().cloned();
    let timeouts = config.timeout_config().cloned();
    let behavior = config.behavior_version();
    let config = Builder::from(config)
        // Without one the SDK panics.
        .behavior_version(behavior.unwrap_or_else(BehaviorVersion::v2026_01_12))
        .retry_config(retry_config(retries))
        .timeout_config(timeout_config(timeouts))
        // The SDK's own partition is that of every DynamoDB client in the process.
        .retry_partition(RetryPartition::new("dynamodb-model"));
    Client::from_conf(config.build())
}

fn retry_config(configured: Option<RetryConfig>) -> RetryConfig {
    let mut config = configured.unwrap_or_else(RetryConfig::standard);
    if config.max_attempts() == SDK_ATTEMPTS {
        config = config.with_max_attempts(ATTEMPTS);
    }
    if config.initial_backoff() == SDK_BACKOFF {
        config = config.with_initial_backoff(BACKOFF);
    }
    config
}

fn timeout_config(configured: Option<TimeoutConfig>) -> TimeoutConfig {
    let configured = configured.unwrap_or_else(TimeoutConfig::disabled);
    let limits_attempts = configured.operation_attempt_timeout().is_some();
    let limits_operations = configured.operation_timeout().is_some();
    if limits_attempts || limits_operations {
        return configured;
    }
    configured
        .to_builder()
        .operation_attempt_timeout(ATTEMPT)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_configured_suits_dynamodb() {
        let client = client(&SdkConfig::builder().build());
        let retries = client.config().retry_config().unwrap();
        assert_eq!(retries.max_attempts(), 4);
        assert_eq!(retries.initial_backoff(), Duration::from_millis(50));
        let timeouts = client.config().timeout_config().unwrap();
        assert_eq!(
            timeouts.operation_attempt_timeout(),
            Some(Duration::from_secs(10))
        );
        let partition = client.config().retry_partition().unwrap().to_string();
        assert_eq!(partition, "dynamodb-model");
    }

    #[test]
    fn what_the_application_configured_stays() {
        let retries = RetryConfig::standard()
            .with_max_attempts(7)
            .with_initial_backoff(Duration::from_millis(5));
        let timeouts = TimeoutConfig::builder()
            .operation_timeout(Duration::from_secs(2))
            .connect_timeout(Duration::from_millis(300))
            .build();
        let config = SdkConfig::builder()
            .retry_config(retries.clone())
            .timeout_config(timeouts.clone())
            .build();
        let client = client(&config);
        assert_eq!(client.config().retry_config(), Some(&retries));
        assert_eq!(client.config().timeout_config(), Some(&timeouts));
    }
}
