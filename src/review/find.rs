//! Looking up what may not be there.

use crate::model::{Badge, Catalog, Earner, Moment, Slug};

/// The badge of that slug, if there is one.
pub(super) fn badge<'a>(catalog: &'a Catalog, slug: &Slug) -> Option<&'a Badge> {
    let badges = catalog.badges();
    badges.binary_search_by(|badge| badge.slug.cmp(slug)).ok().map(|at| &badges[at])
}

/// The person of that slug, if there is one.
pub(super) fn earner<'a>(catalog: &'a Catalog, slug: &Slug) -> Option<&'a Earner> {
    let earners = catalog.earners();
    earners.binary_search_by(|earner| earner.slug.cmp(slug)).ok().map(|at| &earners[at])
}

/// A moment as its author would write it.
pub(super) fn day(moment: Moment) -> String {
    if moment.is_day() { moment.date().to_string() } else { moment.to_string() }
}

/// `1 award`, `2 awards`
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
