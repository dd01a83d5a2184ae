//! Who may issue.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;

use super::{Badge, Earner, Issuing, Reviewer, Settings, Slug};

/// What `site.yaml` says of who may issue.
#[derive(Debug, Clone, Default)]
pub struct Policies {
    /// How many people approve an award of a reviewed badge, where it is said.
    pub approvals: Option<u32>,
    /// Whether the earner's manager approves an award of a peer badge.
    pub manager_approves_peer: bool,
    /// How many colleagues one person may nominate in a quarter of a year.
    pub nominations_per_quarter: Option<u32>,
    /// The first day of awards that are held against all this.
    pub since: Option<Date>,
    /// Who is in each team, by its handle in lower case.
    pub teams: BTreeMap<String, Vec<Slug>>,
}

impl Policies {
    /// Whether an award of that day is held against them.
    pub fn hold_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day)
    }
}

/// A quarter of a year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    /// From 1 to 4.
    nth: i8,
}

impl Quarter {
    /// The one that a day lies in.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), nth: (day.month() - 1) / 3 + 1 }
    }
}

/// `the 3rd quarter of 2026`
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nth = match self.nth {
            1 => "1st",
            2 => "2nd",
            3 => "3rd",
            _ => "4th",
        };
        write!(f, "the {nth} quarter of {}", self.year)
    }
}

impl Settings {
    /// Who may approve awards of a badge: its own reviewers, else those of its family. Nobody
    /// in particular where there are none.
    pub fn reviewers<'a>(&'a self, badge: &'a Badge) -> &'a [Reviewer] {
        let family = badge.family.as_ref().and_then(|slug| self.family(slug));
        match family {
            Some(family) if badge.reviewers.is_empty() => &family.reviewers,
            _ => &badge.reviewers,
        }
    }

    /// How many people have to approve an award of a badge.
    pub fn approvals(&self, badge: &Badge) -> u32 {
        let usual = || u32::from(!self.reviewers(badge).is_empty());
        match badge.issuing {
            Issuing::Reviewed => self.policies.approvals.unwrap_or_else(usual),
            Issuing::Peer => usual().max(u32::from(self.policies.manager_approves_peer)),
            Issuing::Milestone => 0,
        }
    }

    /// Whether somebody may approve awards of a badge. Nothing where that depends on who is in
    /// a team, or whose account a handle is, and nobody says.
    pub fn may_approve(&self, badge: &Badge, person: &Earner) -> Option<bool> {
        let reviewers = self.reviewers(badge);
        let mut known = true;
        for reviewer in reviewers {
            match self.stands_for(reviewer, person) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = false,
            }
        }
        known.then_some(reviewers.is_empty())
    }

    /// Whether a reviewer is that person, or a team that the person is in.
    fn stands_for(&self, reviewer: &Reviewer, person: &Earner) -> Option<bool> {
        let handle = match reviewer {
            Reviewer::Person(slug) => return Some(*slug == person.slug),
            Reviewer::Handle(handle) => handle.to_ascii_lowercase(),
        };
        if let Some(members) = self.policies.teams.get(&handle) {
            return Some(members.contains(&person.slug));
        }
        if handle.contains('/') {
            return None;
        }
        person.account.as_ref().map(|account| handle.strip_prefix('@') == Some(account))
    }
}
