//! The pages, a file per kind: what each shows, and where it stands.

mod badge;
mod badges;
mod cards;
mod credential;
mod frame;
mod free;
mod home;
mod paging;
mod pathway;
mod people;
mod person;
mod share;
mod shared;
mod skill;
mod tongue;
mod version;
mod views;

use crate::model::SitePath;
use crate::site::plan::Planner;

pub(super) use shared::Shared;

/// Adds every page.
pub(super) fn add_all(planner: &mut Planner<'_>) {
    home::add(planner);
    badges::add(planner);
    badge::add(planner);
    version::add(planner);
    people::add(planner);
    person::add(planner);
    credential::add(planner);
    pathway::add(planner);
    skill::add(planner);
    free::add_fixed(planner);
    free::add(planner);
    cards::add(planner);
}

/// The way from a page to the base of the site.
pub(super) fn root_of(address: &SitePath) -> String {
    match address.as_str().matches('/').count() {
        0 => "./".into(),
        depth => "../".repeat(depth),
    }
}
