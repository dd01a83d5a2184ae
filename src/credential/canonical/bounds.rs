//! How large a document may be, and how it is read from bytes.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
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
    let left = Cell::new(MAX_VALUES);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { left: &left }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value));
    let value = value.map_err(|error| unreadable(&error, left.get()))?;
    hold(&value)?;
    Ok(value)
}

fn unreadable(error: &serde_json::Error, left: usize) -> CanonicalError {
    let reason = error.to_string();
    if left == 0 {
        return too_large();
    }
    // The reader has a bound of its own, so that hostile text cannot exhaust the stack.
    if reason.starts_with("recursion limit exceeded") {
        return too_deep();
    }
    CanonicalError::Malformed(format!("it is no JSON: {reason}"))
}

fn too_large() -> CanonicalError {
    CanonicalError::TooMuch("it is larger than any credential".to_owned())
}

fn too_deep() -> CanonicalError {
    CanonicalError::TooMuch(format!("it nests deeper than {MAX_DEPTH}"))
}

/// Refuses a document that is beyond the bounds.
pub(super) fn hold(document: &Value) -> Result<(), CanonicalError> {
    let (mut values, mut bytes) = (0, 0);
    let mut waiting = vec![(document, 1)];
    while let Some((value, depth)) = waiting.pop() {
        values += 1;
        if depth > MAX_DEPTH {
            return Err(too_deep());
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
            return Err(too_large());
        }
    }
    Ok(())
}

/// Reads a JSON value in which no object has a key twice, and counts what it holds: a value
/// takes up to thirty times the memory of its text.
#[derive(Clone, Copy)]
struct Strict<'c> {
    /// How many values there may still be.
    left: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 {
            return Err(D::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
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
        while let Some(entry) = entries.next_element_seed(self)? {
            array.push(entry);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if object.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the key `{key}` stands twice")));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
