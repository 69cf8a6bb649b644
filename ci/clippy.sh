#!/usr/bin/env bash
# No warning of the compiler or of clippy, in any target, with every feature on.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo clippy --workspace --all-targets --all-features -- -D warnings
