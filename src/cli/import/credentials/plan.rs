//! What an import comes to, before any of it is written.

use std::collections::BTreeMap;

use super::badge::NewBadge;
use super::known::{Known, Person};
use super::person::Whose;
use super::tell::Told;
use super::{address, award, badge, person, slug};
use crate::content::record::{AwardRecord, PersonRecord};
use crate::content::write;
use crate::credential::foreign::{Foreign, ForeignAward};
use crate::model::Moment;

/// What is to be written, by slugs and file names.
#[derive(Default)]
pub(super) struct Planned {
    pub(super) badges: BTreeMap<String, NewBadge>,
    pub(super) people: BTreeMap<String, PersonRecord>,
    pub(super) awards: BTreeMap<String, NewAward>,
}

/// An award that is not there yet.
pub(super) struct NewAward {
    pub(super) record: AwardRecord,
    /// Where it was found.
    pub(super) source: String,
}

/// A plan in the making.
pub(super) struct Plan<'a> {
    known: Known<'a>,
    asked: Option<String>,
    any_issuer: bool,
    planned: Planned,
}

impl<'a> Plan<'a> {
    /// Begins with what is known. `asked`: whose the credentials are that name nobody known.
    pub(super) fn new(known: Known<'a>, asked: Option<String>, any_issuer: bool) -> Self {
        Self { known, asked, any_issuer, planned: Planned::default() }
    }

    /// Adds a credential, or says why not.
    pub(super) fn add(&mut self, foreign: &Foreign, told: &mut Told) {
        told.read += 1;
        if let Err(reason) = self.try_add(foreign, told) {
            told.refuse(&foreign.source, reason);
        }
    }

    fn try_add(&mut self, foreign: &Foreign, told: &mut Told) -> Result<(), String> {
        if !self.any_issuer && !address::is_ours(self.known.settings(), &foreign.issuer) {
            return Err(of_another(foreign));
        }
        let Some(award) = &foreign.award else { return self.add_badge_alone(foreign, told) };
        let identifier = address::identifier(award.id.as_ref());
        if let Some(found) = identifier.and_then(|id| self.known.award_by_identifier(&id).cloned())
        {
            self.add_art(&found.badge, foreign, told);
            let facts = (found.badge.as_str(), found.earner.as_str());
            return self.there_already(award, facts, found.file.as_deref(), &foreign.source, told);
        }
        if let Some(reason) = &award.revoked {
            let why = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
            return Err(format!("its issuer revoked it{why}"));
        }
        let at = Moment::parse(&award.awarded).ok_or("its date is none that is read here")?;
        let whose = person::whose(&self.known, &award.recipient, self.asked.as_deref())?;
        let badge = self.badge(foreign, told)?;
        let earner = self.person(whose, award, &foreign.source, told);
        if let Some(found) = self.known.award_by_facts(&badge, &earner, at.timestamp()).cloned() {
            let file = found.file.as_deref();
            return self.there_already(award, (&badge, &earner), file, &foreign.source, told);
        }
        told.left_out(&award.left_out, &foreign.source);
        let base = &self.known.settings().base_url;
        let record = award::record(award, (&badge, &earner), base, &foreign.source, told);
        let stem = format!("awards/imported/{badge}/{earner}-{}", at.date());
        let file = self.known.free_file(&stem);
        let ids = record.id.iter().chain(&record.other_identifiers).cloned().collect();
        self.known.add_award((&badge, &earner), at.timestamp(), ids, Some(file.clone()));
        let source = foreign.source.clone();
        self.planned.awards.insert(file, NewAward { record, source });
        Ok(())
    }

    /// What is there stays as it is, and is said where it says something else.
    fn there_already(
        &self,
        award: &ForeignAward,
        facts: (&str, &str),
        file: Option<&str>,
        source: &str,
        told: &mut Told,
    ) -> Result<(), String> {
        let base = &self.known.settings().base_url;
        let now = award::record(award, facts, base, source, &mut Told::default());
        let Some((file, text)) = file.and_then(|file| Some((file, self.known.text(file)?))) else {
            told.there += 1;
            return Ok(());
        };
        if award.revoked.is_some() && !text.contains("revoked:") {
            return Err(format!(
                "its issuer revoked it, but `{file}` does not say so: add `revoked:` there"
            ));
        }
        told.there += 1;
        if write::award(&now) != without_status(text) {
            told.note(
                &format!("`{file}` says something else by now, and is left as it is"),
                source,
            );
        }
        Ok(())
    }

