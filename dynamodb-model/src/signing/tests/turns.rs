//! Who signs which request.

use std::time::{Duration, SystemTime};

use aws_runtime::auth::{HttpSignatureType, PayloadSigningOverride, SigV4SessionTokenNameOverride};
use aws_smithy_runtime_api::client::auth::AuthSchemeEndpointConfig;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::{ConfigBag, Storable};
use aws_smithy_types::endpoint::EndpointAuthScheme;

use super::sample::{Sample, headers};
use crate::CachedSigning;
use crate::signing::terms::Terms;
use crate::signing::watch::{Turn, Watch};

fn with<T: Storable<Storer = aws_smithy_types::config_bag::StoreReplace<T>>>(
    value: T,
) -> ConfigBag {
    let mut bag = Sample::default().bag();
    bag.interceptor_state().store_put(value);
    bag
}

fn terms<'a>(bag: &'a ConfigBag) -> Option<Terms<'a>> {
    Terms::of(&AuthSchemeEndpointConfig::empty(), bag)
}

#[test]
fn an_operation_of_dynamodb_is_ours() {
    let sample = Sample::default();
    assert_eq!(terms(&sample.bag()), Some(sample.terms()));
}

#[test]
fn an_endpoint_names_what_it_is_signed_for() {
    let scheme = |field: &str, value: Document| {
        EndpointAuthScheme::with_capacity("sigv4", 1).put(field.to_owned(), value)
    };
    let bag = Sample::default().bag();
    let of = |scheme: &EndpointAuthScheme| {
        let endpoint = AuthSchemeEndpointConfig::from_typed(scheme);
        Terms::of(&endpoint, &bag).map(|terms| (terms.region.to_owned(), terms.service.to_owned()))
    };
    let region = scheme("signingRegion", Document::from("us-east-1"));
    let name = scheme("signingName", Document::from("other"));
    assert_eq!(
        of(&region),
        Some(("us-east-1".to_owned(), "dynamodb".to_owned()))
    );
    assert_eq!(
        of(&name),
        Some(("eu-west-1".to_owned(), "other".to_owned()))
    );
    for (field, value) in [
        ("signingRegion", Document::from(true)),
        ("signingName", Document::from(true)),
        ("disableDoubleEncoding", Document::from(false)),
        ("disableNormalizePath", Document::from(false)),
    ] {
        assert_eq!(of(&scheme(field, value)), None, "{field}");
    }
}

#[test]
fn unusual_settings_are_left_to_the_sdk() {
    let mut samples = vec![Sample::default(); 4];
    samples[0].options.double_uri_encode = false;
    samples[1].options.normalize_uri_path = false;
    samples[2].options.omit_session_token = true;
    samples[3].options.signature_type = HttpSignatureType::HttpRequestQueryParams;
    for sample in samples {
        assert_eq!(terms(&sample.bag()), None, "{:?}", sample.options);
    }
    assert_eq!(
        terms(&with(PayloadSigningOverride::unsigned_payload())),
        None
    );
    let name = SigV4SessionTokenNameOverride::new(|_, _| Ok(Some("x-amz-s3session-token")));
    assert_eq!(terms(&with(name)), None);
    assert_eq!(terms(&ConfigBag::base()), None);
}

#[test]
fn what_the_sdk_signs_is_what_it_would_sign_alone() {
    let scheme = CachedSigning::new();
    let sample = Sample::default();
    let bag = with(PayloadSigningOverride::unsigned_payload());
    let signed = sample.signed_with(&scheme, &bag);
    let ours = sample.signed_by_scheme(&scheme);
    assert_ne!(headers(&signed), headers(&ours));
    assert_eq!(signed.headers().len(), ours.headers().len());
}

#[test]
fn the_sdk_signs_once_in_a_while_and_what_is_tried_again() {
    let watch = Watch::new();
    let bag = ConfigBag::base();
    assert_eq!(watch.turn(&bag), Turn::Both);
    assert_eq!(watch.turn(&bag), Turn::Own);
    assert_eq!(watch.turn(&with(RequestAttempts::new(1))), Turn::Own);
    assert_eq!(watch.turn(&with(RequestAttempts::new(2))), Turn::Both);
}

#[test]
fn a_clock_that_is_far_off_is_the_sdks_to_correct() {
    let sample = Sample::default();
    let signed = sample.signed_by_sigv4();
    let watch = Watch::new();
    let bag = ConfigBag::base();
    watch.turn(&bag);
    for (seconds, turn) in [
        (0, Turn::Own),
        (60, Turn::Own),
        (61, Turn::Both),
        (5, Turn::Own),
    ] {
        let off = Duration::from_secs(seconds);
        for now in [sample.time() - off, sample.time() + off] {
            watch.see_time(&signed, now);
            assert_eq!(watch.turn(&bag), turn, "{seconds}");
        }
    }
    watch.see_time(&sample.request(), sample.time());
    assert_eq!(
        watch.turn(&bag),
        Turn::Both,
        "nobody knows when it was signed"
    );
    watch.see_time(&signed, SystemTime::UNIX_EPOCH);
    assert_eq!(watch.turn(&bag), Turn::Both);
}

#[test]
fn should_the_sdk_sign_in_another_way_it_signs_everything() {
    let watch = Watch::new();
    let sample = Sample::default();
    let signed = sample.signed_by_sigv4();
    watch.compare(&signed, &sample.signed_by_sigv4());
    assert!(!watch.is_aside());
    let mut more = sample.signed_by_sigv4();
    more.headers_mut().insert("x-amz-new", "1");
    watch.compare(&more, &signed);
    assert!(watch.is_aside());
    assert_eq!(watch.turn(&ConfigBag::base()), Turn::Sdk);
}
