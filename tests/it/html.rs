//! HTML in a normal form: two texts with the same form are the same document to a browser.
//!
//! End tags that HTML lets one leave out are written, attributes are sorted, white space is
//! drawn together, and left out beside tags that begin or end a line.

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
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
    "hr",
    "html",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
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

const VOID: &[&str] =
    &["br", "hr", "img", "input", "link", "meta", "wbr", "path", "circle", "rect"];

/// What a start tag ends, if it is what is open.
fn ends(open: &str, next: &str) -> bool {
    match open {
        "p" => BLOCKS.contains(&next) && !matches!(next, "br" | "link" | "meta" | "title"),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody"),
        "tr" => matches!(next, "tr" | "tbody"),
        "thead" | "tbody" => next == "tbody",
        "head" => next == "body",
        _ => false,
    }
}

/// The tags and texts of a document, in order.
pub(crate) fn normal(html: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            text(&mut out, &rest[..end], open.iter().any(|name| name == "pre"));
            rest = &rest[end..];
            continue;
        };
        let (tag, after) = split_tag(inside);
        rest = after;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let name = name.trim();
            while let Some(last) = open.pop() {
                out.push(format!("</{last}>"));
                if last == name {
                    break;
                }
            }
            continue;
        }
        let (name, attributes) = attributes(tag);
        while open.last().is_some_and(|last| ends(last, &name)) {
            out.push(format!("</{}>", open.pop().unwrap()));
        }
        out.push(format!("<{name} {attributes}>"));
        if !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    while let Some(last) = open.pop() {
        out.push(format!("</{last}>"));
    }
    trim(&out)
}

/// The inside of a tag, and what follows it.
fn split_tag(inside: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            None if c == '>' => return (&inside[..at], &inside[at + 1..]),
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
    }
    panic!("a tag is never closed: {inside}")
}

/// The name of a tag, and its attributes in order, each in double quotes.
fn attributes(tag: &str) -> (String, String) {
    // A slash that belongs to no value.
    let closed = tag.strip_suffix('/').filter(|tag| tag.ends_with([' ', '"', '\'']));
    let tag = closed.unwrap_or(tag);
    let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let mut found = Vec::new();
    let mut rest = tag[end..].trim_start();
    while !rest.is_empty() {
        let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        rest = rest[name_end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| ['"', '\''].contains(c));
            let (start, end) = match quote {
                Some(quote) => (1, after[1..].find(quote).unwrap() + 1),
                None => (0, after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            value = &after[start..end];
            rest = after[end + start..].trim_start();
        }
        // In `content` of the viewport, the space after a comma means nothing.
        let value = value.replace(", ", ",");
        let words: Vec<_> = value.split_whitespace().collect();
        found.push(format!("{name}=\"{}\"", words.join(" ")));
    }
    found.sort();
    (tag[..end].to_ascii_lowercase(), found.join(" "))
}

fn text(out: &mut Vec<String>, text: &str, verbatim: bool) {
    if verbatim {
        return out.push(text.to_owned());
    }
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.starts_with(char::is_whitespace) {
        words.insert(0, ' ');
    }
    if text.ends_with(char::is_whitespace) && words != " " {
        words.push(' ');
    }
    out.push(words);
}

/// Leaves out white space beside blocks.
fn trim(out: &[String]) -> Vec<String> {
    let is_block = |piece: Option<&String>| {
        piece.is_none_or(|piece| {
            let name = piece.trim_start_matches(['<', '/']);
            let end = name.find([' ', '>']).unwrap_or(name.len());
            piece.starts_with('<') && BLOCKS.contains(&&name[..end])
        })
    };
    let mut trimmed = Vec::new();
    for (at, piece) in out.iter().enumerate() {
        let mut piece = piece.as_str();
        if !piece.starts_with('<') {
            if at == 0 || is_block(out.get(at - 1)) {
                piece = piece.trim_start();
            }
            if is_block(out.get(at + 1)) {
                piece = piece.trim_end();
            }
        }
        if !piece.is_empty() {
            trimmed.push(piece.to_owned());
        }
    }
    trimmed
}
