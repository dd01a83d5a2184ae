//! `check --approvals`: who really approved, and by whose rules.

use std::fs;
use std::path::Path;

use laureate::content;
use laureate::credential::SigningKey;
use laureate::diagnostic::{Diagnostic, Severity};
use laureate::model::{self, Catalog};
use laureate::review::{Approvals, Fresh, check_approvals, hold_policies};

use crate::content_load::write;
use crate::repository;
use crate::support::{laureate, stderr, stdout};

const SITE: &str = "title: T\nbase_url: https://a.example/\nissuer: {name: A}\n";
const BADGE: &str = "name: B\ndescription: D\ncriteria: C\n";
const PEOPLE: &str = "
- {slug: ada, name: Ada, account: ada-l, hr: {manager: grace}}
- {slug: alan, name: Alan, account: alan-t}
- {slug: eve, name: Eve, account: eve-e, hr: {manager: alan}}
- {slug: grace, name: Grace, account: Grace-H}
- {slug: joan, name: Joan}
";
const AWARD: &str = "badge: b, earner: ada, awarded: 2026-05-01";

/// A folder with a badge of two reviewers, and what else is given.
fn lay_out(folder: &Path, more: &[(&str, &str)]) {
    let reviewed = format!("{BADGE}reviewers: [grace, alan]\n");
    let usual = [("site.yaml", SITE), ("people/all.yaml", PEOPLE), ("badges/b.yaml", &reviewed)];
    for (name, text) in usual.iter().chain(more) {
        write(folder, name, text.as_bytes());
    }
}

fn catalog(more: &[(&str, &str)]) -> (Catalog, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), more);
    let loaded = content::load(folder.path());
    let as_of = "2026-11-01T00:00:00Z".parse().unwrap();
    let resolved = model::resolve(&loaded.records, as_of);
    let faults = [loaded.diagnostics, resolved.diagnostics].concat();
    (resolved.catalog.unwrap_or_else(|| panic!("{faults:#?}")), faults)
}

