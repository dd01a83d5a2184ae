//! What follows from the badges follows them.

use std::fs;

use super::world::{World, names};
use crate::support::stderr;

#[test]
fn a_new_badge_reaches_codeowners_and_the_form() {
    for (forge, form) in [
        ("github", ".github/ISSUE_TEMPLATE/nomination.yml"),
        ("gitlab", ".gitlab/issue_templates/Nomination.md"),
    ] {
        let world = World::empty();
        world.done(&["init", "--forge", forge]);
        let same = world.done(&["init", "--refresh"]);
        assert!(stderr(&same).contains("say already"), "{}", stderr(&same));
        let badge = "name: \"Pilot: *A*\"\ndescription: Flies.\ncriteria: Flew.\n\
             reviewers: [\"@acme/pilots\", \"@ada\", alex-example]\n";
        fs::write(world.path("content/badges/pilot.yaml"), badge).unwrap();
        let retired = "name: Old\ndescription: Old.\ncriteria: Old.\nstatus: retired\n";
        fs::write(world.path("content/badges/old.yaml"), retired).unwrap();
        let codeowners = format!(".{forge}/CODEOWNERS");
        let own = format!("* @acme/all\n{}\n/mine @ada\n", world.text(&codeowners));
        fs::write(world.path(&codeowners), &own).unwrap();
        let announced = world.done(&["init", "--refresh", "--dry-run"]);
        assert!(stderr(&announced).contains("would write"), "{}", stderr(&announced));
        assert_eq!(world.text(&codeowners), own);
        let renewed = world.done(&["init", "--refresh"]);
        assert!(stderr(&renewed).contains(&format!("wrote {form}")), "{}", stderr(&renewed));
        let text = world.text(&codeowners);
        assert!(text.starts_with("* @acme/all\n") && text.ends_with("\n/mine @ada\n"), "{text}");
        assert!(text.contains("/content/badges/pilot.* @acme/pilots @ada\n"), "{text}");
        assert!(text.contains("/content/awards/**/pilot*.yaml @acme/pilots @ada\n"), "{text}");
        let form = world.text(form);
        let line = if forge == "github" { "- \"Pilot: *A* (pilot)\"\n" } else { "- pilot\n" };
        assert!(form.contains(line), "{form}");
        assert!(
            !form.contains("(old)") && !form.contains("- old\n"),
            "a retired badge has no nominees: {form}"
        );
        assert!(stderr(&world.done(&["init", "--refresh"])).contains("say already"));
    }
}

#[test]
fn files_of_others_are_left_alone() {
    let world = World::empty();
    world.done(&["init"]);
    fs::write(world.path(".github/CODEOWNERS"), "* @acme/all\n").unwrap();
    fs::remove_file(world.path(".github/ISSUE_TEMPLATE/nomination.yml")).unwrap();
    let before = names(world.folder());
    let output = world.done(&["init", "--refresh"]);
    assert!(stderr(&output).contains("lacks the lines `laureate: begin`"), "{}", stderr(&output));
    assert_eq!(world.text(".github/CODEOWNERS"), "* @acme/all\n");
    assert_eq!(names(world.folder()), before);
    fs::write(world.path("content/badges/first-aid.yaml"), "nonsense: 1\n").unwrap();
    let faulty = world.run(&["init", "--refresh"]);
    assert_eq!(faulty.status.code(), Some(2));
    assert!(stderr(&faulty).contains("`laureate check` says where"), "{}", stderr(&faulty));
}
