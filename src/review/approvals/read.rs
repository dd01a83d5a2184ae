//! Reviews as forges give them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{Approvals, ApprovalsFault};

/// The most reviews that are read.
const MOST: usize = 10_000;

/// What somebody said last.
struct Opinion {
    at: Option<Timestamp>,
    approves: bool,
    objects: bool,
    commit: Option<String>,
}

impl Approvals {
    /// Reads reviews as JSON: what `gh pr view --json author,headRefOid,reviews` prints, the
    /// list of GitHub's REST API (or several, one for each page), or GitLab's approvals of a
    /// merge request. `author` (a login) and `head` (a commit) may stand beside each. Where the
    /// head is known, a review that approved another commit does not count.
    ///
    /// # Errors
    /// No JSON, another form, more than 10,000 reviews → [`ApprovalsFault`].
    pub fn read(bytes: &[u8]) -> Result<Self, ApprovalsFault> {
        let document: Value = serde_json::from_slice(bytes)
            .map_err(|fault| ApprovalsFault::Json(fault.to_string()))?;
        let reviews = match &document {
            Value::Array(_) => Some(&document),
            _ => document.get("reviews"),
        };
        let approved_by = document.get("approved_by");
        if reviews.is_none() && approved_by.is_none() {
            return Err(form("it has neither `reviews` nor `approved_by`"));
        }
        let head = ["head", "headRefOid"].iter().find_map(|key| document.get(key)?.as_str());
        let mut approvals =
            Self { author: document.get("author").and_then(login), ..Self::default() };
        for (who, opinion) in opinions(reviews)? {
            approvals.add(who, &opinion, head);
        }
        for approver in listed(approved_by, "approved_by")? {
            let who = approver.get("user").and_then(login);
            approvals.approved.extend(who.filter(|who| !approvals.objected.contains(who)));
        }
        Ok(approvals)
    }

    fn add(&mut self, who: String, opinion: &Opinion, head: Option<&str>) {
        if opinion.objects {
            self.objected.insert(who);
        } else if opinion.approves {
            // A commit that the forge has lost is not the newest.
            let is_outdated = head.is_some_and(|head| opinion.commit.as_deref() != Some(head));
            let list = if is_outdated { &mut self.outdated } else { &mut self.approved };
            list.insert(who);
        }
    }
}

fn form(message: impl Into<String>) -> ApprovalsFault {
    ApprovalsFault::Form(message.into())
}

/// The entries of a list, pages taken apart.
fn listed<'a>(value: Option<&'a Value>, name: &str) -> Result<Vec<&'a Value>, ApprovalsFault> {
    let entries = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(entries)) => entries,
        Some(_) => return Err(form(format!("`{name}` is no list"))),
    };
    let mut all = Vec::new();
    for entry in entries {
        match entry {
            Value::Array(page) => all.extend(page),
            entry => all.push(entry),
        }
    }
    if all.len() > MOST {
        return Err(form(format!("`{name}` has more than {MOST} entries")));
    }
    match all.iter().position(|entry| !entry.is_object()) {
        Some(at) => Err(form(format!("entry {} of `{name}` is no object", at + 1))),
        None => Ok(all),
    }
}

/// What each account said last that counts: a comment takes nothing back.
fn opinions(reviews: Option<&Value>) -> Result<BTreeMap<String, Opinion>, ApprovalsFault> {
    let mut last: BTreeMap<String, Opinion> = BTreeMap::new();
    for (at, review) in listed(reviews, "reviews")?.into_iter().enumerate() {
        let lacks = |what: &str| form(format!("entry {} of `reviews` has no {what}", at + 1));
        let state = review.get("state").and_then(Value::as_str).ok_or_else(|| lacks("`state`"))?;
        if !matches!(state, "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED") {
            continue;
        }
        // The account of who has left the forge is null.
        let Some(who) = ["user", "author"].iter().find_map(|key| login(review.get(key)?)) else {
            continue;
        };
        let time = ["submitted_at", "submittedAt"].iter().find_map(|key| review.get(key)?.as_str());
        let when = time.map(str::parse).transpose().map_err(|_| lacks("time that can be read"))?;
        let opinion = Opinion {
            at: when,
            approves: state == "APPROVED",
            objects: state == "CHANGES_REQUESTED",
            commit: commit(review),
        };
        // Of one moment the later in the list.
        if last.get(&who).is_none_or(|before| before.at <= opinion.at) {
            last.insert(who, opinion);
        }
    }
    Ok(last)
}

fn commit(review: &Value) -> Option<String> {
    let plain = review.get("commit_id").and_then(Value::as_str);
    let nested = || review.get("commit")?.get("oid")?.as_str();
    plain.or_else(nested).filter(|commit| !commit.is_empty()).map(str::to_owned)
}

