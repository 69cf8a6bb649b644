//! `impl Index`, and the attributes that an index carries.

use proc_macro2::TokenStream;
use quote::quote;

use super::{hidden, key_attribute, name_type};
use crate::attrs::index::Project;
use crate::model::index::{Index, Kind};

pub(crate) fn index(index: &Index<'_>) -> TokenStream {
    let Index { ident, name, .. } = index;
    let sort = index.sort.iter().map(key_attribute);
    let projection = projection(index.project);
    let (kind, schema) = match index.kind {
        Kind::Global { partition } => {
            let partition = partition.iter().map(key_attribute);
            let schema = quote!(global(#name, &[#(#partition),*], &[#(#sort),*], #projection));
            (quote!(GlobalIndex), schema)
        }
        Kind::Local => {
            let schema = quote!(local(#name, &[#(#sort),*], #projection));
            (quote!(LocalIndex), schema)
        }
    };
    let carried = carried(index);
    hidden(
        &index.krate,
        &quote! {
            static __SCHEMA: _p::IndexSchema = _p::IndexSchema::#schema;

            #[automatically_derived]
            impl _p::Index for #ident {
                const SCHEMA: &'static _p::IndexSchema = &__SCHEMA;
            }

            #[automatically_derived]
            impl _p::#kind for #ident {}

            #carried
        },
    )
}

fn projection(project: &Project) -> TokenStream {
    match project {
        Project::KeysOnly => quote!(_p::ProjectionSchema::KeysOnly),
        Project::All => quote!(_p::ProjectionSchema::All),
        Project::Include(names) => quote!(_p::ProjectionSchema::Include(&[#(#names),*])),
    }
}

fn carried(index: &Index<'_>) -> TokenStream {
    let ident = index.ident;
    match index.project {
        Project::KeysOnly => TokenStream::new(),
        Project::All => quote! {
            #[automatically_derived]
            impl<N> _p::Projects<N> for #ident {}

            #[automatically_derived]
            impl _p::ProjectsAll for #ident {}
        },
        Project::Include(names) => {
            let names = names.iter().map(|name| name_type(&name.value()));
            quote!(#(#[automatically_derived] impl _p::Projects<#names> for #ident {})*)
        }
    }
}
