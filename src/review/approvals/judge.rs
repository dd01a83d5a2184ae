//! Awards held against who approved.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Approvals;
use crate::credential::endorsement;
use crate::diagnostic::{Bounded, Code, Diagnostic, Place};
use crate::model::{Award, Badge, Catalog, Issuing, Reviewer, Settings, Slug};
use crate::review::{Fresh, find};

/// The most people that a help names.
const MOST_NAMED: usize = 5;

/// Where a change brings awards that nobody approved who may, or that name approvers who did
/// not. Who opened the pull request stands behind it like those who approve it; so does, for
/// one award, who endorsed it with a key of their own. Nobody counts for an award that they
/// earn or nominated.
///
/// Accounts, keys, reviewers, teams and policies are those that were merged before.
pub fn check_approvals(fresh: &Fresh<'_>, approvals: &Approvals) -> Vec<Diagnostic> {
    let judge = Judge {
        fresh,
        approvals,
        people: people(fresh.law, approvals),
        endorsers: endorsers(fresh),
    };
    let mut told = HashSet::new();
    let mut faults = Bounded::default();
    for award in &fresh.awards {
        for fault in judge.award(award) {
            // Of a cohort, once.
            if told.insert((fault.place.clone(), fault.message.clone())) {
                faults.push(fault);
            }
        }
    }
    faults.into_vec()
}

struct Judge<'a> {
    fresh: &'a Fresh<'a>,
    approvals: &'a Approvals,
    /// Who approved all of the change, or opened it.
    people: BTreeSet<&'a Slug>,
    /// Who endorsed an award.
    endorsers: BTreeMap<&'a str, BTreeSet<&'a Slug>>,
}

/// The people whose accounts approved, or opened the pull request.
fn people<'a>(law: &'a Catalog, approvals: &Approvals) -> BTreeSet<&'a Slug> {
    let stands = |account: &String| {
        approvals.approved.contains(account) || approvals.author.as_ref() == Some(account)
    };
    let people = law.earners().iter();
    people.filter(|one| one.account.as_ref().is_some_and(stands)).map(|one| &one.slug).collect()
}

/// Who endorsed each of the awards, with a key that was theirs before the change.
fn endorsers<'a>(fresh: &Fresh<'a>) -> BTreeMap<&'a str, BTreeSet<&'a Slug>> {
    let ids: HashSet<&str> = fresh.awards.iter().map(|award| award.id.as_str()).collect();
    let own = fresh.head.endorsements().iter();
    let mut own = own.filter(|file| ids.contains(file.award.as_str())).peekable();
    let mut endorsers: BTreeMap<&str, BTreeSet<&Slug>> = BTreeMap::new();
    if own.peek().is_none() {
        return endorsers;
    }
    let faulty = endorsement::check(fresh.head);
    let faulty: HashSet<&Place> = faulty.iter().map(|fault| &fault.place).collect();
    for file in own.filter(|file| !faulty.contains(&file.place)) {
        let before = find::earner(fresh.law, &file.endorser).and_then(|one| one.did.as_ref());
        if before.is_some() && before == fresh.head.earner(&file.endorser).did.as_ref() {
            endorsers.entry(file.award.as_str()).or_default().insert(&file.endorser);
        }
    }
    endorsers
}

impl<'a> Judge<'a> {
    fn award(&self, award: &'a Award) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let mut behind = self.people.clone();
        behind.extend(self.endorsers.get(award.id.as_str()).into_iter().flatten());
        for approver in &award.approved_by {
            if !behind.contains(approver) {
                faults.push(self.not_given(award, approver));
            }
        }
        let mut promised = behind.clone();
        promised.extend(&award.approved_by);
        let (settings, badge) = self.fresh.rules(award);
        if badge.issuing == Issuing::Peer && settings.policies.manager_approves_peer {
            faults.extend(self.by_manager(award, &promised));
            return faults;
        }
        // What the claims above would mend is not told twice.
        let needed = settings.approvals(badge) as usize;
        let count = |people| self.counted(people, award, (settings, badge)).count();
        if count(&promised) < needed {
            faults.push(self.too_few(award, &behind, (settings, badge)));
        }
        faults
    }

