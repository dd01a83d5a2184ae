//! Hiding from the minifier what it must not touch.

use std::fmt::Write;

use super::scan::{
    begins_template_tag, is_block, is_inline, is_trimmed, nesting, tag_name, template_tag,
};

/// Around the number of a token. Private characters, which no template holds.
pub(super) const OPEN: char = '\u{e000}';
pub(super) const CLOSE: char = '\u{e001}';

/// Where a token stands, and so where it must come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// In text.
    Text,
    /// In place of one or more attributes.
    Attribute {
        /// Whether it needs no space before it: it had none, and brings its own.
        adjacent: bool,
    },
    /// In place of a whole value, between these quotes.
    Value(char),
}

/// Something hidden.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// A template as HTML, with tokens for what is hidden.
#[derive(Debug)]
pub(super) struct Shielded {
    html: String,
    tokens: Vec<Token>,
}

impl Shielded {
    pub(super) fn html(&self) -> &str {
        &self.html
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }
}

/// Hides. Nothing where the template cannot be understood.
pub(super) fn shield(source: &str) -> Option<Shielded> {
    if source.contains([OPEN, CLOSE]) {
        return None;
    }
    let mut shield =
        Shield { source, at: 0, out: Shielded { html: String::new(), tokens: Vec::new() } };
    // Text at both ends: what comes before and after this template is not known.
    shield.token(Kind::Text, "");
    while shield.at < source.len() {
        shield.step()?;
    }
    shield.token(Kind::Text, "");
    Some(shield.out)
}

struct Shield<'a> {
    source: &'a str,
    at: usize,
    out: Shielded,
}

impl<'a> Shield<'a> {
    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn token(&mut self, kind: Kind, text: &str) {
        let number = self.out.tokens.len();
        // A space makes the minifier keep the quotes around a value.
        let space = if matches!(kind, Kind::Value(_)) { " " } else { "" };
        // Writing to a `String` cannot fail.
        let _ = write!(self.out.html, "{OPEN}{number}{space}{CLOSE}");
        self.out.tokens.push(Token { kind, text: text.to_owned() });
    }

    /// Hides what lies before `end`.
    fn hide(&mut self, kind: Kind, end: usize) {
        let text = &self.source[self.at..end];
        self.at = end;
        self.token(kind, text);
    }

    /// Shows what lies before `end`.
    fn show(&mut self, end: usize) {
        self.out.html.push_str(&self.source[self.at..end]);
        self.at = end;
    }

