//! `laureate retire`.

use super::folder::Files;
use super::run::say;

pub(super) const ODD: Files<'_> = &[(
    "content/badges/pilot.yaml",
    "? name\n: Pilot\n? description\n: Flies.\n? criteria\n: Flew.\n",
)];

#[test]
fn retire() {
    let needed: Files<'_> = &[
        ("+content/badges/thank-you.yaml", "requires: [pilot]\n"),
        ("content/pathways/helper.yaml", "name: Helper\nsteps: [pilot, first-aid]\n"),
    ];
    say(
        "retire",
        &[
            (&[], &[], "retire pilots"),
            (&[], &[], "retire pilot --on 2026-05-20"),
            (&[], &[], "retire pilot --on 2026-04-20"),
            (&[], &[], "retire pilot; retire pilot; retire pilot --on 2026-06-30"),
            (&[], needed, "retire pilot --on 2026-12-31"),
            (&[], &[], "retire five-years --branch; git log -1 --format=%B"),
            (&[], ODD, "retire pilot"),
        ],
    );
}
