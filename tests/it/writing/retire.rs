//! `laureate retire`.

use super::world::{assert_sound, done, done_already, folder, put, refused, run, text};
use crate::support::stderr;

const BADGE: &str = "\
# The oldest of all.
name: Pilot # of 2020
description: D.
issuing: peer
criteria: |
  One.

  Two.
";

#[test]
fn a_badge_is_retired_in_its_place() {
    let folder = folder(&[("badges/pilot.yaml", BADGE)]);
    let patch = done(folder.path(), &["retire", "pilot"]);
    let expected = "\
--- a/content/badges/pilot.yaml
+++ b/content/badges/pilot.yaml
@@ -6,3 +6,5 @@
   One.
 
   Two.
+status: retired
+retired_on: 2026-11-27
";
    assert_eq!(patch, expected);
    assert_sound(folder.path());
    done_already(folder.path(), &["retire", "Pilot"]);
    done_already(folder.path(), &["retire", "pilot", "--on", "2026-11-27"]);
    let said = refused(folder.path(), 2, &["retire", "pilot", "--on", "2026-11-26"]);
    assert!(said.contains("is retired already, since 2026-11-27"), "{said}");
    let said = refused(
        folder.path(),
        1,
        &["award", "pilot", "ada", "--nominated-by", "joan", "--on", "2026-11-28"],
    );
    assert!(said.contains("error[retired-badge]"), "{said}");
}

#[test]
fn what_is_there_is_replaced() {
    let folder = folder(&[]);
    let active =
        BADGE.replace("issuing", "status: active # for now\nretired_on: 2027-01-01\nissuing");
    put(folder.path(), "badges/pilot.yaml", &active);
    done(folder.path(), &["retire", "pilot", "--on", "2027-06-30"]);
    let later = active.replace("2027-01-01", "2027-06-30");
    assert_eq!(text(folder.path(), "badges/pilot.yaml"), later);
    done_already(folder.path(), &["retire", "pilot", "--on", "2027-06-30"]);
    done(folder.path(), &["retire", "pilot"]);
    let now = later.replace("2027-06-30", "2026-11-27").replace("active", "retired");
    assert_eq!(text(folder.path(), "badges/pilot.yaml"), now);
}

#[test]
fn what_hangs_on_it_is_told() {
    let folder = folder(&[
        ("badges/pilot.yaml", BADGE),
        ("badges/captain.yaml", "name: C\ndescription: D.\ncriteria: C.\nrequires: [pilot]\n"),
        ("pathways/air.yaml", "name: Air\nsteps: [pilot, captain]\n"),
        (
            "awards/a.yaml",
            "- {badge: pilot, earner: ada, nominated_by: joan, awarded: 2026-11-20}\n",
        ),
    ]);
    let said = stderr(&run(folder.path(), &["retire", "pilot", "--dry-run"]));
    assert!(said.contains("the badge `captain` asks for `pilot`"), "{said}");
    assert!(said.contains("the pathway `air` asks for `pilot`"), "{said}");
    let said = refused(folder.path(), 1, &["retire", "pilot", "--on", "2026-11-01"]);
    assert!(said.contains("error[retired-badge]"), "{said}");
    assert!(refused(folder.path(), 2, &["retire", "pilott"]).contains("did you mean `pilot`?"));
}
