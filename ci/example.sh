#!/usr/bin/env bash
# The main example answers all its access patterns, over a history that loads in seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo run --example monitoring -- --systems 20 --seconds 2
