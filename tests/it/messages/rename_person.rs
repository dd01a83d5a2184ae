//! `laureate rename-person`.

use super::folder::Files;
use super::run::say;

#[test]
fn rename_person() {
    let folded: Files<'_> =
        &[("content/people/alan-turing.yaml", "name: >-\n  Alan\n  Turing\naccount: alan\n")];
    let odd: Files<'_> =
        &[("content/people/alan-turing.yaml", "? name\n: Alan Turing\n? account\n: alan\n")];
    let named: Files<'_> = &[(
        "content/awards/odd.yaml",
        "badge: pilot\nearner: >-\n  alan-turing\nawarded: 2026-04-01\nid: by-hand\n",
    )];
    say(
        "rename-person",
        &[
            (&[], &[], "rename-person alan-turing alan-mathison --name 'Alan Mathison'"),
            (&[], &[], "rename-person alan-turing --name 'Alan T.' --dry-run"),
            (&[], &[], "rename-person alan-turing alan --branch; git log -1 --format=%B"),
            (&[], &[], "rename-person alan-turing --name 'Alan Turing'"),
            (&[], &[], "rename-person alan-touring bo"),
            (&[], &[], "rename-person alan-turing ada-lovelace"),
            (&[], &[], "rename-person alan-turing Alan_T"),
            (&[], &[], "rename-person alan-turing '!!'"),
            (&[], folded, "rename-person alan-turing --name Alan"),
            (&[], odd, "rename-person alan-turing alan"),
            (&[], named, "rename-person alan-turing alan"),
        ],
    );
}
