//! Days and times.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A day, or a point in time, as the author wrote it. A day begins at midnight UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: Timestamp,
    is_day: bool,
}

impl Moment {
    /// The beginning of a day, in UTC. Nothing for years before 1 or after 9998.
    pub fn day(date: Date) -> Option<Self> {
        let at = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
        (1..=9998).contains(&date.year()).then_some(Self { at, is_day: true })
    }

    /// A point in time, to the second. Nothing for years before 1 or after 9998.
    pub fn time(at: Timestamp) -> Option<Self> {
        let at = Timestamp::from_second(at.as_second()).ok()?;
        let year = at.to_zoned(TimeZone::UTC).year();
        (1..=9998).contains(&year).then_some(Self { at, is_day: false })
    }

    /// Takes `YYYY-MM-DD`, or an RFC 3339 time with its zone.
    pub fn parse(text: &str) -> Option<Self> {
        if !has_form(text.as_bytes()) {
            return None;
        }
        if text.len() == 10 {
            return Self::day(text.parse().ok()?);
        }
        Self::time(text.parse().ok()?)
    }

    /// The point in time.
    pub fn timestamp(self) -> Timestamp {
        self.at
    }

    /// Whether the author wrote a day, without a time.
    pub fn is_day(self) -> bool {
        self.is_day
    }

    /// The day, in UTC.
    pub fn date(self) -> Date {
        self.at.to_zoned(TimeZone::UTC).date()
    }
}

/// Whether `text` has the form of a day or of an RFC 3339 time, whatever its digits say.
/// What parses is wider: it takes week dates, times without seconds, names of zones.
fn has_form(text: &[u8]) -> bool {
    let is = |text: &[u8], form: &[u8]| {
        text.len() == form.len()
            && text
                .iter()
                .zip(form)
                .all(|(b, f)| if *f == b'0' { b.is_ascii_digit() } else { b == f })
    };
    let Some((time, zone)) = text.split_at_checked(19) else { return is(text, b"0000-00-00") };
    let digits = match zone {
        [b'.', rest @ ..] => rest.iter().take_while(|b| b.is_ascii_digit()).count(),
        _ => 0,
    };
    let zone = match (zone, digits) {
        ([b'.', ..], 1..=9) => &zone[1 + digits..],
        _ => zone,
    };
    is(time, b"0000-00-00T00:00:00") && (zone == b"Z" || is(zone, b"+00:00") || is(zone, b"-00:00"))
}

/// RFC 3339 in UTC to the second: `2026-05-01T00:00:00Z`, as credentials say it.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at)
    }
}

/// When an award counts: from its first moment until, where it ends, its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: Moment,
    until: Option<Moment>,
}

impl Period {
    /// A period. Nothing where it would end before it begins.
    pub fn new(from: Moment, until: Option<Moment>) -> Option<Self> {
        until.is_none_or(|until| from < until).then_some(Self { from, until })
    }

    /// Its first moment.
    pub fn from(self) -> Moment {
        self.from
    }

    /// The moment it ends, if ever. It no longer counts then.
    pub fn until(self) -> Option<Moment> {
        self.until
    }

    /// Whether it counts at `at`.
    pub fn covers(self, at: Timestamp) -> bool {
        self.from.timestamp() <= at && self.until.is_none_or(|until| at < until.timestamp())
    }
}
