//! The whole way on real repositories: begin, edit, nominate, check, plan, review, merge, publish,
//! verify, revoke, and verify again. The steps are those of the generated workflows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use super::forge::Forge;
use super::world::{World, git, program};
use crate::snapshot::{assert_snapshot, settled};
use crate::support::{stderr, stdout};

const BADGES: &str = ".github/workflows/badges.yml";
const NOMINATIONS: &str = ".github/workflows/nominations.yml";

/// The repository on the forge, a clone at home, and the secret.
struct Story {
    home: World,
    origin: TempDir,
    secret: String,
}

impl Story {
    /// Grace awards Ada First Aid, on the branch `ada`.
    fn award(&self) -> Output {
        let award = ["award", "first-aid", "ada-lovelace", "--on", "2026-05-01"];
        self.home
            .done(&[&award[..], &["--approved-by", "grace-hopper", "--branch", "ada"]].concat())
    }

    /// Begins a folder, makes it one's own, and pushes it.
    fn begin(forge: &str) -> Self {
        let (home, origin) = (World::empty(), tempfile::tempdir().unwrap());
        git(origin.path(), &["init", "--quiet", "--bare", "--initial-branch", "main"]);
        git(home.folder(), &["init", "--quiet", "--initial-branch", "main"]);
        let address = ["--base-url", "https://acme.github.io/badges/", "--forge", forge];
        home.done(&[&["init", "--name", "Acme"], &address[..]].concat());
        let secret = fs::read_dir(home.path(".laureate/keys")).unwrap().next().unwrap();
        let secret = fs::read_to_string(secret.unwrap().path()).unwrap();
        let write = |name: &str, text: &str| fs::write(home.path(name), text).unwrap();
        write("content/people/ada-lovelace.yaml", "name: Ada Lovelace\naccount: ada-l\n");
        write("content/people/grace-hopper.yaml", "name: Grace Hopper\naccount: ghopper\n");
        let badge = home.text("content/badges/first-aid.yaml");
        let named = badge.lines().find(|line| line.starts_with("# reviewers:")).unwrap().to_owned();
        let badge = badge.replace(&named, "reviewers: [grace-hopper]");
        // For good, so that this test is no different in some years.
        let lasting = badge.lines().filter(|line| !line.starts_with("valid_for:"));
        let badge = lasting.map(|line| format!("{line}\n")).collect::<String>();
        write("content/badges/first-aid.yaml", &badge);
        home.done(&["init", "--refresh"]);
        let owners = home.text(&format!(".{forge}/CODEOWNERS"));
        assert!(owners.contains("/content/badges/first-aid.* @ghopper\n"), "{owners}");
        git(home.folder(), &["add", "--all"]);
        git(home.folder(), &["commit", "--quiet", "--message", "Begin"]);
        let kept = git(home.folder(), &["ls-files", ".laureate", "public"]);
        assert_eq!(kept, "", "what is secret or made is not committed");
        let url = origin.path().to_str().unwrap();
        git(home.folder(), &["remote", "add", "origin", url]);
        git(home.folder(), &["push", "--quiet", "--set-upstream", "origin", "main"]);
        Self { home, origin, secret: secret.trim().to_owned() }
    }

    /// A checkout of a branch, or of what merging it would give, as the forge makes one.
    fn checkout(&self, branch: &str, merged: bool) -> Checkout {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work");
        let url = self.origin.path().to_str().unwrap();
        git(folder.path(), &["clone", "--quiet", url, "work"]);
        if merged {
            let branch = format!("origin/{branch}");
            git(&path, &["merge", "--quiet", "--no-ff", "--message", "Merge", &branch]);
        }
        Checkout { path, _folder: folder }
    }

    /// Merges a branch into main, on the forge.
    fn merge(&self, branch: &str) {
        let checkout = self.checkout(branch, true);
        git(&checkout.path, &["push", "--quiet", "origin", "main"]);
        git(self.home.folder(), &["switch", "--quiet", "main"]);
        git(self.home.folder(), &["pull", "--quiet"]);
    }

    /// Runs the job that publishes, on main, and returns where the site is.
    fn published(&self, forge: &mut Forge) -> Checkout {
        let checkout = self.checkout("main", false);
        forge.say("secrets.LAUREATE_SIGNING_KEY", &self.secret);
        forge.run(&checkout.path, BADGES, "build").fine();
        checkout
    }
}

struct Checkout {
    path: PathBuf,
    _folder: TempDir,
}

