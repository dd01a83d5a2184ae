//! A build that has nothing to do does nothing, and says so.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::project::{Project, differences, said};

#[test]
fn nothing_changed() {
    let project = Project::new(20);
    project.built(&[]);
    let times = project.times();
    let output = project.built(&[]);
    assert!(said(&output).contains("nothing changed"), "{}", said(&output));
    assert!(said(&output).contains("development key"), "{}", said(&output));
    assert_eq!(project.times(), times);
}

#[test]
fn every_change_of_an_input_counts() {
    let project = Project::new(20);
    project.built(&[]);
    let edits: [fn(&Project); 4] = [
        |project| project.edit("content/site.yaml", "Great Company Badges", "Badges"),
        |project| {
            fs::write(project.path("content/pages/new.md"), "---\ntitle: New\n---\n").unwrap();
        },
        |project| fs::remove_file(project.path("content/pages/new.md")).unwrap(),
        |project| fs::remove_file(project.path("public/index.html")).unwrap(),
    ];
    for edit in edits {
        sleep(Duration::from_millis(10));
        edit(&project);
        let output = project.built(&[]);
        assert!(!said(&output).contains("nothing changed"), "{}", said(&output));
        assert_eq!(differences(&project.site(), &project.fresh()), [""; 0]);
        assert!(said(&project.built(&[])).contains("nothing changed"));
    }
}

#[test]
fn another_day_or_address_counts() {
    let project = Project::new(20);
    project.built(&[]);
    for more in [&["--as-of", "2026-09-01"][..], &["--base-url", "https://other.example/"]] {
        let mut command = project.laureate(&["build"]);
        let output = command.args(more).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        assert!(!said(&output).contains("nothing changed"), "{}", said(&output));
    }
}
