//! Random requests, header by header beside `aws-sigv4`.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;

use super::sample::{Sample, headers};
use crate::CachedSigning;
use crate::signing::hash;
use crate::signing::key::Keys;

/// With what is signed as it stands, and with what is left to the SDK.
fn uris() -> impl Strategy<Value = String> {
    let plain = "https?://[a-zA-Z0-9][a-zA-Z0-9.-]{0,20}(:(80|443|[1-9][0-9]{0,3}))?(/[a-zA-Z0-9_~-]{1,6}){0,3}/?";
    let other = "https?://[a-z]{1,9}(:8000)?(/(\\.|\\.\\.|[a-zA-Z0-9._~-]{1,4}|%[2-7][0-9A-E])?){0,4}(\\?[a-zA-Z0-9&=%2F+~-]{0,12})?";
    prop_oneof![4 => plain, 1 => other]
}

/// Those that are not signed, or that the signature takes the place of.
const KNOWN: &[&str] = &[
    "accept",
    "authorization",
    "host",
    "transfer-encoding",
    "user-agent",
    "x-amz-content-sha256",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-target",
    "x-amzn-trace-id",
];

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(KNOWN).prop_map(str::to_owned),
        "[a-zA-Z][a-zA-Z0-9-]{0,9}",
        "x[ab]"
    ]
}

prop_compose! {
    fn samples()(
        method in "GET|POST|PUT|DELETE|[A-Z]{1,7}",
        uri in uris(),
        headers in vec((names(), "[\t -~]{0,20}| {0,3}[a-c ]{0,9}"), 0..12),
        body in "[ -~é]{0,40}",
        access_key in "[A-Z0-9]{4,20}",
        secret in "[A-Za-z0-9/+]{1,40}|[!-~]{41,100}",
        token in option::of("[A-Za-z0-9/+=]{0,90}"),
        region in "[a-z]{2}-[a-z]{4,9}-[1-9]",
        service in "dynamodb|[a-z-]{1,9}",
        seconds in prop_oneof![0..4_102_444_800_u64, 0..253_402_300_799_u64],
        names_body: bool,
    ) -> Sample {
        let mut sample = Sample {
            method, uri, headers, body, access_key, secret, token, region, service, seconds,
            ..Sample::default()
        };
        sample.options.content_sha256_header = names_body;
        sample
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        // ChaCha takes half of the time in a debug build.
        rng_algorithm: RngAlgorithm::XorShift,
        ..ProptestConfig::with_cases(cases)
    }
}

fn is_plain(uri: &str) -> bool {
    let path = uri.split_once("://").map_or("", |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    !uri.contains(['?', '%'])
        && !path.contains('.')
        && !path.starts_with('/')
        && !path.contains("//")
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_request_is_signed_as_the_sdk_signs_it(sample in samples()) {
        let theirs = sample.signed_by_sigv4();
        let ours = sample.signed_by_us(&Keys::default());
        prop_assert_eq!(ours.is_some(), is_plain(&sample.uri));
        if let Some(ours) = ours {
            prop_assert_eq!(headers(&ours), headers(&theirs));
        }
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn whoever_signs_a_request_it_is_the_same(samples in vec(samples(), 2..4)) {
        let scheme = CachedSigning::new();
        for sample in samples {
            let ours = sample.signed_by_scheme(&scheme);
            let theirs = sample.signed_by_sigv4();
            prop_assert_eq!(headers(&ours), headers(&theirs));
        }
        prop_assert!(!scheme.watch.is_aside());
    }

    #[test]
    fn all_libraries_hash_alike(key in vec(any::<u8>(), 0..150), message in vec(any::<u8>(), 0..300)) {
        for each in hash::all() {
            prop_assert_eq!((each.sha256)(&message), hash::sha256(&message), "{}", each.name);
            prop_assert_eq!((each.hmac)(&key, &message), hash::hmac(&key, &message), "{}", each.name);
        }
    }
}
