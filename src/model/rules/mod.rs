//! The rules between things, each a function of its own.
//!
//! A rule sees what could be read. Where a part it needs is at fault, it says nothing:
//! that fault stands in the report already.

mod accounts;
mod addresses;
mod approval;
mod dates;
mod duplicates;
mod endorsements;
mod former;
mod graph;
mod held;
mod keys;
mod open_badges_2;
mod pathways;
mod policies;
mod privacy;
mod requires;
mod status;
#[cfg(test)]
pub(in crate::model) mod testing;
mod versions;
mod view;

use jiff::Timestamp;

use super::resolve::{Draft, Faults};
use crate::content::Records;
use view::View;

/// Holds everything against every rule.
pub(in crate::model) fn check(
    faults: &mut Faults,
    records: &Records,
    draft: &Draft,
    as_of: Timestamp,
) {
    let view = View::new(records, draft, as_of);
    keys::check(faults, &view);
    privacy::check(faults, &view);
    open_badges_2::check(faults, &view);
    let circular = requires::check(faults, &view);
    pathways::check(faults, &view);
    versions::check(faults, &view);
    dates::check(faults, &view);
    accounts::check(faults, &view);
    approval::check(faults, &view);
    policies::check(faults, &view);
    duplicates::check(faults, &view);
    former::check(faults, &view);
    endorsements::check(faults, &view);
    held::check(faults, &view, &circular);
    status::check(faults, &view);
    addresses::check(faults, &view);
}
