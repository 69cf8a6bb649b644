//! Writing: what is stored, what is refused, and what comes back.

mod added_version;
mod conditions;
mod create;
mod delete;
mod index_keys;
mod lost_replies;
mod plants;
mod put;
mod refusals;
mod ttl;
mod update;
mod values;
mod version;
