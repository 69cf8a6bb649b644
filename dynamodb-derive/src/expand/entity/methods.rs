//! The entity's methods: each is a call with its arguments as parts.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, Source};
use super::parts;
use crate::model::key::Argument;

pub(super) fn methods(context: &Context<'_>) -> TokenStream {
    let generics = context.of_entity(&[]);
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let me = &context.me;
    let items = items(context);
    let writes = writes(context);
    let queries = context.sources.iter().map(|source| query(source, context));
    let scans = context.sources.iter().map(|source| scan(source, context));
    quote! {
        #[allow(
            dead_code,
            clippy::restriction,
            clippy::self_named_constructors,
            reason = "not every one is called, and the entity may have a method's name"
        )]
        impl #impl_generics #me #where_clause {
            #items
            #(#queries)*
            #(#scans)*
            #writes
        }
    }
}

/// What takes a whole primary key.
fn items(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (vis, ident) = (entity.vis, entity.ident);
    let (get, delete) = (&entity.methods.get.name, &entity.methods.delete.name);
    let check = &entity.methods.check.name;
    let (update, upsert) = (&entity.methods.update.name, &entity.methods.upsert.name);
    let arguments = entity.key.arguments();
    let parameters = parameters(&arguments, context);
    let parts = set(&arguments, context);
    let get_doc = format!("Reads the `{ident}` of this key.");
    let update_doc = format!("Changes the `{ident}` of this key, which must be there.");
    let upsert_doc =
        format!("Changes the `{ident}` of this key, and makes it where there is none.");
    let check_doc = format!("A condition on the `{ident}` of this key, for a transaction.");
    let delete_doc = format!("Deletes the `{ident}` of this key, if there is one.");
    quote! {
        #[doc = #get_doc]
        #vis fn #get(#parameters) -> _model::Get<Self> {
            _model::Get::of_parts(&#parts)
        }

        #[doc = #update_doc]
        #vis fn #update(#parameters) -> _model::Update<Self> {
            _model::Update::of_parts(#parts)
        }

        #[doc = #upsert_doc]
        #vis fn #upsert(#parameters) -> _model::Update<Self, _p::Silent, _p::Upserting> {
            _model::Update::upsert(#parts)
        }

        #[doc = #delete_doc]
        #vis fn #delete(#parameters) -> _model::Delete<Self> {
            _model::Delete::of_parts(&#parts)
        }

        #[doc = #check_doc]
        #vis fn #check(#parameters) -> _model::Check<Self> {
            _model::Check::of_parts(&#parts)
        }
    }
}

/// What takes a whole entity.
fn writes(context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (vis, ident, methods) = (entity.vis, entity.ident, &entity.methods);
    let write = |name: &Ident, constructor: &str, doc: String| {
        let constructor = Ident::new(constructor, proc_macro2::Span::call_site());
        quote! {
            #[doc = #doc]
            #vis fn #name(&self) -> _model::Put<Self> {
                _model::Put::#constructor(self)
            }
        }
    };
    let create = write(
        &methods.create.name,
        "create",
        format!("Stores the `{ident}`, unless there is an item of its key."),
    );
    let put = write(
        &methods.put.name,
        "overwrite",
        format!("Stores the `{ident}`, over whatever item has its key."),
    );
    let replace = write(
        &methods.replace.name,
        "replace",
        format!("Stores the `{ident}`, if there is an item of its key."),
    );
    quote! { #create #put #replace }
}

fn query(source: &Source<'_>, context: &Context<'_>) -> TokenStream {
    let entity = context.entity;
    let (vis, ident) = (entity.vis, entity.ident);
    let (name, doc) = source.index.map_or_else(
        || {
            let doc = format!("Queries the `{ident}` items of one partition.");
            (&entity.methods.query.name, doc)
        },
        |index| {
            let doc = format!(
                "Queries the `{ident}` items of one partition of the index `{}`.",
                index.name()
            );
            (index.query, doc)
        },
    );
    let parameters = parameters(&source.arguments, context);
    let parts = set(&source.arguments, context);
    let stage = super::stages::stage(source, 0, context);
    quote! {
        #[doc = #doc]
        #vis fn #name(#parameters) -> #stage {
            _p::Stage::from_state(_p::QueryState::new(#parts))
        }
    }
}

fn scan(source: &Source<'_>, context: &Context<'_>) -> Option<TokenStream> {
    let entity = context.entity;
    let (vis, ident, marker) = (entity.vis, entity.ident, &source.marker);
    let (name, doc) = match source.index {
        None if entity.scan => {
            let doc = format!("Reads every `{ident}`, and pays for every item of the table.");
            (&entity.methods.scan.name, doc)
        }
        None => return Some(no_scan(context)),
        Some(index) => {
            let doc = format!(
                "Reads every `{ident}` of the index `{0}`, and pays for every item of it.",
                index.name()
            );
            (index.scan.as_ref()?, doc)
        }
    };
    Some(quote! {
        #[doc = #doc]
        #vis fn #name() -> _model::Scan<Self, #marker> {
            _model::Scan::new()
        }
    })
}

/// A `scan` that no call can satisfy. Without it the call would be refused in words about iterators, which have a method
/// of that name.
fn no_scan(context: &Context<'_>) -> TokenStream {
    let (vis, name) = (context.entity.vis, &context.entity.methods.scan.name);
    quote! {
        #[doc(hidden)]
        #vis fn #name() -> _model::Scan<Self, _model::Base>
        where
            for<'never> Self: _p::OffersScan,
        {
            _model::Scan::new()
        }
    }
}

fn parameters(arguments: &[Argument<'_>], context: &Context<'_>) -> TokenStream {
    let parameters = arguments.iter().filter_map(|argument| {
        let name = argument.name;
        let ty = parts::value_type(argument.parts.first()?, context, &quote!(_p));
        Some(quote!(#name: impl _p::PartValue<#ty>))
    });
    quote!(#(#parameters),*)
}

/// The parts that the arguments decide.
fn set(arguments: &[Argument<'_>], context: &Context<'_>) -> TokenStream {
    let list = parts::list(context);
    let mut set = quote!(_p::Parts::new(#list));
    for argument in arguments {
        let name = argument.name;
        for part in &argument.parts {
            let marker = parts::marker(part, context);
            set = quote!(_p::set_part::<#marker>(#set, &#name));
        }
    }
    set
}
