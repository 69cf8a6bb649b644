use std::borrow::Cow;

/// Something that a field of type `V` can be set from: a value of that type, or a reference to one; for `Option<T>`, also
/// a `T`; for `String`, also a `&str`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{V}` cannot be set to `{Self}`",
    label = "not a `{V}`",
    note = "give a value of the field's own type, or a reference to one"
)]
pub trait Given<V> {
    /// The value.
    fn given(self) -> V;
}

// None of these overlap, since no type contains itself: a `T` is neither `&T` nor `Option<T>`.

#[diagnostic::do_not_recommend]
impl<T> Given<T> for T {
    fn given(self) -> T {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Given<T> for &T {
    fn given(self) -> T {
        self.clone()
    }
}

#[diagnostic::do_not_recommend]
impl<T> Given<Option<T>> for T {
    fn given(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Given<Option<T>> for &T {
    fn given(self) -> Option<T> {
        Some(self.clone())
    }
}

macro_rules! text {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Given<$type> for &str {
            fn given(self) -> $type {
                self.to_owned().into()
            }
        }

        #[diagnostic::do_not_recommend]
        impl Given<Option<$type>> for &str {
            fn given(self) -> Option<$type> {
                Some(self.to_owned().into())
            }
        }
    )*};
}

text! { String Box<str> Cow<'static, str> }
