//! Any award of any file, however it is written, can be revoked; all else stays.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use laureate::content::edit;
use laureate::content::record::RevocationRecord;
use laureate::content::write::Mapping;
use laureate::content::{self, write};
use laureate::diagnostic::Pointer;
use laureate::model::{self, Award, Catalog};
use proptest::prelude::*;

use super::world::folder;

const PEOPLE: [&str; 3] = ["ada", "alan", "joan"];

/// One entry of a list: its lines, of which none begins with the dash yet.
#[derive(Debug, Clone)]
struct Written {
    braces: bool,
    people: Vec<usize>,
    lines: bool,
    comments: [bool; 4],
    message: usize,
    blank: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let people = prop::sample::subsequence(vec![0, 1, 2], 1..=3).prop_shuffle();
    let comments = prop::array::uniform4(any::<bool>());
    (any::<bool>(), people, any::<bool>(), comments, 0..5_usize, any::<bool>()).prop_map(
        |(braces, people, lines, comments, message, blank)| Written {
            braces,
            people,
            lines,
            comments,
            message,
            blank,
        },
    )
}

impl Written {
    /// The text of the entry. No two have the same day, so that none is another's double.
    fn text(&self, at: usize) -> String {
        let day = format!("2026-{:02}-01", at + 1);
        let names: Vec<&str> = self.people.iter().map(|at| PEOPLE[*at]).collect();
        let comment = |nth: usize, text: &str| {
            if self.comments[nth] { format!(" # {text} {at}") } else { String::new() }
        };
        let mut out = String::new();
        if self.comments[0] {
            out += &format!("# before {at}, with [brackets]: and {{braces}}\n");
        }
        let who = match names.as_slice() {
            [one] if !self.lines => format!("earner: {one}"),
            _ => format!("earners: [{}]", names.join(", ")),
        };
        if self.braces {
            out +=
                &format!("- {{badge: first-aid, {who}, awarded: {day}}}{}\n", comment(1, "beside"));
        } else {
            out += &format!("- badge: first-aid{}\n", comment(1, "badge"));
            if self.lines && names.len() > 1 {
                out += &format!("  earners:{}\n", comment(2, "who"));
                names.iter().for_each(|name| out += &format!("    - {name}{}\n", comment(3, name)));
            } else {
                out += &format!("  {who}{}\n", comment(2, "who"));
            }
            out += [
                "",
                "  message: \"Thank you! # no comment\"\n",
                "  message: |\n    One.\n\n    Two # no comment.\n",
                "  message: >-\n    Folded\n    lines.\n",
                "  evidence:\n    - {url: https://a.example/}\n",
            ][self.message];
            out += &format!("  awarded: {day}{}\n", comment(0, "day"));
        }
        out + if self.blank { "\n" } else { "" }
    }
}

fn catalog(dir: &Path, text: &str) -> Catalog {
    let files = BTreeMap::from([("awards/all.yaml".to_owned(), text.as_bytes().to_vec())]);
    let loaded = content::load_with(dir, &files);
    let as_of: Timestamp = "2026-12-31T00:00:00Z".parse().unwrap();
    let resolved = model::resolve(&loaded.records, as_of);
    let faults = (&loaded.diagnostics, &resolved.diagnostics);
    resolved.catalog.unwrap_or_else(|| panic!("{faults:?}\n{text}"))
}

/// An award without where it stands and whether it is revoked.
fn facts(award: &Award) -> String {
    let said = award.message.as_ref().map(|text| text.markdown.clone());
    format!(
        "{} {} {} {:?} {said:?} {:?}",
        award.id, award.badge, award.earner, award.period, award.evidence
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn all_else_stays(
        entries in prop::collection::vec(written(), 1..6),
        at in any::<prop::sample::Index>(),
        who in any::<prop::sample::Index>(),
        crlf in any::<bool>(), bom in any::<bool>(), ended in any::<bool>(),
    ) {
        let mut text: String = entries.iter().enumerate().map(|(at, entry)| entry.text(at)).collect();
        if !ended {
            text.truncate(text.trim_end().len());
        }
        if crlf { text = text.replace('\n', "\r\n"); }
        if bom { text.insert(0, '\u{feff}'); }
        let at = at.index(entries.len());
        let people = &entries[at].people;
        let earner = PEOPLE[people[who.index(people.len())]];
        let record = RevocationRecord { on: "2026-12-01".into(), reason: Some("A: b".into()) };
        let keys = Mapping::default().mapping("revoked", write::revocation(&record));
        let pointer = Pointer::root().index(at);
        let edited = if people.len() > 1 {
            edit::split(&text, &pointer, earner, &keys).map(|split| split.text)
        } else {
            edit::add(&text, &pointer, "", &keys)
        };
        let edited = edited.unwrap_or_else(|| panic!("not edited: {text}"));

        // Only lines that name the earner may change; all others are there, in their order.
        let mut rest = edited.lines();
        for line in text.lines().filter(|line| !line.contains("earner") && !line.contains(&format!("- {earner}"))) {
            prop_assert!(rest.any(|new| new == line || new.starts_with(line.trim_end_matches('}'))),
                "{line:?} is lost\n{text}\n{edited}");
        }
        for comment in text.match_indices(" # ").map(|(at, _)| text[at..].lines().next().unwrap()) {
            prop_assert!(edited.contains(comment), "{comment}\n{edited}");
        }
        prop_assert_eq!(edited.contains('\r'), text.contains('\r'));
        prop_assert!(!edited.replace("\r\n", "").contains('\r'));

        let dir = folder(&[]);
        let dir = dir.path().join("content");
        let (before, after) = (catalog(&dir, &text), catalog(&dir, &edited));
        prop_assert_eq!(before.awards().len(), after.awards().len());
        let day = format!("2026-{:02}-01", at + 1);
        for (old, new) in before.awards().iter().zip(after.awards()) {
            prop_assert_eq!(facts(old), facts(new));
            let is_it = new.earner.as_str() == earner && new.period.from().date().to_string() == day;
            prop_assert_eq!(new.revoked.is_some(), is_it, "{}", edited);
        }
    }
}
