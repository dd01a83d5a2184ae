//! The little HTML that badge systems put into texts. What is not known is dropped; nothing
//! comes out that a browser would take for a tag.

use std::fmt::Write;

/// Tags that stand between paragraphs.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "blockquote",
    "pre",
    "hr",
];
/// Tags within a line.
const INLINES: [&str; 22] = [
    "a", "b", "strong", "i", "em", "u", "s", "br", "span", "font", "small", "sub", "sup", "code",
    "img", "td", "th", "tbody", "thead", "section", "article", "label",
];
/// Tags whose content is not text.
const SILENT: [&str; 6] = ["script", "style", "iframe", "object", "template", "svg"];

/// A tag that is longer than this, in bytes, is text.
const LONGEST_TAG: usize = 2_048;

/// A piece of a text.
enum Piece<'t> {
    Text(&'t str),
    /// A known tag: its name in lower case, whether it ends, and its attributes as written.
    Tag(String, bool, &'t str),
}

/// Whether a text holds a tag that is known here.
pub(super) fn is_html(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Tag(..)))
}

/// The text in pieces. A `<` that begins no known tag is text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let Some((tag, end)) = tag(text, open) else {
            at = open + 1;
            continue;
        };
        if from < open {
            pieces.push(Piece::Text(&text[from..open]));
        }
        let mut end = end;
        if let Piece::Tag(name, false, _) = &tag
            && SILENT.contains(&name.as_str())
        {
            end = after_element(text, end, name);
        }
        pieces.push(tag);
        (from, at) = (end, end);
    }
    if from < text.len() {
        pieces.push(Piece::Text(&text[from..]));
    }
    pieces
}

/// The tag at `open`, and where it ends. Comments count as tags without a name.
fn tag(text: &str, open: usize) -> Option<(Piece<'_>, usize)> {
    let rest = &text[open + 1..];
    if let Some(comment) = rest.strip_prefix("!--") {
        let end = comment.find("-->").map_or(text.len(), |at| open + 4 + at + 3);
        return Some((Piece::Tag(String::new(), true, ""), end));
    }
    let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = rest[..length].to_ascii_lowercase();
    let known = [&BLOCKS[..], &INLINES, &SILENT].iter().any(|tags| tags.contains(&name.as_str()));
    // What has another `<` before its end is no tag, so that no text is searched twice.
    let within = rest.bytes().take(if known { LONGEST_TAG } else { 0 });
    let close = within.into_iter().position(|byte| byte == b'>' || byte == b'<')?;
    if rest.as_bytes()[close] == b'<' {
        return None;
    }
    let attributes = &rest[length..close];
    let fine = attributes.is_empty() || attributes.starts_with([' ', '\n', '/']);
    let end = open + 1 + usize::from(is_end) + close + 1;
    fine.then_some((Piece::Tag(name, is_end, attributes), end))
}

/// Where the element that began before `from` is over.
fn after_element(text: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(open) = text[at..].find("</").map(|open| at + open) {
        let rest = &text[open + 2..];
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or(text.len(), |close| open + 2 + close + 1);
        }
        at = open + 2;
    }
    text.len()
}

/// The words alone.
pub(super) fn to_plain(text: &str) -> String {
    let mut out = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Tag(name, ..) if BLOCKS.contains(&name.as_str()) || name == "br" => {
                out.push(' ');
            }
            Piece::Tag(..) => {}
        }
    }
    out
}

/// The text as Markdown.
pub(super) fn to_markdown(text: &str) -> String {
    let pieces = pieces(text);
    // Where paragraphs are tags, no Markdown is meant, so its marks stand for themselves.
    let is_html = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Tag(name, ..) if BLOCKS.contains(&name.as_str())));
    let mut writer = Writer { is_html, ..Writer::default() };
    for piece in pieces {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Tag(name, is_end, attributes) => writer.tag(&name, is_end, attributes),
        }
    }
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    is_html: bool,
    /// The lists that are open: of numbered ones the last number.
    lists: Vec<Option<usize>>,
    /// The addresses of the links that are open, where they are kept.
    links: Vec<Option<String>>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        if !self.is_html {
            self.out.push_str(text);
            return;
        }
        let starts = self.out.is_empty() || self.out.ends_with('\n');
        let words = resolve(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let space = |edge: Option<char>| edge.is_some_and(char::is_whitespace);
        if space(text.chars().next()) && !starts && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
        for c in words.chars() {
            if "\\*_`[]<#".contains(c) {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        if space(text.chars().last()) && !words.is_empty() {
            self.out.push(' ');
        }
    }

    fn tag(&mut self, name: &str, is_end: bool, attributes: &str) {
        match name {
            "b" | "strong" => self.out.push_str("**"),
            "i" | "em" => self.out.push('*'),
            "br" => self.out.push('\n'),
            "a" if is_end => {
                if let Some(Some(address)) = self.links.pop() {
                    self.out.push_str("](");
                    self.out.push_str(&address);
                    self.out.push(')');
                }
            }
            "a" => {
                let address = address(attributes);
                self.out.push_str(if address.is_some() { "[" } else { "" });
                self.links.push(address);
            }
            "ul" | "ol" if is_end => {
                self.lists.pop();
                self.break_lines(if self.lists.is_empty() { 2 } else { 1 });
            }
            "ul" | "ol" => {
                self.break_lines(if self.lists.is_empty() { 2 } else { 1 });
                // Deeper lists would only make lines longer.
                if self.lists.len() < 8 {
                    self.lists.push((name == "ol").then_some(0));
                }
            }
            "li" if is_end => {}
            "li" => self.item(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.break_lines(2);
                if !is_end {
                    let level = name.bytes().last().map_or(1, |digit| usize::from(digit - b'0'));
                    self.out.push_str(&"#".repeat(level));
                    self.out.push(' ');
                }
            }
            name if BLOCKS.contains(&name) && self.lists.is_empty() => self.break_lines(2),
            _ => {}
        }
    }

    fn item(&mut self) {
        if !self.out.ends_with('\n') {
            self.break_lines(1);
        }
        self.out.push_str(&"  ".repeat(self.lists.len().saturating_sub(1)));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                // Writing to a `String` cannot fail.
                let _ = write!(self.out, "{number}. ");
            }
            _ => self.out.push_str("- "),
        }
    }

    /// Ends the line, with an empty one after it where two ends are asked for.
    fn break_lines(&mut self, count: usize) {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        if kept > 0 {
            self.out.push_str(&"\n".repeat(count));
        }
    }
}

/// The address of a link, where it leads to the web or to an e-mail address.
fn address(attributes: &str) -> Option<String> {
    let at = attributes.to_ascii_lowercase().find("href")?;
    let rest = attributes.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
    let address = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split_whitespace().next()?,
    };
    let address = resolve(address);
    let lower = address.to_ascii_lowercase();
    let is_web = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let fine = |c: char| !c.is_whitespace() && !"<>\"".contains(c);
    (is_web && address.chars().all(fine))
        .then(|| address.replace('(', "%28").replace(')', "%29").replace('\\', "%5C"))
}

/// The text with the entities that are common in texts resolved, each once.
pub(super) fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(&rest[1..end])?, end)));
        let (c, end) = found.unwrap_or(('&', 0));
        out.push(c);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
