//! Which award of the base is which of the head.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

use super::renamed::renamed;
use crate::model::{Award, Catalog, Slug};

/// The awards of two states of a folder, side by side: base first, head second.
pub(super) struct Pairs<'a> {
    /// Those that have one credential id, however they moved.
    pub(super) same: Vec<(&'a Award, &'a Award)>,
    /// Those whose credential is gone, and what stands in their stead.
    pub(super) replaced: Vec<(&'a Award, &'a Award)>,
    /// Those that are gone without a trace.
    pub(super) gone: Vec<&'a Award>,
    /// Those that are new.
    pub(super) new: Vec<&'a Award>,
    /// The new slugs of people who were renamed.
    pub(super) renamed: BTreeMap<Slug, Slug>,
}

impl<'a> Pairs<'a> {
    /// Finds what belongs together: by id, then by what the awards say, then by where they
    /// stand.
    pub(super) fn new(base: &'a Catalog, head: &'a Catalog) -> Self {
        let renamed = renamed(base, head);
        let mut pairs = Self {
            same: Vec::new(),
            replaced: Vec::new(),
            gone: Vec::new(),
            new: Vec::new(),
            renamed: BTreeMap::new(),
        };
        for award in base.awards() {
            match head.award(&award.id) {
                Some(now) => pairs.same.push((award, now)),
                None => pairs.gone.push(award),
            }
        }
        let new = head.awards().iter().filter(|award| base.award(&award.id).is_none());
        pairs.new = new.collect();
        let called = |slug: &'a Slug| renamed.get(slug).unwrap_or(slug).clone();
        // All said alike: the salt, an `id:` or the earner's slug made it another credential.
        pairs.replace(|award| {
            (award.badge.clone(), called(&award.earner), award.period.from().timestamp())
        });
        pairs.replace(|award| (award.badge.clone(), called(&award.earner), &award.place));
        pairs.replace(|award| (award.badge.clone(), called(&award.earner)));
        pairs.replace(|award| (award.badge.clone(), award.period.from().timestamp(), &award.place));
        pairs.replace(|award| {
            (called(&award.earner), award.period.from().timestamp(), &award.place)
        });
        pairs.renamed = renamed;
        pairs
    }

    /// Pairs what is gone with what is new where `key` says the same of both, in their order.
    fn replace<K: Hash + Eq>(&mut self, key: impl Fn(&'a Award) -> K) {
        if self.gone.is_empty() || self.new.is_empty() {
            return;
        }
        let mut known: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (at, award) in self.new.iter().enumerate() {
            known.entry(key(award)).or_default().push_back(at);
        }
        let mut taken = vec![false; self.new.len()];
        for award in std::mem::take(&mut self.gone) {
            match known.get_mut(&key(award)).and_then(VecDeque::pop_front) {
                Some(at) => {
                    taken[at] = true;
                    self.replaced.push((award, self.new[at]));
                }
                None => self.gone.push(award),
            }
        }
        let mut taken = taken.into_iter();
        self.new.retain(|_| !taken.next().unwrap_or(false));
    }
}
