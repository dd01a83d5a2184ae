//! Days and lengths of time. Templates put them into words.

use jiff::Span;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Moment, Revocation};

/// A day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "a day of a month is called `day`")]
pub(in crate::site) struct Day {
    /// For the `datetime` attribute: `2026-05-01`, or the time where one is known.
    pub(in crate::site) iso: String,
    /// 1 to 9999.
    pub(in crate::site) year: i16,
    /// 1 to 12.
    pub(in crate::site) month: i8,
    /// 1 to 31.
    pub(in crate::site) day: i8,
}

impl From<Moment> for Day {
    fn from(moment: Moment) -> Self {
        let date = moment.date();
        let iso = if moment.is_day() { date.to_string() } else { moment.to_string() };
        Self { iso, year: date.year(), month: date.month(), day: date.day() }
    }
}

/// A length of time in calendar units.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Duration {
    /// Whole years.
    pub(in crate::site) years: i16,
    /// Months beside them.
    pub(in crate::site) months: i32,
    /// Days beside them.
    pub(in crate::site) days: i32,
}

impl From<&Span> for Duration {
    fn from(span: &Span) -> Self {
        let days = span.get_days().saturating_add(span.get_weeks().saturating_mul(7));
        Self { years: span.get_years(), months: span.get_months(), days }
    }
}

/// When and why an award was taken back.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct RevocationView {
    /// When.
    pub(in crate::site) on: Day,
    /// Why.
    pub(in crate::site) reason: Option<String>,
}

impl From<&Revocation> for RevocationView {
    fn from(revocation: &Revocation) -> Self {
        Self { on: revocation.on.into(), reason: revocation.reason.clone() }
    }
}
