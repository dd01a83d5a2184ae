//! Themes that are built in, and themes of one's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use crate::support::{copy, laureate, stderr, stdout};

const SITE: &str =
    "title: Ridge\nbase_url: https://ridge.example/badges/\nissuer: {name: Ridge}\ntheme: ";

/// A folder with one award, under a theme.
fn small(theme: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.yaml", &format!("{SITE}{theme}\n"));
    write("badges/first-aid.yaml", "name: First Aid\ndescription: Helps.\ncriteria: A course.\n");
    write("people/ada.yaml", "name: Ada\n");
    write("awards/a.yaml", "- {badge: first-aid, earner: ada, awarded: 2026-05-01}\n");
    dir
}

fn run(dir: &Path, arguments: &[&str]) -> Output {
    laureate(dir).args(arguments).output().unwrap()
}

fn build(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let output = run(dir, &["build", "--as-of", "2026-11-27", "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = walkdir::WalkDir::new(dir.join("public")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn plain_shows_the_demo_and_the_least_at_the_same_addresses() {
    let demo = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &demo.path().join("content"));
    let site = demo.path().join("content/site.yaml");
    let text = fs::read_to_string(&site).unwrap();
    for dir in [demo, small("default")] {
        let site = dir.path().join("content/site.yaml");
        let text = if fs::read_to_string(&site).unwrap().contains("theme:") {
            SITE.to_owned()
        } else {
            format!("{text}theme: ")
        };
        fs::write(&site, format!("{text}default\n")).unwrap();
        let default = build(dir.path());
        fs::write(&site, format!("{text}plain\n")).unwrap();
        let plain = build(dir.path());
        assert!(default.keys().eq(plain.keys()));
        assert_ne!(default["public/style.css"], plain["public/style.css"]);
        assert_ne!(default["public/index.html"], plain["public/index.html"]);
        // Every link of the first page is on it in both, if in another order.
        let links = |pages: &BTreeMap<String, Vec<u8>>| {
            let page = String::from_utf8(pages["public/index.html"].clone()).unwrap();
            let mut links: Vec<_> = page
                .split("href=")
                .skip(1)
                .map(|rest| {
                    rest.trim_start_matches('"').split(['"', '>', ' ']).next().unwrap().to_owned()
                })
                .collect();
            links.sort();
            links.dedup();
            links
        };
        assert_eq!(links(&default), links(&plain));
    }
}

#[test]
fn a_new_theme_gives_the_site_it_began_from() {
    for (from, templates) in
        [("default", ""), ("default", "all"), ("plain", ""), ("plain", "home.html,404.html")]
    {
        let dir = small(from);
        let before = build(dir.path());
        let mut arguments = vec!["theme", "new", "ridge", "--from", from];
        if !templates.is_empty() {
            arguments.extend(["--templates", templates]);
        }
        let output = run(dir.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains("theme: ridge"));
        assert!(dir.path().join("themes/ridge/README.md").exists());
        fs::write(dir.path().join("content/site.yaml"), format!("{SITE}ridge\n")).unwrap();
        let after = build(dir.path());
        let differ: Vec<_> =
            before.iter().filter(|(name, bytes)| after[*name] != **bytes).collect();
        assert!(differ.is_empty(), "{from} {templates}: {:?}", differ[0].0);
        assert_eq!(before.len(), after.len());
    }
}

#[test]
fn every_line_of_the_new_stylesheet_works_once_it_is_no_comment() {
    let dir = small("ridge");
    run(dir.path(), &["theme", "new", "ridge"]);
    let style = dir.path().join("themes/ridge/style/99-ridge.css");
    let text = fs::read_to_string(&style).unwrap();
    let open = |line: &str| match line.strip_prefix("/* ").and_then(|line| line.strip_suffix(" */"))
    {
        Some(rule) if rule.ends_with('}') => rule.to_owned(),
        _ => line.to_owned(),
    };
    fs::write(&style, text.lines().map(open).collect::<Vec<_>>().join("\n")).unwrap();
    let css = String::from_utf8(build(dir.path())["public/style.css"].clone()).unwrap();
    assert_eq!(css.matches("--paper:").count(), 5, "light, dark, print; and the new ones");
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}

#[test]
fn nothing_is_written_over_and_nowhere_else() {
    let dir = small("default");
    assert_eq!(run(dir.path(), &["theme", "new", "ridge"]).status.code(), Some(0));
    for arguments in [
        &["new", "ridge"][..],
        &["new", "../content"],
        &["new", "default"],
        &["new", "Ridge"],
        &["new", "other", "--from", "ridge"],
        &["new", "other", "--templates", "../../etc/passwd"],
        &["new", "other", "--templates", "i18n/en.yaml"],
        &["new", "other", "--templates", "hom.html"],
    ] {
        let output = run(dir.path(), &[&["theme"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!dir.path().join("themes/other").exists(), "{arguments:?}");
    }
    let output = run(dir.path(), &["theme", "list"]);
    let lines: Vec<_> = stdout(&output)
        .lines()
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect();
    assert_eq!(lines, ["default", "plain", "ridge"]);
}

#[test]
fn a_folder_named_like_a_theme_that_is_built_in_lies_over_it() {
    let dir = small("plain");
    fs::create_dir_all(dir.path().join("themes/plain")).unwrap();
    fs::write(dir.path().join("themes/plain/404.html"), "gone").unwrap();
    let site = build(dir.path());
    assert_eq!(site["public/404.html"], b"gone");
    assert!(String::from_utf8(site["public/index.html"].clone()).unwrap().contains("ledger"));
}

#[test]
fn a_header_of_ones_own_stands_on_every_page_and_knows_which_part_it_is_of() {
    let dir = small("plain");
    fs::create_dir_all(dir.path().join("themes/plain")).unwrap();
    let header = dir.path().join("themes/plain/header.html");
    fs::write(&header, "<header>{{ site.title }} {{ page.section }} {{ page.root }}</header>")
        .unwrap();
    let site = build(dir.path());
    let credential = site.keys().find(|name| name.starts_with("public/credentials/")).unwrap();
    let credential = format!("{}/index.html", credential.rsplit_once('/').unwrap().0);
    for (page, expected) in [
        ("public/index.html", "Ridge home ./"),
        ("public/people/ada/index.html", "Ridge people ../../"),
        ("public/people/index.html", "Ridge people ../"),
        (&credential, "Ridge credentials ../../"),
    ] {
        let html = String::from_utf8(site[page].clone()).unwrap();
        assert!(html.contains(&format!("<header>{expected}</header>")), "{page}: {html}");
    }
    fs::write(&header, "<header>\n{{ page.canonical }}</header>").unwrap();
    let output = run(dir.path(), &["build", "--as-of", "2026-11-27", "--force"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("themes/plain/header.html:2:9"), "{}", stderr(&output));
}

#[test]
fn what_templates_see_is_printed() {
    let dir = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = run(dir.path(), &[&["theme", "variables"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let has = |text: &str, words: [&str; 3]| {
        text.lines().any(|line| words.iter().all(|word| line.contains(word)))
    };
    assert!(has(&said(&["person.html"]), ["person.name ", "text", "The name."]));
    assert!(has(&said(&[]), ["home.families[].badges[].tier ", "parts or none", "Its tier."]));
    assert!(has(&said(&[]), ["site.issuer.name ", "text", "Its name."]));
    assert!(has(
        &said(&["components"]),
        ["badge_card(badge, root", "family=true", "components.html"]
    ));
    let header = said(&["header.html"]);
    assert!(has(&header, ["page.entry ", "text or none", "`site.menu`"]));
    assert!(header.contains("site.title ") && !header.contains("page.canonical"));
    assert!(said(&["words"]).contains("\nhome:\n"));
    let output = run(dir.path(), &["theme", "variables", "hom.html"]);
    assert_eq!(output.status.code(), Some(2));
}
