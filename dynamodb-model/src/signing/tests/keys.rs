//! When a key is good for another request, and when it is not.

use std::thread;

use super::sample::{SECRET, Sample, authorization, headers};
use crate::CachedSigning;
use crate::signing::key::Keys;

const DAY: u64 = 24 * 60 * 60;

/// A request of another secret, day, region or service each.
fn others() -> Vec<Sample> {
    let sample = Sample::default();
    vec![
        Sample {
            secret: SECRET.replace('K', "k"),
            ..sample.clone()
        },
        Sample {
            seconds: sample.seconds + DAY,
            ..sample.clone()
        },
        Sample {
            region: "eu-west-2".to_owned(),
            ..sample.clone()
        },
        Sample {
            service: "dax".to_owned(),
            ..sample
        },
    ]
}

#[test]
fn another_secret_day_region_or_service_has_another_key() {
    let keys = Keys::default();
    for other in others() {
        for sample in [Sample::default(), other.clone(), other] {
            let signed = sample.signed_by_us(&keys).unwrap();
            assert_eq!(headers(&signed), headers(&sample.signed_by_sigv4()));
        }
    }
}

#[test]
fn a_secret_is_rotated_under_the_same_name() {
    let keys = Keys::default();
    let [before, after] = [SECRET, &SECRET[1..]].map(|secret| Sample {
        secret: secret.to_owned(),
        ..Sample::default()
    });
    assert_eq!(before.access_key, after.access_key);
    let signed = [&before, &after].map(|sample| sample.signed_by_us(&keys).unwrap());
    assert_ne!(authorization(&signed[0]), authorization(&signed[1]));
    assert_eq!(
        authorization(&signed[1]),
        authorization(&after.signed_by_sigv4())
    );
}

#[test]
fn one_secret_signs_for_several_tokens_and_names() {
    let keys = Keys::default();
    for (access_key, token) in [
        ("AKIDA", None),
        ("AKIDB", Some("one")),
        ("AKIDB", Some("two")),
    ] {
        let sample = Sample {
            access_key: access_key.to_owned(),
            token: token.map(str::to_owned),
            ..Sample::default()
        };
        let signed = sample.signed_by_us(&keys).unwrap();
        assert_eq!(headers(&signed), headers(&sample.signed_by_sigv4()));
    }
}

#[test]
fn the_key_turns_with_the_second_that_begins_a_day() {
    let keys = Keys::default();
    let midnight = 1_440_892_800;
    for seconds in [midnight - 1, midnight, midnight - 1, midnight + 1] {
        let sample = Sample {
            seconds,
            ..Sample::default()
        };
        let signed = sample.signed_by_us(&keys).unwrap();
        assert_eq!(headers(&signed), headers(&sample.signed_by_sigv4()));
    }
}

#[test]
fn threads_that_sign_for_several_do_not_meet() {
    let scheme = CachedSigning::new();
    let samples: Vec<Sample> = [Sample::default()].into_iter().chain(others()).collect();
    thread::scope(|scope| {
        for first in 0..4 {
            let (scheme, samples) = (&scheme, &samples);
            scope.spawn(move || {
                for sample in samples.iter().cycle().skip(first).take(200) {
                    let signed = sample.signed_by_scheme(scheme);
                    assert_eq!(headers(&signed), headers(&sample.signed_by_sigv4()));
                }
            });
        }
    });
    assert!(!scheme.watch.is_aside());
}

#[test]
fn no_secret_is_shown() {
    let scheme = CachedSigning::new();
    let sample = Sample {
        token: Some("the-token".to_owned()),
        ..Sample::default()
    };
    sample.signed_by_scheme(&scheme);
    sample.signed_by_scheme(&scheme);
    assert_eq!(format!("{scheme:?}"), "CachedSigning { .. }");
    assert_eq!(format!("{:?}", scheme.keys), "Keys { .. }");
}
