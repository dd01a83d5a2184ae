//! `build --git`: credentials name the commit that issued them, and who approved.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use laureate::credential::SigningKey;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::content_load::write;
use crate::generated;
use crate::support::{laureate, stderr};

const SITE: &str = "title: Acme\nbase_url: https://acme.example/badges/\nissuer: {name: Acme}\n\
    repository: https://github.com/acme/badges/\n";

/// Runs git as a person would, on a fixed day, with nothing of the machine's own settings.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Hidden Hand");
        command.env(format!("GIT_{who}_EMAIL"), "hidden@acme.example");
        command.env(format!("GIT_{who}_DATE"), "2026-11-01T12:00:00Z");
    }
    let done = command.args(arguments).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

fn put(dir: &Path, name: &str, text: &str) {
    write(&dir.join("content"), name, text.as_bytes());
}

fn commit(dir: &Path, message: &str) -> String {
    git(dir, &["add", "--all", "content"]);
    git(dir, &["commit", "--quiet", "--message", message]);
    git(dir, &["rev-parse", "HEAD"])
}

/// A repository in which three awards were issued: two by merging a pull request, one by a
/// squashed one. Later the file was moved and written anew. The commits that issued.
fn repository() -> (TempDir, [String; 2]) {
    let temp = TempDir::new().unwrap();
    let dir = temp.path();
    git(dir, &["init", "--quiet", "--initial-branch=main"]);
    put(dir, "site.yaml", SITE);
    put(dir, "badges/first-aid.yaml", "name: First Aid\ndescription: D.\ncriteria: C.\n");
    put(dir, "people/ada.yaml", "name: Ada Lovelace\nemail: ada@acme.example\n");
    put(dir, "people/bob.yaml", "name: Bob\nemail: Bob@acme.example\n");
    put(dir, "people/cy.yaml", "name: Cy Hidden\nemail: cy@acme.example\nvisibility: unlisted\n");
    put(dir, "site.yaml", &format!("{SITE}privacy: {{salt: 0123456789abcdef}}\n"));
    commit(dir, "Begin");
    git(dir, &["switch", "--quiet", "--create", "awards"]);
    put(dir, "awards/all.yaml", "- {badge: first-aid, earners: [ada, cy], awarded: 2026-05-01}\n");
    commit(dir, "Award, in the branch (#99)");
    git(dir, &["switch", "--quiet", "main"]);
    let message = "Merge pull request #7 from acme/awards\n\nFirst awards\n\n\
        Reviewed-by: B <bob@ACME.example>\nApproved-by: Cy <cy@acme.example>\n\
        Reviewed-by: Stranger <x@y.example>\nReviewed-by: Ada <ada@acme.example>\n";
    git(dir, &["merge", "--quiet", "--no-ff", "--message", message, "awards"]);
    let merged = git(dir, &["rev-parse", "HEAD"]);
    let more = "- {badge: first-aid, earners: [ada, cy], awarded: 2026-05-01}\n\
        - badge: first-aid\n  earner: bob\n  awarded: 2026-06-01\n";
    put(dir, "awards/all.yaml", more);
    let squashed = commit(dir, "Award first aid to Bob (#8)");
    fs::remove_file(dir.join("content/awards/all.yaml")).unwrap();
    let moved = "- badge: first-aid\n  earner: ada\n  awarded: 2026-05-01\n  message: Thanks\n\
        - {badge: first-aid, earner: cy, awarded: 2026-05-01}\n\
        - {badge: first-aid, earner: bob, awarded: 2026-06-01}\n";
    put(dir, "awards/2026/first-aid.yaml", moved);
    commit(dir, "Sort (#9)");
    (temp, [merged, squashed])
}

fn build(dir: &Path, more: &[&str]) -> Output {
    let mut command = laureate(dir);
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.args(["build", "--git", "--as-of", "2026-11-01"]).args(more).output().unwrap()
}

fn built(dir: &Path, more: &[&str]) -> String {
    let output = build(dir, more);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stderr(&output)
}

fn refused(dir: &Path, more: &[&str]) -> String {
    let output = build(dir, more);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!dir.join("public").exists());
    stderr(&output)
}

/// Each credential with its page, by the earner's name.
fn credential(dir: &Path, earner: &str) -> (Value, String) {
    let folders = fs::read_dir(dir.join("public/credentials")).unwrap();
    let mut all = folders.map(|folder| {
        let folder = folder.unwrap().path();
        let json = fs::read(folder.join("credential.json")).unwrap();
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        (serde_json::from_slice::<Value>(&json).unwrap(), page)
    });
    let name = |one: &Value| one["credentialSubject"]["identifier"][0]["identityHash"].clone();
    all.find(|(one, _)| name(one) == earner).unwrap()
}

