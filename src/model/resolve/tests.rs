//! Whole folders of every kind, sound and unsound.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::resolve;
use crate::model::rules::testing::{Folder, today};

/// A name: mostly one that is there, sometimes none, sometimes nonsense.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(vec!["a", "b", "c", "gdpr", "ada"]).prop_map(String::from),
        1 => "[a-zA-Z -]{0,8}",
        1 => any::<String>(),
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (2020..2027_u16, 1..13_u8, 1..29_u8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => "[0-9T:Z+-]{0,25}",
        1 => any::<String>(),
    ]
}

/// A text as YAML, whatever it holds.
fn quoted(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        let _ = write!(escaped, "\\U{:08X}", u32::from(c));
    }
    format!("\"{escaped}\"")
}

fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

prop_compose! {
    fn award()(
        badge in name(),
        earners in vec(name(), 0..3),
        (awarded, expires, on) in (date(), date(), date()),
        by in name(),
        own in proptest::option::weighted(0.3, (name(), any::<u32>())),
    ) -> String {
        let dates = format!("awarded: {}, expires: {}", quoted(&awarded), quoted(&expires));
        let by = quoted(&by);
        let own = own.map_or_else(String::new, |(id, index)| {
            format!(", id: {}, status_index: {index}", quoted(&id))
        });
        format!(
            "{{badge: {}, earners: {}, {dates}, approved_by: {by}, nominated_by: {by}, \
             message: {by}, revoked: {{on: {}}}{own}}}",
            quoted(&badge), list(&earners), quoted(&on)
        )
    }
}

prop_compose! {
    fn badge()(
        slug in name(),
        requires in vec(name(), 0..3),
        skill in name(),
        valid_for in prop_oneof![Just("P1Y".to_owned()), any::<String>()],
        text in any::<String>(),
    ) -> (String, String) {
        let (names, skill, text) = (list(&requires), quoted(&skill), quoted(&text));
        let valid_for = quoted(&valid_for);
        (slug, format!(
            "{{name: {text}, description: {text}, criteria: {text}, requires: {names}, \
             skills: [{{name: {skill}, url: {text}}}, {skill}], valid_for: {valid_for}, \
             tier: {skill}, family: {skill}, reviewers: {names}, tags: {names}, \
             retired_on: {valid_for}}}"
        ))
    }
}

prop_compose! {
    fn unsound()(
        badges in vec(badge(), 0..4),
        people in vec((name(), any::<String>(), date()), 0..4),
        awards in vec(award(), 0..6),
        pathways in vec((name(), vec(name(), 0..4), name()), 0..4),
        pages in vec(name(), 0..3),
        (base, text, tiers, key) in (any::<String>(), any::<String>(), vec(name(), 0..3), name()),
    ) -> Folder {
        let (base, text, tiers, key) = (quoted(&base), quoted(&text), list(&tiers), quoted(&key));
        let mut folder = Folder::new().whole_site(&format!(
            "{{title: {text}, base_url: {base}, issuer: {{name: {text}, url: {base}, email: {text}}}, \
             keys: [{{id: {key}, public_key: {text}, created: {text}}}], tiers: {tiers}, \
             families: {{{key}: {{color: {text}, motif: {key}}}}}, language: {text}}}"
        ));
        for (slug, yaml) in badges {
            folder = folder.whole_badge(&slug, &yaml);
        }
        for (slug, text, left) in people {
            let (name, text, left) = (quoted(&slug), quoted(&text), quoted(&left));
            folder = folder.person(&slug, &format!(
                "{{name: {text}, email: {text}, links: [{{label: {text}, url: {text}}}], did: {text}, \
                 image: {text}, hr: {{left: {left}, manager: {name}, role: {text}}}}}"
            ));
        }
        for award in awards {
            folder = folder.award(&award);
        }
        for (slug, steps, end) in pathways {
            let (any, of, end) = (steps.len(), list(&steps), quoted(&end));
            let rest = format!("steps: [{{any: {any}, of: {of}}}, {end}]\ncompletes_with: {end}\n");
            folder = folder.pathway(&slug, &rest);
        }
        pages.iter().fold(folder, |folder, name| folder.page(name))
    }
}

/// Folders at no fault: awards on days of their own.
fn sound() -> impl Strategy<Value = Folder> {
    let award = (select(vec!["a", "b"]), select(vec!["ada", "joan"]));
    vec(award, 0..12).prop_map(|awards| {
        let mut folder = Folder::new()
            .badge("a", "repeatable: always\nskills: [{name: Ropes, code: R}, {name: Knots}]\n")
            .badge("b", "repeatable: always\nskills: [{name: ropes, framework: F}, knots]\n")
            .person("joan", "name: Joan\n")
            .pathway("p", "steps: [a]\ncompletes_with: b\n")
            .page("about")
            .page("rules");
        for (day, (badge, earner)) in awards.into_iter().enumerate() {
            let awarded = format!("awarded: 2026-05-{:02}", day % 6 + 1);
            let id = format!("id: i{day}, status_index: {day}");
            let duplicate = folder.records.awards.iter().any(|award| {
                let award = &award.record;
                award.badge == badge
                    && award.earner.as_deref() == Some(earner)
                    && awarded.ends_with(&award.awarded)
            });
            if !duplicate {
                folder =
                    folder.award(&format!("{{badge: {badge}, earner: {earner}, {awarded}, {id}}}"));
            }
        }
        folder
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is written, there is a catalogue or a reason why not.
    #[test]
    fn nothing_makes_it_panic(folder in unsound()) {
        let resolved = folder.resolve();
        prop_assert!(resolved.catalog.is_some() || !resolved.diagnostics.is_empty());
    }

    /// The order of files and entries is nobody's business.
    #[test]
    fn order_does_not_matter(folder in sound(), seed in any::<u64>()) {
        let records = &mut folder.clone().records;
        let len = records.awards.len();
        if len > 0 {
            records.awards.rotate_left(usize::try_from(seed % len as u64).unwrap());
        }
        if seed % 2 == 0 {
            records.awards.reverse();
            records.badges.reverse();
            records.people.reverse();
            records.pages.reverse();
        }
        let (one, other) = (folder.resolve(), resolve(records, today()));
        prop_assert_eq!(&one.diagnostics, &[]);
        prop_assert_eq!(format!("{:?}", one.catalog.unwrap()), format!("{:?}", other.catalog.unwrap()));
    }
}

#[test]
fn a_hundred_thousand_awards_are_no_trouble() {
    let mut folder =
        Folder::new().badge("a", "requires: [gdpr]\nrepeatable: always\n").repeatable();
    let seed = folder
        .clone()
        .award("{badge: gdpr, earner: ada, awarded: 2000-01-01}")
        .records
        .awards
        .remove(0);
    for person in 0..1_000 {
        folder = folder.person(&format!("p{person}"), "{name: P}");
    }
    for person in 0..1_000 {
        for day in 0..100 {
            let mut award = seed.clone();
            award.record.earner = Some(format!("p{person}"));
            award.record.badge = if day % 2 == 0 { "gdpr" } else { "a" }.into();
            award.record.awarded = format!("{}-{:02}-01", 2000 + day / 12, day % 12 + 1);
            folder.records.awards.push(award);
        }
    }
    let began = std::time::Instant::now();
    let resolved = folder.resolve();
    let took = began.elapsed();
    // Two in a list of eight million places collide now and then; nothing else is at fault.
    let other =
        resolved.diagnostics.iter().find(|fault| fault.code.word() != "status-index-collision");
    assert_eq!(other, None);
    assert!(took.as_secs() < 60, "{took:?}, which only quadratic work explains");
}
