//! Events to HTML. Every tag of rendered Markdown is a literal of this file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::headings::Headings;
use super::{FILES, ROOT, Setting};
use crate::site::escape::{push_attribute, push_text};
use crate::site::links::{Destination, Destinations, Standpoint};

/// Elements open at once. What lies deeper is shown without its tags.
const DEPTH: usize = 32;

/// Writes one text.
pub(super) struct Writer<'a> {
    setting: &'a Setting<'a>,
    destinations: &'a Destinations<'a>,
    standpoint: Standpoint<'a>,
    headings: Headings,
    out: String,
    /// End tags of what is open. Empty where there is none to write.
    open: Vec<&'static str>,
    /// Whether the end tag of a paragraph is still owed.
    in_paragraph: bool,
    /// The alternative text of a picture, while inside one.
    picture: Option<Picture>,
    /// How the columns of the open table are aligned, and which cell comes next.
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    footnotes: Footnotes,
}

/// A picture whose alternative text is being read.
struct Picture {
    nested: usize,
    alternative: String,
    /// The beginning of its tag. Empty where there is no such picture.
    tag: String,
    title: String,
}

/// Footnotes, numbered as they are first referred to.
#[derive(Default)]
struct Footnotes {
    defined: BTreeSet<String>,
    numbers: BTreeMap<String, (usize, usize)>,
    bodies: BTreeMap<String, String>,
    /// The definitions being written, and the text around each.
    current: Vec<(String, String)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        setting: &'a Setting<'a>,
        destinations: &'a Destinations<'a>,
        standpoint: Standpoint<'a>,
        headings: Headings,
    ) -> Self {
        Self {
            setting,
            destinations,
            standpoint,
            headings,
            out: String::new(),
            open: Vec::new(),
            in_paragraph: false,
            picture: None,
            columns: Vec::new(),
            column: 0,
            in_table_head: false,
            footnotes: Footnotes::default(),
        }
    }

    /// Writes all events of a text.
    pub(super) fn write(mut self, events: Vec<Event<'_>>) -> String {
        for event in &events {
            if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                self.footnotes.defined.insert(name.to_string());
            }
        }
        for event in events {
            if self.picture.is_some() {
                self.inside_picture(event);
            } else {
                self.event(event);
            }
        }
        self.write_footnotes();
        // The end tag of a paragraph may be left out before a block and at its parent's end.
        // What follows this text in its page may be neither.
        if self.in_paragraph {
            self.out.push_str("</p>");
        }
        self.out
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => push_text(&mut self.out, &text),
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => {
                self.in_paragraph = false;
                self.out.push_str("<hr>");
            }
            // An extension that is switched off.
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => {
                self.push("<p>", "");
                self.in_paragraph = true;
            }
            Tag::Heading { .. } => self.start_heading(),
            Tag::BlockQuote(_) => self.push_bounded("<blockquote>", "</blockquote>"),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(None) => self.push_bounded("<ul>", "</ul>"),
            Tag::List(Some(1)) => self.push_bounded("<ol>", "</ol>"),
            // HTML counts in 32 bits.
            Tag::List(Some(first)) => {
                self.push_bounded(&format!("<ol start={}>", first.min(999_999_999)), "</ol>");
            }
            Tag::Item => {
                let in_list = matches!(self.open.last(), Some(&("</ul>" | "</ol>")));
                self.push(if in_list { "<li>" } else { " " }, "");
            }
            Tag::Table(columns) => {
                self.columns = columns;
                self.push("<div class=scroll><table>", "</table></div>");
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.start_row("<thead><tr>");
            }
            Tag::TableRow => self.start_row("<tr>"),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.push_bounded("<em>", "</em>"),
            Tag::Strong => self.push_bounded("<strong>", "</strong>"),
            Tag::Link { dest_url, title, .. } => self.start_link(&dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_picture(&dest_url, &title),
            Tag::FootnoteDefinition(name) => {
                self.push("", "");
                self.in_paragraph = false;
                let around = std::mem::take(&mut self.out);
                self.footnotes.current.push((name.to_string(), around));
            }
            // Extensions that are switched off.
            _ => self.push("", ""),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let end = self.open.pop().unwrap_or_default();
        self.out.push_str(end);
        match tag {
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Table => self.in_paragraph &= end.is_empty(),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.out.push_str("<tbody>");
            }
            TagEnd::FootnoteDefinition => {
                if let Some((name, around)) = self.footnotes.current.pop() {
                    let body = std::mem::replace(&mut self.out, around);
                    self.footnotes.bodies.entry(name).or_insert(body);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, start: &str, end: &'static str) {
        self.out.push_str(start);
        self.open.push(end);
    }

    /// Opens an element that can lie in others of its kind, unless too many are open.
    fn push_bounded(&mut self, start: &str, end: &'static str) {
        if self.open.len() < DEPTH { self.push(start, end) } else { self.push(" ", "") }
    }

    fn start_heading(&mut self) {
        let Some(heading) = self.headings.next() else { return self.push("<p>", "") };
        let end = match heading.level {
            1 => "</h1>",
            2 => "</h2>",
            3 => "</h3>",
            4 => "</h4>",
            5 => "</h5>",
            _ => "</h6>",
        };
        self.push(&format!("<h{} id={}>", heading.level, heading.id), end);
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let mut start = String::from("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let language = info.split([' ', ',', '{']).next().unwrap_or_default();
            let fine = |c: char| c.is_ascii_alphanumeric() || "+-_#.".contains(c);
            if !language.is_empty() && language.chars().all(fine) {
                push_attribute(&mut start, "class", &format!("language-{language}"));
            }
        }
        start.push('>');
        self.push(&start, "</code></pre>");
    }

    fn start_row(&mut self, start: &str) {
        self.column = 0;
        self.push(start, "");
    }

    fn start_cell(&mut self) {
        let alignment = self.columns.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        let class = match alignment {
            Alignment::None | Alignment::Left => "",
            Alignment::Center => " class=center",
            Alignment::Right => " class=right",
        };
        let name = if self.in_table_head { "th" } else { "td" };
        self.push(&format!("<{name}{class}>"), "");
    }

    fn start_link(&mut self, written: &str, title: &str) {
        let mut start = String::from("<a");
        match self.destinations.resolve(written, self.standpoint) {
            Destination::Elsewhere(address) => push_attribute(&mut start, "href", &address),
            Destination::Here(name) => {
                let id = self.headings.id(&name).unwrap_or(&name);
                push_attribute(&mut start, "href", &format!("#{id}"));
            }
            Destination::Site { path, rest } => {
                let is_page = path.as_str().ends_with(".html");
                let way = if is_page { ROOT } else { FILES };
                let _ = write!(start, " href=\"{way}{}", path.link());
                push_text(&mut start, &rest);
                start.push('"');
            }
            Destination::Nowhere(_) => return self.push("", ""),
        }
        push_title(&mut start, title);
        start.push('>');
        self.push(&start, "</a>");
    }

    fn start_picture(&mut self, written: &str, title: &str) {
        let mut tag = String::new();
        if let Some(picture) = self.destinations.picture(written, self.standpoint) {
            // A site path needs no quotes.
            let _ = write!(tag, "<img src={FILES}{}", picture.address);
            if let Some((width, height)) = picture.size {
                let _ = write!(tag, " width={width} height={height}");
            }
        }
        let title = title.to_owned();
        self.picture = Some(Picture { nested: 0, alternative: String::new(), tag, title });
    }

    /// Reads the alternative text of a picture, and writes the picture at its end.
    fn inside_picture(&mut self, event: Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Start(_) => picture.nested += 1,
            Event::End(TagEnd::Image) if picture.nested == 0 => self.end_picture(),
            Event::End(_) => picture.nested = picture.nested.saturating_sub(1),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                picture.alternative.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => picture.alternative.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        if picture.tag.is_empty() {
            return push_text(&mut self.out, &picture.alternative);
        }
        self.out.push_str(&picture.tag);
        push_attribute(&mut self.out, "alt", &picture.alternative);
        push_title(&mut self.out, &picture.title);
        self.out.push_str(" loading=lazy>");
    }

    fn footnote_reference(&mut self, name: &str) {
        if !self.footnotes.defined.contains(name) {
            self.out.push_str("[^");
            push_text(&mut self.out, name);
            return self.out.push(']');
        }
        let next = self.footnotes.numbers.len() + 1;
        let (number, uses) = self.footnotes.numbers.entry(name.to_owned()).or_insert((next, 0));
        let prefix = self.setting.prefix;
        *uses += 1;
        let _ = write!(self.out, "<sup><a href=#{prefix}-fn-{number}");
        if *uses == 1 {
            let _ = write!(self.out, " id={prefix}-ref-{number}");
        }
        let _ = write!(self.out, " role=doc-noteref>{number}</a></sup>");
    }

    /// The footnotes that the text refers to, at its end.
    fn write_footnotes(&mut self) {
        let Footnotes { numbers, bodies, .. } = std::mem::take(&mut self.footnotes);
        let used = numbers.into_iter().map(|(name, (number, _))| (number, name));
        let mut used: Vec<_> = used.collect();
        used.sort_unstable();
        if used.is_empty() {
            return;
        }
        let prefix = self.setting.prefix;
        self.out.push_str("<section class=footnotes role=doc-endnotes><ol>");
        for (number, name) in used {
            let _ = write!(self.out, "<li id={prefix}-fn-{number}>");
            self.out.push_str(bodies.get(&name).map_or("", String::as_str));
            let _ = write!(self.out, " <a href=#{prefix}-ref-{number} role=doc-backlink");
            let _ = write!(self.out, " aria-label=\"↩ {number}\">↩</a>");
        }
        self.in_paragraph = false;
        self.out.push_str("</ol></section>");
    }
}

fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        push_attribute(out, "title", title);
    }
}
