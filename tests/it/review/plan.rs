//! What a plan says, for small changes and for large ones.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use laureate::content::Sources;
use laureate::credential::{Documents, Mode, SigningKey};
use laureate::diagnostic::Place;
use laureate::model::{Catalog, SitePath};
use laureate::review::plan::{self, Plan, Side};
use laureate::site::{self, Theme};

use super::world::{Folder, today};

/// The documents that a build would sign.
pub(super) fn documents(catalog: &Catalog) -> Documents<'_> {
    Documents::new(catalog, SigningKey::from_seed(&[0; 32]), Mode::Draft).unwrap()
}

/// The files that a build would write.
pub(super) fn addresses(catalog: &Catalog, documents: &Documents<'_>) -> BTreeSet<SitePath> {
    static THEME: LazyLock<Theme> = LazyLock::new(|| {
        let place = Place::file(&"site.yaml".into());
        Theme::load(Path::new("no-themes"), "default", &place).unwrap()
    });
    let site = site::plan(catalog, documents, &THEME, today()).unwrap();
    site.addresses().cloned().collect()
}

/// The plan of a change.
pub(super) fn planned(base: &Catalog, head: &Catalog) -> Plan {
    let (was, is) = (documents(base), documents(head));
    let (before, now) = (addresses(base, &was), addresses(head, &is));
    let sources = &Sources::default();
    let base = Side { documents: &was, addresses: &before, sources };
    let head = Side { documents: &is, addresses: &now, sources };
    plan::plan(Some(base), head, "0123456789", today())
}

fn plan(base: &Folder, head: &Folder) -> Plan {
    planned(&base.catalog(), &head.catalog())
}

/// A change of every kind.
fn change() -> (Folder, Folder) {
    let base = Folder::new()
        .with("badges/old.yaml", "name: Old One\ndescription: D\ncriteria: C\n")
        .with("badges/cpr.yaml", "name: CPR\ndescription: Presses.\ncriteria: Pressed 30 times.\n")
        .with("people/joan.yaml", "name: Joan Quill\nvisibility: private\n")
        .with("people/ben.yaml", "name: Ben Ashe\n")
        .and("site.yaml", "privacy: {salt: 7f3c5b1e9a2d4c68}")
        .with(
            "awards/all.yaml",
            "- {badge: first-aid, earner: ada, awarded: 2026-05-01, expires: 2026-12-24}\n\
             - {badge: first-aid, earner: sam, awarded: 2026-05-02}\n\
             - {badge: cpr, earner: sam, awarded: 2026-05-03}\n\
             - {badge: cpr, earner: joan, awarded: 2026-05-04}\n\
             - {badge: cpr, earner: ben, awarded: 2026-05-05}\n",
        );
    let head = base
        .clone()
        .without("badges/old.yaml")
        .with("badges/knots.yaml", "name: Knots\ndescription: Ties.\ncriteria: Tied.\n")
        .replace("badges/cpr.yaml", "30 times", "60 times, with breaths")
        .and("badges/first-aid.yaml", "status: retired\nretired_on: 2026-10-01")
        .with("people/joan.yaml", "name: Joan Quill\n")
        .and("people/ben.yaml", "visibility: private")
        .replace("awards/all.yaml", "05-02", "05-02, revoked: {on: 2026-10-05, reason: An error}")
        .replace("awards/all.yaml", "05-01", "05-01, evidence: [{name: Report}]")
        .and("awards/all.yaml", "- {badge: knots, earners: [ada, sam], awarded: 2026-10-30}");
    (base, head)
}

/// Holds a text against what is kept of it. `LAUREATE_BLESS=1` writes it anew.
fn golden(name: &str, seen: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/review/expected").join(name);
    if std::env::var_os("LAUREATE_BLESS").is_some() {
        std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
        std::fs::write(&kept, seen).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&kept).unwrap_or_default(), seen, "{}", kept.display());
}

