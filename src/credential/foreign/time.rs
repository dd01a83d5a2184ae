//! Times of other systems, brought to days and RFC 3339 times.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::model::Moment;

/// The day or time that a text or a number of seconds stands for. A time without its zone
/// counts as UTC, and midnight UTC is a day.
pub(super) fn moment(text: &str) -> Option<String> {
    let text = text.trim();
    let utc = |time: DateTime| time.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
    let at = if let Ok(seconds) = text.parse::<i64>() {
        Timestamp::from_second(seconds).ok()?
    } else if text.len() == 10 {
        utc(text.parse::<Date>().ok()?.at(0, 0, 0, 0))?
    } else {
        match text.parse::<Timestamp>() {
            Ok(at) => at,
            Err(_) => utc(text.parse::<DateTime>().ok()?)?,
        }
    };
    let moment = Moment::time(at)?;
    let is_day = moment.timestamp().as_second().rem_euclid(86_400) == 0;
    Some(if is_day { moment.date().to_string() } else { moment.to_string() })
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_of_many_forms_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(moment(text).as_deref(), expected, "{text}");
        };
        check("2016-12-31T23:59:59+00:00", Some("2016-12-31T23:59:59Z"));
        check("2016-12-31T00:00:00.000Z", Some("2016-12-31"));
        check("2016-12-31T02:00:00+02:00", Some("2016-12-31"));
        check("2016-12-31", Some("2016-12-31"));
        check("2016-12-31T10:00:00", Some("2016-12-31T10:00:00Z"));
        check("1483228799", Some("2016-12-31T23:59:59Z"));
        for other in ["", "soon", "31.12.2016", "99999999999999999999", "-1000000000000000"] {
            check(other, None);
        }
    }
}
