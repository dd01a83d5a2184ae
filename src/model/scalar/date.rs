//! Days and times.

use jiff::civil::Date;

use crate::diagnostic::Code;
use crate::model::Moment;
use crate::model::resolve::Problem;

/// Takes a day, `YYYY-MM-DD`.
///
/// # Errors
/// Another form, or a day that no calendar has → [`Code::BadDate`].
pub(in crate::model) fn day(text: &str) -> Result<Date, Problem> {
    match Moment::parse(text) {
        Some(moment) if moment.is_day() => Ok(moment.date()),
        Some(moment) => Err(bad(text, "is not a date")
            .help(format!("a day without a time is meant here: `{}`", moment.date()))),
        None => Err(explain(text, "write it as `2026-05-01`")),
    }
}

/// Takes a day, or an RFC 3339 time with its zone.
///
/// # Errors
/// Another form, or a day that no calendar has → [`Code::BadDate`].
pub(in crate::model) fn moment(text: &str) -> Result<Moment, Problem> {
    let form = "write it as `2026-05-01`, or with a time and its zone as \
                `2026-05-01T09:30:00Z`";
    Moment::parse(text).ok_or_else(|| explain(text, form))
}

fn bad(text: &str, why: &str) -> Problem {
    Problem::new(Code::BadDate, format!("`{text}` {why}"))
}

fn explain(text: &str, form: &str) -> Problem {
    let digits: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if digits == "0000-00-00" {
        return bad(text, "is a day that the calendar does not have")
            .help("months have 28 to 31 days, and years run from 1 to 9998");
    }
    if digits.starts_with("0000-00-00T") && Moment::parse(&format!("{text}Z")).is_some() {
        return bad(text, "is a time without its zone").help(format!("write `{text}Z` for UTC"));
    }
    bad(text, "is not a date").help(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_days_and_times_with_their_zone() {
        for text in
            ["2026-05-01", "2024-02-29", "2026-05-01T09:30:00Z", "2026-05-01T09:30:00.5+02:00"]
        {
            assert!(moment(text).is_ok(), "{text}");
        }
        assert_eq!(
            moment("2026-05-01T00:30:00+02:00").unwrap().to_string(),
            "2026-04-30T22:30:00Z"
        );
        assert!(day("2026-05-01").is_ok());
    }

    #[test]
    fn refuses_what_only_looks_like_one() {
        for text in [
            "",
            "2026",
            "20260501",
            "2026-5-1",
            "2026-02-30",
            "2026-13-01",
            "01.05.2026",
            "2026-05-01T09:30:00",
            "2026-05-01 09:30:00Z",
            "2026-05-01T09:30Z",
            "2026-W18-5",
            "0000-01-01",
            "9999-01-01",
            "+002026-05-01",
            "2026-05-01T25:00:00Z",
            "２０２６-05-01",
            "2026-05-01T09:30:00Z[UTC]",
            "2026-05-01T09:30:00.Z",
            "2026-121",
        ] {
            assert_eq!(moment(text).map_err(|p| p.code), Err(Code::BadDate), "{text}");
        }
        assert_eq!(day("2026-05-01T09:30:00Z").map_err(|p| p.code), Err(Code::BadDate));
    }

    #[test]
    fn tells_what_is_wrong() {
        let message = |text| moment(text).unwrap_err().message;
        assert!(message("2026-02-30").contains("calendar"));
        assert!(message("2026-05-01T09:30:00").contains("without its zone"));
        assert!(message("1 May").contains("is not a date"));
    }
}
