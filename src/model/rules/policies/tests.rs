//! Each rule, held and broken.

use crate::model::rules::testing::Folder;

/// Grace manages Ada and reviews `b`; Joan and Alan are colleagues.
fn folder(policies: &str, badge: &str) -> Folder {
    let teams = "teams: {'@acme/privacy': [grace, alan]}\n";
    Folder::new()
        .site(&format!("{teams}policies: {policies}\nfamilies: {{f: {{reviewers: [grace]}}}}\n"))
        .badge("b", badge)
        .person("grace", "name: Grace\naccount: grace-h\n")
        .person("joan", "name: Joan\nhr: {manager: alan}\n")
        .person("alan", "name: Alan\naccount: alan-t\n")
        .person("eve", "name: Eve\nhr: {manager: grace}\n")
}

fn codes(policies: &str, badge: &str, award: &str) -> Vec<&'static str> {
    let award = format!("{{badge: b, awarded: 2026-05-01, {award}}}");
    folder(policies, badge).award(&award).codes()
}

const NONE: [&str; 0] = [];

#[test]
fn a_reviewer_approves() {
    let by =
        |badge: &str, who: &str| codes("{}", badge, &format!("earner: eve, approved_by: {who}"));
    let own = "reviewers: [grace]\n";
    assert_eq!(by(own, "grace"), NONE);
    assert_eq!(by(own, "alan"), ["approver-not-reviewer"]);
    assert_eq!(by(own, "[grace, alan, joan]"), ["approver-not-reviewer", "approver-not-reviewer"]);
    assert_eq!(by("", "alan"), NONE, "nobody is named");
    let team = "reviewers: ['@Acme/Privacy']\n";
    assert_eq!(by(team, "[grace, alan]"), NONE);
    assert_eq!(by(team, "joan"), ["approver-not-reviewer"]);
    assert_eq!(by("reviewers: ['@acme/law', grace]\n", "joan"), NONE, "nobody says who is in it");
    let account = "reviewers: ['@Grace-H']\n";
    assert_eq!(by(account, "grace"), NONE);
    assert_eq!(by(account, "alan"), ["approver-not-reviewer"]);
    assert_eq!(by(account, "joan"), NONE, "it may be hers");
}

#[test]
fn a_family_has_reviewers_for_badges_without() {
    let by = |badge: &str, rest: &str| codes("{}", badge, &format!("earner: eve{rest}"));
    assert_eq!(by("family: f\n", ", approved_by: grace"), NONE);
    assert_eq!(by("family: f\n", ", approved_by: alan"), ["approver-not-reviewer"]);
    assert_eq!(by("family: f\n", ""), ["approval-missing"]);
    let own = "family: f\nreviewers: [alan]\n";
    assert_eq!(by(own, ", approved_by: alan"), NONE);
    assert_eq!(by(own, ", approved_by: grace"), ["approver-not-reviewer"]);
}

#[test]
fn as_many_approve_as_is_wanted() {
    let two = "{approvals: 2}";
    let by = |badge: &str, rest: &str| codes(two, badge, &format!("earner: eve{rest}"));
    assert_eq!(by("", ", approved_by: [grace, alan]"), NONE);
    assert_eq!(by("", ", approved_by: grace"), ["too-few-approvals"]);
    assert_eq!(
        by("", ", approved_by: [grace, grace]"),
        ["duplicate-reference", "too-few-approvals"],
        "one person is one approval"
    );
    assert_eq!(by("", ""), ["too-few-approvals"]);
    assert_eq!(by("family: f\n", ""), ["approval-missing"], "once");
    assert_eq!(by("", ", approved_by: [grace, gracie]"), ["unknown-approver"], "nothing follows");
    assert_eq!(by("issuing: milestone\n", ""), NONE);
    assert_eq!(codes("{approvals: 0}", "", "earner: eve"), ["bad-value"]);
    assert_eq!(codes("{approvals: 21}", "", "earner: eve"), ["bad-value"]);
}

#[test]
fn who_nominates_does_not_approve() {
    let by = |rest: &str| {
        codes("{}", "issuing: peer\n", &format!("earner: eve, nominated_by: alan{rest}"))
    };
    assert_eq!(by(""), NONE);
    assert_eq!(by(", approved_by: grace"), NONE);
    assert_eq!(by(", approved_by: [grace, alan]"), ["nominator-approved"]);
}

