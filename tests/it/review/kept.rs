//! What was published stays true.

use laureate::diagnostic::Severity;
use laureate::model::{Catalog, LeftOut};
use laureate::review::{self, Head};

use super::world::Folder;

const AWARDS: &str = "awards/all.yaml";
const BADGE: &str = "badges/first-aid.yaml";

/// The codes that a change of a folder gives, warnings in brackets.
fn codes(base: &Folder, head: &Folder) -> Vec<String> {
    let base: Catalog = base.catalog();
    let resolved = head.resolve();
    let (whole, sound) = (LeftOut::default(), resolved.sound.as_ref());
    let head = match (&resolved.catalog, sound) {
        (Some(catalog), _) => Head { catalog, left_out: &whole },
        (None, Some(sound)) => Head { catalog: &sound.catalog, left_out: &sound.left_out },
        (None, None) => panic!("{:?}", resolved.diagnostics),
    };
    let told = review::check(&base, head).into_iter().map(|fault| match fault.severity {
        Severity::Error => fault.code.to_string(),
        Severity::Warning => format!("({})", fault.code),
    });
    told.collect()
}

fn check(base: &Folder, head: &Folder, expected: &[&str]) {
    assert_eq!(codes(base, head), expected);
}

#[test]
fn nothing_changed_is_no_fault() {
    check(&Folder::new(), &Folder::new(), &[]);
}

#[test]
fn an_award_may_move_and_gain() {
    let base = Folder::new();
    let award = "- {badge: first-aid, earner: ada, awarded: 2026-05-01, \
                 evidence: [{name: Report}], revoked: {on: 2026-06-01}, message: Thanks}";
    let moved = base.clone().without(AWARDS).and("awards/2026/may.yaml", award);
    check(&base, &moved, &[]);
    let cohort = "{badge: first-aid, earners: [sam, ada], awarded: 2026-05-01}";
    check(&base, &base.clone().with(AWARDS, cohort), &[]);
    let by_time = "{badge: first-aid, earner: ada, awarded: \"2026-05-01T00:00:00Z\"}";
    check(&base, &base.clone().with(AWARDS, by_time), &[]);
}

#[test]
fn an_award_keeps_badge_earner_date_and_id() {
    let base = Folder::new().with("badges/cpr.yaml", "name: CPR\ndescription: D\ncriteria: C\n");
    let changed = |old, new| codes(&base, &base.clone().replace(AWARDS, old, new));
    assert_eq!(changed("2026-05-01", "2026-05-02"), ["award-changed"]);
    assert_eq!(changed("first-aid", "cpr"), ["award-changed"]);
    assert_eq!(changed("ada", "sam"), ["award-changed"]);
    assert_eq!(changed("05-01", "05-01, id: other"), ["award-changed"]);
    let pinned = base.clone().replace(AWARDS, "05-01", "05-01, id: old-1");
    let changed = |old, new| codes(&pinned, &pinned.clone().replace(AWARDS, old, new));
    assert_eq!(changed("2026-05-01", "2026-05-02"), ["award-changed"]);
    assert_eq!(changed("ada", "sam"), ["award-changed"]);
    assert_eq!(changed("first-aid", "cpr"), ["award-changed"]);
}

/// One fault for each file, however much is gone from it.
#[test]
fn awards_do_not_vanish() {
    let second = "- {badge: first-aid, earner: sam, awarded: 2026-05-03}";
    let base = Folder::new().and(AWARDS, second);
    check(&base, &Folder::new(), &["award-vanished"]);
    check(&base, &base.clone().without(AWARDS), &["award-vanished"]);
    let both = Folder::new().and("awards/sam.yaml", second);
    let gone = both.clone().without(AWARDS).without("awards/sam.yaml");
    check(&both, &gone, &["award-vanished", "award-vanished"]);
}

/// What cannot be read is not said to be gone: its own fault is told.
#[test]
fn what_is_at_fault_is_not_missed() {
    let base = Folder::new();
    check(&base, &base.clone().replace(AWARDS, "2026-05-01", "2026-05-32"), &[]);
    check(&base, &base.clone().with(AWARDS, "- {badge: ["), &[]);
    check(&base, &base.clone().without(BADGE), &["badge-vanished"]);
    check(&base, &base.clone().with(BADGE, "name: ["), &[]);
    check(&base, &base.clone().with("people/ada.yaml", "name: ["), &[]);
}

