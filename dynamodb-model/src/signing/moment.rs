use std::time::{SystemTime, UNIX_EPOCH};

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::signature::DATE;

const DAY: u64 = 24 * 60 * 60;
/// The first second that has a year of five digits.
const END: u64 = 253_402_300_800;

/// A second as signatures name it: `20150830T123600Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(String);

impl Moment {
    /// `None` outside of the years 1970 to 9999.
    pub(super) fn at(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        if seconds >= END {
            return None;
        }
        let (year, month, day) = civil(seconds / DAY);
        let second = seconds % DAY;
        let mut text = String::with_capacity(16);
        push_two(&mut text, year / 100);
        push_two(&mut text, year % 100);
        push_two(&mut text, month);
        push_two(&mut text, day);
        text.push('T');
        push_two(&mut text, second / 3600);
        push_two(&mut text, second / 60 % 60);
        push_two(&mut text, second % 60);
        text.push('Z');
        Some(Self(text))
    }

    /// When a signed request says that it was.
    pub(super) fn of_signed(request: &HttpRequest) -> Option<Self> {
        let text = request.headers().get(DATE)?;
        (text.len() == 16 && text.is_ascii()).then(|| Self(text.to_owned()))
    }

    /// The day alone: `20150830`.
    pub(super) fn day(&self) -> &str {
        self.0.get(..8).unwrap_or_default()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

fn push_two(text: &mut String, number: u64) {
    for digit in [number / 10, number % 10] {
        text.extend(
            u32::try_from(digit)
                .ok()
                .and_then(|digit| char::from_digit(digit, 10)),
        );
    }
}

/// Year, month and day of a day since 1970: years are counted from March, so that the leap day is the last of its year
/// ("chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
fn civil(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let era = day / 146_097;
    let day = day % 146_097;
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + later, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn seconds_have_their_names() {
        for (seconds, name) in [
            (0, "19700101T000000Z"),
            (951_782_399, "20000228T235959Z"),
            (951_782_400, "20000229T000000Z"),
            (1_440_938_160, "20150830T123600Z"),
            (4_107_542_399, "21000228T235959Z"),
            (4_107_542_400, "21000301T000000Z"),
            (END - 1, "99991231T235959Z"),
        ] {
            let moment = Moment::at(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
            assert_eq!(moment.as_str(), name);
            assert_eq!(moment.day(), &name[..8]);
        }
    }

    #[test]
    fn parts_of_a_second_are_none() {
        let late = UNIX_EPOCH + Duration::from_millis(59_999);
        assert_eq!(Moment::at(late).unwrap().as_str(), "19700101T000059Z");
    }

    #[test]
    fn what_has_no_name_is_left_to_the_sdk() {
        assert_eq!(Moment::at(UNIX_EPOCH - Duration::from_secs(1)), None);
        assert_eq!(Moment::at(UNIX_EPOCH + Duration::from_secs(END)), None);
    }
}
