//! Bringing back what was hidden, if all of it is where it was.

use super::scan::tag_name;
use super::shield::{CLOSE, Kind, OPEN, Shielded};

/// Puts what was hidden back into the minified HTML. Nothing where a token is missing, comes
/// twice, stands elsewhere, or where other tags went than end tags that may be left out.
pub(super) fn restore(html: &str, shielded: &Shielded) -> Option<String> {
    same_tags(shielded.html(), html)?;
    let mut out = String::with_capacity(html.len() * 2);
    let mut seen = vec![false; shielded.tokens().len()];
    let mut next_text = 0;
    let mut place = Place::Text;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if c != OPEN {
            place = place.after(c, rest);
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let end = rest.find(CLOSE)?;
        let number: usize = rest[c.len_utf8()..end].trim_end().parse().ok()?;
        rest = &rest[end + CLOSE.len_utf8()..];
        let token = shielded.tokens().get(number)?;
        if std::mem::replace(seen.get_mut(number)?, true) {
            return None;
        }
        match (token.kind, place) {
            (Kind::Text, Place::Text) if number >= next_text => next_text = number,
            (Kind::Attribute { adjacent }, Place::Tag) => {
                if adjacent && out.ends_with(' ') {
                    out.pop();
                }
            }
            (Kind::Value(quote), Place::Value(open))
                if quote == open && out.ends_with(quote) && rest.starts_with(quote) => {}
            _ => return None,
        }
        out.push_str(&token.text);
    }
    seen.into_iter().all(|seen| seen).then_some(out)
}

/// Where in HTML a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag,
    Value(char),
}

impl Place {
    fn after(self, c: char, rest: &str) -> Self {
        match (self, c) {
            (Self::Text, '<') if tag_name(rest).is_some() => Self::Tag,
            (Self::Tag, '>') => Self::Text,
            (Self::Tag, '"' | '\'') => Self::Value(c),
            (Self::Value(quote), _) if c == quote => Self::Tag,
            (place, _) => place,
        }
    }
}

/// Whether `after` has the tags of `before`, in order, without some end tags that HTML
/// lets one leave out.
fn same_tags(before: &str, after: &str) -> Option<()> {
    let mut after = tags(after).peekable();
    for tag in tags(before) {
        if after.peek() == Some(&tag) {
            after.next();
        } else if !is_optional(&tag) {
            return None;
        }
    }
    after.next().is_none().then_some(())
}

fn tags(html: &str) -> impl Iterator<Item = String> {
    html.match_indices('<').filter_map(|(at, _)| tag_name(&html[at..]))
}

fn is_optional(tag: &str) -> bool {
    const TAGS: &[&str] = &[
        "/body",
        "/colgroup",
        "/dd",
        "/dt",
        "/head",
        "/html",
        "/li",
        "/optgroup",
        "/option",
        "/p",
        "/rp",
        "/rt",
        "/tbody",
        "/td",
        "/tfoot",
        "/th",
        "/thead",
        "/tr",
    ];
    TAGS.contains(&tag)
}
