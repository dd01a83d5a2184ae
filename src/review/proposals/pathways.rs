//! Pathways that somebody has walked to their end.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Proposal;
use crate::model::{Award, Catalog, Earner, Moment, Pathway, Slug, routes};

/// The badge at the end of each pathway, for whoever holds at `as_of` all that it asks for
/// and does not have that badge. It is dated by the award that completed the pathway; the
/// awards that count are its evidence, where they have a page.
pub fn pathways(catalog: &Catalog, as_of: Timestamp) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    for pathway in catalog.pathways() {
        let Some(end) = &pathway.completes_with else { continue };
        if catalog.badge(end).retired {
            continue;
        }
        for earner in catalog.earners() {
            let is_proposed =
                proposals.iter().any(|one| one.badge == *end && one.earner == earner.slug);
            if is_proposed || earner.hr.left.is_some() && has_left(earner, as_of) {
                continue;
            }
            proposals.extend(walked(catalog, pathway, end, earner, as_of));
        }
    }
    proposals
}

fn has_left(earner: &Earner, as_of: Timestamp) -> bool {
    let last = earner.hr.left.and_then(Moment::day);
    last.is_some_and(|last| last.timestamp() < as_of)
}

fn walked(
    catalog: &Catalog,
    pathway: &Pathway,
    end: &Slug,
    earner: &Earner,
    as_of: Timestamp,
) -> Option<Proposal> {
    let held: BTreeMap<&Slug, &Award> =
        catalog.held(&earner.slug, as_of).into_iter().map(|award| (&award.badge, award)).collect();
    let mut counts: Vec<&Award> = Vec::new();
    for step in &pathway.steps {
        let mut of_step: Vec<&Award> =
            step.of.iter().filter_map(|badge| held.get(badge).copied()).collect();
        // Those that were earned first are enough.
        of_step.sort_by_key(|award| award.period.from());
        counts.extend(of_step.get(..step.any)?);
    }
    let last = counts.iter().max_by_key(|award| award.period.from())?.period.from();
    let awarded = Moment::day(last.date())?;
    if catalog.earned_already(end, &earner.slug, awarded).is_some() || held.contains_key(end) {
        return None;
    }
    let address = |award: &Award| {
        let page = catalog.settings().base_url.join(&routes::credential_page(award));
        page.trim_end_matches("index.html").to_owned()
    };
    let evidence = |award: &&Award| (catalog.badge(&award.badge).name.clone(), address(award));
    let evidence =
        if earner.has_page() { counts.iter().map(evidence).collect() } else { Vec::new() };
    Some(Proposal {
        badge: end.clone(),
        earner: earner.slug.clone(),
        awarded,
        message: None,
        evidence,
        why: format!("completed the pathway `{}` on {}", pathway.slug, awarded.date()),
    })
}
