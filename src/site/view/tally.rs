//! Numbers that time makes smaller.

use schemars::JsonSchema;
use serde::Serialize;

use super::Day;
use crate::model::Moment;

/// How many there are, and when there will be fewer. Pages are looked at long after they were
/// made, so that they carry the days on which one less counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Tally {
    /// How many there are on the day the page is made.
    pub(in crate::site) now: usize,
    /// When each of those that end does, in the form of the `iso` of a day, with spaces between.
    pub(in crate::site) ends: String,
}

impl Tally {
    /// Counts things, each of which ends at some time or never.
    pub(in crate::site) fn new(of: impl Iterator<Item = Option<Moment>>) -> Self {
        let ends: Vec<_> = of.collect();
        let now = ends.len();
        let mut ends: Vec<_> = ends.into_iter().flatten().collect();
        ends.sort_by_key(|end| end.timestamp());
        let ends: Vec<_> = ends.into_iter().map(|end| Day::from(end).iso).collect();
        Self { now, ends: ends.join(" ") }
    }
}
