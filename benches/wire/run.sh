#!/usr/bin/env bash
# Measures what requests cost the client, and writes docs/performance.md and docs/performance.svg.
#
#   benches/wire/run.sh           all contenders, with glibc's allocator and mimalloc
#   benches/wire/run.sh --gate    ours and the SDK at a page of 1 MB; fails where ours is less than 6 times faster
#
# What is built lies in the target folder of the workspace, or in CARGO_TARGET_DIR.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
cd "$here"

# run BINARY ARGUMENT..: a binary that is built.
run() {
    "$CARGO_TARGET_DIR/release/$1" "${@:2}"
}

case ${1:-} in
    '')
        figures=$CARGO_TARGET_DIR/wire
        mkdir -p "$figures"
        cargo build --release --locked --all-features
        for kind in glibc mimalloc counted; do
            echo "== $kind"
            run "wire-$kind" >"$figures/$kind.tsv"
        done
        run wire-document "$figures" "$here/performance.md.in" "$root/docs"
        ;;
    --gate)
        cargo build --release --locked --bin wire-gate
        run wire-gate
        ;;
    *)
        echo 'usage: benches/wire/run.sh [--gate]' >&2
        exit 2
        ;;
esac
