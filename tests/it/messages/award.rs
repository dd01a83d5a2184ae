//! `laureate award`.

use super::folder::Files;
use super::run::say;

pub(super) const FAULTY: Files<'_> =
    &[("content/badges/pilot.yaml", "name: Pilot\ndescription: Flies.\n")];

const MAPPING: Files<'_> =
    &[("content/awards/odd.yaml", "{badge: pilot, earner: ada-lovelace, awarded: 2026-04-01}\n")];

#[test]
fn award() {
    let begun: Files<'_> = &[("+content/awards/2026/first-aid.yaml", "# Somebody has begun.\n")];
    let retired: Files<'_> = &[("+content/badges/pilot.yaml", "status: retired\n")];
    say(
        "award",
        &[
            (&[], &[], "award first-ait alan-turing"),
            (&[], &[], "award zz alan-turing"),
            (&[], &[], "award first-aid alan-touring"),
            (&[], &[], "award pilot zz"),
            (&[], &[], "award first-aid alan-turing --on yesterday"),
            (&[], &[], "award first-aid alan-turing"),
            (&[], &[], "award thank-you alan-turing"),
            (&[], &[], "award first-aid alan-turing --approved-by alan-turing"),
            (&[], &[], "award pilot ada-lovelace alan-turing"),
            (&[], &[], "award pilot grace-hopper --on 2026-05-02"),
            (&[], &[], "award first-aid alan-turing --file people/x.yaml"),
            (&[], MAPPING, "award pilot grace-hopper --file awards/odd.yaml"),
            (&[], &[], "award first-aid 'Alan Turing' --approved-by grace-hopper --dry-run"),
            (&[], &[], "award first-aid alan-turing --approved-by grace-hopper"),
            (&[], FAULTY, "award first-aid alan-turing"),
            (&[], retired, "award pilot grace-hopper"),
            (&[], &[], "rm -r content; award pilot ada-lovelace"),
            (&[], begun, "award first-aid alan-turing --approved-by grace-hopper --branch"),
        ],
    );
}

#[test]
fn on_a_branch() {
    let nominate = "award thank-you ada-lovelace --nominated-by alan-turing --branch";
    say(
        "award-branch",
        &[
            (&[], &[], &format!("{nominate}; git log -1 --format=%B")),
            (&[], &[], &format!("{nominate} a..b")),
            (&[], &[], &format!("git branch award-pilot-bo; {nominate} award-pilot-bo")),
            (&[], &[], &format!("rm -rf .git; {nominate}")),
            (&[], &[], &format!("rm -rf .git; git init --quiet; {nominate}")),
            (&[], &[], &format!("GIT_COMMITTER_NAME= {nominate}")),
            (
                &[],
                &[],
                "award thank-you ada-lovelace grace-hopper --nominated-by alan-turing --branch; \
                 git log -1 --format=%B",
            ),
        ],
    );
}
