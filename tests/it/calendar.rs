//! Calendars of what expires: what is in them, and that any text survives their form.

use std::path::Path;

use laureate::credential::Mode;
use laureate::model::{Catalog, Earner};
use laureate::site::Theme;
use laureate::site::calendar::{self, Lines};
use proptest::prelude::*;

use crate::content_load::write;
use crate::links::catalog;

const NAME: &str =
    "Zoë; \\Ölvén, \"née\" BEGIN:VEVENT شهرزاد 井上井上井上井上井上井上井上井上井上井上井上井上";

/// One line of a calendar: its name with parameters, its value.
type Line = (String, String);

/// Reads a calendar as RFC 5545 says, and holds its form: CRLF, 75 octets, no stray control.
fn read(text: &str) -> Vec<Line> {
    let lines = text.strip_suffix("\r\n").unwrap().split("\r\n");
    for line in lines.clone() {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(|c| c.is_control() && c != '\t'), "{line:?}");
    }
    let unfolded = text.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
    let split = |line: &str| line.split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned()));
    unfolded.split("\r\n").map(|line| split(line).unwrap_or_else(|| panic!("{line}"))).collect()
}

/// What an escaped text says.
fn unescaped(value: &str) -> String {
    let mut letters = value.chars();
    let mut text = String::new();
    while let Some(letter) = letters.next() {
        text.push(match letter {
            '\\' => match letters.next().unwrap() {
                'n' => '\n',
                other => {
                    assert!("\\;,".contains(other), "{value}");
                    other
                }
            },
            ';' | ',' => panic!("bare in {value}"),
            other => other,
        });
    }
    text
}

/// What a calendar can carry of a text: no control character, one kind of line end.
fn carried(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let letters = text.chars().map(|c| if ends.contains(&c) { '\n' } else { c });
    letters.filter(|c| !c.is_control() || "\n\t".contains(*c)).collect()
}

proptest! {
    #[test]
    fn any_text_comes_back(texts in proptest::collection::vec("\\PC{0,60}|[a-z;,\\\\\r\n\t ]{0,90}|(\u{1F468}\u{200D}|é|\u{2028}|\u{0}|x){0,60}", 1..4)) {
        let mut lines = Lines::new();
        for text in &texts {
            lines.push_text("SUMMARY", text);
        }
        let read = read(&lines.into_text());
        prop_assert_eq!(read.len(), texts.len());
        for ((name, value), text) in read.iter().zip(&texts) {
            prop_assert_eq!(name, "SUMMARY");
            prop_assert_eq!(unescaped(value), carried(text));
        }
    }

    #[test]
    fn no_value_ends_its_line(value in "(https://a|[\r\n]|é|BEGIN:X){0,60}") {
        let mut lines = Lines::new();
        lines.push("URL", &value);
        let plain: String = value.chars().filter(|c| !"\r\n".contains(*c)).collect();
        prop_assert_eq!(read(&lines.into_text()), vec![("URL".to_owned(), plain)]);
    }
}

fn put(dir: &Path, base: &str) -> Catalog {
    let put = |name: &str, text: &str| write(dir, name, text.as_bytes());
    put(
        "site.yaml",
        &format!(
            "title: Trials\nbase_url: {base}\nissuer: {{name: \"Acme, Inc.\"}}\n\
             privacy: {{salt: 0123456789abcdef0123456789abcdef}}\n"
        ),
    );
    let badge =
        |name: &str, rest: &str| format!("name: {name}\ndescription: D\ncriteria: C\n{rest}");
    put("badges/yearly.yaml", &badge("Yearly", "valid_for: P1Y\n"));
    put(
        "badges/gone.yaml",
        &badge("Gone", "valid_for: P2Y\nstatus: retired\nretired_on: 2026-05-01\n"),
    );
    put("badges/ever.yaml", &badge("Ever", ""));
    let name = NAME.replace('\\', "\\\\").replace('"', "\\\"");
    put(
        "people/all.yaml",
        &format!(
            "- {{slug: ada, name: \"{name}\", email: ada@acme.example}}\n\
             - {{slug: una, name: Una, visibility: unlisted}}\n\
             - {{slug: eve, name: Eve}}\n"
        ),
    );
    put(
        "awards/all.yaml",
        "- {badge: yearly, earners: [ada, una], awarded: 2025-12-01}\n\
         - {badge: yearly, earner: ada, awarded: 2026-11-20T23:30:00Z}\n\
         - {badge: gone, earner: ada, awarded: 2025-05-01}\n\
         - {badge: gone, earner: una, awarded: 2025-05-01, revoked: {on: 2026-01-01}}\n\
         - {badge: ever, earners: [ada, eve], awarded: 2025-05-01}\n",
    );
    catalog(dir)
}

