//! What the content folder holds already, and what this import adds to it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::address;
use super::badge::Content;
use crate::content::{Loaded, Sources};
use crate::credential::foreign::{Address, ForeignAlignment};
use crate::diagnostic::{Place, Pointer, Target};
use crate::model::{Catalog, Settings, Slug};

/// A person, known or new.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) did: Option<String>,
}

/// An award that is there already, or is about to be.
#[derive(Debug, Clone)]
pub(super) struct KnownAward {
    pub(super) badge: String,
    pub(super) earner: String,
    /// Its file, where nothing else stands in it.
    pub(super) file: Option<String>,
}

/// Look-ups by all that things are known by.
pub(super) struct Known<'a> {
    catalog: &'a Catalog,
    sources: &'a Sources,
    people: Vec<Person>,
    by_did: BTreeMap<String, usize>,
    by_email: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    slugs: BTreeSet<String>,
    badges: BTreeSet<String>,
    badge_by_identifier: BTreeMap<String, String>,
    /// Only badges that say nothing of other systems: their name is all there is.
    badge_by_name: BTreeMap<String, String>,
    badge_by_content: BTreeMap<Content, String>,
    skills: BTreeMap<Slug, ForeignAlignment>,
    awards: Vec<KnownAward>,
    award_by_identifier: BTreeMap<String, usize>,
    award_by_facts: BTreeMap<(String, String, Timestamp), usize>,
    files: BTreeSet<String>,
}

impl<'a> Known<'a> {
    /// What the folder holds.
    pub(super) fn new(catalog: &'a Catalog, loaded: &'a Loaded) -> Self {
        let mut known = Self {
            catalog,
            sources: &loaded.sources,
            people: Vec::new(),
            by_did: BTreeMap::new(),
            by_email: BTreeMap::new(),
            by_name: BTreeMap::new(),
            slugs: BTreeSet::new(),
            badges: BTreeSet::new(),
            badge_by_identifier: BTreeMap::new(),
            badge_by_name: BTreeMap::new(),
            badge_by_content: BTreeMap::new(),
            skills: BTreeMap::new(),
            awards: Vec::new(),
            award_by_identifier: BTreeMap::new(),
            award_by_facts: BTreeMap::new(),
            files: loaded.sources.inputs().map(|(file, _)| file.to_owned()).collect(),
        };
        for person in &loaded.records.people {
            known.add_person(Person {
                slug: person.slug.clone(),
                name: person.record.name.clone(),
                email: person.record.email.clone(),
                did: person.record.did.clone(),
            });
        }
        for badge in catalog.badges() {
            known.add_badge(badge.slug.as_str(), &badge.name, &badge.other_identifiers);
            let criteria = badge.criteria.markdown.trim().to_owned();
            let content = [
                badge.name.clone(),
                badge.description.clone(),
                criteria,
                badge.version.to_string(),
            ];
            known.add_content(badge.slug.as_str(), content);
        }
        for skill in catalog.skills() {
            known.skills.insert(
                skill.slug.clone(),
                ForeignAlignment {
                    name: skill.name.clone(),
                    framework: skill.framework.clone(),
                    code: skill.code.clone(),
                    url: skill.url.clone(),
                    description: skill.description.clone(),
                },
            );
        }
        for award in catalog.awards() {
            let ids = [Some(award.id.to_string())].into_iter().flatten();
            let ids: Vec<String> = ids.chain(award.other_identifiers.iter().cloned()).collect();
            let facts = (award.badge.as_str(), award.earner.as_str());
            let file = own_file(&award.place);
            known.add_award(facts, award.period.from().timestamp(), ids, file);
        }
        known
    }

