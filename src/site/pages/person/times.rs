//! What somebody earned when, and what ends or ended when.

use std::collections::BTreeSet;

use tera::Value;

use super::Rows;
use crate::model::{Award, Moment, State};
use crate::site::pages::shared::Shared;
use crate::site::view::{Folded, Year};

/// How many awards are shown at once in the timeline, and how many among what ends or ended.
const AT_ONCE: usize = 12;
const ENDS: usize = 8;

/// What ends, soonest first.
pub(super) fn expiring(rows: &Rows<'_>, held: &[&Award]) -> Folded<Value> {
    let until = |award: &&&Award| award.period.until().map(Moment::timestamp);
    let mut ends: Vec<_> = held.iter().filter(|award| until(award).is_some()).collect();
    ends.sort_by_key(until);
    Folded::new(ends.into_iter().map(|award| rows.get(award)), ENDS)
}

/// What was revoked, and the last award of each badge that expired and was not renewed.
pub(super) fn former(shared: &Shared<'_>, rows: &Rows<'_>, awards: &[&Award]) -> Folded<Value> {
    let mut expired = BTreeSet::new();
    let former = awards.iter().filter(|award| match shared.standing.state(award) {
        State::Current => false,
        State::Expired => {
            !shared.standing.holds(&award.earner, &award.badge) && expired.insert(&award.badge)
        }
        State::Revoked => true,
    });
    Folded::new(former.map(|award| rows.get(award)), ENDS)
}

/// All awards by year, newest first, and the earlier part of a long past.
pub(super) fn timeline(rows: &Rows<'_>, awards: &[&Award]) -> (Vec<Year>, Vec<Year>) {
    let Folded { shown, more } = Folded::new(awards.iter().copied(), AT_ONCE);
    (years(rows, &shown), years(rows, &more))
}

fn years(rows: &Rows<'_>, awards: &[&Award]) -> Vec<Year> {
    let year = |award: &&Award| award.period.from().date().year();
    awards
        .chunk_by(|a, b| year(a) == year(b))
        .map(|chunk| Year {
            year: year(&chunk[0]),
            awards: chunk.iter().map(|award| rows.get(award)).collect(),
        })
        .collect()
}
