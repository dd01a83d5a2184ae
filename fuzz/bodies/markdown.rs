//! Markdown: what comes out is harmless HTML of bounded size.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use laureate::content;
use laureate::diagnostic::{Place, Pointer};
use laureate::model::{self, Catalog, SitePath, Text};
use laureate::site::links::Destinations;
use laureate::site::markdown::{Setting, excerpt, plain_text, render};

use super::world::at;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let files = [
        ("site.yaml", "title: T\nbase_url: https://a.example/x/\nissuer: {name: A}\n"),
        ("badges/b.yaml", "name: B\ndescription: D\ncriteria: C\n"),
        ("images/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"),
    ];
    let files: BTreeMap<_, _> =
        files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
    let records = content::load_with(Path::new("no such folder"), &files).records;
    model::resolve(&records, at()).catalog.expect("a sound folder")
});

/// Tags that may come out.
const TAGS: [&str; 35] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "dl",
    "dt",
    "dd",
];

/// Attributes that may come out.
const ATTRIBUTES: [&str; 17] = [
    "align",
    "alt",
    "aria-label",
    "class",
    "colspan",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
    "width",
];

/// The bytes as a text of a badge's page.
pub fn hold(bytes: &[u8]) {
    let markdown = String::from_utf8_lossy(bytes);
    let place = Place::value(&"badges/b.yaml".into(), Pointer::root().key("criteria"));
    let text = Text { markdown: markdown.to_string(), place, offset: 0 };
    let page = SitePath::new("badges/b/index.html").expect("an address");
    let setting = Setting { page: &page, heading: 2, prefix: "c" };
    let html = render(&text, &setting, &Destinations::of(&CATALOG)).under("../../");
    let html = html.as_str();
    assert!(html.len() <= markdown.len() * 64 + (1 << 20), "bounded growth");
    tags(html);
    let plain = plain_text(&markdown);
    assert!(plain.len() <= markdown.len() * 8 + 1024);
    let _ = excerpt(&markdown, 160);
}

fn tags(html: &str) {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let name_end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '/');
        let name = &after[..name_end.expect("a tag has an end")];
        let name = name.strip_prefix('/').unwrap_or(name);
        assert!(TAGS.contains(&name), "<{name}> came out");
        rest = attributes(&after[name_end.unwrap_or_default()..]);
    }
}

/// Checks the attributes of a tag, and gives what follows the tag.
fn attributes(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest.find(['=', ' ', '>']).expect("a tag has an end");
        let (name, after) = rest.split_at(end);
        assert!(ATTRIBUTES.contains(&name), "the attribute `{name}` came out");
        let Some(after) = after.strip_prefix('=') else {
            rest = after;
            continue;
        };
        let (value, after) = value(after);
        if matches!(name, "href" | "src") {
            address(value);
        }
        rest = after;
    }
}

fn value(after: &str) -> (&str, &str) {
    match after.chars().next() {
        Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).expect("a value has an end"),
        _ => after.split_at(after.find([' ', '>', '\n']).expect("a tag has an end")),
    }
}

fn address(value: &str) {
    let known = ["https://", "http://", "mailto:", "#", "../", "./"];
    let lower = value.to_ascii_lowercase();
    let is_known = known.iter().any(|head| lower.starts_with(head));
    let first = value.split(['/', '?', '#']).next().unwrap_or_default();
    assert!(is_known || !first.contains(':'), "a link leads to `{value}`");
}
