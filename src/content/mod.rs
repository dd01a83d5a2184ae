//! The folder of YAML: walk, read, decode, and find a value again in its file.
//!
//! [`load`] reads everything into typed [`Records`] and keeps the bytes in [`Sources`],
//! so that a diagnostic can be shown with its line. Nothing is judged here but form.

#[cfg(test)]
mod agreement;
mod badge_file;
mod decode;
pub mod edit;
mod explain;
mod file_name;
mod findings;
mod font;
mod front_matter;
mod gather;
mod image;
mod load;
mod locate;
mod nearest;
mod parse;
mod read;
mod reader;
pub mod record;
pub mod schema;
mod secret;
mod shelf;
mod sources;
mod tree;
mod walk;
mod within;
pub mod write;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

pub use badge_file::BadgeFile;
pub use font::{FontFile, FontType};
pub use image::{ImageFile, ImageType};
pub use load::{Loaded, is_file_of_content, load, load_changed, load_files, load_with};
pub use locate::{Locator, locate_in};
pub use reader::{Reader, Reread};
pub use shelf::is_ignored;
pub use sources::Sources;

use crate::diagnostic::Place;
use record::{
    AwardRecord, BadgeRecord, PageRecord, PathwayRecord, PersonRecord, RoleRecord, SiteRecord,
    VersionRecord,
};

/// A record and the place it was read from.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// What was read.
    pub record: T,
    /// Where: the root of its file, or its entry in a list.
    pub place: Place,
}

/// A record whose slug is the name of its file, or is said in a list.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// The slug as written, not yet judged.
    pub slug: String,
    /// What was read.
    pub record: T,
    /// Where: the root of its file, or its entry in a list.
    pub place: Place,
}

/// A Markdown text with the file it came from.
#[derive(Debug, Clone)]
pub struct MarkdownFile {
    /// The file, relative to the content folder.
    pub file: Arc<str>,
    /// The text, without front matter, with `\n` line ends.
    pub text: String,
    /// Where the text begins in the file, in bytes.
    pub offset: usize,
}

/// A free page: front matter and text.
#[derive(Debug, Clone)]
pub struct PageFile {
    /// Its path below `pages/` without `.md`, with `/` between names.
    pub name: String,
    /// The front matter.
    pub record: PageRecord,
    /// The front matter's place.
    pub place: Place,
    /// The text.
    pub body: MarkdownFile,
}

/// An earlier version of a badge.
#[derive(Debug, Clone)]
pub struct VersionFile {
    /// The badge's slug as written, not yet judged.
    pub badge: String,
    /// The version as the file is named, not yet judged.
    pub version: String,
    /// What was read.
    pub record: VersionRecord,
    /// The file.
    pub place: Place,
}

/// What somebody signed about a credential, not yet judged.
#[derive(Debug, Clone)]
pub struct EndorsementFile {
    /// The id of the credential, as the folder is named.
    pub credential: String,
    /// The slug of who endorses it, as the file is named.
    pub endorser: String,
    /// The JSON.
    pub text: String,
    /// The file.
    pub place: Place,
}

/// Everything the folder says, in the order of file names.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// `site.yaml`, where it could be read.
    pub site: Option<Located<SiteRecord>>,
    /// `badges/*.yaml`.
    pub badges: Vec<Named<BadgeRecord>>,
    /// `badges/<slug>.v<version>.yaml`.
    pub versions: Vec<VersionFile>,
    /// `badges/*.md` by their names without ending: see [`BadgeFile`].
    pub criteria: BTreeMap<String, MarkdownFile>,
    /// `badges/<slug>.svg|png`, by slug.
    pub art: BTreeMap<String, ImageFile>,
    /// `people/*.yaml`.
    pub people: Vec<Named<PersonRecord>>,
    /// `awards/**/*.yaml`.
    pub awards: Vec<Located<AwardRecord>>,
    /// `pathways/*.yaml`.
    pub pathways: Vec<Named<PathwayRecord>>,
    /// `roles/*.yaml`.
    pub roles: Vec<Named<RoleRecord>>,
    /// `pages/**/*.md`.
    pub pages: Vec<PageFile>,
    /// `endorsements/<credential>/<endorser>.json`.
    pub endorsements: Vec<EndorsementFile>,
    /// `images/**`, by file.
    pub images: BTreeMap<Arc<str>, ImageFile>,
    /// `fonts/*`, by file.
    pub fonts: BTreeMap<Arc<str>, FontFile>,
    /// What could not be read, so that nothing is said to be missing on its account.
    pub unreadable: Unreadable,
}

impl Records {
    /// Whether all that the author wrote at `place` could be read. Of a record that lacks
    /// its faulty keys, only what is written counts, not what is missing.
    pub fn is_whole(&self, place: &Place) -> bool {
        !self.unreadable.partial.contains(place)
    }
}

/// What could not be read. A fault that only follows from this is not reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unreadable {
    /// Slugs of badges whose file is at fault.
    pub badges: BTreeSet<String>,
    /// Slugs of people whose file is at fault.
    pub people: BTreeSet<String>,
    /// Slugs of pathways whose file is at fault.
    pub pathways: BTreeSet<String>,
    /// Slugs of roles whose file is at fault.
    pub roles: BTreeSet<String>,
    /// Whether a list of people is at fault: any earner may be missing.
    pub people_lists: bool,
    /// Whether a file of awards is at fault: any award may be missing.
    pub awards: bool,
    /// Files of pictures, fonts and pages that are at fault.
    pub files: BTreeSet<Arc<str>>,
    /// The places of records that lack their faulty keys.
    pub partial: HashSet<Place>,
}
