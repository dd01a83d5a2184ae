//! Reviews of a pull request, as forges give them.

use laureate::review::Approvals;
use serde_json::Value;

/// Nobody approves who is not said to, and nobody is in two minds.
pub fn hold(bytes: &[u8]) {
    let Ok(approvals) = Approvals::read(bytes) else { return };
    assert_eq!(Approvals::read(bytes), Ok(approvals.clone()));
    let sets = [&approvals.approved, &approvals.outdated, &approvals.objected];
    for (at, set) in sets.iter().enumerate() {
        assert!(set.iter().all(|who| !who.is_empty() && *who == who.to_ascii_lowercase()));
        for other in &sets[at + 1..] {
            assert!(set.is_disjoint(other), "{approvals:?}");
        }
    }
    let mut document: Value = serde_json::from_slice(bytes).expect("what was read is JSON");
    withdraw(&mut document);
    let without = Approvals::read(document.to_string().as_bytes()).unwrap_or_default();
    assert!(without.approved.is_empty() && without.outdated.is_empty(), "{without:?}");
}

/// Takes back each approval.
fn withdraw(value: &mut Value) {
    match value {
        Value::String(text) if text == "APPROVED" => "COMMENTED".clone_into(text),
        Value::Array(entries) => entries.iter_mut().for_each(withdraw),
        Value::Object(entries) => {
            entries.remove("approved_by");
            entries.values_mut().for_each(withdraw);
        }
        _ => {}
    }
}
