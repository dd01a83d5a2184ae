//! What every command says of itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::snapshot::assert_snapshot;
use crate::support::{laureate, stdout};

/// The help of a command and of all below it, by the words that are typed.
fn collect(words: &[String], found: &mut Vec<(String, String)>) {
    let folder = tempfile::tempdir().unwrap();
    let output = laureate(folder.path()).args(words).arg("--help").output().unwrap();
    assert!(output.status.success(), "{words:?}");
    let help = stdout(&output);
    let commands = help.split_once("Commands:\n").map(|(_, rest)| rest).unwrap_or_default();
    for line in commands.lines().take_while(|line| !line.is_empty()) {
        let is_name = line.starts_with("  ") && !line.starts_with("   ");
        let name = line.split_whitespace().next().filter(|name| is_name && *name != "help");
        if let Some(name) = name {
            collect(&[words, &[name.to_owned()]].concat(), found);
        }
    }
    let name = if words.is_empty() { "laureate".to_owned() } else { words.join("-") };
    found.push((name, help));
}

#[test]
fn every_command_explains_itself() {
    let mut found = Vec::new();
    collect(&[], &mut found);
    assert!(found.len() > 20, "{}", found.len());
    for (name, help) in &found {
        // The version of the program is no part of it.
        assert_snapshot(&format!("help/{name}"), help);
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/help");
    let kept = fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().file_name());
    let kept: BTreeSet<_> = kept.map(|name| name.into_string().unwrap()).collect();
    let names = found.iter().map(|(name, _)| format!("{name}.txt"));
    assert_eq!(kept, names.collect::<BTreeSet<_>>());
}
