//! The time types of `jiff`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use super::calendar_part;
use crate::key::civil::{Calendar, Civil, DATE_LEN, INSTANT_LEN, TIME_LEN, year};
use crate::key::error::PartError;

calendar_part!(Timestamp, INSTANT_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(DateTime, TIME_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(Date, DATE_LEN, Year Month Day);

impl Calendar<INSTANT_LEN> for Timestamp {
    fn to_civil(&self) -> Result<Civil, PartError> {
        Offset::UTC.to_datetime(*self).to_civil()
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        Offset::UTC.to_timestamp(DateTime::from_civil(civil)?).ok()
    }
}

impl Calendar<TIME_LEN> for DateTime {
    fn to_civil(&self) -> Result<Civil, PartError> {
        Ok(Civil {
            year: year(self.year())?,
            month: self.month().unsigned_abs(),
            day: self.day().unsigned_abs(),
            hour: self.hour().unsigned_abs(),
            minute: self.minute().unsigned_abs(),
            second: self.second().unsigned_abs(),
            nanosecond: self.subsec_nanosecond().unsigned_abs(),
        })
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        Self::new(
            civil.year.try_into().ok()?,
            civil.month.try_into().ok()?,
            civil.day.try_into().ok()?,
            civil.hour.try_into().ok()?,
            civil.minute.try_into().ok()?,
            civil.second.try_into().ok()?,
            civil.nanosecond.try_into().ok()?,
        )
        .ok()
    }
}

impl Calendar<DATE_LEN> for Date {
    fn to_civil(&self) -> Result<Civil, PartError> {
        self.at(0, 0, 0, 0).to_civil()
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        DateTime::from_civil(civil).map(DateTime::date)
    }
}
