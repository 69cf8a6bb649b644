use std::ops::Range;
use std::time::Duration;

use jiff::Timestamp;

use super::Result;
use super::model::Reading;

/// So many meters are read every hour.
const METERS: usize = 200;

/// Noon of the first day.
const START: i64 = 1_767_268_800;

/// Generated readings in a fixed order. A number says which one it is, so that a load can begin anywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input {
    pub(crate) items: usize,
    pub(crate) seed: u64,
}

impl Input {
    /// The readings of these numbers.
    pub(crate) fn readings(self, numbers: Range<usize>) -> impl Iterator<Item = Reading> + Send {
        numbers.map(move |number| self.reading(number))
    }

    /// The reading of a number: hour by hour, and every meter in each.
    pub(crate) fn reading(self, number: usize) -> Reading {
        let (hour, meter) = (number / METERS, number % METERS);
        let noise = mixed(self.seed ^ number as u64);
        Reading {
            meter: u32::try_from(meter).unwrap_or(u32::MAX),
            at: self.at(hour),
            watt_hours: hour as u64 * 400 + noise % 400,
            gateway: format!("gateway-{:02}.example.net", noise >> 32 & 15),
        }
    }

    /// The number of a reading; an error if the input has none of this meter and hour.
    pub(crate) fn number(self, reading: &Reading) -> Result<usize> {
        let hour = (reading.at.as_second() - START) / 3600;
        let number = usize::try_from(hour)? * METERS + usize::try_from(reading.meter)?;
        if number < self.items && self.reading(number).at == reading.at {
            return Ok(number);
        }
        Err(format!("the table has a reading that is not of the input: {reading:?}").into())
    }

    /// The hours of the first and of the last reading.
    pub(crate) fn hours(self) -> (Timestamp, Timestamp) {
        (self.at(0), self.at(self.items.saturating_sub(1) / METERS))
    }

    fn at(self, hour: usize) -> Timestamp {
        let start = Timestamp::from_second(START).unwrap_or_default();
        start + Duration::from_hours(hour as u64)
    }
}

/// The mixing step of the generator `SplitMix64`: the bits of a number, spread.
fn mixed(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
