//! Credentials of the published test suites, where a copy of them is at hand: each is taken,
//! known already or named with a reason, and what is written is sound.

use std::path::PathBuf;

use super::world::{assert_sound, content, folder, import};
use crate::support::{stderr, stdout};

#[test]
fn every_file_of_the_suites_is_taken_or_named() {
    let shared = std::env::var_os("LAUREATE_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let data = shared.unwrap_or(beside).join("standards/data");
    if !data.is_dir() {
        return;
    }
    for suite in ["validator-resources", "spec-examples", "generated-vectors", "ob3-guide-vectors"]
    {
        let folder = folder(&[("people/ada.yaml", "name: Ada\n")]);
        let suite = data.join(suite);
        let more = [suite.to_str().unwrap(), "--any-issuer", "--earner", "ada"];
        let output = import(folder.path(), &more);
        let said = stderr(&output);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{said}");
        let count = |word: &str| {
            let before = said.split(word).next().unwrap_or_default();
            before.rsplit([' ', '\n', ';']).find(|part| !part.is_empty()).unwrap().parse::<usize>()
        };
        let summary = said.lines().find(|line| line.contains(" read: ")).unwrap();
        let read: usize = summary.split(' ').next().unwrap().parse().unwrap();
        let awards = count(" award").unwrap();
        let there =
            if summary.contains("there already") { count(" there already").unwrap() } else { 0 };
        let refused = summary.split(" not taken").next().and_then(|part| part.rsplit(' ').next());
        let refused: usize = refused.and_then(|count| count.parse().ok()).unwrap_or_default();
        assert!(awards > 0 && awards + there + refused >= read, "{said}");
        assert_sound(folder.path());
        let files = content(folder.path());
        assert_eq!(stdout(&import(folder.path(), &more)), "", "a second run changes nothing");
        assert_eq!(content(folder.path()), files);
    }
}
