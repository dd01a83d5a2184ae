//! `laureate propose`.

use super::folder::Files;
use super::run::say;

#[test]
fn propose() {
    let required: Files<'_> = &[("+content/badges/five-years.yaml", "requires: [thank-you]\n")];
    let pathway: Files<'_> = &[
        ("content/badges/ace.yaml", "name: Ace\ndescription: Is one.\ncriteria: Walk the way.\n"),
        (
            "content/pathways/ace.yaml",
            "name: Ace\nsteps: [first-aid, pilot]\ncompletes_with: ace\n",
        ),
    ];
    say(
        "propose",
        &[
            (&[], &[], "propose milestones"),
            (&[], required, "propose milestones"),
            (&[], &[], "propose pathways"),
            (&[], pathway, "propose pathways --branch; git log -1 --format=%B"),
            (&[], &[], "propose renewals"),
            (&[], &[], "propose renewals --approved-by grace-hopper"),
            (&[], &[], "propose renewals --within soon"),
            (&[], &[], "propose renewals --within P9998Y"),
        ],
    );
}
