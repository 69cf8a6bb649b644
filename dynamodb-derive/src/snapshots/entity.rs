///The attributes of `Metric`, as types.
#[allow(
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    clippy::restriction,
    reason = "named as the fields are, and without values"
)]
pub mod metric {
    ///The field `system_id`.
    pub struct system_id;
    ///The field `at`.
    pub struct at;
    ///The field `status`.
    pub struct status;
    ///The field `value`.
    pub struct value;
    ///The field `note`.
    pub struct note;
    ///The field `version`.
    pub struct version;
    ///The field `expires_at`.
    pub struct expires_at;
    ///What `Metric` is made of.
    pub struct Schema;
}
///The attributes of `Metric`, as filters and conditions name them.
#[allow(
    dead_code,
    missing_copy_implementations,
    missing_debug_implementations,
    clippy::restriction,
    reason = "not every attribute is filtered by, and none has a value"
)]
pub struct MetricAttributes<C> {
    ///The attribute `system_id`.
    pub system_id: ::dynamodb_model::Attr<metric::system_id, String, C>,
    ///The attribute `at`.
    pub at: ::dynamodb_model::Attr<metric::at, Timestamp, C>,
    ///The attribute `status`.
    pub status: ::dynamodb_model::Attr<metric::status, Status, C>,
    ///The attribute `value`.
    pub value: ::dynamodb_model::Attr<metric::value, f64, C>,
    ///The attribute `note`.
    pub note: ::dynamodb_model::Attr<metric::note, Option<String>, C>,
    ///The attribute `version`.
    pub version: ::dynamodb_model::Attr<metric::version, u64, C>,
    ///The attribute `expires_at`.
    pub expires_at: ::dynamodb_model::Attr<metric::expires_at, Option<Ttl>, C>,
}
///The primary key of a `Metric`, in its parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub struct MetricKey {
    ///The part `system_id`.
    pub system_id: String,
    ///The part `at`.
    pub at: Timestamp,
    key: ::dynamodb_model::Key<Metric>,
}
///The keys of a `Metric` in the index `Gsi1`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
pub struct MetricByStatusKey {
    ///The part `status`.
    pub status: Status,
    ///The part `at`.
    pub at: Timestamp,
    ///The part `system_id`.
    pub system_id: String,
    key: ::dynamodb_model::Key<Metric>,
}
::dynamodb_model::__staged_query! {
    #[doc = "A query of `Metric` items, while parts of the sort key may still be given."]
    pub struct MetricQuery[] [] [I, S, F, P, X] of Metric, where []
}
#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __P0;
    #[automatically_derived]
    impl _p::ReadPart for __P0 {
        const NUMBER: usize = 0usize;
        type Form = _p::Plain;
        type Type = String;
    }
    struct __P1;
    #[automatically_derived]
    impl _p::ReadPart for __P1 {
        const NUMBER: usize = 1usize;
        type Form = _p::Plain;
        type Type = Timestamp;
    }
    struct __P2;
    #[automatically_derived]
    impl _p::ReadPart for __P2 {
        const NUMBER: usize = 2usize;
        type Form = _p::Plain;
        type Type = Status;
    }
    static __PARTS: &[_p::PartSchema] = &[
        _p::part_schema::<__P0, <Monitoring as _p::Table>::Encoding>("system_id"),
        _p::part_schema::<__P1, <Monitoring as _p::Table>::Encoding>("at"),
        _p::part_schema::<__P2, <Monitoring as _p::Table>::Encoding>("status"),
    ];
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "not every one is called, and the entity may have a method's name"
    )]
    impl Metric {
        ///Reads the `Metric` of this key.
        pub fn get(
            system_id: impl _p::PartValue<String>,
            at: impl _p::PartValue<Timestamp>,
        ) -> _model::Get<Self> {
            _model::Get::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id), &at),
            )
        }
        ///Changes the `Metric` of this key, which must be there.
        pub fn update(
            system_id: impl _p::PartValue<String>,
            at: impl _p::PartValue<Timestamp>,
        ) -> _model::Update<Self> {
            _model::Update::of_parts(
                _p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id), &at),
            )
        }
        ///Changes the `Metric` of this key, and makes it where there is none.
        pub fn upsert(
            system_id: impl _p::PartValue<String>,
            at: impl _p::PartValue<Timestamp>,
        ) -> _model::Update<Self, _p::Silent, _p::Upserting> {
            _model::Update::upsert(
                _p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id), &at),
            )
        }
        ///Deletes the `Metric` of this key, if there is one.
        pub fn delete(
            system_id: impl _p::PartValue<String>,
            at: impl _p::PartValue<Timestamp>,
        ) -> _model::Delete<Self> {
            _model::Delete::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id), &at),
            )
        }
        ///A condition on the `Metric` of this key, for a transaction.
        pub fn check(
            system_id: impl _p::PartValue<String>,
            at: impl _p::PartValue<Timestamp>,
        ) -> _model::Check<Self> {
            _model::Check::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id), &at),
            )
        }
        ///Queries the `Metric` items of one partition.
        pub fn query(
            system_id: impl _p::PartValue<String>,
        ) -> MetricQuery<_model::Base, _p::Next<metric::at>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<__P0>(_p::Parts::new(__PARTS), &system_id),
                ),
            )
        }
        ///Queries the `Metric` items of one partition of the index `Gsi1`.
        pub fn by_status(
            status: impl _p::PartValue<Status>,
        ) -> MetricQuery<Gsi1, _p::Next<metric::at>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<__P2>(_p::Parts::new(__PARTS), &status),
                ),
            )
        }
        #[doc(hidden)]
        pub fn scan() -> _model::Scan<Self, _model::Base>
        where
            for<'never> Self: _p::OffersScan,
        {
            _model::Scan::new()
        }
        ///Stores the `Metric`, unless there is an item of its key.
        pub fn create(&self) -> _model::Put<Self> {
            _model::Put::create(self)
        }
        ///Stores the `Metric`, over whatever item has its key.
        pub fn put(&self) -> _model::Put<Self> {
            _model::Put::overwrite(self)
        }
        ///Stores the `Metric`, if there is an item of its key.
        pub fn replace(&self) -> _model::Put<Self> {
            _model::Put::replace(self)
        }
    }
    impl MetricQuery<_model::Base, _p::Next<metric::at>> {
        ///Gives `at`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub fn at<C>(self, at: C) -> C::Out
        where
            C: _p::PartCondition<
                Timestamp,
                _p::Spec<_p::Plain, <Monitoring as _p::Table>::Encoding, _p::Last>,
                _model::Query<Metric, _model::Base>,
                _model::Query<Metric, _model::Base>,
            >,
        {
            at.apply(self.into_state(), 1usize)
        }
    }
    impl MetricQuery<Gsi1, _p::Next<metric::at>> {
        ///Gives `at`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub fn at<C>(self, at: C) -> C::Out
        where
            C: _p::PartCondition<
                Timestamp,
                _p::Spec<_p::Plain, <Monitoring as _p::Table>::Encoding, _p::Inner>,
                MetricQuery<Gsi1, _p::Next<metric::system_id>>,
                _model::Query<Metric, Gsi1>,
            >,
        {
            at.apply(self.into_state(), 1usize)
        }
    }
    impl MetricQuery<Gsi1, _p::Next<metric::system_id>> {
        ///Gives `system_id`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        pub fn system_id<C>(self, system_id: C) -> C::Out
        where
            C: _p::PartCondition<
                String,
                _p::Spec<_p::Plain, <Monitoring as _p::Table>::Encoding, _p::Last>,
                _model::Query<Metric, Gsi1>,
                _model::Query<Metric, Gsi1>,
            >,
        {
            system_id.apply(self.into_state(), 0usize)
        }
    }
    static __SCHEMA: _p::EntitySchema = _p::EntitySchema::new(
            "Metric",
            &[
                _p::FieldSchema::new("system_id", "system_id"),
                _p::FieldSchema::new("at", "at"),
                _p::FieldSchema::new("status", "status"),
                _p::FieldSchema::new("value", "value"),
                _p::FieldSchema::new("note", "note"),
                _p::FieldSchema::new("version", "version"),
                _p::FieldSchema::new("expires_at", "expires_at"),
            ],
            __PARTS,
            _p::KeyTemplate::Text(
                &[_p::Segment::Literal("SYSTEM#"), _p::Segment::Part(0usize)],
            ),
        )
        .sort(
            _p::KeyTemplate::Text(
                &[_p::Segment::Literal("METRIC#"), _p::Segment::Part(1usize)],
            ),
        )
        .indexes(
            &[
                _p::IndexEntry::new(
                    <Gsi1 as _p::Index>::SCHEMA,
                    "by_status",
                    &[
                        _p::KeyTemplate::Text(
                            &[
                                _p::Segment::Literal("STATUS#"),
                                _p::Segment::Part(2usize),
                                _p::Segment::Shard(8u16),
                            ],
                        ),
                    ],
                    &[
                        _p::KeyTemplate::Text(
                            &[
                                _p::Segment::Part(1usize),
                                _p::Segment::Literal("#"),
                                _p::Segment::Part(0usize),
                            ],
                        ),
                    ],
                ),
            ],
        )
        .version("version")
        .ttl("expires_at")
        .key_fields(
            &[
                _p::key_field::<__P0>("system_id"),
                _p::key_field::<__P1>("at"),
                _p::key_field::<__P2>("status"),
            ],
        );
    #[automatically_derived]
    impl _p::Entity for Metric {
        type Table = Monitoring;
        type Key = MetricKey;
        type Attributes<C> = MetricAttributes<C>;
        type Marker = metric::Schema;
        type Version = u64;
        type Unique = ();
        const SCHEMA: &'static _p::EntitySchema = &__SCHEMA;
        fn parts(&self) -> _p::Parts {
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_part::<__P0>(&mut parts, _p::Some(&self.system_id));
            _p::put_part::<__P1>(&mut parts, _p::Some(&self.at));
            _p::put_part::<__P2>(&mut parts, _p::Some(&self.status));
            parts
        }
        fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
            let this = self;
            _p::encode_fields(this)
        }
        fn decode_row(row: _p::RowItem) -> _p::Result<Self> {
            row.value()
        }
        fn attributes<C>() -> Self::Attributes<C> {
            MetricAttributes {
                system_id: _p::Attr::new(),
                at: _p::Attr::new(),
                status: _p::Attr::new(),
                value: _p::Attr::new(),
                note: _p::Attr::new(),
                version: _p::Attr::new(),
                expires_at: _p::Attr::new(),
            }
        }
        fn stored_version(&self) -> _p::Option<u64> {
            _p::stored_version::<Self>(&self.version)
        }
    }
    #[automatically_derived]
    impl _p::IndexedBy<_model::Base> for Metric {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::None;
        type Key = MetricKey;
    }
    #[automatically_derived]
    impl _p::IndexedBy<Gsi1> for Metric {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            0usize,
        );
        type Key = MetricByStatusKey;
    }
    impl MetricKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub fn key(&self) -> &_model::Key<Metric> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<_model::Base> for MetricKey {
        type Entity = Metric;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, ())), key) = _p::read_parts::<
                (__P0, (__P1, ())),
                _,
            >(&row)?;
            _p::Ok(Self {
                system_id: __value0,
                at: __value1,
                key: key,
            })
        }
    }
    impl MetricByStatusKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        pub fn key(&self) -> &_model::Key<Metric> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<Gsi1> for MetricByStatusKey {
        type Entity = Metric;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, (__value2, ()))), key) = _p::read_parts::<
                (__P2, (__P1, (__P0, ()))),
                _,
            >(&row)?;
            _p::Ok(Self {
                status: __value0,
                at: __value1,
                system_id: __value2,
                key: key,
            })
        }
    }
    #[automatically_derived]
    impl _p::Fields for Metric {
        type Fields = (
            metric::system_id,
            metric::at,
            metric::status,
            metric::value,
            metric::note,
            metric::version,
            metric::expires_at,
        );
    }
    #[automatically_derived]
    impl<I> _p::Row<I> for Metric
    where
        I: _p::CarriesWhole<Metric>,
    {
        type Entity = Self;
        fn columns() -> _p::Columns {
            _p::Columns::Whole
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            <Self as _p::Entity>::decode_row(row)
        }
    }
    #[automatically_derived]
    impl _p::Attribute for metric::system_id {
        const NAME: &'static str = "system_id";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::system_id {
        type Entity = metric::Schema;
        type Name = _p::Name<1968937448705258556u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<I> _p::Carries<_p::Name<1968937448705258556u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::system_id {}
    #[automatically_derived]
    impl _p::Attribute for metric::at {
        const NAME: &'static str = "at";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::at {
        type Entity = metric::Schema;
        type Name = _p::Name<620456643683264872u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<I> _p::Carries<_p::Name<620456643683264872u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::at {}
    #[automatically_derived]
    impl _p::Attribute for metric::status {
        const NAME: &'static str = "status";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::status {
        type Entity = metric::Schema;
        type Name = _p::Name<14183358520170196015u64>;
        type Set = _p::WithKeys;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<14183358520170196015u64>, _model::Base>
    for metric::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<14183358520170196015u64>, Gsi1> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::status {}
    #[automatically_derived]
    impl _p::Attribute for metric::value {
        const NAME: &'static str = "value";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::value {
        type Entity = metric::Schema;
        type Name = _p::Name<8999596768310594794u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<8999596768310594794u64>>,
    > _p::Carries<_p::Name<8999596768310594794u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::value {}
    #[automatically_derived]
    impl _p::Attribute for metric::note {
        const NAME: &'static str = "note";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::note {
        type Entity = metric::Schema;
        type Name = _p::Name<4321480622256717021u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<4321480622256717021u64>>,
    > _p::Carries<_p::Name<4321480622256717021u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::note {}
    #[automatically_derived]
    impl _p::Attribute for metric::version {
        const NAME: &'static str = "version";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::version {
        type Entity = metric::Schema;
        type Name = _p::Name<13502572527641750071u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<13502572527641750071u64>>,
    > _p::Carries<_p::Name<13502572527641750071u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::version {}
    #[automatically_derived]
    impl _p::Attribute for metric::expires_at {
        const NAME: &'static str = "expires_at";
        type Codec = _p::SerdeValue;
    }
    #[automatically_derived]
    impl _p::Field for metric::expires_at {
        type Entity = metric::Schema;
        type Name = _p::Name<221469275237253121u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl<
        I: _p::Projects<_p::Name<221469275237253121u64>>,
    > _p::Carries<_p::Name<221469275237253121u64>, I> for metric::Schema {}
    #[automatically_derived]
    impl _p::FilterField for metric::expires_at {}
    #[allow(dead_code, clippy::restriction, reason = "not every one is called")]
    impl MetricAttributes<_p::Changes> {
        ///Sets `status`, and the keys of `Gsi1` that are made of them.
        pub fn set_status(&self, status: impl _p::Given<Status>) -> _model::Change {
            let __field2 = _p::Given::<Status>::given(status);
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_part::<__P2>(&mut parts, _p::Some(&__field2));
            _p::change_keys(
                parts,
                &[0usize],
                &[],
                [_p::change_field::<metric::status, Status>(&__field2)],
            )
        }
    }
    #[automatically_derived]
    impl<
        __A0,
    > _p::PartitionOf<
        _model::Base,
        (_p::PartForm<__P0>,),
        (_p::PartType<__P0>,),
        (__A0,),
    > for Metric
    where
        __A0: _p::ValueOf<__P0>,
    {
        fn parts((system_id,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<__P0>::set(&system_id, _p::Parts::new(__PARTS))
        }
    }
    #[automatically_derived]
    impl<
        __A0,
    > _p::PartitionOf<Gsi1, (_p::PartForm<__P2>,), (_p::PartType<__P2>,), (__A0,)>
    for Metric
    where
        __A0: _p::ValueOf<__P2>,
    {
        fn parts((status,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<__P2>::set(&status, _p::Parts::new(__PARTS))
        }
    }
    fn _obligations() {
        #[allow(unused_imports, reason = "not every entity asks everything")]
        use _p::ask::asked::*;
        _p::ask::Listing::<Monitoring, Metric>::OF.ask();
        _p::ask::Indexing::<Monitoring, Gsi1>::OF.ask();
        _p::ask::Global::<Gsi1>::OF.ask();
        _p::ask::Spread::<String, _p::Plain>::OF.ask();
        _p::ttl_field::<Option<Ttl>>();
    }
    const _: () = _p::verify_partition_key(
        <Monitoring as _p::Table>::SCHEMA,
        <Metric as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_sort_key(
        <Monitoring as _p::Table>::SCHEMA,
        <Metric as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_index_partition(
        <Monitoring as _p::Table>::SCHEMA,
        <Metric as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = _p::verify_index_sort(
        <Monitoring as _p::Table>::SCHEMA,
        <Metric as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = {
        static TABLE: &_p::TableSchema = <Monitoring as _p::Table>::SCHEMA;
        static ENTITY: &_p::EntitySchema = <Metric as _p::Entity>::SCHEMA;
        _p::verify_field(TABLE, ENTITY, 0usize);
        _p::verify_field(TABLE, ENTITY, 1usize);
        _p::verify_field(TABLE, ENTITY, 2usize);
        _p::verify_field(TABLE, ENTITY, 3usize);
        _p::verify_field(TABLE, ENTITY, 4usize);
        _p::verify_field(TABLE, ENTITY, 5usize);
        _p::verify_field(TABLE, ENTITY, 6usize);
        _p::verify_ttl(TABLE, ENTITY);
    };
};
