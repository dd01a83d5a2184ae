//! The index that the search in pages loads on first use.
//!
//! One file holds a small site whole. Past 5,000 entries people move into shards, and with
//! them every other kind that is long: a shard holds what has a word between its first key
//! and that of the next shard, so that a query loads only what may answer it. What is shown,
//! how entries are ranked and how typing errors are forgiven is the matter of
//! `script/search/`.

mod entry;
pub(in crate::site) mod fold;
mod shards;
mod write;

use entry::Section;

use crate::model::{Catalog, SitePath, routes};

/// The most entries that one file holds.
const MOST_WHOLE: usize = 5_000;

/// The most badges, skills and pathways that the first file holds beside shards of people.
const MOST_BESIDE: usize = 2_000;

/// Bytes for each 1,000 entries, and of a shard.
const BUDGET: usize = 40_000;

/// The files of the index, each with its text; `search/index.json` is the first.
pub fn files(catalog: &Catalog) -> Vec<(SitePath, String)> {
    let sections = entry::sections(catalog);
    let tiers = entry::tiers(catalog);
    let first = routes::search_index();
    if entries(catalog) <= MOST_WHOLE {
        return vec![(first, write::within(budget(&sections), &sections, &tiers, &[]))];
    }
    let beside = has_all_badges(catalog);
    let (short, long): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|section| beside && section.kind != "people");
    let shards = shards::divide(&long);
    let keys: Vec<_> = shards.iter().map(|shard| shard.first.clone()).collect();
    let head = (first, write::within(budget(&short), &short, &tiers, &keys));
    let rest = shards.iter().enumerate().map(|(at, shard)| {
        let text = write::within(BUDGET, &shard.sections(&long), &tiers, &[]);
        (routes::search_shard(at + 1), text)
    });
    std::iter::once(head).chain(rest).collect()
}

/// Whether the first file holds all badges, skills and pathways, so that lists of them can be
/// filtered by it.
pub(in crate::site) fn has_all_badges(catalog: &Catalog) -> bool {
    entries(catalog) <= MOST_WHOLE || beside(catalog) <= MOST_BESIDE
}

fn entries(catalog: &Catalog) -> usize {
    beside(catalog) + catalog.earners().iter().filter(|earner| earner.is_listed()).count()
}

fn beside(catalog: &Catalog) -> usize {
    catalog.badges().len() + catalog.skills().len() + catalog.pathways().len()
}

fn budget(sections: &[Section<'_>]) -> usize {
    let entries: usize = sections.iter().map(|section| section.entries.len()).sum();
    BUDGET * entries.max(1_000) / 1_000
}
