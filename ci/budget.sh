#!/usr/bin/env bash
# What the derives expand to: the snapshots hold, and none is larger than its budget.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo test --package dynamodb-derive
