//! Records for tests: the smallest folder that is at no fault, and what is added to it.

use std::sync::Arc;

use jiff::Timestamp;
use serde::de::DeserializeOwned;

use crate::content::{
    ImageFile, ImageType, Located, MarkdownFile, Named, PageFile, Records, VersionFile,
};
use crate::diagnostic::{Diagnostic, Place, Pointer};
use crate::model::{Catalog, Resolved, resolve};

/// The day all tests judge on.
pub(in crate::model) fn today() -> Timestamp {
    "2026-11-01T00:00:00Z".parse().unwrap()
}

/// A folder with an issuer, the badge `gdpr` and the earner `ada`.
#[derive(Debug, Clone)]
pub(in crate::model) struct Folder {
    pub(in crate::model) records: Records,
}

fn place(file: &str) -> Place {
    Place::value(&Arc::from(file), Pointer::root())
}

fn parse<T: DeserializeOwned>(yaml: &str) -> T {
    serde_yaml::from_str(yaml).unwrap_or_else(|fault| panic!("{fault}\n{yaml}"))
}

/// The public half of a key.
pub(in crate::model) fn key(seed: u8) -> String {
    let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]).verifying_key();
    let bytes = [&[0xed, 0x01], key.as_bytes().as_slice()].concat();
    format!("z{}", bs58::encode(bytes).into_string())
}

impl Folder {
    pub(in crate::model) fn new() -> Self {
        let folder = Self { records: Records::default() };
        folder.site("").badge("gdpr", "").person("ada", "name: Ada\n")
    }

    pub(in crate::model) fn site(self, rest: &str) -> Self {
        let least = "title: Acme\nbase_url: https://acme.example/\nissuer: {name: Acme}\n";
        self.whole_site(&format!("{least}{rest}"))
    }

    pub(in crate::model) fn whole_site(mut self, yaml: &str) -> Self {
        self.records.site = Some(Located { record: parse(yaml), place: place("site.yaml") });
        self
    }

    pub(in crate::model) fn badge(self, slug: &str, rest: &str) -> Self {
        let least = "name: A badge\ndescription: It recognises.\ncriteria: Do it.\n";
        self.whole_badge(slug, &format!("{least}{rest}"))
    }

    pub(in crate::model) fn whole_badge(mut self, slug: &str, yaml: &str) -> Self {
        let place = place(&format!("badges/{slug}.yaml"));
        self.records.badges.push(Named { slug: slug.into(), record: parse(yaml), place });
        self
    }

    /// Adds an earlier version of a badge that says the same as [`Self::badge`].
    pub(in crate::model) fn version(mut self, badge: &str, version: &str, rest: &str) -> Self {
        let least = "name: A badge\ndescription: It recognises.\ncriteria: Do it.\n";
        let record = parse(&format!("{least}{rest}"));
        let place = place(&format!("badges/{badge}.v{version}.yaml"));
        let (badge, version) = (badge.into(), version.into());
        self.records.versions.push(VersionFile { badge, version, record, place });
        self
    }

    pub(in crate::model) fn person(mut self, slug: &str, yaml: &str) -> Self {
        let place = place(&format!("people/{slug}.yaml"));
        self.records.people.push(Named { slug: slug.into(), record: parse(yaml), place });
        self
    }

    /// Adds an award to the one file of awards.
    pub(in crate::model) fn award(mut self, yaml: &str) -> Self {
        let place = place("awards/all.yaml").nth(self.records.awards.len());
        self.records.awards.push(Located { record: parse(yaml), place });
        self
    }

    pub(in crate::model) fn pathway(mut self, slug: &str, rest: &str) -> Self {
        let place = place(&format!("pathways/{slug}.yaml"));
        let record = parse(&format!("name: A pathway\n{rest}"));
        self.records.pathways.push(Named { slug: slug.into(), record, place });
        self
    }

    pub(in crate::model) fn page(mut self, name: &str) -> Self {
        let file = format!("pages/{name}.md");
        let body = MarkdownFile { file: file.as_str().into(), text: "Hello.".into(), offset: 9 };
        let (name, record) = (name.into(), parse("title: A page\n"));
        self.records.pages.push(PageFile { name, record, place: place(&file), body });
        self
    }

    pub(in crate::model) fn image(mut self, file: &str) -> Self {
        let image = ImageFile {
            file: file.into(),
            path: file.into(),
            kind: ImageType::Png,
            size: Some((1, 1)),
        };
        self.records.images.insert(file.into(), image);
        self
    }

    /// Lets the badge `gdpr` be earned again.
    pub(in crate::model) fn repeatable(mut self) -> Self {
        self.records.badges[0].record.repeatable = crate::content::record::Repeatable::Always;
        self
    }

    pub(in crate::model) fn resolve(&self) -> Resolved {
        resolve(&self.records, today())
    }

    pub(in crate::model) fn diagnostics(&self) -> Vec<Diagnostic> {
        self.resolve().diagnostics
    }

    pub(in crate::model) fn catalog(&self) -> Option<Catalog> {
        self.resolve().catalog
    }

    /// The words of all faults, sorted.
    pub(in crate::model) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.diagnostics().iter().map(|fault| fault.code.word()).collect();
        codes.sort_unstable();
        codes
    }
}
