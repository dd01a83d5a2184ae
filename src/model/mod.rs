//! The catalogue: what the folder means once every reference is resolved.
//!
//! Types with private fields have one constructor that proves what they promise.
//! Records of the catalogue (badge, award, earner, …) are read through [`Catalog`],
//! which nothing can change once it is made.

mod appearance;
mod award;
mod badge;
mod catalog;
pub mod compare;
mod derive;
mod earner;
mod endorsement;
mod local;
mod moment;
mod names;
mod next;
mod pathway;
mod policies;
mod provenance;
mod resolve;
pub mod routes;
mod rules;
mod scalar;
mod settings;
mod template;
mod terms;
mod version;

pub use appearance::{Appearance, FamilyName, Font, Typeface};
pub use award::{Award, Evidence, Outcome, Revocation, State, StatusEntry};
pub use badge::{Badge, Issuing, Milestone, Repeatable, Reviewer, Skill};
pub use catalog::{Catalog, CatalogParts};
pub use earner::{Earner, Hr, Link, Visibility};
pub use endorsement::Endorsement;
pub use local::{Translation, Translations};
pub use moment::{Moment, Period};
pub use names::{BaseUrl, CredentialId, Email, SitePath, Slug, StatusIndex};
pub use pathway::{Pathway, Role, Step};
pub use policies::{Policies, Quarter};
pub use provenance::{IssuedBy, MergeRequest, Provenance};
pub use resolve::{LeftOut, Resolved, Sound, resolve};
pub use scalar::{is_achievement_type, is_did, web_address};
pub use settings::{Family, Issuer, Motif, Page, Picture, PublicKey, Settings, Text};
pub use template::Template;
pub use terms::Terms;
pub use version::Version;
