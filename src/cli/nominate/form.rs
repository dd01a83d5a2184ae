//! The text of a nomination, as the forms of `laureate init` come out.

use crate::cli::Stop;

/// The headings of the form, in its order. A heading counts once, and only after those before
/// it: what an answer holds cannot pass for an earlier one.
const HEADINGS: [&str; 7] = [
    "Badge",
    "Who has earned it",
    "Who nominates",
    "Who reviews it",
    "Earned on",
    "Evidence",
    "A word to the earner",
];

/// What GitHub writes below a heading that was left empty.
const LEFT_EMPTY: &str = "_No response_";

/// The answers of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) badge: String,
    pub(super) earners: Vec<String>,
    pub(super) nominator: Option<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) awarded: Option<String>,
    pub(super) evidence: Vec<String>,
    pub(super) message: Option<String>,
}

impl Form {
    /// Takes a form apart.
    ///
    /// # Errors
    /// It names no badge, or nobody who earned it.
    pub(super) fn read(text: &str) -> Result<Self, Stop> {
        let [badge, earners, nominator, reviewers, awarded, evidence, message] = answers(text);
        let text = |answer: &str| (!answer.is_empty()).then(|| answer.to_owned());
        let form = Self {
            badge: slug_of(&badge).to_owned(),
            earners: several(&earners),
            nominator: text(&nominator),
            reviewers: several(&reviewers),
            awarded: text(&awarded),
            evidence: evidence.split_whitespace().map(str::to_owned).collect(),
            message: text(&message),
        };
        let missing = match (form.badge.is_empty(), form.earners.is_empty()) {
            (true, _) => HEADINGS[0],
            (_, true) => HEADINGS[1],
            _ => return Ok(form),
        };
        Err(Stop::new(format!("the form says nothing below `### {missing}`"))
            .help("use the form *Nomination*, as `laureate init` wrote it"))
    }
}

/// What stands below each heading, without comments.
fn answers(text: &str) -> [String; HEADINGS.len()] {
    let text = without_comments(&text.replace("\r\n", "\n"));
    let mut answers: [String; HEADINGS.len()] = Default::default();
    let mut at = None;
    for line in text.lines() {
        // GitLab's quick actions are no part of what was said.
        if line.starts_with("/label ") {
            continue;
        }
        let next = at.map_or(0, |at| at + 1);
        let heading = line.strip_prefix("### ").map(str::trim);
        let found = heading.and_then(|name| HEADINGS[next..].iter().position(|one| *one == name));
        if let Some(found) = found {
            at = Some(next + found);
        } else if let Some(at) = at {
            answers[at].push_str(line);
            answers[at].push('\n');
        }
    }
    answers.map(|answer| match answer.trim() {
        LEFT_EMPTY => String::new(),
        said => said.to_owned(),
    })
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The slug in an entry of the form's list, `First Aid (first-aid)`; else the answer itself.
fn slug_of(answer: &str) -> &str {
    let inside = answer.strip_suffix(')').and_then(|answer| answer.rsplit_once(" ("));
    inside.map_or(answer, |(_, slug)| slug)
}

/// An answer that may hold several, with commas or on lines of their own.
fn several(answer: &str) -> Vec<String> {
    let parts = answer.split([',', '\n']).map(|part| part.trim().trim_start_matches("- ").trim());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(parts in proptest::collection::vec(
            prop_oneof![
                "(### )?(Badge|Who has earned it|Evidence|A word to the earner)\n",
                "<!--|-->|, |\r\n| \\(|\\)|_No response_|/label ",
                any::<String>(),
            ],
            0..20,
        )) {
            if let Ok(form) = Form::read(&parts.concat()) {
                prop_assert!(!form.badge.is_empty());
                prop_assert!(form.earners.iter().all(|earner| !earner.trim().is_empty()));
            }
        }
    }

    #[test]
    fn a_form_of_github_is_taken_apart() {
        let text = "### Badge\r\n\r\nFirst Aid (first-aid)\r\n\r\n### Who has earned it\r\n\r\n\
            ada-lovelace, Alan Turing\r\n\r\n### Who nominates\r\n\r\n_No response_\r\n\r\n\
            ### Earned on\r\n\r\n2026-05-01\r\n\r\n### Evidence\r\n\r\nhttps://a.example/1\r\n\r\n\
            ### A word to the earner\r\n\r\nThank you.\r\n\r\n### Badge\r\n\r\nexpert\r\n";
        let form = Form::read(text).unwrap();
        assert_eq!(form.badge, "first-aid");
        assert_eq!(form.earners, ["ada-lovelace", "Alan Turing"]);
        assert_eq!(form.nominator, None);
        assert_eq!(form.awarded.as_deref(), Some("2026-05-01"));
        assert_eq!(form.evidence, ["https://a.example/1"]);
        // What looks like a heading in the last answer is part of it.
        assert_eq!(form.message.as_deref(), Some("Thank you.\n\n### Badge\n\nexpert"));
    }

    #[test]
    fn comments_and_quick_actions_of_gitlab_are_no_answers() {
        let text = "<!-- ### Badge\nx\n-->\n### Badge\n\nfirst-aid\n\n### Who has earned it\n\
            <!-- their file -->\n- ada\n- alan\n\n### Evidence\n\n/label ~nomination\n";
        let form = Form::read(text).unwrap();
        assert_eq!((form.badge.as_str(), form.earners.len()), ("first-aid", 2));
        assert_eq!((form.evidence.len(), form.message), (0, None));
    }

    #[test]
    fn an_answer_cannot_pass_for_another() {
        let text = "### Badge\n\n$(id) (x)\n\n### Who has earned it\n\nada\n\n### Evidence\n\n\
            https://a.example\n### Who nominates\nalan\n### A word to the earner\n<!-- -->\n";
        let form = Form::read(text).unwrap();
        assert_eq!((form.badge.as_str(), form.nominator), ("x", None));
        assert_eq!(form.evidence, ["https://a.example", "###", "Who", "nominates", "alan"]);
        for text in ["", "### Badge\n\nx\n", "### Who has earned it\n\nada\n", "<!-- ### Badge"] {
            assert!(Form::read(text).is_err(), "{text}");
        }
    }
}
