//! People and what they earned.

use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

use super::{Day, Folded, Pages, Progress, QrView, RevocationView, SharingView, SkillMark, Tally};
use crate::site::Sanitised;

/// Somebody where they are named. Without a name: a colleague who is not listed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PersonMark {
    /// The name.
    pub(in crate::site) name: Option<String>,
    /// The portfolio.
    pub(in crate::site) link: Option<String>,
}

/// Somebody in the index of people.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PersonCard {
    /// The name.
    pub(in crate::site) name: String,
    /// What stands for a portrait.
    pub(in crate::site) initials: String,
    /// The portfolio.
    pub(in crate::site) link: String,
    /// The portrait.
    pub(in crate::site) picture: Option<String>,
    /// One line below the name.
    pub(in crate::site) headline: Option<String>,
    /// How many badges are held.
    pub(in crate::site) badges: usize,
    /// What a link to the first of a letter names, in a long list.
    pub(in crate::site) anchor: Option<String>,
}

/// A page of the index of people.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PeopleView {
    /// Those on this page.
    pub(in crate::site) shown: Vec<PersonCard>,
    /// All who are listed.
    pub(in crate::site) total: usize,
    /// Which page.
    pub(in crate::site) pages: Pages,
}

/// A portfolio.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct PersonView {
    /// The name.
    pub(in crate::site) name: String,
    /// What stands for a portrait.
    pub(in crate::site) initials: String,
    /// The portrait.
    pub(in crate::site) picture: Option<String>,
    /// One line below the name.
    pub(in crate::site) headline: Option<String>,
    /// A few words.
    pub(in crate::site) bio: Option<Sanitised>,
    /// Links to elsewhere.
    pub(in crate::site) links: Vec<LinkView>,
    /// How many badges are held.
    pub(in crate::site) current: Tally,
    /// How many skills they prove.
    pub(in crate::site) proven: Tally,
    /// Whether `portfolio.json` stands beside the page.
    pub(in crate::site) has_record: bool,
    /// The year of the first award.
    pub(in crate::site) since: Option<i16>,
    /// The calendar of what expires.
    pub(in crate::site) calendar: String,
    /// The strongest badges, to be shown large: up to four.
    #[schemars(with = "Vec<AwardRow>")]
    pub(in crate::site) featured: Vec<Value>,
    /// The others that are held, by family; a few of them as one family without a name.
    pub(in crate::site) families: Vec<FamilyAwards>,
    /// All that are held, the strongest first.
    #[schemars(with = "Vec<AwardRow>")]
    pub(in crate::site) held: Vec<Value>,
    /// Skills that they prove, the best proven first.
    pub(in crate::site) skills: Folded<ProvenSkill>,
    /// What is held and ends, soonest first.
    #[schemars(with = "Folded<AwardRow>")]
    pub(in crate::site) expiring: Folded<Value>,
    /// Awards that were revoked, or expired and were not renewed, newest first.
    #[schemars(with = "Folded<AwardRow>")]
    pub(in crate::site) former: Folded<Value>,
    /// All awards by year, newest first.
    pub(in crate::site) timeline: Vec<Year>,
    /// The earlier part of a long past.
    pub(in crate::site) earlier: Vec<Year>,
    /// How to show it elsewhere.
    pub(in crate::site) sharing: SharingView,
    /// The QR code that leads from paper to the page.
    pub(in crate::site) code: Option<QrView>,
    /// Pathways begun, those nearest to their end first, then what is completed.
    pub(in crate::site) pathways: Vec<Progress>,
}

/// A link to elsewhere.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct LinkView {
    /// Its words.
    pub(in crate::site) label: String,
    /// Where it leads.
    pub(in crate::site) url: String,
}

/// The awards of one family that count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct FamilyAwards {
    /// Its name. Nothing for badges of no family.
    pub(in crate::site) name: Option<String>,
    /// The language of its name, where it is not that of the interface.
    pub(in crate::site) lang: Option<String>,
    /// Its colour.
    pub(in crate::site) color: String,
    /// The awards, the strongest first.
    #[schemars(with = "Folded<AwardRow>")]
    pub(in crate::site) awards: Folded<Value>,
}

/// A skill and what proves it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct ProvenSkill {
    /// The skill.
    pub(in crate::site) skill: SkillMark,
    /// When the last proof ends, if all do.
    pub(in crate::site) until: Option<Day>,
    /// Awards that prove it, the strongest first.
    pub(in crate::site) proofs: Folded<Proof>,
}

/// An award that proves a skill.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Proof {
    /// The badge ([`super::BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) badge: Value,
    /// The credential.
    pub(in crate::site) link: String,
    /// When it was given.
    pub(in crate::site) awarded: Day,
    /// When it ends.
    pub(in crate::site) until: Option<Day>,
    /// What shows that the criteria were met.
    pub(in crate::site) evidence: Vec<LinkView>,
}

/// The awards of one year.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct Year {
    /// Which.
    pub(in crate::site) year: i16,
    /// Its awards, newest first.
    #[schemars(with = "Vec<AwardRow>")]
    pub(in crate::site) awards: Vec<Value>,
}

/// An award on its earner's page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct AwardRow {
    /// The badge ([`super::BadgeCard`]).
    #[schemars(with = "super::BadgeCard")]
    pub(in crate::site) badge: Value,
    /// The credential.
    pub(in crate::site) link: String,
    /// What its files are called once they are downloaded, without ending.
    pub(in crate::site) file: String,
    /// When it was given.
    pub(in crate::site) awarded: Day,
    /// When it ends or ended.
    pub(in crate::site) until: Option<Day>,
    /// From when on its end is near: a day as in `datetime`.
    pub(in crate::site) soon: Option<String>,
    /// `current`, `expired`, `renewed` (expired, but the badge is held) or `revoked`.
    pub(in crate::site) state: &'static str,
    /// When and why it was taken back.
    pub(in crate::site) revoked: Option<RevocationView>,
}

/// A portfolio that stands somewhere else now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::site) struct MovedView<'a> {
    /// Whose it is.
    pub(in crate::site) name: &'a str,
    /// The portfolio.
    pub(in crate::site) link: String,
}
