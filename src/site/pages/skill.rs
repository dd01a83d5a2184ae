//! Skills: the index and a page each.

use super::shared::{HOLDERS, Shared, plain_holder};
use crate::model::{Badge, Skill, routes};
use crate::site::plan::Planner;
use crate::site::view::{HoldersView, SkillMark, SkillView, web};

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    planner.page(routes::fixed("skills/index.html"), |shared, address| {
        let mut head = shared.head("skills", address);
        head.current = "page";
        let view: Vec<_> =
            shared.catalog.skills().iter().map(|skill| mark(shared, skill)).collect();
        shared.page(address, "skills.html", &head, ("skills", &view))
    });
    for skill in planner.shared.catalog.skills() {
        planner.page(routes::skill_page(skill), move |shared, address| {
            let head = shared.head("skills", address);
            shared.page(address, "skill.html", &head, ("skill", &view(shared, skill)))
        });
    }
}

fn badges<'a>(shared: &Shared<'a>, skill: &'a Skill) -> impl Iterator<Item = &'a Badge> {
    shared.catalog.badges().iter().filter(|badge| badge.skills.contains(&skill.slug))
}

fn mark(shared: &Shared<'_>, skill: &Skill) -> SkillMark {
    SkillMark {
        badges: badges(shared, skill).count(),
        people: shared.standing.skilled(skill).len(),
        ..shared.skill(&skill.slug)
    }
}

fn view(shared: &Shared<'_>, skill: &Skill) -> SkillView {
    let holders = shared.standing.skilled(skill);
    let listed: Vec<_> = holders.iter().filter(|earner| earner.is_listed()).collect();
    SkillView {
        about: shared.skill(&skill.slug),
        url: skill.url.as_deref().and_then(web),
        badges: badges(shared, skill).map(|badge| shared.card(&badge.slug)).collect(),
        holders: HoldersView {
            shown: listed.iter().take(HOLDERS).map(|earner| plain_holder(earner)).collect(),
            total: holders.len(),
            hidden: holders.len() - listed.len(),
            more: None,
        },
    }
}
