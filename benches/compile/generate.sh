#!/usr/bin/env bash
# Writes the source of one measured crate to standard output.
#
#   generate.sh VARIANT ENTITIES
#
# VARIANT is `model` (our derives and serde's), `serde` (serde's alone), or `by-hand` (serde's, and for each struct one
# function that makes an item of it and one that reads it back, through serde_dynamo).
set -euo pipefail

variant=$1 entities=$2

numbers=()
for ((n = 1; n <= entities; n++)); do
    numbers+=("$(printf '%02d' "$n")")
done

if [[ $variant == model ]]; then
    names=$(printf 'Entity%s, ' "${numbers[@]}")
    cat <<RUST
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "bench", pk = "pk", sk = "sk", indexes(ByOwner, ByRegion, ByParent), entities(${names%, }))]
pub struct Bench;

#[derive(Index)]
#[index(global, name = "by_owner", pk = "owner_pk", sk = "owner_sk", project = all)]
pub struct ByOwner;

#[derive(Index)]
#[index(global, name = "by_region", pk = "region_pk", sk = "region_sk", project = keys_only)]
pub struct ByRegion;

#[derive(Index)]
#[index(global, name = "by_parent", pk = "parent_pk", sk = "parent_sk", project = include("amount", "active"))]
pub struct ByParent;
RUST
else
    echo 'use serde::{Deserialize, Serialize};'
    if [[ $variant == by-hand ]]; then
        cat <<RUST
use aws_sdk_dynamodb::types::AttributeValue;
use serde_dynamo::{from_item, to_item};

type Item = std::collections::HashMap<String, AttributeValue>;
RUST
    fi
fi

for n in "${numbers[@]}"; do
    if [[ $variant == model ]]; then
        cat <<RUST

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Bench, key(pk = "E$n#{tenant}", sk = "{created}#{id}"))]
#[entity(index(ByOwner, query = by_owner, pk = "E${n}OWNER#{owner}", sk = "{created}"))]
#[entity(index(ByRegion, query = by_region, pk = "E${n}REGION#{region}", sk = "{kind}#{id}"))]
#[entity(index(ByParent, query = by_parent, pk = "E${n}PARENT#{parent}", sk = "{updated}"))]
RUST
    else
        printf '\n#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]\n'
    fi
    cat <<RUST
pub struct Entity$n {
    pub tenant: String,
    pub id: u64,
    pub owner: String,
    pub region: String,
    pub kind: String,
    pub parent: Option<u64>,
    pub created: u64,
    pub updated: u64,
    pub amount: f64,
    pub active: bool,
    pub note: Option<String>,
    pub tags: Vec<String>,
}
RUST
    if [[ $variant == by-hand ]]; then
        cat <<RUST

impl Entity$n {
    pub fn store(&self) -> serde_dynamo::Result<Item> {
        to_item(self)
    }

    pub fn load(item: Item) -> serde_dynamo::Result<Self> {
        from_item(item)
    }
}
RUST
    fi
done
