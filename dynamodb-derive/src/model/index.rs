//! Indexes: the marker type that declares one, and an entity's place in it.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{DeriveInput, LitStr, Path};

use super::crate_path;
use super::key::Key;
use super::part::{Call, FieldRef, Parts};
use super::scope::Scope;
use crate::attrs::entity::{IndexAttr, WhenAttr};
use crate::attrs::index::{IndexAttrs, Project};
use crate::attrs::value::KeyAttribute;
use crate::sink::Sink;

/// An entity's place in one index.
pub(crate) struct IndexEntry<'a> {
    pub(crate) marker: &'a Path,
    /// The method that queries by it.
    pub(crate) query: &'a Ident,
    /// A local index is given no partition key: here it has the table's.
    pub(crate) key: Key<'a>,
    /// Whether no partition key was given, which only a local index can do without.
    pub(crate) local: bool,
    pub(crate) when: Option<When<'a>>,
    /// The word `when`, for messages.
    pub(crate) when_word: Option<&'a Ident>,
    pub(crate) scan: bool,
}

/// When an item is in the index.
pub(crate) enum When<'a> {
    /// While this bool field is true.
    Field(FieldRef<'a>),
    /// While this function of fields is.
    Call(Call<'a>),
}

impl<'a> IndexEntry<'a> {
    /// Looks everything up; `None` when something required is missing and the sink holds that.
    pub(super) fn resolve(
        attr: &'a IndexAttr,
        table: &Key<'a>,
        scope: &Scope<'_, 'a>,
        parts: &mut Parts<'a>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let marker = path_text(&attr.marker);
        let of = format!(" of index `{marker}`");
        let mut key = Key::resolve(&attr.key, &of, scope, parts, sink);
        let local = !attr.key.pk.is_set();
        if local {
            key.partition.clone_from(&table.partition);
            key.whole &= table.whole;
        }
        let when = attr
            .when
            .get()
            .and_then(|when| When::resolve(when, &marker, scope, sink));
        if local && !attr.key.sk.is_set() {
            sink.at(
                &attr.marker,
                format!(
                    "index `{marker}` is given no key; add `pk = \"..\"`, or `sk = \"..\"` alone for a local index"
                ),
            );
        }
        let Some(query) = attr.key.query.get() else {
            sink.at(
                &attr.marker,
                format!("index `{marker}` has no name for its query; add `query = by_..`"),
            );
            return None;
        };
        Some(Self {
            marker: &attr.marker,
            query,
            key,
            local,
            when,
            when_word: attr.when.key(),
            scan: attr.scan.is_set(),
        })
    }

    /// The marker as the user wrote it.
    pub(crate) fn name(&self) -> String {
        path_text(self.marker)
    }
}

impl<'a> When<'a> {
    fn resolve(
        attr: &'a WhenAttr,
        marker: &str,
        scope: &Scope<'_, 'a>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let subject = format!("`when` of index `{marker}`");
        match attr {
            WhenAttr::Field(path) => scope.field(path, &subject, sink).map(Self::Field),
            WhenAttr::Call(call) => scope.call(call, &subject, sink).map(Self::Call),
        }
    }
}

/// A secondary index as its marker declares it.
pub(crate) struct Index<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) krate: Path,
    pub(crate) name: &'a LitStr,
    pub(crate) kind: Kind<'a>,
    pub(crate) sort: &'a [KeyAttribute],
    pub(crate) project: &'a Project,
}

/// Whose partition key an index has.
pub(crate) enum Kind<'a> {
    /// Its own.
    Global { partition: &'a [KeyAttribute] },
    /// The table's.
    Local,
}

impl<'a> Index<'a> {
    /// Fills everything in; `None` when something required is missing and the sink holds that.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a IndexAttrs,
        sink: &mut Sink,
    ) -> Option<Self> {
        let ident = &input.ident;
        let mut missing = |message: String| sink.at(ident, message);
        if !attrs.name.is_set() {
            missing(format!("index `{ident}` has no name; add `name = \"..\"`"));
        }
        if !attrs.project.is_set() {
            missing(format!(
                "index `{ident}` does not say what it carries, which is paid for on every write; \
                 add `project = keys_only`, `project = include(\"..\")` or `project = all`"
            ));
        }
        let global = attrs.global.is_set();
        if !global && !attrs.local.is_set() {
            missing(format!(
                "index `{ident}` is neither `global` nor `local`; say which: `#[index(global, ..)]`"
            ));
        }
        if global && !attrs.pk.is_set() {
            missing(format!(
                "global index `{ident}` has no partition key; add `pk = \"..\"`"
            ));
        }
        if !global && attrs.local.is_set() && !attrs.sk.is_set() {
            missing(format!(
                "local index `{ident}` has no sort key, and would only repeat the table; add `sk = \"..\"`"
            ));
        }
        let kind = match attrs.pk.get() {
            Some(pk) if global => Kind::Global {
                partition: &pk.items,
            },
            _ if global => return None,
            _ => Kind::Local,
        };
        Some(Self {
            ident,
            krate: crate_path(&attrs.krate),
            name: attrs.name.get()?,
            kind,
            sort: attrs.sk.get().map_or(&[], |sk| &sk.items),
            project: attrs.project.get()?,
        })
    }
}

/// A path as the user wrote it.
pub(crate) fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}
