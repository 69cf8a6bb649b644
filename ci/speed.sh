#!/usr/bin/env bash
# The tests of the measurement; then, that a page of 1 MB is read at least six times faster than by the SDK and
# serde_dynamo. The only job in which a time decides: the ratio of two CPU times of one thread, which took turns.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo test --manifest-path benches/wire/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}" --locked --release --lib
benches/wire/run.sh --gate
