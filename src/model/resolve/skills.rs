//! Skills: written out in `site.yaml` or in a badge, named by slug elsewhere.

use std::collections::BTreeMap;

use super::{Faults, Known, Languages, Part, Spot};
use crate::content::Records;
use crate::content::record::{SkillRecord, SkillReference};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::{self, LINE, LONG_LINE, WORD};
use crate::model::{Skill, Slug, Translations, derive};

/// The skills found so far.
pub(in crate::model) struct Skills<'a> {
    languages: &'a Languages,
    known: Known<'a>,
    found: BTreeMap<Slug, Found>,
}

struct Found {
    skill: Skill,
    place: Place,
    used: bool,
}

/// The slug of a skill that a badge writes out: the nearest to its name.
fn slug_of(name: &str) -> Slug {
    Slug::nearest(name).unwrap_or_else(|| derive::skill_slug(name.trim()))
}

/// The slugs of all skills that badges write out.
pub(in crate::model) fn written_slugs(records: &Records, languages: &Languages) -> Vec<Slug> {
    let earlier = records.versions.iter().flat_map(|version| &version.record.skills);
    let present = records.badges.iter().flat_map(|badge| &badge.record.skills);
    present
        .chain(earlier)
        .filter_map(|skill| match skill {
            SkillReference::Skill(skill) => Some(slug_of(languages.text(&skill.name))),
            SkillReference::Slug(_) => None,
        })
        .collect()
}

impl<'a> Skills<'a> {
    /// The skills of `site.yaml`; badges may also name the ones `written` out by badges.
    pub(in crate::model) fn new(
        faults: &mut Faults,
        records: &'a Records,
        written: &'a [Slug],
        languages: &'a Languages,
    ) -> Self {
        let mut found = BTreeMap::new();
        let mut names: Vec<&str> = written.iter().map(Slug::as_str).collect();
        if let Some(site) = &records.site {
            let root = Spot::Root(&site.place);
            let all = root.key("skills");
            for (key, record) in &site.record.skills {
                names.push(key);
                let spot = all.key(key);
                let slug = faults.take(&spot, scalar::slug(key));
                let skill = slug.map(|slug| skill(faults, &spot, (slug, record), languages));
                if let Some(skill) = skill {
                    let place = spot.place();
                    found.insert(skill.slug.clone(), Found { skill, place, used: false });
                }
            }
        }
        let has_site = records.site.as_ref().is_some_and(|site| records.is_whole(&site.place));
        let open = !has_site || !records.unreadable.badges.is_empty();
        let known = Known::new("skill", Code::UnknownSkill, names).open(open);
        Self { languages, known, found }
    }

    /// Reads the skills of a badge.
    pub(in crate::model) fn of_badge(
        &mut self,
        faults: &mut Faults,
        spot: &Spot,
        references: &[SkillReference],
    ) -> Vec<Slug> {
        let mut found = Vec::with_capacity(references.len());
        for (at, reference) in references.iter().enumerate() {
            let spot = spot.nth(at);
            let slug = match reference {
                SkillReference::Slug(text) => self.known.find(faults, &spot, text),
                SkillReference::Skill(record) => Some(self.written(faults, &spot, record)),
            };
            found.extend(slug.map(|slug| (at, slug)));
        }
        let slugs = faults.once(spot, found);
        for slug in &slugs {
            if let Some(found) = self.found.get_mut(slug) {
                found.used = true;
            }
        }
        slugs
    }

    /// A skill that a badge writes out. Written out twice, both must say the same, or one
    /// may say more.
    fn written(&mut self, faults: &mut Faults, spot: &Spot, record: &SkillRecord) -> Slug {
        let slug = slug_of(self.languages.text(&record.name));
        let skill = skill(faults, spot, (slug, record), self.languages);
        let slug = skill.slug.clone();
        let Some(first) = self.found.get_mut(&slug) else {
            let found = Found { skill, place: spot.place(), used: true };
            self.found.insert(slug.clone(), found);
            return slug;
        };
        if !first.skill.absorb(skill) {
            let message = format!("another skill `{slug}` is written out differently");
            faults.push(
                Diagnostic::error(Code::DuplicateSlug, spot.place(), message)
                    .help(format!(
                        "write it once and name it by its slug, `{slug}`, or give one of them \
                         another name"
                    ))
                    .related(first.place.clone(), "the other"),
            );
        }
        slug
    }

    /// The skills that badges name.
    pub(in crate::model) fn into_used(self) -> Vec<Skill> {
        self.found.into_values().filter(|found| found.used).map(|found| found.skill).collect()
    }
}

fn skill(
    faults: &mut Faults,
    spot: &Spot,
    (slug, record): (Slug, &SkillRecord),
    languages: &Languages,
) -> Skill {
    let mut translations = Translations::default();
    let (name, into) = ((&record.name, LINE), (&mut translations, Part::Name));
    let name = faults.required_local(&spot.key("name"), name, languages, into);
    let description = (record.description.as_ref(), LONG_LINE);
    let into = (&mut translations, Part::Description);
    let description = faults.optional_local(&spot.key("description"), description, languages, into);
    Skill {
        slug,
        name,
        framework: faults.optional(&spot.key("framework"), record.framework.as_ref(), LINE),
        code: faults.optional(&spot.key("code"), record.code.as_ref(), WORD),
        url: faults.maybe(&spot.key("url"), record.url.as_ref(), scalar::url),
        description,
        translations,
    }
}
