//! Who may issue what: what a build only warns of, a check does not let pass.

use super::Fresh;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Award, Quarter};

/// Makes errors of what breaks a rule on who may issue: everywhere, or, where it is known what
/// a change brings, only there. What was published stays a warning: it cannot be undone.
pub fn hold_policies(diagnostics: &mut [Diagnostic], fresh: Option<&Fresh<'_>>) {
    for diagnostic in diagnostics.iter_mut().filter(|one| one.code.is_policy()) {
        if fresh.is_none_or(|fresh| is_broken_by(fresh, diagnostic)) {
            diagnostic.severity = Severity::Error;
        }
    }
}

fn is_broken_by(fresh: &Fresh<'_>, diagnostic: &Diagnostic) -> bool {
    fresh.concerns(diagnostic)
        || diagnostic.code == Code::TooManyNominations && is_one_more(fresh, diagnostic)
}

/// Whether one of the new awards is by the same nominator in the same quarter: it is told at
/// the last of them, whichever was there first.
fn is_one_more(fresh: &Fresh<'_>, diagnostic: &Diagnostic) -> bool {
    let counted = |award: &Award| {
        let quarter = Quarter::of(award.period.from().date());
        Some((award.nominated_by.clone()?, quarter))
    };
    let mut all = fresh.head.awards().iter();
    let told = all.find(|award| diagnostic.place.overlaps(&award.place)).and_then(counted);
    told.is_some() && fresh.awards.iter().any(|award| counted(award) == told)
}