#[test]
fn each_credential_names_the_commit_that_issued_it() {
    let (temp, [merged, squashed]) = repository();
    let dir = temp.path();
    built(dir, &[]);
    let page_of = |commit: &str| format!("https://github.com/acme/badges/commit/{commit}");
    let expected = |commit: &str, told: &str| {
        json!([{
            "id": page_of(commit), "type": ["Evidence"], "name": "Record of issue",
            "narrative": told.replace("COMMIT", &commit[..10]),
        }])
    };
    let told = "Issued by merging #7, commit COMMIT, approved by Bob.";
    let (ada, page) = credential(dir, "Ada Lovelace");
    assert_eq!(
        ada["evidence"],
        expected(&merged, told),
        "not by herself, who is hidden, or unknown"
    );
    for link in [page_of(&merged), "https://github.com/acme/badges/pull/7".into()] {
        assert!(page.contains(&link), "{link}\n{page}");
    }
    assert!(page.contains("Approved by") && page.contains("people/bob/"), "{page}");
    assert!(!page.contains("Hidden Hand") && !page.contains("acme.example\""), "{page}");
    let told = "Issued by merging #7, commit COMMIT, approved by Ada Lovelace, Bob.";
    assert_eq!(credential(dir, "Cy Hidden").0["evidence"], expected(&merged, told));
    let told = "Issued by merging #8, commit COMMIT.";
    assert_eq!(credential(dir, "Bob").0["evidence"], expected(&squashed, told));
}

#[test]
fn the_same_history_gives_the_same_bytes() {
    let (temp, _) = repository();
    let dir = temp.path();
    built(dir, &[]);
    let clone = dir.join("clone");
    git(dir, &["clone", "--quiet", "--no-local", ".", "clone"]);
    crate::support::copy(&dir.join(".laureate"), &clone.join(".laureate"));
    built(&clone, &[]);
    for earner in ["Ada Lovelace", "Bob", "Cy Hidden"] {
        assert_eq!(credential(dir, earner), credential(&clone, earner));
    }
    let said = built(dir, &[]);
    assert!(said.contains("nothing changed"), "{said}");
}

#[test]
fn an_archive_says_the_same() {
    let (temp, [merged, _]) = repository();
    let mut command = laureate(temp.path());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.args(["export", "ada", "--git", "--as-of", "2026-11-01"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let archive = fs::File::open(temp.path().join("ada.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(archive).unwrap();
    let mut credentials = (0..archive.len()).filter_map(|at| {
        let file = archive.by_index(at).unwrap();
        let is_one = file.name().unwrap().ends_with("/credential.json");
        is_one.then(|| serde_json::from_reader::<_, Value>(file).unwrap())
    });
    let credential = credentials.next().unwrap();
    let page = format!("https://github.com/acme/badges/commit/{merged}");
    assert_eq!(credential["evidence"][0]["id"], page);
}

#[test]
fn a_shallow_clone_is_not_taken_for_a_missing_record() {
    let (temp, _) = repository();
    let source = format!("file://{}", temp.path().display());
    git(temp.path(), &["clone", "--quiet", "--depth=1", &source, "clone"]);
    let said = refused(&temp.path().join("clone"), &[]);
    assert!(said.contains("shallow") && said.contains("fetch-depth: 0"), "{said}");
}

#[test]
fn what_is_not_committed_has_no_record_yet() {
    let (temp, _) = repository();
    let dir = temp.path();
    put(dir, "awards/new.yaml", "{badge: first-aid, earner: ada, awarded: 2026-10-01}\n");
    let said = built(dir, &[]);
    assert!(said.contains("1 award is not committed yet, such as `first-aid` to `ada`"), "{said}");
    fs::remove_dir_all(dir.join("public")).unwrap();
    let key = SigningKey::from_seed(&[7; 32]).public().to_multikey();
    let keys = format!("keys: [{{id: k, public_key: {key}, created: 2026-01-05}}]\n");
    put(dir, "site.yaml", &format!("{SITE}privacy: {{salt: 0123456789abcdef}}\n{keys}"));
    let secret = dir.join("secret");
    fs::write(&secret, generated::secret()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let said = refused(dir, &["--key", "secret"]);
    assert!(said.contains("commit first"), "{said}");
    commit(dir, "Award (#10)");
    built(dir, &["--key", "secret"]);
}

#[test]
fn what_it_needs_is_told() {
    let (temp, _) = repository();
    let dir = temp.path();
    put(
        dir,
        "site.yaml",
        "title: A\nbase_url: https://a.example/\nissuer: {name: A}\nprivacy: {salt: 0123456789abcdef}\n",
    );
    let said = refused(dir, &[]);
    assert!(said.contains("add `repository: https://…`"), "{said}");
    fs::remove_dir_all(dir.join(".git")).unwrap();
    let said = refused(dir, &[]);
    assert!(said.contains("is not in a git repository"), "{said}");
}
