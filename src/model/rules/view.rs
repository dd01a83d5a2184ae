//! What rules look things up in.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::content::Records;
use crate::content::record::SiteRecord;
use crate::diagnostic::Place;
use crate::model::resolve::{AwardDraft, Draft};
use crate::model::{Badge, Earner, Moment, Settings, Slug, Version};

/// Everything that could be read, with look-ups.
pub(super) struct View<'a> {
    pub(super) records: &'a Records,
    pub(super) draft: &'a Draft<'a>,
    pub(super) as_of: Timestamp,
    badges: HashMap<&'a Slug, &'a Badge>,
    earlier: HashMap<(&'a Slug, &'a Version), &'a Badge>,
    earners: HashMap<&'a Slug, &'a Earner>,
}

/// An award of which it is known who earned what when.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) draft: &'a AwardDraft<'a>,
    /// In the version that it was earned under.
    pub(super) badge: &'a Badge,
    pub(super) earner: &'a Earner,
    pub(super) awarded: Moment,
}

impl<'a> View<'a> {
    pub(super) fn new(records: &'a Records, draft: &'a Draft<'a>, as_of: Timestamp) -> Self {
        let badges = draft.badges.iter().map(|badge| (&badge.slug, badge)).collect();
        let earners = draft.earners.iter().map(|earner| (&earner.slug, earner)).collect();
        let earlier = draft.earlier.iter();
        let earlier = earlier.map(|badge| ((&badge.slug, &badge.version), badge)).collect();
        Self { records, draft, as_of, badges, earlier, earners }
    }

    /// `site.yaml` and its place, where all of it could be read.
    pub(super) fn site(&self) -> Option<(&'a SiteRecord, &'a Place)> {
        let site = self.records.site.as_ref().filter(|site| self.records.is_whole(&site.place))?;
        Some((&site.record, &site.place))
    }

    /// What `site.yaml` says, where that could be read.
    pub(super) fn settings(&self) -> Option<&'a Settings> {
        self.draft.settings.as_ref()
    }

    /// Where it is said who may approve awards of a badge.
    pub(super) fn reviewers_place(&self, badge: &Badge) -> Place {
        match (&self.records.site, &badge.family) {
            (Some(site), Some(family)) if badge.reviewers.is_empty() => {
                site.place.at("families").at(family.as_str()).at("reviewers")
            }
            _ => badge.place.at("reviewers"),
        }
    }

    pub(super) fn badge(&self, slug: &Slug) -> Option<&'a Badge> {
        self.badges.get(slug).copied()
    }

    /// The badge in that version. Where that cannot be told, as it is.
    fn version(&self, slug: &Slug, version: Option<&Version>) -> Option<&'a Badge> {
        let earlier = version.and_then(|version| self.earlier.get(&(slug, version)).copied());
        earlier.or_else(|| self.badge(slug))
    }

    pub(super) fn earner(&self, slug: &Slug) -> Option<&'a Earner> {
        self.earners.get(slug).copied()
    }

    /// The day the content is judged on.
    pub(super) fn today(&self) -> Date {
        self.as_of.to_zoned(TimeZone::UTC).date()
    }

    /// The awards of which it is known who earned what when.
    pub(super) fn known_awards(&self) -> impl Iterator<Item = Known<'a>> {
        self.draft.awards.iter().filter_map(|draft| {
            Some(Known {
                draft,
                badge: self.version(draft.badge.as_ref()?, draft.version.as_ref())?,
                earner: self.earner(draft.earner.as_ref()?)?,
                awarded: draft.awarded?,
            })
        })
    }

    /// One draft for each award that is written: of a cohort, the first.
    pub(super) fn written_awards(&self) -> impl Iterator<Item = &'a AwardDraft<'a>> {
        self.draft.awards.iter().filter(|draft| draft.nth.unwrap_or(0) == 0)
    }
}
