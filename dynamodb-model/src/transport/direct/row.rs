//! Interceptors in a row, as one.

use aws_sdk_dynamodb::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeSerializationInterceptorContextMut, BeforeSerializationInterceptorContextRef,
    BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
    FinalizerInterceptorContextRef,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents, SharedInterceptor};

use super::agent::AGENT;
use crate::transport::interceptor::{Hooked, OURS};

use self::Step::{
    ModifyBeforeDeserialization, ModifyBeforeRetryLoop, ModifyBeforeSerialization,
    ModifyBeforeSigning, ModifyBeforeTransmit, ReadAfterAttempt, ReadAfterDeserialization,
    ReadAfterSerialization, ReadBeforeExecution, ReadBeforeSerialization, ReadBeforeTransmit,
};

/// A step of a request at which one of the interceptors below has something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    ReadBeforeExecution,
    ModifyBeforeSerialization,
    ReadBeforeSerialization,
    ReadAfterSerialization,
    ModifyBeforeRetryLoop,
    ModifyBeforeSigning,
    ModifyBeforeTransmit,
    ReadBeforeTransmit,
    ModifyBeforeDeserialization,
    ReadAfterDeserialization,
    ReadAfterAttempt,
}

/// How many there are.
const STEPS: usize = ReadAfterAttempt as usize + 1;

/// Interceptors that follow on each other, each of which is asked only at its own steps.
///
/// The orchestrator asks all of them at all steps, of which there are nineteen.
#[derive(Debug, Default)]
struct Row([Vec<SharedInterceptor>; STEPS]);

/// The steps of an interceptor; nothing of one that we do not know.
pub(super) fn steps(name: &str, operation: &str) -> Option<&'static [Step]> {
    Some(match name {
        "TokenBucketProvider" => &[ModifyBeforeRetryLoop],
        "ConnectionPoisoningInterceptor" => &[ModifyBeforeTransmit, ReadAfterDeserialization],
        "RetryModeFeatureTrackerInterceptor" => &[ReadBeforeSerialization],
        "ServiceClockSkewInterceptor" => &[
            ModifyBeforeRetryLoop,
            ReadBeforeTransmit,
            ModifyBeforeDeserialization,
        ],
        "RequestInfoInterceptor" => &[ModifyBeforeTransmit],
        "UserAgentInterceptor" => &[ReadAfterSerialization, ModifyBeforeSigning],
        "InvocationIdInterceptor" => &[ModifyBeforeRetryLoop, ModifyBeforeTransmit],
        "RecursionDetectionInterceptor" | AGENT => &[ModifyBeforeSigning],
        "AccountIdEndpointFeatureTrackerInterceptor"
        | "EndpointOverrideFeatureTrackerInterceptor" => &[ReadBeforeExecution],
        "StalledStreamProtectionInterceptor" => {
            &[ModifyBeforeTransmit, ModifyBeforeDeserialization]
        }
        OURS => &[
            ModifyBeforeSerialization,
            ReadAfterSerialization,
            ReadAfterDeserialization,
            ReadAfterAttempt,
        ],
        _ if name.strip_prefix(operation) == Some("EndpointParamsInterceptor") => {
            &[ReadBeforeExecution]
        }
        _ => return None,
    })
}

impl Row {
    fn push(&mut self, interceptor: &SharedInterceptor, steps: &[Step]) {
        for step in steps {
            if let Some(asked) = self.0.get_mut(*step as usize) {
                asked.push(interceptor.clone());
            }
        }
    }

    /// Asks all of a step, as the orchestrator does: also those after one that fails, and the last failure counts.
    fn ask(
        &self,
        step: Step,
        cfg: &mut ConfigBag,
        mut ask: impl FnMut(&SharedInterceptor, &mut ConfigBag) -> Hooked,
    ) -> Hooked {
        let mut done = Ok(());
        for interceptor in self.0.get(step as usize).into_iter().flatten() {
            if interceptor.enabled(cfg)
                && let Err(error) = ask(interceptor, cfg)
            {
                done = Err(error);
            }
        }
        done
    }
}

/// Interceptors in their order, those in rows that can be.
pub(super) struct Rows {
    operation: &'static str,
    done: Vec<SharedInterceptor>,
    row: Option<Row>,
}

impl Rows {
    pub(super) fn new(operation: &'static str) -> Self {
        Self {
            operation,
            done: Vec::new(),
            row: None,
        }
    }

    /// Takes one of the SDK's, or of ours.
    pub(super) fn push(&mut self, interceptor: SharedInterceptor) {
        match steps(interceptor.name(), self.operation) {
            Some(steps) => {
                let row = self.row.get_or_insert_default();
                row.push(&interceptor, steps);
            }
            None => self.pass(&[interceptor]),
        }
    }

    /// Takes some of which nothing is known.
    pub(super) fn pass(&mut self, interceptors: &[SharedInterceptor]) {
        if !interceptors.is_empty() {
            self.done
                .extend(self.row.take().map(SharedInterceptor::permanent));
            self.done.extend_from_slice(interceptors);
        }
    }

    pub(super) fn finish(mut self) -> Vec<SharedInterceptor> {
        self.done.extend(self.row.map(SharedInterceptor::permanent));
        self.done
    }
}

macro_rules! steps {
    ($($method:ident $step:ident ($($context:tt)*))*) => {
        impl Intercept for Row {
            fn name(&self) -> &'static str {
                OURS
            }

            fn read_before_execution(
                &self,
                context: &BeforeSerializationInterceptorContextRef<'_>,
                cfg: &mut ConfigBag,
            ) -> Hooked {
                self.ask(ReadBeforeExecution, cfg, |each, cfg| {
                    each.read_before_execution(context, cfg)
                })
            }

            $(fn $method(
                &self,
                context: $($context)*<'_>,
                components: &RuntimeComponents,
                cfg: &mut ConfigBag,
            ) -> Hooked {
                self.ask($step, cfg, |each, cfg| each.$method(context, components, cfg))
            })*
        }
    };
}

steps! {
    modify_before_serialization ModifyBeforeSerialization (&mut BeforeSerializationInterceptorContextMut)
    read_before_serialization ReadBeforeSerialization (&BeforeSerializationInterceptorContextRef)
    read_after_serialization ReadAfterSerialization (&BeforeTransmitInterceptorContextRef)
    modify_before_retry_loop ModifyBeforeRetryLoop (&mut BeforeTransmitInterceptorContextMut)
    modify_before_signing ModifyBeforeSigning (&mut BeforeTransmitInterceptorContextMut)
    modify_before_transmit ModifyBeforeTransmit (&mut BeforeTransmitInterceptorContextMut)
    read_before_transmit ReadBeforeTransmit (&BeforeTransmitInterceptorContextRef)
    modify_before_deserialization ModifyBeforeDeserialization (&mut BeforeDeserializationInterceptorContextMut)
    read_after_deserialization ReadAfterDeserialization (&AfterDeserializationInterceptorContextRef)
    read_after_attempt ReadAfterAttempt (&FinalizerInterceptorContextRef)
}
