//! Every credential holds to the published JSON Schema, where a copy of it is at hand.

use std::path::PathBuf;

use super::{documents, parse, world};

fn schema() -> Option<PathBuf> {
    let shared = std::env::var_os("LAUREATE_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let file = "standards/data/schemas/plain/ob_v3p0_achievementcredential_schema.json";
    Some(shared.unwrap_or(beside).join(file)).filter(|file| file.exists())
}

#[test]
fn credentials_hold_to_the_open_badges_schema() {
    let Some(file) = schema() else { return };
    let schema = parse(&std::fs::read_to_string(file).unwrap());
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for catalog in [world::least(), world::full()] {
        let documents = documents(&catalog);
        for award in catalog.awards() {
            let credential = parse(documents.credential(award).unwrap().json());
            let faults: Vec<String> = validator
                .iter_errors(&credential)
                .map(|fault| format!("{} at {}", fault, fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{faults:#?}\n{credential:#}");
        }
    }
}

#[test]
fn portfolios_hold_to_the_schema_of_learner_records() {
    let Some(file) = schema() else { return };
    let file = file.parent().unwrap().with_file_name("clr_v2p0_clrcredential_schema.json");
    let schema = parse(&std::fs::read_to_string(file).unwrap());
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let as_of = "2026-06-30T00:00:00Z".parse().unwrap();
    let mut held = 0;
    for catalog in [world::least(), world::full()] {
        let documents = documents(&catalog);
        for earner in catalog.earners() {
            let Some(signed) = documents.portfolio(earner, as_of).unwrap() else { continue };
            let portfolio = parse(signed.json());
            let faults: Vec<String> = validator
                .iter_errors(&portfolio)
                .map(|fault| format!("{} at {}", fault, fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{faults:#?}\n{portfolio:#}");
            held += 1;
        }
    }
    assert_eq!(held, 3);
}
