//! The forms of single values, so that editors see a slip while it is typed. They are no
//! stricter than the model, which judges each value and says what is wrong with it.

use serde_json::Value;

/// Keys, and the regular expression that their texts match wherever they stand.
const FORMS: [(&[&str], &str); 8] = [
    (
        &[
            "slug",
            "badge",
            "earner",
            "earners",
            "family",
            "requires",
            "desired",
            "completes_with",
            "nominated_by",
            "manager",
            "role",
            "of",
        ],
        "^[a-z0-9]+(-[a-z0-9]+)*$",
    ),
    (
        &["awarded", "expires", "created", "revoked", "on", "hired", "left", "since", "until"],
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}",
    ),
    (&["valid_for"], "^P[0-9YMWD]+$"),
    (&["color"], "^#[0-9a-fA-F]{6}$"),
    (&["base_url"], "^https?://"),
    (&["url"], "^[A-Za-z][A-Za-z0-9+.-]*:"),
    (&["public_key"], "^z6Mk"),
    (&["email"], "@"),
];

/// Adds the form of each value to a schema.
pub(super) fn add(schema: &mut Value) {
    match schema {
        Value::Object(parts) => {
            if let Some(Value::Object(properties)) = parts.get_mut("properties") {
                for (key, property) in properties.iter_mut() {
                    let form = FORMS.iter().find(|(keys, _)| keys.contains(&key.as_str()));
                    if let Some((_, pattern)) = form {
                        set(property, pattern);
                    }
                }
            }
            parts.values_mut().for_each(add);
        }
        Value::Array(items) => items.iter_mut().for_each(add),
        _ => {}
    }
}

/// A text gets the form itself, a list of texts gives it to each of them.
fn set(property: &mut Value, pattern: &str) {
    let kind = &property["type"];
    let is = |wanted: &str| match kind {
        Value::String(one) => one == wanted,
        Value::Array(several) => several.iter().any(|one| one == wanted),
        _ => false,
    };
    if is("string") {
        property["pattern"] = pattern.into();
    } else if is("array") && property["items"]["type"] == "string" {
        property["items"]["pattern"] = pattern.into();
    }
}
