#!/usr/bin/env bash
# What the derives and the dependency cost at compile time, in CPU seconds. See the README beside this file.
#
#   benches/compile/run.sh [derive | cold | all | lines]
#
# ENTITIES (default 50) and RUNS (default 5) in the environment change the size and how often each figure is taken.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
entities=${ENTITIES:-50}
runs=${RUNS:-5}
work=${CARGO_TARGET_DIR:-$root/target}/compile-bench
log=$work/log
mkdir -p "$work"

# calculate EXPRESSION FORMAT: one number.
calculate() {
    LC_ALL=C awk "BEGIN { printf \"$2\", $1 }"
}

# cpu COMMAND..: user and system seconds of the command and all it starts. Wall time says little on a busy machine.
cpu() {
    local TIMEFORMAT='%U + %S' spent
    spent=$({ time "$@" >"$log" 2>&1; } 2>&1) || {
        cat "$log" >&2
        exit 1
    }
    calculate "$spent" %.2f
}

# best SOURCE COMMAND..: the least of some runs of a command, the source touched before each.
best() {
    local source=$1 least='' spent
    shift
    for ((run = 0; run < runs; run++)); do
        touch "$source"
        spent=$(cpu "$@")
        [[ -n $least && $(calculate "$least <= $spent" %d) == 1 ]] || least=$spent
    done
    echo "$least"
}

