//! Events of the parser into a tree.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use super::{Document, Flaw, Key, Kind, Mark, Node, Scalar, Stretch, Style};
use crate::content::decode::{MAX_DEPTH, MAX_NODES};

/// More anchors and aliases than this are not listed one by one.
const MAX_ALIASES_SHOWN: usize = 20;

/// Replays the YAML at `yaml` of `text`. Never fails: what cannot be parsed is a flaw.
pub(crate) fn build(text: &str, yaml: Range<usize>) -> Document<'_> {
    let before = &text[..yaml.start];
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    let parser = Parser::new_from_str_with_options(&text[yaml.clone()], options());
    let end = yaml.end;
    let mut builder = Builder {
        parser,
        text,
        offset: yaml.start,
        lines,
        end,
        nodes: 0,
        aliases: 0,
        flaws: Vec::new(),
    };
    let root = builder.document().unwrap_or(None);
    Document { root, flaws: builder.flaws }
}

fn options() -> Options {
    let mut options = granit_parser::options! {
        emit_unresolved_aliases: true,
        // One more than is allowed, so that this says so and not the parser.
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    options.set_emit_comments(false);
    options
}

/// Parsing has ended early; a flaw says why.
struct Stop;

struct Builder<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    text: &'a str,
    /// Where the YAML begins in the file, in bytes and in lines.
    offset: usize,
    lines: usize,
    /// Where the YAML ends in the file, in bytes.
    end: usize,
    nodes: usize,
    aliases: usize,
    flaws: Vec<Flaw>,
}

impl<'a> Builder<'a> {
    fn document(&mut self) -> Result<Option<Node<'a>>, Stop> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.flaws.push(Flaw::SeveralDocuments(self.stretch(span)));
                        return Ok(root);
                    }
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                event => root = Some(self.node(event, span, 1)?),
            }
        }
        Ok(root)
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Stop> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err(error)) => {
                let at = self.mark(*error.marker());
                self.flaws.push(Flaw::syntax(&error, at, self.text));
                Err(Stop)
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.flaws.push(Flaw::TooMany(self.stretch(span)));
            return Err(Stop);
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                let scalar = Scalar { text, style: style_of(style) };
                Ok(Node { at: self.stretch(span), kind: Kind::Scalar(scalar) })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                self.list(span, depth)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.properties(anchor, tag.is_some(), span);
                self.mapping(span, depth)
            }
            _ => {
                self.alias(self.stretch(span));
                Ok(Node { at: self.stretch(span), kind: Kind::Refused })
            }
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node<'a>, Stop> {
        self.go_down(start, depth)?;
        let mut entries = Vec::new();
        loop {
            match self.inside()? {
                (Event::SequenceEnd, end) => {
                    return Ok(Node { at: self.between(start, end), kind: Kind::List(entries) });
                }
                (event, span) => entries.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, start: Span, depth: usize) -> Result<Node<'a>, Stop> {
        self.go_down(start, depth)?;
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut seen: HashMap<Cow<'a, str>, Stretch> = HashMap::new();
        loop {
            let key = match self.inside()? {
                (Event::MappingEnd, end) => {
                    let at = self.between(start, end);
                    return Ok(Node { at, kind: Kind::Mapping(entries) });
                }
                (event, span) => self.node(event, span, depth + 1)?,
            };
            let (event, span) = self.inside()?;
            let value = self.node(event, span, depth + 1)?;
            let Some(key) = self.key(key) else { continue };
            // Of two, the first counts; what the second holds is not judged.
            if let Some(first) = seen.get(&key.text) {
                let key_text = key.text.into_owned();
                self.flaws.push(Flaw::DuplicateKey { key: key_text, at: key.at, first: *first });
            } else {
                seen.insert(key.text.clone(), key.at);
                entries.push((key, value));
            }
        }
    }

    /// The next event, within a list or mapping that is not closed yet.
    fn inside(&mut self) -> Result<(Event<'a>, Span), Stop> {
        self.next()?.ok_or(Stop)
    }

    fn key(&mut self, node: Node<'a>) -> Option<Key<'a>> {
        match node.kind {
            Kind::Scalar(scalar) if !scalar.is_null() => {
                Some(Key { text: scalar.text, at: node.at })
            }
            Kind::Refused => None,
            _ => {
                self.flaws.push(Flaw::OddKey(node.at));
                None
            }
        }
    }

    fn go_down(&mut self, span: Span, depth: usize) -> Result<(), Stop> {
        if depth > MAX_DEPTH {
            self.flaws.push(Flaw::TooDeep(self.stretch(span)));
            return Err(Stop);
        }
        Ok(())
    }

    fn properties(&mut self, anchor: usize, tag: bool, span: Span) {
        if anchor != 0 {
            self.alias(self.anchor(self.stretch(span)));
        }
        if tag {
            let mut at = self.stretch(span);
            if let Some(start) = span.tag_start {
                at.start = self.mark(start);
            }
            self.flaws.push(Flaw::Tag(at));
        }
    }

    fn alias(&mut self, at: Stretch) {
        self.aliases += 1;
        if self.aliases <= MAX_ALIASES_SHOWN {
            self.flaws.push(Flaw::Alias(at));
        }
    }

    /// The anchor before a value.
    fn anchor(&self, value: Stretch) -> Stretch {
        let before = &self.text[..value.start.byte as usize];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let Some(at) = before[line..].rfind('&').map(|at| line + at) else { return value };
        let name = before[at..].split_whitespace().next().unwrap_or_default();
        let columns = before[at..].chars().count();
        let start = Mark {
            byte: narrow(at),
            line: value.start.line,
            column: value.start.column.saturating_sub(narrow(columns)).max(1),
        };
        Stretch { start, end: count(start, name) }
    }

    fn stretch(&self, span: Span) -> Stretch {
        self.between(span, span)
    }

    /// From the start of one to the end of another, without the white space at its end.
    fn between(&self, start: Span, end: Span) -> Stretch {
        let start = self.mark(start.start);
        let mut end = self.mark(end.end);
        let from = (start.byte as usize).min(end.byte as usize);
        let inner = &self.text[from..end.byte as usize];
        let trimmed = inner.trim_end_matches(['\n', '\r', ' ', '\t']);
        if trimmed.len() < inner.len() {
            end = count(start, trimmed);
        }
        Stretch { start, end }
    }

    fn mark(&self, marker: granit_parser::Marker) -> Mark {
        let byte = marker.byte_offset().unwrap_or(0) + self.offset;
        Mark {
            byte: narrow(byte.min(self.end)),
            line: narrow(marker.line() + self.lines),
            column: narrow(marker.col() + 1),
        }
    }
}

/// The mark after `text`, which begins at `start`.
pub(super) fn count(start: Mark, text: &str) -> Mark {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count();
    let last = text.rsplit('\n').next().unwrap_or(text);
    let columns = narrow(last.chars().count());
    Mark {
        byte: start.byte + narrow(text.len()),
        line: start.line + narrow(lines),
        column: if lines == 0 { start.column + columns } else { columns + 1 },
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        _ => Style::Quoted,
    }
}

/// Files are far smaller than 4 GiB.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
