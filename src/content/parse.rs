//! The text of one file into what it says.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::decode::{OneOrMany, decode};
use super::findings::Findings;
use super::front_matter::{self, NoFrontMatter};
use super::record::{
    AwardRecord, BadgeRecord, PageRecord, PathwayRecord, PersonRecord, RoleRecord, SiteRecord,
    VersionRecord,
};
use super::schema::Kind;
use super::shelf::Shelf;
use super::{MarkdownFile, explain, read};
use crate::diagnostic::{Code, Diagnostic, Place};

/// What a text file says.
#[derive(Clone)]
pub(crate) enum Parsed {
    Site(Box<SiteRecord>),
    Badge(Box<BadgeRecord>),
    Version(Box<VersionRecord>),
    Criteria(MarkdownFile),
    Person(Box<PersonRecord>),
    /// With the position of each in its list.
    People(Vec<(usize, PersonRecord)>),
    Award(Box<AwardRecord>),
    /// With the position of each in its list.
    Awards(Vec<(usize, AwardRecord)>),
    Pathway(PathwayRecord),
    Role(RoleRecord),
    Page(PageRecord, MarkdownFile),
    Endorsement(String),
}

/// Reads `text`, which stands on `shelf`. What is wrong goes to `findings`.
pub(crate) fn parse(
    file: &Arc<str>,
    shelf: &Shelf,
    text: &str,
    findings: &mut Findings,
) -> Option<Parsed> {
    match shelf {
        Shelf::Site => one(file, text, findings).map(Parsed::Site),
        Shelf::Badge(_) => one(file, text, findings).map(Parsed::Badge),
        Shelf::Version { .. } => one(file, text, findings).map(Parsed::Version),
        Shelf::Pathway(_) => one(file, text, findings).map(|pathway| Parsed::Pathway(*pathway)),
        Shelf::Role(_) => one(file, text, findings).map(|role| Parsed::Role(*role)),
        Shelf::Person(_) => many(file, text, findings).map(|people| match people {
            Entries::One(person) => Parsed::Person(person),
            Entries::Many(people) => Parsed::People(people),
        }),
        Shelf::Award => many(file, text, findings).map(|awards| match awards {
            Entries::One(award) => Parsed::Award(award),
            Entries::Many(awards) => Parsed::Awards(awards),
        }),
        Shelf::Criteria(_) => criteria(file, text, findings).map(Parsed::Criteria),
        Shelf::Page(_) => {
            page(file, text, findings).map(|(record, body)| Parsed::Page(record, body))
        }
        // What it says is for those to judge who know what a signature is.
        Shelf::Endorsement { .. } => Some(Parsed::Endorsement(text.to_owned())),
        Shelf::Art(_) | Shelf::Image | Shelf::Font | Shelf::Unexpected(_) | Shelf::Ignored => None,
    }
}

/// A type of record: it can be decoded, and has a schema.
pub(crate) trait Record: DeserializeOwned {
    /// The kind whose schema it has.
    const KIND: Kind;
}

macro_rules! records {
    ($($record:ty = $kind:ident),*) => {
        $(impl Record for $record { const KIND: Kind = Kind::$kind; })*
    };
}

records!(
    SiteRecord = Site,
    BadgeRecord = Badge,
    VersionRecord = Version,
    PersonRecord = Person,
    AwardRecord = Award,
    PathwayRecord = Pathway,
    RoleRecord = Role,
    PageRecord = Page
);

/// The sound part of a file.
pub(crate) enum Entries<T> {
    One(Box<T>),
    Many(Vec<(usize, T)>),
}

fn one<T: Record>(file: &Arc<str>, text: &str, findings: &mut Findings) -> Option<Box<T>> {
    match decode::<Box<T>>(text) {
        Some(record) => Some(record),
        None => explain::one(file, text, 0..text.len(), findings).map(Box::new),
    }
}

fn many<T: Record>(file: &Arc<str>, text: &str, findings: &mut Findings) -> Option<Entries<T>> {
    match decode::<OneOrMany<T>>(text) {
        Some(OneOrMany::One(record)) => Some(Entries::One(record)),
        Some(OneOrMany::Many(records)) => {
            Some(Entries::Many(records.into_iter().enumerate().collect()))
        }
        None => explain::many(file, text, findings),
    }
}

fn page(
    file: &Arc<str>,
    text: &str,
    findings: &mut Findings,
) -> Option<(PageRecord, MarkdownFile)> {
    let split = front_matter::split(text)
        .map_err(|why| findings.push(no_front_matter(file, text, why)))
        .ok()?;
    let yaml = &text[split.yaml.clone()];
    let record = match decode(yaml) {
        Some(record) => record,
        None => explain::one(file, text, split.yaml, findings)?,
    };
    Some((record, markdown(file, text, split.body)))
}

fn no_front_matter(file: &Arc<str>, text: &str, why: NoFrontMatter) -> Diagnostic {
    let first_line = text.find('\n').unwrap_or(text.len());
    let place = Place::bytes(file, 0..first_line);
    match why {
        NoFrontMatter::Missing => {
            let message = format!("`{file}` does not begin with front matter");
            Diagnostic::error(Code::FrontMatter, place, message)
                .help("begin it with a line `---`, then `title: …`, then a line `---`")
        }
        NoFrontMatter::NotClosed => {
            let message = format!("the front matter of `{file}` is not closed");
            Diagnostic::error(Code::FrontMatter, place, message)
                .help("end it with a line `---` of its own")
        }
    }
}

fn criteria(file: &Arc<str>, text: &str, findings: &mut Findings) -> Option<MarkdownFile> {
    let offset = if text.starts_with(read::BOM) { read::BOM.len() } else { 0 };
    if text[offset..].trim().is_empty() {
        findings.push(explain::empty(file));
        return None;
    }
    Some(markdown(file, text, offset))
}

fn markdown(file: &Arc<str>, text: &str, offset: usize) -> MarkdownFile {
    MarkdownFile { file: Arc::clone(file), text: text[offset..].replace("\r\n", "\n"), offset }
}
