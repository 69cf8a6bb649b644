//! Indexes: the marker type that declares one, and an entity's place in it.

use proc_macro2::Ident;
use quote::{ToTokens as _, format_ident};
use syn::{DeriveInput, LitStr, Path};

use super::crate_path;
use super::key::Key;
use super::part::{Call, FieldRef, Parts};
use super::scope::Scope;
use crate::attrs::Slot;
use crate::attrs::entity::{IndexAttr, WhenAttr};
use crate::attrs::index::{IndexAttrs, Project};
use crate::attrs::value::KeyAttribute;
use crate::names;
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
    /// The name of the setter of the fields that its keys are made of, where the user gave one.
    pub(crate) set: Option<&'a Ident>,
    /// The method that scans it, where the entity wants one.
    pub(crate) scan: Option<Ident>,
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
        let missing = |slot: &Slot<_>, name: &str| slot.is_missing(name, &attr.key.misspelt);
        if missing(&attr.key.pk, "pk") && missing(&attr.key.sk, "sk") {
            sink.at(
                &attr.marker,
                format!(
                    "index `{marker}` is given no key; add `pk = \"..\"`, or `sk = \"..\"` alone for a local index"
                ),
            );
        }
        if attr.key.query.is_missing("query", &attr.key.misspelt) {
            sink.at(
                &attr.marker,
                format!("index `{marker}` has no name for its query; add `query = by_..`"),
            );
        }
        let query = attr.key.query.get()?;
        let scan = attr.scan.get().map(|name| {
            let default = || format_ident!("scan_{}", names::plain(query), span = query.span());
            name.clone().unwrap_or_else(default)
        });
        Some(Self {
            marker: &attr.marker,
            query,
            key,
            local,
            when,
            when_word: attr.when.word(),
            set: attr.set.get(),
            scan,
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
        required(ident, attrs, sink);
        let global = attrs.global.is_set();
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

/// What no index can do without.
fn required(ident: &Ident, attrs: &IndexAttrs, sink: &mut Sink) {
    let mut missing = |is_missing: bool, message: String| {
        if is_missing {
            sink.at(ident, message);
        }
    };
    missing(
        attrs.name.is_missing("name", &attrs.misspelt),
        format!("index `{ident}` has no name; add `name = \"..\"`"),
    );
    missing(
        attrs.project.is_missing("project", &attrs.misspelt),
        format!(
            "index `{ident}` does not say what it carries, which is paid for on every write; \
             add `project = keys_only`, `project = include(\"..\")` or `project = all`"
        ),
    );
    missing(
        attrs.has_no_kind(),
        format!(
            "index `{ident}` is neither `global` nor `local`; say which: `#[index(global, ..)]`"
        ),
    );
    missing(
        attrs.global.is_set() && attrs.pk.is_missing("pk", &attrs.misspelt),
        format!("global index `{ident}` has no partition key; add `pk = \"..\"`"),
    );
    missing(
        attrs.local.is_set()
            && !attrs.global.is_set()
            && attrs.sk.is_missing("sk", &attrs.misspelt),
        format!(
            "local index `{ident}` has no sort key, and would only repeat the table; add `sk = \"..\"`"
        ),
    );
}

/// A path as the user wrote it.
pub(crate) fn path_text(path: &Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}
