#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[allow(non_camel_case_types, reason = "markers are named as the fields are")]
    mod __fields {
        pub struct at;
        pub struct note;
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
    impl _p::Attribute for __fields::note {
        const NAME: &'static str = "note";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for __fields::note {
        type Entity = <Metric as _p::Entity>::Marker;
        type Name = _p::Name<4321480622256717021u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<'a> _p::Fields for Reading<'a> {
        type Fields = (__fields::at, __fields::note);
    }
    #[automatically_derived]
    impl<'a, I> _p::BorrowedRow<I> for Reading<'a>
    where
        I: _p::CarriesWhole<Self>,
    {
        type Entity = Metric;
        type At<'row> = Reading<'row>;
        fn columns() -> _p::Columns {
            _p::Columns::Only(&["at", "note"])
        }
        fn read(row: &_p::RowItem) -> _p::Result<Reading<'_>, _p::CodecError> {
            row.lend()
        }
    }
    const _: () = {
        const SCHEMA: &_p::EntitySchema = <Metric as _p::Entity>::SCHEMA;
        _p::verify_projection(SCHEMA, "Reading", &[("at", "at")]);
        _p::verify_projection(SCHEMA, "Reading", &[("note", "note")]);
    };
    fn _fields<'a>() {
        let _ = |entity: &Metric| {
            let _: &Timestamp = &entity.at;
        };
        let _ = |entity: &Metric| {
            _p::lent::<Option<&'a str>, _>(&entity.note);
        };
    }
};