fn reviews(author: &str, approved: &[&str]) -> Approvals {
    let approved = approved.iter().map(|who| {
        format!(r#"{{"user":{{"login":"{who}"}},"state":"APPROVED","submitted_at":"2026-05-02T09:00:00Z"}}"#)
    });
    let approved: Vec<_> = approved.collect();
    let json = format!(r#"{{"author":"{author}","reviews":[{}]}}"#, approved.join(","));
    Approvals::read(json.as_bytes()).unwrap()
}

/// What is told of a change from `base` to `head` that these accounts approved.
fn judged(
    base: &[(&str, &str)],
    head: &[(&str, &str)],
    (author, approved): (&str, &[&str]),
) -> Vec<String> {
    let ((base, _), (head, _)) = (catalog(base), catalog(head));
    let found = check_approvals(&Fresh::new(Some(&base), &head), &reviews(author, approved));
    let told = found.iter().map(|one| {
        assert_eq!(one.severity, Severity::Error);
        assert!(one.help.is_some());
        format!("{}: {}", one.code, one.message)
    });
    told.collect()
}

/// The same where the change is one award, of which `rest` says more.
fn of_award(rest: &str, by: (&str, &[&str])) -> Vec<String> {
    judged(&[], &[("awards/a.yaml", &format!("{{{AWARD}{rest}}}"))], by)
}

const NONE: [&str; 0] = [];
const NEEDS_ONE: &str =
    "too-few-approvals: an award of `b` needs 1 approval by its reviewers, and this has 0";

#[test]
fn what_is_claimed_is_so() {
    let by_grace = ", approved_by: grace";
    assert_eq!(of_award(by_grace, ("bot", &["grace-h"])), NONE);
    assert_eq!(of_award(by_grace, ("bot", &["GRACE-H", "stranger"])), NONE);
    assert_eq!(of_award(by_grace, ("Grace-H", &[])), NONE, "who opened it stands behind it");
    let not = ["approval-not-given: `grace` has not approved this"];
    assert_eq!(of_award(by_grace, ("bot", &[])), not);
    assert_eq!(of_award(by_grace, ("bot", &["alan-t"])), not, "one approved, another is named");
    let both = ", approved_by: [grace, alan]";
    assert_eq!(of_award(both, ("grace-h", &["alan-t"])), NONE);
    assert_eq!(of_award(both, ("eve-e", &["alan-t"])), not);
    let unknown = of_award(", approved_by: [grace, joan]", ("grace-h", &["alan-t"]));
    let no_account =
        "approval-not-given: `joan` has no account, so whether they approved is not known";
    assert_eq!(unknown, [no_account]);
}

#[test]
fn the_last_word_is_told() {
    let head = catalog(&[("awards/a.yaml", &format!("{{{AWARD}, approved_by: grace}}"))]).0;
    let (base, _) = catalog(&[]);
    let told = |reviews: &str| {
        let approvals = Approvals::read(reviews.as_bytes()).unwrap();
        check_approvals(&Fresh::new(Some(&base), &head), &approvals)[0].message.clone()
    };
    let of = |state: &str| {
        format!(
            r#"{{"head":"c2","reviews":[{{"user":{{"login":"grace-h"}},"state":"{state}","commit_id":"c1"}}]}}"#
        )
    };
    assert_eq!(told(&of("CHANGES_REQUESTED")), "`grace` asks for changes");
    assert_eq!(told(&of("APPROVED")), "`grace` approved an earlier commit of this");
    assert_eq!(told(&of("DISMISSED")), "`grace` has not approved this");
}

#[test]
fn enough_approve_who_may() {
    let site = format!("{SITE}policies: {{approvals: 2}}\n");
    let two = [("site.yaml", &*site)];
    let of = |rest: &str, by| {
        let award = format!("{{{AWARD}{rest}}}");
        judged(&two, &[two[0], ("awards/a.yaml", &award)], by)
    };
    assert_eq!(of(", approved_by: grace", ("bot", &["grace-h", "alan-t"])), NONE);
    assert_eq!(of(", approved_by: grace", ("alan-t", &["grace-h"])), NONE);
    let lacks_one =
        ["too-few-approvals: an award of `b` needs 2 approvals by its reviewers, and this has 1"];
    assert_eq!(of(", approved_by: grace", ("bot", &["grace-h"])), lacks_one);
    assert_eq!(of(", approved_by: grace", ("eve-e", &["grace-h", "ada-l"])), lacks_one);
    let nominated = ", approved_by: grace, nominated_by: alan";
    assert_eq!(of(nominated, ("alan-t", &["grace-h"])), lacks_one, "alan nominated");
    let claims = of(", approved_by: [grace, alan]", ("bot", &["grace-h"]));
    assert_eq!(claims, ["approval-not-given: `alan` has not approved this"], "not told twice");
}

#[test]
fn nobody_approves_what_they_earn() {
    let own = format!("{BADGE}reviewers: [ada]\n");
    let badge = ("badges/b.yaml", &*own);
    let award = format!("{{{AWARD}, approved_by: grace}}");
    let head = [badge, ("awards/a.yaml", &*award)];
    let found = judged(&[badge], &head, ("ada-l", &["grace-h"]));
    assert_eq!(found, [NEEDS_ONE], "ada opened it, grace is no reviewer");
    let cohort = "{badge: b, earners: [ada, eve], awarded: 2026-05-01, approved_by: grace}";
    let found = judged(&[badge], &[badge, ("awards/a.yaml", cohort)], ("ada-l", &["grace-h"]));
    assert_eq!(found, [NEEDS_ONE], "it counts for eve's, and is told once");
}

#[test]
fn a_change_does_not_name_its_own_judges() {
    let award = format!("{{{AWARD}, approved_by: eve}}");
    let award = ("awards/a.yaml", &*award);
    let eve = ("eve-e", &["ada-l"][..]);
    // Ada and Eve make Eve a reviewer.
    let reviewers = format!("{BADGE}reviewers: [eve]\n");
    assert_eq!(judged(&[], &[award, ("badges/b.yaml", &reviewers)], eve), [NEEDS_ONE]);
    // They put Eve into the team.
    let team = |members: &str| format!("{SITE}teams: {{'@a/b': [{members}]}}\n");
    let of_team = format!("{BADGE}reviewers: ['@a/b']\n");
    let (before, after) = (team("grace"), team("eve"));
    let of_team = ("badges/b.yaml", &*of_team);
    let found =
        judged(&[of_team, ("site.yaml", &before)], &[of_team, ("site.yaml", &after), award], eve);
    assert_eq!(found, [NEEDS_ONE]);
    // They give Grace's name to Eve's account.
    let people = PEOPLE.replace("eve-e", "eve-f").replace("Grace-H", "eve-e");
    let by_grace = format!("{{{AWARD}, approved_by: grace}}");
    let head = [("people/all.yaml", &*people), ("awards/a.yaml", &*by_grace)];
    let found = judged(&[], &head, eve);
    assert_eq!(found, ["approval-not-given: `grace` has not approved this"]);
    // They ask for fewer.
    let strict = format!("{SITE}policies: {{approvals: 2}}\n");
    let found = judged(&[("site.yaml", &strict)], &[head[1]], ("grace-h", &[]));
    let lacks =
        "too-few-approvals: an award of `b` needs 2 approvals by its reviewers, and this has 1";
    assert_eq!(found, [lacks]);
    // They bring somebody new.
    let people = format!("{PEOPLE}- {{slug: max, name: Max, account: max-m}}\n");
    let by_max = format!("{{{AWARD}, approved_by: [grace, max]}}");
    let head = [("people/all.yaml", &*people), ("awards/a.yaml", &*by_max)];
    let found = judged(&[], &head, ("max-m", &["grace-h"]));
    let unknown = "approval-not-given: `max` has no account, so whether they approved is not known";
    assert_eq!(found, [unknown]);
}

#[test]
fn the_manager_really_approves() {
    let site = format!("{SITE}policies: {{manager_approves_peer: true}}\n");
    let peer = format!("{BADGE}issuing: peer\n");
    let base = [("site.yaml", &*site), ("badges/b.yaml", &*peer)];
    let of = |people: &str, by| {
        let award = format!("{{{AWARD}, nominated_by: eve}}");
        judged(
            &base,
            &[base[0], base[1], ("people/all.yaml", people), ("awards/a.yaml", &award)],
            by,
        )
    };
    assert_eq!(of(PEOPLE, ("eve-e", &["grace-h"])), NONE);
    let not = ["approver-not-manager: `grace` manages `ada`, and has not approved this"];
    assert_eq!(of(PEOPLE, ("eve-e", &["alan-t"])), not);
    let moved = PEOPLE.replace("manager: grace", "manager: alan");
    assert_eq!(of(&moved, ("eve-e", &["alan-t"])), not, "the manager of before");
}

#[test]
fn only_what_a_change_brings_is_judged() {
    let award = |rest: &str| format!("{{{AWARD}{rest}}}");
    let of = |before: &str, after: &str| {
        let (before, after) = (award(before), award(after));
        judged(&[("awards/a.yaml", &before)], &[("awards/moved.yaml", &after)], ("eve-e", &[]))
    };
    assert_eq!(of(", approved_by: grace", ", approved_by: grace"), NONE);
    assert_eq!(of(", approved_by: grace", ", approved_by: grace, message: Thanks"), NONE);
    let claimed = of(", approved_by: grace", ", approved_by: [grace, alan]");
    let nobody =
        ["grace", "alan"].map(|who| format!("approval-not-given: `{who}` has not approved this"));
    assert_eq!(claimed, nobody, "what is claimed afterwards has to be so, too");
}

#[test]
fn policies_are_held_against_what_a_change_brings() {
    let old = "{badge: b, earner: ada, awarded: 2026-05-01, approved_by: eve}";
    let new = "{badge: b, earner: eve, awarded: 2026-05-02, approved_by: joan}";
    let severities = |head: &[(&str, &str)]| {
        let (base, _) = catalog(&[("awards/old.yaml", old)]);
        let (head, mut faults) = catalog(head);
        hold_policies(&mut faults, Some(&Fresh::new(Some(&base), &head)));
        let told = faults.iter().map(|one| (&*one.place.file == "awards/new.yaml", one.severity));
        told.collect::<Vec<_>>()
    };
    let (error, warning) = (Severity::Error, Severity::Warning);
    assert_eq!(severities(&[("awards/old.yaml", old)]), [(false, warning)]);
    let both = severities(&[("awards/new.yaml", new), ("awards/old.yaml", old)]);
    assert_eq!(both, [(true, error), (false, warning)]);
}

#[test]
fn one_nomination_too_many_is_told_whichever_comes_last() {
    let site = format!("{SITE}policies: {{nominations_per_quarter: 1}}\n");
    let peer = format!("{BADGE}issuing: peer\n");
    let usual = [("site.yaml", &*site), ("badges/b.yaml", &*peer)];
    let award = |earner: &str, day: u8| {
        format!("{{badge: b, earner: {earner}, awarded: 2026-05-{day:02}, nominated_by: grace}}")
    };
    let old = award("ada", 9);
    let base = [usual[0], usual[1], ("awards/old.yaml", &*old)];
    for day in [8, 10] {
        let new = award("eve", day);
        let head = [base[0], base[1], base[2], ("awards/new.yaml", &*new)];
        let ((base, _), (head, mut faults)) = (catalog(&base), catalog(&head));
        hold_policies(&mut faults, Some(&Fresh::new(Some(&base), &head)));
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].severity, Severity::Error, "of day {day}");
    }
}