    /// What `site.yaml` says.
    pub(super) fn settings(&self) -> &'a Settings {
        self.catalog.settings()
    }

    /// The text of a file of the folder.
    pub(super) fn text(&self, file: &str) -> Option<&'a str> {
        self.sources.text(file)
    }

    /// Whether that slug is somebody's.
    pub(super) fn has_person(&self, slug: &str) -> bool {
        self.slugs.contains(slug)
    }

    /// Whether that slug is a badge's.
    pub(super) fn has_badge(&self, slug: &str) -> bool {
        self.badges.contains(slug)
    }

    /// Takes a name for a file that no other has.
    pub(super) fn free_file(&mut self, stem: &str) -> String {
        let numbered = (2_u32..).map(|number| format!("{stem}-{number}.yaml"));
        let mut names = std::iter::once(format!("{stem}.yaml")).chain(numbered);
        let name = names.find(|name| !self.files.contains(name)).unwrap_or_default();
        self.files.insert(name.clone());
        name
    }

    /// Adds a person.
    pub(super) fn add_person(&mut self, person: Person) {
        let at = self.people.len();
        if let Some(did) = &person.did {
            self.by_did.entry(did.clone()).or_insert(at);
        }
        if let Some(email) = &person.email {
            self.by_email.entry(email.trim().to_lowercase()).or_insert(at);
        }
        self.by_name.entry(fold(&person.name)).or_default().push(at);
        self.slugs.insert(person.slug.clone());
        self.people.push(person);
    }

    /// Adds a badge.
    pub(super) fn add_badge(&mut self, slug: &str, name: &str, identifiers: &[String]) {
        self.badges.insert(slug.to_owned());
        for identifier in identifiers {
            self.badge_by_identifier.entry(identifier.clone()).or_insert_with(|| slug.to_owned());
        }
        if identifiers.is_empty() {
            self.badge_by_name.entry(fold(name)).or_insert_with(|| slug.to_owned());
        }
    }

    /// Adds what a badge says.
    pub(super) fn add_content(&mut self, slug: &str, content: Content) {
        self.badge_by_content.entry(content).or_insert_with(|| slug.to_owned());
    }

    /// The badge that says the same.
    pub(super) fn badge_by_content(&self, content: &Content) -> Option<&str> {
        self.badge_by_content.get(content).map(String::as_str)
    }

    /// Adds an award: of which badge, to whom, when, under which names, in which file.
    pub(super) fn add_award(
        &mut self,
        (badge, earner): (&str, &str),
        at: Timestamp,
        identifiers: Vec<String>,
        file: Option<String>,
    ) {
        let index = self.awards.len();
        for identifier in identifiers {
            self.award_by_identifier.entry(identifier).or_insert(index);
        }
        self.award_by_facts.entry((badge.to_owned(), earner.to_owned(), at)).or_insert(index);
        self.awards.push(KnownAward { badge: badge.to_owned(), earner: earner.to_owned(), file });
    }

    /// Whether a skill of that slug says the same, or there is none yet, and then this is it.
    pub(super) fn agrees(&mut self, slug: &Slug, alignment: &ForeignAlignment) -> bool {
        self.skills.entry(slug.clone()).or_insert_with(|| alignment.clone()) == alignment
    }

    /// The person with that DID.
    pub(super) fn person_by_did(&self, did: &str) -> Option<&Person> {
        self.by_did.get(did).map(|at| &self.people[*at])
    }

    /// The person with that e-mail address. A hash is tried with everybody's.
    pub(super) fn person_by_address(&self, address: &Address) -> Option<&Person> {
        if let Address::Plain(email) = address {
            return self.by_email.get(&email.trim().to_lowercase()).map(|at| &self.people[*at]);
        }
        let has = |person: &&Person| {
            person.email.as_ref().is_some_and(|email| address.is(email) == Some(true))
        };
        self.people.iter().find(has)
    }

    /// Everybody of that name.
    pub(super) fn people_by_name(&self, name: &str) -> impl Iterator<Item = &Person> {
        self.by_name.get(&fold(name)).into_iter().flatten().map(|at| &self.people[*at])
    }

    /// The badge that another system calls so, or that stands at that address of this site.
    pub(super) fn badge_by_identifier(&self, identifier: &str) -> Option<&str> {
        let found = self.badge_by_identifier.get(identifier).map(String::as_str);
        found.or_else(|| {
            let own = address::badge(&self.settings().base_url, identifier)?;
            self.badges.get(own.as_str()).map(String::as_str)
        })
    }

    /// The badge of that name, if its name is all that it is known by.
    pub(super) fn badge_by_name(&self, name: &str) -> Option<&str> {
        self.badge_by_name.get(&fold(name)).map(String::as_str)
    }

    /// The award of that credential.
    pub(super) fn award_by_identifier(&self, identifier: &str) -> Option<&KnownAward> {
        let own = address::credential(&self.settings().base_url, identifier);
        let own = own.and_then(|id| self.award_by_identifier.get(id.as_str()));
        let at = self.award_by_identifier.get(identifier).or(own)?;
        Some(&self.awards[*at])
    }

    /// The award of that badge to that person at that time.
    pub(super) fn award_by_facts(
        &self,
        badge: &str,
        earner: &str,
        at: Timestamp,
    ) -> Option<&KnownAward> {
        let facts = (badge.to_owned(), earner.to_owned(), at);
        self.award_by_facts.get(&facts).map(|at| &self.awards[*at])
    }
}

/// Names that differ only in case and spaces are the same.
fn fold(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file of a record that is all of its file.
fn own_file(place: &Place) -> Option<String> {
    let is_root = matches!(&place.target, Target::Value(pointer) if *pointer == Pointer::root());
    is_root.then(|| place.file.to_string())
}
