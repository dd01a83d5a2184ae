//! `laureate init --refresh`: what follows from the badges is written anew, between two lines
//! that mark it, and nothing else is touched.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{CONTENT, catalog_of, told};
use crate::cli::{Console, Exit, Stop};
use crate::content;
use crate::model::{Badge, Catalog, Issuing, Reviewer};

/// What marks the first line that is ours, and the last.
const MARKS: [&str; 2] = ["laureate: begin", "laureate: end"];

/// A way to say in a file what the badges are.
type Part = fn(&Catalog) -> String;

/// The files that say something of the badges, as far as they are there.
const FILES: [(&str, Part); 4] = [
    (".github/CODEOWNERS", owners),
    (".github/ISSUE_TEMPLATE/nomination.yml", |catalog| options(&nominable(catalog))),
    (".gitlab/CODEOWNERS", owners),
    (".gitlab/issue_templates/Nomination.md", |catalog| lines(&nominable(catalog))),
];

/// Runs it.
pub(super) fn run(folder: &Path, dry_run: bool, console: &Console) -> Result<Exit, Stop> {
    let content = folder.join(CONTENT);
    let catalog = catalog_of(content::load(&content)).map_err(|_| {
        Stop::new(format!("`{}` is at fault", told::shown(folder, CONTENT)))
            .help("`laureate check` says where; nothing was written")
    })?;
    let mut changed = BTreeMap::new();
    for (name, part) in FILES {
        // What cannot be read as text was not written by us.
        let Ok(text) = fs::read_to_string(folder.join(name)) else { continue };
        match renewed(&text, &part(&catalog)) {
            Some(new) if new != text => drop(changed.insert(name, new)),
            Some(_) => {}
            None => console.warn(&format!(
                "warning: `{}` lacks the lines `{}` and `{}`, so it was left alone",
                told::shown(folder, name),
                MARKS[0],
                MARKS[1]
            )),
        }
    }
    for (name, text) in &changed {
        let shown = told::shown(folder, name);
        if dry_run {
            console.say(&format!("would write {shown}"));
            continue;
        }
        fs::write(folder.join(name), text)
            .map_err(|error| Stop::new(format!("cannot write `{shown}`: {error}")))?;
        console.say(&format!("wrote {shown}"));
    }
    if changed.is_empty() {
        console.say("CODEOWNERS and forms say already what the badges say");
    }
    Ok(Exit::Done)
}

/// Puts what follows from the badges into files that are about to be written.
pub(super) fn fill_in(files: &mut BTreeMap<String, Vec<u8>>, catalog: &Catalog) {
    for (name, part) in FILES {
        let Some(bytes) = files.get_mut(name) else { continue };
        let text = String::from_utf8_lossy(bytes);
        if let Some(new) = renewed(&text, &part(catalog)) {
            *bytes = new.into_bytes();
        }
    }
}

/// A text with another part between the two marks. Nothing where they are not there.
fn renewed(text: &str, part: &str) -> Option<String> {
    let begin = text.find(MARKS[0])?;
    let begin = begin + text[begin..].find('\n')? + 1;
    let end = begin + text[begin..].find(MARKS[1])?;
    let end = text[..end].rfind('\n')? + 1;
    Some(format!("{}{part}{}", &text[..begin], &text[end..]))
}

/// The badges that somebody can be nominated for, as slug and name.
fn nominable(catalog: &Catalog) -> Vec<(String, String)> {
    let open = |badge: &&Badge| !badge.retired && badge.issuing != Issuing::Milestone;
    let badges = catalog.badges().iter().filter(open);
    badges.map(|badge| (badge.slug.to_string(), badge.name.clone())).collect()
}

/// The badges as entries of a GitHub form's list. There is at least one, for a form without is
/// refused.
fn options(badges: &[(String, String)]) -> String {
    // A JSON text is a YAML text.
    let quoted = |text: String| format!("        - {}\n", serde_json::Value::from(text));
    match badges {
        [] => quoted("(no badge yet)".to_owned()),
        some => some.iter().map(|(slug, name)| quoted(format!("{name} ({slug})"))).collect(),
    }
}

/// The badges as lines of a comment in Markdown. Names could end the comment, slugs cannot.
fn lines(badges: &[(String, String)]) -> String {
    badges.iter().map(|(slug, _)| format!("- {slug}\n")).collect::<Vec<_>>().concat()
}

/// Who owns the files of each badge and of its awards, as CODEOWNERS has it. Longer slugs come
/// after those that they begin with, and the last line that fits counts.
fn owners(catalog: &Catalog) -> String {
    let mut out = String::new();
    for badge in catalog.badges() {
        let reviewers = catalog.settings().reviewers(badge).iter();
        let handles: Vec<_> = reviewers.filter_map(|one| handle(catalog, one)).collect();
        if handles.is_empty() {
            continue;
        }
        let (slug, handles) = (&badge.slug, handles.join(" "));
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "/{CONTENT}/badges/{slug}.* {handles}");
        let _ = writeln!(out, "/{CONTENT}/awards/**/{slug}*.yaml {handles}");
    }
    out
}

/// What the forge knows a reviewer by, where anybody does.
fn handle(catalog: &Catalog, reviewer: &Reviewer) -> Option<String> {
    match reviewer {
        Reviewer::Handle(handle) => Some(handle.clone()),
        Reviewer::Person(slug) => {
            catalog.earner(slug).account.as_ref().map(|account| format!("@{account}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let text = "mine\n  # laureate: begin, ours\nold\nold\n  # laureate: end\nmine\n";
        let expected = "mine\n  # laureate: begin, ours\nnew\n  # laureate: end\nmine\n";
        assert_eq!(renewed(text, "new\n").as_deref(), Some(expected));
        assert_eq!(renewed(expected, "new\n").as_deref(), Some(expected));
        assert_eq!(renewed("# laureate: end\n# laureate: begin\n", "new\n"), None);
        assert_eq!(renewed("nothing of ours\n", "new\n"), None);
    }

    #[test]
    fn a_name_stays_a_text() {
        let badges = [("a".to_owned(), "A \"b\": *c\n- d".to_owned())];
        assert_eq!(options(&badges), "        - \"A \\\"b\\\": *c\\n- d (a)\"\n");
        assert_eq!(lines(&badges), "- a\n");
        assert_eq!(options(&[]), "        - \"(no badge yet)\"\n");
    }
}
