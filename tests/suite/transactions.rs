//! Several operations at one moment: all of them or none.

mod cancelled;
mod conflicts;
mod limits;
mod reads;
mod shop;
mod times;
mod unique;
mod unique_keys;
mod unique_races;
mod unique_values;
mod writes;