/// A repository whose change is one award, which names Grace.
fn pull_request() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay_out(&folder.path().join("content"), &[]);
    repository::init(folder.path());
    repository::commit(folder.path(), "Publish");
    let award = format!("{{{AWARD}, approved_by: grace}}");
    write(folder.path(), "content/awards/a.yaml", award.as_bytes());
    folder
}

/// `endorse` by Grace, who has that key, and then `check` with nobody's review.
fn endorsed(has_key_before: bool) -> std::process::Output {
    let key = SigningKey::from_seed(&[5; 32]);
    let people =
        PEOPLE.replace("name: Grace,", &format!("name: Grace, did: 'did:key:{}',", key.multikey()));
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    let with_key = [("people/all.yaml", &*people)];
    lay_out(&content, if has_key_before { &with_key } else { &[] });
    repository::init(folder.path());
    repository::commit(folder.path(), "Publish");
    write(&content, "people/all.yaml", people.as_bytes());
    write(&content, "awards/a.yaml", format!("{{{AWARD}, approved_by: grace}}").as_bytes());
    let mut endorse = laureate(folder.path());
    endorse.args(["endorse", "b/ada"]).env("LAUREATE_REVIEWER_KEY", &*key.to_multikey());
    let done = endorse.output().unwrap();
    assert!(done.status.success(), "{}", stderr(&done));
    write(folder.path(), "reviews.json", b"[]");
    let arguments = ["check", "--base", "HEAD", "--approvals", "reviews.json"];
    laureate(folder.path()).args(arguments).args(["--as-of", "2026-11-28"]).output().unwrap()
}

