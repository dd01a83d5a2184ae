//! Who holds what, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::model::{Award, Badge, Catalog, Earner, Pathway, Skill, Slug, State};

/// Who holds what, as of a day.
pub(super) struct Standing<'a> {
    catalog: &'a Catalog,
    as_of: Timestamp,
    holders: BTreeMap<&'a Slug, Vec<&'a Award>>,
    held: BTreeMap<&'a Slug, BTreeSet<&'a Slug>>,
}

impl<'a> Standing<'a> {
    pub(super) fn new(catalog: &'a Catalog, as_of: Timestamp) -> Self {
        let mut holders = BTreeMap::new();
        let mut held: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for badge in catalog.badges() {
            let mut seen = BTreeSet::new();
            let current = catalog
                .awards_of_badge(&badge.slug)
                .filter(|award| award.state(as_of) == State::Current && seen.insert(&award.earner));
            let current: Vec<_> = current.collect();
            for award in &current {
                held.entry(&award.earner).or_default().insert(&badge.slug);
            }
            holders.insert(&badge.slug, current);
        }
        Self { catalog, as_of, holders, held }
    }

    /// The day that all is told of.
    pub(super) fn as_of(&self) -> Timestamp {
        self.as_of
    }

    /// Whether an award counts.
    pub(super) fn state(&self, award: &Award) -> State {
        award.state(self.as_of)
    }

    /// The award by which each holder of a badge holds it, newest first.
    pub(super) fn holders(&self, badge: &Badge) -> &[&'a Award] {
        self.holders.get(&badge.slug).map_or(&[], Vec::as_slice)
    }

    /// How many badges somebody holds.
    pub(super) fn count(&self, earner: &Earner) -> usize {
        self.held.get(&earner.slug).map_or(0, BTreeSet::len)
    }

    /// Whether somebody holds a badge.
    pub(super) fn holds(&self, earner: &Slug, badge: &Slug) -> bool {
        self.held.get(earner).is_some_and(|held| held.contains(badge))
    }

    /// Everybody who holds a badge that stands for a skill, the newest award first.
    pub(super) fn skilled(&self, skill: &Skill) -> Vec<&'a Earner> {
        let stands = |badge: &Badge| badge.skills.contains(&skill.slug);
        let stood = |badge: &&Badge| self.catalog.versions(&badge.slug).any(stands);
        let badges = self.catalog.badges().iter().filter(stood);
        let awards = badges.flat_map(|badge| self.holders(badge));
        let mut awards: Vec<_> =
            awards.filter(|award| stands(self.catalog.badge_of(award))).collect();
        awards.sort_by_key(|award| (std::cmp::Reverse(award.period.from()), &award.earner));
        let mut seen = BTreeSet::new();
        awards.retain(|award| seen.insert(&award.earner));
        awards.into_iter().map(|award| self.catalog.earner(&award.earner)).collect()
    }

    /// How many badges of each step somebody holds that count.
    pub(super) fn steps(&self, earner: &Slug, pathway: &Pathway) -> Vec<usize> {
        let held = |of: &[Slug]| of.iter().filter(|badge| self.holds(earner, badge)).count();
        pathway.steps.iter().map(|step| held(&step.of).min(step.any)).collect()
    }

    /// How many people hold all that a pathway asks for.
    pub(super) fn completed(&self, pathway: &Pathway) -> usize {
        let done = |earner: &Slug| {
            let steps = self.steps(earner, pathway);
            pathway.steps.iter().zip(steps).all(|(step, held)| held >= step.any)
        };
        if pathway.steps.is_empty() {
            return 0;
        }
        self.held.keys().filter(|earner| done(earner)).count()
    }
}
