//! `laureate nominate`, with the forms that `laureate init` writes.

use super::folder::Files;
use super::run::say;

#[test]
fn nominate() {
    let empty: Files<'_> = &[("form.md", "Nothing of a form.\n")];
    let nobody: Files<'_> = &[("form.md", "### Badge\n\nPilot (pilot)\n")];
    let reviewed: Files<'_> = &[(
        "form.md",
        "### Badge\n\nFirst Aid (first-aid)\n\n### Who has earned it\n\nalan-turing\n\n\
         ### Who nominates\n\n_No response_\n\n### Who reviews it\n\n_No response_\n\n\
         ### Earned on\n\n2026-05-20\n\n### Evidence\n\n_No response_\n\n\
         ### A word to the earner\n\nWell done.\n",
    )];
    say(
        "nominate",
        &[
            (&[], &[], "nominate nowhere.md"),
            (&[], &[], "sh -c 'printf \"\\377\" > form.md'; nominate form.md"),
            (&[], &[], "sh -c 'head -c 1100000 /dev/zero > form.md'; nominate form.md"),
            (&[], empty, "nominate form.md"),
            (&[], nobody, "nominate form.md"),
            (&[], reviewed, "cat form.md; nominate form.md"),
            (&[], &[], "nominate form.md"),
            (&[], &[], "nominate form.md --account stranger"),
            (&[], &[], "nominate form.md --account Alan --branch nomination-1"),
        ],
    );
}
