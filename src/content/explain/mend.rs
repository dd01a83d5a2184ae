//! What is left of a record without its faulty keys.

use jsonschema::error::ValidationErrorKind as Finding;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

/// How often what is left is looked at again: taking a key out may leave a mapping without
/// one that it must have, and so on outwards.
const ROUNDS: usize = 6;

/// Takes every faulty key out of `value`. False where what is left is no record.
pub(super) fn mend(validator: &Validator, value: &mut Value) -> bool {
    for _ in 0..ROUNDS {
        let ways: Vec<Vec<String>> =
            validator.iter_errors(value).flat_map(|error| faulty(&error)).collect();
        if ways.is_empty() {
            return true;
        }
        if !ways.iter().all(|way| take_out(value, way)) {
            return false;
        }
    }
    false
}

/// The ways to what `error` found.
fn faulty(error: &ValidationError<'_>) -> Vec<Vec<String>> {
    let parts = error.instance_path().as_str().split('/').skip(1);
    let way: Vec<_> = parts.map(|part| part.replace("~1", "/").replace("~0", "~")).collect();
    match error.kind() {
        Finding::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| [&way[..], std::slice::from_ref(key)].concat()).collect()
        }
        Finding::AnyOf { context } | Finding::OneOfNotValid { context } => {
            // What was meant is told by the kind of the value.
            let path = error.instance_path();
            let meant = context.iter().find(|errors| {
                let is_other_kind = |inner: &ValidationError<'_>| {
                    matches!(inner.kind(), Finding::Type { .. } | Finding::Constant { .. })
                        && inner.instance_path() == path
                };
                !errors.iter().any(is_other_kind)
            });
            meant.map_or_else(|| vec![way], |errors| errors.iter().flat_map(faulty).collect())
        }
        _ => vec![way],
    }
}

/// Takes the value at `way` out, or the key of the list that holds it: else the entries
/// after it would be counted wrongly. False where that is the whole record.
fn take_out(value: &mut Value, way: &[String]) -> bool {
    let mut at = &*value;
    let mut last_key = None;
    for (depth, part) in way.iter().enumerate() {
        let next = match at {
            Value::Object(keys) => {
                last_key = Some(depth);
                keys.get(part)
            }
            Value::Array(entries) => part.parse().ok().and_then(|at: usize| entries.get(at)),
            _ => None,
        };
        // It went with another one.
        let Some(next) = next else { return true };
        at = next;
    }
    let Some(last_key) = last_key else { return false };
    let mut holder = value;
    for part in &way[..last_key] {
        let next = match holder {
            Value::Object(keys) => keys.get_mut(part),
            Value::Array(entries) => part.parse().ok().and_then(|at: usize| entries.get_mut(at)),
            _ => None,
        };
        let Some(next) = next else { return true };
        holder = next;
    }
    if let Value::Object(keys) = holder {
        keys.remove(&way[last_key]);
    }
    true
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::mend;
    use crate::content::schema::{Kind, checker};

    #[test]
    fn takes_out_what_is_faulty_and_no_more() {
        let check = |mut value, expected| {
            let is_record = mend(&checker(Kind::Award).validator, &mut value);
            assert_eq!(is_record.then_some(value), expected);
        };
        let least = json!({"badge": "b", "awarded": "2026-01-01"});
        check(least.clone(), Some(least.clone()));
        let with = |key: &str, value| {
            let mut award = least.clone();
            award[key] = value;
            award
        };
        check(with("expries", json!("x")), Some(least.clone()));
        check(with("earners", json!([1, "ada"])), Some(least.clone()));
        check(with("evidence", json!([{"name": "n", "u": 1}])), {
            Some(with("evidence", json!([{"name": "n"}])))
        });
        check(with("revoked", json!({"no": "2026-01-01"})), Some(least.clone()));
        let revoked = |key: &str| with("revoked", json!({"on": "2026-01-01", key: "x"}));
        check(revoked("raeson"), Some(with("revoked", json!({"on": "2026-01-01"}))));
        check(with("badge", json!(["b"])), None);
        check(json!({"badge": "b"}), None);
        check(json!(["b"]), None);
    }
}