#[test]
fn a_change_of_every_kind_is_told() {
    let (base, head) = change();
    let plan = plan(&base, &head);
    golden("every-kind.txt", &plan::text(&plan));
    golden("every-kind.md", &plan::markdown(&plan));
    golden("every-kind.json", &plan::json(&plan));
}

#[test]
fn one_award_is_told() {
    let award = "- {badge: first-aid, earner: sam, awarded: 2026-10-30, approved_by: ada}";
    let plan = plan(&Folder::new(), &Folder::new().and("awards/sam.yaml", award));
    golden("one-award.md", &plan::markdown(&plan));
}

#[test]
fn nothing_is_told_as_nothing() {
    let plan = plan(&Folder::new(), &Folder::new());
    assert!(plan.is_empty());
    assert!(
        plan::text(&plan).starts_with("Merging this changes no credential, badge or address.\n")
    );
    let moved = Folder::new().without("awards/all.yaml");
    let award = "- {badge: first-aid, earner: ada, awarded: 2026-05-01}";
    assert!(self::plan(&Folder::new(), &moved.and("awards/x/y.yaml", award)).is_empty());
    let page = "---\ntitle: Rules\n---\nBe kind.\n";
    let plan = self::plan(&Folder::new(), &Folder::new().with("pages/rules.md", page));
    assert_eq!(plan.addresses.added, ["rules/index.html"]);
    assert!(plan::text(&plan).starts_with("Merging this changes addresses, but"));
}

/// The first change publishes everything.
#[test]
fn without_a_base_all_is_new() {
    let catalog = Folder::new().catalog();
    let documents = documents(&catalog);
    let addresses = addresses(&catalog, &documents);
    let sources = &Sources::default();
    let head = Side { documents: &documents, addresses: &addresses, sources };
    let plan = plan::plan(None, head, "0123456789", today());
    assert_eq!(plan.credentials.issued.len(), 1);
    assert_eq!(plan.badges.added.len(), 1);
    assert_eq!(plan.people.public.len(), 2);
    assert_eq!(plan.addresses.added.len(), addresses.len());
}

/// A move is one reason, not one for each address.
#[test]
fn a_move_is_one_reason() {
    let moved = Folder::new().replace("site.yaml", "ridge.example/badges", "b.example/x");
    let plan = plan(&Folder::new(), &moved);
    assert_eq!(plan.credentials.changed[0].what, ["base_url", "did"]);
    assert!(!plan::markdown(&plan).contains("<img"), "no picture is fetched from a new address");
}

/// As many people as a large programme has, each with an award.
fn crowd(folder: Folder, count: usize, badges: usize) -> Folder {
    let (mut people, mut awards, mut folder) = (String::new(), String::new(), folder);
    for at in 0..badges {
        let badge = format!("name: Badge {at}\ndescription: D\ncriteria: C\n");
        folder = folder.with(&format!("badges/badge-{at}.yaml"), &badge);
    }
    for at in 0..count {
        people += &format!("- {{slug: person-{at}, name: \"Person Number {at} of @many\"}}\n");
        let badge = at % badges;
        awards += &format!(
            "- {{badge: badge-{badge}, earner: person-{at}, awarded: 2026-05-0{}}}\n",
            at % 9 + 1
        );
    }
    folder.with("people/crowd.yaml", &people).with("awards/crowd.yaml", &awards)
}

#[test]
fn five_hundred_awards_are_readable() {
    let plan = plan(&Folder::new(), &crowd(Folder::new(), 500, 4));
    let told = plan::markdown(&plan);
    assert!(told.len() < 60_000, "{}", told.len());
    assert!(told.contains("issues 500 credentials, adds 4 badges and makes 500 people public"));
    assert_eq!(told.matches("<details>").count(), 4, "a group for each badge");
    assert!(told.contains("<b>Badge 0</b>: 125 credentials, awarded 2026-05-01 to 2026-05-09"));
    assert!(told.contains("Person Number 499"), "everybody is named");
    assert!(plan::text(&plan).lines().count() < 120);
}

