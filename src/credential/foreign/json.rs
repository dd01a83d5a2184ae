//! Reading values out of JSON whose shape nobody promised.

use serde_json::{Map, Value};

/// The most items of a list that are read.
const MOST_ITEMS: usize = 1_000;

/// A text under `key`: as it is, as a value with a language, or the first of several.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    string(value.get(key)?).map(str::trim).filter(|text| !text.is_empty())
}

fn string(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.first().filter(|one| !one.is_array()).and_then(string),
        Value::Object(fields) => fields.get("@value")?.as_str(),
        _ => None,
    }
}

/// A text or a number under `key`, as text.
pub(super) fn scalar(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::Number(number) => Some(number.to_string()),
        _ => text(value, key).map(str::to_owned),
    }
}

/// What stands under `key`, as a list: nothing, one or several.
pub(super) fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    let items = match value.get(key) {
        None | Some(Value::Null) => &[][..],
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    items.iter().take(MOST_ITEMS)
}

/// Whether one of its types is `kind`.
pub(super) fn is(value: &Value, kind: &str) -> bool {
    list(value, "type").chain(list(value, "@type")).any(|found| found == kind)
}

/// The `id` of a linked thing: the text itself, or that of the object.
pub(super) fn id(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => text(value, "id").or_else(|| text(value, "@id")),
    }
}

/// The keys of an object that are none of `known` and say something.
pub(super) fn others(value: &Value, known: &[&str]) -> Vec<String> {
    let nothing = Map::new();
    let fields = value.as_object().unwrap_or(&nothing).iter();
    let unknown = fields.filter(|(key, value)| {
        let says = match value {
            Value::Null => false,
            Value::Array(items) => !items.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => true,
        };
        says && !known.contains(&key.as_str())
    });
    let names = unknown.map(|(key, _)| super::text::line(key)).map(|mut name| {
        name.truncate(name.char_indices().nth(60).map_or(name.len(), |(at, _)| at));
        name
    });
    names.take(20).collect()
}