#[test]
fn an_endorsement_counts_by_a_key_that_was_there_before() {
    let sound = endorsed(true);
    assert_eq!(sound.status.code(), Some(0), "{}", stdout(&sound));
    let own_key = endorsed(false);
    assert_eq!(own_key.status.code(), Some(1), "a change does not bring its own key");
    assert!(stdout(&own_key).contains("error[approval-not-given]"), "{}", stdout(&own_key));
}

#[test]
fn the_command_reads_reviews() {
    let folder = pull_request();
    let run = |arguments: &[&str]| {
        let check = ["check", "--as-of", "2026-11-01"];
        laureate(folder.path()).args(check).args(arguments).output().unwrap()
    };
    let file = |text: &str| fs::write(folder.path().join("reviews.json"), text).unwrap();
    let with = ["--base", "HEAD", "--approvals", "reviews.json"];
    file("[]");
    let refused = run(&with);
    assert_eq!(refused.status.code(), Some(1), "{}", stderr(&refused));
    assert!(stdout(&refused).contains("error[approval-not-given]"), "{}", stdout(&refused));
    file(
        r#"[{"user":{"login":"grace-h"},"state":"APPROVED","submitted_at":"2026-05-02T09:00:00Z"}]"#,
    );
    let passed = run(&with);
    assert_eq!(passed.status.code(), Some(0), "{}", stdout(&passed));
    assert_eq!(run(&["--base", "HEAD"]).status.code(), Some(0), "what is claimed is believed");
    for text in ["", "{}", "[7]", r#"{"message":"Bad credentials"}"#] {
        file(text);
        let stopped = run(&with);
        assert_eq!(stopped.status.code(), Some(2), "{text}");
        assert!(stderr(&stopped).contains("does not tell who approved"), "{}", stderr(&stopped));
    }
    let alone = run(&["--approvals", "reviews.json"]);
    assert_eq!(alone.status.code(), Some(2), "without a base nothing is new");
}
