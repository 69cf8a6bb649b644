//! What must not compile, and what the compiler says then.

/// Each file states a rule and breaks it; the messages beside it are the contract.
#[test]
fn messages() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    cases.compile_fail("tests/ui/*/*.rs");
}
