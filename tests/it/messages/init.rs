//! `laureate init`.

use super::award::FAULTY;
use super::folder::Files;
use super::run::say;

#[test]
fn what_is_refused() {
    let source = "init new --source https://git.example/a/laureate.git";
    say(
        "init",
        &[
            (&[], &[], "init"),
            (&[], &[], "init --content elsewhere"),
            (&[], &[], "init new --name '' --yes"),
            (&[], &[], "init new --base-url ''"),
            (&[], &[], "init new --language ''"),
            (&[], &[], "init new --language Deutsch"),
            (&[], &[], "init new --base-url acme"),
            (&[], &[], "init new --source http://git.example/laureate"),
            (&[], &[], &format!("{source}#")),
            (&[], &[], "init new --source http://git.example/a#v1"),
            (&[], &[], &format!("{source}#v1 --dry-run --forge gitlab")),
            (&[], &[], "rm -r content; sh -c 'touch content'; init"),
            (&[], &[], "init new --forge none; rm -r new/content; init new"),
            (&[], &[], "mkdir new; sh -c 'mkdir new2; ln -s ../new2 new/content'; init new"),
        ],
    );
}

#[test]
fn what_it_writes() {
    say(
        "init-written",
        &[
            (
                &[],
                &[],
                "rm -r content; init --name Acme; cat .github/ISSUE_TEMPLATE/nomination.yml; \
                 cat content/site.yaml; cat content/badges/first-aid.yaml",
            ),
            (
                &[],
                &[],
                "init new --source https://git.example/a/laureate.git#v1; \
                 grep cargo.install new/.github/actions/laureate/action.yml",
            ),
            (&[], &[], "init new --forge gitlab; grep Nomination -B 2 -A 2 new/README.md"),
            (&[], &[], "init new --forge none; grep tell -B 2 -A 2 new/README.md"),
        ],
    );
}

#[test]
fn refresh() {
    let marked: Files<'_> = &[
        (".github/CODEOWNERS", "# laureate: begin\nold\n# laureate: end\n"),
        (".gitlab/CODEOWNERS", "* @acme/all\n"),
    ];
    let form: Files<'_> = &[(
        ".github/ISSUE_TEMPLATE/nomination.yml",
        "options:\n  # laureate: begin\n  # laureate: end\n",
    )];
    say(
        "init-refresh",
        &[
            (&[], marked, "init --refresh --dry-run"),
            (&[], marked, "init --refresh"),
            (&[], &[], "init --refresh"),
            (&[], FAULTY, "init --refresh"),
            (
                &[],
                form,
                "rm -r content/awards content/badges; init --refresh; \
                 cat .github/ISSUE_TEMPLATE/nomination.yml",
            ),
        ],
    );
}
