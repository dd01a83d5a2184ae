//! `badges/<slug>.yaml` and what lies beside it.

use super::policies::reviewers;
use super::site::SiteDraft;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Faults, Known, Part, Problem, Skills, Spot, read};
use crate::content::record::{
    BadgeRecord, Issuing as IssuingRecord, Repeatable as RepeatableRecord, Status,
};
use crate::content::{ImageType, Named, Records};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::{self, LINE, LONG_LINE, WORD};
use crate::model::{Badge, Issuing, Picture, Repeatable, SitePath, Slug, Text, Translations};

/// What references of a badge are resolved with.
pub(in crate::model) struct BadgeReader<'a> {
    pub(in crate::model) records: &'a Records,
    pub(in crate::model) site: &'a SiteDraft<'a>,
    pub(in crate::model) badges: &'a Known<'a>,
    pub(in crate::model) people: &'a Known<'a>,
    pub(in crate::model) as_of: Timestamp,
}

impl BadgeReader<'_> {
    /// Reads one badge.
    pub(in crate::model) fn badge(
        &self,
        faults: &mut Faults,
        skills: &mut Skills,
        slug: Slug,
        named: &Named<BadgeRecord>,
    ) -> Badge {
        let (record, root) = (&named.record, Spot::Root(&named.place));
        let tier = self.tier(faults, &root.key("tier"), record.tier.as_ref());
        let retired_on =
            faults.maybe(&root.key("retired_on"), record.retired_on.as_ref(), scalar::day);
        let (languages, mut translations) = (&self.site.languages, Translations::default());
        let (name, into) = ((&record.name, LINE), (&mut translations, Part::Name));
        let name = faults.required_local(&root.key("name"), name, languages, into);
        let description = (&record.description, LONG_LINE);
        let into = (&mut translations, Part::Description);
        let description =
            faults.required_local(&root.key("description"), description, languages, into);
        let criteria = self.criteria(faults, &root, named, &mut translations);
        self.more_criteria(faults, named, &mut translations);
        Badge {
            name,
            description,
            family: faults.reference(
                &root.key("family"),
                record.family.as_ref(),
                &self.site.families,
            ),
            tier,
            achievement_type: faults
                .maybe(
                    &root.key("type"),
                    record.achievement_type.as_ref(),
                    scalar::achievement_type,
                )
                .unwrap_or_else(|| "Badge".into()),
            criteria,
            requires: faults.references(&root.key("requires"), &record.requires, self.badges),
            valid_for: faults.maybe(
                &root.key("valid_for"),
                record.valid_for.as_ref(),
                scalar::duration,
            ),
            skills: skills.of_badge(faults, &root.key("skills"), &record.skills),
            tags: tags(faults, &root.key("tags"), &record.tags),
            reviewers: reviewers(faults, &root.key("reviewers"), &record.reviewers, self.people),
            issuing: issuing(record.issuing),
            version: faults.optional(&root.key("version"), record.version.as_ref(), WORD),
            retired: self.is_retired(record, retired_on),
            retired_on,
            repeatable: repeatable(record.repeatable),
            other_identifiers: faults
                .identifiers(&root.key("other_identifiers"), &record.other_identifiers),
            art: self.art(&slug, &named.slug),
            translations,
            place: named.place.clone(),
            slug,
        }
    }

    /// Retired by its status, or since the last day it was awarded on has passed. A last day
    /// that cannot be read tells nothing.
    fn is_retired(&self, record: &BadgeRecord, last_day: Option<Date>) -> bool {
        let today = self.as_of.to_zoned(TimeZone::UTC).date();
        match last_day {
            Some(day) => record.status == Status::Retired || day < today,
            None => record.status == Status::Retired && record.retired_on.is_none(),
        }
    }

    fn tier(&self, faults: &mut Faults, spot: &Spot, text: Option<&String>) -> Option<usize> {
        let slug = faults.reference(spot, text, &self.site.tiers)?;
        self.site.ladder.iter().position(|tier| *tier == slug)
    }

    /// The criteria, from the key or the file beside it, not both.
    fn criteria(
        &self,
        faults: &mut Faults,
        root: &Spot,
        named: &Named<BadgeRecord>,
        translations: &mut Translations,
    ) -> Text {
        let file = self.records.criteria.get(&named.slug);
        let key = root.key("criteria");
        let written =
            named.record.criteria.as_ref().filter(|text| !text.as_str().trim().is_empty());
        let nothing = || Text { markdown: String::new(), place: named.place.clone(), offset: 0 };
        let expected = format!("badges/{}.md", named.slug);
        let text = match (written, file) {
            (Some(_), Some(file)) => {
                let message = format!("the criteria stand here and in `{}`", file.file);
                faults.push(
                    Diagnostic::error(Code::TwoCriteria, key.place(), message)
                        .help("keep one of them")
                        .related(Place::file(&file.file), "the others"),
                );
                None
            }
            (Some(text), None) => {
                faults.markdown_local(&key, text, &self.site.languages, translations)
            }
            (None, Some(file)) if !file.text.trim().is_empty() => faults.markdown_file(file),
            _ if self.records.unreadable.badges.contains(&named.slug) => {
                faults.missing_elsewhere();
                None
            }
            _ => {
                let message = "the badge does not say what one must do to earn it";
                faults.push(
                    Diagnostic::error(Code::MissingCriteria, root.place(), message)
                        .help(format!("add `criteria:`, or write them to `{expected}`")),
                );
                None
            }
        };
        text.unwrap_or_else(nothing)
    }

    /// The criteria in other languages, from files such as `<slug>.de.md`.
    fn more_criteria(
        &self,
        faults: &mut Faults,
        named: &Named<BadgeRecord>,
        translations: &mut Translations,
    ) {
        let prefix = format!("{}.", named.slug);
        let files = self.records.criteria.range(prefix.clone()..);
        for (name, file) in files.take_while(|(name, _)| name.starts_with(&prefix)) {
            let tag = match self.site.languages.find(&name[prefix.len()..]) {
                Ok(tag) if tag != self.site.languages.main => tag,
                Ok(_) => {
                    let problem = Problem::new(
                        Code::BadLanguage,
                        "the criteria in the language of the site stand without its tag",
                    );
                    let problem = problem.help(format!("name it `{}.md`", named.slug));
                    faults.push(problem.at(Place::file(&file.file)));
                    continue;
                }
                Err(problem) => {
                    faults.push(problem.at(Place::file(&file.file)));
                    continue;
                }
            };
            let text = faults.markdown_file(file).filter(|text| !text.markdown.trim().is_empty());
            let own = translations.entry(&tag);
            if let Some(other) = own.text.take().filter(|_| text.is_some()) {
                let message = format!("the criteria stand here and in `{}`", other.place.file);
                faults.push(
                    Diagnostic::error(Code::TwoCriteria, Place::file(&file.file), message)
                        .help("keep one of them")
                        .related(other.place, "the others"),
                );
            }
            own.text = text;
        }
    }

    fn art(&self, slug: &Slug, name: &str) -> Option<Picture> {
        let image = self.records.art.get(name)?;
        let file = if image.kind == ImageType::Svg { "badge.svg" } else { "badge.png" };
        SitePath::new(&format!("badges/{slug}/{file}")).map(|address| read::picture(image, address))
    }
}

fn issuing(record: IssuingRecord) -> Issuing {
    match record {
        IssuingRecord::Reviewed => Issuing::Reviewed,
        IssuingRecord::Peer => Issuing::Peer,
        IssuingRecord::Milestone => Issuing::Milestone,
    }
}

fn repeatable(record: RepeatableRecord) -> Repeatable {
    match record {
        RepeatableRecord::Never => Repeatable::Never,
        RepeatableRecord::Yearly => Repeatable::Yearly,
        RepeatableRecord::Always => Repeatable::Always,
    }
}

fn tags(faults: &mut Faults, spot: &Spot, texts: &[String]) -> Vec<String> {
    let found = texts.iter().enumerate().filter_map(|(at, text)| {
        faults.optional(&spot.nth(at), Some(text), WORD).map(|tag| (at, tag))
    });
    let found: Vec<_> = found.collect();
    faults.once(spot, found)
}