fn forge() -> Forge {
    let mut forge = Forge::new();
    forge.say("github.token", "token");
    forge.say("github.repository", "acme/badges");
    forge.say("github.event.pull_request.number", "7");
    forge
}

/// What the forge knows of reviews: the newest commit, approved by these accounts.
fn reviews(forge: &Forge, accounts: &[&str]) {
    let commit = "0123456789012345678901234567890123456789";
    let review = |account: &&str| {
        serde_json::json!({
            "author": {"login": account}, "state": "APPROVED", "commit": {"oid": commit},
            "submittedAt": "2026-05-01T12:00:00Z"
        })
    };
    let reviews: Vec<_> = accounts.iter().map(review).collect();
    let view = serde_json::json!({
        "author": {"login": "somebody"}, "headRefOid": commit, "reviews": reviews
    });
    fs::write(forge.path("reviews.json"), view.to_string()).unwrap();
}

/// The only credential in a site.
fn credential(site: &Path) -> PathBuf {
    let credentials = fs::read_dir(site.join("public/credentials")).unwrap();
    let found: Vec<_> = credentials.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].join("credential.json")
}

/// What `verify` says of the only credential in a site.
fn verdict(site: &Path) -> (bool, String) {
    let file = credential(site);
    let file = file.strip_prefix(site).unwrap().to_str().unwrap();
    let output = program(site).args(["verify", "--site", "public", file]).output().unwrap();
    (output.status.success(), settled(&stdout(&output)))
}

#[test]
fn from_an_empty_folder_to_a_revoked_credential() {
    let story = Story::begin("github");
    let mut forge = forge();

    // Somebody awards on a branch.
    let award = story.award();
    assert_snapshot("story-award", &settled(&format!("{}{}", stdout(&award), stderr(&award))));
    git(story.home.folder(), &["push", "--quiet", "origin", "ada"]);

    // Nobody has approved: the check says so, and the comment is written all the same.
    let checkout = story.checkout("ada", true);
    reviews(&forge, &[]);
    let run = forge.run(&checkout.path, BADGES, "check");
    assert_eq!(run.failed.as_deref(), Some("Check the change"), "{}", run.said);
    assert!(run.said.contains("::error file=content/awards/2026/first-aid.yaml"), "{}", run.said);
    assert!(forge.text("summary").contains("Ada Lovelace"), "{}", forge.text("summary"));
    forge.run(&checkout.path, BADGES, "comment").fine();
    let comment = forge.text("body");
    assert!(comment.starts_with("<!-- laureate: plan -->\n"), "{comment}");
    assert_snapshot("story-comment", &without_commit(&settled(&comment)));
    assert!(forge.text("asked").contains("api --silent repos/acme/badges/issues/7/comments"));

    // The reviewer approves: the check passes, and the same comment is renewed.
    reviews(&forge, &["ghopper"]);
    forge.run(&checkout.path, BADGES, "check").fine();
    fs::write(forge.path("comments"), "99\n").unwrap();
    forge.run(&checkout.path, BADGES, "comment").fine();
    let asked = forge.text("asked");
    assert!(asked.contains("--method PATCH repos/acme/badges/issues/comments/99"), "{asked}");

    // Merged, it is published for real, and valid.
    story.merge("ada");
    let site = story.published(&mut forge);
    assert!(!site.path.join(".laureate/keys").exists(), "the key came from the secret alone");
    let (is_valid, said) = verdict(&site.path);
    assert!(is_valid, "{said}");
    assert_snapshot("story-valid", &said);
    let merged = git(story.origin.path(), &["rev-parse", "main"]);
    let credential = fs::read_to_string(credential(&site.path)).unwrap();
    assert!(credential.contains(&merged), "it names the commit that issued it: {credential}");

    // What expires next is told every week, in one issue. Here, nothing does.
    forge.run(&site.path, BADGES, "remind").fine();
    assert!(!forge.text("asked").contains("issue create"), "{}", forge.text("asked"));

    // It was a mistake. What was published is not deleted …
    fs::remove_file(story.home.path("content/awards/2026/first-aid.yaml")).unwrap();
    let deleted = story.home.run(&["check", "--base", "main"]);
    assert_eq!(deleted.status.code(), Some(1), "{}", stderr(&deleted));
    assert_snapshot("story-deleted", &without_commit(&settled(&stdout(&deleted))));
    git(story.home.folder(), &["checkout", "--quiet", "--", "content"]);

    // … but revoked.
    let revoke = ["revoke", "first-aid/ada-lovelace", "--reason", "Issued in error"];
    let revoke = [&revoke[..], &["--on", "2026-06-10", "--branch", "back"]].concat();
    let revoke = story.home.done(&revoke);
    assert_snapshot("story-revoke", &settled(&format!("{}{}", stdout(&revoke), stderr(&revoke))));
    git(story.home.folder(), &["push", "--quiet", "origin", "back"]);
    let checkout = story.checkout("back", true);
    reviews(&forge, &["ghopper"]);
    forge.run(&checkout.path, BADGES, "check").fine();
    forge.run(&checkout.path, BADGES, "comment").fine();
    assert_snapshot("story-comment-revoked", &without_commit(&settled(&forge.text("body"))));
    story.merge("back");
    let site = story.published(&mut forge);
    let (is_valid, said) = verdict(&site.path);
    assert!(!is_valid, "{said}");
    assert_snapshot("story-revoked", &said);
}

