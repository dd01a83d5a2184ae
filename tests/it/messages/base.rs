//! What a change is compared with.

use super::folder::Files;
use super::run::say;

#[test]
fn base() {
    let unread: Files<'_> = &[("content/people/bo.yaml", "nothing: 1\n")];
    let gone: Files<'_> = &[("content/people/bo.yaml", "")];
    let no_site: Files<'_> = &[("content/site.yaml", "nothing: 1\n")];
    let chess: Files<'_> =
        &[("content/badges/chess.yaml", "name: Chess\ndescription: Mates.\ncriteria: Won.\n")];
    let dance: Files<'_> =
        &[("later.yaml", "name: Dance\ndescription: Dances.\ncriteria: Danced.\n")];
    let alone = "git switch --quiet --orphan elsewhere; \
                 git commit --quiet --allow-empty --message=Elsewhere; \
                 git checkout --quiet main -- .;";
    say(
        "base",
        &[
            (&[], &[], &format!("{alone} plan --base main")),
            (
                &[],
                &[],
                "git switch --quiet --orphan new; git checkout --quiet main -- .; plan --base main",
            ),
            (
                &[],
                &[],
                "git switch --quiet --create mine; \
                 git commit --quiet --allow-empty --message=Mine; git switch --quiet main; \
                 git commit --quiet --allow-empty --message=More; git switch --quiet mine; \
                 plan --base main",
            ),
            (unread, gone, "plan --base main"),
            (no_site, &[], "git checkout --quiet HEAD~1 -- content; plan --base main"),
            (&[], &[], "git mv content programme; --content programme plan --base main"),
            (
                chess,
                dance,
                "git rm --quiet content/badges/chess.yaml; git commit --quiet --message=Drop; \
                 mv later.yaml content/badges/chess.yaml; check --base main",
            ),
        ],
    );
}