#[test]
fn a_comment_is_never_too_long() {
    let long = crowd(Folder::new(), 3000, 600);
    let told = plan::markdown(&plan(&Folder::new(), &long));
    assert!(told.len() <= 60_000, "{}", told.len());
    assert!(told.contains("3000"), "all are counted");
    let criteria =
        |word: &str| format!("name: A\ndescription: D\ncriteria: |\n  {}\n", word.repeat(12_000));
    let (base, head) = (
        Folder::new().with("badges/first-aid.yaml", &criteria("@a ")),
        Folder::new().with("badges/first-aid.yaml", &criteria("<b> ")),
    );
    assert!(plan::markdown(&plan(&base, &head)).len() <= 60_000);
}

/// Whoever sends a pull request chooses every word of it.
#[test]
fn words_of_the_content_are_only_words() {
    let evil = "@octocat <img src=//x onerror=y> [x](//y) ![z](//w) #1 `c` | **b** https://e.x \
                www.e.x a@e.x deadbeef00 </summary></details>";
    let quoted = serde_json::to_string(evil).unwrap();
    let criteria = |more: &str| {
        format!(
            "name: {quoted}\ndescription: D\ncriteria: |\n  ```\n  {evil}\n\n  # {evil}\n  - {more}\n"
        )
    };
    let people = format!("name: {quoted}\n");
    let base = Folder::new()
        .with("people/sam.yaml", &people)
        .with("badges/evil.yaml", &criteria("one"))
        .and("awards/all.yaml", "- {badge: evil, earner: sam, awarded: 2026-05-02}");
    let head = base
        .clone()
        .with("badges/evil.yaml", &criteria(&format!("two {evil}")))
        .with("people/eve.yaml", &people)
        .replace(
            "awards/all.yaml",
            "05-02",
            &format!("05-02, revoked: {{on: 2026-06-01, reason: {quoted}}}"),
        )
        .and("awards/new.yaml", "{badge: evil, earners: [eve, ada], awarded: 2026-09-02}");
    let plan = plan(&base, &head);
    assert_eq!(plan.credentials.revoked.len(), 1);
    check_harmless(&plan::markdown(&plan));
    let many = crowd(base.clone(), 80, 1).with("badges/badge-0.yaml", &criteria("x"));
    check_harmless(&plan::markdown(&self::plan(&base, &many)));
}

/// Only our own markup is in it, and nothing that a forge would make a link of.
fn check_harmless(told: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut text = String::new();
    for event in Parser::new_ext(told, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => text += &plain(&html),
            Event::Text(words) => text += &words,
            Event::Code(code) => assert!(!code.contains('@'), "{code}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                panic!("{event:?} in {told}")
            }
            _ => text.push(' '),
        }
    }
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        assert!(!("@#".contains(c) && next.is_alphanumeric()), "{}", &text[at..]);
    }
    for link in ["https://e", "www.e", "deadbeef00"] {
        assert!(!text.contains(link), "{link} in {text}");
    }
}

/// HTML without the few tags that we write.
fn plain(html: &str) -> String {
    let mut html = html.to_owned();
    while let Some(at) = html.find("<img src=\"https://ridge.example/badges/badges/") {
        let end = at + html[at..].find("badge-96.png\" width=\"32\" alt=\"\">").unwrap();
        html.replace_range(at..end + "badge-96.png\" width=\"32\" alt=\"\">".len(), "");
    }
    for tag in ["details", "summary", "b", "del", "ins", "blockquote", "br", "sub"] {
        html = html
            .replace(&format!("<{tag}>"), "")
            .replace(&format!("<{tag} open>"), "")
            .replace(&format!("</{tag}>"), "");
    }
    assert!(!html.contains('<'), "{html}");
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
