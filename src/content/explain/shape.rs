//! What the schema wants at one place of a document.

use serde_json::Value;

/// The alternatives that the schema allows at one place, references followed.
#[derive(Debug, Clone)]
pub(super) struct Shape<'s> {
    root: &'s Value,
    /// Each alternative; none where nothing is known of the place.
    leaves: Vec<&'s Value>,
}

impl<'s> Shape<'s> {
    /// The whole record.
    pub(super) fn root(root: &'s Value) -> Self {
        Self::new(root, Some(root))
    }

    fn new(root: &'s Value, schema: Option<&'s Value>) -> Self {
        let mut leaves = Vec::new();
        if let Some(schema) = schema {
            collect(root, schema, &mut leaves);
        }
        Self { root, leaves }
    }

    /// The value under `key`.
    pub(super) fn property(&self, key: &str) -> Self {
        let object = self.leaf("object");
        let named = object.and_then(|leaf| leaf.get("properties")?.get(key));
        let others = || object?.get("additionalProperties").filter(|schema| schema.is_object());
        let pattern = || object?.get("patternProperties")?.as_object()?.values().next();
        Self::new(self.root, named.or_else(others).or_else(pattern))
    }

    /// Each entry of the list.
    pub(super) fn entry(&self) -> Self {
        Self::new(self.root, self.leaf("array").and_then(|leaf| leaf.get("items")))
    }

    /// Whether a value of this JSON type may stand here.
    pub(super) fn allows(&self, kind: &str) -> bool {
        self.leaf(kind).is_some()
    }

    /// The keys that may stand here.
    pub(super) fn keys(&self) -> Vec<&'s str> {
        let properties = self.leaf("object").and_then(|leaf| leaf.get("properties")?.as_object());
        properties.into_iter().flatten().map(|(key, _)| key.as_str()).collect()
    }

    /// The keys that must stand here.
    pub(super) fn required(&self) -> Vec<&'s str> {
        let required = self.leaf("object").and_then(|leaf| leaf.get("required")?.as_array());
        required.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether keys here are numbers.
    pub(super) fn has_numbered_keys(&self) -> bool {
        self.leaf("object").is_some_and(|leaf| leaf.get("patternProperties").is_some())
    }

    /// The words of which one must stand here.
    pub(super) fn words(&self) -> Vec<&'s str> {
        self.leaves.iter().filter_map(|leaf| leaf.get("const")?.as_str()).collect()
    }

    /// The least and the greatest number.
    pub(super) fn bounds(&self) -> Option<(i64, i64)> {
        let leaf = self.leaf("integer")?;
        Some((leaf.get("minimum")?.as_i64()?, leaf.get("maximum")?.as_i64()?))
    }

    /// What the format says of a value that may be a text or a mapping.
    pub(super) fn hint(&self) -> Option<String> {
        if !(self.allows("string") && self.allows("object")) {
            return None;
        }
        let definitions = self.root.get("$defs")?.as_object()?.values();
        let mut unions = definitions.filter(|part| part.get("anyOf").is_some());
        let own =
            unions.find(|part| Self::new(self.root, Some(part)).required() == self.required());
        let said = own?.get("description")?.as_str()?.trim_end_matches('.');
        Some(said.get(..1)?.to_ascii_lowercase() + said.get(1..)?)
    }

    /// What should stand here, in the author's words.
    pub(super) fn wanted(&self) -> String {
        let words = self.words();
        if !words.is_empty() {
            return format!("one of {}", listed(&words, "or"));
        }
        let mut wanted = Vec::new();
        for (kind, name) in [("string", "a text"), ("integer", "a whole number")] {
            wanted.extend(self.allows(kind).then(|| name.to_owned()));
        }
        wanted.extend(self.allows("boolean").then(|| "`true` or `false`".to_owned()));
        if self.allows("array") {
            let entry = self.entry();
            let of = match (entry.allows("string"), entry.allows("object")) {
                (true, false) => " of texts",
                (false, true) => " of mappings",
                _ => "",
            };
            wanted.push(format!("a list{of}"));
        }
        if self.allows("object") {
            let required = self.required();
            let with = if required.is_empty() {
                String::new()
            } else {
                format!(" with {}", listed(&required, "and"))
            };
            wanted.push(format!("a mapping{with}"));
        }
        wanted.join(" or ")
    }

    fn leaf(&self, kind: &str) -> Option<&'s Value> {
        self.leaves.iter().copied().find(|leaf| is_of(leaf, kind))
    }
}

/// `a`, `b` and `c`, each in backticks.
pub(super) fn listed(words: &[&str], joint: &str) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joint} {last}", others.join(", ")),
        None => String::new(),
    }
}

fn collect<'s>(root: &'s Value, schema: &'s Value, leaves: &mut Vec<&'s Value>) {
    let alternatives = schema.get("anyOf").or_else(|| schema.get("oneOf"));
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let name = name.trim_start_matches("#/$defs/");
        if let Some(part) = root.get("$defs").and_then(|parts| parts.get(name)) {
            collect(root, part, leaves);
        }
    } else if let Some(Value::Array(alternatives)) = alternatives {
        for alternative in alternatives {
            collect(root, alternative, leaves);
        }
    } else {
        leaves.push(schema);
    }
}

fn is_of(schema: &Value, kind: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(several)) => several.iter().any(|one| one == kind),
        _ => false,
    }
}