#[test]
fn the_manager_approves_peer_badges() {
    let peer = "issuing: peer\nreviewers: [joan]\n";
    let by = |earner: &str, rest: &str| {
        let award = format!("{earner}, nominated_by: ada{rest}");
        codes("{manager_approves_peer: true}", peer, &award)
    };
    assert_eq!(by("earner: eve", ", approved_by: grace"), NONE);
    assert_eq!(by("earner: eve", ", approved_by: [joan, grace]"), NONE);
    assert_eq!(by("earner: eve", ", approved_by: joan"), ["approver-not-manager"]);
    assert_eq!(by("earner: eve", ""), ["approver-not-manager"]);
    assert_eq!(by("earner: eve", ", approved_by: gracie"), ["unknown-approver"]);
    assert_eq!(by("earner: alan", ", approved_by: grace"), ["approver-not-manager"], "of nobody");
    let cohort = "earners: [eve, joan]";
    assert_eq!(by(cohort, ", approved_by: [grace, alan]"), NONE);
    assert_eq!(by(cohort, ", approved_by: grace"), ["approver-not-manager"], "not Joan's");
    let free = codes("{}", peer, "earner: eve, nominated_by: ada");
    assert_eq!(free, ["too-few-approvals"], "a reviewer approves, where it is not asked for");
    let by_joan = codes("{}", peer, "earner: eve, nominated_by: ada, approved_by: joan");
    assert_eq!(by_joan, NONE);
    let by_grace = codes("{}", peer, "earner: eve, nominated_by: ada, approved_by: grace");
    assert_eq!(by_grace, ["approver-not-reviewer"]);
}

#[test]
fn what_an_unreadable_manager_hides_is_not_told() {
    let award = "{badge: b, awarded: 2026-05-01, earner: max, nominated_by: ada}";
    let folder = folder("{manager_approves_peer: true}", "issuing: peer\n");
    let folder = folder.person("max", "name: Max\nhr: {manager: gracie}\n").award(award);
    assert_eq!(folder.codes(), ["unknown-person"]);
}

#[test]
fn nobody_nominates_too_many_in_a_quarter() {
    let codes = |most: u32, awards: &[&str]| {
        let policies = format!("{{nominations_per_quarter: {most}}}");
        let folder = folder(&policies, "issuing: peer\nrepeatable: always\n");
        let award = |award: &&str| format!("{{badge: b, nominated_by: grace, {award}}}");
        awards.iter().map(award).fold(folder, |folder, award| folder.award(&award)).codes()
    };
    let may = ["earner: ada, awarded: 2026-04-01", "earner: eve, awarded: 2026-06-30"];
    assert_eq!(codes(2, &may), NONE);
    assert_eq!(codes(1, &may), ["too-many-nominations"]);
    assert_eq!(codes(0, &may), ["too-many-nominations", "too-many-nominations"]);
    let quarters = ["earner: ada, awarded: 2026-03-31", "earner: eve, awarded: 2026-04-01"];
    assert_eq!(codes(1, &quarters), NONE);
    let years = ["earner: ada, awarded: 2025-04-01", "earner: eve, awarded: 2026-04-01"];
    assert_eq!(codes(1, &years), NONE);
    let cohort = ["earners: [ada, eve, joan], awarded: 2026-05-01"];
    assert_eq!(codes(3, &cohort), NONE);
    assert_eq!(codes(1, &cohort), ["too-many-nominations"], "told once");
    let revoked = [may[0], "earner: eve, awarded: 2026-06-30, revoked: {on: 2026-07-01}"];
    assert_eq!(codes(1, &revoked), ["too-many-nominations"]);
}

#[test]
fn what_was_awarded_before_is_past_judging() {
    let since = |day: &str| {
        let policies = format!("{{approvals: 2, since: {day}}}");
        codes(&policies, "reviewers: [grace]\n", "earner: eve, approved_by: joan")
    };
    assert_eq!(since("2026-05-02"), NONE);
    assert_eq!(since("2026-05-01"), ["approver-not-reviewer", "too-few-approvals"]);
    assert_eq!(since("soon").first(), Some(&"approver-not-reviewer"), "it tells nothing");
    let revoked = "earner: eve, approved_by: joan, revoked: {on: 2026-06-01}";
    assert_eq!(codes("{}", "reviewers: [grace]\n", revoked), NONE);
}

#[test]
fn a_site_is_built_all_the_same() {
    let award = "{badge: b, awarded: 2026-05-01, earner: eve, approved_by: joan}";
    let folder = folder("{}", "reviewers: [grace]\n").award(award);
    assert_eq!(folder.codes(), ["approver-not-reviewer"]);
    assert!(folder.catalog().is_some());
}
