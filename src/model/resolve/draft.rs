//! Everything that could be read, before the rules between things.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::award::AwardReader;
use super::badge::BadgeReader;
use super::person::PersonReader;
use super::site::{self, SiteDraft};
use super::{AwardDraft, Faults, Known, Problem, Skills, page, pathway, read, skills};
use crate::content::record::PersonRecord;
use crate::content::{Named, Records};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::catalog::CatalogParts;
use crate::model::scalar;
use crate::model::{
    Badge, Catalog, Earner, Moment, Page, Pathway, Picture, Role, Settings, Skill, Slug,
};

/// Everything that could be read. What is at fault is left out, or stands as nothing.
pub(in crate::model) struct Draft<'a> {
    pub(in crate::model) settings: Option<Settings>,
    pub(in crate::model) badges: Vec<Badge>,
    pub(in crate::model) earners: Vec<Earner>,
    pub(in crate::model) awards: Vec<AwardDraft<'a>>,
    pub(in crate::model) pathways: Vec<Pathway>,
    pub(in crate::model) roles: Vec<Role>,
    pub(in crate::model) skills: Vec<Skill>,
    pub(in crate::model) pages: Vec<Page>,
    pub(in crate::model) pictures: BTreeMap<Arc<str>, Picture>,
}

/// Reads all records.
pub(in crate::model) fn read<'a>(
    faults: &mut Faults,
    records: &'a Records,
    as_of: Timestamp,
) -> Draft<'a> {
    let site = site::site(faults, records);
    let names = Names::new(records);
    let written = skills::written_slugs(records);
    let mut skills = Skills::new(faults, records, &written);
    let badges = badges(faults, records, &site, &names, &mut skills, as_of);
    let earners = earners(faults, records, &site, &names);
    let pathways = named(faults, &records.pathways, |_| Written::FileName)
        .into_iter()
        .map(|(slug, named)| pathway::pathway(faults, &names.badges, slug, named))
        .collect();
    let roles = named(faults, &records.roles, |_| Written::FileName)
        .into_iter()
        .map(|(slug, named)| pathway::role(faults, &names.badges, slug, named))
        .collect();
    let awards = awards(faults, records, &site, &names, &badges);
    let pages = records.pages.iter().filter_map(|file| page::page(faults, file)).collect();
    let skills = skills.into_used();
    let pictures = pictures(records);
    let settings = site.settings;
    Draft { settings, badges, earners, awards, pathways, roles, skills, pages, pictures }
}

/// The names that records of several kinds refer to.
struct Names<'a> {
    badges: Known<'a>,
    people: Known<'a>,
    earners: Known<'a>,
    roles: Known<'a>,
}

impl<'a> Names<'a> {
    fn new(records: &'a Records) -> Self {
        let lost = &records.unreadable;
        let people = |kind, code| {
            let names = records.people.iter().map(|person| person.slug.as_str());
            Known::new(kind, code, names).unreadable(&lost.people).open(lost.people_lists)
        };
        let badges = records.badges.iter().map(|badge| badge.slug.as_str());
        let roles = records.roles.iter().map(|role| role.slug.as_str());
        Self {
            badges: Known::new("badge", Code::UnknownBadge, badges).unreadable(&lost.badges),
            people: people("person", Code::UnknownPerson),
            earners: people("person", Code::UnknownEarner),
            roles: Known::new("role", Code::UnknownRole, roles).unreadable(&lost.roles),
        }
    }
}

fn badges(
    faults: &mut Faults,
    records: &Records,
    site: &SiteDraft,
    names: &Names,
    skills: &mut Skills,
    as_of: Timestamp,
) -> Vec<Badge> {
    let (badges, people) = (&names.badges, &names.people);
    let reader = BadgeReader { records, site, badges, people, as_of };
    named(faults, &records.badges, |_| Written::FileName)
        .into_iter()
        .map(|(slug, named)| reader.badge(faults, skills, slug, named))
        .collect()
}

fn earners(faults: &mut Faults, records: &Records, site: &SiteDraft, names: &Names) -> Vec<Earner> {
    let reader = PersonReader { records, site, people: &names.people, roles: &names.roles };
    named(faults, &records.people, Written::person)
        .into_iter()
        .map(|(slug, named)| reader.person(faults, slug, named))
        .collect()
}

