//! How long an award counts.

use jiff::Span;

use crate::diagnostic::Code;
use crate::model::resolve::Problem;

/// The longest duration, in years. What counts for longer needs no end.
const MAX_YEARS: i64 = 100;

/// Takes an ISO 8601 duration of years, months, weeks and days: `P1Y`, `P18M`, `P30D`.
///
/// # Errors
/// Another form, nothing at all, clock units, over a hundred years → [`Code::BadDuration`].
pub(in crate::model) fn duration(text: &str) -> Result<Span, Problem> {
    let bad = |why: &str, help: &str| {
        Problem::new(Code::BadDuration, format!("`{text}` {why}")).help(help.to_owned())
    };
    let form = "write years, months, weeks or days, such as `P1Y`, `P18M`, `P6W` or `P30D`";
    let [years, months, weeks, days] = parts(text).ok_or_else(|| bad("is not a duration", form))?;
    if [years, months, weeks, days] == [0; 4] {
        return Err(bad("is no time at all", "leave `valid_for` out if it never expires"));
    }
    let rough_days = i128::from(years) * 365
        + i128::from(months) * 30
        + i128::from(weeks) * 7
        + i128::from(days);
    if rough_days > i128::from(MAX_YEARS) * 366 {
        return Err(bad("is over a hundred years", "leave `valid_for` out if it never expires"));
    }
    Span::new()
        .try_years(years)
        .and_then(|span| span.try_months(months))
        .and_then(|span| span.try_weeks(weeks))
        .and_then(|span| span.try_days(days))
        .map_err(|_| bad("is not a duration", form))
}

/// Years, months, weeks and days, each at most once and in this order.
fn parts(text: &str) -> Option<[i64; 4]> {
    let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty())?;
    let mut found = [0; 4];
    for (at, unit) in ['Y', 'M', 'W', 'D'].into_iter().enumerate() {
        let Some((number, after)) = rest.split_once(unit) else { continue };
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        found[at] = number.parse().ok()?;
        rest = after;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_calendar_units() {
        for text in ["P1Y", "P18M", "P30D", "P6W", "P1Y6M", "P1Y0M10D", "P100Y"] {
            assert!(duration(text).is_ok(), "{text}");
        }
        assert_eq!(duration("P1Y6M").unwrap().get_months(), 6);
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "P",
            "1Y",
            "1 year",
            "P1",
            "P0D",
            "P1H",
            "PT24H",
            "P1DT1H",
            "-P1Y",
            "P-1Y",
            "P1.5Y",
            "p1y",
            "P1M1Y",
            "P1Y1Y",
            "P101Y",
            "P99999999999999999999D",
            "P9223372036854775807Y",
            "P1Y ",
        ] {
            assert_eq!(
                duration(text).map_err(|p| p.code).unwrap_err(),
                Code::BadDuration,
                "{text}"
            );
        }
    }
}
