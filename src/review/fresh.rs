//! What of a change has to be approved.

use std::collections::HashMap;
use std::sync::Arc;

use super::find;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Award, Badge, Catalog, Settings};

/// The awards that a change brings, or of which it says anew who approved or nominated; and
/// the rules that hold for them.
#[derive(Debug)]
pub struct Fresh<'a> {
    /// The folder as it is now.
    pub(super) head: &'a Catalog,
    /// Whose rules hold: those of the base, so that no change names its own judges.
    pub(super) law: &'a Catalog,
    /// Newest first.
    pub(super) awards: Vec<&'a Award>,
    /// Where they stand, by file.
    places: HashMap<Arc<str>, Vec<&'a Place>>,
}

impl<'a> Fresh<'a> {
    /// Those of `head` that are not so in `base`: all of them where nothing was published yet.
    pub fn new(base: Option<&'a Catalog>, head: &'a Catalog) -> Self {
        let is_old = |award: &Award| {
            let before = base.and_then(|base| base.award(&award.id));
            before.is_some_and(|before| {
                (&before.approved_by, &before.nominated_by)
                    == (&award.approved_by, &award.nominated_by)
            })
        };
        let awards: Vec<_> = head.awards().iter().filter(|award| !is_old(award)).collect();
        let mut places: HashMap<_, Vec<_>> = HashMap::new();
        for award in &awards {
            places.entry(Arc::clone(&award.place.file)).or_default().push(&award.place);
        }
        Self { head, law: base.unwrap_or(head), awards, places }
    }

    /// What holds for an award: what `site.yaml` says, and its badge, as they were merged. A
    /// badge that is new is as the change says.
    pub(super) fn rules(&self, award: &Award) -> (&'a Settings, &'a Badge) {
        let badge = find::badge(self.law, &award.badge);
        (self.law.settings(), badge.unwrap_or_else(|| self.head.badge(&award.badge)))
    }

    /// Whether a diagnostic tells of one of the awards, here or beside it.
    pub(super) fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        let beside = diagnostic.related.iter().map(|(place, _)| place);
        std::iter::once(&diagnostic.place).chain(beside).any(|place| {
            let awards = self.places.get(&place.file);
            awards.is_some_and(|awards| awards.iter().any(|award| place.overlaps(award)))
        })
    }
}
