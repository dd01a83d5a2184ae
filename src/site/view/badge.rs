//! Badges and their families.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{ChangesView, Duration, HoldersView, Pages, PathwayMark, SkillMark, VersionMark};
use crate::site::Sanitised;

/// A badge where it is named: cards, chips, rows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct BadgeCard {
    /// Its name.
    pub(in crate::site) name: String,
    /// What its holders can do.
    pub(in crate::site) description: String,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Whether its name stands otherwise in what is signed.
    pub(in crate::site) translated: bool,
    /// Its page.
    pub(in crate::site) link: String,
    /// Its picture.
    pub(in crate::site) picture: String,
    /// What the picture shows, in words, for places where it stands alone.
    pub(in crate::site) alt: String,
    /// Its family's colour or its own, `#rrggbb`.
    pub(in crate::site) color: String,
    /// Its family.
    pub(in crate::site) family: Option<FamilyMark>,
    /// Its tier.
    pub(in crate::site) tier: Option<TierMark>,
    /// The slugs of its skills.
    pub(in crate::site) skills: Vec<String>,
    /// Whether new awards are over.
    pub(in crate::site) retired: bool,
}

/// A family where it is named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct FamilyMark {
    /// What it is called in addresses.
    pub(in crate::site) slug: String,
    /// Its name.
    pub(in crate::site) name: String,
    /// The language of its name, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
}

/// A tier and how high it is.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct TierMark {
    /// Its slug.
    pub(in crate::site) slug: String,
    /// Its name in words.
    pub(in crate::site) name: String,
    /// One per tier of the site, lowest first: whether this tier reaches it.
    pub(in crate::site) dots: Vec<bool>,
}

/// A family with its badges. Without name and slug: the badges of no family.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct FamilyView {
    /// Its name in addresses.
    pub(in crate::site) slug: Option<String>,
    /// Its name.
    pub(in crate::site) name: Option<String>,
    /// What it is about.
    pub(in crate::site) description: Option<String>,
    /// The language of its texts, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its colour.
    pub(in crate::site) color: String,
    /// How many badges it has.
    pub(in crate::site) count: usize,
    /// Its badges ([`BadgeCard`]), lowest tier first.
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) badges: Vec<Value>,
    /// Its own page, where all badges are too many for one.
    pub(in crate::site) link: Option<String>,
}

/// A page of badges: all of them, or those of a family.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct BadgesView {
    /// How many there are on the site.
    pub(in crate::site) total: usize,
    /// The family that the page is of, with those of its badges that are on the page. Nothing
    /// on the page of all badges.
    pub(in crate::site) of: Option<FamilyView>,
    /// The families. Where each has a page of its own, with a few badges, or none.
    pub(in crate::site) families: Vec<FamilyView>,
    /// Which page.
    pub(in crate::site) pages: Pages,
    /// What to filter by, where that can be done.
    pub(in crate::site) filters: Option<Filters>,
}

/// What a list can be filtered by; a choice is left out where there is nothing to choose.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub(in crate::site) struct Filters {
    /// Whether scripts find what to show in the index, for it is not all on the page.
    pub(in crate::site) indexed: bool,
    /// Families of badges.
    pub(in crate::site) families: Vec<Choice>,
    /// Tiers, lowest first.
    pub(in crate::site) tiers: Vec<Choice>,
    /// Skills of badges.
    pub(in crate::site) skills: Vec<Choice>,
    /// Frameworks of skills.
    pub(in crate::site) frameworks: Vec<Choice>,
}

/// Something to filter by.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Choice {
    /// What stands for it in addresses.
    pub(in crate::site) value: String,
    /// Its name.
    pub(in crate::site) name: String,
}

/// What a credential's page says of its badge.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct BadgeOnCredential {
    /// The badge ([`BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) card: Value,
    /// The version that it was earned under, where there may be several.
    pub(in crate::site) version: Option<VersionMark>,
    /// What one must do.
    pub(in crate::site) criteria: Sanitised,
    /// Its skills.
    pub(in crate::site) skills: Vec<SkillMark>,
}

/// The page of a badge's criteria.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct BadgeView {
    /// The badge ([`BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) card: Value,
    /// What it is, in words: its Open Badges `achievementType`.
    pub(in crate::site) kind: String,
    /// Its version, where it says one.
    pub(in crate::site) version: Option<String>,
    /// What one must do.
    pub(in crate::site) criteria: Sanitised,
    /// `reviewed`, `peer` or `milestone`.
    pub(in crate::site) issuing: &'static str,
    /// Who may approve.
    pub(in crate::site) reviewers: Vec<ReviewerView>,
    /// How long an award counts.
    pub(in crate::site) valid_for: Option<Duration>,
    /// Words to find it by.
    pub(in crate::site) tags: Vec<String>,
    /// Badges that must be held first ([`BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) requires: Vec<Value>,
    /// Badges that need this one ([`BadgeCard`]).
    #[schemars(with = "Vec<super::BadgeCard>")]
    pub(in crate::site) required_by: Vec<Value>,
    /// Badges of its family that build on each other, lowest first. Empty where alone.
    pub(in crate::site) ladder: Vec<Rung>,
    /// Its skills.
    pub(in crate::site) skills: Vec<SkillMark>,
    /// Pathways that it is part of.
    pub(in crate::site) pathways: Vec<PathwayMark>,
    /// Who holds it.
    pub(in crate::site) holders: HoldersView,
    /// Its versions, the present one first. Empty where there is but one.
    pub(in crate::site) versions: Vec<VersionMark>,
    /// What changed with the present version.
    pub(in crate::site) changes: Option<ChangesView>,
    /// The achievement as JSON.
    pub(in crate::site) json: String,
}

/// One rung of a ladder of tiers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Rung {
    /// The badge ([`BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) badge: Value,
    /// Whether it is the badge of the page.
    pub(in crate::site) here: bool,
}

/// Who may approve. Without a name: a colleague who is not listed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct ReviewerView {
    /// The name.
    pub(in crate::site) name: Option<String>,
    /// The portfolio.
    pub(in crate::site) link: Option<String>,
}
