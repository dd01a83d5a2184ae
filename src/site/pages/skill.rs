//! Skills: the index, a page each, and all who have one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::paging::Paged;
use super::shared::{HOLDERS, Shared};
use crate::diagnostic::Place;
use crate::model::{Badge, Earner, Skill, Slug, routes};
use crate::site::plan::Planner;
use crate::site::search::{fold::sort_key, has_all_badges};
use crate::site::view::{
    Choice, Filters, Holder, Holders, HoldersView, SkillMark, SkillView, SkillsView, web,
};

/// The fewest skills that are worth a filter.
const FEW: usize = 8;

/// The most skills on one page.
const EACH: usize = 100;

/// The badges that stand for each skill, or did in an earlier version.
type Badges<'a> = BTreeMap<&'a Slug, Vec<&'a Badge>>;

/// Adds the pages.
pub(super) fn add(planner: &mut Planner<'_>) {
    let mut badges = Badges::new();
    for badge in planner.shared.catalog.badges() {
        let versions = planner.shared.catalog.versions(&badge.slug);
        let skills: BTreeSet<&Slug> = versions.flat_map(|version| &version.skills).collect();
        for skill in skills {
            badges.entry(skill).or_default().push(badge);
        }
    }
    let badges = Arc::new(badges);
    add_index(planner, &badges);
    for skill in planner.shared.catalog.skills() {
        let badges = Arc::clone(&badges);
        planner.page(routes::skill_page(skill), move |shared, address| {
            let head = shared.head("skills", address);
            let stand: &[&Badge] = badges.get(&skill.slug).map_or(&[], Vec::as_slice);
            shared.page(address, "skill.html", &head, ("skill", &view(shared, skill, stand)))
        });
        add_holders(planner, skill);
    }
}

fn add_index<'a>(planner: &mut Planner<'a>, badges: &Arc<Badges<'a>>) {
    let skills = planner.shared.catalog.skills();
    let list = Paged::new(skills.iter().collect(), EACH, |one| &one.name, |one| one.slug.clone());
    for number in 1..=list.count() {
        let (list, badges) = (Arc::clone(&list), Arc::clone(badges));
        planner.page(routes::skills_page(number), move |shared, address| {
            let mut head = shared.head("skills", address);
            head.current = "page";
            let mark = |(skill, anchor): (&&Skill, Option<String>)| SkillMark {
                badges: badges.get(&skill.slug).map_or(0, Vec::len),
                people: shared.standing.skilled(skill).len(),
                anchor,
                ..shared.skill(&skill.slug)
            };
            let view = SkillsView {
                total: list.total(),
                shown: list.items(number).map(mark).collect(),
                pages: list.pages(number, |number| routes::skills_page(number).link().to_owned()),
                filters: filters(shared, number, list.count()),
            };
            shared.page(address, "skills.html", &head, ("skills", &view))
        });
    }
}

/// What the first page can be filtered by, where there is enough to choose from.
fn filters(shared: &Shared<'_>, number: usize, count: usize) -> Option<Filters> {
    let skills = shared.catalog.skills();
    let can = number == 1 && skills.len() >= FEW && (count == 1 || has_all_badges(shared.catalog));
    let frameworks = || frameworks(skills);
    can.then(|| Filters { indexed: count > 1, frameworks: frameworks(), ..Filters::default() })
}

/// The frameworks of skills, by name.
fn frameworks(skills: &[Skill]) -> Vec<Choice> {
    let names: BTreeSet<_> = skills.iter().filter_map(|skill| skill.framework.as_ref()).collect();
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_cached_key(|name| sort_key(name));
    names.into_iter().map(|name| Choice { value: name.clone(), name: name.clone() }).collect()
}

/// Skills to choose from, by name.
pub(super) fn by_name(skills: &[Skill]) -> Vec<Choice> {
    let mut skills: Vec<_> = skills.iter().collect();
    skills.sort_by_cached_key(|skill| (sort_key(&skill.name), &skill.slug));
    let choice = |one: &Skill| Choice { value: one.slug.to_string(), name: one.name.clone() };
    skills.into_iter().map(choice).collect()
}

/// Adds the pages of all who have a skill, where they do not fit on the skill's own.
fn add_holders<'a>(planner: &mut Planner<'a>, skill: &'a Skill) {
    let listed = listed(&planner.shared, skill);
    if listed.len() <= HOLDERS {
        return;
    }
    let list = Paged::new(listed, HOLDERS, |earner| &earner.name, |earner| earner.slug.clone());
    for number in 1..=list.count() {
        let list = Arc::clone(&list);
        let place = Place::file(&"site.yaml".into());
        planner.file(&place, routes::skilled_page(skill, number), move |shared, address| {
            let link = |number| routes::skilled_page(skill, number).link().to_owned();
            let shown = list.items(number);
            let view = Holders {
                name: skill.name.clone(),
                lang: shared.lang_of(&skill.translations),
                link: routes::skill_page(skill).link().to_owned(),
                color: None,
                total: list.total(),
                shown: shown
                    .map(|(one, anchor)| Holder { anchor, ..shared.plain_holder(one) })
                    .collect(),
                pages: list.pages(number, link),
            };
            let head = shared.head("skills", address);
            shared.page(address, "holders.html", &head, ("holders", &view))
        });
    }
}

fn listed<'a>(shared: &Shared<'a>, skill: &Skill) -> Vec<&'a Earner> {
    let mut skilled = shared.standing.skilled(skill);
    skilled.retain(|earner| earner.is_listed());
    skilled
}

fn view(shared: &Shared<'_>, skill: &Skill, badges: &[&Badge]) -> SkillView {
    let total = shared.standing.skilled(skill).len();
    let listed = listed(shared, skill);
    SkillView {
        about: shared.skill(&skill.slug),
        url: skill.url.as_deref().and_then(web),
        badges: badges.iter().map(|badge| shared.card(&badge.slug)).collect(),
        holders: HoldersView {
            shown: listed.iter().take(HOLDERS).map(|earner| shared.plain_holder(earner)).collect(),
            total,
            hidden: total - listed.len(),
            more: (listed.len() > HOLDERS)
                .then(|| routes::skilled_page(skill, 1).link().to_owned()),
        },
    }
}
