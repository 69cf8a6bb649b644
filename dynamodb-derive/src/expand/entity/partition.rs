//! What names a partition, for collections of several entities: the parts of each partition key, as types.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::WherePredicate;

use super::context::{Context, Source};
use super::parts;
use crate::model::key::Argument;
use crate::model::part::Part;

pub(super) fn partitions(context: &Context<'_>) -> TokenStream {
    let sources = context.sources.iter();
    let impls = sources.map(|source| partition(source, context));
    quote!(#(#impls)*)
}

fn partition(source: &Source<'_>, context: &Context<'_>) -> TokenStream {
    let (me, marker) = (&context.me, &source.marker);
    let part_type = |part: &Part<'_>| {
        let part = parts::marker(part, context);
        quote!(_p::PartType<#part>)
    };
    let values = source.arguments.iter();
    let types: Vec<_> = values
        .filter_map(|argument| argument.parts.first())
        .map(|part| part_type(part))
        .collect();
    let of_key = source.key.partition.iter().flat_map(|value| value.parts());
    let forms = of_key.map(|part| {
        let part = parts::marker(part, context);
        quote!(_p::PartForm<#part>)
    });
    let arguments: Vec<_> = (0..types.len())
        .map(|number| format_ident!("__A{number}"))
        .collect();
    // What an argument is to be is asked by the part: types that cannot be named would spoil every bound beside them.
    let given = || source.arguments.iter().zip(&arguments);
    let parts_of = |argument: &Argument<'_>| -> Vec<TokenStream> {
        let parts = argument.parts.iter();
        parts.map(|part| parts::marker(part, context)).collect()
    };
    let bounds = given().map(|(argument, ty)| -> WherePredicate {
        let parts = parts_of(argument);
        syn::parse_quote!(#ty: #(_p::ValueOf<#parts>)+*)
    });
    let parameters: Vec<_> = arguments.iter().collect();
    let generics = context.generics(&parameters, context.is_entity().into_iter().chain(bounds));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let names = source.arguments.iter().map(|argument| argument.name);
    let list = parts::list(context);
    let mut set = quote!(_p::Parts::new(#list));
    for argument in &source.arguments {
        let name = argument.name;
        for part in parts_of(argument) {
            set = quote!(_p::ValueOf::<#part>::set(&#name, #set));
        }
    }
    quote! {
        #[automatically_derived]
        impl #impl_generics _p::PartitionOf<#marker, (#(#forms,)*), (#(#types,)*), (#(#arguments,)*)>
            for #me #where_clause
        {
            fn parts((#(#names,)*): (#(#arguments,)*)) -> _p::Parts {
                #set
            }
        }
    }
}