    /// One piece of text, or one tag.
    fn step(&mut self) -> Option<()> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        if begins_template_tag(self.source, self.at) {
            self.hide(Kind::Text, template_tag(self.source, self.at)?);
        } else if rest.starts_with("<!--") {
            let end = self.at + rest.find("-->")? + 3;
            if rest[..end - self.at].contains('{') {
                return None;
            }
            self.show(end);
        } else if rest.starts_with("<!") {
            self.show(self.at + rest.find('>')? + 1);
        } else if tag_name(rest).is_some() {
            self.tag()?;
        } else if first == '&' {
            let end = rest.find(';').filter(|end| *end < 40).map_or(1, |end| end + 1);
            self.hide(Kind::Text, self.at + end);
        } else if first.is_ascii_whitespace() {
            self.space();
        } else {
            self.show(self.at + first.len_utf8());
        }
        Some(())
    }

    /// White space: dropped beside a block, where it is not seen, although the minifier would
    /// keep it beside a token; hidden where it is seen, although the minifier might drop it.
    fn space(&mut self) {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
        let before = self.tag_before();
        let after = tag_name(&rest[length..]);
        let end = self.at + length;
        let has = |name: &Option<String>, test: fn(&str) -> bool| name.as_deref().is_some_and(test);
        if has(&before, is_block) || has(&after, is_block) {
            self.at = end;
            return;
        }
        let opens = has(&before, |name| !name.starts_with('/') && is_trimmed(name));
        let closes = has(&after, |name| name.starts_with('/') && is_trimmed(name));
        if opens || closes || has(&before, is_inline) && has(&after, is_inline) {
            self.at = end;
            self.token(Kind::Text, " ");
        } else {
            self.show(end);
        }
    }

    /// The name of the tag that ends here.
    fn tag_before(&self) -> Option<String> {
        let before = self.source[..self.at].strip_suffix('>')?;
        tag_name(&before[before.rfind('<')?..])
    }

    fn tag(&mut self) -> Option<()> {
        let name = tag_name(self.rest())?;
        let name_end = self.at + 1 + name.len();
        // An expression in the name: who knows what it is.
        if self.source[name_end..].starts_with("{{") {
            let end = self.tag_end(name_end)?;
            self.hide(Kind::Text, end);
            return Some(());
        }
        self.show(name_end);
        self.attributes()?;
        if ["script", "style", "textarea", "pre"].contains(&name.as_str()) {
            let end = self.rest().to_ascii_lowercase().find(&format!("</{name}"))?;
            self.hide(Kind::Text, self.at + end);
        }
        Some(())
    }

    /// The attributes of a tag, and its end.
    fn attributes(&mut self) -> Option<()> {
        loop {
            let rest = self.rest();
            let space = rest.find(|c: char| !c.is_ascii_whitespace())?;
            self.at += space;
            let rest = &rest[space..];
            if rest.starts_with('>') || rest.starts_with("/>") {
                let end = self.at + rest.find('>')? + 1;
                // The slash must not become part of a value.
                self.out.html.push_str(if rest.starts_with('/') { " " } else { "" });
                self.show(end);
                return Some(());
            }
            self.out.html.push(' ');
            self.attribute(space > 0)?;
        }
    }

    fn attribute(&mut self, spaced: bool) -> Option<()> {
        let end = self.attribute_end(self.at)?;
        let text = &self.source[self.at..end];
        if text.is_empty() {
            return None;
        }
        if begins_template_tag(self.source, self.at) {
            let body = &self.source[template_tag(self.source, self.at)?..end];
            let adjacent = !spaced && body.starts_with(' ') && !body.contains("{% el");
            self.hide(Kind::Attribute { adjacent }, end);
            return Some(());
        }
        let Some((name, value)) = text.split_once('=') else {
            // A name made partly of an expression, or a tag that was never closed.
            if text.contains(['{', '<']) {
                return None;
            }
            self.show(end);
            return Some(());
        };
        let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote));
        let whole = quote.is_some_and(|quote| {
            value.len() >= 2
                && value.ends_with(quote)
                && value[1..].find(quote) == Some(value.len() - 2)
        });
        let Some(quote) = quote.filter(|_| whole && !name.contains('{')) else {
            self.hide(Kind::Attribute { adjacent: false }, end);
            return Some(());
        };
        let inside = &value[1..value.len() - 1];
        // The minifier drops empty values and those that it takes for defaults.
        let is_touchy = inside.contains(['{', '&', '"', '\'', '<', '>'])
            || inside != inside.trim()
            || inside.is_empty() && name != "alt"
            || matches!(name, "type" | "media" | "method" | "style");
        if !is_touchy {
            self.show(end);
            return Some(());
        }
        self.out.html.push_str(name);
        self.out.html.push('=');
        self.out.html.push(quote);
        self.at = end - 1 - inside.len();
        self.hide(Kind::Value(quote), end - 1);
        self.show(end);
        Some(())
    }

    /// Where the attribute ends that begins at `at`; what is between template tags that
    /// belong together is one.
    fn attribute_end(&self, mut at: usize) -> Option<usize> {
        let (mut depth, mut quote) = (0_i32, None);
        loop {
            let rest = &self.source[at..];
            let first = rest.chars().next()?;
            if begins_template_tag(self.source, at) {
                let end = template_tag(self.source, at)?;
                depth += nesting(&self.source[at..end]);
                at = end;
                continue;
            }
            match quote {
                Some(open) if open == first => quote = None,
                None if ['"', '\''].contains(&first) => quote = Some(first),
                None if depth <= 0 && (first == '>' || rest.starts_with("/>")) => return Some(at),
                None if depth <= 0 && first.is_ascii_whitespace() => return Some(at),
                _ => {}
            }
            at += first.len_utf8();
        }
    }

    /// Where the tag ends whose attributes begin at `at`.
    fn tag_end(&self, mut at: usize) -> Option<usize> {
        loop {
            at = self.attribute_end(at)?;
            let rest = &self.source[at..];
            let space = rest.find(|c: char| !c.is_ascii_whitespace())?;
            at += space;
            if rest[space..].starts_with('>') || rest[space..].starts_with("/>") {
                return Some(at + rest[space..].find('>')? + 1);
            }
        }
    }
}
