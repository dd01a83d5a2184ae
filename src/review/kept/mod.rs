//! What was published stays true.

mod awards;
mod badges;
mod former;
mod people;
mod site;
mod status;

pub use former::{check_former, files_of_the_new};
pub use status::point_at_the_new;

use super::Head;
use super::pairs::Pairs;
use crate::diagnostic::{Bounded, Diagnostic};
use crate::model::Catalog;

/// What the head may not do to what the base has published, each with its way out.
pub fn check(base: &Catalog, head: Head<'_>) -> Vec<Diagnostic> {
    let mut faults = Bounded::default();
    let pairs = Pairs::new(base, head.catalog);
    let is_resalted = site::check(&mut faults, base, head, &pairs);
    badges::check(&mut faults, base, head);
    people::check(&mut faults, base, head, &pairs);
    awards::check(&mut faults, head, &pairs, is_resalted);
    faults.into_vec()
}
