#!/usr/bin/env bash
# Each library compiles without a warning with no feature and with each of its features alone.
#
# Clippy does all that `cargo check` does, shares what it compiled with ci/clippy.sh, and, unlike RUSTFLAGS, lets a
# warning fail the job without compiling every dependency anew.
set -euo pipefail
cd "$(dirname "$0")/.."

# The names in the [features] section of a manifest, one a line.
features() {
    sed -n '/^\[features\]/,/^\[[^f]/s/^\([a-z0-9_-]*\) *=.*/\1/p' "$1/Cargo.toml"
}

for package in dynamodb-model dynamodb-embedded; do
    names=$(features "$package")
    [[ -n $names ]] || {
        echo "found no features in $package/Cargo.toml" >&2
        exit 1
    }
    for feature in '' $names; do
        echo "--- $package, ${feature:-no feature}"
        cargo clippy --quiet --package "$package" --no-default-features --features "$feature" -- -D warnings
    done
done
