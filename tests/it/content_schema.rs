//! The schemas that editors read.

use laureate::content::schema::{self, Kind};
use serde_json::{Value, json};

fn takes(kind: Kind, value: &Value) -> bool {
    let schema = schema::schema_for(kind);
    jsonschema::options().offline().build(&schema).unwrap().is_valid(value)
}

#[test]
fn every_schema_is_sound_and_explains_every_key() {
    fn explained(schema: &Value, at: &str) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (key, property) in properties {
                let said = property.get("description").and_then(Value::as_str);
                assert!(said.is_some_and(|said| said.ends_with('.')), "{at} {key}: {said:?}");
            }
        }
        match schema {
            Value::Object(parts) => parts.iter().for_each(|(key, part)| explained(part, key)),
            Value::Array(parts) => parts.iter().for_each(|part| explained(part, at)),
            _ => {}
        }
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::from_word(kind.word()), Some(kind));
        let schema = schema::schema_for(kind);
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{kind:?}");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("{}.schema.json", kind.word()));
        assert!(!schema.to_string().contains("Record"), "{schema}");
        explained(&schema, kind.word());
    }
}

#[test]
fn schemas_take_what_is_right_and_nothing_else() {
    let award = json!({"badge": "b", "earner": "ada", "awarded": "2026-05-01"});
    assert!(takes(Kind::Award, &award));
    assert!(takes(Kind::Award, &json!([award])));
    assert!(!takes(Kind::Award, &json!([{"badge": "b"}])));
    assert!(!takes(Kind::Award, &json!({"badge": "No Slug", "awarded": "2026-05-01"})));
    assert!(takes(Kind::Person, &json!([{"slug": "ada", "name": "Ada", "email": null}])));
    assert!(!takes(Kind::Person, &json!({"name": "Ada", "hr": {"hired": "May"}})));
    assert!(takes(Kind::Role, &json!({"name": "R", "targets": {"2027": 4}})));
    assert!(!takes(Kind::Role, &json!({"name": "R", "targets": {"soon": 4}})));
    let steps = json!({"name": "P", "steps": ["a", {"any": 1, "of": ["a", "b"]}]});
    assert!(takes(Kind::Pathway, &steps));
    let badge = json!({"name": "B", "description": "D", "valid_for": "P1Y", "requires": ["a-b"]});
    assert!(takes(Kind::Badge, &badge));
    assert!(!takes(Kind::Badge, &json!({"name": "B", "description": "D", "requires": ["a b"]})));
    assert!(!takes(Kind::Badge, &json!({"name": "B", "description": "D", "issuing": "x"})));
}

#[test]
fn editors_find_the_schemas() {
    let names: Vec<_> = schema::files().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names[..2], ["site.schema.json", "badge.schema.json"]);
    assert_eq!(
        schema::hint(Kind::Award, "../../schemas/"),
        "# yaml-language-server: $schema=../../schemas/award.schema.json"
    );
    let settings = schema::editor_settings(".laureate/schemas", "content");
    let patterns = &settings["yaml.schemas"]["./.laureate/schemas/award.schema.json"];
    assert_eq!(patterns, &json!(["content/awards/**/*.yaml"]));
}