fn made(slug: &str, day: &str) -> Vec<Line> {
    let dir = tempfile::tempdir().unwrap();
    let catalog = put(dir.path(), "https://acme.example/b/");
    let is_it = |one: &&Earner| one.slug.as_str() == slug;
    let earner = catalog.earners().iter().find(is_it).unwrap();
    let theme = Theme::embedded().unwrap();
    let as_of = format!("{day}T00:00:00Z").parse().unwrap();
    read(&calendar::expiry(&catalog, Mode::Production, theme.words("en"), earner, as_of))
}

/// All values of one name, without parameters.
fn values(lines: &[Line], name: &str) -> Vec<String> {
    let those = lines.iter().filter(|(key, _)| key.split(';').next() == Some(name));
    those.map(|(_, value)| unescaped_or_plain(name, value)).collect()
}

fn unescaped_or_plain(name: &str, value: &str) -> String {
    if ["SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME"].contains(&name) {
        unescaped(value)
    } else {
        value.to_owned()
    }
}

#[test]
fn it_tells_what_is_held_and_ends_soonest_first() {
    let lines = made("ada", "2026-11-27");
    assert_eq!(values(&lines, "DTSTART"), ["20270501", "20271120"], "the renewal, not the first");
    let summaries = [format!("Gone expires ({NAME})"), format!("Yearly expires ({NAME})")];
    assert_eq!(values(&lines, "SUMMARY"), summaries);
    assert_eq!(values(&lines, "DTSTAMP"), ["20250501T000000Z", "20261120T233000Z"]);
    assert_eq!(values(&lines, "TRIGGER"), ["-P30D", "-P30D"]);
    let told = values(&lines, "DESCRIPTION").concat();
    assert!(
        told.contains(
            "To renew it, meet its criteria again: https://acme.example/b/badges/yearly/"
        )
    );
    assert!(told.contains("no longer awarded"), "{told}");
    assert!(told.contains("by Acme, Inc. on 1 May 2025.\n"), "{told}");
    let uids = values(&lines, "UID");
    assert!(uids.iter().all(|uid| uid.ends_with("-expiry@acme.example")) && uids[0] != uids[1]);
    assert_eq!(values(&lines, "X-WR-CALNAME"), [format!("{NAME}: what expires when (Trials)")]);
    let depth = |at: &str| lines.iter().filter(|(name, _)| name == at).count();
    assert_eq!((depth("BEGIN"), depth("END")), (5, 5));
    assert_eq!(lines.first().unwrap(), &("BEGIN".to_owned(), "VCALENDAR".to_owned()));
    assert_eq!(lines.last().unwrap(), &("END".to_owned(), "VCALENDAR".to_owned()));
}

#[test]
fn what_expired_stays_for_a_while_and_what_was_revoked_does_not() {
    assert_eq!(values(&made("una", "2026-11-27"), "DTSTART"), ["20261201"]);
    assert_eq!(values(&made("una", "2026-12-01"), "DTSTART"), ["20261201"], "on the day itself");
    assert_eq!(values(&made("una", "2026-12-30"), "DTSTART"), ["20261201"]);
    let later = made("una", "2027-01-02");
    assert_eq!(values(&later, "SUMMARY"), [""; 0]);
    assert_eq!(values(&later, "BEGIN"), ["VCALENDAR", "VTIMEZONE", "STANDARD"], "never empty");
}

#[test]
fn it_hides_who_is_unlisted_and_says_nothing_of_what_never_ends() {
    let una = made("una", "2026-11-27");
    assert!(
        una.iter().all(|(_, value)| !value.contains("/una/") && !value.contains("@acme.example/"))
    );
    assert_eq!(values(&made("eve", "2026-11-27"), "UID"), [""; 0]);
}
