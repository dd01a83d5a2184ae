//! `laureate revoke`.

use super::folder::Files;
use super::run::say;

#[test]
fn revoke() {
    let odd: Files<'_> = &[(
        "content/awards/odd.yaml",
        "? badge\n: thank-you\n? earner\n: ada-lovelace\n? nominated_by\n: alan-turing\n\
         ? awarded\n: 2026-04-01\n",
    )];
    let of_two: Files<'_> = &[(
        "content/awards/odd.yaml",
        "? badge\n: thank-you\n? earners\n: [ada-lovelace, grace-hopper]\n? nominated_by\n\
         : alan-turing\n? awarded\n: 2026-04-01\n",
    )];
    let flow: Files<'_> = &[(
        "content/awards/odd.yaml",
        "[{badge: thank-you, earner: ada-lovelace, nominated_by: alan-turing, awarded: 2026-04-01}]",
    )];
    say(
        "revoke",
        &[
            (&[], &[], "revoke first-aid/ada-lovelace"),
            (&[], &[], "revoke nothing --reason x"),
            (&[], &[], "revoke first-aid/alan-turing --reason x"),
            (&[], &[], "revoke content/awards/2026/pilot.yaml:2 --reason x"),
            (&[], &[], "revoke content/awards/2026/pilot.yaml:two --reason x"),
            (&[], &[], "revoke content/awards/2025/gone.yaml:2 --reason x"),
            (&[], &[], "revoke pilot/grace-hopper --reason 'Issued in error'"),
            (&[], &[], "revoke pilot/grace-hopper --reason 'Another reason'"),
            (&[], &[], "revoke first-aid/ada-lovelace --reason x --on 2026-04-01"),
            (&[], &[], "revoke first-aid/ada-lovelace --reason 'Issued in error' --on 2026-05-20"),
            (&[], &[], "revoke pilot/ada-lovelace --reason 'Issued in error' --on 2026-05-20"),
            (
                &[],
                &[],
                "revoke pilot/alan-turing --reason x --on 2026-05-20 --branch; \
                 git log -1 --format=%B",
            ),
            (&[], flow, "revoke thank-you/ada-lovelace --reason x --on 2026-05-20"),
            (&[], of_two, "revoke thank-you/ada-lovelace --reason x --on 2026-05-20"),
            (&[], odd, "revoke thank-you/ada-lovelace --reason x --on 2026-05-20"),
        ],
    );
}
