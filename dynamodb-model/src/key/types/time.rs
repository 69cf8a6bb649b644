//! The time types of `time`.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset};

use super::calendar_part;
use crate::key::civil::{Calendar, Civil, DATE_LEN, INSTANT_LEN, TIME_LEN, year};
use crate::key::error::{PartError, PartErrorKind};

calendar_part!(OffsetDateTime, INSTANT_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(UtcDateTime, INSTANT_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(PrimitiveDateTime, TIME_LEN, Year Month Day Hour Seconds Millis);
calendar_part!(Date, DATE_LEN, Year Month Day);

impl Calendar<INSTANT_LEN> for OffsetDateTime {
    fn to_civil(&self) -> Result<Civil, PartError> {
        let utc = self.checked_to_offset(UtcOffset::UTC).ok_or_else(|| {
            let detail = format!("{self} is outside of the years 0 to 9999 in UTC");
            PartError::new(PartErrorKind::OutOfRange, detail)
        })?;
        PrimitiveDateTime::new(utc.date(), utc.time()).to_civil()
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        PrimitiveDateTime::from_civil(civil).map(PrimitiveDateTime::assume_utc)
    }
}

impl Calendar<INSTANT_LEN> for UtcDateTime {
    fn to_civil(&self) -> Result<Civil, PartError> {
        PrimitiveDateTime::new(self.date(), self.time()).to_civil()
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        let time = PrimitiveDateTime::from_civil(civil)?;
        Some(Self::new(time.date(), time.time()))
    }
}

impl Calendar<TIME_LEN> for PrimitiveDateTime {
    fn to_civil(&self) -> Result<Civil, PartError> {
        let date = self.date().to_civil()?;
        Ok(Civil {
            hour: self.hour(),
            minute: self.minute(),
            second: self.second(),
            nanosecond: self.nanosecond(),
            ..date
        })
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        let time = Time::from_hms_nano(civil.hour, civil.minute, civil.second, civil.nanosecond);
        Some(Self::new(Date::from_civil(civil)?, time.ok()?))
    }
}

impl Calendar<DATE_LEN> for Date {
    fn to_civil(&self) -> Result<Civil, PartError> {
        Ok(Civil {
            year: year(self.year())?,
            month: self.month().into(),
            day: self.day(),
            hour: 0,
            minute: 0,
            second: 0,
            nanosecond: 0,
        })
    }

    fn from_civil(civil: Civil) -> Option<Self> {
        let month = Month::try_from(civil.month).ok()?;
        Self::from_calendar_date(civil.year.into(), month, civil.day).ok()
    }
}
