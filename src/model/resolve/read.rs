//! Small readers that records share.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use super::{Faults, Known, Problem, Spot};
use crate::content::{ImageFile, ImageType, MarkdownFile, Records};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::scalar::{self, LONG_LINE, Nearest};
use crate::model::{Picture, SitePath, Slug, Text};

impl Faults {
    /// A required text of one line. Empty where it is at fault.
    pub(in crate::model) fn required(&mut self, spot: &Spot, text: &str, max: usize) -> String {
        match self.take(spot, scalar::line(text, max)) {
            Some(line) if line.is_empty() => {
                self.add(spot, Problem::new(Code::BadValue, "the text is empty"));
                line
            }
            line => line.unwrap_or_default(),
        }
    }

    /// A text of one line that may be left out. An empty one is left out.
    pub(in crate::model) fn optional(
        &mut self,
        spot: &Spot,
        text: Option<&String>,
        max: usize,
    ) -> Option<String> {
        self.take(spot, scalar::line(text?, max)).filter(|line| !line.is_empty())
    }

    /// A Markdown text of a YAML value that may be left out. An empty one is left out.
    pub(in crate::model) fn markdown(
        &mut self,
        spot: &Spot,
        text: Option<&String>,
    ) -> Option<Text> {
        let markdown = self.take(spot, scalar::markdown(text?))?;
        (!markdown.is_empty()).then(|| Text { markdown, place: spot.place(), offset: 0 })
    }

    /// The Markdown text of a file.
    pub(in crate::model) fn markdown_file(&mut self, file: &MarkdownFile) -> Option<Text> {
        let place = Place::file(&file.file);
        match scalar::markdown(&file.text) {
            Ok(markdown) => Some(Text { markdown, place, offset: file.offset }),
            Err(problem) => {
                let bytes = problem.within.clone().map(|range| {
                    let range = range.start + file.offset..range.end + file.offset;
                    Place::bytes(&file.file, range)
                });
                self.push(problem.at(bytes.unwrap_or(place)));
                None
            }
        }
    }

    /// A value that may be left out.
    pub(in crate::model) fn maybe<T>(
        &mut self,
        spot: &Spot,
        text: Option<&String>,
        read: impl Fn(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        self.take(spot, read(text?))
    }

    /// A reference that may be left out.
    pub(in crate::model) fn reference(
        &mut self,
        spot: &Spot,
        text: Option<&String>,
        known: &Known,
    ) -> Option<Slug> {
        known.find(self, spot, text?)
    }

    /// A list of references. One that stands twice is kept once, with a warning.
    pub(in crate::model) fn references(
        &mut self,
        spot: &Spot,
        texts: &[String],
        known: &Known,
    ) -> Vec<Slug> {
        let found = texts
            .iter()
            .enumerate()
            .filter_map(|(at, text)| known.find(self, &spot.nth(at), text).map(|slug| (at, slug)));
        let found: Vec<_> = found.collect();
        self.once(spot, found)
    }

    /// Keeps what stands twice in a list once, with a warning.
    pub(in crate::model) fn once<T: Hash + Eq + Clone + ToString>(
        &mut self,
        spot: &Spot,
        found: Vec<(usize, T)>,
    ) -> Vec<T> {
        let mut seen = HashSet::new();
        let mut kept = Vec::with_capacity(found.len());
        for (at, item) in found {
            if seen.insert(item.clone()) {
                kept.push(item);
                continue;
            }
            let message = format!("`{}` stands here twice", item.to_string());
            let place = spot.nth(at).place();
            self.push(
                Diagnostic::warning(Code::DuplicateReference, place, message)
                    .help("remove one of them"),
            );
        }
        kept
    }

    /// Names that stand for something in other systems, each once.
    pub(in crate::model) fn identifiers(&mut self, spot: &Spot, texts: &[String]) -> Vec<String> {
        let found = texts.iter().enumerate().filter_map(|(at, text)| {
            self.optional(&spot.nth(at), Some(text), LONG_LINE).map(|name| (at, name))
        });
        let found: Vec<_> = found.collect();
        self.once(spot, found)
    }

    /// A picture under `images/`, by its file.
    pub(in crate::model) fn picture(
        &mut self,
        spot: &Spot,
        text: Option<&String>,
        records: &Records,
    ) -> Option<Picture> {
        let text = text?;
        if let Some(image) = records.images.get(text.as_str()) {
            return Some(picture(image, file_address(&image.file)?));
        }
        if records.unreadable.files.contains(text.as_str()) {
            self.missing_elsewhere();
            return None;
        }
        let names = records.images.keys().map(AsRef::as_ref);
        let help = match Nearest::new(names).to(text) {
            Some(near) => format!("did you mean `{near}`?"),
            None if text.starts_with("images/") => "put the file there, or name another".into(),
            None => "pictures lie under `images/`: write `images/…`".into(),
        };
        let message = format!("there is no image `{text}`");
        self.add(spot, Problem::new(Code::ImageMissing, message).help(help));
        None
    }
}

/// A picture at an address.
pub(in crate::model) fn picture(image: &ImageFile, address: SitePath) -> Picture {
    let media_type = match image.kind {
        ImageType::Svg => "image/svg+xml",
        ImageType::Png => "image/png",
        ImageType::Jpeg => "image/jpeg",
        ImageType::Webp => "image/webp",
        ImageType::Gif => "image/gif",
        ImageType::Avif => "image/avif",
    };
    let (file, source) = (Arc::clone(&image.file), image.path.clone());
    Picture { file, source, media_type, size: image.size, address }
}

/// Where a file under `images/` or `fonts/` goes: where it lay. What addresses cannot hold becomes `-`,
/// and letters outside ASCII become the hexadecimal of their bytes.
pub(in crate::model) fn file_address(file: &str) -> Option<SitePath> {
    let mut address = String::with_capacity(file.len());
    for c in file.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' | '/' => address.push(c),
            c if c.is_ascii() => address.push('-'),
            c => {
                let mut buffer = [0; 4];
                let bytes = c.encode_utf8(&mut buffer).as_bytes();
                address.push_str(&data_encoding::HEXLOWER.encode(bytes));
            }
        }
    }
    SitePath::new(&address)
}
