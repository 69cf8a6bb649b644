//! AWS's own test suite, through the scheme: by our signer, and by the SDK's where the request is not one of ours.

use aws_runtime::auth::SigningOptions;

use super::sample::{Sample, headers};
use crate::CachedSigning;
use crate::signing::key::Keys;

const SUITE: &str = include_str!("aws-suite.txt");

struct Case {
    name: String,
    sample: Sample,
    added: Vec<(String, String)>,
}

impl Case {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut case = Self {
            name: lines.next().unwrap().to_owned(),
            sample: Sample {
                headers: Vec::new(),
                body: String::new(),
                ..Sample::default()
            },
            added: Vec::new(),
        };
        case.sample.options.normalize_uri_path = false;
        let mut host = "";
        let mut path = "";
        for line in lines {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            let sample = &mut case.sample;
            match word {
                "access_key_id" => rest.clone_into(&mut sample.access_key),
                "secret_access_key" => rest.clone_into(&mut sample.secret),
                "token" => sample.token = Some(rest.to_owned()),
                "region" => rest.clone_into(&mut sample.region),
                "service" => rest.clone_into(&mut sample.service),
                "normalize" => sample.options.normalize_uri_path = true,
                "sign_body" => sample.options.content_sha256_header = true,
                "omit_session_token" => sample.options.omit_session_token = true,
                "body" => rest.clone_into(&mut sample.body),
                ">" if rest.ends_with(" HTTP/1.1") => {
                    let mut words = rest.split(' ');
                    words.next().unwrap().clone_into(&mut sample.method);
                    path = words.next().unwrap();
                }
                ">" => {
                    let (name, value) = rest.split_once(':').unwrap();
                    if name == "Host" {
                        host = value;
                    }
                    sample.headers.push((name.to_owned(), value.to_owned()));
                }
                "<" => {
                    let (name, value) = rest.split_once(':').unwrap();
                    case.added.push((name.to_lowercase(), value.to_owned()));
                }
                _ => assert!(line.is_empty(), "{line}"),
            }
        }
        case.sample.uri = format!("https://{host}{path}");
        case
    }

    fn is_ours(&self) -> bool {
        let mut known = SigningOptions::default();
        known.content_sha256_header = self.sample.options.content_sha256_header;
        self.sample.options == known && self.sample.signed_by_us(&Keys::default()).is_some()
    }
}

fn cases() -> Vec<Case> {
    SUITE.split("\ncase ").skip(1).map(Case::read).collect()
}

#[test]
fn every_case_is_signed_as_aws_publishes_it() {
    let scheme = CachedSigning::new();
    let cases = cases();
    assert_eq!(cases.len(), 33);
    for Case {
        name,
        sample,
        added,
    } in &cases
    {
        let before = sample.request();
        let mut expected = headers(&before);
        expected.extend(
            added
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        expected.sort_unstable();
        // The first is signed by both signers, and the second by ours if it can.
        for _ in 0..2 {
            let signed = sample.signed_by_scheme(&scheme);
            let mut signed = headers(&signed);
            signed.sort_unstable();
            assert_eq!(signed, expected, "{name}");
        }
    }
    assert!(!scheme.watch.is_aside());
}

#[test]
fn what_dynamodb_could_be_sent_is_signed_by_us() {
    let ours = cases().into_iter().filter(Case::is_ours);
    let ours: Vec<String> = ours.map(|case| case.name).collect();
    assert_eq!(
        ours,
        [
            "get-header-key-duplicate",
            "get-header-value-order",
            "get-header-value-trim",
            "get-vanilla",
            "get-vanilla-query",
            "get-vanilla-with-session-token",
            "post-header-key-case",
            "post-header-key-sort",
            "post-header-value-case",
            "post-sts-header-before",
            "post-vanilla",
            "post-x-www-form-urlencoded",
            "post-x-www-form-urlencoded-parameters",
        ]
    );
}
