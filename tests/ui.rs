//! What must not compile, and what the compiler says then.

/// Near misses, which must compile. They do so with this test.
#[path = "ui/pass"]
mod pass {
    mod collections;
    mod keys;
    mod names;
    mod projections;
    mod queries;
    mod tables;
}

/// Each file states a rule and breaks it; the messages beside it are the contract.
#[test]
fn messages() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    for area in [
        "attrs",
        "batches",
        "collections",
        "documents",
        "fields",
        "filters",
        "indexes",
        "key_part",
        "keys",
        "projections",
        "queries",
        "sharding",
        "tables",
        "times",
        "transactions",
        "unique",
        "writes",
    ] {
        cases.compile_fail(format!("tests/ui/{area}/*.rs"));
    }
}