    /// A badge that was given by itself.
    fn add_badge_alone(&mut self, foreign: &Foreign, told: &mut Told) -> Result<(), String> {
        let slug = self.badge(foreign, told)?;
        match self.planned.badges.get_mut(&slug) {
            Some(badge) => badge.is_given = true,
            None => told.there += 1,
        }
        Ok(())
    }

    /// The slug of the badge, which is made where it is not there.
    fn badge(&mut self, foreign: &Foreign, told: &mut Told) -> Result<String, String> {
        let identifiers = badge::identifiers(&foreign.badge);
        let found = identifiers.iter().find_map(|id| self.known.badge_by_identifier(id));
        if let Some(slug) = found.map(str::to_owned) {
            self.add_art(&slug, foreign, told);
            return Ok(slug);
        }
        if let Some(slug) = self.known.badge_by_name(&foreign.badge.name).map(str::to_owned) {
            if let (None, Some(id)) = (self.planned.badges.get(&slug), identifiers.first()) {
                let note = format!(
                    "taken for the badge `{slug}` by its name; to keep the old address, add \
                     `other_identifiers: [{id}]` there"
                );
                told.note(&note, &foreign.source);
            }
            self.add_art(&slug, foreign, told);
            return Ok(slug);
        }
        let new = badge::new(&mut self.known, &foreign.badge, &foreign.source, told)?;
        // Some systems give one badge another name with each award.
        if let Some(slug) = self.known.badge_by_content(&badge::content(&new.record)) {
            let slug = slug.to_owned();
            self.known.add_badge(&slug, new.record.name.as_str(), &identifiers);
            if let Some(planned) = self.planned.badges.get_mut(&slug) {
                planned.record.other_identifiers.extend(new.record.other_identifiers);
            }
            return Ok(slug);
        }
        let base = &self.known.settings().base_url;
        let own = identifiers.iter().find_map(|id| address::badge(base, id));
        let taken = |slug: &str| self.known.has_badge(slug);
        let slug = own.unwrap_or_else(|| slug::free(&foreign.badge.name, "badge", taken));
        self.known.add_badge(
            slug.as_str(),
            new.record.name.as_str(),
            &new.record.other_identifiers,
        );
        self.known.add_content(slug.as_str(), badge::content(&new.record));
        self.planned.badges.insert(slug.to_string(), new);
        Ok(slug.to_string())
    }

    /// The picture of a new badge may come with any of its credentials.
    fn add_art(&mut self, slug: &str, foreign: &Foreign, told: &mut Told) {
        if let Some(new) = self.planned.badges.get_mut(slug).filter(|new| new.art.is_none()) {
            new.art = badge::art(&foreign.badge.picture, &foreign.source, told);
        }
    }

    /// The slug of the earner, who is made where they are not there.
    fn person(
        &mut self,
        whose: Whose,
        award: &ForeignAward,
        source: &str,
        told: &mut Told,
    ) -> String {
        match whose {
            Whose::Known { slug, by_name_alone } => {
                if by_name_alone {
                    told.note(&format!("taken for that of `{slug}` by the name alone"), source);
                }
                slug
            }
            Whose::New(record) => {
                let slug = slug::free(&record.name, "person", |slug| self.known.has_person(slug));
                if record.email.is_none() && !award.recipient.emails.is_empty() {
                    told.note(
                        &format!(
                            "the e-mail address is only given as a hash: add `email:` to \
                             `people/{slug}.yaml`"
                        ),
                        source,
                    );
                }
                self.known.add_person(Person {
                    slug: slug.to_string(),
                    name: record.name.clone(),
                    email: record.email.clone(),
                    did: record.did.clone(),
                });
                self.planned.people.insert(slug.to_string(), *record);
                slug.to_string()
            }
        }
    }

    /// What is to be written.
    pub(super) fn finish(self) -> Planned {
        self.planned
    }
}

/// The text of an award without its place in a status list, which an import may have chosen.
fn without_status(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines.filter(|line| !line.starts_with("status_index: ")).collect()
}

fn of_another(foreign: &Foreign) -> String {
    let issuer = &foreign.issuer;
    if issuer.name.is_none() && issuer.id.is_none() {
        return "it does not say who issued it: `--any-issuer` makes it an award of your own all \
                the same"
            .to_owned();
    }
    let name = issuer.name.as_deref().or(issuer.id.as_deref()).unwrap_or_default();
    let name: String = name.chars().take(200).collect();
    let id = issuer.id.as_deref().filter(|id| *id != name).map(|id| id.chars().take(300).collect());
    let id: String = id.map_or_else(String::new, |id: String| format!(" (`{id}`)"));
    format!(
        "`{name}`{id} issued it, and not you: `--any-issuer` makes it an award of your own all \
         the same"
    )
}
