//! What can be found, and what is shown of it.

use crate::model::{Badge, Catalog, Earner, Pathway, Skill, Slug, routes};

/// Something that can be found.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its slug.
    pub(super) slug: &'a str,
    /// One line about it, in full.
    pub(super) line: String,
    /// The family of a badge, the framework of a skill.
    pub(super) group: Option<&'a str>,
    /// The tier of a badge, from 0.
    pub(super) tier: Option<usize>,
    /// Further words to find it by.
    pub(super) tags: Vec<&'a str>,
    /// The skills of a badge.
    pub(super) skills: Vec<&'a Slug>,
}

/// The entries of one kind, by slug.
#[derive(Debug, Clone)]
pub(super) struct Section<'a> {
    /// `badges`, `skills`, `pathways` or `people`.
    pub(super) kind: &'static str,
    /// What all their addresses begin with.
    pub(super) base: String,
    /// The entries.
    pub(super) entries: Vec<Entry<'a>>,
}

/// Everything that can be found: what is published and listed. Nobody who is unlisted or
/// private is in it.
pub(super) fn sections(catalog: &Catalog) -> Vec<Section<'_>> {
    let base = |index: &'static str| routes::fixed(index).link().to_owned();
    let listed = catalog.earners().iter().filter(|earner| earner.is_listed());
    let sections = [
        Section {
            kind: "badges",
            base: base("badges/index.html"),
            entries: catalog.badges().iter().map(|one| badge(one, catalog)).collect(),
        },
        Section {
            kind: "skills",
            base: base("skills/index.html"),
            entries: catalog.skills().iter().map(skill).collect(),
        },
        Section {
            kind: "pathways",
            base: base("pathways/index.html"),
            entries: catalog.pathways().iter().map(pathway).collect(),
        },
        Section {
            kind: "people",
            base: base("people/index.html"),
            entries: listed.map(person).collect(),
        },
    ];
    sections.into_iter().filter(|section| !section.entries.is_empty()).collect()
}

/// The tiers in words, lowest first.
pub(super) fn tiers(catalog: &Catalog) -> Vec<String> {
    catalog.settings().tier_names.iter().map(|(name, _)| name.clone()).collect()
}

impl<'a> Entry<'a> {
    fn new(name: &'a str, slug: &'a Slug, line: Option<&str>) -> Self {
        Self {
            name,
            slug: slug.as_str(),
            line: line.unwrap_or_default().trim().to_owned(),
            group: None,
            tier: None,
            tags: Vec::new(),
            skills: Vec::new(),
        }
    }
}

fn badge<'a>(badge: &'a Badge, catalog: &'a Catalog) -> Entry<'a> {
    let family = badge.family.as_ref().and_then(|slug| catalog.settings().family(slug));
    Entry {
        group: family.map(|family| family.name.as_str()),
        tier: badge.tier,
        tags: badge.tags.iter().map(String::as_str).collect(),
        skills: badge.skills.iter().collect(),
        ..Entry::new(&badge.name, &badge.slug, Some(&badge.description))
    }
}

fn skill(skill: &Skill) -> Entry<'_> {
    let parts = [skill.framework.as_deref(), skill.code.as_deref()];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Entry { group: skill.framework.as_deref(), ..Entry::new(&skill.name, &skill.slug, Some(&line)) }
}

fn pathway(pathway: &Pathway) -> Entry<'_> {
    Entry::new(&pathway.name, &pathway.slug, pathway.description.as_deref())
}

fn person(earner: &Earner) -> Entry<'_> {
    Entry::new(&earner.name, earner.address_name(), earner.headline.as_deref())
}
