//! What stands in the way of reading a repository.

use super::folder::Files;
use super::run::say;

#[test]
fn git() {
    let other_owner: Files<'_> = &[(
        "bin/git",
        "#!/bin/sh\nPATH=${PATH#*:}\nexport PATH GIT_TEST_ASSUME_DIFFERENT_OWNER=1\n\
         exec git \"$@\"\n",
    )];
    let more: Files<'_> = &[
        ("+content/badges/pilot.yaml", "tags: [air]\n"),
        ("+content/awards/2026/first-aid.yaml", "# Checked.\n"),
        ("+content/site.yaml", "repository: https://github.com/acme/badges\n"),
    ];
    let shallow = "git clone --quiet --depth=1 --no-single-branch file://FOLDER clone; cd clone;";
    let partial = "git config uploadpack.allowFilter true; \
                   git clone --quiet --filter=blob:none file://FOLDER clone; cd clone;";
    let object = "git rev-parse --git-path objects/$(git rev-parse";
    say(
        "git",
        &[
            (&[], &[], "PATH=FOLDER/bin plan --base main"),
            (&[], &[], "sh -c 'mkdir bin; touch bin/git'; PATH=FOLDER/bin plan --base main"),
            (&[], other_owner, "chmod +x bin/git; PATH=FOLDER/bin:$PATH plan --base main"),
            (&[], &[], "git init --quiet --template= --bare content; plan --base main"),
            (&[], &[], "rm -rf .git; plan --base main; build --git"),
            (&[], &[], "plan --base mine"),
            (&[], &[], "plan --base --output=x"),
            (more, &[], &format!("{shallow} plan --base HEAD~1; build --git")),
            (
                more,
                &[],
                &format!(
                    "git branch old; git commit --quiet --allow-empty --message=Last; {shallow} \
                     plan --base origin/old"
                ),
            ),
            (more, &[], &format!("{partial} plan --base HEAD~1; build --git")),
            (
                &[],
                &[],
                &format!("sh -c 'rm $({object} main: | sed s,^..,\\&/,))'; check --base main"),
            ),
            (
                more,
                &[],
                &format!(
                    "git branch side HEAD~1; git switch --quiet side; \
                     git commit --quiet --allow-empty --message=Side; \
                     sh -c 'rm $({object} HEAD~1 | sed s,^..,\\&/,))'; check --base main"
                ),
            ),
            (
                &[],
                &[],
                "sh -c 'd=$(printf \"a\\377\"); mkdir $d; mv .git content $d/; \
                 ln -s $d/content content'; plan --base main",
            ),
        ],
    );
}
