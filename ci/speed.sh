#!/usr/bin/env bash
# A page of 1 MB is read at least six times faster than by the SDK and serde_dynamo. The only job in which a time decides:
# the ratio of two CPU times of one thread, which took turns.
set -euo pipefail
cd "$(dirname "$0")/.."

benches/wire/run.sh --gate
