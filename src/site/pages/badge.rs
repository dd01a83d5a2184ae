//! The page of a badge's criteria, the list of its holders, and its picture.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::paging::Paged;
use super::share::ICON;
use super::shared::{HOLDERS, Shared, css, own_art};
use super::{cards, version};
use crate::model::{Award, Badge, Catalog, Issuing, Reviewer, Slug, routes};
use crate::site::plan::Planner;
use crate::site::view::{BadgeView, Holder, Holders, ReviewerView, Rung};
use crate::site::{Body, art};

/// Adds what stands below `badges/<slug>/`.
pub(super) fn add(planner: &mut Planner<'_>) {
    for badge in planner.shared.catalog.badges() {
        let place = &badge.place;
        planner.file(place, routes::badge_page(badge), move |shared, address| {
            let mut head = shared.head("badges", address);
            let json = routes::achievement(badge);
            head.alternates.push(shared.alternate("application/json", &json, None));
            head.card = Some(cards::of_badge(shared, badge));
            head.data = Some(shared.linked_data().badge(badge));
            shared.page(address, "badge.html", &head, ("badge", &view(shared, badge)))
        });
        // It is called by that address, if there is a first version.
        let mut versions = planner.shared.catalog.versions(&badge.slug);
        let named = versions.find(|version| version.version.is_first()).unwrap_or(badge);
        let json = routes::badge_file(badge, "achievement.json");
        planner.file(place, json, move |shared, _| {
            Ok(Body::Bytes(shared.documents.achievement(named).into_bytes()))
        });
        add_pictures(planner, badge);
        add_holders(planner, badge);
    }
}

/// Adds the picture as SVG, as PNG and as a small PNG: the author's own as it is, but for a credential
/// that is baked into it; the other made of it.
fn add_pictures<'a>(planner: &mut Planner<'a>, badge: &'a Badge) {
    let own = badge.art.as_ref().map(|art| &art.address);
    if let Some(art) = &badge.art {
        let address = art.address.clone();
        planner.file(&badge.place, address, move |_, address| own_art(badge, art, address));
    }
    planner.file(&badge.place, routes::badge_file(badge, ICON), move |shared, address| {
        Ok(Body::Bytes(shared.icon(badge, address)?))
    });
    for name in ["badge.svg", "badge.png"] {
        let address = routes::badge_file(badge, name);
        if own == Some(&address) {
            continue;
        }
        planner.file(&badge.place, address, move |shared, address| {
            let art = shared.art(badge, address)?;
            let bytes = if name == "badge.svg" { art.svg.picture() } else { art.png.picture() };
            Ok(Body::Bytes(bytes.to_vec()))
        });
    }
}

/// Adds the pages of all holders, where they do not fit on the badge's own.
fn add_holders<'a>(planner: &mut Planner<'a>, badge: &'a Badge) {
    let shared = Arc::clone(&planner.shared);
    let listed = shared.listed(shared.standing.holders(badge));
    if listed.len() <= HOLDERS {
        return;
    }
    let catalog = shared.catalog;
    let name = move |award: &&'a Award| catalog.earner(&award.earner).name.as_str();
    let list = Paged::new(listed, HOLDERS, name, |award| award.earner.clone());
    for number in 1..=list.count() {
        let list = Arc::clone(&list);
        let address = routes::holders_page(badge, number);
        planner.file(&badge.place, address, move |shared, address| {
            let link = |number| routes::holders_page(badge, number).link().to_owned();
            let shown = list.items(number);
            let view = Holders {
                name: badge.name.clone(),
                lang: shared.lang_of(&badge.translations),
                link: routes::badge_page(badge).link().to_owned(),
                color: Some(css(art::color(badge, shared.settings()))),
                total: list.total(),
                shown: shown.map(|(one, anchor)| Holder { anchor, ..shared.holder(one) }).collect(),
                pages: list.pages(number, link),
            };
            let head = shared.head("badges", address);
            shared.page(address, "holders.html", &head, ("holders", &view))
        });
    }
}

fn view(shared: &Shared<'_>, badge: &Badge) -> BadgeView {
    let catalog = shared.catalog;
    let needs = |other: &&Badge| other.requires.contains(&badge.slug);
    let required_by = catalog.badges().iter().filter(needs);
    let leads = |of: &[Slug]| of.contains(&badge.slug);
    let ways = catalog.pathways().iter().zip(shared.pathways()).filter(|(pathway, _)| {
        pathway.completes_with.as_ref() == Some(&badge.slug)
            || pathway.steps.iter().any(|step| leads(&step.of))
    });
    BadgeView {
        card: shared.card(&badge.slug),
        kind: kind(shared, badge),
        version: (!badge.version.is_first()).then(|| badge.version.to_string()),
        criteria: shared.prose(&badge.criteria, &routes::badge_page(badge), "criteria"),
        issuing: match badge.issuing {
            Issuing::Reviewed => "reviewed",
            Issuing::Peer => "peer",
            Issuing::Milestone => "milestone",
        },
        reviewers: shared
            .settings()
            .reviewers(badge)
            .iter()
            .map(|reviewer| reviewer_view(shared, reviewer))
            .collect(),
        valid_for: badge.valid_for.as_ref().map(Into::into),
        tags: badge.tags.clone(),
        requires: shared.cards(&badge.requires),
        required_by: required_by.map(|other| shared.card(&other.slug)).collect(),
        ladder: ladder(shared, badge),
        skills: badge.skills.iter().map(|skill| shared.skill(skill)).collect(),
        pathways: ways.map(|(_, mark)| mark).collect(),
        holders: shared.holders_of(badge),
        versions: version::marks(shared, badge),
        changes: version::changes_in(shared, badge),
        json: shared.file(&routes::achievement(badge)),
    }
}

