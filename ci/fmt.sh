#!/usr/bin/env bash
# The formatting is rustfmt's, for the model of the guide too, which cargo does not know, and for the bench and the fuzz target
# outside of the workspace.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo fmt --all -- --check
cargo fmt --manifest-path benches/wire/Cargo.toml -- --check
cargo fmt --manifest-path fuzz/Cargo.toml -- --check
rustfmt --edition 2024 --check docs/guide/model.rs
