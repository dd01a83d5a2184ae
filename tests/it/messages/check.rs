//! `laureate check`, and what days it judges by.

use super::award::FAULTY;
use super::plan::CHANGED;
use super::run::say;

#[test]
fn check() {
    say(
        "check",
        &[
            (&[], &[], "check"),
            (&[], FAULTY, "check"),
            (&[], CHANGED, "check --base main --format github"),
            (&[], &[], "check --explain vanished"),
            (&[], &[], "check --as-of 9999-12-31"),
            (&[], &[], "SOURCE_DATE_EPOCH=soon check"),
        ],
    );
}
