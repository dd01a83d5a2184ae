//! As much of XML as it takes to find an element: linear in time, constant in memory.
//!
//! Nothing is expanded: a document type is passed over, and what it declares is unknown.

use std::ops::Range;

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The tag that begins an element, or is all of it.
    Start(Tag<'a>),
    /// The tag that ends the element of this name.
    End(&'a str),
    /// Text, as it is written.
    Text(&'a str),
    /// What stands in a CDATA section.
    CData(&'a str),
    /// A comment, an instruction, a declaration or the document type.
    Other(&'a str),
}

/// The tag that begins an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name, with its prefix.
    pub(super) name: &'a str,
    /// What follows the name, up to `>` or `/>`.
    inside: &'a str,
    /// Whether the element ends here.
    pub(super) is_empty: bool,
}

impl<'a> Tag<'a> {
    /// Its attributes: names with prefixes, and values as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.inside;
        std::iter::from_fn(move || {
            // All were checked when the tag was read.
            let (name, value, after) = attribute(rest).ok()??;
            rest = after;
            Some((name, value))
        })
    }
}

/// A name as prefix (empty without one) and local name.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// Reads a document from its beginning.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let at = text.len() - text.trim_start_matches('\u{feff}').len();
        Self { text, at }
    }

    fn fault(&self, what: &str) -> String {
        let line = self.text[..self.at].bytes().filter(|byte| *byte == b'\n').count() + 1;
        format!("{what} in line {line}")
    }

    /// Up to and with `end`, `skipped` bytes further on.
    fn through(&self, skipped: usize, end: &str, what: &str) -> Result<usize, String> {
        let rest = self.text.get(self.at + skipped..).unwrap_or_default();
        let length = rest.find(end).ok_or_else(|| self.fault(&format!("{what} has no end")))?;
        Ok(skipped + length + end.len())
    }

    fn token(&self, rest: &'a str) -> Result<(Token<'a>, usize), String> {
        if !rest.starts_with('<') {
            let length = rest.find('<').unwrap_or(rest.len());
            return Ok((Token::Text(&rest[..length]), length));
        }
        if rest.starts_with("<!--") {
            let length = self.through(4, "-->", "a comment")?;
            return Ok((Token::Other(&rest[..length]), length));
        }
        if rest.starts_with("<![CDATA[") {
            let length = self.through(9, "]]>", "a CDATA section")?;
            return Ok((Token::CData(&rest[9..length - 3]), length));
        }
        if rest.starts_with("<?") {
            let length = self.through(2, "?>", "an instruction")?;
            return Ok((Token::Other(&rest[..length]), length));
        }
        if rest.starts_with("<!DOCTYPE") {
            let length =
                document_type(rest).ok_or_else(|| self.fault("a document type has no end"))?;
            return Ok((Token::Other(&rest[..length]), length));
        }
        if let Some(after) = rest.strip_prefix("</") {
            let length = self.through(2, ">", "a tag")?;
            let name = after[..length - 3].trim_end_matches(is_space);
            return if is_name(name) {
                Ok((Token::End(name), length))
            } else {
                Err(self.fault("a tag is malformed"))
            };
        }
        self.start(rest)
    }

    fn start(&self, rest: &'a str) -> Result<(Token<'a>, usize), String> {
        let after = &rest[1..];
        let name_end = after.find(|c| is_space(c) || c == '/' || c == '>').unwrap_or(after.len());
        let (name, inside) = after.split_at(name_end);
        if !is_name(name) {
            return Err(self.fault("a tag is malformed"));
        }
        let mut left = inside;
        while let Some((_, _, after)) = attribute(left).map_err(|what| self.fault(what))? {
            left = after;
        }
        let left = left.trim_start_matches(is_space);
        let (is_empty, tail) = match left.strip_prefix('/') {
            Some(tail) => (true, tail),
            None => (false, left),
        };
        if !tail.starts_with('>') {
            return Err(self.fault("a tag is malformed"));
        }
        let inside = &inside[..inside.len() - left.len()];
        Ok((Token::Start(Tag { name, inside, is_empty }), rest.len() - tail.len() + 1))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<(Token<'a>, Range<usize>), String>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let begin = self.at;
        Some(match self.token(rest) {
            Ok((token, length)) => {
                self.at += length;
                Ok((token, begin..self.at))
            }
            Err(fault) => {
                self.at = self.text.len();
                Err(fault)
            }
        })
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\r' | '\n')
}

/// Whether it can be a name. Which letters beyond ASCII may stand in one is not looked at.
fn is_name(name: &str) -> bool {
    let other = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
    let begins = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':') || !c.is_ascii();
    name.starts_with(begins) && name.chars().all(|c| begins(c) || other(c))
}

/// The next attribute, as name, value and what follows. Nothing where the tag ends.
fn attribute(text: &str) -> Result<Option<(&str, &str, &str)>, &'static str> {
    const MALFORMED: &str = "an attribute is malformed";
    let trimmed = text.trim_start_matches(is_space);
    if trimmed.is_empty() || trimmed.starts_with(['/', '>']) {
        return Ok(None);
    }
    if trimmed.len() == text.len() {
        return Err(MALFORMED);
    }
    let name_end = trimmed.find(|c| is_space(c) || c == '=').ok_or(MALFORMED)?;
    let (name, rest) = trimmed.split_at(name_end);
    let rest = rest.trim_start_matches(is_space).strip_prefix('=').ok_or(MALFORMED)?;
    let rest = rest.trim_start_matches(is_space);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(MALFORMED)?;
    let (value, rest) = rest[1..].split_once(quote).ok_or("an attribute has no end")?;
    if !is_name(name) || value.contains('<') {
        return Err(MALFORMED);
    }
    Ok(Some((name, value, rest)))
}

/// The length of a document type with all that is declared in it.
fn document_type(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut inside) = ("<!DOCTYPE".len(), false);
    loop {
        let rest = text.get(at..)?;
        let past =
            |skipped: usize, end: &str| Some(skipped + rest.get(skipped..)?.find(end)? + end.len());
        at += match bytes.get(at)? {
            b'"' => past(1, "\"")?,
            b'\'' => past(1, "'")?,
            b'<' if rest.starts_with("<!--") => past(4, "-->")?,
            b'<' if rest.starts_with("<?") => past(2, "?>")?,
            b'[' => {
                inside = true;
                1
            }
            b']' => {
                inside = false;
                1
            }
            b'>' if !inside => return Some(at + 1),
            _ => rest.chars().next()?.len_utf8(),
        };
    }
}

/// Text with its references replaced.
///
/// # Errors
/// A reference to anything but a character or one of the five of XML itself → it.
pub(super) fn unescape(text: &str) -> Result<String, &str> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let name_end = after.bytes().take(12).position(|byte| byte == b';');
        let Some(length) = name_end else { return Err("&") };
        let name = &after[..length];
        plain.push(character(name).ok_or(name)?);
        rest = &after[length + 1..];
    }
    plain.push_str(rest);
    Ok(plain)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        name => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

/// Text as the value of an attribute in double quotes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