fn awards<'a>(
    faults: &mut Faults,
    records: &'a Records,
    site: &SiteDraft,
    names: &Names,
    badges: &[Badge],
) -> Vec<AwardDraft<'a>> {
    let reader = AwardReader { badges: &names.badges, earners: &names.earners, salt: site.salt };
    let mut drafts = Vec::with_capacity(records.awards.len());
    for located in &records.awards {
        reader.awards(faults, located, &mut drafts);
    }
    let badges: HashMap<&Slug, &Badge> = badges.iter().map(|badge| (&badge.slug, badge)).collect();
    for draft in &mut drafts {
        let badge = draft.badge.as_ref().and_then(|slug| badges.get(slug));
        let span = badge.and_then(|badge| badge.valid_for);
        if let (None, Some(awarded), Some(span)) = (&draft.record.expires, draft.awarded, span) {
            draft.expires = later(awarded, span);
            if draft.expires.is_none() {
                let message = "the award would expire after the year 9998";
                faults.push(Diagnostic::error(Code::BadDate, draft.place.at("awarded"), message));
            }
        }
    }
    drafts
}

/// A moment and a duration of the calendar, in UTC.
fn later(moment: Moment, span: jiff::Span) -> Option<Moment> {
    if moment.is_day() {
        return Moment::day(moment.date().checked_add(span).ok()?);
    }
    let zoned = moment.timestamp().to_zoned(TimeZone::UTC);
    Moment::time(zoned.checked_add(span).ok()?.timestamp())
}

/// Records with their slugs, each slug once.
fn named<'a, T>(
    faults: &mut Faults,
    records: &'a [Named<T>],
    written: impl Fn(&T) -> Written,
) -> Vec<(Slug, &'a Named<T>)> {
    let mut first: HashMap<Slug, &Named<T>> = HashMap::with_capacity(records.len());
    let mut kept = Vec::with_capacity(records.len());
    for named in records {
        let place = |named: &Named<T>| written(&named.record).place(&named.place);
        let slug = match written(&named.record).slug(&named.slug) {
            Ok(slug) => slug,
            Err(problem) => {
                faults.push(problem.at(place(named)));
                continue;
            }
        };
        if let Some(first) = first.get(&slug) {
            let message = format!("there is another `{slug}` already");
            faults.push(
                Diagnostic::error(Code::DuplicateSlug, place(named), message)
                    .help("give one of them another slug, or remove one")
                    .related(place(first), "the other"),
            );
            continue;
        }
        first.insert(slug.clone(), named);
        kept.push((slug, named));
    }
    kept
}

/// Where the slug of a record was written.
#[derive(Clone, Copy)]
enum Written {
    /// It is the name of the file.
    FileName,
    /// It stands under `slug`.
    Key,
    /// Nowhere, or in the name of the file, where there is but one person in it.
    Nowhere,
}

impl Written {
    fn person(record: &PersonRecord) -> Self {
        if record.slug.is_some() { Self::Key } else { Self::Nowhere }
    }

    fn place(self, record: &Place) -> Place {
        match self {
            Self::FileName => Place::file(&record.file),
            Self::Key => record.at("slug"),
            Self::Nowhere => record.clone(),
        }
    }

    fn slug(self, text: &str) -> Result<Slug, Problem> {
        if text.is_empty() {
            return Err(Problem::new(Code::MissingKey, "a person in a list needs a slug")
                .help("add `slug:`, which becomes part of the portfolio's address"));
        }
        scalar::slug(text).map_err(|problem| match (self, Slug::nearest(text)) {
            (Self::FileName | Self::Nowhere, Some(slug)) => {
                problem.help(format!("rename the file to `{slug}.yaml`"))
            }
            _ => problem,
        })
    }
}

fn pictures(records: &Records) -> BTreeMap<Arc<str>, Picture> {
    let placed = records.images.iter().filter_map(|(file, image)| {
        let address = read::image_address(file)?;
        Some((Arc::clone(file), read::picture(image, address)))
    });
    placed.collect()
}

impl Draft<'_> {
    /// The catalogue. Nothing where a part is missing.
    pub(in crate::model) fn finish(self) -> Option<Catalog> {
        let awards: Option<Vec<_>> = self.awards.into_iter().map(AwardDraft::finish).collect();
        Some(Catalog::new(CatalogParts {
            settings: self.settings?,
            badges: self.badges,
            earners: self.earners,
            awards: awards?,
            pathways: self.pathways,
            roles: self.roles,
            skills: self.skills,
            pages: self.pages,
            pictures: self.pictures,
        }))
    }
}
