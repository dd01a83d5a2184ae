//! The catalogue: everything, resolved, sorted, unchangeable.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;

use super::scalar::Nearest;
use super::{
    Award, Badge, CredentialId, Earner, Endorsement, Page, Pathway, Picture, Role, Settings, Skill,
    Slug, State, Translations,
};

/// What a catalogue is made of. Only `model` makes one, once every reference is resolved.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "named as in `Catalog`")]
pub struct CatalogParts {
    pub settings: Settings,
    pub badges: Vec<Badge>,
    pub earlier: Vec<Badge>,
    pub earners: Vec<Earner>,
    pub awards: Vec<Award>,
    pub endorsements: Vec<Endorsement>,
    pub pathways: Vec<Pathway>,
    pub roles: Vec<Role>,
    pub skills: Vec<Skill>,
    pub pages: Vec<Page>,
    pub pictures: BTreeMap<Arc<str>, Picture>,
}

/// Everything the folder says, valid and cross-referenced. Lists are sorted; what a
/// record refers to is there.
#[derive(Debug, Clone)]
pub struct Catalog {
    parts: CatalogParts,
    badges: BTreeMap<Slug, usize>,
    earlier: BTreeMap<Slug, Range<usize>>,
    earners: BTreeMap<Slug, usize>,
    skills: BTreeMap<Slug, usize>,
    awards: BTreeMap<CredentialId, usize>,
    awards_of_badge: Vec<Vec<usize>>,
    awards_of_earner: Vec<Vec<usize>>,
    /// The same in other languages, in the order of `settings.languages`.
    translated: Vec<Self>,
}

impl Catalog {
    /// Sorts the parts and makes the look-ups. Every reference must be resolved.
    pub(in crate::model) fn new(mut parts: CatalogParts) -> Self {
        parts.settings.languages = languages(&parts);
        let translated = |tag: &String| Self::sorted(spoken(&parts, tag));
        let translated = parts.settings.languages.iter().map(translated).collect();
        Self { translated, ..Self::sorted(parts) }
    }

    fn sorted(mut parts: CatalogParts) -> Self {
        parts.badges.sort_by(|a, b| a.slug.cmp(&b.slug));
        parts.earlier.sort_by(|a, b| (&a.slug, a.until).cmp(&(&b.slug, b.until)));
        parts.earners.sort_by(|a, b| a.slug.cmp(&b.slug));
        parts.pathways.sort_by(|a, b| a.slug.cmp(&b.slug));
        parts.roles.sort_by(|a, b| a.slug.cmp(&b.slug));
        parts.skills.sort_by(|a, b| a.slug.cmp(&b.slug));
        parts.pages.sort_by(|a, b| a.address.cmp(&b.address));
        parts.endorsements.sort_by(|a, b| {
            let key = |of: &Endorsement| (of.award.clone(), of.endorser.clone());
            key(a).cmp(&key(b))
        });
        parts.awards.sort_by(|a, b| {
            let key = |award: &Award| std::cmp::Reverse(award.period.from());
            key(a)
                .cmp(&key(b))
                .then_with(|| a.badge.cmp(&b.badge))
                .then_with(|| a.earner.cmp(&b.earner))
        });
        let badges = index(&parts.badges, |badge| badge.slug.clone());
        let earlier = ranges(&parts.earlier);
        let earners = index(&parts.earners, |earner| earner.slug.clone());
        let skills = index(&parts.skills, |skill| skill.slug.clone());
        let awards = index(&parts.awards, |award| award.id.clone());
        let mut awards_of_badge = vec![Vec::new(); parts.badges.len()];
        let mut awards_of_earner = vec![Vec::new(); parts.earners.len()];
        for (at, award) in parts.awards.iter().enumerate() {
            awards_of_badge[badges[&award.badge]].push(at);
            awards_of_earner[earners[&award.earner]].push(at);
        }
        let translated = Vec::new();
        Self {
            parts,
            badges,
            earlier,
            earners,
            skills,
            awards,
            awards_of_badge,
            awards_of_earner,
            translated,
        }
    }

