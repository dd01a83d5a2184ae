//! A YAML value as JSON, each text read as the type that is wanted where it stands.
//!
//! So `version: 1.10` stays the text "1.10" and `name: no` is nobody's boolean: the same
//! rule by which the happy path decodes.

use serde_json::{Map, Value};

use super::shape::Shape;
use crate::content::tree::{Kind, Node, Scalar};

/// Converts `node`, which stands where `shape` is wanted.
pub(super) fn value(node: &Node<'_>, shape: &Shape<'_>) -> Value {
    match &node.kind {
        Kind::Scalar(text) => scalar(text, shape),
        Kind::List(entries) => {
            let wanted = shape.entry();
            Value::Array(entries.iter().map(|entry| value(entry, &wanted)).collect())
        }
        Kind::Mapping(entries) => {
            let mut object = Map::new();
            for (key, entry) in entries {
                object.insert(key.text.to_string(), value(entry, &shape.property(&key.text)));
            }
            Value::Object(object)
        }
        Kind::Refused => Value::Null,
    }
}

fn scalar(scalar: &Scalar<'_>, shape: &Shape<'_>) -> Value {
    let text = &*scalar.text;
    if scalar.is_null() {
        return Value::Null;
    }
    let typed = if shape.allows("boolean") {
        boolean(text).map(Value::Bool)
    } else if shape.allows("integer") {
        integer(text).map(number)
    } else {
        None
    };
    typed.unwrap_or_else(|| Value::String(text.to_owned()))
}

/// YAML 1.2 core schema, 10.3.2.
fn boolean(text: &str) -> Option<bool> {
    match text.trim() {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Decimal without leading zeros; the other bases of YAML; `_` between digits.
fn integer(text: &str) -> Option<i128> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let (sign, rest) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (radix, digits) = match rest.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => (16, &rest[2..]),
        Some("0o") => (8, &rest[2..]),
        Some("0b") => (2, &rest[2..]),
        _ => (10, rest),
    };
    let is_padded = radix == 10 && digits.len() > 1 && digits.starts_with('0');
    let is_split_well = digits
        .split('_')
        .all(|part| !part.is_empty() && part.chars().all(|digit| digit.is_digit(radix)));
    if is_padded || !is_split_well {
        return None;
    }
    i128::from_str_radix(&digits.replace('_', ""), radix).ok().map(|number| sign * number)
}

/// A number too large for JSON's integers is too large for any field.
fn number(number: i128) -> Value {
    let clamped = number.clamp(i64::MIN.into(), i64::MAX.into());
    Value::from(i64::try_from(clamped).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn integers_are_those_of_the_happy_path() {
        let check = |text: &str, expected: Option<i128>| {
            assert_eq!(integer(text), expected, "{text:?}");
            let happy = serde_yaml::from_str::<i64>(&format!("{text:?}")).ok().map(i128::from);
            assert_eq!(happy, expected, "{text:?}");
        };
        check("5", Some(5));
        check(" +5 ", Some(5));
        check("-0", Some(0));
        check("0x1F", Some(31));
        check("0b_1", None);
        check("1_000", Some(1000));
        check("1__0", None);
        for text in ["", "-", "5.0", "1e3", "007", "five", "0x", "_1", "é1"] {
            check(text, None);
        }
    }
}
