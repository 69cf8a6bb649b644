//! Queries whose sort key has open parts: a method for each part, in the order of the key.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::context::{Context, Source};
use super::parts;
use crate::names;

/// The type in which such queries stand; none when no key has open parts.
pub(super) fn query(context: &Context<'_>) -> TokenStream {
    if context
        .sources
        .iter()
        .all(|source| source.stages.is_empty())
    {
        return TokenStream::new();
    }
    let entity = context.entity;
    let (krate, vis, ident, me) = (context.krate(), entity.vis, &context.query, &context.me);
    let doc = format!(
        "A query of `{}` items, while parts of the sort key may still be given.",
        entity.ident
    );
    let (declared, used) = (context.declared(), context.used());
    let own = ["I", "S", "F", "P", "X"].map(|name| context.free(name));
    let predicates = entity.generics.where_clause.as_ref();
    let predicates = predicates
        .map(|clause| &clause.predicates)
        .into_iter()
        .flatten();
    quote! {
        #krate::__staged_query! {
            #[doc = #doc]
            #vis struct #ident[#declared][#used][#(#own),*] of #me, where [#(#predicates,)*]
        }
    }
}

/// The methods.
pub(super) fn stages(context: &Context<'_>) -> TokenStream {
    let stages = context.sources.iter().flat_map(|source| {
        let numbers = 0..source.stages.len();
        numbers.filter_map(|number| method(source, number, context))
    });
    quote!(#(#stages)*)
}

/// What a query is once the first `number` open parts are given.
pub(super) fn stage(source: &Source<'_>, number: usize, context: &Context<'_>) -> TokenStream {
    let marker = &source.marker;
    let Some(stage) = source.stages.get(number) else {
        let me = &context.me;
        return quote!(_model::Query<#me, #marker>);
    };
    let (query, module, name) = (&context.query, &context.entity.module, &stage.part.name);
    let next = quote!(_p::Next<#module::#name>);
    let arguments = context.arguments(&[marker, &next]);
    quote!(#query #arguments)
}

fn method(source: &Source<'_>, number: usize, context: &Context<'_>) -> Option<TokenStream> {
    let entity = context.entity;
    let part = source.stages.get(number)?.part;
    let (vis, name) = (entity.vis, &part.name);
    let generics = context.of_entity(&[]);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let this = stage(source, number, context);
    let next = stage(source, number + 1, context);
    let done = stage(source, source.stages.len(), context);
    let condition = context.free("C");
    let ty = parts::value_type(part, context, &quote!(_p));
    let (form, encoding) = (parts::form(part.form), parts::encoding(context));
    let position = if source.stages.get(number)?.last {
        quote!(Last)
    } else {
        quote!(Inner)
    };
    let spec = quote!(_p::Spec<#form, #encoding, _p::#position>);
    let doc = format!(
        "Gives `{}`: a value, or a range of values.",
        names::plain(name)
    );
    let number = part.number;
    // the bound is a lesson where it fails: at the caller's value
    let bound = quote_spanned!(name.span()=> _p::PartCondition<#ty, #spec, #next, #done>);
    Some(quote! {
        impl #impl_generics #this #where_clause {
            #[doc = #doc]
            #[allow(dead_code, reason = "not every query gives every part")]
            #vis fn #name<#condition>(self, #name: #condition) -> #condition::Out
            where
                #condition: #bound,
            {
                #name.apply(self.into_state(), #number)
            }
        }
    })
}
