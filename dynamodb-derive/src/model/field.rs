//! A field with its place in the stored item.

use std::rc::Rc;

use proc_macro2::Ident;
use syn::{FieldsNamed, GenericArgument, LitStr, Path, PathArguments, Type, Visibility};

use super::case::Case;
use crate::attrs::serde::{Rename, SerdeContainer, SerdeField};
use crate::names;

/// A named field of an entity or of a projection.
pub(crate) struct Field<'a> {
    /// Its place among the fields, from 0.
    pub(crate) number: usize,
    /// As it is written, with its `r#`.
    pub(crate) ident: &'a Ident,
    /// Without `r#`.
    pub(crate) name: String,
    pub(crate) vis: &'a Visibility,
    pub(crate) ty: &'a Type,
    /// The attribute that it is stored in. Nothing is stored there when the field is skipped or flattened.
    pub(crate) attribute: Names,
    /// The word that keeps the field from being written.
    pub(crate) not_written: Option<Path>,
    /// The word that keeps the field from being read.
    pub(crate) not_read: Option<Path>,
    pub(crate) flatten: Option<Path>,
    /// The function that writes the stored form, where that is not the type's own.
    pub(crate) serialize_with: Option<Path>,
}

impl<'a> Field<'a> {
    /// All fields of a struct, under the names that serde gives them.
    pub(crate) fn resolve_all(
        fields: &'a FieldsNamed,
        container: &SerdeContainer,
    ) -> Vec<Rc<Self>> {
        fields
            .named
            .iter()
            .filter_map(|field| Some((field, field.ident.as_ref()?)))
            .enumerate()
            .map(|(number, (field, ident))| {
                let serde = SerdeField::read(&field.attrs);
                let name = names::plain(ident);
                Rc::new(Self {
                    number,
                    ident,
                    attribute: Names::of_field(&name, &serde.rename, &container.rename_all),
                    name,
                    vis: &field.vis,
                    ty: &field.ty,
                    not_written: serde.skip_serializing,
                    not_read: serde.skip_deserializing,
                    flatten: serde.flatten,
                    serialize_with: serde.serialize_with,
                })
            })
            .collect()
    }

    /// Whether the field is an `Option`, by its spelling.
    pub(crate) fn is_option(&self) -> bool {
        inside_of_option(self.ty).is_some()
    }

    /// The word that keeps the field from coming back as it was stored.
    pub(crate) fn skipped(&self) -> Option<&Path> {
        self.not_written.as_ref().or(self.not_read.as_ref())
    }

    /// Whether the field has an attribute of its own, written or read.
    pub(crate) fn has_attribute(&self) -> bool {
        self.flatten.is_none() && !(self.not_written.is_some() && self.not_read.is_some())
    }
}

/// The type inside of an `Option`.
///
/// This goes by the spelling. A trait that tells an `Option` from other types would have to be asked wherever the type is
/// named, and answer in as many errors if it is neither.
pub(crate) fn inside_of_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match (arguments.args.first(), arguments.args.len()) {
        (Some(GenericArgument::Type(inner)), 1) if last.ident == "Option" => Some(inner),
        _ => None,
    }
}

/// The name that serde writes, and the one that it reads.
pub(crate) struct Names {
    pub(crate) written: String,
    pub(crate) read: String,
    /// The user's literal, where this one field or variant is renamed.
    pub(crate) place: Option<LitStr>,
}

impl Names {
    fn of_field(name: &str, rename: &Rename, all: &Rename) -> Self {
        Self::resolve(name, rename, all, Case::field)
    }

    pub(crate) fn of_variant(name: &str, rename: &Rename, all: &Rename) -> Self {
        Self::resolve(name, rename, all, Case::variant)
    }

    fn resolve(
        name: &str,
        rename: &Rename,
        all: &Rename,
        cased: impl Fn(Case, &str) -> String,
    ) -> Self {
        let side = |one: Option<&LitStr>, all: Option<&LitStr>| match (one, Case::named(all)) {
            (Some(literal), _) => literal.value(),
            (None, Some(case)) => cased(case, name),
            (None, None) => name.to_owned(),
        };
        Self {
            written: side(rename.serialize.as_ref(), all.serialize.as_ref()),
            read: side(rename.deserialize.as_ref(), all.deserialize.as_ref()),
            place: rename
                .serialize
                .clone()
                .or_else(|| rename.deserialize.clone()),
        }
    }
}
