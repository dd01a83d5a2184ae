//! What a badge says and asks for, which each version of it says for itself.

use jiff::Span;

use super::badge::BadgeReader;
use super::{Faults, Part, Problem, Skills, Spot};
use crate::content::record::{BadgeRecord, LocalText, SkillReference, VersionRecord};
use crate::content::{BadgeFile, Named, VersionFile};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::{self, LINE, LONG_LINE, WORD};
use crate::model::{Slug, Text, Translations};

/// What a version of a badge says, as written.
pub(super) struct Written<'a> {
    /// The name of its file, without ending.
    file: &'a str,
    place: &'a Place,
    name: &'a LocalText,
    description: &'a LocalText,
    achievement_type: Option<&'a String>,
    criteria: Option<&'a LocalText>,
    requires: &'a [String],
    valid_for: Option<&'a String>,
    skills: &'a [SkillReference],
    tags: &'a [String],
}

impl<'a> Written<'a> {
    /// The present version, in the badge's own file.
    pub(super) fn badge(named: &'a Named<BadgeRecord>) -> Self {
        let record = &named.record;
        Self {
            file: &named.slug,
            place: &named.place,
            name: &record.name,
            description: &record.description,
            achievement_type: record.achievement_type.as_ref(),
            criteria: record.criteria.as_ref(),
            requires: &record.requires,
            valid_for: record.valid_for.as_ref(),
            skills: &record.skills,
            tags: &record.tags,
        }
    }

    /// An earlier version, in a file of that name without ending.
    pub(super) fn version(file: &'a str, version: &'a VersionFile) -> Self {
        let VersionRecord {
            until: _,
            name,
            description,
            achievement_type,
            criteria,
            requires,
            valid_for,
            skills,
            tags,
        } = &version.record;
        Self {
            file,
            place: &version.place,
            name,
            description,
            achievement_type: achievement_type.as_ref(),
            criteria: criteria.as_ref(),
            requires,
            valid_for: valid_for.as_ref(),
            skills,
            tags,
        }
    }
}

/// The same, read.
pub(super) struct Terms {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) achievement_type: String,
    pub(super) criteria: Text,
    pub(super) requires: Vec<Slug>,
    pub(super) valid_for: Option<Span>,
    pub(super) skills: Vec<Slug>,
    pub(super) tags: Vec<String>,
    pub(super) translations: Translations,
}

impl BadgeReader<'_> {
    /// Reads what a version of a badge says.
    pub(super) fn terms(
        &self,
        faults: &mut Faults,
        skills: &mut Skills,
        written: &Written,
    ) -> Terms {
        let root = Spot::Root(written.place);
        let (languages, mut translations) = (&self.site.languages, Translations::default());
        let (name, into) = ((written.name, LINE), (&mut translations, Part::Name));
        let name = faults.required_local(&root.key("name"), name, languages, into);
        let description = (written.description, LONG_LINE);
        let into = (&mut translations, Part::Description);
        let description =
            faults.required_local(&root.key("description"), description, languages, into);
        let criteria = self.criteria(faults, &root, written, &mut translations);
        self.more_criteria(faults, written, &mut translations);
        let (kind, valid_for) = (root.key("type"), root.key("valid_for"));
        Terms {
            name,
            description,
            achievement_type: faults
                .maybe(&kind, written.achievement_type, scalar::achievement_type)
                .unwrap_or_else(|| "Badge".into()),
            criteria,
            requires: faults.references(&root.key("requires"), written.requires, self.badges),
            valid_for: faults.maybe(&valid_for, written.valid_for, scalar::duration),
            skills: skills.of_badge(faults, &root.key("skills"), written.skills),
            tags: tags(faults, &root.key("tags"), written.tags),
            translations,
        }
    }

    /// The criteria, from the key or the file beside it, not both.
    fn criteria(
        &self,
        faults: &mut Faults,
        root: &Spot,
        written: &Written,
        translations: &mut Translations,
    ) -> Text {
        let file = self.records.criteria.get(written.file);
        let key = root.key("criteria");
        let said = written.criteria.filter(|text| !text.as_str().trim().is_empty());
        let nothing = || Text { markdown: String::new(), place: written.place.clone(), offset: 0 };
        let expected = format!("badges/{}.md", written.file);
        let text = match (said, file) {
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
            _ if self.records.unreadable.badges.contains(BadgeFile::of(written.file).slug) => {
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
        written: &Written,
        translations: &mut Translations,
    ) {
        let own = BadgeFile::of(written.file);
        let prefix = format!("{}.", written.file);
        let files = self.records.criteria.range(prefix.clone()..);
        for (name, file) in files.take_while(|(name, _)| name.starts_with(&prefix)) {
            let of = BadgeFile::of(name);
            let Some(language) = of.language.filter(|_| of.version == own.version) else {
                continue;
            };
            let tag = match self.site.languages.find(language) {
                Ok(tag) if tag != self.site.languages.main => tag,
                Ok(_) => {
                    let problem = Problem::new(
                        Code::BadLanguage,
                        "the criteria in the language of the site stand without its tag",
                    );
                    let problem = problem.help(format!("name it `{}.md`", written.file));
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
}

fn tags(faults: &mut Faults, spot: &Spot, texts: &[String]) -> Vec<String> {
    let found = texts.iter().enumerate().filter_map(|(at, text)| {
        faults.optional(&spot.nth(at), Some(text), WORD).map(|tag| (at, tag))
    });
    let found: Vec<_> = found.collect();
    faults.once(spot, found)
}
