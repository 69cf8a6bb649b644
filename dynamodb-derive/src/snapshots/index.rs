#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    static __SCHEMA: _p::IndexSchema = _p::IndexSchema::global(
        "gsi2",
        &[_p::KeyAttribute::new("gsi2pk", _p::AttributeType::S)],
        &[_p::KeyAttribute::new("gsi2sk", _p::AttributeType::S)],
        _p::ProjectionSchema::Include(&["hostname", "region"]),
    );
    #[automatically_derived]
    impl _p::Index for Gsi2 {
        const SCHEMA: &'static _p::IndexSchema = &__SCHEMA;
    }
    #[automatically_derived]
    impl _p::GlobalIndex for Gsi2 {}
    #[automatically_derived]
    impl _p::Projects<_p::Name<7992289610851289516u64>> for Gsi2 {}
    #[automatically_derived]
    impl _p::Projects<_p::Name<14363569259933213917u64>> for Gsi2 {}
};
