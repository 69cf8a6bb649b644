///The attributes of `Reading`, as types.
#[allow(
    missing_copy_implementations,
    missing_debug_implementations,
    non_camel_case_types,
    clippy::restriction,
    reason = "named as the fields are, and without values"
)]
mod reading {
    ///The field `station`.
    pub(super) struct station;
    ///The field `at`.
    pub(super) struct at;
    ///The field `quality`.
    pub(super) struct quality;
    ///The field `region`.
    pub(super) struct region;
    ///What `Reading` is made of.
    pub(super) struct Schema;
}
///The attributes of `Reading`, as filters and conditions name them.
#[allow(
    dead_code,
    missing_copy_implementations,
    missing_debug_implementations,
    clippy::restriction,
    reason = "not every attribute is filtered by, and none has a value"
)]
struct ReadingAttributes<C> {
    ///The attribute `station`.
    station: ::dynamodb_model::Attr<reading::station, u32, C>,
    ///The attribute `at`.
    at: ::dynamodb_model::Attr<reading::at, u64, C>,
    ///The attribute `quality`.
    quality: ::dynamodb_model::Attr<reading::quality, Option<u8>, C>,
    ///The attribute `region`.
    region: ::dynamodb_model::Attr<reading::region, String, C>,
}
///The primary key of a `Reading`, in its parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
struct ReadingKey {
    ///The part `station`.
    station: u32,
    ///The part `at`.
    at: u64,
    key: ::dynamodb_model::Key<Reading>,
}
///The keys of a `Reading` in the index `ByQuality`, in their parts.
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
#[allow(
    dead_code,
    private_interfaces,
    clippy::nursery,
    clippy::restriction,
    reason = "as the fields are"
)]
struct ReadingByQualityKey {
    ///The part `quality`.
    quality: u8,
    ///The part `region`.
    region: String,
    ///The part `at`.
    at: u64,
    ///The part `station`.
    station: u32,
    key: ::dynamodb_model::Key<Reading>,
}
::dynamodb_model::__staged_query! {
    #[doc =
    "A query of `Reading` items, while parts of the sort key may still be given."] struct
    ReadingQuery[] [] [I, S, F, P, X] of Reading, where []
}
#[allow(unused_qualifications, reason = "paths are whole")]
const _: () = {
    use ::dynamodb_model::{self as _model, __private as _p};
    struct __P0;
    #[automatically_derived]
    impl _p::BarePart for __P0 {
        const NUMBER: usize = 0usize;
        type Type = u32;
    }
    struct __P1;
    #[automatically_derived]
    impl _p::BarePart for __P1 {
        const NUMBER: usize = 1usize;
        type Type = u64;
    }
    struct __P2;
    #[automatically_derived]
    impl _p::BarePart for __P2 {
        const NUMBER: usize = 2usize;
        type Type = u8;
    }
    struct __P3;
    #[automatically_derived]
    impl _p::BarePart for __P3 {
        const NUMBER: usize = 3usize;
        type Type = String;
    }
    static __PARTS: &[_p::PartSchema] = &[
        _p::part_schema::<__P0, <Readings as _p::Table>::Encoding>("station"),
        _p::part_schema::<__P1, <Readings as _p::Table>::Encoding>("at"),
        _p::part_schema::<__P2, <Readings as _p::Table>::Encoding>("quality"),
        _p::part_schema::<__P3, <Readings as _p::Table>::Encoding>("region"),
    ];
    #[allow(
        dead_code,
        clippy::restriction,
        clippy::self_named_constructors,
        reason = "not every one is called, and the entity may have a method's name"
    )]
    impl Reading {
        ///Reads the `Reading` of this key.
        fn get(
            station: impl _p::PartValue<u32>,
            at: impl _p::PartValue<u64>,
        ) -> _model::Get<Self> {
            _model::Get::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &station), &at),
            )
        }
        ///Changes the `Reading` of this key, which must be there.
        fn update(
            station: impl _p::PartValue<u32>,
            at: impl _p::PartValue<u64>,
        ) -> _model::Update<Self> {
            _model::Update::of_parts(
                _p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &station), &at),
            )
        }
        ///Changes the `Reading` of this key, and makes it where there is none.
        fn upsert(
            station: impl _p::PartValue<u32>,
            at: impl _p::PartValue<u64>,
        ) -> _model::Update<Self, _p::Silent, _p::Upserting> {
            _model::Update::upsert(
                _p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &station), &at),
            )
        }
        ///Deletes the `Reading` of this key, if there is one.
        fn delete(
            station: impl _p::PartValue<u32>,
            at: impl _p::PartValue<u64>,
        ) -> _model::Delete<Self> {
            _model::Delete::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &station), &at),
            )
        }
        ///A condition on the `Reading` of this key, for a transaction.
        fn check(
            station: impl _p::PartValue<u32>,
            at: impl _p::PartValue<u64>,
        ) -> _model::Check<Self> {
            _model::Check::of_parts(
                &_p::set_part::<
                    __P1,
                >(_p::set_part::<__P0>(_p::Parts::new(__PARTS), &station), &at),
            )
        }
        ///Queries the `Reading` items of one partition.
        fn query(
            station: impl _p::PartValue<u32>,
        ) -> ReadingQuery<_model::Base, _p::Next<reading::at>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<__P0>(_p::Parts::new(__PARTS), &station),
                ),
            )
        }
        ///Queries the `Reading` items of one partition of the index `ByQuality`.
        fn by_quality(
            quality: impl _p::PartValue<u8>,
            region: impl _p::PartValue<String>,
        ) -> ReadingQuery<ByQuality, _p::Next<reading::at>> {
            _p::Stage::from_state(
                _p::QueryState::new(
                    _p::set_part::<
                        __P3,
                    >(_p::set_part::<__P2>(_p::Parts::new(__PARTS), &quality), &region),
                ),
            )
        }
        #[doc(hidden)]
        fn scan() -> _model::Scan<Self, _model::Base>
        where
            for<'never> Self: _p::OffersScan,
        {
            _model::Scan::new()
        }
        ///Stores the `Reading`, unless there is an item of its key.
        fn create(&self) -> _model::Put<Self> {
            _model::Put::create(self)
        }
        ///Stores the `Reading`, over whatever item has its key.
        fn put(&self) -> _model::Put<Self> {
            _model::Put::overwrite(self)
        }
        ///Stores the `Reading`, if there is an item of its key.
        fn replace(&self) -> _model::Put<Self> {
            _model::Put::replace(self)
        }
    }
    impl ReadingQuery<_model::Base, _p::Next<reading::at>> {
        ///Gives `at`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        fn at<C>(self, at: C) -> C::Out
        where
            C: _p::PartCondition<
                u64,
                _p::Spec<_p::Native, <Readings as _p::Table>::Encoding, _p::Last>,
                _model::Query<Reading, _model::Base>,
                _model::Query<Reading, _model::Base>,
            >,
        {
            at.apply(self.into_state(), 1usize)
        }
    }
    impl ReadingQuery<ByQuality, _p::Next<reading::at>> {
        ///Gives `at`: a value, or a range of values.
        #[allow(dead_code, reason = "not every query gives every part")]
        fn at<C>(self, at: C) -> C::Out
        where
            C: _p::PartCondition<
                u64,
                _p::Spec<_p::Native, <Readings as _p::Table>::Encoding, _p::Last>,
                _model::Query<Reading, ByQuality>,
                _model::Query<Reading, ByQuality>,
            >,
        {
            at.apply(self.into_state(), 1usize)
        }
    }
    static __SCHEMA: _p::EntitySchema = _p::EntitySchema::new(
            "Reading",
            &[
                _p::FieldSchema::new("station", "station"),
                _p::FieldSchema::new("at", "at"),
                _p::FieldSchema::new("quality", "quality"),
                _p::FieldSchema::new("region", "region"),
            ],
            __PARTS,
            _p::KeyTemplate::Native(0usize),
        )
        .sort(_p::KeyTemplate::Native(1usize))
        .indexes(
            &[
                _p::IndexEntry::new(
                    <ByQuality as _p::Index>::SCHEMA,
                    "by_quality",
                    &[_p::KeyTemplate::Native(2usize), _p::KeyTemplate::Native(3usize)],
                    &[_p::KeyTemplate::Native(1usize)],
                ),
            ],
        )
        .key_fields(
            &[
                _p::key_field::<__P0>("station"),
                _p::key_field::<__P1>("at"),
                _p::key_field::<__P2>("quality"),
                _p::key_field::<__P3>("region"),
            ],
        );
    #[automatically_derived]
    impl _p::Entity for Reading {
        type Table = Readings;
        type Key = ReadingKey;
        type Attributes<C> = ReadingAttributes<C>;
        type Marker = reading::Schema;
        type Version = ();
        type Unique = ();
        const SCHEMA: &'static _p::EntitySchema = &__SCHEMA;
        fn parts(&self) -> _p::Parts {
            let mut parts = _p::Parts::new(__PARTS);
            _p::put_part::<__P0>(&mut parts, _p::Some(&self.station));
            _p::put_part::<__P1>(&mut parts, _p::Some(&self.at));
            _p::put_part::<__P2>(&mut parts, _p::Option::as_ref(&self.quality));
            _p::put_part::<__P3>(&mut parts, _p::Some(&self.region));
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
            ReadingAttributes {
                station: _p::Attr::new(),
                at: _p::Attr::new(),
                quality: _p::Attr::new(),
                region: _p::Attr::new(),
            }
        }
    }
    #[automatically_derived]
    impl _p::IndexedBy<_model::Base> for Reading {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::None;
        type Key = ReadingKey;
    }
    #[automatically_derived]
    impl _p::IndexedBy<ByQuality> for Reading {
        const ENTRY: _p::Option<&'static _p::IndexEntry> = _p::entry(
            <Self as _p::Entity>::SCHEMA,
            0usize,
        );
        type Key = ReadingByQualityKey;
    }
    impl ReadingKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        fn key(&self) -> &_model::Key<Reading> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<_model::Base> for ReadingKey {
        type Entity = Reading;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, ())), key) = _p::read_parts::<
                (__P0, (__P1, ())),
                _,
            >(&row)?;
            _p::Ok(Self {
                station: __value0,
                at: __value1,
                key: key,
            })
        }
    }
    impl ReadingByQualityKey {
        /// The key itself, which reads or deletes the item.
        #[allow(dead_code, reason = "not every key is used")]
        fn key(&self) -> &_model::Key<Reading> {
            &self.key
        }
    }
    #[automatically_derived]
    impl _p::Row<ByQuality> for ReadingByQualityKey {
        type Entity = Reading;
        fn columns() -> _p::Columns {
            _p::Columns::Keys
        }
        fn decode(row: _p::RowItem) -> _p::Result<Self> {
            let ((__value0, (__value1, (__value2, (__value3, ())))), key) = _p::read_parts::<
                (__P2, (__P3, (__P1, (__P0, ())))),
                _,
            >(&row)?;
            _p::Ok(Self {
                quality: __value0,
                region: __value1,
                at: __value2,
                station: __value3,
                key: key,
            })
        }
    }
    #[automatically_derived]
    impl _p::Fields for Reading {
        type Fields = (reading::station, reading::at, reading::quality, reading::region);
    }
    #[automatically_derived]
    impl<I> _p::Row<I> for Reading
    where
        I: _p::CarriesWhole<Reading>,
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
    impl _p::Attribute for reading::station {
        const NAME: &'static str = "station";
        type Codec = _p::BareKey;
    }
    #[automatically_derived]
    impl _p::Field for reading::station {
        type Entity = reading::Schema;
        type Name = _p::Name<3032015396491513331u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<I> _p::Carries<_p::Name<3032015396491513331u64>, I> for reading::Schema {}
    #[automatically_derived]
    impl<C> _p::SeenIn<C> for reading::station {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Stored> for reading::station {}
    #[automatically_derived]
    impl _p::FreeIn<ByQuality> for reading::station {}
    #[automatically_derived]
    impl _p::Attribute for reading::at {
        const NAME: &'static str = "at";
        type Codec = _p::BareKey;
    }
    #[automatically_derived]
    impl _p::Field for reading::at {
        type Entity = reading::Schema;
        type Name = _p::Name<620456643683264872u64>;
        type Set = _p::Never;
    }
    #[automatically_derived]
    impl<I> _p::Carries<_p::Name<620456643683264872u64>, I> for reading::Schema {}
    #[automatically_derived]
    impl<C> _p::SeenIn<C> for reading::at {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Stored> for reading::at {}
    #[automatically_derived]
    impl _p::Attribute for reading::quality {
        const NAME: &'static str = "quality";
        type Codec = _p::BareKey;
    }
    #[automatically_derived]
    impl _p::Field for reading::quality {
        type Entity = reading::Schema;
        type Name = _p::Name<8827161447210483302u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<8827161447210483302u64>, _model::Base>
    for reading::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<8827161447210483302u64>, ByQuality> for reading::Schema {}
    #[automatically_derived]
    impl _p::SeenIn<_model::Base> for reading::quality {}
    #[automatically_derived]
    impl _p::SeenIn<ByQuality> for reading::quality {}
    #[automatically_derived]
    impl _p::SeenIn<_model::Stored> for reading::quality {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Stored> for reading::quality {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Base> for reading::quality {}
    #[automatically_derived]
    impl _p::Attribute for reading::region {
        const NAME: &'static str = "region";
        type Codec = _p::BareKey;
    }
    #[automatically_derived]
    impl _p::Field for reading::region {
        type Entity = reading::Schema;
        type Name = _p::Name<14363569259933213917u64>;
        type Set = _p::Alone;
    }
    #[automatically_derived]
    impl _p::Carries<_p::Name<14363569259933213917u64>, _model::Base>
    for reading::Schema {}
    #[automatically_derived]
    impl _p::Carries<_p::Name<14363569259933213917u64>, ByQuality> for reading::Schema {}
    #[automatically_derived]
    impl _p::SeenIn<_model::Base> for reading::region {}
    #[automatically_derived]
    impl _p::SeenIn<ByQuality> for reading::region {}
    #[automatically_derived]
    impl _p::SeenIn<_model::Stored> for reading::region {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Stored> for reading::region {}
    #[automatically_derived]
    impl _p::FreeIn<_model::Base> for reading::region {}
    #[automatically_derived]
    impl<
        __A0,
    > _p::PartitionOf<
        _model::Base,
        (_p::PartForm<__P0>,),
        (_p::PartType<__P0>,),
        (__A0,),
    > for Reading
    where
        __A0: _p::ValueOf<__P0>,
    {
        fn parts((station,): (__A0,)) -> _p::Parts {
            _p::ValueOf::<__P0>::set(&station, _p::Parts::new(__PARTS))
        }
    }
    #[automatically_derived]
    impl<
        __A0,
        __A1,
    > _p::PartitionOf<
        ByQuality,
        (_p::PartForm<__P2>, _p::PartForm<__P3>),
        (_p::PartType<__P2>, _p::PartType<__P3>),
        (__A0, __A1),
    > for Reading
    where
        __A0: _p::ValueOf<__P2>,
        __A1: _p::ValueOf<__P3>,
    {
        fn parts((quality, region): (__A0, __A1)) -> _p::Parts {
            _p::ValueOf::<
                __P3,
            >::set(&region, _p::ValueOf::<__P2>::set(&quality, _p::Parts::new(__PARTS)))
        }
    }
    fn _obligations() {
        #[allow(unused_imports, reason = "not every entity asks everything")]
        use _p::ask::asked::*;
        _p::ask::Listing::<Readings, Reading>::OF.ask();
        _p::ask::Indexing::<Readings, ByQuality>::OF.ask();
        _p::ask::Global::<ByQuality>::OF.ask();
        _p::ask::Spread::<u32, _p::Native>::OF.ask();
    }
    const _: () = _p::verify_partition_key(
        <Readings as _p::Table>::SCHEMA,
        <Reading as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_sort_key(
        <Readings as _p::Table>::SCHEMA,
        <Reading as _p::Entity>::SCHEMA,
    );
    const _: () = _p::verify_index_partition(
        <Readings as _p::Table>::SCHEMA,
        <Reading as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = _p::verify_index_sort(
        <Readings as _p::Table>::SCHEMA,
        <Reading as _p::Entity>::SCHEMA,
        0usize,
    );
    const _: () = {
        static TABLE: &_p::TableSchema = <Readings as _p::Table>::SCHEMA;
        static ENTITY: &_p::EntitySchema = <Reading as _p::Entity>::SCHEMA;
        _p::verify_field(TABLE, ENTITY, 0usize);
        _p::verify_field(TABLE, ENTITY, 1usize);
        _p::verify_field(TABLE, ENTITY, 2usize);
        _p::verify_field(TABLE, ENTITY, 3usize);
    };
};
