//! Earners, and what is never published of them.

use jiff::civil::Date;

use super::{Email, Picture, Slug, Text};
use crate::diagnostic::Place;

/// Somebody who earns badges, or approves them.
#[derive(Debug, Clone)]
pub struct Earner {
    /// The name in addresses, where public.
    pub slug: Slug,
    /// Slugs that were theirs before.
    pub former_slugs: Vec<Slug>,
    /// What stood for each of those in addresses of an unlisted earner.
    pub former_hidden_names: Vec<Slug>,
    /// The name, as credentials show it.
    pub name: String,
    /// Never published.
    pub email: Option<Email>,
    /// One line below the name.
    pub headline: Option<String>,
    /// A few words.
    pub bio: Option<Text>,
    /// Links to elsewhere; `https`, `http` or `mailto`.
    pub links: Vec<Link>,
    /// Who can find the pages.
    pub visibility: Visibility,
    /// What stands for the slug in addresses of an unlisted earner: nobody can guess it.
    pub hidden_name: Slug,
    /// A portrait.
    pub image: Option<Picture>,
    /// The earner's own decentralised identifier.
    pub did: Option<String>,
    /// The account on the forge, in lower case. Never published.
    pub account: Option<String>,
    /// Never published.
    pub hr: Hr,
    /// Where it was read.
    pub place: Place,
}

impl Earner {
    /// What the earner is called in addresses: the slug, or what hides it.
    pub fn address_name(&self) -> &Slug {
        match self.visibility {
            Visibility::Public => &self.slug,
            Visibility::Unlisted | Visibility::Private => &self.hidden_name,
        }
    }

    /// What the earner was called in addresses before.
    pub fn former_address_names(&self) -> &[Slug] {
        match self.visibility {
            Visibility::Public => &self.former_slugs,
            Visibility::Unlisted | Visibility::Private => &self.former_hidden_names,
        }
    }

    /// Whether the earner has pages at all.
    pub fn has_page(&self) -> bool {
        self.visibility != Visibility::Private
    }

    /// Whether indexes, feeds and other pages may name the earner.
    pub fn is_listed(&self) -> bool {
        self.visibility == Visibility::Public
    }
}

/// Who can find an earner's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Those who have the address.
    Unlisted,
    /// Nobody.
    Private,
}

/// A link to elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What to call it.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// What human resources know. Never published.
#[derive(Debug, Clone, Default)]
pub struct Hr {
    /// The number in the personnel system.
    pub employee_id: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The manager.
    pub manager: Option<Slug>,
    /// The first day of work.
    pub hired: Option<Date>,
    /// The role.
    pub role: Option<Slug>,
    /// The last day of work.
    pub left: Option<Date>,
}
