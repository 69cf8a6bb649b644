//! An entity: a struct kept in a table.

mod methods;

use std::rc::Rc;

use proc_macro2::Ident;
use quote::format_ident;
use syn::{Data, DeriveInput, Fields, Generics, Path, Visibility};

pub(crate) use self::methods::Methods;
use super::crate_path;
use super::field::Field;
use super::index::IndexEntry;
use super::key::Key;
use super::part::{Computed, Part, Parts};
use super::role::Roles;
use super::scope::Scope;
use crate::attrs::entity::EntityAttrs;
use crate::attrs::serde::SerdeContainer;
use crate::names;
use crate::sink::Sink;

/// Everything about an entity. Where something required is missing, the sink holds an error and a stand-in is here,
/// so that the rules can go on; `expand` never sees one.
pub(crate) struct Entity<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) table: Path,
    /// The value of the type-tag attribute.
    pub(crate) tag: String,
    /// The generated module with one marker for each field.
    pub(crate) module: Ident,
    pub(crate) fields: Vec<Rc<Field<'a>>>,
    pub(crate) computed: Vec<Rc<Computed<'a>>>,
    /// The distinct parts of all keys, in the order in which they are first named: the table's key, then the indexes.
    pub(crate) parts: Vec<Rc<Part<'a>>>,
    pub(crate) key: Key<'a>,
    pub(crate) indexes: Vec<IndexEntry<'a>>,
    /// Whether the entity can be scanned.
    pub(crate) scan: bool,
    pub(crate) methods: Methods,
    pub(crate) roles: Roles<'a>,
}

impl<'a> Entity<'a> {
    /// Looks everything up; `None` when the input is no struct with named fields.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a EntityAttrs,
        serde: &SerdeContainer,
        sink: &mut Sink,
    ) -> Option<Self> {
        let named = named_fields(input, sink)?;
        let ident = &input.ident;
        let fields = Field::resolve_all(named, serde);
        let (computed, unreadable) = computed(ident, &fields, attrs, sink);
        let scope = Scope {
            entity: ident,
            fields: &fields,
            computed: &computed,
            unreadable: &unreadable,
        };
        let mut parts = Parts::default();
        let key_attr = attrs.key.get();
        let key = key_attr.map_or_else(Key::default, |attr| {
            Key::resolve(attr, "", &scope, &mut parts, sink)
        });
        let indexes = attrs
            .indexes
            .iter()
            .filter_map(|attr| IndexEntry::resolve(attr, &key, &scope, &mut parts, sink))
            .collect();
        let roles = Roles::resolve(named, &fields, &mut parts, sink);
        required(ident, attrs, sink);
        Some(Self {
            ident,
            vis: &input.vis,
            generics: &input.generics,
            krate: crate_path(&attrs.krate),
            table: attrs
                .table
                .get()
                .cloned()
                .unwrap_or_else(|| ident.clone().into()),
            tag: attrs
                .name
                .get()
                .map_or_else(|| names::plain(ident), syn::LitStr::value),
            module: attrs.module.get().cloned().unwrap_or_else(|| {
                let snake = names::snake_case(&names::plain(ident));
                names::ident(&snake, ident.span()).unwrap_or_else(|| format_ident!("{snake}_"))
            }),
            scan: attrs.scan.is_set(),
            methods: Methods::resolve(ident, attrs, sink),
            fields,
            computed,
            parts: parts.into_list(),
            key,
            indexes,
            roles,
        })
    }
}

/// A struct with named fields, or the sentence that says why nothing else will do.
pub(crate) fn named_fields<'a>(
    input: &'a DeriveInput,
    sink: &mut Sink,
) -> Option<&'a syn::FieldsNamed> {
    let what = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(named) => return Some(named),
            Fields::Unnamed(_) => "is a tuple struct",
            Fields::Unit => "has no fields",
        },
        Data::Enum(_) => "is an enum",
        Data::Union(_) => "is a union",
    };
    sink.at(
        &input.ident,
        format!(
            "`{}` {what}, but attributes have names; use a struct with named fields",
            input.ident
        ),
    );
    None
}

/// The computed parts, and the names of those that are wrong.
fn computed<'a>(
    entity: &Ident,
    fields: &[Rc<Field<'a>>],
    attrs: &'a EntityAttrs,
    sink: &mut Sink,
) -> (Vec<Rc<Computed<'a>>>, Vec<String>) {
    let scope = Scope {
        entity,
        fields,
        computed: &[],
        unreadable: &[],
    };
    let mut computed = Vec::new();
    let mut unreadable = attrs.unreadable_parts.clone();
    for part in &attrs.parts {
        let name = names::plain(&part.name);
        match scope.call(&part.call, &format!("computed part `{name}`"), sink) {
            None => unreadable.push(name),
            Some(call) => computed.push(Rc::new(Computed {
                number: computed.len(),
                name: &part.name,
                ty: &part.ty,
                call,
            })),
        }
    }
    (computed, unreadable)
}

/// What no entity can do without.
fn required(ident: &Ident, attrs: &EntityAttrs, sink: &mut Sink) {
    if attrs.table.is_missing("table", &attrs.misspelt) {
        sink.at(
            ident,
            format!("entity `{ident}` names no table; add `#[entity(table = ..)]`"),
        );
    }
    if attrs.key.is_missing("key", &attrs.misspelt) {
        sink.at(
            ident,
            format!("entity `{ident}` has no key; add `#[entity(key(pk = \"..\", sk = \"..\"))]`"),
        );
    }
    if let (Some(key), Some(word)) = (attrs.key.get(), attrs.key.word())
        && key.pk.is_missing("pk", &key.misspelt)
    {
        sink.at(
            word,
            format!("the key of `{ident}` has no partition key; add `pk = \"..\"`"),
        );
    }
}
