/// The value of a call, and the call as it is written.
macro_rules! call {
    ($call:expr) => {
        ($call, stringify!($call))
    };
}

pub(crate) use call;
