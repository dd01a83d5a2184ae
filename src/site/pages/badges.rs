//! The index of badges, by family and tier.

use serde::Serialize;

use super::shared::{NO_FAMILY, Shared, css};
use crate::model::{Badge, Family, routes};
use crate::site::plan::Planner;
use crate::site::view::FamilyView;

#[derive(Serialize)]
struct BadgesView {
    total: usize,
    families: Vec<FamilyView>,
}

/// Adds the page.
pub(super) fn add(planner: &mut Planner<'_>) {
    planner.page(routes::fixed("badges/index.html"), |shared, address| {
        let mut head = shared.head("badges", address);
        head.current = "page";
        let total = shared.catalog.badges().len();
        let view = BadgesView { total, families: families(shared, |_| true) };
        shared.page(address, "badges.html", &head, ("badges", &view))
    });
}

/// The families that have badges, each with them, lowest tier first.
pub(super) fn families(shared: &Shared<'_>, wanted: impl Fn(&Badge) -> bool) -> Vec<FamilyView> {
    let view = |family: Option<&Family>| {
        let slug = family.map(|family| &family.slug);
        let badges = shared.catalog.badges().iter();
        let mut badges: Vec<_> =
            badges.filter(|badge| badge.family.as_ref() == slug && wanted(badge)).collect();
        badges.sort_by_key(|badge| (badge.retired, badge.tier, &badge.name));
        FamilyView {
            slug: slug.map(ToString::to_string),
            name: family.map(|family| family.name.clone()),
            description: family.and_then(|family| family.description.clone()),
            color: family.map_or_else(|| NO_FAMILY.to_owned(), |family| css(family.color)),
            count: badges.len(),
            badges: badges.iter().map(|badge| shared.card(&badge.slug)).collect(),
        }
    };
    shared.families().map(view).filter(|family| family.count > 0).collect()
}
