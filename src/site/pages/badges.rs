//! The index of badges by family and tier, and a page for each family where they are many.

use super::paging::Paged;
use super::shared::{NO_FAMILY, Shared, css};
use crate::model::{Badge, Family, routes};
use crate::site::plan::Planner;
use crate::site::search;
use crate::site::view::{BadgesView, Choice, FamilyView, Filters, Pages};

/// The fewest badges that are worth a filter.
const FEW: usize = 8;

/// The most badges on one page.
const EACH: usize = 72;

/// The most badges that stand for a family on the page of all.
const SAMPLE: usize = 8;

/// The most skills to choose from.
const MOST_SKILLS: usize = 300;

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    if planner.shared.catalog.badges().len() <= EACH {
        add_whole(planner);
    } else {
        add_divided(planner);
    }
}

/// Adds the page of all badges, with all badges.
fn add_whole(planner: &mut Planner<'_>) {
    planner.page(routes::badges_page(1), |shared, address| {
        let mut head = shared.head("badges", address);
        head.current = "page";
        let view = BadgesView {
            total: shared.catalog.badges().len(),
            of: None,
            families: families(shared, |_| true),
            pages: Pages::single(),
            filters: (shared.catalog.badges().len() >= FEW).then(|| filters(shared, false)),
        };
        shared.page(address, "badges.html", &head, ("badges", &view))
    });
}

/// Adds the page of all badges with a few of each family and those of no family, and the pages
/// that hold them all.
fn add_divided<'a>(planner: &mut Planner<'a>) {
    let shared = std::sync::Arc::clone(&planner.shared);
    for family in shared.families() {
        let slug = family.map(|family| &family.slug);
        let badges: Vec<&'a Badge> =
            shared.catalog.badges().iter().filter(|badge| badge.family.as_ref() == slug).collect();
        // The page of all is there even if every badge has a family.
        if badges.is_empty() && family.is_some() {
            continue;
        }
        let list =
            Paged::new(badges, EACH, |badge| &badge.name, |badge| (badge.tier, badge.slug.clone()));
        let at = move |number| match family {
            Some(family) => routes::family_page(family, number),
            None => routes::badges_page(number),
        };
        for number in 1..=list.count() {
            let list = std::sync::Arc::clone(&list);
            planner.page(at(number), move |shared, address| {
                let mut head = shared.head("badges", address);
                head.current = if family.is_none() { "page" } else { "true" };
                let here: Vec<&Badge> = list.items(number).map(|(badge, _)| *badge).collect();
                let view = BadgesView {
                    total: shared.catalog.badges().len(),
                    of: family.map(|_| family_view(shared, family, &here, list.total())),
                    families: match family {
                        Some(_) => Vec::new(),
                        None => overview(shared, number, &here, list.total()),
                    },
                    pages: list.pages(number, |number| at(number).link().to_owned()),
                    filters: (family.is_none()
                        && number == 1
                        && search::has_all_badges(shared.catalog))
                    .then(|| filters(shared, true)),
                };
                shared.page(address, "badges.html", &head, ("badges", &view))
            });
        }
    }
}

/// Each family with a few badges, on the first page, and the badges of no family.
fn overview(shared: &Shared<'_>, number: usize, loose: &[&Badge], total: usize) -> Vec<FamilyView> {
    let mut all = Vec::new();
    if number == 1 {
        let link = |slug: &str| {
            let family = shared.families().flatten().find(|one| one.slug.as_str() == slug)?;
            Some(routes::family_page(family, 1).link().to_owned())
        };
        all = families(shared, |badge| badge.family.is_some());
        for view in &mut all {
            view.badges.truncate(SAMPLE);
            view.link = view.slug.as_deref().and_then(link);
        }
    }
    if !loose.is_empty() {
        all.push(family_view(shared, None, loose, total));
    }
    all
}

/// The families that have badges, each with them, lowest tier first.
pub(super) fn families(shared: &Shared<'_>, wanted: impl Fn(&Badge) -> bool) -> Vec<FamilyView> {
    let view = |family: Option<&Family>| {
        let slug = family.map(|family| &family.slug);
        let badges = shared.catalog.badges().iter();
        let mut badges: Vec<_> =
            badges.filter(|badge| badge.family.as_ref() == slug && wanted(badge)).collect();
        badges.sort_by_key(|badge| (badge.retired, badge.tier, &badge.name));
        family_view(shared, family, &badges, badges.len())
    };
    shared.families().map(view).filter(|family| family.count > 0).collect()
}

/// A family with these of its `count` badges.
fn family_view(
    shared: &Shared<'_>,
    family: Option<&Family>,
    badges: &[&Badge],
    count: usize,
) -> FamilyView {
    FamilyView {
        slug: family.map(|family| family.slug.to_string()),
        name: family.map(|family| family.name.clone()),
        description: family.and_then(|family| family.description.clone()),
        lang: family.and_then(|family| shared.lang_of(&family.translations)),
        color: family.map_or_else(|| NO_FAMILY.to_owned(), |family| css(family.color)),
        count,
        badges: badges.iter().map(|badge| shared.card(&badge.slug)).collect(),
        link: None,
    }
}

/// What badges can be filtered by: what at least one, and not every one, has.
fn filters(shared: &Shared<'_>, indexed: bool) -> Filters {
    let badges = shared.catalog.badges();
    let of = |has: &dyn Fn(&Badge) -> bool| badges.iter().any(has);
    let families = shared.families().flatten();
    let families =
        families.filter(|family| of(&|badge| badge.family.as_ref() == Some(&family.slug)));
    let settings = shared.settings();
    let tiers = settings.tiers.iter().zip(&settings.tier_names);
    let skills = shared.catalog.skills();
    Filters {
        indexed,
        families: families
            .map(|one| Choice { value: one.slug.to_string(), name: one.name.clone() })
            .collect(),
        tiers: if of(&|badge| badge.tier.is_some()) {
            tiers
                .map(|(slug, (name, _))| Choice { value: slug.to_string(), name: name.clone() })
                .collect()
        } else {
            Vec::new()
        },
        skills: if skills.len() <= MOST_SKILLS {
            super::skill::by_name(skills)
        } else {
            Vec::new()
        },
        frameworks: Vec::new(),
    }
}
