pub type MetricKey = <Metric as ::dynamodb_model::__private::Entity>::Key;
pub type MetricByStatusKey = <Metric as ::dynamodb_model::__private::Entity>::Key;
#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    type __Refused = [(); ::core::compile_error! {
        "the partition key names `system`, but `Metric` has no such field; fields: `system_id`, `at`, `status`"
    }];
    const __REFUSED: __Refused = loop {};
    impl Metric {
        pub const get: __Refused = loop {};
        pub const query: __Refused = loop {};
        pub const update: __Refused = loop {};
        pub const upsert: __Refused = loop {};
        pub const delete: __Refused = loop {};
        pub const check: __Refused = loop {};
        pub const scan: __Refused = loop {};
        pub const by_status: __Refused = loop {};
        pub fn create(&self) -> __Refused {
            loop {}
        }
        pub fn put(&self) -> __Refused {
            loop {}
        }
        pub fn replace(&self) -> __Refused {
            loop {}
        }
    }
    #[automatically_derived]
    impl _p::Entity for Metric {
        type Table = Monitoring;
        type Key = __Refused;
        type Attributes<C> = __Refused;
        type Marker = __Refused;
        type Version = __Refused;
        type Unique = __Refused;
        const SCHEMA: &'static _p::EntitySchema = __REFUSED;
        fn parts(&self) -> _p::Parts {
            loop {}
        }
        fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
            loop {}
        }
        fn decode_row(_: _p::RowItem) -> _p::Result<Self> {
            loop {}
        }
        fn attributes<C>() -> __Refused {
            loop {}
        }
    }
    #[automatically_derived]
    impl<O> _p::IndexedBy<O> for Metric {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = __REFUSED;
        type Key = __Refused;
    }
    #[automatically_derived]
    impl<O, A> _p::PartitionOf<O, __Refused, __Refused, A> for Metric {
        fn parts(_: A) -> _p::Parts {
            loop {}
        }
    }
    #[automatically_derived]
    impl<O> _p::Row<O> for Metric {
        type Entity = __Refused;
        fn columns() -> _p::Columns {
            loop {}
        }
        fn decode(_: _p::RowItem) -> _p::Result<Self> {
            loop {}
        }
    }
};
