#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    type __Index0 = Gsi1;
    type __Index1 = Gsi2;
    type __Entity0 = System;
    type __Entity1 = Metric;
    #[allow(dead_code, reason = "a program connects in one way")]
    impl Monitoring {
        ///A handle on the table `monitoring`, with the application's AWS configuration: four attempts of 10 s unless it says otherwise.
        pub async fn connect(config: &_p::SdkConfig) -> _model::Db<Self> {
            _p::connect(config)
        }
        ///A handle on the table `monitoring` that sends its requests through this client.
        pub fn with_client(client: _p::Client) -> _model::Db<Self> {
            _model::Db::new(client)
        }
    }
    static __SCHEMA: _p::TableSchema = _p::TableSchema::new(
            "monitoring",
            _p::KeyAttribute::new("pk", _p::AttributeType::S),
        )
        .sort(_p::KeyAttribute::new("sk", _p::AttributeType::S))
        .ttl("expires_at")
        .indexes(&[<__Index0 as _p::Index>::SCHEMA, <__Index1 as _p::Index>::SCHEMA])
        .entities(
            &[<__Entity0 as _p::Entity>::SCHEMA, <__Entity1 as _p::Entity>::SCHEMA],
        );
    #[automatically_derived]
    impl _p::Table for Monitoring {
        type Encoding = _p::Escaped;
        const SCHEMA: &'static _p::TableSchema = &__SCHEMA;
    }
    #[automatically_derived]
    impl _p::HasIndex<__Index0> for Monitoring {}
    #[automatically_derived]
    impl _p::HasIndex<__Index1> for Monitoring {}
    #[automatically_derived]
    impl _p::Lists<__Entity0> for Monitoring {}
    #[automatically_derived]
    impl _p::Lists<__Entity1> for Monitoring {}
    fn _obligations() {
        #[allow(unused_imports, reason = "not every table asks everything")]
        use _p::ask::asked::*;
        _p::ask::Home::<__Entity0, Monitoring>::OF.ask();
        _p::ask::Home::<__Entity1, Monitoring>::OF.ask();
    }
    const _: () = _p::refuse_overlap(<Monitoring as _p::Table>::SCHEMA, 1usize);
    const _: () = _p::verify_index(<Monitoring as _p::Table>::SCHEMA, 0usize);
    const _: () = _p::verify_index(<Monitoring as _p::Table>::SCHEMA, 1usize);
};
