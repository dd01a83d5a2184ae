//! The pictures that previews show, and how they are kept from one build to the next.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::project::{Files, Project, differences};

/// Width and height of a card, as its PNG tells them (third edition, 11.2.1).
const SIZE: [u8; 8] = [0, 0, 4, 176, 0, 0, 2, 118];

/// What is kept of a project: cards, and pictures of badges.
fn kept(project: &Project) -> BTreeSet<PathBuf> {
    let files = fs::read_dir(project.path(".laureate/cache/cards")).unwrap();
    files.map(|file| file.unwrap().path()).collect()
}

/// Whether what is kept in a file is a card.
fn is_card(file: &Path) -> bool {
    let bytes = fs::read(file).unwrap();
    bytes[..bytes.len().min(100)].windows(SIZE.len()).any(|part| part == SIZE)
}

fn cards(site: &Files) -> BTreeSet<String> {
    let cards = site.keys().filter(|file| Path::new(file).ends_with("card.png"));
    cards.cloned().collect()
}

/// Every address of a preview in a site.
fn previews(site: &Files) -> BTreeSet<String> {
    let pages = site.iter().filter(|(file, _)| file.ends_with(".html"));
    let image = |(_, html): (&String, &Vec<u8>)| {
        let html = String::from_utf8(html.clone()).unwrap();
        let tag = html.split('<').find(|tag| tag.contains("og:image") && tag.contains(".png"))?;
        let url = tag.split("content=").nth(1)?.trim_start_matches('"');
        Some(url.split(['"', ' ', '>']).next()?.to_owned())
    };
    pages.filter_map(image).collect()
}

#[test]
fn every_preview_is_there_in_its_size() {
    let project = Project::new(20);
    project.built(&[]);
    let site = project.site();
    let shown = previews(&site);
    let base = "https://";
    let cards = cards(&site);
    for url in &shown {
        assert!(url.starts_with(base), "{url}");
        assert!(cards.iter().any(|card| url.ends_with(card.as_str())), "{url}");
    }
    assert_eq!(shown.len(), cards.len());
    for card in &cards {
        let png = &site[card];
        assert_eq!(png[16..24], SIZE, "{card}");
        assert!(png.len() < 60_000, "{card} has {} bytes", png.len());
    }
    // People whose pages are in no list have none.
    let list = String::from_utf8_lossy(&site["sitemap.xml"]);
    for file in site.keys().filter(|file| file.starts_with("people/")) {
        let page = file.strip_suffix("index.html");
        if page.is_some_and(|page| !list.contains(&format!("/{page}</loc>"))) {
            assert!(!cards.contains(&file.replace("index.html", "card.png")), "{file}");
        }
    }
}

#[test]
fn kept_cards_change_nothing() {
    let project = Project::new(20);
    let without = project.fresh();
    let names = kept(&project);
    let drawn = names.iter().filter(|file| is_card(file)).count();
    assert!(drawn == cards(&without).len() && names.len() > drawn, "{drawn} of {}", names.len());
    let with = project.fresh();
    assert_eq!(differences(&without, &with), [""; 0]);
    assert_eq!(kept(&project), names);
    // Cut short, emptied, filled with something else, or one in place of another.
    for (at, file) in names.iter().enumerate() {
        let whole = fs::read(file).unwrap();
        let odd = match at % 4 {
            0 => whole[..whole.len() / 2].to_vec(),
            1 => Vec::new(),
            2 => b"\x89PNG".to_vec(),
            _ => fs::read(names.iter().next_back().unwrap()).unwrap(),
        };
        fs::write(file, odd).unwrap();
    }
    assert_eq!(differences(&without, &project.fresh()), [""; 0]);
    // What is no folder keeps nothing.
    fs::remove_dir_all(project.path(".laureate/cache")).unwrap();
    fs::write(project.path(".laureate/cache"), "").unwrap();
    assert_eq!(differences(&without, &project.fresh()), [""; 0]);
}

#[test]
fn only_cards_that_changed_are_drawn() {
    let project = Project::new(20);
    let before = project.fresh();
    let names = kept(&project);
    let earner = cards(&before)
        .into_iter()
        .find_map(|card| Some(card.strip_prefix("people/")?.strip_suffix("/card.png")?.to_owned()));
    let earner = earner.unwrap();
    let write = |file: &str, text: &str| fs::write(project.path(file), text).unwrap();
    write(
        "content/badges/zeal.yaml",
        "name: Zeal\ndescription: Shows it.\ncriteria: Be zealous.\nissuing: milestone\n",
    );
    write(
        "content/awards/zeal.yaml",
        &format!("badge: zeal\nearner: {earner}\nawarded: 2024-01-01\n"),
    );
    let after = project.fresh();
    let new = kept(&project).difference(&names).filter(|file| is_card(file)).count();
    let changed: BTreeSet<_> = differences(&before, &after)
        .into_iter()
        .filter(|file| Path::new(file).ends_with("card.png"))
        .collect();
    let expected = ["badges/zeal/card.png".to_owned(), format!("people/{earner}/card.png")];
    let others: Vec<_> = changed.iter().filter(|card| !expected.contains(card)).collect();
    // The site shows how many badges there are.
    assert!(others.is_empty() || others == ["card.png"], "{changed:?}");
    assert!(expected.iter().all(|card| changed.contains(card)), "{changed:?}");
    assert_eq!(new, changed.len());
}