/// What the badge is, in words; what an organisation calls its own kind stays as it is.
pub(super) fn kind(shared: &Shared<'_>, badge: &Badge) -> String {
    let word = shared.words().find(&format!("kinds.{}", badge.achievement_type));
    word.map_or_else(|| badge.achievement_type.clone(), Cow::into_owned)
}

fn reviewer_view(shared: &Shared<'_>, reviewer: &Reviewer) -> ReviewerView {
    match reviewer {
        Reviewer::Person(slug) => {
            let person = shared.colleague(slug);
            ReviewerView { name: person.name, link: person.link }
        }
        Reviewer::Handle(handle) => ReviewerView { name: Some(handle.clone()), link: None },
    }
}

/// The badges of the same family, with a tier, that require each other directly or not.
fn ladder(shared: &Shared<'_>, badge: &Badge) -> Vec<Rung> {
    let mut below = BTreeSet::new();
    climb(shared.catalog, badge, &mut below, &requires);
    let mut above = BTreeSet::new();
    climb(shared.catalog, badge, &mut above, &required_by);
    let rungs: BTreeSet<_> = below.union(&above).copied().collect();
    if rungs.len() < 2 {
        return Vec::new();
    }
    let mut rungs: Vec<_> = rungs.into_iter().map(|slug| shared.catalog.badge(slug)).collect();
    let heights = heights(&rungs);
    rungs.sort_by_key(|rung| (rung.tier, heights.get(&rung.slug), &rung.name));
    let rung =
        |rung: &&Badge| Rung { badge: shared.card(&rung.slug), here: rung.slug == badge.slug };
    rungs.iter().map(rung).collect()
}

/// How many rungs must be climbed before each, along the longest way.
fn heights<'c>(rungs: &[&'c Badge]) -> BTreeMap<&'c Slug, usize> {
    let mut missing: BTreeMap<_, _> = rungs.iter().map(|rung| (&rung.slug, 0)).collect();
    let mut above: BTreeMap<&Slug, Vec<&'c Badge>> = BTreeMap::new();
    for rung in rungs {
        let below = rung.requires.iter().filter(|slug| missing.contains_key(slug));
        let below: BTreeSet<_> = below.collect();
        for slug in &below {
            above.entry(slug).or_default().push(rung);
        }
        missing.insert(&rung.slug, below.len());
    }
    let mut open: Vec<_> = rungs.iter().copied().filter(|rung| missing[&rung.slug] == 0).collect();
    let mut heights: BTreeMap<_, _> = rungs.iter().map(|rung| (&rung.slug, 0)).collect();
    while let Some(rung) = open.pop() {
        let height = heights[&rung.slug] + 1;
        for next in above.remove(&rung.slug).unwrap_or_default() {
            heights.entry(&next.slug).and_modify(|known| *known = height.max(*known));
            missing.entry(&next.slug).and_modify(|count| *count -= 1);
            if missing[&next.slug] == 0 {
                open.push(next);
            }
        }
    }
    heights
}

type Neighbours = dyn for<'c> Fn(&'c Catalog, &Badge) -> Vec<&'c Badge>;

fn requires<'c>(catalog: &'c Catalog, badge: &Badge) -> Vec<&'c Badge> {
    badge.requires.iter().map(|slug| catalog.badge(slug)).collect()
}

fn required_by<'c>(catalog: &'c Catalog, badge: &Badge) -> Vec<&'c Badge> {
    catalog.badges().iter().filter(|other| other.requires.contains(&badge.slug)).collect()
}

/// Collects what can be reached from `badge` within its family. Without recursion: chains
/// may be long.
fn climb<'c>(
    catalog: &'c Catalog,
    badge: &'c Badge,
    found: &mut BTreeSet<&'c Slug>,
    next: &Neighbours,
) {
    let mut open = vec![badge];
    while let Some(rung) = open.pop() {
        if rung.family == badge.family && rung.tier.is_some() && found.insert(&rung.slug) {
            open.extend(next(catalog, rung));
        }
    }
}
