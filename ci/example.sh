#!/usr/bin/env bash
# The main example answers all its access patterns, over a history that loads in seconds. The others check what they say,
# and fail where it is not so.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo run --example monitoring -- --systems 20 --seconds 2
cargo run --example shop
cargo run --example forum
cargo run --example bulk_load -- --items 5000
cargo run --example hot_partition
