//! The words that come with the program: complete, of one mind, and all that is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

fn file(tag: &str) -> WordFile {
    let text = fs::read_to_string(folder().join(format!("i18n/{tag}.yaml"))).unwrap();
    WordFile { file: tag.into(), text: text.into(), is_embedded: true }
}

fn english() -> Phrases {
    let bounds =
        Bounds { rules: Rules::of(ENGLISH), english: &Phrases::new(), is_welcome: &|_| true };
    let (phrases, faults) = read::read(&file(ENGLISH), &bounds);
    assert!(faults.is_empty(), "{faults:?}");
    phrases
}

fn texts(phrase: &Phrase) -> Vec<String> {
    phrase.sentences().map(|sentence| sentence.plain().into_owned()).collect()
}

/// Texts that are the same in English: names, figures, and words that languages share.
const SHARED: [&str; 10] = [
    "numbers.",
    "dates.",
    "lengths.and",
    "feed.",
    "portfolio.picture_of",
    "art.",
    "find.escape",
    "find.enter",
    "kinds.",
    "lists.",
];
const SHARED_WORDS: [&str; 18] = [
    "Badge",
    "Badges",
    "{n} badge",
    "{n} badges",
    "Feed",
    "Versions",
    "Description",
    "Status",
    "Definition",
    "Dates",
    "Signature",
    "Portfolio",
    "Pages",
    "Page",
    "Name",
    "Version {version}",
    "PNG",
    "JSON",
];

#[test]
fn every_language_says_everything_in_its_own_words() {
    let english = english();
    for tag in ["de", "fr", "es", "pt", "ar"] {
        let bounds = Bounds { rules: Rules::of(tag), english: &english, is_welcome: &|_| false };
        let (own, faults) = read::read(&file(tag), &bounds);
        assert!(faults.is_empty(), "{tag}: {faults:#?}");
        let missing: Vec<_> = english.keys().filter(|key| !own.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
        for (key, phrase) in &own {
            let theirs = &english[key];
            // The first of a month may be written without its number.
            let is_first = key == "dates.long_first";
            let (a, b) = (phrase.parameters(), theirs.parameters());
            assert!(a == b || is_first && a.is_subset(&b), "{tag} {key}: {a:?}, not {b:?}");
            let is_shared = SHARED.iter().any(|shared| key.starts_with(shared))
                || texts(theirs).iter().all(|text| SHARED_WORDS.contains(&text.as_str()));
            assert!(is_shared || texts(phrase) != texts(theirs), "{tag} {key} is English");
        }
    }
}

fn sources(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
}

/// A key that is asked for in Rust is there. Its section tells a key from other texts.
#[test]
fn what_rust_asks_for_is_there() {
    let english = english();
    let sections: BTreeSet<&str> =
        english.keys().map(|key| key.split('.').next().unwrap()).collect();
    let is_key = |text: &str| {
        let parts: Vec<_> = text.split('.').collect();
        let is_word = |part: &&str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        parts.len() == 2 && sections.contains(parts[0]) && parts.iter().all(is_word)
    };
    let files = ["html", "svg", "png", "json", "md", "yaml", "css", "js", "xml", "ics"];
    let mut asked = 0;
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for literal in code.split('"').skip(1).step_by(2).filter(|literal| is_key(literal)) {
            if path.ends_with("tests.rs")
                || files.iter().any(|ending| literal.ends_with(&format!(".{ending}")))
            {
                continue;
            }
            asked += 1;
            assert!(english.contains_key(literal), "{literal} of {}", path.display());
        }
    }
    assert!(asked > 20, "{asked}");
}

/// What is left of a template without its tags and those of HTML.
fn said(template: &str) -> Vec<String> {
    let mut text = String::new();
    let mut at = 0;
    while at < template.len() {
        if let Some(end) = crate::site::minify::template_tag(template, at) {
            at = end;
            text.push('\u{1}');
        } else {
            let c = template[at..].chars().next().unwrap();
            text.push(c);
            at += c.len_utf8();
        }
    }
    let mut found = Vec::new();
    for part in text.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        found.push(after.to_owned());
        for name in ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "content=\""] {
            if let Some((_, value)) = tag.split_once(name)
                && !tag.starts_with("meta")
            {
                found.push(value.split('"').next().unwrap().to_owned());
            }
        }
    }
    found.into_iter().map(|part| part.replace('\u{1}', " ").trim().to_owned()).collect()
}

/// Names of things that are called so everywhere, and what is typed.
const NAMES: [&str; 9] = [
    "Open Badges 3.0",
    "VerifierPlus",
    "laureate verify FILE.zip",
    "laureate verify",
    "did.json",
    "credentials/…/credential.json",
    "PNG",
    "https:",
    "eddsa-jcs-2022",
];

#[test]
fn templates_say_nothing_of_their_own() {
    let templates = sources(&folder().parent().unwrap().join("default"), "html");
    assert!(templates.len() > 15);
    let mut odd = BTreeMap::new();
    for path in templates {
        let text = fs::read_to_string(&path).unwrap();
        for mut part in said(&text) {
            for name in NAMES {
                part = part.replace(name, "");
            }
            if part.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                odd.entry(path.file_name().unwrap().to_owned()).or_insert_with(Vec::new).push(part);
            }
        }
    }
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn numbers_and_days_are_written_as_in_each_language() {
    let files = ["en", "de", "fr", "es", "pt", "ar"].map(|tag| (tag.to_owned(), vec![file(tag)]));
    let languages = languages(&BTreeMap::from(files), &|_| false).unwrap();
    let day = |month, day| Day { iso: String::new(), year: 2026, month, day };
    let long = |tag: &str, at: &Day| languages[tag].day("long", at).unwrap();
    assert_eq!(long("en", &day(5, 1)), "1 May 2026");
    assert_eq!(long("de", &day(5, 1)), "1. Mai 2026");
    assert_eq!(long("fr", &day(5, 1)), "1er mai 2026");
    assert_eq!(long("fr", &day(8, 2)), "2 août 2026");
    assert_eq!(long("es", &day(5, 1)), "1 de mayo de 2026");
    assert_eq!(long("pt", &day(12, 31)), "31 de dezembro de 2026");
    assert_eq!(long("ar", &day(5, 1)), "1 مايو 2026");
    let number = |tag: &str, n| languages[tag].number(n);
    assert_eq!(number("en", 9_999), "9999");
    assert_eq!(number("en", 12_345), "12,345");
    assert_eq!(number("de", 1_234_567), "1.234.567");
    assert_eq!(number("fr", -12_345), "-12\u{202f}345");
    let badges = |tag: &str, n: i64| languages[tag].fill("counts.badges", &[("n", &n)]);
    assert_eq!(badges("de", 1), "1 Badge");
    assert_eq!(badges("ar", 2), "شارتان");
    assert_eq!(badges("ar", 11), "11 شارة");
}