    /// Of those people, who may approve that award.
    fn counted<'p>(
        &self,
        people: &'p BTreeSet<&'a Slug>,
        award: &'a Award,
        (settings, badge): (&'a Settings, &'a Badge),
    ) -> impl Iterator<Item = &'a Slug> + use<'p, 'a> {
        let law = self.fresh.law;
        people.iter().copied().filter(move |slug| {
            let may = find::earner(law, slug).and_then(|one| settings.may_approve(badge, one));
            **slug != award.earner
                && Some(*slug) != award.nominated_by.as_ref()
                && may == Some(true)
        })
    }

    fn not_given(&self, award: &Award, approver: &Slug) -> Diagnostic {
        let place = award.place.at("approved_by");
        let account = find::earner(self.fresh.law, approver).and_then(|one| one.account.as_ref());
        let (message, help) = match account {
            None => (
                format!("`{approver}` has no account, so whether they approved is not known"),
                "add `account:` to their file, in a change of its own, or let them endorse the \
                 award with `laureate endorse`",
            ),
            Some(account) if self.approvals.objected.contains(account) => {
                (format!("`{approver}` asks for changes"), "settle it with them")
            }
            Some(account) if self.approvals.outdated.contains(account) => (
                format!("`{approver}` approved an earlier commit of this"),
                "ask them to look at it again",
            ),
            Some(_) => (
                format!("`{approver}` has not approved this"),
                "ask for their review, or name who did approve",
            ),
        };
        Diagnostic::error(Code::ApprovalNotGiven, place, message).help(help)
    }

    fn by_manager(&self, award: &Award, promised: &BTreeSet<&Slug>) -> Option<Diagnostic> {
        let law = self.fresh.law;
        // Somebody whose file is new has the manager that it names.
        let earner = find::earner(law, &award.earner)
            .unwrap_or_else(|| self.fresh.head.earner(&award.earner));
        let manager = earner.hr.manager.as_ref()?; // else the rules of the model tell
        if promised.contains(manager) {
            return None;
        }
        let message = format!("`{manager}` manages `{}`, and has not approved this", award.earner);
        let fault = Diagnostic::error(Code::ApproverNotManager, award.place.clone(), message);
        Some(fault.help(format!("ask for the review of `{manager}`")))
    }

    fn too_few(
        &self,
        award: &'a Award,
        behind: &BTreeSet<&'a Slug>,
        (settings, badge): (&'a Settings, &'a Badge),
    ) -> Diagnostic {
        let needed = settings.approvals(badge);
        let have: Vec<_> = self.counted(behind, award, (settings, badge)).collect();
        let approvals = if needed == 1 { "1 approval" } else { &format!("{needed} approvals") };
        let by = if settings.reviewers(badge).is_empty() { "" } else { " by its reviewers" };
        let message = format!(
            "an award of `{}` needs {approvals}{by}, and this has {}",
            badge.slug,
            have.len()
        );
        let fault = Diagnostic::error(Code::TooFewApprovals, award.place.clone(), message);
        fault.help(self.whom_to_ask(award, &have, (settings, badge)))
    }

    /// Who could approve, and what keeps others from counting.
    fn whom_to_ask(
        &self,
        award: &Award,
        have: &[&Slug],
        (settings, badge): (&Settings, &Badge),
    ) -> String {
        let reviewers = settings.reviewers(badge).iter();
        let others = reviewers.filter(|reviewer| match reviewer {
            Reviewer::Person(slug) => {
                *slug != award.earner
                    && Some(slug) != award.nominated_by.as_ref()
                    && !have.contains(&slug)
            }
            Reviewer::Handle(_) => true,
        });
        let names: Vec<_> = others.take(MOST_NAMED).map(|one| format!("`{one}`")).collect();
        let mut help = if names.is_empty() {
            "ask for the review of a colleague with an `account`".to_owned()
        } else {
            format!("ask for the review of {}", names.join(", "))
        };
        let people = self.people.iter().filter_map(|slug| find::earner(self.fresh.law, slug));
        if people.into_iter().any(|one| settings.may_approve(badge, one).is_none()) {
            help += "; list who is in a team under `teams` in `site.yaml`";
        }
        help
    }
}
