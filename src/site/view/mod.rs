//! What templates see: plain words, numbers and addresses, one type per kind of page.
//!
//! Nothing here holds a record of the catalogue, so that a template cannot reach what a
//! page must not say. There is no e-mail address of a person and nothing that human
//! resources know. Addresses are relative to the site's base; templates put `page.root`
//! before them.

mod badge;
mod credential;
mod day;
mod folded;
mod free;
mod head;
mod holders;
mod home;
mod pathway;
mod person;
mod sharing;
mod skill;
mod tally;

pub(super) use badge::{BadgeCard, BadgeOnCredential, BadgeView, FamilyMark, FamilyView, Rung};
pub(super) use badge::{BadgesView, Choice, Filters, ReviewerView, TierMark};
pub(super) use credential::{CredentialView, EndorsementView, EvidenceView, ResultView};
pub(super) use day::{Day, Duration, RevocationView};
pub(super) use folded::Folded;
pub(super) use free::FreeView;
pub(super) use head::{Alternate, Card, Head, IssuerView, MenuEntry, SiteView};
pub(super) use holders::{Holder, Holders, HoldersView, Letter, PageLink, Pages};
pub(super) use home::{HomeView, RecentAward};
pub(super) use pathway::{PathwayMark, PathwayView, Progress, StepView};
pub(super) use person::{AwardRow, FamilyAwards, PeopleView, PersonCard, PersonMark, PersonView};
pub(super) use person::{LinkView, Proof, ProvenSkill, Year};
pub(super) use sharing::{QrView, SharingView};
pub(super) use skill::{SkillMark, SkillView, SkillsView};
pub(super) use tally::Tally;

use crate::model::{Slug, State};

/// The word for a state.
pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::Current => "current",
        State::Expired => "expired",
        State::Revoked => "revoked",
    }
}

/// An address that a page may link to: `https`, `http` or `mailto`.
pub(super) fn web(url: &str) -> Option<String> {
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "https" | "http" | "mailto").then(|| url.to_owned())
}

/// A slug in words: `senior-expert` is `Senior expert`.
pub(super) fn words(slug: &Slug) -> String {
    let text = slug.as_str().replace('-', " ");
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
