//! What is written, what is left alone, what is refused.

use std::fs;

use laureate::credential::SigningKey;

use super::world::{World, names};
use crate::support::{stderr, stdout};

#[test]
fn what_it_writes_passes_check_and_builds_for_real_at_once() {
    let languages = ["de", "fr-CA", "es", "pt-BR", "ar", "nl"].map(|language| ("none", language));
    let forges = [("github", "en"), ("gitlab", "en")];
    for (forge, language) in languages.into_iter().chain(forges) {
        let world = World::empty();
        let name = ["init", "--name", "Acme: \"Ltd\""];
        world.done(&[&name[..], &["--language", language, "--forge", forge]].concat());
        let check = world.done(&["check"]);
        assert!(stderr(&check).contains("no faults in 3 badges"), "{}", stderr(&check));
        if ["en", "ar"].contains(&language) {
            world.done(&["build"]);
            world.done(&["verify", "--production", "public"]);
        }
    }
}

#[test]
fn sample_content_speaks_the_language_of_the_site() {
    let world = World::empty();
    world.done(&["init", "--name", "Acme", "--language", "de-AT"]);
    assert!(world.text("content/badges/first-aid.yaml").starts_with("name: Erste Hilfe\n"));
    assert!(world.text("content/site.yaml").contains("\nlanguage: de-AT\n"));
    let other = World::empty();
    other.done(&["init", "--name", "Acme", "--language", "nl"]);
    assert!(other.text("content/badges/first-aid.yaml").starts_with("name: First Aid\n"));
}

#[test]
fn the_secret_is_kept_apart_and_every_folder_has_a_key_and_a_salt_of_its_own() {
    let worlds = [World::empty(), World::empty()];
    let facts = worlds.each_ref().map(|world| {
        let output = world.done(&["init"]);
        let kept = names(&world.path(".laureate/keys"));
        assert_eq!(kept.len(), 1, "{kept:?}");
        let file = format!(".laureate/keys/{}", kept[0]);
        let secret = world.text(&file).trim().to_owned();
        let key = SigningKey::from_text(&secret).unwrap();
        let site = world.text("content/site.yaml");
        assert!(site.contains(&key.multikey()), "{site}");
        // Not at a terminal: what is said here is recorded, so the secret is not in it.
        assert!(!stdout(&output).contains(&secret) && !stderr(&output).contains(&secret));
        for name in names(world.folder()).iter().filter(|name| **name != file) {
            assert!(!fs::read_to_string(world.path(name)).unwrap().contains(&secret), "{name}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(world.path(&file)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let salt = site.lines().find(|line| line.trim_start().starts_with("salt:")).unwrap();
        (secret, salt.to_owned())
    });
    assert_ne!(facts[0].0, facts[1].0);
    assert_ne!(facts[0].1, facts[1].1);
}

#[test]
fn nothing_is_written_over() {
    let world = World::empty();
    fs::write(world.path(".gitignore"), "mine\n").unwrap();
    fs::write(world.path("README.md"), "mine\n").unwrap();
    let output = world.done(&["init"]);
    assert!(stderr(&output).contains("`README.md` is there already"), "{}", stderr(&output));
    assert!(stderr(&output).contains("add to it: /public/ .laureate/"), "{}", stderr(&output));
    assert_eq!(
        (world.text("README.md"), world.text(".gitignore")),
        ("mine\n".into(), "mine\n".into())
    );
    let before = names(world.folder());
    let again = world.run(&["init"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("content/site.yaml` is there already"), "{}", stderr(&again));
    assert!(stderr(&again).contains("init --refresh"), "{}", stderr(&again));
    assert_eq!(names(world.folder()), before);
}

#[test]
fn content_that_is_there_is_judged_together_with_what_comes() {
    let world = World::empty();
    fs::create_dir_all(world.path("content/badges")).unwrap();
    fs::write(world.path("content/badges/old.yaml"), "name: Old\nfamily: none\n").unwrap();
    let output = world.run(&["init"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("badges/old.yaml: "), "{}", stderr(&output));
    assert_eq!(names(world.folder()), ["content/badges/old.yaml"]);
    let text = "name: Old\ndescription: Old.\ncriteria: Old.\n";
    fs::write(world.path("content/badges/old.yaml"), text).unwrap();
    world.done(&["init"]);
    assert!(world.text(".github/ISSUE_TEMPLATE/nomination.yml").contains("\"Old (old)\""));
    world.done(&["check"]);
}

#[test]
fn an_answer_that_makes_no_sense_is_refused_before_anything_is_written() {
    for (arguments, said) in [
        (&["--base-url", "acme"][..], "cannot be the base of a site"),
        (&["--base-url", "http://acme.example/"], "cannot be the base of a site"),
        (&["--language", "english"], "language"),
        (&["--reviewers", "acme"], "there is no person `acme`"),
        (&["--reviewers", "@a/b/c"], "handle"),
        (&["--name", " "], "name of the organisation"),
        (&["--name", "a\nb"], "name of the organisation"),
        (&["--source", "https://a.example/x;id#v1"], "--source"),
        (&["--content", "other"], "laureate init DIR"),
    ] {
        let world = World::empty();
        let output = world.run(&[&["init"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let all = stderr(&output);
        assert!(all.contains(said), "{arguments:?}: {all}");
        assert!(names(world.folder()).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_dry_run_only_lists() {
    let world = World::empty();
    let output = world.done(&["init", "acme", "--dry-run"]);
    assert!(
        stdout(&output).contains("would write acme/content/site.yaml\n"),
        "{}",
        stdout(&output)
    );
    assert!(!world.path("acme").exists());
}

#[test]
fn the_remote_of_the_repository_tells_most_of_it() {
    let world = World::with_remote("git@gitlab.com:acme-corp/hr/badges.git");
    world.done(&["init"]);
    let site = world.text("content/site.yaml");
    assert!(site.contains("base_url: https://acme-corp.gitlab.io/hr/badges/\n"), "{site}");
    assert!(site.contains("  name: Acme Corp\n"), "{site}");
    assert!(world.path(".gitlab-ci.yml").exists() && !world.path(".github").exists());
    // In a folder of the same repository, whose workflows nobody would run.
    let inside = world.done(&["init", "deeper"]);
    assert!(stderr(&inside).contains("inside another repository"), "{}", stderr(&inside));
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    let (world, elsewhere) = (World::empty(), World::empty());
    std::os::unix::fs::symlink(elsewhere.folder(), world.path(".github")).unwrap();
    let output = world.run(&["init"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(names(elsewhere.folder()).is_empty());
    assert!(names(&world.path(".laureate")).iter().all(|name| name == ".gitignore"));
}
