//! What the message of a commit tells: which request it merged, and who approved.

use std::collections::BTreeSet;

use crate::model::{Catalog, Earner, Slug};

/// A request that was merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Request {
    /// A pull request.
    Pull(u64),
    /// A merge request of GitLab.
    Merge(u64),
}

impl Request {
    /// `#12`, `!12`.
    pub(super) fn label(self) -> String {
        match self {
            Self::Pull(number) => format!("#{number}"),
            Self::Merge(number) => format!("!{number}"),
        }
    }
}

/// The request that a commit says it merged: in the first line `Merge pull request #12 from …`,
/// `Merged in … (pull request #12)`, or `(#12)` at its end; in a line `See merge request a/b!12`.
pub(super) fn request(message: &str) -> Option<Request> {
    let first = message.lines().next().unwrap_or_default().trim_end();
    let pull = first
        .strip_prefix("Merge pull request #")
        .or_else(|| first.strip_prefix("Merge pull request '").and_then(|rest| after(rest, "(#")))
        .or_else(|| after(first, "(pull request #").filter(|rest| rest.ends_with(')')))
        .or_else(|| after(first, "(#").filter(|rest| rest.ends_with(')')));
    if let Some(number) = pull.and_then(number) {
        return Some(Request::Pull(number));
    }
    let mut lines = message.lines().filter_map(|line| line.strip_prefix("See merge request "));
    lines.find_map(|line| number(after(line, "!")?)).map(Request::Merge)
}

/// What follows the last `mark`.
fn after<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    text.rsplit_once(mark).map(|(_, rest)| rest)
}

fn number(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok().filter(|number| *number > 0)
}

/// The listed people whom the trailers of a commit name as those who reviewed or approved it,
/// by the e-mail address that is theirs in `people/`.
pub(super) fn approvers(message: &str, catalog: &Catalog) -> Vec<Slug> {
    let last = message.trim_end().rsplit("\n\n").next().unwrap_or_default();
    let named: BTreeSet<String> = last.lines().filter_map(approver).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let is_named = |earner: &&Earner| {
        let email = earner.email.as_ref().map(|email| email.for_hashing().to_lowercase());
        earner.is_listed() && email.is_some_and(|email| named.contains(&email))
    };
    catalog.earners().iter().filter(is_named).map(|earner| earner.slug.clone()).collect()
}

/// The address in `Reviewed-by: Name <address>`.
fn approver(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let key = key.to_ascii_lowercase();
    let address = value.trim().strip_suffix('>')?.rsplit_once('<')?.1;
    matches!(&*key, "reviewed-by" | "approved-by").then(|| address.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_told_by_its_number() {
        let check = |message: &str, expected: Option<&str>| {
            assert_eq!(request(message).map(Request::label).as_deref(), expected, "{message}");
        };
        check("Award first aid (#12)", Some("#12"));
        check("Award (#3) again (#12)\n\nbody (#7)", Some("#12"));
        check("Merge pull request #12 from acme/x\n\nAward", Some("#12"));
        check("Merge pull request 'Award (x)' (#12) from x into main", Some("#12"));
        check("Merged in x (pull request #12)", Some("#12"));
        check("Merge branch 'x'\n\nAward\n\nSee merge request a/b!12", Some("!12"));
        for other in
            ["Award", "Fix #12", "(#12) first", "(#)", "(#0)", "(#99999999999999999999)", ""]
        {
            check(other, None);
        }
    }

    #[test]
    fn an_approver_is_told_by_an_address() {
        let found = |line| approver(line);
        assert_eq!(
            found("Reviewed-by: Ada <Ada@acme.example>").as_deref(),
            Some("ada@acme.example")
        );
        assert_eq!(found("approved-by: <a@b>").as_deref(), Some("a@b"));
        for other in ["Co-authored-by: Ada <a@b>", "Reviewed-by: Ada", "Reviewed-by", ""] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