    /// The same, in which every credential carries the hash of its earner's e-mail address,
    /// as `privacy.email_hash` asks for: for copies that go to the earners alone.
    #[must_use]
    pub fn for_earners(mut self) -> Self {
        self.parts.settings.email_hash = true;
        self
    }

    /// The same in each other language that the site exists in. What is not translated stands
    /// there in the main language.
    pub fn translated(&self) -> &[Self] {
        &self.translated
    }

    /// What `site.yaml` says.
    pub fn settings(&self) -> &Settings {
        &self.parts.settings
    }

    /// All badges, by slug.
    pub fn badges(&self) -> &[Badge] {
        &self.parts.badges
    }

    /// All people, by slug, private ones too.
    pub fn earners(&self) -> &[Earner] {
        &self.parts.earners
    }

    /// All awards, newest first, those of private earners too.
    pub fn awards(&self) -> &[Award] {
        &self.parts.awards
    }

    /// All endorsements, by credential and endorser.
    pub fn endorsements(&self) -> &[Endorsement] {
        &self.parts.endorsements
    }

    /// All pathways, by slug.
    pub fn pathways(&self) -> &[Pathway] {
        &self.parts.pathways
    }

    /// All roles, by slug.
    pub fn roles(&self) -> &[Role] {
        &self.parts.roles
    }

    /// All skills that badges name, by slug.
    pub fn skills(&self) -> &[Skill] {
        &self.parts.skills
    }

    /// The free pages, by address.
    pub fn pages(&self) -> &[Page] {
        &self.parts.pages
    }

    /// The pictures under `images/`, by file.
    pub fn pictures(&self) -> &BTreeMap<Arc<str>, Picture> {
        &self.parts.pictures
    }

    /// The badge that a record refers to.
    pub fn badge(&self, slug: &Slug) -> &Badge {
        &self.parts.badges[self.badges[slug]]
    }

    /// The earlier versions of a badge, oldest first.
    pub fn earlier_versions(&self, slug: &Slug) -> &[Badge] {
        self.earlier.get(slug).map_or(&[], |at| &self.parts.earlier[at.clone()])
    }

    /// All versions of a badge, oldest first. The last is the present one.
    pub fn versions(&self, slug: &Slug) -> impl DoubleEndedIterator<Item = &Badge> + Clone {
        self.earlier_versions(slug).iter().chain([self.badge(slug)])
    }

    /// The badge of an award, in the version that it was earned under.
    pub fn badge_of(&self, award: &Award) -> &Badge {
        let mut earlier = self.earlier_versions(&award.badge).iter();
        let own = earlier.find(|badge| badge.version == award.version);
        own.unwrap_or_else(|| self.badge(&award.badge))
    }

    /// The person that a record refers to.
    pub fn earner(&self, slug: &Slug) -> &Earner {
        &self.parts.earners[self.earners[slug]]
    }

    /// The person of that name in addresses.
    ///
    /// # Errors
    /// There is none → the nearest name, if one is near.
    pub fn earner_named(&self, name: &str) -> Result<&Earner, Option<&str>> {
        match self.earners.get(name) {
            Some(at) => Ok(&self.parts.earners[*at]),
            None => Err(Nearest::new(self.earners.keys().map(Slug::as_str)).to(name)),
        }
    }

    /// The skill that a badge refers to.
    pub fn skill(&self, slug: &Slug) -> &Skill {
        &self.parts.skills[self.skills[slug]]
    }

    /// The award of that id, if there is one.
    pub fn award(&self, id: &CredentialId) -> Option<&Award> {
        self.awards.get(id).map(|at| &self.parts.awards[*at])
    }

    /// The awards of a badge, newest first.
    pub fn awards_of_badge(&self, slug: &Slug) -> impl ExactSizeIterator<Item = &Award> + Clone {
        self.awards_of_badge[self.badges[slug]].iter().map(|at| &self.parts.awards[*at])
    }

    /// The awards of an earner, newest first.
    pub fn awards_of_earner(&self, slug: &Slug) -> impl ExactSizeIterator<Item = &Award> + Clone {
        self.awards_of_earner[self.earners[slug]].iter().map(|at| &self.parts.awards[*at])
    }

