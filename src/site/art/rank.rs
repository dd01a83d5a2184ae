//! How high a badge stands, told by its form.

use std::borrow::Cow;

use crate::site::words::Words;

/// A tier among all tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    /// From 0, the lowest.
    tier: usize,
    /// At least 1.
    of: usize,
}

/// What a badge wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part that is drawn or not")]
pub(super) struct Form {
    /// The ribbon has ends that hang behind it.
    pub(super) tails: bool,
    /// The rim is double.
    pub(super) double: bool,
    /// Branches of laurel stand around it.
    pub(super) wreath: bool,
    /// A star stands above it.
    pub(super) crest: bool,
}

impl Form {
    /// What stands out most of what it wears, if anything.
    pub(super) fn words(self, words: &Words) -> Option<Cow<'_, str>> {
        let key = match self {
            Self { crest: true, .. } => "art.crest",
            Self { wreath: true, .. } => "art.wreath",
            Self { double: true, .. } => "art.double",
            Self { tails: true, .. } => "art.tails",
            _ => return None,
        };
        Some(words.text(key))
    }
}

#[expect(clippy::fn_params_excessive_bools, reason = "the columns of the tables below")]
const fn form(tails: bool, double: bool, wreath: bool, crest: bool) -> Form {
    Form { tails, double, wreath, crest }
}

/// From the plainest to the richest.
const FORMS: [Form; 6] = [
    form(false, false, false, false),
    form(true, false, false, false),
    form(true, true, false, false),
    form(true, false, true, false),
    form(true, true, true, false),
    form(true, false, true, true),
];

/// Which of the forms so many tiers take: the plainest and the richest, and what lies between.
const TAKEN: [&[usize]; 6] =
    [&[1], &[0, 5], &[0, 1, 5], &[0, 1, 3, 5], &[0, 1, 2, 3, 5], &[0, 1, 2, 3, 4, 5]];

impl Rank {
    /// The tier with this number, from 0, of so many.
    pub(super) fn new(tier: usize, of: usize) -> Self {
        Self { tier, of: of.max(tier + 1) }
    }

    /// Whether none stands above it, and some below.
    pub(super) fn is_highest(self) -> bool {
        self.tier + 1 == self.of
    }

    /// Whether it is of the lower third.
    pub(super) fn is_lowest(self) -> bool {
        3 * self.tier < self.of - 1
    }

    /// What it wears.
    pub(super) fn form(self) -> Form {
        let taken = TAKEN[self.of.min(6) - 1];
        // With more tiers than forms neighbours share one; the chevrons still tell them apart.
        let at = if self.of <= 6 { self.tier } else { self.tier * 5 / (self.of - 1) };
        taken.get(at).and_then(|form| FORMS.get(*form)).copied().unwrap_or_default()
    }

    /// How many chevrons it has.
    pub(super) fn chevrons(self) -> usize {
        self.tier + 1
    }
}
