//! What a user writes, one type per kind of file, as `serde` reads it.
//!
//! Records are typed but not yet believed: slugs, dates and references are still text.
//! Their doc comments are the reference for users: `laureate schema` prints them.

mod appearance;
mod award;
mod badge;
mod local;
mod ordered;
mod page;
mod pathway;
mod person;
mod policies;
mod role;
mod site;
mod version;
mod word;

pub use appearance::{AppearanceRecord, FontsRecord};
pub use award::{Approvers, AwardRecord, EvidenceRecord, ResultRecord, RevocationRecord};
pub use badge::{
    BadgeRecord, Issuing, MilestoneRecord, Repeatable, SkillRecord, SkillReference, Status,
};
pub use local::LocalText;
pub use page::PageRecord;
pub use pathway::{ChoiceRecord, PathwayRecord, StepRecord};
pub use person::{HrRecord, LinkRecord, PersonRecord, Visibility};
pub use policies::PoliciesRecord;
pub use role::RoleRecord;
pub use site::{FamilyRecord, IssuerRecord, KeyRecord, PrivacyRecord, SiteRecord};
pub use version::VersionRecord;
