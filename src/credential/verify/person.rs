//! Who a credential is about, as far as it says (Open Badges 3.0, `IdentityObject`).

use std::collections::BTreeSet;

use serde_json::Value;

/// What a subject says of who it is.
pub(super) struct Person {
    id: Option<String>,
    identities: BTreeSet<Identity>,
}

/// What two subjects have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They are one person, by an identity that both name.
    Same,
    /// They are not, by an identity of one kind that differs.
    Other,
    /// It cannot be told.
    Open,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Identity {
    kind: String,
    /// Nothing where it stands in plain text.
    salt: Option<String>,
    value: String,
}

impl Person {
    /// Reads a `credentialSubject`.
    pub(super) fn of(subject: &Value) -> Self {
        let id = subject.get("id").and_then(Value::as_str).map(str::to_owned);
        let identities = match subject.get("identifier") {
            Some(Value::Array(entries)) => entries.as_slice(),
            Some(entry) => std::slice::from_ref(entry),
            None => &[],
        };
        Self { id, identities: identities.iter().filter_map(Identity::of).collect() }
    }

    /// What this has to do with another: the `id` decides where both have one, else what
    /// they both say in plain text or hash with the same salt.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        if let (Some(id), Some(other)) = (&self.id, &other.id) {
            return if id == other { Likeness::Same } else { Likeness::Other };
        }
        let mut likeness = Likeness::Open;
        for one in &self.identities {
            let like = |two: &&Identity| two.kind == one.kind && two.salt == one.salt;
            for two in other.identities.iter().filter(like) {
                if one.value != two.value {
                    return Likeness::Other;
                }
                likeness = Likeness::Same;
            }
        }
        likeness
    }
}

impl Identity {
    fn of(entry: &Value) -> Option<Self> {
        let text = |name: &str| entry.get(name).and_then(Value::as_str);
        let is_hashed = entry.get("hashed").and_then(Value::as_bool)?;
        let value = text("identityHash")?;
        let (salt, value) = if is_hashed {
            (Some(text("salt").unwrap_or_default().to_owned()), value.to_ascii_lowercase())
        } else {
            (None, value.to_owned())
        };
        Some(Self { kind: text("identityType")?.to_owned(), salt, value })
    }
}
