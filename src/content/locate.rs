//! A symbolic place into lines and columns, by replaying its file.

use std::ops::Range;
use std::sync::Arc;

use super::front_matter;
use super::read::BOM;
use super::sources::Sources;
use super::tree::{self, Document, Key, Kind, Node, Stretch};
use super::within::within;
use crate::diagnostic::{Place, Pointer, Span, Target};

/// Finds places in files. It remembers the last file, so ask in the order of files.
#[derive(Debug)]
pub struct Locator<'a> {
    sources: &'a Sources,
    last: Option<(Arc<str>, Document<'a>)>,
}

impl Sources {
    /// Where `place` is in its file. Nothing where the file as a whole is meant, or
    /// where it is no text. For many places of one file use a [`Locator`].
    pub fn locate(&self, place: &Place) -> Option<Span> {
        self.locator().locate(place)
    }

    /// Begins to find places.
    pub fn locator(&self) -> Locator<'_> {
        Locator { sources: self, last: None }
    }
}

/// Where `place` is in `text`, a YAML file that is no content, such as the words of a theme.
pub fn locate_in(text: &str, place: &Place) -> Option<Span> {
    match &place.target {
        Target::File | Target::Within(..) => None,
        Target::Bytes(range) => Some(Span::new(text, range.clone())),
        Target::Value(pointer) | Target::Key(pointer) => {
            let document = tree::build(text, 0..text.len());
            let way = Way::along(document.root.as_ref()?, pointer);
            Some(way.stretch(text, matches!(place.target, Target::Key(_))))
        }
    }
}

impl Locator<'_> {
    /// Where `place` is in its file.
    ///
    /// A value that is missing is found at the nearest parent there is. In a Markdown
    /// file, bytes within the root are bytes of [`MarkdownFile::text`](super::MarkdownFile).
    pub fn locate(&mut self, place: &Place) -> Option<Span> {
        let text = self.sources.text(&place.file)?;
        let (pointer, inner) = match &place.target {
            Target::File => return None,
            Target::Bytes(range) => return Some(Span::new(text, range.clone())),
            Target::Within(pointer, range) if pointer.segments().is_empty() => {
                return Some(Span::new(text, in_markdown(&place.file, text, range)));
            }
            Target::Value(pointer) | Target::Key(pointer) => (pointer, None),
            Target::Within(pointer, range) => (pointer, Some(range)),
        };
        let way = Way::along(self.document(&place.file)?.root.as_ref()?, pointer);
        if let Some(range) = inner
            && way.is_whole
            && let Some(bytes) = within(text, way.node, range)
        {
            return Some(Span::new(text, bytes));
        }
        let wants_key = matches!(place.target, Target::Key(_));
        Some(way.stretch(text, wants_key))
    }

    fn document(&mut self, file: &Arc<str>) -> Option<&Document<'_>> {
        if self.last.as_ref().is_none_or(|(last, _)| last != file) {
            let text = self.sources.text(file)?;
            let document = tree::build(text, yaml_of(file, text)?);
            self.last = Some((Arc::clone(file), document));
        }
        self.last.as_ref().map(|(_, document)| document)
    }
}

/// The YAML of a file: all of it, or the front matter of a page.
fn yaml_of(file: &str, text: &str) -> Option<Range<usize>> {
    if file.rsplit('.').next() == Some("md") {
        return front_matter::split(text).ok().map(|split| split.yaml);
    }
    Some(0..text.len())
}

/// Bytes of a Markdown file's text as bytes of the file. Line ends are `\n` there, and may
/// be `\r\n` here.
fn in_markdown(file: &str, text: &str, range: &Range<usize>) -> Range<usize> {
    let offset = match front_matter::split(text) {
        Ok(split) if file.starts_with("pages/") => split.body,
        _ if text.starts_with(BOM) => BOM.len(),
        _ => 0,
    };
    let body = &text.as_bytes()[offset..];
    let is_dropped = |at: usize| body[at..].starts_with(b"\r\n");
    let find = |wanted: usize| {
        let kept = (0..body.len()).filter(|at| !is_dropped(*at)).nth(wanted);
        offset + kept.unwrap_or(body.len())
    };
    find(range.start)..find(range.end)
}

/// How far a pointer leads.
struct Way<'t, 'a> {
    /// The last value on it.
    node: &'t Node<'a>,
    /// The last key on it.
    key: Option<&'t Key<'a>>,
    /// Whether it leads to its end.
    is_whole: bool,
}

impl<'t, 'a> Way<'t, 'a> {
    fn along(root: &'t Node<'a>, pointer: &Pointer) -> Self {
        let mut way = Self { node: root, key: None, is_whole: true };
        for segment in pointer.segments() {
            let Some((key, node)) = way.node.step(segment) else {
                way.is_whole = false;
                break;
            };
            way = Self { node, key, is_whole: true };
        }
        way
    }

    fn stretch(&self, text: &str, wants_key: bool) -> Span {
        let head = self.key.map(|key| key.at);
        let is_empty = self.node.at.start == self.node.at.end;
        if (wants_key || !self.is_whole || is_empty)
            && let Some(head) = head
        {
            return span(head);
        }
        let at = match &self.node.kind {
            // Not the whole of a long mapping: its first key says where it is.
            Kind::Mapping(entries) if !self.is_whole => {
                entries.first().map_or(self.node.at, |(key, _)| key.at)
            }
            _ => self.node.at,
        };
        span(first_line(text, at, &self.node.kind))
    }
}

/// A list or mapping of many lines is shown by its first.
fn first_line(text: &str, at: Stretch, kind: &Kind<'_>) -> Stretch {
    if at.start.line == at.end.line || matches!(kind, Kind::Scalar(_)) {
        return at;
    }
    let line = text[at.start.byte as usize..].lines().next().unwrap_or_default().trim_end();
    let mut end = at.start;
    end.byte += u32::try_from(line.len()).unwrap_or(0);
    end.column += u32::try_from(line.chars().count()).unwrap_or(0);
    Stretch { start: at.start, end }
}

fn span(at: Stretch) -> Span {
    Span {
        bytes: at.start.byte as usize..at.end.byte as usize,
        line: at.start.line as usize,
        column: at.start.column as usize,
        end_line: at.end.line as usize,
        end_column: at.end.column as usize,
    }
}
