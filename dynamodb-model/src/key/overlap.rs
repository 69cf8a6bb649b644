//! What templates can write the same key.
