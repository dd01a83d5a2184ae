//! `laureate rename-person`.

use std::fs;

use super::world::{assert_sound, content, done, done_already, folder, put, refused, run, text};
use crate::support::stderr;

const AWARDS: &str = "\
# May
- badge: first-aid
  earners: [ada, alan] # both
  awarded: 2026-05-14
  approved_by: joan

- {badge: mentor, earner: ada, awarded: 2026-05-15}
- {badge: mentor, earner: alan, approved_by: [joan, ada], awarded: 2026-05-16, id: old-1}
";

/// Where the credentials of a folder stand, by badge and earner.
fn credentials(folder: &std::path::Path) -> Vec<(String, String)> {
    done(folder, &["build", "--out", "public"]);
    let index = fs::read_to_string(folder.join("public/index.json")).unwrap();
    let index: serde_json::Value = serde_json::from_str(&index).unwrap();
    let mut found: Vec<(String, String)> = index["credentials"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].to_string(), one["badge"].to_string()))
        .collect();
    found.sort();
    found
}

#[test]
fn a_new_name_changes_one_line() {
    let folder = folder(&[("awards/a.yaml", AWARDS)]);
    put(
        folder.path(),
        "people/all.yaml",
        "- {slug: zoe, name: Zoe}\n- slug: eve\n  name: Eve # E.\n",
    );
    done(folder.path(), &["rename-person", "eve", "--name", "Eve: \"the\" First"]);
    let expected = "- {slug: zoe, name: Zoe}\n- slug: eve\n  name: 'Eve: \"the\" First' # E.\n";
    assert_eq!(text(folder.path(), "people/all.yaml"), expected);
    assert_sound(folder.path());
    done_already(folder.path(), &["rename-person", "eve", "--name", "Eve: \"the\" First"]);
    done_already(folder.path(), &["rename-person", "eve", "eve"]);
}

#[test]
fn a_new_slug_keeps_every_credential_where_it_is() {
    let folder = folder(&[
        ("awards/a.yaml", AWARDS),
        (
            "badges/extra.yaml",
            "name: E\ndescription: D.\ncriteria: C.\nreviewers: [joan, ada] # two\n",
        ),
        ("people/zoe.yaml", "name: Zoe\nhr: {manager: ada}\n"),
    ]);
    let path = folder.path();
    put(path, "people/ada.yaml", "# Countess\nname: Ada Lovelace\nhr:\n  manager: joan\n");
    let site = text(path, "site.yaml");
    put(
        path,
        "site.yaml",
        &format!(
            "{site}teams: {{'@acme/x': [ada, joan]}}\nfamilies: {{f: {{name: ada, reviewers: [ada]}}}}\n"
        ),
    );
    let before = credentials(path);
    let rename = ["rename-person", "ada", "ada-king", "--name", "Ada King"];
    let shown = done(path, &rename);
    assert!(shown.contains("--- a/content/people/ada.yaml\n+++ /dev/null\n"), "{shown}");
    assert_eq!(credentials(path), before);
    let id = |text: &str, at: usize| text.split("id: ").nth(at).unwrap()[..26].to_owned();
    let awards = text(path, "awards/a.yaml");
    let expected = format!(
        "\
# May
- badge: first-aid
  earners: [alan] # both
  awarded: 2026-05-14
  approved_by: joan

- badge: first-aid
  earner: ada-king # both
  awarded: 2026-05-14
  approved_by: joan
  id: {}

- {{badge: mentor, earner: ada-king, awarded: 2026-05-15, id: {}}}
- {{badge: mentor, earner: alan, approved_by: [joan, ada-king], awarded: 2026-05-16, id: old-1}}
",
        id(&awards, 1),
        id(&awards, 2)
    );
    assert_eq!(awards, expected);
    let person = "# Countess\nname: Ada King\nformer_slugs: [ada]\nhr:\n  manager: joan\n";
    assert_eq!(text(path, "people/ada-king.yaml"), person);
    assert!(text(path, "badges/extra.yaml").contains("reviewers: [joan, ada-king] # two"));
    assert!(text(path, "people/zoe.yaml").contains("manager: ada-king"));
    let site = text(path, "site.yaml");
    assert!(
        site.contains("[ada-king, joan]") && site.contains("name: ada, reviewers: [ada-king]"),
        "{site}"
    );
    assert_sound(path);
    done_already(path, &rename);
    let said = stderr(&run(path, &["verify", "public"]));
    assert!(!said.contains("error"), "{said}");
    let moved = fs::read_to_string(path.join("public/people/ada/index.html")).unwrap();
    assert!(
        moved.contains("http-equiv=refresh") || moved.contains("http-equiv=\"refresh\""),
        "{moved}"
    );
    assert!(moved.contains("../../people/ada-king/") && moved.contains("noindex"), "{moved}");
    done(path, &["rename-person", "ada-king", "countess"]);
    assert!(text(path, "people/countess.yaml").contains("former_slugs: [ada, ada-king]\n"));
    assert_eq!(credentials(path), before);
}

#[test]
fn what_would_be_lost_or_mixed_up_is_refused() {
    let folder = folder(&[("people/eve.yaml", "name: Eve\nformer_slugs: [eva]\n")]);
    for (arguments, why) in [
        (&["rename-person", "ada", "alan"][..], "`alan` is the slug of Alan Turing"),
        (&["rename-person", "ada", "Ada King"], "write `ada-king`"),
        (&["rename-person", "nobody", "x"], "there is no person `nobody`"),
        (&["rename-person", "ada"], "--name"),
    ] {
        let said = refused(folder.path(), 2, arguments);
        assert!(said.contains(why), "{said}");
    }
    let said = refused(folder.path(), 1, &["rename-person", "ada", "eva"]);
    assert!(said.contains("error[duplicate-slug]"), "{said}");
    assert_eq!(content(folder.path()).keys().filter(|file| file.contains("ada")).count(), 1);
}

/// Who is unlisted has addresses that follow from the slug in a way that nobody can guess; who
/// is private has none.
#[test]
fn old_addresses_of_hidden_people_stay_hidden() {
    let folder = folder(&[("awards/a.yaml", AWARDS)]);
    let path = folder.path();
    let site = text(path, "site.yaml");
    put(path, "site.yaml", &format!("{site}privacy: {{salt: 7f3c9a1e5b2d4c6f}}\n"));
    put(path, "people/ada.yaml", "name: Ada\nvisibility: unlisted\n");
    put(path, "people/alan.yaml", "name: Alan\nvisibility: private\n");
    let people = || {
        done(path, &["build", "--out", "public"]);
        let entries = fs::read_dir(path.join("public/people")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "index.html").collect::<std::collections::BTreeSet<_>>()
    };
    let before = people();
    done(path, &["rename-person", "ada", "countess"]);
    done(path, &["rename-person", "alan", "al"]);
    let after = people();
    assert_eq!(before.difference(&after).count(), 0, "the old address leads on");
    assert_eq!((before.len(), after.len()), (2, 3), "and the new one is there, of her alone");
    assert!(!after.iter().any(|name| ["ada", "countess", "alan", "al"].contains(&name.as_str())));
}
