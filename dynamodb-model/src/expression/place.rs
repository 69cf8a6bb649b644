//! What is known of an attribute's place before the program runs.

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;

use crate::expression::document::Document;
use crate::expression::path::Path;
use crate::expression::within::Located;

/// What an [`Attr`](crate::expression::Attr) holds of its place in the item: nothing, if the
/// declaration says all; else the path, with the keys and indices that were chosen.
pub trait Place: Sized + 'static {
    #[doc(hidden)]
    fn path<A: Located>(&self) -> Path;

    #[doc(hidden)]
    fn attributes<A: 'static, V: Document, C: 'static>(&self) -> &V::Attributes<A, C, Self>;
}

/// The place of an attribute that the declaration names: a field of the entity, or of a document
/// in it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Declared;

impl Place for Declared {
    fn path<A: Located>(&self) -> Path {
        A::declared_path()
    }

    fn attributes<A: 'static, V: Document, C: 'static>(&self) -> &V::Attributes<A, C, Self> {
        V::declared()
    }
}

/// The place of an attribute on the way to which a key of a map or an index of a list was chosen.
pub struct Chosen {
    path: Path,
    // A reference to a document's attributes needs an owner, and they hold the chosen keys. Their
    // type depends on that of the attribute, which need not be a document.
    attributes: OnceCell<Box<dyn Any>>,
}

impl Chosen {
    pub(crate) fn new(path: Path) -> Self {
        Self {
            path,
            attributes: OnceCell::new(),
        }
    }

    pub(crate) fn known_path(&self) -> &Path {
        &self.path
    }
}

impl Place for Chosen {
    fn path<A: Located>(&self) -> Path {
        self.path.clone()
    }

    fn attributes<A: 'static, V: Document, C: 'static>(&self) -> &V::Attributes<A, C, Self> {
        let made = self
            .attributes
            .get_or_init(|| Box::new(V::chosen::<A, C>(self)));
        match made.downcast_ref() {
            Some(attributes) => attributes,
            None => unreachable!("an attribute has one type"),
        }
    }
}

impl Clone for Chosen {
    fn clone(&self) -> Self {
        Self::new(self.path.clone())
    }
}

impl fmt::Debug for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Chosen").field(&self.path).finish()
    }
}
