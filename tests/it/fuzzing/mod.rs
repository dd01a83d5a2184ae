//! The bodies of the fuzz targets, on their seeds and on damaged seeds.
//!
//! `fuzz/README.md` tells how to let a fuzzer loose on them.

#[expect(unreachable_pub, reason = "the fuzz targets use them from another crate")]
#[expect(clippy::expect_used, reason = "what does not hold should stop")]
#[path = "../../../fuzz/bodies/mod.rs"]
mod bodies;
mod damage;
mod made;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many damaged seeds each body gets.
const ROUNDS: u64 = 300;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The seeds of a target by name.
fn seeds(target: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = folder().join("seeds").join(target);
    names(&folder)
        .into_iter()
        .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
        .collect()
}

fn run(target: &str) {
    let (_, body) = bodies::ALL.iter().find(|(name, _)| *name == target).unwrap();
    let seeds = seeds(target);
    assert!(!seeds.is_empty());
    for (name, seed) in &seeds {
        held(*body, seed, name);
    }
    let seeds: Vec<Vec<u8>> = seeds.into_values().collect();
    // Drawing is dear.
    let rounds = if target == "art" { ROUNDS / 6 } else { ROUNDS };
    for round in 0..rounds {
        held(*body, &damage::damaged(&seeds, target, round), &format!("round {round}"));
    }
}

/// Runs a body, and says on which input where something did not hold.
fn held(body: bodies::Body, input: &[u8], name: &str) {
    let outcome = std::panic::catch_unwind(|| body(input));
    assert!(outcome.is_ok(), "{name}: {}", input.escape_ascii());
}

macro_rules! targets {
    ($($target:ident)*) => {
        $(#[test]
        fn $target() {
            run(stringify!($target));
        })*

        #[test]
        fn every_target_is_run() {
            let here: BTreeSet<String> = [$(stringify!($target).to_owned()),*].into();
            let bodies = bodies::ALL.iter().map(|(name, _)| (*name).to_owned());
            assert_eq!(bodies.collect::<BTreeSet<_>>(), here);
            assert_eq!(names(&folder().join("seeds")), here);
            let files = names(&folder().join("targets"));
            assert_eq!(files, here.iter().map(|name| format!("{name}.rs")).collect());
            let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
            for name in here {
                assert!(manifest.contains(&format!("[[bin]]\nname = \"{name}\"\n")), "{name}");
            }
        }
    };
}

targets!(approvals archive art codes did document foreign forgery list markdown picture png svg yaml);

/// `LAUREATE_BLESS=1` writes them.
#[test]
fn seeds_are_made_here() {
    for (file, bytes) in made::all() {
        let path = folder().join("seeds").join(file);
        if std::env::var_os("LAUREATE_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &bytes).unwrap();
        }
        assert!(fs::read(&path).is_ok_and(|found| found == bytes), "{file}");
    }
}
