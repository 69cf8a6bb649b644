//! The README and the guide: their code is tested with the crate's own examples, and seen nowhere else.

/// Makes each document the documentation of an item, where rustdoc finds its examples.
macro_rules! documents {
    ($($name:ident: $path:literal),+) => {$(
        #[doc = include_str!($path)]
        mod $name {}
    )+};
}

documents! {
    readme: "../../README.md",
    adopting: "../../docs/guide/adopting.md",
    beyond: "../../docs/guide/beyond.md",
    bulk: "../../docs/guide/bulk.md",
    collections: "../../docs/guide/collections.md",
    errors: "../../docs/guide/errors.md",
    filters: "../../docs/guide/filters.md",
    hydration: "../../docs/guide/hydration.md",
    indexes: "../../docs/guide/indexes.md",
    keys: "../../docs/guide/keys.md",
    pages: "../../docs/guide/pages.md",
    parallel_scans: "../../docs/guide/parallel-scans.md",
    queries: "../../docs/guide/queries.md",
    sharding: "../../docs/guide/sharding.md",
    speed: "../../docs/guide/speed.md",
    testing: "../../docs/guide/testing.md",
    transactions: "../../docs/guide/transactions.md",
    ttl: "../../docs/guide/ttl.md",
    unique: "../../docs/guide/unique.md",
    updates: "../../docs/guide/updates.md",
    writing: "../../docs/guide/writing.md"
}
