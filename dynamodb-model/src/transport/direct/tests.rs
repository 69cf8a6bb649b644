//! What goes directly is what the client would have sent, and ends as it would have ended.

mod both;
mod known;
mod operations;
mod process;
mod service;
mod settings;
mod time;
mod users;
