//! `milestone` of a badge.

use super::{Faults, Problem, Spot};
use crate::content::record::{BadgeRecord, Issuing, MilestoneRecord};
use crate::diagnostic::Code;
use crate::model::scalar::{self, Nearest};
use crate::model::{Milestone, Template};

/// The most years of service.
const MAX_YEARS: u32 = 100;

/// Reads the milestone of a badge. `spot`: of the badge.
pub(super) fn milestone(
    faults: &mut Faults,
    spot: &Spot,
    record: &BadgeRecord,
) -> Option<Milestone> {
    let MilestoneRecord { years, since, message } = record.milestone.as_ref()?;
    let root = spot.key("milestone");
    if record.issuing != Issuing::Milestone {
        let message = "the badge has a milestone, but is not issued by one";
        faults.add(&root, Problem::new(Code::BadValue, message).help("add `issuing: milestone`"));
    }
    if !(1..=MAX_YEARS).contains(years) {
        let message = format!("{years} years of service are no milestone");
        let help = format!("write a number from 1 to {MAX_YEARS}");
        faults.add(&root.key("years"), Problem::new(Code::BadValue, message).help(help));
    }
    let since = faults.maybe(&root.key("since"), since.as_ref(), scalar::day);
    let text = faults.markdown(&root.key("message"), message.as_ref());
    let message = text.and_then(|text| faults.take(&root.key("message"), template(&text.markdown)));
    Some(Milestone { years: *years, since, message })
}

fn template(text: &str) -> Result<Template, Problem> {
    Template::new(text).map_err(|range| {
        let word = &text[range.start + 1..range.end - 1];
        let help = match Nearest::new(Template::WORDS).to(word) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None => "write `{name}`, `{first_name}`, `{years}` or `{badge}`".to_owned(),
        };
        let problem = Problem::new(
            Code::UnknownPlaceholder,
            format!("`{{{word}}}` stands for nothing in a message"),
        );
        Problem { within: Some(range), ..problem.help(help) }
    })
}
