//! JSON Schemas of the format, derived from the record types: for editors, and to find
//! every fault of a file.

mod forms;

use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::record::{
    AwardRecord, BadgeRecord, PageRecord, PathwayRecord, PersonRecord, RoleRecord, SiteRecord,
    VersionRecord,
};

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `site.yaml`.
    Site,
    /// `badges/<slug>.yaml`.
    Badge,
    /// `badges/<slug>.v<version>.yaml`.
    Version,
    /// `people/*.yaml`, or an entry of it.
    Person,
    /// `awards/**/*.yaml`, or an entry of it.
    Award,
    /// `pathways/<slug>.yaml`.
    Pathway,
    /// `roles/<slug>.yaml`.
    Role,
    /// The front matter of `pages/**/*.md`.
    Page,
}

impl Kind {
    /// Every kind, in the order of the reference.
    pub const ALL: [Self; 8] = [
        Self::Site,
        Self::Badge,
        Self::Version,
        Self::Person,
        Self::Award,
        Self::Pathway,
        Self::Role,
        Self::Page,
    ];

    /// The word for it, such as `badge`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Badge => "badge",
            Self::Version => "version",
            Self::Person => "person",
            Self::Award => "award",
            Self::Pathway => "pathway",
            Self::Role => "role",
            Self::Page => "page",
        }
    }

    /// The kind that `word` stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The files of this kind, as a pattern below the content folder.
    fn files(self) -> &'static str {
        match self {
            Self::Site => "site.yaml",
            Self::Badge => "badges/*.yaml",
            Self::Version => "badges/*.v*.yaml",
            Self::Person => "people/*.yaml",
            Self::Award => "awards/**/*.yaml",
            Self::Pathway => "pathways/*.yaml",
            Self::Role => "roles/*.yaml",
            Self::Page => "pages/**/*.md",
        }
    }

    /// Whether a file may hold a list of them.
    fn has_lists(self) -> bool {
        matches!(self, Self::Person | Self::Award)
    }

    fn derived(self) -> Value {
        let schema = match self {
            Self::Site => schemars::schema_for!(SiteRecord),
            Self::Badge => schemars::schema_for!(BadgeRecord),
            Self::Version => schemars::schema_for!(VersionRecord),
            Self::Person => schemars::schema_for!(PersonRecord),
            Self::Award => schemars::schema_for!(AwardRecord),
            Self::Pathway => schemars::schema_for!(PathwayRecord),
            Self::Role => schemars::schema_for!(RoleRecord),
            Self::Page => schemars::schema_for!(PageRecord),
        };
        schema.to_value()
    }
}

/// The JSON Schema (draft 2020-12) of a file of this kind.
pub fn schema_for(kind: Kind) -> Value {
    let mut record = in_users_words(kind.derived());
    forms::add(&mut record);
    let file = file_name(kind);
    let Some(parts) = record.as_object_mut() else { return record };
    parts.shift_insert(1, "$id".to_owned(), json!(file));
    if !kind.has_lists() {
        return record;
    }
    let schema = parts.shift_remove("$schema");
    let title = parts.shift_remove("title");
    let id = parts.shift_remove("$id");
    let mut definitions = parts.shift_remove("$defs").unwrap_or_else(|| json!({}));
    let name = title.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    let reference = json!({"$ref": format!("#/$defs/{name}")});
    let description = format!("One mapping, or a list of them. {}", text(&record["description"]));
    definitions[&name] = record;
    json!({
        "$schema": schema,
        "$id": id,
        "title": title,
        "description": description,
        "anyOf": [reference, {"type": "array", "items": reference}],
        "$defs": definitions,
    })
}

/// The files that `laureate schema --write` makes: name and JSON.
pub fn files() -> Vec<(String, Value)> {
    Kind::ALL.into_iter().map(|kind| (file_name(kind), schema_for(kind))).collect()
}

/// The line at the head of a YAML file that names its schema to editors. `path` leads from
/// the file to the folder of the schemas, such as `../.laureate/schemas`.
pub fn hint(kind: Kind, path: &str) -> String {
    let path = path.trim_end_matches('/');
    format!("# yaml-language-server: $schema={path}/{}", file_name(kind))
}

/// What `.vscode/settings.json` says so that every file of the content finds its schema
/// without a hint: `schemas` is the folder of the schemas and `content` that of the
/// content, both relative to the workspace.
pub fn editor_settings(schemas: &str, content: &str) -> Value {
    let (schemas, content) = (schemas.trim_end_matches('/'), content.trim_end_matches('/'));
    // Front matter is no file that a YAML editor opens.
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page);
    let entries: serde_json::Map<_, _> = kinds
        .map(|kind| {
            let schema = format!("./{schemas}/{}", file_name(kind));
            let mut files = vec![format!("{content}/{}", kind.files())];
            // Editors know a file by the last pattern that fits it.
            if kind == Kind::Badge {
                files.push(format!("!{content}/{}", Kind::Version.files()));
            }
            (schema, json!(files))
        })
        .collect();
    json!({ "yaml.schemas": entries })
}

fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", kind.word())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Names without `Record`, which is a word of the program's only.
fn in_users_words(mut schema: Value) -> Value {
    fn rename(value: &mut Value) {
        match value {
            Value::Object(parts) => {
                for key in ["$ref", "title"] {
                    if let Some(Value::String(name)) = parts.get_mut(key) {
                        *name = name.trim_end_matches("Record").to_owned();
                    }
                }
                if let Some(Value::Object(definitions)) = parts.get_mut("$defs") {
                    *definitions = std::mem::take(definitions)
                        .into_iter()
                        .map(|(name, part)| (name.trim_end_matches("Record").to_owned(), part))
                        .collect();
                }
                parts.values_mut().for_each(rename);
            }
            Value::Array(items) => items.iter_mut().for_each(rename),
            _ => {}
        }
    }
    rename(&mut schema);
    schema
}

/// What a record must be like, ready to be asked.
#[derive(Debug)]
pub(crate) struct Checker {
    /// The schema of one record.
    pub(crate) schema: Value,
    /// The same, compiled.
    pub(crate) validator: Validator,
}

/// The checker of a kind. Made once: it costs as much as reading a hundred files.
pub(crate) fn checker(kind: Kind) -> &'static Checker {
    static CHECKERS: [OnceLock<Checker>; Kind::ALL.len()] =
        [const { OnceLock::new() }; Kind::ALL.len()];
    CHECKERS[kind as usize].get_or_init(|| {
        let schema = kind.derived();
        #[expect(clippy::expect_used, reason = "the schema is a constant of the program")]
        let validator =
            jsonschema::options().offline().build(&schema).expect("a derived schema is sound");
        Checker { schema, validator }
    })
}
