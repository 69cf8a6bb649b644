//! What goes directly is what the client would have sent, and ends as it would have ended.

mod both;
mod operations;
mod service;