    /// The award by which an earner holds each badge at `at`: of those that count, the one
    /// that lasts longest, of several the newest. By badge.
    pub fn held(&self, slug: &Slug, at: Timestamp) -> Vec<&Award> {
        let mut held: BTreeMap<&Slug, &Award> = BTreeMap::new();
        for award in self.awards_of_earner(slug) {
            if award.state(at) == State::Current {
                let by = held.entry(&award.badge).or_insert(award);
                if outlasts(award, by) {
                    *by = award;
                }
            }
        }
        held.into_values().collect()
    }
}

/// Whether an award ends later than another one does, or never.
fn outlasts(award: &Award, other: &Award) -> bool {
    match (award.period.until(), other.period.until()) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(until), Some(other)) => until.timestamp() > other.timestamp(),
    }
}

/// The other languages of a site: those that it lists, or those in which any text stands.
fn languages(parts: &CatalogParts) -> Vec<String> {
    let settings = &parts.settings;
    if !settings.languages.is_empty() {
        return settings.languages.clone();
    }
    let all = [&settings.translations].into_iter();
    let all = all.chain(settings.tier_names.iter().map(|(_, translations)| translations));
    let all = all.chain(settings.families.iter().map(|family| &family.translations));
    let badges = parts.badges.iter().chain(&parts.earlier);
    let all = all.chain(badges.map(|badge| &badge.translations));
    let all = all.chain(parts.pathways.iter().map(|pathway| &pathway.translations));
    let all = all.chain(parts.skills.iter().map(|skill| &skill.translations));
    let all = all.chain(parts.pages.iter().map(|page| &page.translations));
    let found: BTreeSet<&str> = all.flat_map(Translations::languages).collect();
    found.into_iter().map(ToOwned::to_owned).collect()
}

/// The same parts in another language.
fn spoken(parts: &CatalogParts, tag: &str) -> CatalogParts {
    let mut parts = parts.clone();
    tag.clone_into(&mut parts.settings.language);
    let CatalogParts { settings, badges, earlier, pathways, skills, pages, .. } = &mut parts;
    if let Some(own) = settings.translations.get(tag) {
        put(&mut settings.title, own.name.clone());
        put(&mut settings.description, own.description.clone().map(Some));
    }
    for (name, translations) in &mut settings.tier_names {
        put(name, translations.get(tag).and_then(|own| own.name.clone()));
    }
    for family in &mut settings.families {
        let Some(own) = family.translations.get(tag) else { continue };
        put(&mut family.name, own.name.clone());
        put(&mut family.description, own.description.clone().map(Some));
    }
    for badge in badges.iter_mut().chain(earlier) {
        let Some(own) = badge.translations.get(tag) else { continue };
        put(&mut badge.name, own.name.clone());
        put(&mut badge.description, own.description.clone());
        put(&mut badge.criteria, own.text.clone());
    }
    for pathway in pathways {
        let Some(own) = pathway.translations.get(tag) else { continue };
        put(&mut pathway.name, own.name.clone());
        put(&mut pathway.description, own.description.clone().map(Some));
    }
    for skill in skills {
        let Some(own) = skill.translations.get(tag) else { continue };
        put(&mut skill.name, own.name.clone());
        put(&mut skill.description, own.description.clone().map(Some));
    }
    for page in pages {
        let Some(own) = page.translations.get(tag) else { continue };
        put(&mut page.title, own.name.clone());
        put(&mut page.description, own.description.clone().map(Some));
        put(&mut page.body, own.text.clone());
    }
    parts
}

fn put<T>(place: &mut T, own: Option<T>) {
    if let Some(own) = own {
        *place = own;
    }
}

/// Where the versions of each badge stand, in a list sorted by badge.
fn ranges(badges: &[Badge]) -> BTreeMap<Slug, Range<usize>> {
    let mut ranges = BTreeMap::<Slug, Range<usize>>::new();
    for (at, badge) in badges.iter().enumerate() {
        ranges.entry(badge.slug.clone()).or_insert(at..at).end = at + 1;
    }
    ranges
}

fn index<T, K: Ord>(items: &[T], key: impl Fn(&T) -> K) -> BTreeMap<K, usize> {
    items.iter().enumerate().map(|(at, item)| (key(item), at)).collect()
}
