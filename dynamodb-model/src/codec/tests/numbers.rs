use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{decode_value, encode, m, n};
use crate::codec::encode_value;

/// The largest integer of 38 digits.
const NINES: u128 = 10_u128.pow(38) - 1;

fn back<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let stored = encode_value(value).expect("encodes");
    decode_value(&stored).expect("decodes")
}

fn refused<T: Serialize>(value: T) -> String {
    encode_value(&value).expect_err("refused").to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn integers_of_38_digits_come_back(
        unsigned in 0..=NINES,
        signed in -(NINES as i128)..=NINES as i128,
    ) {
        prop_assert_eq!(encode_value(&unsigned), Ok(n(unsigned)));
        prop_assert_eq!(back(&unsigned), unsigned);
        prop_assert_eq!(encode_value(&signed), Ok(n(signed)));
        prop_assert_eq!(back(&signed), signed);
    }

    #[test]
    fn floats_come_back_bit_by_bit_or_are_refused(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        let magnitude = float.abs();
        let storable = magnitude == 0.0 || (1e-130..1e126).contains(&magnitude);
        prop_assert_eq!(encode_value(&float).is_ok(), storable);
        if storable {
            prop_assert_eq!(back(&float).to_bits(), bits);
        }
        let single = f32::from_bits(bits as u32);
        if single.is_finite() {
            prop_assert_eq!(back(&single).to_bits(), single.to_bits());
        } else {
            prop_assert!(encode_value(&single).is_err());
        }
    }
}

#[test]
fn extremes_of_every_width_come_back() {
    fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(extremes: [T; 2]) {
        for value in extremes {
            assert_eq!(back(&value), value);
        }
    }
    check([i8::MIN, i8::MAX]);
    check([i16::MIN, i16::MAX]);
    check([i32::MIN, i32::MAX]);
    check([i64::MIN, i64::MAX]);
    check([u8::MIN, u8::MAX]);
    check([u16::MIN, u16::MAX]);
    check([u32::MIN, u32::MAX]);
    check([u64::MIN, u64::MAX]);
    check([f32::MIN, f32::MAX]);
    check([f32::MIN_POSITIVE, f32::EPSILON]);
}

#[test]
fn integers_beyond_38_digits_are_refused() {
    let message = "the value has more than the 38 digits that DynamoDB keeps; store it as a string";
    assert_eq!(refused(u128::MAX), message);
    assert_eq!(refused(i128::MAX), message);
    assert_eq!(refused(i128::MIN), message);
    assert_eq!(refused(NINES + 2), message);
    // Zeros at the end are no digits: DynamoDB keeps this one.
    assert_eq!(back(&(NINES + 1)), NINES + 1);
}

#[test]
fn floats_that_cannot_be_stored_are_refused() {
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(
            refused(float),
            "the value is NaN or infinite, which DynamoDB cannot store; \
             use an `Option` that is `None` then"
        );
    }
    for float in [1e126, -1e126, f64::MAX, 9e-131, f64::MIN_POSITIVE] {
        assert_eq!(
            refused(float),
            "the value lies outside DynamoDB's numbers, 1E-130 to 9.99E+125; store it as a string"
        );
    }
    assert!(refused(f32::NAN).contains("NaN"));
}

#[test]
fn the_field_of_a_refused_number_is_named() {
    #[derive(Serialize)]
    struct Station {
        readings: Vec<Reading>,
    }
    #[derive(Serialize)]
    struct Reading {
        celsius: f64,
    }

    let readings = vec![Reading { celsius: 20.5 }, Reading { celsius: f64::NAN }];
    let error = encode(&Station { readings }).expect_err("refused");
    assert_eq!(error.path().as_deref(), Some("readings[1].celsius"));
}

#[test]
fn a_number_that_does_not_fit_is_shown() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its error is looked at")]
    struct Counter {
        count: u8,
    }

    let error = decode_value::<Counter>(&m([("count", n(256))])).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "attribute `count` is the number 256, which `u8` cannot hold; \
         change the field or the stored item"
    );
    for number in ["1.5", "-1", "99999999999999999999999999999999999999"] {
        assert!(decode_value::<u8>(&n(number)).is_err());
    }
}