# crate NAME DEPENDENCIES SOURCE-PATH: an empty crate outside the workspace, with its versions and profile.
crate() {
    mkdir -p "$work/$1/src"
    cp "$root/Cargo.lock" "$root/rust-toolchain.toml" "$work/$1/"
    cat >"$work/$1/Cargo.toml" <<TOML
[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
$2

[profile.dev]
debug = "line-tables-only"
TOML
}

version_of() {
    sed -n "s/^$1 = .*version = \"\([^\"]*\)\".*/\1/p" "$root/Cargo.toml"
}

model="dynamodb-model = { path = \"$root/dynamodb-model\" }"
serde='serde = { version = "1", features = ["derive"] }'
sdk="aws-sdk-dynamodb = { version = \"$(version_of aws-sdk-dynamodb)\", default-features = false, features = [\"rt-tokio\"] }"
serde_dynamo="serde_dynamo = { version = \"$(version_of serde_dynamo)\", features = [\"aws-sdk-dynamodb+1\"] }"

# measure VARIANT DEPENDENCIES: check and build of the crate with entities, less the same with none.
measure() {
    local name=bench-$1 source check build floor_check floor_build
    crate "$name" "$2"
    source=$work/$name/src/lib.rs
    local cargo=(cargo --config 'build.incremental=false' --color never)
    local manifest=(--manifest-path "$work/$name/Cargo.toml" --target-dir "$work/target")

    : >"$source"
    cpu "${cargo[@]}" check "${manifest[@]}" >"$work/discarded"
    cpu "${cargo[@]}" build "${manifest[@]}" >"$work/discarded"
    floor_check=$(best "$source" "${cargo[@]}" check "${manifest[@]}")
    floor_build=$(best "$source" "${cargo[@]}" build "${manifest[@]}")

    "$here/generate.sh" "$1" "$entities" >"$source"
    check=$(best "$source" "${cargo[@]}" check "${manifest[@]}")
    build=$(best "$source" "${cargo[@]}" build "${manifest[@]}")
    checks[$1]=$(calculate "$check - $floor_check" %.2f)
    builds[$1]=$(calculate "$build - $floor_build" %.2f)
    printf '%-30s %8s %8s %10s %10s %12s %12s\n' "$3" "$check" "$build" "${checks[$1]}" "${builds[$1]}" \
        "$(calculate "1000 * ${checks[$1]} / $entities" %.1f)" "$(calculate "1000 * ${builds[$1]} / $entities" %.1f)"
}

derive() {
    declare -A checks builds
    echo "$entities entities x 12 fields x 3 indexes, CPU seconds, best of $runs; net: less the same crate with no entity"
    printf '%-30s %8s %8s %10s %10s %12s %12s\n' '' check build 'net check' 'net build' 'ms/entity' 'ms/entity'
    measure serde "$serde" 'serde derives alone'
    measure by-hand "$serde"$'\n'"$sdk"$'\n'"$serde_dynamo" 'serde + serde_dynamo by hand'
    measure model "$serde"$'\n'"$model" 'serde + dynamodb-model'
    local other
    for other in serde by-hand; do
        printf 'dynamodb-model is %s x the check and %s x the build of %s\n' \
            "$(calculate "${checks[model]} / ${checks[$other]}" %.2f)" \
            "$(calculate "${builds[model]} / ${builds[$other]}" %.2f)" "$other"
    done
}

# cold_build NAME DEPENDENCIES MAIN: a hello-world service, from nothing.
cold_build() {
    local name=cold-$1 count least='' spent
    crate "$name" "$2"
    echo "$3" >"$work/$name/src/main.rs"
    local manifest=(--manifest-path "$work/$name/Cargo.toml")
    count=$(cargo tree "${manifest[@]}" --prefix none --edges normal,build 2>"$log" | sed 's/ (\*)$//' | sort -u | wc -l)
    for ((run = 0; run < cold_runs; run++)); do
        rm -rf "$work/cold-target"
        spent=$(cpu cargo build "${manifest[@]}" --target-dir "$work/cold-target")
        [[ -n $least && $(calculate "$least <= $spent" %d) == 1 ]] || least=$spent
    done
    rm -rf "$work/cold-target"
    # The crate itself is no dependency.
    crates[$1]=$((count - 1)) cold[$1]=$least
    printf '%-30s %8s %8s\n' "$4" "${crates[$1]}" "$least"
}

cold() {
    declare -A crates cold
    local cold_runs=${COLD_RUNS:-1}
    echo "hello-world from an empty target folder, debug build, no TLS, best of $cold_runs"
    printf '%-30s %8s %8s\n' '' crates 'CPU s'
    cold_build sdk "$sdk"$'\n'"$serde_dynamo" \
        'fn main() { println!("hello, {}", std::any::type_name::<(aws_sdk_dynamodb::Client, serde_dynamo::Error)>()); }' \
        'aws-sdk-dynamodb, serde_dynamo'
    cold_build model "$model" \
        'fn main() { println!("hello, {}", std::any::type_name::<dynamodb_model::Error>()); }' 'dynamodb-model'
    printf 'dynamodb-model adds %s crates and %s %% CPU\n' "$((crates[model] - crates[sdk]))" \
        "$(calculate "100 * (${cold[model]} / ${cold[sdk]} - 1)" %.1f)"
}

# lines_of VARIANT DEPENDENCIES TITLE WORK: what LLVM is given for a program that does this work with one entity.
lines_of() {
    local name=lines-$1
    crate "$name" "$2"
    rm -f "$work/$name/src/lib.rs"
    {
        "$here/generate.sh" "$1" 1
        cat <<RUST

$4

fn main() {
    // Nothing is done; it is compiled all the same.
    if let Some((db, entity)) = std::hint::black_box(None) {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let _ = std::pin::pin!(work(db, entity)).poll(&mut context);
    }
}
RUST
    } >"$work/$name/src/main.rs"
    printf '%s, a program with one entity:\n' "$3"
    cargo llvm-lines --manifest-path "$work/$name/Cargo.toml" --target-dir "$work/target" 2>"$log" | sed -n 1,15p || {
        cat "$log" >&2
        exit 1
    }
}

lines() {
    # shellcheck disable=SC2016
    lines_of by-hand "$serde"$'\n'"$sdk"$'\n'"$serde_dynamo" 'serde + serde_dynamo by hand' '
fn key(tenant: &str, created: u64, id: u64) -> Item {
    let s = AttributeValue::S;
    Item::from([
        ("pk".to_owned(), s(format!("E01#{tenant}"))),
        ("sk".to_owned(), s(format!("{created:020}#{id:020}"))),
    ])
}

async fn work(db: aws_sdk_dynamodb::Client, entity: Entity01) -> Result<(), Box<dyn std::error::Error>> {
    let mut item = entity.store()?;
    item.extend(key(&entity.tenant, entity.created, entity.id));
    db.put_item().table_name("bench").set_item(Some(item)).send().await?;
    let found = db.get_item().table_name("bench").set_key(Some(key("t", 1, 2))).send().await?;
    let found = found.item.map(Entity01::load).transpose()?;
    let query = db.query().table_name("bench").key_condition_expression("pk = :pk");
    let query = query.expression_attribute_values(":pk", AttributeValue::S("E01#t".to_owned()));
    let items = query.send().await?.items.unwrap_or_default().into_iter();
    let all = items.map(Entity01::load).collect::<Result<Vec<_>, _>>()?;
    std::hint::black_box((found, all));
    Ok(())
}'
    echo
    lines_of model "$serde"$'\n'"$model" 'serde + dynamodb-model' '
async fn work(db: dynamodb_model::Db<Bench>, entity: Entity01) -> dynamodb_model::Result<()> {
    entity.put().send(&db).await?;
    let found = Entity01::get("t", 1, 2).send(&db).await?;
    let all = Entity01::query("t").collect(&db).await?;
    std::hint::black_box((found, all));
    Ok(())
}'
}

case ${1:-all} in
    derive) derive ;;
    lines) lines ;;
    cold) cold ;;
    all) derive && echo && cold ;;
    *)
        echo "usage: benches/compile/run.sh [derive | cold | all | lines]" >&2
        exit 2
        ;;
esac
