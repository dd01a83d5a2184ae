//! What templates see: plain words, numbers and addresses, one type per kind of page.
//!
//! Nothing here holds a record of the catalogue, so that a template cannot reach what a
//! page must not say. There is no e-mail address of a person and nothing that human
//! resources know. Addresses are relative to where the site begins in the language of the
//! page; templates put `page.root` before them.

mod badge;
mod credential;
mod day;
mod folded;
mod frame;
mod free;
mod head;
mod holders;
mod home;
mod pathway;
mod person;
mod sharing;
mod skill;
mod tally;
mod version;

pub(super) use badge::{BadgeCard, BadgeOnCredential, BadgeView, FamilyMark, FamilyView, Rung};
pub(super) use badge::{BadgesView, Choice, Filters, ReviewerView, TierMark};
pub(super) use credential::{
    CredentialView, EndorsementView, EvidenceView, IssuedView, ResultView,
};
pub(super) use day::{Day, Duration, RevocationView};
pub(super) use folded::Folded;
pub(super) use frame::{FooterView, FrameView, HeaderView};
pub(super) use free::FreeView;
pub(super) use head::{Alternate, Card, Head, IssuerView, MenuEntry, SiteView, Translation};
pub(super) use holders::{Holder, Holders, HoldersView, Letter, PageLink, Pages};
pub(super) use home::{HomeView, RecentAward};
pub(super) use pathway::{PathwayMark, PathwayView, Progress, StepView};
pub(super) use person::{AwardRow, FamilyAwards, PeopleView, PersonCard, PersonMark, PersonView};
pub(super) use person::{LinkView, MovedView, Proof, ProvenSkill, Year};
pub(super) use sharing::{QrView, SharingView};
pub(super) use skill::{SkillMark, SkillView, SkillsView};
pub(super) use tally::Tally;
pub(super) use version::{
    ChangedPart, ChangesView, LastsView, PieceView, VersionMark, VersionView,
};

use crate::model::State;

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
