//! Finding the parts of a template: its own tags, and those of HTML.

/// Where the template tag that begins at `at` ends. Nothing where none begins there, or it
/// is never closed.
pub(in crate::site) fn template_tag(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at..];
    let close = match rest.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => return rest.find("#}").map(|end| at + end + 2),
        _ => return None,
    };
    let mut quote = None;
    for (offset, byte) in rest.bytes().enumerate().skip(2) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, _) if rest.as_bytes()[offset..].starts_with(close.as_bytes()) => {
                return Some(at + offset + 2);
            }
            _ => {}
        }
    }
    None
}

/// Whether a template tag may begin at `at`.
pub(in crate::site) fn begins_template_tag(source: &str, at: usize) -> bool {
    ["{{", "{%", "{#"].iter().any(|open| source[at..].starts_with(open))
}

/// What a template tag does to the nesting of template tags: 1, 0 or -1.
pub(super) fn nesting(tag: &str) -> i32 {
    let Some(inside) = tag.strip_prefix("{%") else { return 0 };
    let word = inside.trim_start_matches(['-', ' ', '\n', '\t']).split([' ', '-', '%']).next();
    match word.unwrap_or_default() {
        "if" | "for" | "block" | "filter" | "raw" | "component" => 1,
        word if word.starts_with("end") => -1,
        _ => 0,
    }
}

/// The name of the HTML tag that `html` begins with, with its `/`, in lower case. Nothing
/// for comments, the doctype, and what is no tag.
pub(super) fn tag_name(html: &str) -> Option<String> {
    let rest = html.strip_prefix('<')?;
    let (slash, name) = match rest.strip_prefix('/') {
        Some(name) => ("/", name),
        None => ("", rest),
    };
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| format!("{slash}{}", name[..end].to_ascii_lowercase()))
}

/// Elements that stand in a line of text, where the white space around them is seen.
pub(super) fn is_inline(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "a", "abbr", "audio", "b", "bdi", "bdo", "button", "canvas", "cite", "code", "data", "del",
        "dfn", "em", "i", "iframe", "img", "input", "ins", "kbd", "label", "map", "mark", "math",
        "meter", "noscript", "object", "output", "picture", "progress", "q", "ruby", "s", "samp",
        "select", "slot", "small", "span", "strong", "sub", "sup", "svg", "template", "textarea",
        "time", "u", "var", "video", "wbr",
    ];
    let name = name.strip_prefix('/').unwrap_or(name);
    // A name that is not known may be anything.
    NAMES.contains(&name) || name.contains('-')
}

/// Elements that begin and end a line, and those that are not shown: white space beside
/// their tags is never seen.
pub(super) fn is_block(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "address",
        "article",
        "aside",
        "base",
        "blockquote",
        "body",
        "br",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "meta",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    NAMES.contains(&name.strip_prefix('/').unwrap_or(name))
}

/// Inline elements that the minifier trims as if they were blocks.
pub(super) fn is_trimmed(name: &str) -> bool {
    let name = name.strip_prefix('/').unwrap_or(name);
    ["label", "output", "noscript", "slot", "map", "template"].contains(&name)
}
