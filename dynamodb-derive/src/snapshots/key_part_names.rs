#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::Part for Status {
        type Ref = Self;
        fn as_part(&self) -> &Self {
            self
        }
    }
    fn __name(value: &Status) -> &'static str {
        match value {
            Status::Error => "ERROR",
            Status::Ok => "OK",
            Status::Warn => "WARN",
        }
    }
    fn __named(name: &str) -> ::core::result::Result<Status, _p::PartError> {
        match name {
            "ERROR" => _p::Ok(Status::Error),
            "OK" => _p::Ok(Status::Ok),
            "WARN" => _p::Ok(Status::Warn),
            other => _p::Err(_p::PartError::unknown_name("Status", other)),
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::KeyPart for Status
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const SHAPE: _p::Shape = _p::Shape::names(&["ERROR", "OK", "WARN"]);
        fn encode(
            value: &Self,
            to: &mut _p::PartWriter<'_>,
        ) -> ::core::result::Result<(), _p::PartError> {
            to.name(__name(value))
        }
        fn decode(
            from: &mut _p::PartReader<'_>,
        ) -> ::core::result::Result<Self, _p::PartError> {
            __named(&from.name()?)
        }
    }
    #[automatically_derived]
    #[diagnostic::do_not_recommend]
    impl _p::NativePart for Status
    where
        for<'never> Self: _p::Part<Ref = Self>,
    {
        const TYPE: _p::AttributeType = _p::AttributeType::S;
        fn to_key(value: &Self) -> ::core::result::Result<_p::KeyValue, _p::PartError> {
            _p::Ok(_p::KeyValue::S(_p::Into::into(__name(value))))
        }
        fn from_key(
            value: &_p::KeyValue,
        ) -> ::core::result::Result<Self, _p::PartError> {
            __named(value.as_text()?)
        }
    }
};
