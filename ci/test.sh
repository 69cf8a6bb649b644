#!/usr/bin/env bash
# The test command of the README: unit, property, engine, ui and documentation tests.
set -euo pipefail
cd "$(dirname "$0")/.."

command='cargo test --workspace --all-features'
grep -qxF "$command" README.md || {
    echo "README.md does not give the test command that runs here: $command" >&2
    exit 1
}
$command
