//! Shards: entries filed by the words of their names, in ranges of words.

use std::collections::BTreeSet;

use super::BUDGET;
use super::entry::{Entry, Section};
use super::fold::{compare, keys};
use super::write::{cost, line_cost};

/// What of a shard's bytes is not of its entries.
const FRAME: usize = 1_000;

/// A part of the index.
#[derive(Debug)]
pub(super) struct Shard {
    /// The first key of its range, which ends with the first of the next shard: a key may go
    /// on in several.
    pub(super) first: String,
    /// Its entries: section and place.
    entries: BTreeSet<(usize, usize)>,
}

impl Shard {
    /// Its entries, in sections as the whole has them.
    pub(super) fn sections<'a>(&self, whole: &[Section<'a>]) -> Vec<Section<'a>> {
        let part = |(number, section): (usize, &Section<'a>)| Section {
            kind: section.kind,
            base: section.base.clone(),
            entries: self.of(number).map(|at| section.entries[at].clone()).collect(),
        };
        let parts = whole.iter().enumerate().map(part);
        parts.filter(|section| !section.entries.is_empty()).collect()
    }

    fn of(&self, section: usize) -> impl Iterator<Item = usize> {
        let mine = self.entries.iter().filter(move |(of, _)| *of == section);
        mine.map(|(_, at)| *at)
    }
}

/// Files every entry under each of its words, and cuts the list of words where a shard is full.
pub(super) fn divide(sections: &[Section<'_>]) -> Vec<Shard> {
    let mut filed: Vec<(String, (usize, usize))> = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        for (at, entry) in section.entries.iter().enumerate() {
            filed.extend(all_keys(entry).into_iter().map(|key| (key, (number, at))));
        }
    }
    filed.sort_by(|(a, one), (b, other)| compare(a, b).then_with(|| one.cmp(other)));
    let mut shards: Vec<Shard> = Vec::new();
    let (mut room, mut lines) = (0, BTreeSet::new());
    for (key, (number, at)) in filed {
        let entry = &sections[number].entries[at];
        let mut cost = cost(entry);
        if cost > room || shards.is_empty() {
            shards.push(Shard { first: key, entries: BTreeSet::new() });
            (room, lines) = (BUDGET - FRAME, BTreeSet::new());
        } else if lines.contains(entry.line.as_str()) {
            // A line that several have is written once.
            cost -= line_cost(entry);
        }
        lines.insert(entry.line.as_str());
        let Some(shard) = shards.last_mut() else { continue };
        if shard.entries.insert((number, at)) {
            room = room.saturating_sub(cost);
        }
    }
    shards
}

/// What an entry is filed under: the words of its name and its tags, each once.
fn all_keys(entry: &Entry<'_>) -> Vec<String> {
    let texts = std::iter::once(entry.name).chain(entry.tags.iter().copied());
    let mut keys: Vec<_> = texts.flat_map(keys).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
