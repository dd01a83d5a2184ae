//! How far somebody came on pathways.

use std::collections::BTreeMap;

use crate::model::{Award, Earner, Moment, Pathway, Slug, Step, routes};
use crate::site::pages::shared::Shared;
use crate::site::view::{Day, Progress, Tally};

/// Pathways that somebody has begun: those nearest to their end first, then what is completed.
pub(super) fn begun(shared: &Shared<'_>, earner: &Earner, held: &[&Award]) -> Vec<Progress> {
    let ends = held.iter().map(|award| (&award.badge, award.period.until())).collect();
    let pathways = shared.catalog.pathways().iter();
    let mut begun: Vec<_> =
        pathways.filter_map(|pathway| progress(shared, earner, pathway, &ends)).collect();
    begun.sort_by_key(|way| (way.complete, way.total - way.done.now));
    begun
}

/// How far somebody came. Nothing where the pathway was not begun.
fn progress(
    shared: &Shared<'_>,
    earner: &Earner,
    pathway: &Pathway,
    ends: &BTreeMap<&Slug, Option<Moment>>,
) -> Option<Progress> {
    let steps: Vec<_> = pathway.steps.iter().map(|step| counting(step, ends)).collect();
    let done = Tally::new(steps.iter().flatten().copied());
    if done.now == 0 {
        return None;
    }
    let mut open = pathway.steps.iter().zip(&steps).filter(|(step, held)| held.len() < step.any);
    let next = open.next();
    let missing = next.map(|(step, _)| {
        let holds = |badge: &Slug| shared.standing.holds(&earner.slug, badge);
        let badges = step.of.iter().map(|badge| shared.catalog.badge(badge));
        let mut missing: Vec<_> =
            badges.filter(|badge| !holds(&badge.slug) && !badge.retired).collect();
        // What can be earned right away comes first.
        missing.sort_by_key(|badge| !badge.requires.iter().all(holds));
        missing.iter().map(|badge| shared.card(&badge.slug)).collect()
    });
    let first_end = steps.iter().flatten().flatten().min_by_key(|end| end.timestamp());
    Some(Progress {
        name: pathway.name.clone(),
        lang: shared.lang_of(&pathway.translations),
        link: routes::pathway_page(pathway).link().to_owned(),
        total: pathway.steps.iter().map(|step| step.any).sum(),
        complete: next.is_none(),
        until: first_end.copied().map(Day::from),
        any: next.map_or(0, |(step, held)| step.any - held.len()),
        next: missing.unwrap_or_default(),
        done,
    })
}

/// When each of the badges ends by which a step counts: as many as it asks for, of those
/// that are held the longest-lasting.
fn counting(step: &Step, ends: &BTreeMap<&Slug, Option<Moment>>) -> Vec<Option<Moment>> {
    let mut held: Vec<_> = step.of.iter().filter_map(|badge| ends.get(badge)).copied().collect();
    held.sort_by_key(|end| end.map(|end| std::cmp::Reverse(end.timestamp())));
    held.truncate(step.any);
    held
}