/// The name of an account, as a text or as a forge describes it.
fn login(value: &Value) -> Option<String> {
    let described = || ["login", "username"].iter().find_map(|key| value.get(key)?.as_str());
    let name = value.as_str().or_else(described)?;
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Approvals, String> {
        Approvals::read(json.as_bytes()).map_err(|fault| fault.to_string())
    }

    /// Approved, outdated, objected.
    fn told(json: &str) -> String {
        let approvals = read(json).unwrap();
        let list = |set: &std::collections::BTreeSet<String>| {
            set.iter().map(String::as_str).collect::<Vec<_>>().join(",")
        };
        let sets = [&approvals.approved, &approvals.outdated, &approvals.objected].map(list);
        sets.join("|")
    }

    fn review(who: &str, state: &str, minute: u8, commit: &str) -> String {
        format!(
            r#"{{"user":{{"login":"{who}"}},"state":"{state}","submitted_at":"2026-05-01T10:{minute:02}:00Z","commit_id":"{commit}"}}"#
        )
    }

    #[test]
    fn the_last_word_of_each_counts() {
        let list = |reviews: &[String]| told(&format!("[{}]", reviews.join(",")));
        let of = |state: &str, minute| review("Ada", state, minute, "c1");
        assert_eq!(list(&[]), "||");
        assert_eq!(list(&[of("APPROVED", 1)]), "ada||");
        assert_eq!(list(&[of("APPROVED", 1), of("CHANGES_REQUESTED", 2)]), "||ada");
        assert_eq!(list(&[of("CHANGES_REQUESTED", 2), of("APPROVED", 1)]), "||ada", "in time");
        assert_eq!(list(&[of("CHANGES_REQUESTED", 1), of("APPROVED", 2)]), "ada||");
        assert_eq!(list(&[of("APPROVED", 1), of("DISMISSED", 2)]), "||");
        assert_eq!(list(&[of("APPROVED", 1), of("COMMENTED", 2)]), "ada||", "no opinion");
        assert_eq!(list(&[of("PENDING", 1)]), "||");
        assert_eq!(list(&[of("WHATEVER", 1)]), "||");
        assert_eq!(list(&[of("approved", 1)]), "||");
    }

    #[test]
    fn an_approval_of_an_earlier_commit_does_not_count() {
        let reviews = [review("ada", "APPROVED", 1, "c1"), review("bob", "APPROVED", 1, "c2")];
        let with = |head: &str| told(&format!(r#"{{{head}"reviews":[{}]}}"#, reviews.join(",")));
        assert_eq!(with(""), "ada,bob||");
        assert_eq!(with(r#""head":"c2","#), "bob|ada|");
        assert_eq!(with(r#""headRefOid":"c2","#), "bob|ada|");
        let lost = review("ada", "APPROVED", 1, "");
        assert_eq!(told(&format!(r#"{{"head":"c2","reviews":[{lost}]}}"#)), "|ada|");
        let again = [reviews[0].clone(), review("ada", "APPROVED", 2, "c2")];
        assert_eq!(told(&format!(r#"{{"head":"c2","reviews":[{}]}}"#, again.join(","))), "ada||");
    }

    #[test]
    fn each_forge_is_read() {
        let gh = r#"{"author":{"login":"Cy"},"headRefOid":"c2","reviews":[{"author":{"login":"ada"},
            "state":"APPROVED","submittedAt":"2026-05-01T10:00:00Z","commit":{"oid":"c1"}}]}"#;
        assert_eq!(told(gh), "|ada|");
        assert_eq!(read(gh).unwrap().author.as_deref(), Some("cy"));
        let pages =
            format!("[[{}],[{}]]", review("a", "APPROVED", 1, ""), review("b", "APPROVED", 1, ""));
        assert_eq!(told(&pages), "a,b||");
        let gitlab = r#"{"id":5,"author":"cy","approved":true,"approved_by":[{"user":{"id":1,"username":"Ada"}}]}"#;
        assert_eq!(told(gitlab), "ada||");
        assert_eq!(read(gitlab).unwrap().author.as_deref(), Some("cy"));
        let ghost = r#"[{"user":null,"state":"APPROVED","submitted_at":"2026-05-01T10:00:00Z"}]"#;
        assert_eq!(told(ghost), "||");
    }

    #[test]
    fn what_is_no_review_is_refused() {
        let fault = |json: &str| read(json).unwrap_err();
        assert!(fault("").starts_with("it is no JSON"), "{}", fault(""));
        assert!(fault(&"[".repeat(5000)).starts_with("it is no JSON"));
        assert_eq!(fault("{}"), "it has neither `reviews` nor `approved_by`");
        assert_eq!(fault("7"), "it has neither `reviews` nor `approved_by`");
        assert_eq!(
            fault(r#"{"message":"Not Found"}"#),
            "it has neither `reviews` nor `approved_by`"
        );
        assert_eq!(fault(r#"{"reviews":{}}"#), "`reviews` is no list");
        assert_eq!(fault("[1]"), "entry 1 of `reviews` is no object");
        assert_eq!(fault("[[[]]]"), "entry 1 of `reviews` is no object");
        assert_eq!(fault("[{}]"), "entry 1 of `reviews` has no `state`");
        let when = review("a", "APPROVED", 61, "");
        assert_eq!(
            fault(&format!("[{when}]")),
            "entry 1 of `reviews` has no time that can be read"
        );
        let many = vec!["{}"; MOST + 1].join(",");
        assert_eq!(fault(&format!("[{many}]")), "`reviews` has more than 10000 entries");
    }
}
