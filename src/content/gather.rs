//! What each file says, put together.

use std::path::Path;
use std::sync::Arc;

use super::badge_file::BadgeFile;
use super::file_name::is_device;
use super::load::{Content, Loaded, Outcome};
use super::parse::Parsed;
use super::record::PersonRecord;
use super::shelf::Shelf;
use super::walk::Found;
use super::{EndorsementFile, Located, Named, PageFile, Records, Unreadable, VersionFile};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};

/// The sum so far.
pub(crate) struct Gather {
    loaded: Loaded,
    has_site: bool,
}

impl Gather {
    /// Begins with the faults of the walk.
    pub(crate) fn new(dir: &Path, faults: Vec<Diagnostic>) -> Self {
        let mut loaded = Loaded::default();
        for fault in faults {
            mark(&mut loaded.records, &fault.place.file, &Shelf::of(&fault.place.file));
            loaded.diagnostics.push(fault);
        }
        let has_site = dir.join("site.yaml").symlink_metadata().is_ok();
        Self { loaded, has_site }
    }

    /// Adds one file. Files come in the order of their names.
    pub(crate) fn add(&mut self, found: Found, outcome: Outcome) {
        // It may be about to be written.
        self.has_site |= &*found.file == "site.yaml";
        let records = &mut self.loaded.records;
        if outcome.is_faulty() {
            mark(records, &found.file, &found.shelf);
        }
        let lists = &mut records.unreadable.people_lists;
        *lists |= outcome.lost_entries && matches!(found.shelf, Shelf::Person(_));
        let partial = outcome.partial.into_iter();
        records.unreadable.partial.extend(partial.map(|way| Place::value(&found.file, way)));
        self.loaded.diagnostics.extend(outcome.diagnostics);
        if let Some(source) = outcome.source {
            self.loaded.sources.insert(Arc::clone(&found.file), source);
        }
        match outcome.content {
            Some(Content::Picture(image)) => match found.shelf {
                Shelf::Art(slug) => {
                    // A drawing goes before a picture of dots. It comes later, by its name.
                    let file = Arc::clone(&image.file);
                    if let Some(other) = records.art.insert(slug, image) {
                        self.loaded.diagnostics.push(not_used(&other.file, &file));
                    }
                }
                _ => {
                    records.images.insert(found.file, image);
                }
            },
            Some(Content::Font(font)) => {
                records.fonts.insert(found.file, font);
            }
            Some(Content::Text(parsed)) => add_text(&mut self.loaded, found, parsed),
            None => {}
        }
    }

    /// Ends: what is missing, what belongs to nothing; all in the order of file names.
    pub(crate) fn finish(mut self) -> Loaded {
        if !self.has_site {
            let place = Place::file(&Arc::from("site.yaml"));
            let fault = Diagnostic::error(Code::MissingSite, place, "there is no `site.yaml`")
                .help("write one with `title`, `base_url` and `issuer.name`");
            self.loaded.diagnostics.push(fault);
        }
        orphans(&mut self.loaded);
        self.loaded.diagnostics.sort_by(|a, b| a.place.file.cmp(&b.place.file));
        self.loaded
    }
}

fn add_text(loaded: &mut Loaded, found: Found, parsed: Parsed) {
    let Loaded { records, diagnostics: faults, .. } = loaded;
    let Found { file, shelf, .. } = found;
    let (mut endorsed, mut revised) = (String::new(), String::new());
    let slug = match shelf {
        Shelf::Endorsement { credential, endorser } => {
            endorsed = credential;
            endorser
        }
        Shelf::Version { badge, version } => {
            revised = badge;
            version
        }
        Shelf::Badge(slug)
        | Shelf::Criteria(slug)
        | Shelf::Person(slug)
        | Shelf::Pathway(slug)
        | Shelf::Role(slug)
        | Shelf::Page(slug) => slug,
        _ => String::new(),
    };
    let place = Place::value(&file, Pointer::root());
    match parsed {
        Parsed::Site(record) => records.site = Some(Located { record: *record, place }),
        Parsed::Badge(record) => records.badges.push(Named { slug, record: *record, place }),
        Parsed::Version(record) => {
            let (badge, version, record) = (revised, slug, *record);
            records.versions.push(VersionFile { badge, version, record, place });
        }
        Parsed::Pathway(record) => records.pathways.push(Named { slug, record, place }),
        Parsed::Role(record) => records.roles.push(Named { slug, record, place }),
        Parsed::Criteria(text) => {
            records.criteria.insert(slug, text);
        }
        Parsed::Page(record, body) => {
            records.pages.push(PageFile { name: slug, record, place, body });
        }
        Parsed::Person(record) => {
            let slug = record.slug.clone().unwrap_or(slug);
            note_partial_person(&mut records.unreadable, &slug, &place);
            faults.extend(reserved_slug(&record, &place));
            records.people.push(Named { slug, record: *record, place });
        }
        Parsed::People(people) => {
            for (at, record) in people {
                let (slug, place) = (record.slug.clone().unwrap_or_default(), place.nth(at));
                note_partial_person(&mut records.unreadable, &slug, &place);
                faults.extend(reserved_slug(&record, &place));
                records.people.push(Named { slug, record, place });
            }
        }
        Parsed::Endorsement(text) => records.endorsements.push(EndorsementFile {
            credential: endorsed,
            endorser: slug,
            text,
            place: Place::file(&file),
        }),
        Parsed::Award(record) => records.awards.push(Located { record: *record, place }),
        Parsed::Awards(awards) => {
            let located =
                awards.into_iter().map(|(at, record)| Located { record, place: place.nth(at) });
            records.awards.extend(located);
        }
    }
}

