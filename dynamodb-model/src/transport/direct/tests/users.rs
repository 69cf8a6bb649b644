//! Interceptors of a client's user.

use std::error::Error as StdError;

use aws_runtime::user_agent::AwsUserAgent;
use aws_sdk_dynamodb::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use aws_types::endpoint_config::EndpointUrl;

use super::both::{Notes, both};
use super::operations::operations;
use super::service::{failed, ok};
use crate::transport::Lane;

type Hooked = Result<(), Box<dyn StdError + Send + Sync>>;

/// Notes each step with what it can see there, and fails at one of them.
#[derive(Debug)]
struct Noting {
    notes: Notes,
    fails_at: Option<&'static str>,
}

impl Noting {
    fn at(&self, step: &'static str, seen: &str, cfg: &ConfigBag) -> Hooked {
        let region = cfg.load::<Region>();
        let agent = cfg.load::<AwsUserAgent>().map(AwsUserAgent::aws_ua_header);
        let mut notes = self.notes.lock().unwrap();
        notes.push(format!("{step}: {seen} {region:?} {agent:?}"));
        match self.fails_at == Some(step) {
            true => Err(step.into()),
            false => Ok(()),
        }
    }
}

macro_rules! steps {
    ($($step:ident ($($context:tt)*) |$seen:ident| $words:expr;)*) => {
        const STEPS: &[&str] = &["read_before_execution", $(stringify!($step)),*];

        impl Intercept for Noting {
            fn name(&self) -> &'static str {
                // Of the SDK's own, whose part it must not take.
                "UserAgentInterceptor"
            }

            fn read_before_execution(
                &self,
                context: &BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Hooked {
                self.at("read_before_execution", &format!("{:?}", context.input()), cfg)
            }

            $(fn $step(
                &self,
                $seen: $($context)*<'_>,
                _: &RuntimeComponents,
                cfg: &mut ConfigBag,
            ) -> Hooked {
                let words: String = $words;
                self.at(stringify!($step), &words, cfg)
            })*
        }
    };
}

steps! {
    modify_before_serialization(&mut BeforeSerializationInterceptorContextMut) |seen| format!("{:?}", seen.input());
    read_before_serialization(&BeforeSerializationInterceptorContextRef) |seen| format!("{:?}", seen.input());
    read_after_serialization(&BeforeTransmitInterceptorContextRef) |seen| format!("{:?}", seen.request());
    modify_before_retry_loop(&mut BeforeTransmitInterceptorContextMut) |seen| format!("{:?}", seen.request());
    read_before_attempt(&BeforeTransmitInterceptorContextRef) |seen| format!("{:?}", seen.request());
    modify_before_signing(&mut BeforeTransmitInterceptorContextMut) |seen| {
        seen.request_mut().headers_mut().insert("x-users", "own");
        seen.request().headers().iter().map(|(name, value)| format!("{name}={value};")).collect()
    };
    read_before_signing(&BeforeTransmitInterceptorContextRef) |seen| {
        seen.request().headers().iter().map(|(name, value)| format!("{name}={value};")).collect()
    };
    read_after_signing(&BeforeTransmitInterceptorContextRef) |seen| {
        seen.request().headers().iter().map(|(name, value)| format!("{name}={value};")).collect()
    };
    modify_before_transmit(&mut BeforeTransmitInterceptorContextMut) |seen| {
        seen.request_mut().headers_mut().insert("x-unsigned", "too");
        seen.request().headers().iter().map(|(name, value)| format!("{name}={value};")).collect()
    };
    read_before_transmit(&BeforeTransmitInterceptorContextRef) |seen| {
        seen.request().headers().iter().map(|(name, value)| format!("{name}={value};")).collect()
    };
    read_after_transmit(&BeforeDeserializationInterceptorContextRef) |seen| format!("{:?}", seen.response().status());
    modify_before_deserialization(&mut BeforeDeserializationInterceptorContextMut) |seen| {
        format!("{:?}", seen.response().status())
    };
    read_before_deserialization(&BeforeDeserializationInterceptorContextRef) |seen| {
        format!("{:?}", seen.response().status())
    };
    read_after_deserialization(&AfterDeserializationInterceptorContextRef) |seen| {
        format!("{:?}", seen.output_or_error().is_ok())
    };
    modify_before_attempt_completion(&mut FinalizerInterceptorContextMut) |seen| {
        format!("{:?}", seen.output_or_error().map(|ended| ended.is_ok()))
    };
    read_after_attempt(&FinalizerInterceptorContextRef) |seen| {
        format!("{:?}", seen.output_or_error().map(|ended| ended.is_ok()))
    };
    modify_before_completion(&mut FinalizerInterceptorContextMut) |seen| {
        format!("{:?}", seen.output_or_error().map(|ended| ended.is_ok()))
    };
    read_after_execution(&FinalizerInterceptorContextRef) |seen| {
        format!("{:?}", seen.output_or_error().map(|ended| ended.is_ok()))
    };
}

#[tokio::test(start_paused = true)]
async fn they_see_and_change_the_same_both_ways() {
    for (request, reply) in operations() {
        for lane in [Lane::Online, Lane::Bulk] {
            let script = [failed(500), ok(reply)];
            let noting = |told: aws_sdk_dynamodb::config::Builder, notes: &Notes| {
                let notes = notes.clone();
                told.interceptor(Noting {
                    notes,
                    fails_at: None,
                })
            };
            let outcome = both(&script, noting, &request, lane).await;
            for step in STEPS {
                assert!(
                    outcome.noted.iter().any(|note| note.starts_with(step)),
                    "{step}"
                );
            }
            assert!(
                outcome
                    .asked
                    .iter()
                    .all(|asked| asked.contains("x-users: own"))
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn they_end_a_request_alike_both_ways() {
    for step in STEPS {
        for place in [0, 7] {
            let (request, reply) = operations().swap_remove(place);
            let noting = |told: aws_sdk_dynamodb::config::Builder, notes: &Notes| {
                let notes = notes.clone();
                told.interceptor(Noting {
                    notes,
                    fails_at: Some(step),
                })
            };
            let outcome = both(&[ok(reply)], noting, &request, Lane::Online).await;
            assert!(outcome.ended.starts_with("Err"), "{step}");
        }
    }
}

/// Sends elsewhere, from where a user may decide so.
#[derive(Debug)]
struct Elsewhere;

impl Intercept for Elsewhere {
    fn name(&self) -> &'static str {
        "elsewhere"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Hooked {
        let url = EndpointUrl("http://localhost:8000".to_owned());
        cfg.interceptor_state().store_put(url);
        cfg.interceptor_state()
            .store_put(AwsUserAgent::new_from_environment(
                aws_types::os_shim_internal::Env::from_slice(&[]),
                aws_runtime::user_agent::ApiMetadata::new("another", "1"),
            ));
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn they_can_send_elsewhere() {
    for (request, reply) in operations() {
        let elsewhere =
            |told: aws_sdk_dynamodb::config::Builder, _: &Notes| told.interceptor(Elsewhere);
        let outcome = both(&[ok(reply)], elsewhere, &request, Lane::Online).await;
        let [asked] = &outcome.asked[..] else {
            panic!("{outcome:?}")
        };
        assert!(asked.starts_with("POST http://localhost:8000/"), "{asked}");
        assert!(asked.contains("api/another"), "{asked}");
    }
}
