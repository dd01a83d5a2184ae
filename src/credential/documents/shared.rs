//! What many credentials hold: the issuer, and the badge.

use std::collections::{BTreeMap, BTreeSet};

use super::{Mode, achievement, issuer, open_badge};
use crate::credential::endorsement::Endorsement;
use crate::credential::fast::{Tree, distinct};
use crate::model::{Award, Badge, Catalog, CredentialId, Provenance, Slug, Version};

/// The most copies of one badge, by the names of the results that each describes. Awards
/// with others have a copy of their own: a stranger may name the results of each differently.
const MOST_COPIES: usize = 4;

/// A version of a badge, and the names of the results that it describes.
type Described<'a> = (Vec<&'a str>, Tree<'a>);

/// The objects that credentials share, made once.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    issuer: Tree<'a>,
    achievements: BTreeMap<(&'a Slug, &'a Version), Vec<Described<'a>>>,
    endorsements: BTreeMap<&'a CredentialId, Vec<Endorsement>>,
    /// By what awards were issued, where that is told.
    pub(super) provenance: Provenance,
}

impl<'a> Shared<'a> {
    /// What the credentials of that catalogue share.
    pub(super) fn new(catalog: &'a Catalog, mode: Mode) -> Self {
        let mut wanted: BTreeMap<_, (&Badge, BTreeSet<Vec<&str>>)> = BTreeMap::new();
        for award in catalog.awards() {
            let key = (&award.badge, &award.version);
            let unknown = || (catalog.badge_of(award), BTreeSet::new());
            let (_, names) = wanted.entry(key).or_insert_with(unknown);
            if names.len() < MOST_COPIES {
                names.insert(result_names(award));
            }
        }
        let known = |(key, (badge, names)): (_, (&'a Badge, BTreeSet<Vec<&'a str>>))| {
            let make = |names: Vec<&'a str>| {
                let tree = achievement::fields(catalog, badge, &names).known(2);
                (names, tree)
            };
            (key, names.into_iter().map(make).collect())
        };
        Self {
            issuer: issuer::profile(catalog, mode).known(1),
            achievements: wanted.into_iter().map(known).collect(),
            endorsements: endorsements(catalog),
            provenance: Provenance::new(),
        }
    }

    /// The endorsements of an award.
    pub(super) fn endorsements(&self, award: &Award) -> &[Endorsement] {
        self.endorsements.get(&award.id).map_or(&[], Vec::as_slice)
    }

    /// The issuer's Profile.
    pub(super) fn issuer(&self) -> Tree<'a> {
        self.issuer.clone()
    }

    /// The badge of an award, with its results described.
    pub(super) fn achievement(
        &self,
        catalog: &'a Catalog,
        badge: &'a Badge,
        award: &'a Award,
    ) -> Tree<'a> {
        let names = result_names(award);
        let copies = self.achievements.get(&(&badge.slug, &badge.version)).into_iter().flatten();
        let mut known = copies.filter(|(described, _)| *described == names).map(|(_, tree)| tree);
        let made = || achievement::fields(catalog, badge, &names).tree();
        known.next().cloned().unwrap_or_else(made)
    }
}

/// The endorsements that can be embedded: each of the very credential, by the key of the
/// person it is said to be by and under their name, which they do not keep private. Whether they are genuine, `endorsement::check` tells.
fn endorsements(catalog: &Catalog) -> BTreeMap<&CredentialId, Vec<Endorsement>> {
    let mut endorsements = BTreeMap::<_, Vec<_>>::new();
    for file in catalog.endorsements() {
        let Some(award) = catalog.award(&file.award) else { continue };
        let Ok(read) = Endorsement::read(&file.text) else { continue };
        let endorser = catalog.earner(&file.endorser);
        let is_theirs = endorser.did.as_ref() == Some(&read.endorser())
            && endorser.name == read.endorser_name()
            && endorser.has_page();
        if is_theirs && read.subject() == open_badge::id(catalog, award) {
            endorsements.entry(&file.award).or_default().push(read);
        }
    }
    endorsements
}

/// What the results of an award are called, each once.
fn result_names(award: &Award) -> Vec<&str> {
    if award.results.is_empty() {
        return Vec::new();
    }
    distinct(&award.results, |result| &result.name).map(|result| result.name.as_str()).collect()
}
