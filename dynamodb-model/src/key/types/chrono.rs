//! The time types of `chrono`.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::calendar_part;
use crate::key::civil::{Calendar, Civil, DATE_LEN, INSTANT_LEN, TIME_LEN, year};
use crate::key::error::{PartError, PartErrorKind};

calendar_part!(DateTime<Utc>, INSTANT_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(NaiveDateTime, TIME_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(NaiveDate, DATE_LEN, Year Month Day);

const NANOS: u32 = 1_000_000_000;

impl Calendar<INSTANT_LEN> for DateTime<Utc> {
    fn to_civil(&self) -> Result<Civil, PartError> {
        self.naive_utc().to_civil()
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        NaiveDateTime::from_civil(civil).map(|time| time.and_utc())
    }
}

impl Calendar<TIME_LEN> for NaiveDateTime {
    fn to_civil(&self) -> Result<Civil, PartError> {
        let date = self.date().to_civil()?;
        let (second, nanosecond) = second(self.second(), self.nanosecond())?;
        Ok(Civil {
            hour: small(self.hour()),
            minute: small(self.minute()),
            second,
            nanosecond,
            ..date
        })
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        // chrono keeps a leap second as second 59 with more than 10^9 nanoseconds.
        let leap = civil.second == 60;
        let time = NaiveTime::from_hms_nano_opt(
            civil.hour.into(),
            civil.minute.into(),
            if leap { 59 } else { civil.second.into() },
            civil.nanosecond + if leap { NANOS } else { 0 },
        );
        Some(NaiveDate::from_civil(civil)?.and_time(time?))
    }
}

impl Calendar<DATE_LEN> for NaiveDate {
    fn to_civil(&self) -> Result<Civil, PartError> {
        Ok(Civil {
            year: year(self.year())?,
            month: small(self.month()),
            day: small(self.day()),
            hour: 0,
            minute: 0,
            second: 0,
            nanosecond: 0,
        })
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        Self::from_ymd_opt(civil.year.into(), civil.month.into(), civil.day.into())
    }
}

/// Second and nanosecond as a clock shows them: a leap second is second 60.
fn second(second: u32, nanosecond: u32) -> Result<(u8, u32), PartError> {
    match (second, nanosecond.checked_sub(NANOS)) {
        (second, None) => Ok((small(second), nanosecond)),
        (59, Some(nanosecond)) => Ok((60, nanosecond)),
        // An offset with seconds can move a leap second there; then it would sort after the next one.
        (_, Some(_)) => Err(PartError::new(
            PartErrorKind::OutOfRange,
            format!("a leap second after second {second} has no place in a key's order"),
        )),
    }
}

fn small(value: u32) -> u8 {
    u8::try_from(value).unwrap_or_default()
}
