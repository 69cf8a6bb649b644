//! The parts of a key have different names, for its methods take them by name.
use dynamodb_model::{Entity, KeyPart, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "mail", pk = "pk", sk = "sk", entities(Letter))]
struct Mail;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Person {
    name: String,
    town: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Mail, key(pk = "FROM#{from.name}", sk = "TO#{to.name}"))]
struct Letter {
    from: Person,
    to: Person,
}

fn main() {}
