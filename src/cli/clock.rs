//! Today, read in one place and handed on as an argument.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Stop;

/// The beginning of the day that content is judged by, in UTC: the day asked for, else
/// that of `SOURCE_DATE_EPOCH` (reproducible-builds.org), else today.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is no number of seconds → usage.
pub(crate) fn as_of(asked: Option<Date>) -> Result<Timestamp, Stop> {
    let date = match asked {
        Some(date) => date,
        None => epoch()?.unwrap_or_else(Timestamp::now).to_zoned(TimeZone::UTC).date(),
    };
    let unusable = |_| {
        Stop::new(format!("`{date}` is no day to judge by")).help("name one of the years 1 to 9998")
    };
    Ok(date.to_zoned(TimeZone::UTC).map_err(unusable)?.timestamp())
}

/// Today, in UTC: the day on which a key is made or revoked.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// Now, to judge credentials by.
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// The point in time that the environment sets, if it sets one.
fn epoch() -> Result<Option<Timestamp>, Stop> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = text.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let stop = || {
        Stop::new(format!("`SOURCE_DATE_EPOCH` is `{text}`, not a number of seconds"))
            .help("set it to what `date +%s` prints, or leave it unset")
    };
    seconds.map(Some).ok_or_else(stop)
}
