//! `roles/<slug>.yaml`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// A job and the badges it asks for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRecord {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence or two.
    pub description: Option<String>,
    /// Badges that whoever does it must hold, by slug.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Badges that help, by slug.
    #[serde(default)]
    pub desired: Vec<String>,
    /// How many qualified people the organisation wants, by year.
    #[serde(default, deserialize_with = "by_year")]
    #[schemars(schema_with = "schema_by_year")]
    pub targets: BTreeMap<u16, u32>,
}

/// Years as keys, of four digits: YAML's other ways to write a number are no years.
fn by_year<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<u16, u32>, D::Error> {
    let read: BTreeMap<String, u32> = BTreeMap::deserialize(deserializer)?;
    let years = read.into_iter().map(|(year, count)| {
        let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
        match year.parse() {
            Ok(number) if is_year => Ok((number, count)),
            _ => Err(D::Error::custom(format!("`{year}` is not a year"))),
        }
    });
    years.collect()
}

fn schema_by_year(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "patternProperties": {
            "^[0-9]{4}$": {"type": "integer", "minimum": 0, "maximum": 4_294_967_295_i64},
        },
        "additionalProperties": false,
    })
}