#[test]
fn an_award_ends_no_sooner() {
    let award = |expires: &str| {
        let text = format!("- {{badge: first-aid, earner: ada, awarded: 2026-05-01{expires}}}\n");
        Folder::new().with(AWARDS, &text)
    };
    let (none, year, two) =
        (award(""), award(", expires: 2027-05-01"), award(", expires: 2028-05-01"));
    check(&year, &two, &[]);
    check(&year, &none, &[]);
    check(&two, &year, &["expiry-shortened"]);
    check(&none, &year, &["expiry-shortened"]);
    let valid = |span: &str| Folder::new().and(BADGE, &format!("valid_for: {span}"));
    check(&valid("P1Y"), &valid("P2Y"), &[]);
    check(&valid("P2Y"), &valid("P1Y"), &["expiry-shortened"]);
}

#[test]
fn a_revocation_is_final() {
    let revoked = Folder::new().replace(AWARDS, "05-01", "05-01, revoked: {on: 2026-06-01}");
    check(&Folder::new(), &revoked, &[]);
    check(&revoked, &Folder::new(), &["revocation-withdrawn"]);
}

#[test]
fn a_badge_that_is_held_keeps_its_page() {
    let base = Folder::new();
    let retired = base.clone().and(BADGE, "status: retired\nretired_on: 2026-06-01");
    check(&base, &retired, &[]);
    let gone = base.clone().without(BADGE).without(AWARDS);
    check(&base, &gone, &["badge-vanished"]);
    let unheld = base.clone().without(AWARDS);
    check(&unheld, &gone, &["(badge-vanished)"]);
}

#[test]
fn criteria_stay_under_those_who_met_them() {
    let base = Folder::new();
    let harder = base.clone().replace(BADGE, "Passed the course.", "Passed two courses.");
    check(&base, &harder, &["criteria-changed"]);
    check(&base.clone().without(AWARDS), &harder, &[]);
    let trimmed =
        base.clone().replace(BADGE, "Passed the course.", "|\n  Passed the course.  \n\n");
    check(&base, &trimmed, &[]);
    let reworded = base.clone().replace(BADGE, "Helps.", "Helps until the ambulance is there.");
    check(&base, &reworded, &[]);
}

#[test]
fn versions_that_were_earned_stay_as_they_are() {
    let base = Folder::new();
    let frozen = |criteria: &str, until: &str| {
        format!("name: First aid\ndescription: Helps.\ncriteria: {criteria}\nuntil: {until}\n")
    };
    let (first, second) = ("badges/first-aid.v1.yaml", "Passed two courses.");
    let revised =
        base.clone().replace(BADGE, "Passed the course.", second).and(BADGE, "version: \"2\"");
    check(&base, &revised, &["version-vanished"]);
    let kept = revised.clone().with(first, &frozen("Passed the course.", "2026-06-30"));
    check(&base, &kept, &[]);
    check(
        &base,
        &revised.clone().with(first, &frozen("Was there.", "2026-06-30")),
        &["criteria-changed"],
    );
    let early = revised.clone().with(first, &frozen("Passed the course.", "2026-04-30"));
    check(&base, &early, &["award-changed"]);
    let said = early.clone().replace(AWARDS, "05-01", "05-01, version: \"1\"");
    check(&base, &said, &[]);
    check(&kept, &kept.clone().without(first), &["version-vanished"]);
    // Nobody has earned the second yet.
    check(&kept, &kept.clone().replace(BADGE, second, "Passed three courses."), &[]);
}

#[test]
fn a_slug_stands_for_one_thing() {
    let base = Folder::new();
    let ada = "people/ada.yaml";
    let other = base.clone().with(ada, "name: Grace Hopper\nemail: grace@ridge.example\n");
    check(&base, &other, &["slug-reused"]);
    check(&base, &base.clone().with(ada, "name: Grace Hopper\n"), &["slug-reused"]);
    let married = base.clone().replace(ada, "Ridge", "Holt");
    check(&base, &married, &[]);
    let new_name = base.clone().replace(ada, "Ada Ridge", "Grace Hopper");
    check(&base, &new_name, &[]);
    let badge = "name: Welding\ndescription: Joins steel.\ncriteria: Joined some.\n";
    check(&base, &base.clone().with(BADGE, badge), &["slug-reused"]);
    check(&base.clone().without(AWARDS), &base.clone().with(BADGE, badge), &["slug-reused"]);
}

