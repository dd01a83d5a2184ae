use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// The tags of a template, without comments and strings.
fn tags(template: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let end = match rest[at..].chars().nth(1) {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                rest = &rest[at + 1..];
                continue;
            }
        };
        let inside = &rest[at + 2..];
        let close = inside.find(end).unwrap();
        if end != "#}" {
            let parts = inside[..close].split(['"', '\'']).step_by(2);
            tags.push(parts.collect::<Vec<_>>().join(" _ "));
        }
        rest = &inside[close + 2..];
    }
    tags
}

/// Paths such as `home.families` in a tag; not names of arguments or functions.
fn paths(tag: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        let word: String = rest[at..].chars().take_while(|c| is_part(*c)).collect();
        rest = &rest[at + word.len()..];
        let is_argument = rest.starts_with('=') && !rest.starts_with("==");
        if !is_argument && !rest.starts_with('(') {
            found.push(word);
        }
    }
    found
}

/// The variables of which a page template speaks and that nothing documents.
fn undocumented(template: &str, known: &BTreeSet<String>) -> Vec<String> {
    let roots = known.iter().filter(|path| !path.contains(['.', '[']));
    let mut bound: Vec<BTreeMap<String, String>> =
        vec![roots.map(|root| (root.clone(), root.clone())).collect()];
    let resolve = |bound: &[BTreeMap<String, String>], path: &str| {
        let (head, tail) = path.split_once('.').map_or((path, ""), |(head, tail)| (head, tail));
        let of = bound.iter().rev().find_map(|scope| scope.get(head))?;
        Some(if tail.is_empty() { of.clone() } else { format!("{of}.{tail}") })
    };
    let mut faults = Vec::new();
    for tag in tags(template) {
        let words: Vec<_> = tag.trim_matches(['-', ' ']).split_whitespace().collect();
        for path in paths(&tag).iter().filter_map(|path| resolve(&bound, path)) {
            if !path.is_empty() && !known.contains(&path) {
                faults.push(path);
            }
        }
        match words.as_slice() {
            ["for", name, "in", list] => {
                let of = resolve(&bound, list).map(|list| format!("{list}[]"));
                bound.push(BTreeMap::from([((*name).to_owned(), of.unwrap_or_default())]));
            }
            ["for", name, ..] => {
                bound.push(BTreeMap::from([((*name).to_owned(), String::new())]));
            }
            ["endfor"] => drop(bound.pop()),
            ["set", name, "=", value] => {
                let of = resolve(&bound, value).unwrap_or_default();
                bound.last_mut().unwrap().insert((*name).to_owned(), of);
            }
            ["set", name, ..] => {
                bound.last_mut().unwrap().insert((*name).to_owned(), String::new());
            }
            _ => {}
        }
    }
    faults.retain(|path| !path.starts_with('.'));
    faults
}

/// Every path that is documented for a page, with the entries of lists.
fn known(page: &PageTemplate) -> BTreeSet<String> {
    let shared = [
        read::<SiteView>("site", Repeats::Told),
        read::<Head>("page", Repeats::Told),
        read::<FrameView>("frame", Repeats::Told),
    ];
    let all: Vec<_> = shared.concat().into_iter().chain(page.variables.clone()).collect();
    let lists = all.iter().filter(|one| one.kind.starts_with("list"));
    let entries = lists.map(|one| format!("{}[]", one.path));
    entries.chain(all.iter().map(|one| one.path.clone())).collect()
}

#[test]
fn everything_that_templates_say_is_documented() {
    let mut faults = Vec::new();
    for theme in BuiltIn::all() {
        for page in pages(Repeats::Told) {
            let template = theme.text(page.name).unwrap();
            for path in undocumented(template, &known(&page)) {
                faults.push(format!("{} of {} says {path}", page.name, theme.name()));
            }
        }
        for part in around_pages() {
            let all = [of_site(), part.variables].concat();
            let known = all.into_iter().flat_map(|one| [format!("{}[]", one.path), one.path]);
            for path in
                undocumented(theme.text(part.name).unwrap(), &known.collect::<BTreeSet<_>>())
            {
                faults.push(format!("{} of {} says {path}", part.name, theme.name()));
            }
        }
        let shared = PageTemplate { name: "base.html", variables: Vec::new() };
        for path in undocumented(theme.text("base.html").unwrap(), &known(&shared)) {
            faults.push(format!("base.html of {} says {path}", theme.name()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_nothing_documents_is_found() {
    let pages = pages(Repeats::Told);
    let page = pages.iter().find(|page| page.name == "home.html").unwrap();
    let template = "{% for f in home.families %}{{ f.name }}{{ f.nope }}{% for b in f.badges %}{{ b.mane }}\
        {% endfor %}{% endfor %}{% set x = home.recent %}{{ t(key=\"home.no\", f=home.gone) }}{{ f.name }}";
    let faults = undocumented(template, &known(page));
    assert_eq!(faults, ["home.families[].nope", "home.families[].badges[].mane", "home.gone"]);
}

#[test]
fn every_template_that_extends_the_base_has_an_entry() {
    let files = BuiltIn::lowest().files();
    let is_page = |(_, bytes): &(&&str, &&[u8])| bytes.starts_with(b"{% extends");
    let templates: BTreeSet<_> = files.iter().filter(is_page).map(|(name, _)| *name).collect();
    let told: BTreeSet<_> = page_templates().iter().map(|page| page.name).collect();
    assert_eq!(templates, told);
}

#[test]
fn everything_is_explained_in_a_line() {
    let mut all = everywhere();
    all.extend(page_templates().into_iter().flat_map(|page| page.variables));
    let dumb: Vec<_> = all.iter().filter(|one| one.about.is_empty()).map(|one| &one.path).collect();
    assert!(dumb.is_empty(), "{dumb:?}");
    let find = |path: &str| all.iter().find(|one| one.path == path).unwrap();
    assert_eq!(find("home.recent[].badge").kind, "as home.families[].badges[]");
    assert_eq!(find("home.families[].description").kind, "text or none");
    assert!(all.iter().all(|one| !one.about.contains("[`")));
    assert!(components().iter().any(|(_, head)| head.starts_with("badge_card(badge, root")));
}