/// A slug becomes the name of a folder.
fn reserved_slug(person: &PersonRecord, place: &Place) -> Option<Diagnostic> {
    let slug = person.slug.as_deref().filter(|slug| is_device(slug))?;
    let message = format!("the slug `{slug}` is reserved for a device on Windows");
    Some(
        Diagnostic::error(Code::ReservedName, place.at("slug"), message)
            .help("choose another one: it becomes the name of a folder"),
    )
}

/// A person read in part is known by name; one whose name is at fault may be anybody.
fn note_partial_person(unreadable: &mut Unreadable, slug: &str, place: &Place) {
    if unreadable.partial.contains(place) {
        unreadable.people_lists |= slug.is_empty();
        unreadable.people.insert(slug.to_owned());
    }
}

/// Notes that a file is at fault, so that nothing is said to be missing on its account.
fn mark(records: &mut Records, file: &Arc<str>, shelf: &Shelf) {
    let unreadable = &mut records.unreadable;
    match shelf {
        Shelf::Badge(slug) | Shelf::Criteria(slug) => {
            unreadable.badges.insert(BadgeFile::of(slug).slug.to_owned());
        }
        Shelf::Version { badge, .. } => {
            unreadable.badges.insert(badge.clone());
        }
        Shelf::Person(slug) => {
            unreadable.people.insert(slug.clone());
        }
        Shelf::Pathway(slug) => {
            unreadable.pathways.insert(slug.clone());
        }
        Shelf::Role(slug) => {
            unreadable.roles.insert(slug.clone());
        }
        Shelf::Award => unreadable.awards = true,
        Shelf::Art(_) | Shelf::Image | Shelf::Font | Shelf::Page(_) => {
            unreadable.files.insert(Arc::clone(file));
        }
        Shelf::Site | Shelf::Endorsement { .. } | Shelf::Unexpected(_) | Shelf::Ignored => {}
    }
}

fn not_used(file: &Arc<str>, other: &str) -> Diagnostic {
    let message = format!("`{file}` is not used");
    Diagnostic::warning(Code::UnexpectedFile, Place::file(file), message)
        .help(format!("`{other}` goes before it: delete one of the two"))
}

/// Criteria and art without their badge.
fn orphans(loaded: &mut Loaded) {
    let Loaded { records, diagnostics, .. } = loaded;
    let criteria = records.criteria.iter().map(|(name, text)| (BadgeFile::of(name), &text.file));
    let art = records
        .art
        .iter()
        .map(|(slug, image)| (BadgeFile { slug, version: None, language: None }, &image.file));
    for (of, file) in criteria.chain(art) {
        let known = match of.version {
            None => records.badges.iter().any(|badge| badge.slug == of.slug),
            Some(version) => {
                let is_its = |one: &VersionFile| one.badge == of.slug && one.version == version;
                records.versions.iter().any(is_its)
            }
        };
        if !known && !records.unreadable.badges.contains(of.slug) {
            let message = format!("`{file}` belongs to no badge");
            let fault = Diagnostic::warning(Code::UnexpectedFile, Place::file(file), message)
                .help(format!("write `badges/{}.yaml`, or delete it", of.record()));
            diagnostics.push(fault);
        }
    }
}
