#!/usr/bin/env bash
# What no compiler checks: the borders between modules, the size of files, links, and the README's compiler errors.
set -euo pipefail
cd "$(dirname "$0")/.."

breaches=0

# breach RULE LINES: reports lines that break a rule; no lines, no breach.
breach() {
    [[ -n $2 ]] || return 0
    printf '%s:\n%s\n\n' "$1" "$2"
    breaches=$((breaches + 1))
}

# find_in REGEX GREP-ARGUMENT..: the lines that match. A file or folder that is not there is a breach too.
find_in() {
    grep -rnE --include='*.rs' -e "$@" || { [[ $? -eq 1 ]] || echo "cannot search ${*:2}"; }
}

model=dynamodb-model/src

# The map of these borders is in ARCHITECTURE.md. Comments may name what code may not.
comment='^[^:]+:[0-9]+: *//'
breach 'Operations and queries know nothing of the SDK; transport.rs sends, and create_table.rs is the control plane' \
    "$(find_in 'aws_(sdk|smithy)' --exclude=create_table.rs $model/operation $model/operation.rs $model/query $model/query.rs $model/transaction $model/transaction.rs)"
breach 'The executor is compiled once: it names no entity' \
    "$(find_in '\bEntity\b' $model/execute $model/execute.rs | grep -vE "$comment" || true)"
breach 'Only codec.rs and its folder name serde_dynamo; tests may' \
    "$(find_in 'serde_dynamo' $model | grep -vE "^$model/codec(\.rs|/)|/tests(\.rs|/)|$comment" || true)"
breach 'Only transport.rs sends data requests; tests may' \
    "$(find_in '\.(get_item|put_item|update_item|delete_item|query|scan|batch_get_item|batch_write_item|transact_get_items|transact_write_items)\(\)' $model --exclude=transport.rs | grep -vE '/tests(\.rs|/)' || true)"
breach 'The stages of a derive are blind to the next one' \
    "$(find_in 'crate::(model|check|expand)\b' dynamodb-derive/src/attrs dynamodb-derive/src/attrs.rs;
       find_in 'crate::(check|expand)\b' dynamodb-derive/src/model dynamodb-derive/src/model.rs;
       find_in 'crate::expand\b' dynamodb-derive/src/check dynamodb-derive/src/check.rs)"

sources=(dynamodb-*/src dynamodb-*/tests tests examples benches)
existing=()
for folder in "${sources[@]}"; do
    [[ -d $folder ]] && existing+=("$folder")
done
breach 'A file has one noun and at most 400 lines' \
    "$(find "${existing[@]}" -name '*.rs' -not -path '*/snapshots/*' -exec awk 'END { if (NR > 400) print FILENAME ": " NR }' {} \;)"
breach 'A module is foo.rs beside foo/, not foo/mod.rs' \
    "$(find "${existing[@]}" -name mod.rs)"
breach 'Unfinished' \
    "$(find_in '\b(TODO|FIXME|XXX)\b|\b(todo|unimplemented|dbg)!' "${existing[@]}")"
breach 'An allowance says why' \
    "$(find_in '#!?\[(allow|expect|cfg_attr)\(.*(clippy|dead_code|unused)' "${existing[@]}" | grep -v 'reason *=' || true)"

missing_stderr=''
if [[ -d tests/ui ]]; then
    while IFS= read -r file; do
        [[ -f ${file%.rs}.stderr ]] || missing_stderr+="$file"$'\n'
    done < <(find tests/ui -name '*.rs' -not -path '*/pass/*')
fi
breach 'A ui test has the messages that it expects beside it' "$missing_stderr"

documents=(*.md docs/*.md docs/guide/*.md benches/*/*.md dynamodb-*/*.md)
broken=''
for document in "${documents[@]}"; do
    [[ -f $document ]] || continue
    while IFS= read -r target; do
        [[ $target =~ ^(https?:|#) || -e $(dirname "$document")/${target%%#*} ]] || broken+="$document: $target"$'\n'
    done < <(grep -oE '\]\([^) ]+\)' "$document" | sed 's/^](//; s/)$//')
done
breach 'A link leads somewhere' "$broken"

# A block after the line `<!-- from FILE -->` is a piece of FILE.
stale=''
for document in "${documents[@]}"; do
    [[ -f $document ]] || continue
    while IFS=: read -r line file; do
        block=$(tail -n "+$((line + 1))" "$document" | awk '/^```/ { done = inside; inside = 1; next } inside && !done')
        if [[ ! -f $file || -z $block || $(<"$file") != *"$block"* ]]; then
            stale+="$document:$line: not what $file says"$'\n'
        fi
    done < <(grep -nE '^<!-- from .+ -->$' "$document" | sed -E 's/<!-- from (.+) -->/\1/')
done
breach 'A compiler error in a document is one that the compiler gives' "$stale"

if ((breaches > 0)); then
    echo "$breaches rules broken" >&2
    exit 1
fi
echo 'tidy'
