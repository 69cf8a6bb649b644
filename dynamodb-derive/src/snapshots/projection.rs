#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
    mod __fields {
        pub struct at;
        pub struct value;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::at {
        const NAME: &'static str = "at";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for __fields::at {
        type Entity = <Metric as _p::Entity>::Marker;
        type Name = _p::Name<620456643683264872u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl _p::Attribute for __fields::value {
        const NAME: &'static str = "value";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for __fields::value {
        type Entity = <Metric as _p::Entity>::Marker;
        type Name = _p::Name<8999596768310594794u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl _p::Fields for Reading {
        type Fields = (__fields::at, __fields::value);
    }
    #[automatically_derived]
    impl<I> _p::Row<I> for Reading
    where
        I: _p::CarriesWhole<Self>,
    {
        type Entity = Metric;
        fn columns() -> _p::Columns {
            _p::Columns::Only(&["at", "value"])
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            row.value()
        }
    }
    const _: () = {
        const SCHEMA: &_p::EntitySchema = <Metric as _p::Entity>::SCHEMA;
        let _ = |entity: &Metric| {
            let _: &Timestamp = &entity.at;
        };
        let _ = |entity: &Metric| {
            let _: &f64 = &entity.value;
        };
        _p::verify_projection(SCHEMA, "Reading", &[("at", "at")]);
        _p::verify_projection(SCHEMA, "Reading", &[("value", "value")]);
    };
};
