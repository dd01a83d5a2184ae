//! A slug that something had before, and that was free since.

use super::{badges, people};
use crate::diagnostic::Diagnostic;
use crate::model::Catalog;
use crate::review::{Head, find};

/// The files, named from the content folder, that would have held what is new in the head.
pub fn files_of_the_new(base: Option<&Catalog>, head: Head<'_>) -> Vec<String> {
    let badges = head.catalog.badges().iter().map(|badge| &badge.slug);
    let badges = badges.filter(|slug| base.is_none_or(|base| find::badge(base, slug).is_none()));
    let people = head.catalog.earners().iter().map(|earner| &earner.slug);
    let people = people.filter(|slug| base.is_none_or(|base| find::earner(base, slug).is_none()));
    let badges = badges.map(|slug| format!("badges/{slug}.yaml"));
    badges.chain(people.map(|slug| format!("people/{slug}.yaml"))).collect()
}

/// What in the head has the slug of something else that is in `former`, a state of long ago.
/// What came back as it was is welcome.
pub fn check_former(former: &Catalog, head: Head<'_>) -> Vec<Diagnostic> {
    let badges = former.badges().iter().filter_map(|was| {
        let is = find::badge(head.catalog, &was.slug)?;
        badges::is_another(was, is).then(|| badges::reused(was, is, 0))
    });
    let people = former.earners().iter().filter_map(|was| {
        let is = find::earner(head.catalog, &was.slug)?;
        people::is_another(was, is).then(|| people::reused(was, is))
    });
    badges.chain(people).collect()
}