#[test]
fn a_nomination_becomes_a_pull_request() {
    let story = Story::begin("github");
    let mut forge = forge();
    forge.say("github.event.issue.number", "12");
    forge.say("github.event.issue.user.login", "GHopper");
    forge.say(
        "github.event.issue.body",
        "### Badge\r\n\r\nThank You (thank-you)\r\n\r\n### Who has earned it\r\n\r\nada-lovelace\r\n\r\n\
         ### Who nominates\r\n\r\n_No response_\r\n\r\n### Who reviews it\r\n\r\n_No response_\r\n\r\n\
         ### Earned on\r\n\r\n2026-05-01\r\n\r\n### Evidence\r\n\r\n_No response_\r\n\r\n\
         ### A word to the earner\r\n\r\nThank you, $(touch /tmp/never) `id`.\r\n",
    );
    let checkout = story.checkout("main", false);
    forge.run(&checkout.path, NOMINATIONS, "propose").fine();
    let pushed =
        git(story.origin.path(), &["show", "nomination-12:content/awards/2026/thank-you.yaml"]);
    assert_eq!(
        pushed,
        "- badge: thank-you\n  earner: ada-lovelace\n  awarded: 2026-05-01\n  \
         nominated_by: grace-hopper\n  message: Thank you, $(touch /tmp/never) `id`."
    );
    let author = git(story.origin.path(), &["log", "-1", "--format=%cn", "nomination-12"]);
    assert_eq!(author, "Grace Hopper", "as the environment of this test says");
    let asked = forge.text("asked");
    assert!(asked.contains("pr create --head nomination-12 --base main"), "{asked}");
    let body = forge.text("body");
    assert!(body.starts_with("Closes #12.\n\n### Merging this issues 1 credential\n"), "{body}");

    // The check of what came of it, as a reviewer's approval starts it.
    let merged = story.checkout("nomination-12", true);
    reviews(&forge, &["ghopper"]);
    forge.run(&merged.path, BADGES, "check").fine();
}

#[test]
fn what_expires_soon_is_told_in_one_issue() {
    let story = Story::begin("github");
    let tomorrow = jiff::Zoned::now().date().tomorrow().unwrap().to_string();
    let award = format!(
        "badge: thank-you\nearner: ada-lovelace\nawarded: 2026-05-01\nexpires: {tomorrow}\n\
         nominated_by: grace-hopper\n"
    );
    fs::create_dir(story.home.path("content/awards")).unwrap();
    fs::write(story.home.path("content/awards/a.yaml"), award).unwrap();
    git(story.home.folder(), &["add", "--all"]);
    git(story.home.folder(), &["commit", "--quiet", "--message", "Award"]);
    git(story.home.folder(), &["push", "--quiet"]);
    let (checkout, forge) = (story.checkout("main", false), forge());
    forge.run(&checkout.path, BADGES, "remind").fine();
    assert!(forge.text("asked").contains("issue create"), "{}", forge.text("asked"));
    let body = forge.text("body");
    assert!(body.contains("propose renewals") && body.contains("Ada Lovelace"), "{body}");
    assert!(body.contains("<details>") && body.ends_with("</details>\n"), "{body}");
    fs::write(forge.path("issues"), "8\n").unwrap();
    forge.run(&checkout.path, BADGES, "remind").fine();
    assert!(forge.text("asked").contains("issue edit 8"), "{}", forge.text("asked"));
    git(&checkout.path, &["rm", "--quiet", "content/awards/a.yaml"]);
    git(&checkout.path, &["commit", "--quiet", "--message", "Nothing is left"]);
    forge.run(&checkout.path, BADGES, "remind").fine();
    assert!(forge.text("asked").contains("issue close 8"), "{}", forge.text("asked"));
}

