//! `impl Entity`: the declaration as data, and how an item's keys are made.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::attributes::{of_their_own, stored, value};
use super::context::{Context, Source};
use super::coverage;
use super::parts::{self, Root};
use crate::model::index::When;
use crate::model::key::{Key, KeyValue, Segment};
use crate::names;

pub(super) fn entity(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (me, table, module) = (&context.me, &entity.table, &entity.module);
    let generics = context.generics(&[], assumed(context));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let (attributes, source) = (&context.attributes, context.free("C"));
    let attributes_arguments = context.arguments(&[&source]);
    let key = context.sources.first().map(|source| &source.key_ident);
    let version = entity.roles.versions.first().map(|(field, _)| field);
    let version_type = version.map_or_else(
        || quote!(()),
        |field| {
            let ty = field.ty;
            quote!(#ty)
        },
    );
    let stored_version = version.map(|field| {
        let ident = field.ident;
        quote! {
            fn stored_version(&self) -> _p::Option<u64> {
                _p::stored_version::<Self>(&self.#ident)
            }
        }
    });
    let unique = match entity.roles.unique.as_slice() {
        [] => quote!(()),
        _ => quote!(_p::HasUnique),
    };
    let schema = schema(context);
    // A static, as the table's is. What depends on a type parameter can be none.
    let (declared, schema) = if context.is_generic() {
        (None, quote!(&#schema))
    } else {
        let declared = quote!(static __SCHEMA: _p::EntitySchema = #schema;);
        (Some(declared), quote!(&__SCHEMA))
    };
    let parts = parts_of_self(context);
    let value = value(context);
    let place = entity.ident.span();
    // locals are named where they are used: a macro may have written the entity's name, with locals of its own
    let (this, row) = (Ident::new("this", place), Ident::new("row", place));
    let encode = quote_spanned!(place=> _p::encode_fields(this));
    let decode = quote_spanned!(place=> row.value());
    let indexed = context
        .sources
        .iter()
        .map(|source| indexed_by(source, context));
    quote! {
        #declared

        #[automatically_derived]
        impl #impl_generics _p::Entity for #me #where_clause {
            type Table = #table;
            type Key = #key #ty_generics;
            type Attributes<#source> = #attributes #attributes_arguments;
            type Marker = #module::Schema;
            type Version = #version_type;
            type Unique = #unique;

            const SCHEMA: &'static _p::EntitySchema = #schema;

            #parts

            fn encode_fields(&self) -> _p::Result<_p::StoredFields> {
                let #this = self;
                #encode
            }

            fn decode_row(#row: _p::RowItem) -> _p::Result<Self> {
                #decode
            }

            fn attributes<#source>() -> Self::Attributes<#source> {
                #value
            }

            #stored_version
        }

        #(#indexed)*
    }
}

/// What a generic entity has to be for its parameters.
fn assumed(context: &Context<'_>) -> Vec<syn::WherePredicate> {
    if !context.is_generic() {
        return Vec::new();
    }
    let table = &context.entity.table;
    vec![
        syn::parse_quote!(
            Self: _p::Serialize + _p::DeserializeOwned + _p::Send + _p::Sync + 'static
        ),
        syn::parse_quote!(#table: _p::Lists<Self>),
    ]
}

fn schema(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let tag = &entity.tag;
    let fields = of_their_own(context).map(|field| {
        let (name, attribute) = (&field.name, &field.attribute.written);
        quote!(_p::FieldSchema::new(#name, #attribute))
    });
    let schemas = parts::schemas(context);
    let list = if context.is_generic() {
        quote!(&[#schemas])
    } else {
        quote!(__PARTS)
    };
    let partition = partition(&entity.key);
    let sort = entity.key.sort.first().map(|sort| {
        let sort = template(sort);
        quote!(.sort(#sort))
    });
    let indexes = indexes(context);
    let version = entity.roles.versions.first().map(|(field, _)| {
        let attribute = &field.attribute.written;
        quote!(.version(#attribute))
    });
    let ttl = entity.roles.ttls.first().map(|(field, _)| {
        let attribute = &field.attribute.written;
        quote!(.ttl(#attribute))
    });
    let stamps = stamps(context);
    let unique = unique(context);
    let open = stored(context)
        .any(|field| field.flatten.is_some())
        .then(|| quote!(.open()));
    let restored = coverage::key_fields(context);
    let key_fields = (!restored.is_empty()).then(|| quote!(.key_fields(&[#(#restored),*])));
    quote! {
        _p::EntitySchema::new(#tag, &[#(#fields),*], #list, #partition)
            #sort #indexes #version #ttl #stamps #unique #open #key_fields
    }
}

/// The times of writes.
fn stamps(context: &Context<'_>) -> TokenStream {
    let module = &context.entity.module;
    let roles = &context.entity.roles;
    let stamps = [
        ("created_at", roles.created_at.first()),
        ("updated_at", roles.updated_at.first()),
    ];
    let stamps = stamps.into_iter().filter_map(|(method, role)| {
        let (field, _) = role?;
        let method = Ident::new(method, Span::call_site());
        let (ident, ty, attribute) = (field.ident, field.ty, &field.attribute.written);
        let value = quote_spanned!(ty.span()=> _p::stamp::<#module::#ident, #ty>);
        Some(quote!(.#method(_p::Stamp::new(#attribute, #value))))
    });
    quote!(#(#stamps)*)
}

/// The unique fields, with the keys of the items that stand for their values.
fn unique(context: &Context<'_>) -> Option<TokenStream> {
    let tag = names::escaped(&context.entity.tag);
    let fields = context.entity.roles.unique.iter().map(|unique| {
        let (name, attribute) = (&unique.field.name, &unique.field.attribute.written);
        let beginning = format!("UNIQUE#{tag}#{}#", names::escaped(attribute));
        let part = unique.part.number;
        quote! {
            _p::UniqueField::new(
                #name,
                #attribute,
                _p::KeyTemplate::Text(&[_p::Segment::Literal(#beginning), _p::Segment::Part(#part)]),
            )
        }
    });
    let fields: Vec<TokenStream> = fields.collect();
    (!fields.is_empty()).then(|| quote!(.unique(&[#(#fields),*])))
}

fn indexes(context: &Context<'_>) -> Option<TokenStream> {
    let mut flags = 0_usize..;
    let entries: Vec<TokenStream> = context
        .entity
        .indexes
        .iter()
        .map(|index| {
            let (marker, query) = (index.marker, index.query.to_string());
            let partition = (!index.local).then(|| partition(&index.key));
            let sort = index.key.sort.iter().map(template);
            let when = index.when.as_ref().and_then(|_| {
                let flag = flags.next()?;
                Some(quote!(.when(#flag)))
            });
            quote! {
                _p::IndexEntry::new(
                    <#marker as _p::Index>::SCHEMA,
                    #query,
                    &[#partition],
                    &[#(#sort),*],
                )#when
            }
        })
        .collect();
    (!entries.is_empty()).then(|| quote!(.indexes(&[#(#entries),*])))
}

/// The templates of a partition key. The last one ends with the shard.
fn partition(key: &Key<'_>) -> TokenStream {
    let shards = key.shards.as_ref();
    let shard = shards.map(|(_, shards)| quote!(_p::Segment::Shard(#shards)));
    let templates = key
        .partition
        .iter()
        .map(|value| ended(value, shard.as_ref()));
    quote!(#(#templates),*)
}

fn template(value: &KeyValue<'_>) -> TokenStream {
    ended(value, None)
}

fn ended(value: &KeyValue<'_>, shard: Option<&TokenStream>) -> TokenStream {
    match value {
        KeyValue::Native(part, _) => {
            let number = part.number;
            quote!(_p::KeyTemplate::Native(#number))
        }
        KeyValue::Text(_, segments) => {
            let segments = segments.iter().map(|segment| match segment {
                Segment::Literal(text) => quote!(_p::Segment::Literal(#text)),
                Segment::Part(part) => {
                    let number = part.number;
                    quote!(_p::Segment::Part(#number))
                }
            });
            let segments = segments.chain(shard.cloned());
            quote!(_p::KeyTemplate::Text(&[#(#segments),*]))
        }
    }
}

fn parts_of_self(context: &Context<'_>) -> TokenStream {
    let list = parts::list(context);
    let values = context.entity.parts.iter();
    let values = values.map(|part| parts::put(part, context, Root::Itself));
    let flags = flags(context, Root::Itself, |_| true);
    quote! {
        fn parts(&self) -> _p::Parts {
            let mut parts = _p::Parts::new(#list);
            #(#values)*
            #flags
            parts
        }
    }
}

/// Whether the item is in each of these indexes that have a `when`.
pub(super) fn flags(
    context: &Context<'_>,
    root: Root,
    wanted: impl Fn(usize) -> bool,
) -> TokenStream {
    let indexes = context.entity.indexes.iter().enumerate();
    let conditions =
        indexes.filter_map(|(number, index)| Some((number, index, index.when.as_ref()?)));
    let flags = conditions
        .enumerate()
        .filter(|(_, (number, ..))| wanted(*number));
    let flags = flags.filter_map(|(flag, (_, index, when))| {
        let (value, place) = match when {
            When::Field(reference) => (parts::place(reference, root), index.when_word?.span()),
            When::Call(call) => {
                let value = parts::call(call.function, &call.arguments, root);
                (value, call.function.span())
            }
        };
        let value = parts::at(value, place);
        let condition = quote_spanned!(place=> _p::when(&#value));
        Some(quote!(_p::Parts::flag(&mut parts, #flag, #condition);))
    });
    quote!(#(#flags)*)
}

fn indexed_by(source: &Source<'_>, context: &Context<'_>) -> TokenStream {
    let (me, marker, key) = (&context.me, &source.marker, &source.key_ident);
    let generics = context.of_entity(&[]);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let number = source.index.and_then(|index| {
        let mut indexes = context.entity.indexes.iter();
        indexes.position(|known| std::ptr::eq(known, index))
    });
    let entry = number.map_or_else(
        || quote!(_p::None),
        |number| quote!(_p::entry(<Self as _p::Entity>::SCHEMA, #number)),
    );
    let place = source.index.map(|index| index.marker.span());
    let place = place.unwrap_or_else(|| context.entity.ident.span());
    let of = quote_spanned!(place=> _p::IndexedBy<#marker>);
    quote! {
        #[automatically_derived]
        impl #impl_generics #of for #me #where_clause {
            const ENTRY: _p::Option<&'static _p::IndexEntry> = #entry;
            type Key = #key #ty_generics;
        }
    }
}
