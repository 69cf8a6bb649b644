//! `impl NativePart`: the type as a key attribute by itself, stored as serde stores it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, holds};
use crate::model::key_part::Shape;

pub(super) fn native_part(context: &Context<'_>) -> TokenStream {
    let native = quote!(_p::NativePart);
    match &context.part.shape {
        Shape::Newtype(inner) if context.part.native => {
            let (member, ty) = (&inner.member, inner.ty);
            let items = items(
                &quote!(<#ty as _p::NativePart>::TYPE),
                &quote!(<#ty as _p::NativePart>::to_key(_p::Part::as_part(&value.#member))),
                &quote!(_p::Ok(Self { #member: _p::NativePart::from_key(value)? })),
            );
            context.extend(&native, &[], holds(&[ty], &native), &items)
        }
        Shape::Names(_) if context.part.native => {
            let items = items(
                &quote!(_p::AttributeType::S),
                &quote!(_p::Ok(_p::KeyValue::S(_p::Into::into(__name(value))))),
                &quote!(__named(value.as_text()?)),
            );
            context.extend(&native, &[], [], &items)
        }
        Shape::Newtype(_) | Shape::Struct(_) | Shape::Names(_) | Shape::Enum(_) => {
            TokenStream::new()
        }
    }
}

fn items(kind: &TokenStream, to_key: &TokenStream, from_key: &TokenStream) -> TokenStream {
    quote! {
        const TYPE: _p::AttributeType = #kind;

        fn to_key(value: &Self) -> ::core::result::Result<_p::KeyValue, _p::PartError> {
            #to_key
        }

        fn from_key(value: &_p::KeyValue) -> ::core::result::Result<Self, _p::PartError> {
            #from_key
        }
    }
}
