//! How large a document may be, and how it is read from bytes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::CanonicalError;

/// The most bytes a document has: 16 MiB, room for a status list that hardly packs.
pub const MAX_BYTES: usize = 16 << 20;

/// The deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 64;

/// The most values a document has.
const MAX_VALUES: usize = 200_000;

/// Reads JSON strictly: one value, no key twice in an object (two readers would take
/// different values for it), within the bounds.
///
/// # Errors
/// The bytes are no JSON text, a key stands twice, or a bound is passed.
pub fn parse(bytes: &[u8]) -> Result<Value, CanonicalError> {
    if bytes.len() > MAX_BYTES {
        return Err(CanonicalError::TooMuch(format!("it is larger than {} MiB", MAX_BYTES >> 20)));
    }
    let Strict(value) = serde_json::from_slice(bytes)
        .map_err(|error| CanonicalError::Malformed(format!("it is no JSON: {error}")))?;
    hold(&value)?;
    Ok(value)
}

/// Refuses a document that is beyond the bounds.
pub(super) fn hold(document: &Value) -> Result<(), CanonicalError> {
    let (mut values, mut bytes) = (0, 0);
    let mut waiting = vec![(document, 1)];
    while let Some((value, depth)) = waiting.pop() {
        values += 1;
        if depth > MAX_DEPTH {
            return Err(CanonicalError::TooMuch(format!("it nests deeper than {MAX_DEPTH}")));
        }
        match value {
            Value::Array(entries) => waiting.extend(entries.iter().map(|entry| (entry, depth + 1))),
            Value::Object(entries) => {
                bytes += entries.keys().map(String::len).sum::<usize>();
                waiting.extend(entries.values().map(|entry| (entry, depth + 1)));
            }
            Value::String(text) => bytes += text.len(),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        if values > MAX_VALUES || bytes > MAX_BYTES {
            return Err(CanonicalError::TooMuch("it is larger than any credential".to_owned()));
        }
    }
    Ok(())
}

/// A JSON value in which no object has a key twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number too large"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Strict(entry)) = entries.next_element()? {
            array.push(entry);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let Strict(value) = entries.next_value()?;
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key `{key}` stands twice")));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