#[test]
fn a_person_keeps_the_slug() {
    let base = Folder::new();
    let renamed = base
        .clone()
        .without("people/ada.yaml")
        .with("people/ada-holt.yaml", "name: Ada Holt\nemail: ADA@ridge.example\n")
        .replace(AWARDS, "ada", "ada-holt");
    check(&base, &renamed, &["person-renamed"]);
    let id = base.catalog().awards()[0].id.to_string();
    let kept = renamed.clone().replace(AWARDS, "05-01", &format!("05-01, id: {id}"));
    check(&base, &kept, &["(person-renamed)"]);
    let later = renamed.clone().replace(AWARDS, "05-01", "05-02");
    check(&base, &later, &["person-renamed", "award-changed"]);
    let gone = base.clone().without("people/sam.yaml");
    check(&base, &gone, &["(person-vanished)"]);
    let private = base.clone().and("people/sam.yaml", "visibility: private");
    let private = private.and("site.yaml", "privacy: {salt: 7f3c5b1e9a2d4c68}");
    let private = private.without(AWARDS);
    check(&private, &private.clone().without("people/sam.yaml"), &[]);
}

#[test]
fn a_salt_is_chosen_once() {
    let salted = |salt: &str| Folder::new().and("site.yaml", &format!("privacy: {{salt: {salt}}}"));
    let (one, other) = (salted("7f3c5b1e9a2d4c68"), salted("1b0d2f4e6a8c9e7d"));
    check(&one, &other, &["salt-changed"]);
    check(&Folder::new(), &one, &["salt-changed"]);
    // What has an address of its own keeps it.
    let id = Folder::new().catalog().awards()[0].id.to_string();
    let kept = one.clone().replace(AWARDS, "05-01", &format!("05-01, id: {id}"));
    check(&Folder::new(), &kept, &[]);
    let unlisted =
        |folder: Folder| folder.and("people/sam.yaml", "visibility: unlisted").without(AWARDS);
    check(&unlisted(one), &unlisted(other), &["salt-changed"]);
}

#[test]
fn keys_stay_and_stay_revoked() {
    let key = |id: &str, key: &str, more: &str| {
        format!("  - {{id: {id}, public_key: {key}, created: 2026-01-05{more}}}")
    };
    let (a, b) = (
        "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT",
    );
    let folder =
        |keys: &[String]| Folder::new().and("site.yaml", &format!("keys:\n{}", keys.join("\n")));
    let both = folder(&[key("a", a, ""), key("b", b, "")]);
    let revoked = folder(&[key("a", a, ", revoked: 2026-06-01"), key("b", b, "")]);
    check(&Folder::new(), &both, &[]);
    check(&both, &revoked, &[]);
    check(&both, &folder(&[key("other", a, ""), key("b", b, "")]), &[]);
    check(&revoked, &both, &["revocation-withdrawn"]);
    check(&both, &folder(&[key("b", b, "")]), &["key-vanished"]);
    check(&both, &Folder::new(), &["key-vanished", "key-vanished"]);
}

#[test]
fn a_move_is_told() {
    let moved =
        Folder::new().replace("site.yaml", "https://ridge.example/badges/", "https://b.example/");
    check(&Folder::new(), &moved, &["(site-moved)", "(site-moved)"]);
    let kept = moved.and("site.yaml", "did: \"did:web:ridge.example:badges\"");
    check(&Folder::new(), &kept, &["(site-moved)"]);
}

#[test]
fn a_status_index_stays() {
    let moved = Folder::new().replace(AWARDS, "05-01", "05-01, status_index: 7");
    check(&Folder::new(), &moved, &["status-index-changed"]);
}

/// The rule of the model takes the older of two awards for the published one.
#[test]
fn of_two_awards_in_one_place_the_new_one_gives_way() {
    let base = Folder::new();
    let index = base.catalog().awards()[0].status.index.get();
    let back =
        format!("{{badge: first-aid, earner: sam, awarded: 2026-04-01, status_index: {index}}}");
    let head = base.clone().and("awards/new.yaml", &back).resolve();
    let (mut told, sound) = (head.diagnostics, head.sound.unwrap());
    assert_eq!(&*told[0].place.file, AWARDS);
    let head = Head { catalog: &sound.catalog, left_out: &sound.left_out };
    review::point_at_the_new(&mut told, &base.catalog(), head);
    assert_eq!(&*told[0].place.file, "awards/new.yaml");
    assert_eq!(&*told[0].related[0].0.file, AWARDS);
    assert!(told[0].help.as_ref().unwrap().starts_with("write `status_index: "));
}
