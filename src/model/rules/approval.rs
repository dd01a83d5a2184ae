//! Who approves and who nominates.

use super::view::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Issuing;
use crate::model::resolve::{AwardDraft, Faults};

pub(super) fn check(faults: &mut Faults, view: &View) {
    for award in &view.draft.awards {
        own_judge(faults, award);
    }
    for award in view.written_awards() {
        missing(faults, view, award);
    }
}

/// Nobody approves or nominates themselves.
fn own_judge(faults: &mut Faults, award: &AwardDraft) {
    let Some(earner) = &award.earner else { return };
    let fault = |code, place, what: &str| {
        Diagnostic::error(code, place, format!("`{earner}` cannot {what}"))
            .help("name somebody else")
            .related(award.earner_place(), "the earner")
    };
    if let Some(at) = award.approved_by.iter().position(|approver| approver == earner) {
        let place = award.approver_place(at);
        faults.push(fault(Code::SelfApproval, place, "approve their own award"));
    }
    if award.nominated_by.as_ref() == Some(earner) {
        let place = award.place.at("nominated_by");
        faults.push(fault(Code::SelfNomination, place, "nominate themselves"));
    }
}

/// A badge with reviewers is approved by somebody, a peer badge is nominated for.
fn missing(faults: &mut Faults, view: &View, award: &AwardDraft) {
    let Some(badge) = award.badge.as_ref().and_then(|slug| view.badge(slug)) else { return };
    let has_reviewers = view.settings().is_some_and(|site| !site.reviewers(badge).is_empty());
    if badge.issuing == Issuing::Reviewed && has_reviewers && award.approvers_named() == 0 {
        let message =
            format!("the badge `{}` has reviewers, and this names nobody who approved", badge.slug);
        faults.push(
            Diagnostic::error(Code::ApprovalMissing, award.place.clone(), message)
                .help("add `approved_by:` with the slug of who did")
                .related(view.reviewers_place(badge), "named here"),
        );
    }
    if badge.issuing == Issuing::Peer && award.record.nominated_by.is_none() {
        let message = format!("the badge `{}` is given by peers, but nobody nominated", badge.slug);
        faults.push(
            Diagnostic::error(Code::NominationMissing, award.place.clone(), message)
                .help("add `nominated_by:` with the slug of who did")
                .related(badge.place.at("issuing"), "said here"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::model::rules::testing::Folder;

    fn codes(badge: &str, award: &str) -> Vec<&'static str> {
        Folder::new()
            .person("grace", "name: Grace\n")
            .badge("b", badge)
            .award(&format!("{{badge: b, earners: [ada, joan], awarded: 2026-05-01{award}}}"))
            .person("joan", "name: Joan\n")
            .codes()
    }

    #[test]
    fn reviewed_badges_are_approved_by_somebody_else() {
        let reviewed = "reviewers: [grace, '@acme/privacy']\n";
        assert_eq!(codes(reviewed, ", approved_by: grace"), [""; 0]);
        assert_eq!(codes(reviewed, ""), ["approval-missing"], "once for the cohort");
        assert_eq!(codes(reviewed, ", approved_by: joan"), ["self-approval"]);
        assert_eq!(codes(reviewed, ", approved_by: gracie"), ["unknown-approver"]);
        assert_eq!(codes(reviewed, ", approved_by: [grace]"), [""; 0]);
        assert_eq!(codes(reviewed, ", approved_by: []"), ["approval-missing"]);
        assert_eq!(codes(reviewed, ", approved_by: [grace, joan]"), ["self-approval"]);
        assert_eq!(codes(reviewed, ", approved_by: [grace, gracie]"), ["unknown-approver"]);
        assert_eq!(codes(reviewed, ", approved_by: [grace, grace]"), ["duplicate-reference"]);
        assert_eq!(codes("", ""), [""; 0]);
        assert_eq!(codes("issuing: milestone\nreviewers: [grace]\n", ""), [""; 0]);
        assert_eq!(codes("reviewers: [gracie]\n", ""), ["unknown-approver"], "nothing follows");
    }

    #[test]
    fn peer_badges_are_nominated_for_by_somebody_else() {
        let peer = "issuing: peer\n";
        let reviewed = "issuing: peer\nreviewers: [grace]\n";
        assert_eq!(codes(peer, ", nominated_by: grace"), [""; 0]);
        assert_eq!(codes(reviewed, ", nominated_by: grace"), ["too-few-approvals"]);
        assert_eq!(codes(peer, ""), ["nomination-missing"]);
        assert_eq!(codes(peer, ", nominated_by: ada"), ["self-nomination"]);
        assert_eq!(codes(peer, ", nominated_by: adda"), ["unknown-person"]);
    }
}
