//! What is said, word for word.

use super::world::World;
use crate::snapshot::{assert_snapshot, settled};
use crate::support::{stderr, stdout};

#[test]
fn what_it_says() {
    let github = World::with_remote("https://github.com/acme/badges.git");
    let gitlab = World::with_remote("https://gitlab.com/acme/badges.git");
    let none = World::empty();
    for (name, world, arguments) in [
        ("init-github", &github, &["init"][..]),
        ("init-gitlab", &gitlab, &["init"]),
        ("init-elsewhere", &none, &["init", "our-badges", "--forge", "none"]),
    ] {
        let output = world.done(arguments);
        assert_snapshot(name, &settled(&format!("{}\n{}", stderr(&output), stdout(&output))));
    }
}

#[test]
fn what_it_writes() {
    let world = World::with_remote("https://github.com/acme/badges.git");
    world.done(&["init", "--reviewers", "@acme/first-aiders"]);
    for (name, file) in [
        ("init-site", "content/site.yaml"),
        ("init-readme", "README.md"),
        ("init-codeowners", ".github/CODEOWNERS"),
        ("init-badge", "content/badges/first-aid.yaml"),
    ] {
        assert_snapshot(name, &settled(&world.text(file)));
    }
}
