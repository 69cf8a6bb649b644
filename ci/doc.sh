#!/usr/bin/env bash
# The API documentation builds without a warning: no broken link, no missing page.
set -euo pipefail
cd "$(dirname "$0")/.."

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features
