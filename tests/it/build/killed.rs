//! A build that is killed at any moment leaves what the next build repairs.

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
    let start = Instant::now();
    project.built(&[]);
    let time = start.elapsed();
    let (mut killed, moments) = (0, 12);
    for moment in 0..moments {
        let (before, after) = (format!("title: Title {moment}"), moment + 1);
        project.edit("content/site.yaml", &before, &format!("title: Title {after}"));
        let mut child = project.build(&["--quiet"]).spawn().unwrap();
        sleep(time * moment / moments);
        // It may be done already.
        let _ = child.kill();
        killed += u32::from(!child.wait().unwrap().success());
        // Every third ruin is left for the next round to build on.
        if moment % 3 != 2 {
            project.built(&[]);
            assert_eq!(differences(&project.site(), &project.fresh()), [""; 0], "{moment}");
        }
    }
    assert!(killed > 0);
    project.built(&[]);
    assert_eq!(differences(&project.site(), &project.fresh()), [""; 0]);
    let left = std::fs::read_dir(project.path("")).unwrap().count();
    assert_eq!(left, 3, "`content`, `public` and `.laureate`");
}
