//! A build that is killed at any moment leaves what the next build repairs.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Instant;

use super::project::{Project, differences};

/// Kills builds at moments spread over the time that one takes, each of which has every
/// page to change. What the next build gives must be what a fresh one gives.
#[test]
fn the_next_build_repairs_whatever_is_left() {
    let project = Project::new(40);
    project.built(&[]);
    project.edit("content/site.yaml", "title: Great Company Badges", "title: Title 0");
    let mut fresh = BTreeMap::new();
    let start = Instant::now();
    project.built(&[]);
    let time = start.elapsed();
    let (mut killed, moments) = (0, 12);
    for moment in 0..moments {
        // Neither the last title nor that of a ruin below.
        let [before, after] = [moment, moment + 1].map(|number| number % 3);
        let [from, to] = [before, after].map(|number| format!("title: Title {number}"));
        project.edit("content/site.yaml", &from, &to);
        let mut child = project.build(&["--quiet"]).spawn().unwrap();
        sleep(time * moment / moments);
        // It may be done already.
        let _ = child.kill();
        killed += u32::from(!child.wait().unwrap().success());
        // Every third ruin is left for the next round to build on.
        if moment % 3 != 2 {
            project.built(&[]);
            let fresh = fresh.entry(after).or_insert_with(|| project.fresh());
            assert_eq!(differences(&project.site(), fresh), [""; 0], "{moment}");
        }
    }
    assert!(killed > 0);
    project.built(&[]);
    assert_eq!(differences(&project.site(), &project.fresh()), [""; 0]);
    let left = std::fs::read_dir(project.path("")).unwrap().count();
    assert_eq!(left, 3, "`content`, `public` and `.laureate`");
}
