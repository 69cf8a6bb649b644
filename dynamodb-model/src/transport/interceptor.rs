//! Where the SDK lets us in: the one interceptor that each handle's client has.

use std::error::Error as StdError;

use aws_sdk_dynamodb::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};

use super::{attempts, bodies, pages, reply_check};

/// Its name among interceptors.
pub(super) const OURS: &str = "dynamodb-model";

/// One for all that we have to do there: the SDK asks each at each of its steps.
#[derive(Debug)]
pub(super) struct Interceptor;

/// What an interceptor gives back at each step.
pub(super) type Hooked = Result<(), Box<dyn StdError + Send + Sync>>;

impl Intercept for Interceptor {
    fn name(&self) -> &'static str {
        OURS
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Hooked {
        pages::offer_reader(cfg);
        bodies::offer_writer(cfg);
        Ok(())
    }

    fn read_after_serialization(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Hooked {
        bodies::refuse_stub()
    }

    // The body is not read before.
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Hooked {
        reply_check::check_response(context.response()).map_err(Into::into)
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Hooked {
        attempts::note(context);
        Ok(())
    }
}
