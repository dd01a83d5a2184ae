//! What `site.yaml`, families and badges say of who may issue.
//!
//! People come and go, and rules are made after awards: so these are warnings, and what was
//! published can still be built. `check` takes them as errors.

mod nominations;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::view::{Known, View};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::resolve::{AwardDraft, Faults};
use crate::model::{Badge, Issuing, Moment, Settings};

pub(super) fn check(faults: &mut Faults, view: &View) {
    let Some(settings) = view.settings() else { return };
    for award in view.written_awards().filter(|award| is_held(settings, award)) {
        let Some(badge) = award.badge.as_ref().and_then(|slug| view.badge(slug)) else { continue };
        by_reviewers(faults, view, settings, (award, badge));
        by_enough(faults, view, settings, (award, badge));
        not_by_nominator(faults, award);
    }
    if settings.policies.manager_approves_peer {
        let managed = managed(view);
        let peer = |award: &Known| award.badge.issuing == Issuing::Peer;
        for award in view.known_awards().filter(peer) {
            if is_held(settings, award.draft) {
                by_manager(faults, &award, managed.contains(award.earner.slug.as_str()));
            }
        }
    }
    nominations::check(faults, view, settings);
}

/// Whether the rules hold for an award. What was taken back is past judging.
fn is_held(settings: &Settings, award: &AwardDraft) -> bool {
    let day = award.awarded.map(Moment::date);
    award.record.revoked.is_none() && day.is_some_and(|day| settings.policies.hold_on(day))
}

/// Who approves is one of the reviewers.
fn by_reviewers(
    faults: &mut Faults,
    view: &View,
    settings: &Settings,
    (award, badge): (&AwardDraft, &Badge),
) {
    for (at, slug) in award.approved_by.iter().enumerate() {
        let Some(approver) = view.earner(slug) else { continue };
        // Where the earner's manager approves a peer badge, reviewer or not, that is told apart.
        let by_manager = badge.issuing == Issuing::Peer && settings.policies.manager_approves_peer;
        if by_manager || settings.may_approve(badge, approver) != Some(false) {
            continue;
        }
        let message = format!("`{slug}` is not a reviewer of `{}`", badge.slug);
        faults.push(
            Diagnostic::warning(Code::ApproverNotReviewer, award.approver_place(at), message)
                .help(
                    "name one who is, add them to `reviewers`, or, where it was right in its \
                     time, say since when it is like this: `policies: {since: DATE}` in `site.yaml`",
                )
                .related(view.reviewers_place(badge), "the reviewers"),
        );
    }
}

/// As many approve as the policy wants.
fn by_enough(
    faults: &mut Faults,
    view: &View,
    settings: &Settings,
    (award, badge): (&AwardDraft, &Badge),
) {
    let needed = settings.approvals(badge);
    let named = award.approvers_named();
    let is_told = named == 0
        && match badge.issuing {
            Issuing::Reviewed => !settings.reviewers(badge).is_empty(),
            Issuing::Peer | Issuing::Milestone => settings.policies.manager_approves_peer,
        };
    if is_told || named >= needed as usize {
        return;
    }
    let approvals = if needed == 1 { "1 approval" } else { &format!("{needed} approvals") };
    let message = format!("an award of `{}` needs {approvals} and has {named}", badge.slug);
    let place = if named == 0 { award.place.clone() } else { award.place.at("approved_by") };
    let fault = Diagnostic::warning(Code::TooFewApprovals, place, message)
        .help("add who else approved: `approved_by: [one, other]`");
    let policy = view.site().filter(|_| badge.issuing == Issuing::Reviewed);
    faults.push(match policy {
        Some((_, site)) => fault.related(site.at("policies").at("approvals"), "said here"),
        None => fault.related(view.reviewers_place(badge), "it has reviewers"),
    });
}

/// Somebody else looks at it than who proposed it.
fn not_by_nominator(faults: &mut Faults, award: &AwardDraft) {
    let Some(nominator) = &award.nominated_by else { return };
    let Some(at) = award.approved_by.iter().position(|slug| slug == nominator) else { return };
    let message = format!("`{nominator}` nominated and approved");
    faults.push(
        Diagnostic::warning(Code::NominatorApproved, award.approver_place(at), message)
            .help("let somebody else approve")
            .related(award.place.at("nominated_by"), "nominated here"),
    );
}

/// Everybody whose file names a manager, sound or not.
fn managed<'a>(view: &View<'a>) -> HashSet<&'a str> {
    let people = view.records.people.iter();
    let has_manager =
        people.filter(|one| one.record.hr.as_ref().is_some_and(|hr| hr.manager.is_some()));
    has_manager.map(|one| one.slug.as_str()).collect()
}

/// The earner's manager approves. `names_manager`: the earner's file names one.
fn by_manager(faults: &mut Faults, award: &Known, names_manager: bool) {
    let (earner, badge) = (&award.earner.slug, &award.badge.slug);
    let Some(manager) = &award.earner.hr.manager else {
        if !names_manager {
            let message = format!("nobody is said to manage `{earner}`, and the manager approves");
            faults.push(
                Diagnostic::warning(Code::ApproverNotManager, award.draft.earner_place(), message)
                    .help(format!("add `hr: {{manager: …}}` to the file of `{earner}`")),
            );
        }
        return;
    };
    let is_known = award.draft.approvers_named() <= award.draft.approved_by.len();
    if award.draft.approved_by.contains(manager) || !is_known {
        return;
    }
    let message =
        format!("`{manager}` manages `{earner}`, and is not named as approving `{badge}`");
    let place = match award.draft.approved_by.len() {
        0 => award.draft.place.clone(),
        _ => award.draft.place.at("approved_by"),
    };
    faults.push(
        Diagnostic::warning(Code::ApproverNotManager, place, message)
            .help(format!("`approved_by: {manager}`, once that is so"))
            .related(award.earner.place.at("hr").at("manager"), "the manager"),
    );
}
