#!/usr/bin/env bash
# No warning of the compiler or of clippy, in any target, with every feature on.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo clippy --workspace --all-targets --all-features -- -D warnings

# What is compiled for fuzzing alone.
cargo clippy --package dynamodb-model --all-features -- -D warnings --cfg fuzzing

# The bench outside of the workspace, in the profile in which it is built; without the peers, which bring TLS stacks.
cargo clippy --manifest-path benches/wire/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}" --locked --release \
    --all-targets --features mimalloc,counted -- -D warnings
