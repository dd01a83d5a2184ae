//! The two ways to read a file agree: what the fast one takes, the slow one takes too, and
//! both read the same. (The slow one takes more: `- 007` as a slug, for example.)

use std::fmt::Debug;
use std::sync::Arc;

use proptest::prelude::*;

use super::decode::decode;
use super::explain;
use super::findings::Findings;
use super::parse::Record;
use super::record::{
    AwardRecord, BadgeRecord, PathwayRecord, PersonRecord, RoleRecord, SiteRecord,
};

/// Reads `text` both ways. Returns whether each took it.
fn both<T: Record + Debug>(text: &str) -> (bool, bool) {
    let fast: Option<T> = decode(text);
    let mut findings = Findings::default();
    let slow: Option<T> = explain::one(&Arc::from("x.yaml"), text, 0..text.len(), &mut findings);
    let slow = slow.filter(|_| findings.partial.is_empty());
    let faults = findings.faults.into_vec();
    assert_eq!(slow.is_none(), !faults.is_empty(), "{text:?} {faults:?}");
    if let Some(fast) = &fast {
        assert!(slow.is_some(), "only the fast way takes {text:?}: {faults:?}");
        assert_eq!(format!("{fast:?}"), format!("{:?}", slow.as_ref().unwrap()), "{text:?}");
    }
    (fast.is_some(), slow.is_some())
}

/// Scalars that readers of YAML fall out over.
const SCALARS: [&str; 62] = [
    "a",
    "",
    "~",
    "null",
    "Null",
    "NULL",
    "nUll",
    "'~'",
    "''",
    "\"\"",
    "no",
    "yes",
    "on",
    "off",
    "y",
    "true",
    "True",
    "TRUE",
    "tRue",
    "'true'",
    "false",
    "1.10",
    "007",
    "+5",
    "-5",
    "5",
    "'5'",
    "' 5 '",
    "0x1F",
    "0X1f",
    "0o17",
    "0b11",
    "1_000",
    "1__0",
    "_1",
    "1e3",
    ".5",
    "5.",
    ".inf",
    "-.INF",
    ".nan",
    "99999999999",
    "-1",
    "2026-05-01",
    "2026-05-01T10:00:00Z",
    "12:30:45",
    "=",
    "<<",
    "public",
    "'public'",
    "Public",
    "[]",
    "{}",
    "[a]",
    "[~]",
    "{a: b}",
    "{public: ~}",
    "|\n  text\n",
    ">\n  text\n  more\n",
    "!!str 5",
    "! 5",
    "2027",
];

#[test]
fn every_scalar_in_every_place() {
    let mut taken = 0;
    for scalar in SCALARS {
        let mut check = |outcome: (bool, bool)| taken += usize::from(outcome.1);
        check(both::<BadgeRecord>(&format!("name: {scalar}\ndescription: D\n")));
        check(both::<BadgeRecord>(&format!("name: N\ndescription: D\nversion: {scalar}\n")));
        check(both::<BadgeRecord>(&format!("name: N\ndescription: D\ntags: {scalar}\n")));
        check(both::<BadgeRecord>(&format!("name: N\ndescription: D\nissuing: {scalar}\n")));
        check(both::<BadgeRecord>(&format!("name: N\ndescription: D\nskills:\n- {scalar}\n")));
        check(both::<PersonRecord>(&format!("name: N\nvisibility: {scalar}\n")));
        check(both::<PersonRecord>(&format!("name: N\nhr: {scalar}\n")));
        check(both::<AwardRecord>(&format!("badge: b\nawarded: d\nstatus_index: {scalar}\n")));
        check(both::<PathwayRecord>(&format!("name: N\nsteps:\n- any: {scalar}\n  of: [a]\n")));
        check(both::<RoleRecord>(&format!("name: N\ntargets: {scalar}\n")));
        if !scalar.contains('\n') {
            check(both::<RoleRecord>(&format!("name: N\ntargets: {{? {scalar} : 1}}\n")));
            check(both::<RoleRecord>(&format!("? {scalar}\n: N\nname: N\n")));
        }
        let site = "title: T\nbase_url: u\nissuer: {name: A}\n";
        check(both::<SiteRecord>(&format!("{site}privacy: {{email_hash: {scalar}}}\n")));
        check(both::<SiteRecord>(&format!("{site}privacy: {scalar}\n")));
        check(both::<SiteRecord>(&format!("{site}families: {scalar}\n")));
    }
    assert!(taken > 200, "{taken}");
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "name",
        "description",
        "criteria",
        "skills",
        "steps",
        "requires",
        "any",
        "of",
        "hr",
        "badge",
        "earner",
        "earners",
        "awarded",
        "title",
        "evidence",
        "revoked",
        "on",
        "x",
        "'name'",
        "\"description\"",
        "targets",
        "2027",
        "visibility",
        "issuing",
        "url",
        "label",
    ])
}

fn value() -> impl Strategy<Value = String> {
    let scalars: Vec<String> =
        SCALARS.iter().filter(|s| !s.contains('\n')).map(|s| (*s).to_owned()).collect();
    prop::sample::select(scalars).prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec((key(), inner), 0..4).prop_map(|entries| {
                let entries: Vec<_> =
                    entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_mapping(entries in prop::collection::vec((key(), value()), 0..8)) {
        let lines: Vec<_> =
            entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        let text = lines.join("\n");
        both::<BadgeRecord>(&text);
        both::<PersonRecord>(&text);
        both::<AwardRecord>(&text);
        both::<PathwayRecord>(&text);
        both::<RoleRecord>(&text);
    }

    #[test]
    fn any_text(text in "[a-z:\\-\\[\\]{}, \n\r\t'\"|>&*!#%@`?~0-9é\u{feff}\u{0}]{0,60}") {
        both::<BadgeRecord>(&text);
        both::<BadgeRecord>(&format!("name: N\ndescription: {text}"));
    }
}
