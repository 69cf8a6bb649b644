//! A type of the user's in keys.

use proc_macro2::Ident;
use syn::{Data, DeriveInput, Fields, Generics, Member, Path, Type, Visibility};

use super::crate_path;
use super::field::Names;
use crate::attrs::key_part::KeyPartAttrs;
use crate::attrs::serde::{SerdeContainer, SerdeField};
use crate::names;
use crate::sink::Sink;

/// A type that derives `KeyPart`.
pub(crate) struct KeyPart<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) shape: Shape<'a>,
    /// Whether serde stores it as its one field, or as its variant's name, so that it can be a key attribute by itself.
    pub(crate) native: bool,
    /// The word by which an enum asks for an order.
    pub(crate) ordered: Option<&'a Ident>,
}

/// What the type is made of.
pub(crate) enum Shape<'a> {
    /// One field, whose key form the type has.
    Newtype(Component<'a>),
    /// The fields' key forms, one after the other.
    Struct(Vec<Component<'a>>),
    /// The variant's name.
    Names(Vec<Variant<'a>>),
    /// The variant's name, then its fields' key forms.
    Enum(Vec<Variant<'a>>),
}

/// A field that the key form is made from.
pub(crate) struct Component<'a> {
    /// Its place among the fields of the whole type, from 0.
    pub(crate) number: usize,
    pub(crate) vis: &'a Visibility,
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The word by which serde leaves it out.
    pub(crate) skipped: Option<Path>,
}

/// A variant under its name in keys.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) names: Names,
    pub(crate) fields: Vec<Component<'a>>,
    pub(crate) discriminant: Option<&'a syn::Expr>,
    /// The word by which serde leaves it out.
    pub(crate) skipped: Option<Path>,
}

/// serde's ways to store an enum as something else than its variant's name, or a newtype as something else than its
/// field.
const RESHAPING: [&str; 6] = ["tag", "untagged", "content", "into", "from", "try_from"];

impl<'a> KeyPart<'a> {
    /// Looks everything up; `None` for a union.
    pub(crate) fn resolve(
        input: &'a DeriveInput,
        attrs: &'a KeyPartAttrs,
        serde: &SerdeContainer,
        sink: &mut Sink,
    ) -> Option<Self> {
        let shape = match &input.data {
            Data::Struct(data) => struct_shape(&data.fields),
            Data::Enum(data) => enum_shape(data, serde),
            Data::Union(_) => {
                sink.at(
                    &input.ident,
                    format!(
                        "`{}` is a union, which has no key form; use an enum",
                        input.ident
                    ),
                );
                return None;
            }
        };
        let as_stored = match &shape {
            Shape::Newtype(field) => {
                matches!(field.member, Member::Unnamed(_)) || serde.other("transparent").is_some()
            }
            Shape::Names(_) => true,
            Shape::Struct(_) | Shape::Enum(_) => false,
        };
        let reshaped = RESHAPING.iter().any(|word| serde.other(word).is_some());
        Some(Self {
            ident: &input.ident,
            vis: &input.vis,
            generics: &input.generics,
            krate: crate_path(&attrs.krate),
            shape,
            native: as_stored && !reshaped,
            ordered: attrs.ordered.word(),
        })
    }

    /// The variants of an enum; a struct has none.
    pub(crate) fn variants(&self) -> &[Variant<'a>] {
        match &self.shape {
            Shape::Names(variants) | Shape::Enum(variants) => variants,
            Shape::Newtype(_) | Shape::Struct(_) => &[],
        }
    }

    /// Every field that the key form is made from.
    pub(crate) fn components(&self) -> Vec<&Component<'a>> {
        match &self.shape {
            Shape::Newtype(only) => vec![only],
            Shape::Struct(fields) => fields.iter().collect(),
            Shape::Names(variants) | Shape::Enum(variants) => variants
                .iter()
                .flat_map(|variant| &variant.fields)
                .collect(),
        }
    }
}

fn struct_shape(fields: &Fields) -> Shape<'_> {
    let mut components = components(fields, &mut (0..));
    match (components.pop(), components.is_empty()) {
        (Some(only), true) => Shape::Newtype(only),
        (Some(last), false) => {
            components.push(last);
            Shape::Struct(components)
        }
        (None, _) => Shape::Struct(components),
    }
}

fn enum_shape<'a>(data: &'a syn::DataEnum, serde: &SerdeContainer) -> Shape<'a> {
    let mut numbers = 0..;
    let variants: Vec<Variant<'a>> = data
        .variants
        .iter()
        .map(|variant| {
            let attrs = SerdeField::read(&variant.attrs);
            let name = names::plain(&variant.ident);
            Variant {
                ident: &variant.ident,
                names: Names::of_variant(&name, &attrs.rename, &serde.rename_all),
                fields: components(&variant.fields, &mut numbers),
                discriminant: variant.discriminant.as_ref().map(|(_, value)| value),
                skipped: attrs.skip_serializing.or(attrs.skip_deserializing),
            }
        })
        .collect();
    let has_fields = |variant: &syn::Variant| !matches!(variant.fields, Fields::Unit);
    if !data.variants.iter().any(has_fields) {
        Shape::Names(variants)
    } else {
        Shape::Enum(variants)
    }
}

fn components<'a>(
    fields: &'a Fields,
    numbers: &mut impl Iterator<Item = usize>,
) -> Vec<Component<'a>> {
    let fields = fields.members().zip(fields.iter());
    fields
        .zip(numbers)
        .map(|((member, field), number)| {
            let serde = SerdeField::read(&field.attrs);
            Component {
                number,
                vis: &field.vis,
                member,
                ty: &field.ty,
                skipped: serde.skip_serializing.or(serde.skip_deserializing),
            }
        })
        .collect()
}
