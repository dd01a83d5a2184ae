//! End tags that a loop or a condition separates from the next item.
//!
//! HTML lets one leave out the end tag of a list item before the next item and at the end
//! of the list. The minifier sees only that a token follows, and keeps it.

use super::scan::{begins_template_tag, tag_name, template_tag};

/// An end tag, and the tags of which one must follow, with nothing but conditions and loops
/// between. In a list there can be nothing else.
const ITEMS: [(&str, &[&str]); 6] = [
    ("/li", &["li", "/ul", "/ol", "/menu"]),
    ("/dt", &["dt", "dd"]),
    ("/dd", &["dt", "dd", "/dl"]),
    ("/td", &["td", "th", "/tr"]),
    ("/th", &["td", "th", "/tr"]),
    ("/tr", &["tr", "/tbody", "/thead", "/tfoot", "/table"]),
];

/// Leaves them out.
pub(super) fn drop(template: &str) -> String {
    // Text that only looks like tags.
    if ["<script", "<style", "<textarea", "<!--", "{% raw"].iter().any(|t| template.contains(t)) {
        return template.to_owned();
    }
    let mut out = String::with_capacity(template.len());
    let mut at = 0;
    while let Some(found) = template[at..].find("</").map(|offset| at + offset) {
        out.push_str(&template[at..found]);
        let name = tag_name(&template[found..]).unwrap_or_default();
        let end = found + 1 + name.len();
        let is_plain = template[end..].starts_with('>');
        let followers = ITEMS.iter().find(|(item, _)| *item == name).map(|(_, next)| *next);
        at = if is_plain { end + 1 } else { found + 2 };
        if !(is_plain && followers.is_some_and(|next| is_followed(template, at, next))) {
            out.push_str(&template[found..at]);
        }
    }
    out.push_str(&template[at..]);
    out
}

/// Whether the next HTML tag is one of `names`, with nothing but conditions and loops, at
/// least one, before it.
fn is_followed(template: &str, mut at: usize, names: &[&str]) -> bool {
    let mut seen = false;
    loop {
        at += template[at..].len() - template[at..].trim_start().len();
        if begins_template_tag(template, at) {
            let Some(end) = template_tag(template, at) else { return false };
            let inside = template[at..end].trim_start_matches(['{', '%', '-', ' ']);
            if !["if", "elif", "else", "endif", "for", "endfor"]
                .iter()
                .any(|w| inside.starts_with(w))
            {
                return false;
            }
            seen = true;
            at = end;
            continue;
        }
        return seen && tag_name(&template[at..]).is_some_and(|name| names.contains(&&*name));
    }
}
