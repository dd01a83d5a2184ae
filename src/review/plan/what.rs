//! What of a document is another, in the words of who writes the content.

use serde_json::Value;

use crate::model::Settings;

/// Words for parts of a credential, by the path to them. The longest that fits counts.
const WORDS: [(&str, &str); 25] = [
    ("/awardedDate", "awarded"),
    ("/credentialStatus", "status_index"),
    ("/credentialSubject", "earner"),
    ("/credentialSubject/achievement", "badge"),
    ("/credentialSubject/achievement/achievementType", "badge type"),
    ("/credentialSubject/achievement/alignment", "badge skills"),
    ("/credentialSubject/achievement/criteria", "badge criteria"),
    ("/credentialSubject/achievement/description", "badge description"),
    ("/credentialSubject/achievement/image", "badge picture"),
    ("/credentialSubject/achievement/name", "badge name"),
    ("/credentialSubject/achievement/resultDescription", "results"),
    ("/credentialSubject/achievement/tag", "badge tags"),
    ("/credentialSubject/achievement/version", "badge version"),
    ("/credentialSubject/narrative", "message"),
    ("/credentialSubject/result", "results"),
    ("/credentialSubject/source", "approved_by"),
    ("/description", "badge description"),
    ("/endorsement", "endorsements"),
    ("/evidence", "evidence"),
    ("/id", "address"),
    ("/image", "badge picture"),
    ("/issuer", "issuer"),
    ("/name", "badge name"),
    ("/validFrom", "awarded"),
    ("/validUntil", "expires"),
];

/// What of a credential is another, sorted, each once. Both texts are JSON.
pub(super) fn of_credential(
    was: &str,
    is: &str,
    (before, now): (&Settings, &Settings),
) -> Vec<String> {
    let mut what = Vec::new();
    let mut was = was.to_owned();
    // What follows from a move is one reason, not one for each address.
    if before.did != now.did {
        what.push("did".to_owned());
        was = was.replace(&quoted(&before.did), &quoted(&now.did));
    }
    if before.base_url != now.base_url {
        what.push("base_url".to_owned());
        was = was.replace(before.base_url.as_str(), now.base_url.as_str());
    }
    let read = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
    differences(&read(&was), &read(is), "", &mut what);
    what.sort();
    what.dedup();
    what
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn differences(was: &Value, is: &Value, path: &str, what: &mut Vec<String>) {
    if was == is {
        return;
    }
    let (Value::Object(before), Value::Object(now)) = (was, is) else {
        what.push(word(path));
        return;
    };
    let keys = before.keys().chain(now.keys().filter(|key| !before.contains_key(*key)));
    for key in keys {
        let at = |object: &serde_json::Map<String, Value>| object.get(key).cloned();
        let (before, now) = (at(before).unwrap_or_default(), at(now).unwrap_or_default());
        differences(&before, &now, &format!("{path}/{key}"), what);
    }
}

/// The word for a part, or the last key of the path to it.
fn word(path: &str) -> String {
    let within = |part: &str| {
        path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let known = WORDS.iter().filter(|(part, _)| within(part)).max_by_key(|(part, _)| part.len());
    let last = || path.rsplit('/').next().unwrap_or_default();
    known.map_or_else(last, |(_, word)| word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_words_of_who_writes_them() {
        assert!(WORDS.is_sorted());
        let what = |was: &str, is: &str| {
            let read = |text: &str| serde_json::from_str(text).unwrap();
            let mut what = Vec::new();
            differences(&read(was), &read(is), "", &mut what);
            what
        };
        assert_eq!(what(r#"{"evidence":[]}"#, r#"{"evidence":[1]}"#), ["evidence"]);
        let subject = |text: &str| format!(r#"{{"credentialSubject":{{{text}}}}}"#);
        let (one, other) =
            (r#""achievement":{"criteria":{"narrative":"a"}}"#, r#""narrative":"x""#);
        assert_eq!(what(&subject(one), &subject("")), ["badge"]);
        assert_eq!(what(&subject(one), &subject(&one.replace("\"a\"", "1"))), ["badge criteria"]);
        assert_eq!(what(&subject(other), &subject("")), ["message"]);
        assert_eq!(what("{}", r#"{"new":1}"#), ["new"]);
    }
}
