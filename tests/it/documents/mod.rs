//! The documents that a catalogue comes to.

mod equal;
mod open_badges_2;
mod portfolio;
mod schema;
mod text;
mod world;

use laureate::credential::proof::Secured;
use laureate::credential::{Documents, Mode, PublicKey};
use laureate::model::Catalog;
use serde_json::Value;

fn documents(catalog: &Catalog) -> Documents<'_> {
    Documents::new(catalog, world::key(), Mode::Production).unwrap()
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Both proofs hold, and stand in the order that verifiers need.
fn assert_signed(document: &Value) {
    let key: PublicKey = world::key().public();
    let secured = Secured::new(document).unwrap();
    let suites: Vec<&str> =
        secured.proofs().iter().map(|proof| proof["cryptosuite"].as_str().unwrap()).collect();
    assert_eq!(suites, ["eddsa-rdfc-2022", "eddsa-jcs-2022"]);
    for proof in secured.proofs() {
        assert_eq!(secured.check(proof, key), Ok(()), "{document:#}");
    }
}
