//! Everything that could be read, before the rules between things.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::award::AwardReader;
use super::badge::BadgeReader;
use super::person::PersonReader;
use super::site::{self, SiteDraft};
use super::version::{self, Versions};
use super::{AwardDraft, Faults, Known, Problem, Skills, endorsement, page, pathway, read, skills};
use crate::content::record::PersonRecord;
use crate::content::{Named, Records};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::catalog::CatalogParts;
use crate::model::scalar;
use crate::model::{
    Badge, Catalog, Earner, Endorsement, Moment, Page, Pathway, Picture, Role, Settings, Skill,
    Slug,
};

/// Everything that could be read. What is at fault is left out, or stands as nothing.
pub(in crate::model) struct Draft<'a> {
    pub(in crate::model) settings: Option<Settings>,
    pub(in crate::model) badges: Vec<Badge>,
    pub(in crate::model) earlier: Vec<Badge>,
    pub(in crate::model) earners: Vec<Earner>,
    pub(in crate::model) awards: Vec<AwardDraft<'a>>,
    pub(in crate::model) endorsements: Vec<Endorsement>,
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
    let names = Names::new(records);
    let site = site::site(faults, records, &names.people);
    let written = skills::written_slugs(records, &site.languages);
    let mut skills = Skills::new(faults, records, &written, &site.languages);
    let (badges, earlier) = badges(faults, records, &site, &names, &mut skills, as_of);
    let earners = earners(faults, records, &site, &names);
    let pathways = named(faults, records, &records.pathways, |_| Written::FileName)
        .into_iter()
        .map(|named| pathway::pathway(faults, &names.badges, &site.languages, named))
        .collect();
    let roles = named(faults, records, &records.roles, |_| Written::FileName)
        .into_iter()
        .map(|(slug, named)| pathway::role(faults, &names.badges, slug, named))
        .collect();
    let versions = Versions::new(&badges, &earlier);
    let awards = awards(faults, records, &site, &names, &versions);
    let endorsements = endorsement::endorsements(faults, records, &names.people, &awards);
    let pages = page::pages(faults, &records.pages, &site.languages);
    let skills = skills.into_used();
    let pictures = pictures(records);
    let settings = site.settings;
    let mut draft = Draft {
        settings,
        badges,
        earlier,
        earners,
        awards,
        endorsements,
        pathways,
        roles,
        skills,
        pages,
        pictures,
    };
    if !records.unreadable.partial.is_empty() {
        faults.missing_elsewhere();
        draft.leave_out_partial(records);
    }
    draft
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
            let names = whole(records, &records.people);
            Known::new(kind, code, names).unreadable(&lost.people).open(lost.people_lists)
        };
        let badges = whole(records, &records.badges);
        let roles = whole(records, &records.roles);
        Self {
            badges: Known::new("badge", Code::UnknownBadge, badges).unreadable(&lost.badges),
            people: people("person", Code::UnknownPerson),
            earners: people("person", Code::UnknownEarner),
            roles: Known::new("role", Code::UnknownRole, roles).unreadable(&lost.roles),
        }
    }
}

/// The names of records that could be read whole. The others are known to be unreadable.
fn whole<'a, T>(records: &'a Records, named: &'a [Named<T>]) -> impl Iterator<Item = &'a str> {
    let whole = named.iter().filter(|named| records.is_whole(&named.place));
    whole.map(|named| named.slug.as_str())
}

fn badges(
    faults: &mut Faults,
    records: &Records,
    site: &SiteDraft,
    names: &Names,
    skills: &mut Skills,
    as_of: Timestamp,
) -> (Vec<Badge>, Vec<Badge>) {
    let (badges, people) = (&names.badges, &names.people);
    let reader = BadgeReader { records, site, badges, people, as_of };
    let badges: Vec<Badge> = named(faults, records, &records.badges, |_| Written::FileName)
        .into_iter()
        .map(|(slug, named)| reader.badge(faults, skills, slug, named))
        .collect();
    let earlier = version::earlier(faults, &reader, skills, &badges);
    (badges, earlier)
}

fn earners(faults: &mut Faults, records: &Records, site: &SiteDraft, names: &Names) -> Vec<Earner> {
    let reader = PersonReader { records, site, people: &names.people, roles: &names.roles };
    named(faults, records, &records.people, Written::person)
        .into_iter()
        .map(|(slug, named)| reader.person(faults, slug, named))
        .collect()
}

fn awards<'a>(
    faults: &mut Faults,
    records: &'a Records,
    site: &SiteDraft,
    names: &Names,
    versions: &Versions,
) -> Vec<AwardDraft<'a>> {
    let reader = AwardReader { badges: &names.badges, earners: &names.earners, salt: site.salt };
    let mut drafts = Vec::with_capacity(records.awards.len());
    for located in &records.awards {
        let is_whole = records.is_whole(&located.place);
        reader.awards(faults, located, is_whole, &mut drafts);
    }
    for draft in &mut drafts {
        let badge = versions.of(faults, records, draft);
        draft.version = badge.map(|badge| badge.version.clone());
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
    records: &Records,
    all: &'a [Named<T>],
    written: impl Fn(&T) -> Written,
) -> Vec<(Slug, &'a Named<T>)> {
    let mut first: HashMap<Slug, &Named<T>> = HashMap::with_capacity(all.len());
    let mut kept = Vec::with_capacity(all.len());
    for named in all {
        if named.slug.is_empty() && !records.is_whole(&named.place) {
            // Its slug may stand under a key that is at fault.
            continue;
        }
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
        let address = read::file_address(file)?;
        Some((Arc::clone(file), read::picture(image, address)))
    });
    placed.collect()
}

impl Draft<'_> {
    /// Leaves out what lacks its faulty keys: a rule could take offence at what is missing.
    fn leave_out_partial(&mut self, records: &Records) {
        self.badges.retain(|badge| records.is_whole(&badge.place));
        self.earlier.retain(|badge| records.is_whole(&badge.place));
        self.earners.retain(|earner| records.is_whole(&earner.place));
        self.awards.retain(|award| records.is_whole(award.place));
        self.pathways.retain(|pathway| records.is_whole(&pathway.place));
        self.roles.retain(|role| records.is_whole(&role.place));
        self.pages.retain(|page| records.is_whole(&page.place));
    }

    /// The catalogue. Nothing where a part is missing.
    pub(in crate::model) fn finish(self) -> Option<Catalog> {
        let awards: Option<Vec<_>> = self.awards.into_iter().map(AwardDraft::finish).collect();
        Some(Catalog::new(CatalogParts {
            settings: self.settings?,
            badges: self.badges,
            earlier: self.earlier,
            earners: self.earners,
            awards: awards?,
            endorsements: self.endorsements,
            pathways: self.pathways,
            roles: self.roles,
            skills: self.skills,
            pages: self.pages,
            pictures: self.pictures,
        }))
    }
}
