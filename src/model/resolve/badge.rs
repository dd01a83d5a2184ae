//! `badges/<slug>.yaml` and what lies beside it.

use super::policies::reviewers;
use super::site::SiteDraft;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::terms::Written;
use super::{Faults, Known, Skills, Spot, milestone, read};
use crate::content::record::{
    BadgeRecord, Issuing as IssuingRecord, Repeatable as RepeatableRecord, Status,
};
use crate::content::{ImageType, Named, Records};
use crate::model::scalar;
use crate::model::{Badge, Issuing, Picture, Repeatable, SitePath, Slug, Version};

/// What references of a badge are resolved with.
pub(in crate::model) struct BadgeReader<'a> {
    pub(in crate::model) records: &'a Records,
    pub(in crate::model) site: &'a SiteDraft<'a>,
    pub(in crate::model) badges: &'a Known<'a>,
    pub(in crate::model) people: &'a Known<'a>,
    pub(in crate::model) as_of: Timestamp,
}

impl BadgeReader<'_> {
    /// Reads one badge.
    pub(in crate::model) fn badge(
        &self,
        faults: &mut Faults,
        skills: &mut Skills,
        slug: Slug,
        named: &Named<BadgeRecord>,
    ) -> Badge {
        let (record, root) = (&named.record, Spot::Root(&named.place));
        let tier = self.tier(faults, &root.key("tier"), record.tier.as_ref());
        let retired_on =
            faults.maybe(&root.key("retired_on"), record.retired_on.as_ref(), scalar::day);
        let terms = self.terms(faults, skills, &Written::badge(named));
        Badge {
            name: terms.name,
            description: terms.description,
            family: faults.reference(
                &root.key("family"),
                record.family.as_ref(),
                &self.site.families,
            ),
            tier,
            achievement_type: terms.achievement_type,
            criteria: terms.criteria,
            requires: terms.requires,
            valid_for: terms.valid_for,
            skills: terms.skills,
            tags: terms.tags,
            reviewers: reviewers(faults, &root.key("reviewers"), &record.reviewers, self.people),
            issuing: issuing(record.issuing),
            version: faults
                .maybe(&root.key("version"), record.version.as_ref(), scalar::version)
                .unwrap_or_else(Version::first),
            until: None,
            milestone: milestone::milestone(faults, &root, record),
            retired: self.is_retired(record, retired_on),
            retired_on,
            repeatable: repeatable(record.repeatable),
            other_identifiers: faults
                .identifiers(&root.key("other_identifiers"), &record.other_identifiers),
            art: self.art(&slug, &named.slug),
            translations: terms.translations,
            place: named.place.clone(),
            slug,
        }
    }

    /// Retired by its status, or since the last day it was awarded on has passed. A last day
    /// that cannot be read tells nothing.
    fn is_retired(&self, record: &BadgeRecord, last_day: Option<Date>) -> bool {
        let today = self.as_of.to_zoned(TimeZone::UTC).date();
        match last_day {
            Some(day) => record.status == Status::Retired || day < today,
            None => record.status == Status::Retired && record.retired_on.is_none(),
        }
    }

    fn tier(&self, faults: &mut Faults, spot: &Spot, text: Option<&String>) -> Option<usize> {
        let slug = faults.reference(spot, text, &self.site.tiers)?;
        self.site.ladder.iter().position(|tier| *tier == slug)
    }

    fn art(&self, slug: &Slug, name: &str) -> Option<Picture> {
        let image = self.records.art.get(name)?;
        let file = if image.kind == ImageType::Svg { "badge.svg" } else { "badge.png" };
        SitePath::new(&format!("badges/{slug}/{file}")).map(|address| read::picture(image, address))
    }
}

fn issuing(record: IssuingRecord) -> Issuing {
    match record {
        IssuingRecord::Reviewed => Issuing::Reviewed,
        IssuingRecord::Peer => Issuing::Peer,
        IssuingRecord::Milestone => Issuing::Milestone,
    }
}

fn repeatable(record: RepeatableRecord) -> Repeatable {
    match record {
        RepeatableRecord::Never => Repeatable::Never,
        RepeatableRecord::Yearly => Repeatable::Yearly,
        RepeatableRecord::Always => Repeatable::Always,
    }
}
