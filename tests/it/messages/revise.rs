//! `laureate revise`.

use super::folder::Files;
use super::retire::ODD;
use super::run::say;

#[test]
fn revise() {
    let named: Files<'_> = &[("+content/badges/pilot.yaml", "version: 2026a\n")];
    let second: Files<'_> = &[
        (
            "content/badges/pilot.v1.yaml",
            "until: 2026-05-25\nname: Pilot\ndescription: Flies.\ncriteria: Flew once.\n",
        ),
        ("+content/badges/pilot.yaml", "version: \"2\"\n"),
    ];
    say(
        "revise",
        &[
            (&[], &[], "revise pilots"),
            (&[], &[], "revise pilot; revise pilot"),
            (&[], &[], "revise thank-you --branch; git log -1 --format=%B"),
            (&[], &[], "revise pilot --version two"),
            (&[], &[], "revise pilot --version 1"),
            (&[], named, "revise pilot"),
            (&[], &[], "revise pilot --until 2026-04-20"),
            (&[], second, "revise pilot --until 2026-05-20"),
            (&[], ODD, "revise pilot"),
        ],
    );
}
