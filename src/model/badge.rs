//! Badges and skills.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;

use super::{Picture, Slug, Template, Text, Translations, Version};
use crate::diagnostic::Place;

/// A badge: what it recognises and how it is earned. Each version of it is one, with what
/// belongs to the badge itself (family, tier, picture, …) as it is at present.
#[derive(Debug, Clone)]
pub struct Badge {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What its holders can do, in a sentence.
    pub description: String,
    /// Its family.
    pub family: Option<Slug>,
    /// Its tier, an index into `Settings::tiers`, lowest first.
    pub tier: Option<usize>,
    /// The Open Badges `achievementType`.
    pub achievement_type: String,
    /// What one must do.
    pub criteria: Text,
    /// Badges that must be held at the award's date, in the author's order.
    pub requires: Vec<Slug>,
    /// How long an award counts.
    pub valid_for: Option<Span>,
    /// Its skills, in the author's order.
    pub skills: Vec<Slug>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Who may approve, where the badge says it itself: see `Settings::reviewers`.
    pub reviewers: Vec<Reviewer>,
    /// How it comes to be awarded.
    pub issuing: Issuing,
    /// Which version of the badge this is.
    pub version: Version,
    /// The last day of awards under it, where it is an earlier version.
    pub until: Option<Date>,
    /// What it is given for, where it is a milestone that can be proposed.
    pub milestone: Option<Milestone>,
    /// Whether new awards are over.
    pub retired: bool,
    /// The last day it was awarded on, where the author says it.
    pub retired_on: Option<Date>,
    /// Whether one person may earn it again.
    pub repeatable: Repeatable,
    /// What it is called in other systems.
    pub other_identifiers: Vec<String>,
    /// The author's own picture. Without it one is drawn.
    pub art: Option<Picture>,
    /// What it says in other languages.
    pub translations: Translations,
    /// Its file.
    pub place: Place,
}

/// How a badge comes to be awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issuing {
    /// A reviewer approves it.
    Reviewed,
    /// A colleague nominates.
    Peer,
    /// It follows from a fact.
    Milestone,
}

/// Years of service that a badge is given for.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// How many, from 1 to 100.
    pub years: u32,
    /// The first day on which it is given.
    pub since: Option<Date>,
    /// A word to the earner, before names are put into it.
    pub message: Option<Template>,
}

/// Whether one person may earn a badge again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeatable {
    /// Once. An award that outlasts the one before renews it.
    Never,
    /// Once in each year of the calendar.
    Yearly,
    /// As often as it is deserved.
    Always,
}

/// Who may approve an award.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reviewer {
    /// Somebody of `people/`.
    Person(Slug),
    /// A CODEOWNERS handle, with its `@`.
    Handle(String),
}

/// As the author writes it.
impl fmt::Display for Reviewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(slug) => write!(f, "{slug}"),
            Self::Handle(handle) => f.write_str(handle),
        }
    }
}

/// A skill and where it is defined.
#[derive(Debug, Clone)]
pub struct Skill {
    /// Its name in addresses: the slug nearest to its name.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The framework that defines it.
    pub framework: Option<String>,
    /// Its code there.
    pub code: Option<String>,
    /// Its page there.
    pub url: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// What it says in other languages.
    pub translations: Translations,
}

impl Skill {
    /// Takes in what another description of the same skill adds. False where they
    /// contradict each other; then nothing is taken.
    pub(in crate::model) fn absorb(&mut self, other: Self) -> bool {
        let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let same = self.name.to_lowercase() == other.name.to_lowercase()
            && agree(&self.framework, &other.framework)
            && agree(&self.code, &other.code)
            && agree(&self.url, &other.url)
            && agree(&self.description, &other.description);
        if same {
            // The smaller of two spellings, whichever came first.
            self.name = std::mem::take(&mut self.name).min(other.name);
            self.framework = self.framework.take().or(other.framework);
            self.code = self.code.take().or(other.code);
            self.url = self.url.take().or(other.url);
            self.description = self.description.take().or(other.description);
            self.translations.absorb(other.translations);
        }
        same
    }
}
