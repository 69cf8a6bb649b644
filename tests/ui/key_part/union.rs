//! A union has no key form.
use dynamodb_model::KeyPart;

#[derive(KeyPart)]
union Number {
    small: u8,
    large: u64,
}

fn main() {}
