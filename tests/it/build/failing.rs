//! A build that fails leaves the old site as it was.

use std::fs;

use super::project::{Project, said};

#[test]
fn content_at_fault_leaves_the_old_site() {
    let project = Project::new(20);
    project.built(&[]);
    let before = (project.site(), project.times());
    fs::write(project.path("content/badges/broken.yaml"), "nmae: Broken\n").unwrap();
    let output = project.build(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("unknown-key"), "{}", said(&output));
    assert_eq!((project.site(), project.times()), before);
}

#[test]
fn a_template_at_fault_leaves_the_old_site() {
    let project = Project::new(20);
    project.built(&[]);
    let before = (project.site(), project.times());
    project.edit("content/site.yaml", "language: en", "language: en\ntheme: own");
    fs::create_dir_all(project.path("themes/own/templates")).unwrap();
    for name in ["themes/own/badge.html", "themes/own/templates/badge.html"] {
        fs::write(project.path(name), "{{ no_such_thing.at_all }}").unwrap();
    }
    let output = project.build(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!((project.site(), project.times()), before);
}

/// A full disk, stood for by a limit to the size of files.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_site() {
    let project = Project::new(20);
    project.built(&[]);
    let before = (project.site(), project.times());
    let page = format!("---\ntitle: Long\n---\n\n{}", "Long. ".repeat(8_000));
    fs::write(project.path("content/pages/long.md"), page).unwrap();
    let script = "trap '' XFSZ; ulimit -f 40; exec \"$@\"";
    let build = project.build(&["--quiet"]);
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", script, "sh"]).arg(build.get_program()).args(build.get_args());
    let output = shell.current_dir(project.path("")).env_clear().output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("cannot write"), "{}", said(&output));
    assert_eq!((project.site(), project.times()), before);
    project.built(&[]);
    assert!(project.path("public/long/index.html").exists());
}

#[test]
fn a_foreign_folder_is_refused_with_a_way_out() {
    let project = Project::new(20);
    fs::create_dir(project.path("public")).unwrap();
    fs::write(project.path("public/thesis.txt"), "years of work").unwrap();
    let output = project.build(&[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("error: `public` is not empty") && said.contains("help: "), "{said}");
    assert_eq!(fs::read_dir(project.path("public")).unwrap().count(), 1);
}

#[test]
fn the_content_is_no_destination() {
    let project = Project::new(20);
    for out in ["content", "content/public", "."] {
        let output = project.build(&["--out", out]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{out}");
        assert!(said(&output).contains("overlaps"), "{}", said(&output));
    }
    assert!(!project.path("content/public").exists());
}
