#!/usr/bin/env bash
# Fuzzes the reader of replies: fuzz/run.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")"

command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
mkdir -p corpus/reply
cargo +nightly fuzz run --fuzz-dir . --sanitizer none reply corpus/reply seeds/reply -- \
    -max_total_time="${1:-600}" -max_len=4096 -dict=json.dict -timeout=10