#[test]
fn a_form_that_cannot_be_used_is_answered() {
    let story = Story::begin("github");
    for (body, said) in [
        ("### Badge\n\nfirst-ait\n\n### Who has earned it\n\nada-lovelace\n", "first-aid"),
        ("~~~~~~~~~~\n@everybody\n", "says nothing below"),
        ("### Badge\n\n-x\n\n### Who has earned it\n\n--help\n", "no badge `-x`"),
    ] {
        let mut forge = forge();
        forge.say("github.event.issue.number", "13");
        forge.say("github.event.issue.user.login", "-stranger");
        forge.say("github.event.issue.body", body);
        let checkout = story.checkout("main", false);
        let run = forge.run(&checkout.path, NOMINATIONS, "propose");
        assert_eq!(run.failed.as_deref(), Some("Write the award on a branch"), "{}", run.said);
        let answer = forge.text("body");
        assert!(answer.contains(said), "{answer}");
        assert!(!answer.contains("@everybody"), "{answer}");
        assert_eq!(git(story.origin.path(), &["branch", "--list", "nomination*"]), "");
    }
}

#[test]
fn on_gitlab_the_jobs_do_the_same() {
    let story = Story::begin("gitlab");
    story.award();
    git(story.home.folder(), &["push", "--quiet", "origin", "ada"]);
    let checkout = story.checkout("ada", true);
    let mut forge = forge();
    forge.expressions.clear();
    forge.say("CI_MERGE_REQUEST_DIFF_BASE_SHA", &git(story.home.folder(), &["rev-parse", "main"]));
    forge.say("CI_API_V4_URL", "https://gitlab.example/api/v4");
    forge.say("CI_PROJECT_ID", "3");
    forge.say("CI_MERGE_REQUEST_IID", "7");
    // Without a token nobody can tell who approved.
    let run = forge.run_job(&checkout.path, "check", false).fine();
    assert!(run.said.contains("### Merging this issues 1 credential"), "{}", run.said);
    assert_eq!(forge.text("asked"), "");
    // With one, nobody has.
    forge.say("LAUREATE_COMMENT_TOKEN", "secret");
    fs::write(forge.path("approvals.json"), r#"{"approved_by": []}"#).unwrap();
    let run = forge.run_job(&checkout.path, "check", false);
    assert!(run.failed.is_some() && run.said.contains("first-aid.yaml"), "{}", run.said);
    let approved = r#"{"approved_by": [{"user": {"username": "ghopper"}}]}"#;
    fs::write(forge.path("approvals.json"), approved).unwrap();
    forge.run_job(&checkout.path, "check", false).fine();

    // The comment is written, then renewed.
    fs::write(forge.path("notes.json"), "[]").unwrap();
    forge.run_job(&checkout.path, "comment", false).fine();
    assert!(forge.text("asked").contains("--request POST"), "{}", forge.text("asked"));
    assert!(forge.text("body").starts_with("[//]: # (laureate: plan)\n\n### Merging this"));
    fs::write(forge.path("comments"), "99\n").unwrap();
    forge.run_job(&checkout.path, "comment", false).fine();
    let asked = forge.text("asked");
    let note = "https://gitlab.example/api/v4/projects/3/merge_requests/7/notes/99";
    assert!(asked.contains("--request PUT") && asked.contains(note), "{asked}");

    story.merge("ada");
    let checkout = story.checkout("main", false);
    // Without the secret nothing is published, with it for real.
    let run = forge.run_job(&checkout.path, "pages", false);
    assert!(run.failed.is_some() && run.said.contains("LAUREATE_SIGNING_KEY"), "{}", run.said);
    forge.say("LAUREATE_SIGNING_KEY", &story.secret);
    // The program is there already, as out of the cache.
    let bin = checkout.path.join(".laureate-bin/bin");
    fs::create_dir_all(&bin).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_laureate"), bin.join("laureate")).unwrap();
    forge.say("CI_PROJECT_DIR", checkout.path.to_str().unwrap());
    forge.run_job(&checkout.path, "pages", true).fine();
    let (is_valid, said) = verdict(&checkout.path);
    assert!(is_valid, "{said}");
}

/// A text without the name of the commit that was compared with.
fn without_commit(text: &str) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_hexdigit());
        let is_name = bare.len() == 10 && bare.bytes().all(|b| b.is_ascii_hexdigit());
        let is_name = is_name && bare.bytes().any(|b| b.is_ascii_digit());
        if is_name { word.replace(bare, "COMMIT") } else { word.to_owned() }
    };
    text.split_inclusive([' ', '\n']).map(word).collect()
}
